//! The core's own promises: one transaction, frozen content, a history that tells everything, races that one wins.

use std::time::Duration;

use praxis::practice::actions::{self, Error, Intent, Saved, StepSave};
use praxis::practice::answers::{Answer, YearMonth};
use praxis::practice::fields::{Field, Step};
use praxis::practice::model::{CommentAudience, Decision, Reference, Seq, Slug, TakeDown};
use praxis::workflow::{Deed, PublicStatus, State};

use crate::cast::{Cast, answers, approval, reasons, spam_mark};
use crate::desk::{deeds, stands, told_since};
use crate::world::World;

/// Draft, review, published: the main path, with everything that it leaves behind.
async fn a_practice_is_proposed_reviewed_and_published(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    let done = cast
        .act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    assert_eq!(
        done.undo_until,
        Some(world.clock().now().plus(Duration::from_mins(10)))
    );
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::Decided), None, PublicStatus::Never)
    );
    let before = told_since(&cast, id, 0).await;
    assert_eq!(
        before,
        [
            "practice-submit reviewer",
            "practice-submit submitter",
            "practice-submit suggested",
        ]
    );
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "approve", "take_effect"]
    );
    assert_eq!(cast.seq(id).await, Seq(4), "a history has no gaps");
    let mut db = cast.app.db.read().await.unwrap();
    let (practice, versions) = actions::practice_by_slug(&mut db, "almaty-process")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(practice.reference.unwrap().as_str(), "PX-2026-0001");
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].from_edition, practice.edition);
    drop(db);
    let after = told_since(&cast, id, 0).await;
    assert_eq!(after[0], "practice-approve author");
    assert_eq!(after[1], "practice-approve focal-point");
    assert_eq!(after.len(), before.len() + 2);
}
story!(a_practice_is_proposed_reviewed_and_published);

/// A decision that is undone leaves no mail, no edition and nothing that an author sees.
async fn an_undone_decision_never_was(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let before = told_since(&cast, id, 0).await;
    let decline = Decision::Return {
        words: reasons("Sources are missing"),
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decline))
        .await
        .unwrap();
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    assert_eq!(told_since(&cast, id, 0).await, before);
    let mut db = cast.app.db.read().await.unwrap();
    let (_, _, actor) = actions::case(&cast.app, &mut db, &cast.amina, id)
        .await
        .unwrap()
        .unwrap();
    let seen = actions::history(&mut db, &actor, id).await.unwrap();
    assert_eq!(
        seen.iter()
            .map(|event| event.deed.as_str())
            .collect::<Vec<_>>(),
        ["start", "submit"]
    );
}
story!(an_undone_decision_never_was);

/// Returned work opens the next draft with every answer; what was submitted stays as it was.
async fn a_return_opens_the_next_draft(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let words = "Say how many people it reached.\n\nAnd since when.";
    let decision = Decision::Return {
        words: reasons(words),
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::Draft),
            Some(State::Returned),
            PublicStatus::Never
        )
    );
    cast.write(&cast.amina, id, &answers("Almaty Process, told anew", 9))
        .await;
    let mut db = cast.app.db.read().await.unwrap();
    let (case, _, actor) = actions::case(&cast.app, &mut db, &cast.amina, id)
        .await
        .unwrap()
        .unwrap();
    let returned = case.latest.unwrap();
    assert_eq!(returned.reasons.as_deref(), Some(words));
    let frozen = actions::answers(&mut db, &actor, &returned).await.unwrap();
    assert_eq!(frozen.title(), "Almaty Process");
    assert_eq!(case.open.unwrap().title, "Almaty Process, told anew");
}
story!(a_return_opens_the_next_draft);

/// Whatever anybody tries, what was submitted cannot be overwritten and history cannot be changed.
async fn the_database_itself_keeps_history(world: World) {
    use praxis::db::Engine as _;
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    for attempt in [
        "UPDATE content SET answers = '{}'",
        "UPDATE event SET words = 'forged'",
        "DELETE FROM event",
        "DELETE FROM content",
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        assert!(tx.sql(attempt).execute().await.is_err(), "{attempt}");
    }
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
}
story!(the_database_itself_keeps_history);

