//! The service as a process, killed in the middle of its mails: nothing is lost, and each mail has one Message-ID,
//! so that a receiver can tell a copy from a mail.

use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use praxis::db::Target;
use praxis::mail::actions;
use praxis::mail::model::OutboxCounts;
use praxis::mail::preferences::Preference;
use sqlx::Connection as _;

use crate::cast::Cast;
use crate::mail_server::{Act, MailServer};
use crate::world::World;

const AMINA: &str = "amina@people.example";

/// `praxis serve` on the database of a world, killed with the test.
struct Service(Child);

impl Service {
    fn start(world: &World, server: &MailServer) -> Self {
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let database = match &world.app.settings.database {
            Target::Sqlite(file) => format!("sqlite://{}", file.display()),
            Target::Postgres(address) => address.clone(),
        };
        let child = Command::new(env!("CARGO_BIN_EXE_praxis"))
            .env_clear()
            .arg("serve")
            .env("PRAXIS_DATA", world.data())
            .env("PRAXIS_DATABASE", database)
            .env("PRAXIS_LISTEN", free.to_string())
            .env("PRAXIS_PUBLIC_URL", "https://praxis.example")
            .env("PRAXIS_SMTP", format!("smtp://{}", server.address))
            .env("PRAXIS_MAIL_RETRY_FIRST", "200ms")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// No farewell: as when the machine loses its power.
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// As a service manager stops it: what is under way ends and is written down.
    fn stop(mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.0.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success() && self.0.wait().unwrap().success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already ended where the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// On PostgreSQL a mail is taken by a lease, which another node waits to end: lets those minutes pass. On SQLite
/// the next service frees what its predecessor had taken.
async fn let_leases_end(world: &World) {
    if let Target::Postgres(address) = &world.app.settings.database {
        let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
        let over = "UPDATE mail SET taken_until = 0 WHERE taken_until IS NOT NULL";
        sqlx::raw_sql(over).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// The service's own clock may be past the hour of the digests; they are another story.
async fn want_no_digest(world: &World, cast: &Cast) {
    let mut tx = world.app.db.write().await.unwrap();
    for reviewer in [&cast.ruth, &cast.omar, &cast.lena, &cast.grace] {
        let now = world.clock().now();
        actions::choose(&mut tx, now, reviewer.id, Preference::Never)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

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

    let service = Service::start(&world, &server);
    server
        .until(|server| {
            server
                .performed()
                .contains(&(AMINA.to_owned(), Act::Silence))
        })
        .await;
    service.kill();
    let_leases_end(&world).await;
    assert_eq!(server.copies_to(AMINA).len(), 0);

    let service = Service::start(&world, &server);
    server
        .until(|server| server.copies_to(AMINA).len() == 1)
        .await;
    service.kill();
    let_leases_end(&world).await;
    assert!(
        owed().await.waiting >= 1,
        "nobody said that it was accepted"
    );

    let service = Service::start(&world, &server);
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
