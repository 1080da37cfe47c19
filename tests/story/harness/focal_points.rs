//! Practices that name a reviewer's address as their focal point, and what follows for the reviewer.

use praxis::account::model::Account;
use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;
use praxis::practice::model::{PracticeId, Seq};
use serde_json::json;

use crate::cast::Cast;
use crate::desk::{deeds, desk, desk_of, stands};
use crate::people::signed_in;
use crate::site::answers_with;
use crate::world::World;

/// Beyond every event: the person who acts has seen them all.
pub const ALL: Seq = Seq(i64::MAX);

/// A practice in review that names this address as its focal point.
pub async fn naming(cast: &Cast, owner: &Account, title: &str, address: &str) -> PracticeId {
    let id = actions::start(
        &cast.app,
        owner,
        praxis::practice::answers::Answers::default(),
    )
    .await
    .unwrap();
    submit_naming(cast, owner, id, title, address).await;
    id
}

/// Submits the open draft with this address as its focal point.
pub async fn submit_naming(
    cast: &Cast,
    owner: &Account,
    id: PracticeId,
    title: &str,
    address: &str,
) {
    let point = json!({"focal_point": {"name": "A person", "organisation": "Ministry", "email": address, "public": false}});
    cast.write(owner, id, &answers_with(title, 9, point)).await;
    actions::act(&cast.app, owner, id, ALL, Intent::Submit)
        .await
        .unwrap();
}

/// A reviewer who is a party: the queue and the desk say so, and no deed is done.
pub async fn is_kept_out(world: &World, cast: &Cast, who: &Account, id: PracticeId) {
    let before = (deeds(cast, id).await, stands(cast, id).await);
    let browser = signed_in(world, who).await;
    browser
        .visit("/review")
        .await
        .ok()
        .shows("You are connected with this practice: you cannot decide on it");
    let page = desk(&browser, id).await.shows("This practice names you");
    assert_eq!(page.count("button[name=deed]"), 0);
    for deed in [
        "claim",
        "take_over",
        "assign",
        "approve",
        "return",
        "undo",
        "publish_now",
        "mark_spam",
        "set_aside_bar",
    ] {
        let barred = who.id.to_string();
        let form = [
            ("deed", deed),
            ("seq", "99"),
            ("reasons", "x"),
            ("reviewer", &barred),
            ("barred", &barred),
        ];
        let status = browser.post(&desk_of(id), &form).await.status.as_u16();
        assert!([404, 409].contains(&status), "{deed}: {status}");
    }
    assert_eq!((deeds(cast, id).await, stands(cast, id).await), before);
}

/// Every promise that the checker looks at, and where it is broken.
pub async fn broken(cast: &Cast) -> Vec<(&'static str, Vec<String>)> {
    let mut db = cast.app.db.read().await.unwrap();
    let checked = check(&mut db).await.unwrap();
    let broken = checked.into_iter().filter(|one| !one.broken.is_empty());
    broken.map(|one| (one.promise, one.broken)).collect()
}