/// Two reviewers decide at the same moment: one wins, the other is told what happened.
async fn of_two_simultaneous_decisions_one_wins(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let seen = cast.seq(id).await;
    let decline = Decision::Return {
        words: reasons("Sources are missing"),
    };
    let (first, second) = tokio::join!(
        actions::act(&cast.app, &cast.ruth, id, seen, Intent::Decide(approval())),
        actions::act(&cast.app, &cast.omar, id, seen, Intent::Decide(decline)),
    );
    let (won, lost) = match (first, second) {
        (Ok(won), Err(lost)) | (Err(lost), Ok(won)) => (won, lost),
        other => panic!("one of two wins: {other:?}"),
    };
    match lost {
        Error::Overtaken(came_first) => assert_eq!(came_first.deed, won.deed),
        other => panic!("the second is told what came first: {other:?}"),
    }
    // The same decision sent twice by the same person is one decision.
    let winner = if won.deed == Deed::Approve {
        &cast.ruth
    } else {
        &cast.omar
    };
    let again = if won.deed == Deed::Approve {
        Intent::Decide(approval())
    } else {
        Intent::Decide(Decision::Return {
            words: reasons("Sources are missing"),
        })
    };
    let repeat = actions::act(&cast.app, winner, id, seen, again)
        .await
        .unwrap();
    assert!(repeat.already);
    assert_eq!(deeds(&cast, id).await.len(), 3);
}
story!(of_two_simultaneous_decisions_one_wins);

/// A stale save is kept beside the newer one; two steps in two tabs do not disturb each other.
async fn two_tabs_lose_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let start = cast.saves(&cast.amina, id).await;
    let one = answers("Almaty Process in one tab", 9);
    let two = answers("Almaty Process in another", 9);
    let first = actions::save(
        &cast.app,
        &cast.amina,
        id,
        StepSave::new(start, Step::Brief, &one),
    )
    .await
    .unwrap();
    assert!(matches!(first, Saved::Stored(_)));
    let other_step = actions::save(
        &cast.app,
        &cast.amina,
        id,
        StepSave::new(start, Step::Story, &two),
    )
    .await
    .unwrap();
    assert!(matches!(other_step, Saved::Stored(_)));
    let second = actions::save(
        &cast.app,
        &cast.amina,
        id,
        StepSave::new(start, Step::Brief, &two),
    )
    .await
    .unwrap();
    let Saved::Second { id: kept, .. } = second else {
        panic!("the first tab's words are newer")
    };
    let mut db = cast.app.db.read().await.unwrap();
    let (case, ..) = actions::case(&cast.app, &mut db, &cast.amina, id)
        .await
        .unwrap()
        .unwrap();
    let draft = case.open.unwrap();
    assert_eq!(draft.title, "Almaty Process in one tab");
    let stale = actions::stale_saves(&mut db, &cast.amina, draft.id)
        .await
        .unwrap();
    assert_eq!(stale.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [kept]);
    assert_eq!(stale[0].1.title(), "Almaty Process in another");
}
story!(two_tabs_lose_nothing);

/// A date is waited for in the open: the authors are told, and it becomes public on that day.
async fn a_date_is_kept(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let on = world.clock().now().plus(Duration::from_hours(120));
    let later = Decision::Approve {
        words: None,
        on: Some(on),
        minor: false,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(later))
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::Decided));
    assert!(
        told_since(&cast, id, 0)
            .await
            .contains(&"practice-accept author".to_owned())
    );
    assert_eq!(actions::next_due(&cast.app).await.unwrap(), Some(on));
    world.clock().set(on);
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "approve", "accept", "take_effect"]
    );
}
story!(a_date_is_kept);

