//! The queue's lists are kept: what is kept is what the tables say, whoever changes them, and words are found in it.

use std::collections::BTreeSet;

use praxis::admin::actions as administration;
use praxis::db::Engine;
use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;

use crate::cast::{Cast, TRIAL};
use crate::people::signed_in;
use crate::world::World;

/// A revision with what decides on its lists.
#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    practice_id: i64,
    number: i64,
    state: String,
    queued_at: Option<i64>,
    closed_at: Option<i64>,
    submitted_at: Option<i64>,
    claimed_by: Option<i64>,
    hold_until: Option<i64>,
    decided_by: Option<i64>,
    public: String,
    removal_asked_at: Option<i64>,
    taken_down_at: Option<i64>,
    suspended_at: Option<i64>,
}

impl Stored {
    /// The lists that hold it, each with its date and who holds it there.
    fn rows(&self, is_latest: bool) -> Vec<(&str, Option<i64>, Option<i64>)> {
        let mut rows = Vec::new();
        let live = self.public == "live";
        match self.state.as_str() {
            "in-review" if self.suspended_at.is_some() => {}
            "in-review" if self.hold_until.is_some() => {
                rows.push(("on-hold", self.hold_until, self.claimed_by));
            }
            "in-review" if self.claimed_by.is_none() => rows.push(("free", self.queued_at, None)),
            "in-review" => rows.push(("claimed", self.queued_at, self.claimed_by)),
            "decided" => rows.push(("decided", self.queued_at, self.decided_by)),
            "published" if live => rows.push(("published", self.closed_at, None)),
            "published" => rows.push(("taken-down", self.taken_down_at, None)),
            "superseded" => {}
            closed if is_latest => rows.push((closed, self.closed_at, None)),
            _ => {}
        }
        if self.state == "published" && live && self.removal_asked_at.is_some() {
            rows.push(("removal", self.removal_asked_at, None));
        }
        if is_latest {
            rows.push(("all", self.submitted_at, None));
        }
        rows
    }
}

/// Compares the kept rows with those that follow from the practices, revisions and accounts.
pub async fn assert_drawn(cast: &Cast) {
    let mut db = cast.app.db.read().await.unwrap();
    let stored: Vec<Stored> = db
        .sql(
            "SELECT r.id, r.practice_id, r.number, r.state, r.queued_at, r.closed_at, r.submitted_at, r.claimed_by,
                    r.hold_until, r.decided_by, p.public, p.removal_asked_at, p.taken_down_at, o.suspended_at
             FROM revision r JOIN practice p ON p.id = r.practice_id JOIN account o ON o.id = p.owner_id
             WHERE r.state NOT IN ('draft', 'discarded')",
        )
        .all()
        .await
        .unwrap();
    let is_latest = |one: &Stored| {
        let later =
            |other: &&Stored| other.practice_id == one.practice_id && other.number > one.number;
        !stored.iter().any(|other| later(&other))
    };
    let drawn: BTreeSet<(i64, String, i64, Option<i64>)> = stored
        .iter()
        .flat_map(|one| {
            let rows = one.rows(is_latest(one));
            rows.into_iter()
                .map(|(band, at, holder)| (one.id, band.to_owned(), at.unwrap(), holder))
        })
        .collect();
    let kept: Vec<(i64, String, i64, Option<i64>)> = db
        .sql("SELECT revision_id, band, at, holder_id FROM queue_row")
        .all()
        .await
        .unwrap();
    assert!(!kept.is_empty());
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), drawn);
    let broken: Vec<_> = check(&mut db).await.unwrap();
    let broken = broken.into_iter().filter(|one| !one.broken.is_empty());
    assert_eq!(
        broken.map(|one| one.broken).collect::<Vec<_>>(),
        [] as [Vec<String>; 0]
    );
}

/// A submission is found by its submitter's name as it is now.
async fn a_new_name_finds_what_was_submitted_before(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.submitted("Almaty Process", 9).await;
    let boris = signed_in(&world, &cast.boris).await;
    let form = boris.visit("/account").await.ok().form_with("Save");
    form.fill("family_name", "Okonkwo-Lindström")
        .choose("country", "DE")
        .press("Save")
        .await
        .ok();
    let ruth = signed_in(&world, &cast.ruth).await;
    let found = ruth.visit("/review?q=lindstrom").await.ok();
    found.shows("Bali Process").lacks("Almaty Process");
    let former = ruth.visit("/review?q=lenz").await.ok();
    former.shows("No practice matches these words.");
    assert_drawn(&cast).await;
}
story!(a_new_name_finds_what_was_submitted_before);

