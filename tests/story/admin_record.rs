//! The record of what was done to accounts, on a page for administrators; signing an account out at the command line; and
//! the figure that monitoring reads.

use praxis::account::model::Role;
use praxis::admin::actions as admin;
use praxis::db::Engine as _;

use crate::browser::Page;
use crate::cast::{Cast, PASSWORD, spam_mark};
use crate::people::{sign_in, signed_in};
use crate::program::praxis;
use crate::world::World;

/// The lines of the record, newest first: account, what and words, by whom.
fn lines(page: &Page) -> Vec<[String; 3]> {
    let (accounts, cells) = (page.texts("tbody th"), page.texts("tbody td"));
    accounts
        .into_iter()
        .zip(cells.chunks(3))
        .map(|(account, cells)| [account, cells[0].clone(), cells[2].clone()])
        .collect()
}

fn line(account: &str, what: &str, by: &str) -> [String; 3] {
    [account, what, by].map(str::to_owned)
}

async fn every_change_of_role_and_suspension_is_recorded(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    grace
        .visit("/admin/record")
        .await
        .ok()
        .shows("Nothing is recorded yet.");
    let at = format!("/admin/accounts/{}", cast.amina.id);
    let save = [
        ("deed", "save"),
        ("role", "reviewer"),
        ("reads", "en"),
        ("current_password", PASSWORD),
    ];
    grace.post(&at, &save).await.ok();
    // The same role again, with another scope, is no change of role.
    let scoped = [("deed", "save"), ("role", "reviewer"), ("scope", "9")];
    grace.post(&at, &scoped).await.ok();
    let suspend = [("deed", "suspend"), ("reason", "She asked to wait.")];
    grace.post(&at, &suspend).await.ok();
    grace.post(&at, &suspend).await;
    grace.post(&at, &[("deed", "restore")]).await.ok();
    let email = cast.amina.email.as_str();
    praxis(&world, &["account", "role", email, "submitter"], b"").done();
    praxis(&world, &["account", "sign-out", email], b"").done();
    let spam = cast.submitted_by(&cast.boris, "Buy now", 9).await;
    cast.act(&cast.ruth, &spam, spam_mark()).await.unwrap();

    let page = grace.visit("/admin/record").await.ok();
    let (amina, boris) = (cast.amina.name.display(), cast.boris.name.display());
    let (by_grace, by_ruth) = (cast.grace.name.display(), cast.ruth.name.display());
    let command = "Command line";
    let found = lines(&page);
    assert_eq!(found.len(), 6, "{found:#?}");
    assert_eq!(found[0][0], boris);
    assert!(found[0][1].starts_with("Suspended"), "{found:#?}");
    assert_eq!(found[0][2], by_ruth);
    assert_eq!(found[1], line(&amina, "Signed out everywhere", command));
    assert_eq!(
        found[2],
        line(&amina, "Role changed Reviewer → Submitter", command)
    );
    assert_eq!(found[3], line(&amina, "Suspension ended", &by_grace));
    assert_eq!(
        found[4],
        line(&amina, "Suspended She asked to wait.", &by_grace)
    );
    assert_eq!(
        found[5],
        line(&amina, "Role changed Submitter → Reviewer", &by_grace)
    );
    grace
        .visit("/fr/admin/record")
        .await
        .ok()
        .shows("Ligne de commande");

    // A deed that is refused leaves no line.
    let why = praxis::admin::SuspensionReason::parse("why").unwrap();
    admin::suspend(&world.app, Some(&cast.grace), cast.grace.id, &why)
        .await
        .unwrap_err();
    assert_eq!(lines(&grace.visit("/admin/record").await.ok()).len(), 6);
}
story!(every_change_of_role_and_suspension_is_recorded);

/// No statement changes or removes a line.
async fn the_record_is_written_once(world: World) {
    let cast = Cast::of(&world).await;
    let boris = cast.boris.id;
    admin::sign_out(&world.app, None, boris).await.unwrap();
    let mut tx = world.app.db.write().await.unwrap();
    let changed = tx
        .sql("UPDATE account_record SET words = 'x'")
        .execute()
        .await;
    assert!(changed.unwrap_err().to_string().contains("written once"));
    drop(tx);
    let mut tx = world.app.db.write().await.unwrap();
    let deleted = tx.sql("DELETE FROM account_record").execute().await;
    assert!(deleted.unwrap_err().to_string().contains("written once"));
}
story!(the_record_is_written_once);

/// Fifty lines stand on a page, and the next page goes on.
async fn a_long_record_has_pages(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    for _ in 0..60 {
        admin::sign_out(&world.app, Some(&cast.grace), cast.boris.id)
            .await
            .unwrap();
    }
    let first = grace.visit("/admin/record").await.ok();
    assert_eq!(lines(&first).len(), 50);
    let second = first.follow("Next").await.ok();
    assert_eq!(lines(&second).len(), 10);
    assert_eq!(lines(&second.follow("Previous").await.ok()).len(), 50);
}
story!(a_long_record_has_pages);

/// An account whose password a thief may have is signed out from the command line, on every node and in every browser.
async fn an_operator_signs_an_account_out(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.omar.email.as_str();
    let (here, there) = (
        signed_in(&world, &cast.omar).await,
        signed_in(&world, &cast.omar).await,
    );
    let other = signed_in(&world, &cast.ruth).await;
    let said = praxis(&world, &["account", "sign-out", email], b"").done();
    assert_eq!(said, format!("{email} is signed out everywhere.\n"));
    for browser in [&here, &there] {
        browser
            .visit("/review")
            .await
            .lands_on("/sign-in?next=%2Freview");
    }
    other.visit("/review").await.ok().lands_on("/review");
    sign_in(&here, email, PASSWORD).await.ok();
    here.visit("/review").await.ok().lands_on("/review");
    let unknown = praxis(
        &world,
        &["account", "sign-out", "nobody@people.example"],
        b"",
    );
    assert_eq!(unknown.refused().0, 1);
    assert_eq!(cast.omar.role, Role::Reviewer);
}
story!(an_operator_signs_an_account_out);

/// A program of this machine reads how many passwords were hashed; nobody else finds anything there.
async fn monitoring_counts_password_hashes(world: World) {
    Cast::of(&world).await;
    let read = async |peer: [u8; 4], forwarded: bool| {
        let browser = world.browser().at(peer);
        let url = world.app.settings.public_url.join("/metrics").unwrap();
        let mut request = browser.request(axum::http::Method::GET, &url);
        if forwarded {
            request = request.header("x-forwarded-for", "127.0.0.1");
        }
        browser.send(request, String::new()).await
    };
    let figure = async || {
        let text = read([127, 0, 0, 1], false).await.status(200).body;
        let line = text.lines().last().unwrap().to_owned();
        line.strip_prefix("password_hashes_total ")
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    let before = figure().await;
    sign_in(&world.browser(), "nobody@people.example", "a guess at it").await;
    assert_eq!(figure().await, before + 1);
    sign_in(&world.browser(), "amina@people.example", "a guess at it").await;
    assert_eq!(figure().await, before + 2);
    read([203, 0, 113, 7], false).await.status(404);
    read([127, 0, 0, 1], true).await.status(404);
}
story!(monitoring_counts_password_hashes);