/// Each kind of taking down, and coming back.
async fn what_is_taken_down_can_come_back(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let other = cast.published("Bali Process", 9).await;
    let kinds = [
        (TakeDown::Gone, PublicStatus::Gone),
        (TakeDown::NotCurrent, PublicStatus::NotCurrent),
        (TakeDown::Replaced(other), PublicStatus::Replaced),
    ];
    for (how, public) in kinds {
        let words = reasons("The scheme has ended");
        cast.act(&cast.ruth, &id, Intent::TakeDown { how, words })
            .await
            .unwrap();
        assert_eq!(stands(&cast, id).await.2, public);
        let alone = cast.act(&cast.ruth, &id, Intent::Restore(None)).await;
        assert!(
            matches!(alone, Err(Error::NotFound)),
            "who took it down does not put it up: {alone:?}"
        );
        cast.act(&cast.omar, &id, Intent::Restore(None))
            .await
            .unwrap();
        assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    }
    let itself = Intent::TakeDown {
        how: TakeDown::Replaced(id),
        words: reasons("No"),
    };
    assert!(matches!(
        cast.act(&cast.ruth, &id, itself).await,
        Err(Error::Unfit)
    ));
}
story!(what_is_taken_down_can_come_back);

/// Spam suspends who never published; everything else of theirs waits, and nobody decides on it.
async fn spam_holds_what_waits(world: World) {
    let cast = Cast::of(&world).await;
    let spam = cast.submitted("Cheap watches", 9).await;
    let other = cast.submitted("Another of Amina's", 9).await;
    cast.act(&cast.ruth, &spam, spam_mark()).await.unwrap();
    assert_eq!(stands(&cast, spam).await.1, Some(State::Spam));
    let held = cast
        .act(&cast.omar, &other, Intent::Decide(approval()))
        .await;
    assert!(matches!(held, Err(Error::Denied(_))), "{held:?}");
    let known = cast.published_by(&cast.boris, "Known practice", 9).await;
    let slip = cast.submitted_by(&cast.boris, "A slip", 9).await;
    cast.act(&cast.ruth, &slip, spam_mark()).await.unwrap();
    assert_eq!(stands(&cast, known).await.2, PublicStatus::Live);
    assert!(
        cast.act(&cast.boris, &known, Intent::Confirm).await.is_ok(),
        "Boris is not suspended"
    );
}
story!(spam_holds_what_waits);

/// A newcomer may have so many submissions open, and one who published may have more.
async fn newcomers_have_a_limit(world: World) {
    let world = world.with(&[("open_submissions", "2")]);
    let cast = Cast::of(&world).await;
    let first = cast.submitted("One", 9).await;
    cast.submitted("Two", 9).await;
    let third = cast.draft("Three", 9).await;
    assert!(matches!(
        cast.act(&cast.amina, &third, Intent::Submit).await,
        Err(Error::TooMany { most: 2 })
    ));
    cast.approve(first).await;
    cast.submitted("Four", 9).await;
    assert!(cast.act(&cast.amina, &third, Intent::Submit).await.is_ok());
}
story!(newcomers_have_a_limit);

