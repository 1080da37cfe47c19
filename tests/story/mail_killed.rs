//! The service as a process, killed in the middle of its mails: nothing is lost, and each mail has one Message-ID,
//! so that a receiver can tell a copy from a mail.

use std::collections::{BTreeMap, BTreeSet};

use praxis::mail::actions;
use praxis::mail::model::OutboxCounts;

use crate::cast::Cast;
use crate::mail_server::{Act, MailServer};
use crate::node::{Node, let_leases_end, want_no_digest};
use crate::world::World;

const AMINA: &str = "amina@people.example";

/// Killed while the server has said nothing yet, and again while it has the text and holds its answer back: the
/// mail arrives once more under the same Message-ID, and every other mail arrives.
async fn a_killed_service_loses_no_mail(world: World) {
    let server = MailServer::start().await;
    let cast = Cast::of(&world).await;
    want_no_digest(&world, &cast).await;
    cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 11).await;
    cast.submitted_by(&cast.boris, "Puebla Process", 12).await;
    let owed = async || -> OutboxCounts {
        actions::counts(&mut world.app.db.read().await.unwrap())
            .await
            .unwrap()
    };
    // A receipt and a suggested reviewer's for each.
    assert_eq!(owed().await.waiting, 6);
    server.script(AMINA, [Act::Silence, Act::TakeInSilence]);

    let service = Node::start(&world, &server);
    server.until_performed(AMINA, Act::Silence).await;
    service.kill();
    let_leases_end(&world).await;
    assert_eq!(server.copies_to(AMINA).len(), 0);

    let service = Node::start(&world, &server);
    server
        .until(|server| server.copies_to(AMINA).len() == 1)
        .await;
    service.kill();
    let_leases_end(&world).await;
    assert!(
        owed().await.waiting >= 1,
        "nobody said that it was accepted"
    );

    let service = Node::start(&world, &server);
    let subjects =
        |server: &MailServer| server.subjects().into_iter().collect::<BTreeSet<_>>().len();
    server
        .until(|server| server.copies_to(AMINA).len() == 2 && subjects(server) == 6)
        .await;
    service.stop();

    let counts = owed().await;
    assert_eq!(
        (
            counts.accepted,
            counts.waiting,
            counts.dead,
            counts.no_longer_owed
        ),
        (6, 0, 0, 0)
    );
    let mut ids: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for copy in server.copies() {
        let mail = (copy.to.clone(), copy.eml.subject().to_owned());
        ids.entry(mail)
            .or_default()
            .insert(copy.message_id().to_owned());
    }
    assert!(
        ids.len() == 6 && ids.values().all(|ids| ids.len() == 1),
        "{ids:?}"
    );
    let all: BTreeSet<&String> = ids.values().flatten().collect();
    assert_eq!(all.len(), 6, "no two mails share one");
    assert_eq!(server.copies_to(AMINA).len(), 2);
}
story!(a_killed_service_loses_no_mail);
