//! Reviewers at their desks: the cast of the small world, each in a browser of their own.

use praxis::db::ids::Seq;
use praxis::practice::actions;
use praxis::practice::model::PracticeId;
use praxis::workflow::{PublicStatus, State};

use crate::browser::{Browser, Page};
use crate::cast::Cast;

/// The address of a practice's desk.
pub fn desk_of(id: PracticeId) -> String {
    format!("/review/{id}")
}

/// The desk of a practice.
pub async fn desk(browser: &Browser, id: PracticeId) -> Page {
    browser.visit(&desk_of(id)).await.ok()
}

/// Presses a deed's button on a desk where nothing is kept from an earlier press, with these fields filled in or chosen.
pub async fn press(browser: &Browser, id: PracticeId, deed: &str, fields: &[(&str, &str)]) -> Page {
    browser.post(&desk_of(id), &[("deed", "clear")]).await;
    let mut form = desk(browser, id).await.form_with(deed);
    for (name, value) in fields {
        // A deed beside the decision has boxes of its own.
        let own = format!("{deed}-{name}");
        let name = if form.offers(&own) { &own } else { *name };
        form = form.set(name, value);
    }
    form.press(deed).await
}

/// Where a practice stands: its open revision, its newest closed one, and what the public has.
pub async fn stands(cast: &Cast, id: PracticeId) -> (Option<State>, Option<State>, PublicStatus) {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    (
        case.open.map(|revision| revision.state),
        case.latest.map(|revision| revision.state),
        case.practice.public,
    )
}

/// Who has the claim.
pub async fn claimed_by(cast: &Cast, id: PracticeId) -> Option<i64> {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    case.open?.claimed_by.map(|account| account.0)
}

/// The deeds of its history, in order.
pub async fn deeds(cast: &Cast, id: PracticeId) -> Vec<&'static str> {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (_, _, actor) = found.unwrap().unwrap();
    let events = actions::history(&mut db, &actor, id).await.unwrap();
    assert!(events.is_sorted_by(|one, next| one.seq < next.seq));
    events.iter().map(|event| event.deed.as_str()).collect()
}

/// The notices owed about it, as `kind relation`, in order, from this event on.
pub async fn told_since(cast: &Cast, id: PracticeId, seq: i64) -> Vec<String> {
    let mut db = cast.app.db.read().await.unwrap();
    let mails = praxis::mail::actions::timeline(&mut db, id, None)
        .await
        .unwrap();
    let mut told: Vec<String> = mails
        .into_iter()
        .filter(|mail| mail.seq > Seq(seq))
        .map(|mail| format!("{} {}", mail.kind, mail.relation.as_str()))
        .collect();
    told.sort();
    told
}