/// The checker replays every history; it finds nothing in a sound database and names what was tampered with.
async fn the_checker_finds_what_was_tampered_with(world: World) {
    use praxis::db::Engine as _;
    let cast = Cast::of(&world).await;
    let live = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &live, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &live, Intent::Submit).await.unwrap();
    cast.approve(live).await;
    let back = cast.submitted("Bali Process", 9).await;
    let decision = Decision::Return {
        words: reasons("Sources are missing"),
    };
    cast.act(&cast.ruth, &back, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
    cast.act(&cast.grace, &back, Intent::Reopen(reasons("A slip")))
        .await
        .unwrap();
    let comment = Intent::Comment {
        field: Field::Results,
        audience: CommentAudience::Team,
        words: reasons("Who counted?"),
    };
    cast.act(&cast.ruth, &back, comment).await.unwrap();
    cast.act(&cast.amina, &back, Intent::Withdraw(None))
        .await
        .unwrap();
    let down = cast.published("Puebla Process", 11).await;
    let words = reasons("It has ended");
    cast.act(
        &cast.ruth,
        &down,
        Intent::TakeDown {
            how: TakeDown::NotCurrent,
            words,
        },
    )
    .await
    .unwrap();
    assert_eq!(broken(&cast).await, Vec::<String>::new());
    for (damage, promise) in [
        (
            "UPDATE revision SET state = 'declined' WHERE state = 'withdrawn'",
            "each revision is in the state",
        ),
        (
            "UPDATE practice SET public = 'gone' WHERE public = 'no-longer-current'",
            "what the public has",
        ),
        (
            "UPDATE practice SET seq = seq + 1",
            "each history runs from 1",
        ),
        (
            "UPDATE listed_count SET practices = 7 WHERE vocabulary = 'country'",
            "each live practice is listed",
        ),
        (
            "UPDATE edition SET number = 0",
            "each change that the public can see",
        ),
        (
            "UPDATE revision SET to_edition = NULL",
            "published versions are numbered",
        ),
        (
            "UPDATE notice SET seq = seq + 90 WHERE relation = 'submitter'",
            "each submission has its receipt",
        ),
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql(damage).execute().await.unwrap();
        tx.commit().await.unwrap();
        let found = broken(&cast).await;
        assert!(
            found.iter().any(|line| line.starts_with(promise)),
            "{damage}: {found:?}"
        );
    }
}
story!(the_checker_finds_what_was_tampered_with);

async fn broken(cast: &Cast) -> Vec<String> {
    let mut db = cast.app.db.read().await.unwrap();
    let checked = praxis::practice::check::check(&mut db).await.unwrap();
    assert!(checked.iter().all(|one| one.count > 0), "{checked:?}");
    let lines = |one: &praxis::db::Checked| {
        one.broken
            .iter()
            .map(|line| format!("{}: {line}", one.promise))
            .collect::<Vec<_>>()
    };
    checked.iter().flat_map(lines).collect()
}

#[test]
fn slugs_are_made_of_latin_letters() {
    let reference = Reference::new(2026, 417);
    for (title, slug) in [
        ("Almaty Process", "almaty-process"),
        (
            "Ventanillas de salud: México’s health windows",
            "ventanillas-de-salud-mexicos-health-windows",
        ),
        ("Straße & Łódź", "strasse-lodz"),
        ("Бюро 2026", "px-2026-0417"),
        ("人才", "px-2026-0417"),
        ("../../etc", "etc"),
        ("", "px-2026-0417"),
    ] {
        assert_eq!(Slug::of(title, &reference).as_str(), slug, "{title}");
        assert!(Slug::parse(Slug::of(title, &reference).as_str()).is_some());
    }
    let long = Slug::of(&"word ".repeat(60), &reference);
    assert!(long.as_str().len() <= 80);
    assert_eq!(Reference::parse(" px-2026-0417 ").unwrap(), reference);
    assert_eq!(Reference::parse("PX-26-1"), None);
}

#[test]
fn a_year_alone_is_enough_and_ends_are_compared() {
    let at = |text: &str| YearMonth::parse(text).unwrap();
    assert!(at("2018").ends_before(at("2019-01")));
    assert!(!at("2019").ends_before(at("2019-05")));
    assert!(at("2019-04").ends_before(at("2019-05")));
    for wrong in [
        "",
        "19",
        "2019-13",
        "2019-0",
        "0x10",
        "10000",
        "-2019",
        "2019-05-01",
    ] {
        assert_eq!(YearMonth::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn answers_travel_as_json_and_back() {
    let mut all = answers("Almaty Process", 9);
    all.set(Field::New, Some(Answer::Text(String::new())));
    assert_eq!(all.get(Field::New), None, "an empty answer is no answer");
    let back = praxis::practice::answers::Answers::from_json(&all.to_json()).unwrap();
    assert_eq!(back, all);
    let wrong = serde_json::json!({ "also": "9" });
    assert_eq!(
        praxis::practice::answers::Answers::from_json(&wrong),
        Err(Field::Also)
    );
}