/// Suspension and its end change the lists, by whichever deed.
async fn a_suspension_takes_every_submission_out_of_the_queue(world: World) {
    let cast = Cast::of(&world).await;
    let spam = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    let marked = Intent::MarkSpam(crate::cast::reasons("It sells visas."));
    cast.act(&cast.ruth, &spam, marked).await.unwrap();
    assert_drawn(&cast).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/review").await.ok().lacks("Colombo Process");
    administration::restore(&cast.app, None, cast.boris.id)
        .await
        .unwrap();
    assert_drawn(&cast).await;
    ruth.visit("/review").await.ok().shows("Colombo Process");
    administration::suspend(&cast.app, None, cast.boris.id, &TRIAL)
        .await
        .unwrap();
    assert_drawn(&cast).await;
    ruth.visit("/review").await.ok().lacks("Colombo Process");
}
story!(a_suspension_takes_every_submission_out_of_the_queue);

/// Words are found at the beginning of words, however they are spelled; a word of several parts also as one.
async fn words_are_found_where_they_begin(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("E-mail pour l’Étang: labour one stop", 9)
        .await;
    cast.submitted("Email des migrations", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let both = [
        "Email des migrations",
        "E-mail pour l’Étang: labour one stop",
    ];
    for (typed, first, second) in [
        ("email", true, true),
        ("e-mail", true, true),
        ("etang", true, false),
        ("letang", true, false),
        ("labor", true, false),
        ("one-stop", true, false),
        ("px-2026-0001", true, false),
        ("2026-0002", false, true),
        ("2", true, true),
        ("000", true, true),
        ("migr email", false, true),
        ("tang", false, false),
        ("amina", true, true),
    ] {
        let found = ruth
            .visit(&format!("/review?q={typed}").replace(' ', "+"))
            .await
            .ok();
        for (title, expected) in [(both[1], first), (both[0], second)] {
            let shown = found
                .texts("tbody th")
                .iter()
                .any(|row| row.starts_with(title));
            assert_eq!(shown, expected, "{typed}: {title}");
        }
    }
}
story!(words_are_found_where_they_begin);

/// An update of the program lets the service fold all words before its first request.
async fn words_of_before_an_update_are_folded_at_the_start(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    cast.published("Bali Process", 2).await;
    let mut tx = cast.app.db.write().await.unwrap();
    for text in [
        "DELETE FROM queue_word",
        "DELETE FROM queue_line",
        "INSERT INTO queue_unfolded (revision_id) SELECT DISTINCT revision_id FROM queue_row",
    ] {
        tx.sql(text).execute().await.unwrap();
    }
    tx.commit().await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/review?q=bali")
        .await
        .ok()
        .lacks("Bali Process");
    assert_eq!(actions::fold_queue(&cast.app).await.unwrap(), 2);
    ruth.visit("/review?q=bali")
        .await
        .ok()
        .shows("Bali Process");
    assert_drawn(&cast).await;
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("DELETE FROM queue_row").execute().await.unwrap();
    tx.commit().await.unwrap();
    actions::draw_queue(&cast.app).await.unwrap();
    assert_drawn(&cast).await;
}
story!(words_of_before_an_update_are_folded_at_the_start);

/// `praxis check` names a row that is not drawn from the tables, a row that is missing and words that are not the title's.
async fn a_wrong_row_of_the_queue_is_told(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    for (spoil, told) in [
        ("UPDATE queue_row SET at = at + 1 WHERE band = 'all'", "all"),
        (
            "UPDATE queue_row SET objective = 2 WHERE band = 'free'",
            "free",
        ),
        ("DELETE FROM queue_row WHERE band = 'free'", "free"),
        ("UPDATE queue_line SET line = ' bali '", "words"),
        ("DELETE FROM queue_word WHERE of_name", "words"),
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql(spoil).execute().await.unwrap();
        tx.commit().await.unwrap();
        let checked = check(&mut cast.app.db.read().await.unwrap()).await.unwrap();
        let broken: Vec<String> = checked.into_iter().flat_map(|one| one.broken).collect();
        assert!(
            !broken.is_empty() && broken.iter().all(|one| one.ends_with(told)),
            "{spoil}: {broken:?}"
        );
        actions::draw_queue(&cast.app).await.unwrap();
        assert_drawn(&cast).await;
    }
}
story!(a_wrong_row_of_the_queue_is_told);
