//! What each deed answers to each person in each state, and what a refused deed leaves behind: nothing.

use std::fmt::Write as _;
use std::time::Duration;

use praxis::account::model::{Account, AccountId, Role, Scope};
use praxis::admin::actions as administration;
use praxis::language::TextLanguage;
use praxis::practice::actions::{self, Error, Intent, Saved, StepSave};
use praxis::practice::answers::Answers;
use praxis::practice::fields::Step;
use praxis::practice::model::{Decision, DeclineCode, PracticeId, Saves, Seq, TakeDown};
use praxis::taxonomy::ObjectiveNumber;
use praxis::workflow::{Deed, PublicStatus, State};

use crate::cast::{Cast, TRIAL, answers, approval, person, reasons};
use crate::desk::{claimed_by, stands, told_since};
use crate::every_state::in_every_state;
use crate::judging::judging;
use crate::kept::compare;
use crate::world::World;

/// Beyond every event: the person who acts has seen them all.
const ALL: Seq = Seq(i64::MAX);

/// A practice that is not there.
const NOWHERE: PracticeId = PracticeId(9_999);

/// An account that is not there.
const NOBODY: AccountId = AccountId(9_999);

/// The deeds of authors, and those of administrators that are no judgement.
fn others(to: &Account) -> Vec<Intent> {
    vec![
        Intent::Submit,
        Intent::Discard,
        Intent::Withdraw(None),
        Intent::StartAgain,
        Intent::Revise,
        Intent::Confirm,
        Intent::AskRemoval(None),
        Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons("It is over."),
        },
        Intent::HandOver {
            to: to.id,
            words: reasons("She moved."),
        },
    ]
}

/// One word for an answer.
fn word(answer: &Result<actions::Done, Error>) -> &'static str {
    match answer {
        Ok(done) if done.already => "already",
        Ok(_) => "done",
        Err(Error::NotFound) => "-",
        Err(Error::Denied(refused)) => match refused.to_string().as_str() {
            "another reviewer has the claim" => "claimed",
            "nobody decides on an own practice" => "own",
            _ => "not now",
        },
        Err(Error::Unfit) => "unfit",
        Err(Error::Incomplete(_)) => "incomplete",
        Err(Error::Overtaken(_)) => "overtaken",
        Err(other) => panic!("{other:?}"),
    }
}

/// Every deed × every state × every kind of person, by the practice room's own door: a table that is kept in a file.
async fn every_deed_answers_in_every_state(world: World) {
    let cast = Cast::of(&world).await;
    let people = [
        ("owner", &cast.boris),
        ("stranger", &cast.amina),
        ("reviewer", &cast.ruth),
        ("another", &cast.omar),
        ("out of scope", &cast.lena),
        ("administrator", &cast.grace),
    ];
    let mut table = String::new();
    for (state, (id, _)) in Box::pin(in_every_state(&cast, &cast.boris)).await {
        writeln!(table, "{state}").unwrap();
        write!(table, "  {:18}", "").unwrap();
        for (name, _) in people {
            write!(table, "{name:14}").unwrap();
        }
        table.push('\n');
        for intent in others(&cast.amina).into_iter().chain(judging(&cast.omar)) {
            write!(table, "  {:18}", intent.deed().as_str()).unwrap();
            for (_, who) in people {
                let mut tx = cast.app.db.write().await.unwrap();
                let acting = actions::act_within(&cast.app, &mut tx, who, id, ALL, intent.clone());
                let answer = acting.await;
                drop(tx);
                write!(table, "{:14}", word(&answer)).unwrap();
            }
            table.push('\n');
        }
        table.push('\n');
    }
    let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
    compare("practice", "answers", &lines.join("\n"));
}
story!(every_deed_answers_in_every_state);

/// All that a deed could have changed about a practice.
async fn traces(cast: &Cast, id: PracticeId) -> impl PartialEq + std::fmt::Debug {
    (
        stands(cast, id).await,
        cast.seq(id).await,
        claimed_by(cast, id).await,
        told_since(cast, id, 0).await,
    )
}

/// The deed is refused as unfit, and nothing about the practice has changed.
async fn is_unfit(cast: &Cast, by: &Account, id: PracticeId, what: &str, intent: Intent) {
    let before = traces(cast, id).await;
    let answer = cast.act(by, &id, intent).await;
    assert!(matches!(answer, Err(Error::Unfit)), "{what}: {answer:?}");
    assert_eq!(traces(cast, id).await, before, "{what}");
}

/// Who or what is named must fit: a reviewer who may review it, another objective, another language, a practice that
/// is public.
async fn what_is_named_must_fit(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let draft = cast.draft("Bali Process", 9).await;
    let all = Scope::default();
    let idle = person(&cast.app, "Mr.", "Idle", "Person", Role::Reviewer, &all).await;
    administration::suspend(&cast.app, Some(&cast.grace), idle.id, &TRIAL)
        .await
        .unwrap();
    for (what, to) in [
        ("nobody", NOBODY),
        ("a submitter", cast.boris.id),
        ("the owner", cast.amina.id),
        ("a reviewer of other objectives", cast.lena.id),
        ("a suspended reviewer", idle.id),
    ] {
        is_unfit(&cast, &cast.grace, id, what, Intent::Assign(to)).await;
    }
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let nine = ObjectiveNumber::new(9).unwrap();
    for (what, intent) in [
        ("the same objective", Intent::Move(nine)),
        (
            "the same language",
            Intent::CorrectLanguage(TextLanguage::En),
        ),
    ] {
        is_unfit(&cast, &cast.ruth, id, what, intent).await;
    }
    let gone = cast.published("Colombo Process", 9).await;
    let down = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("It is over."),
    };
    cast.act(&cast.omar, &gone, down).await.unwrap();
    for (what, other) in [
        ("itself", id),
        ("a draft", draft),
        ("one that was taken down", gone),
        ("one that is not there", NOWHERE),
    ] {
        let decline = Decision::Decline {
            words: reasons("We have it already."),
            code: DeclineCode::Duplicate,
            duplicate_of: Some(other),
            last: false,
        };
        is_unfit(&cast, &cast.ruth, id, what, Intent::Decide(decline)).await;
    }
    let live = cast.published("Dakar Process", 9).await;
    for (what, other) in [
        ("itself", live),
        ("a draft", draft),
        ("one in review", id),
        ("one that was taken down", gone),
        ("one that is not there", NOWHERE),
    ] {
        let replaced = Intent::TakeDown {
            how: TakeDown::Replaced(other),
            words: reasons("The other says it better."),
        };
        is_unfit(&cast, &cast.omar, live, what, replaced).await;
    }
    for (what, to) in [
        ("nobody", NOBODY),
        ("its owner", cast.amina.id),
        ("a suspended person", idle.id),
    ] {
        let words = reasons("She moved.");
        is_unfit(
            &cast,
            &cast.grace,
            live,
            what,
            Intent::HandOver { to, words },
        )
        .await;
    }
    for (what, of) in [
        ("an author", cast.amina.id),
        ("a person who is not barred", cast.omar.id),
        ("nobody", NOBODY),
    ] {
        let words = reasons("A namesake.");
        is_unfit(
            &cast,
            &cast.grace,
            id,
            what,
            Intent::SetAsideBar { of, words },
        )
        .await;
    }
}
story!(what_is_named_must_fit);

/// An administrator says why; the reviewer who decided need not.
async fn an_administrator_must_say_why(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    let tomorrow = Some(world.clock().now().plus(Duration::from_hours(24)));
    let date = |words| Intent::ChangeDate {
        on: tomorrow,
        words,
    };
    is_unfit(&cast, &cast.grace, id, "another date", date(None)).await;
    is_unfit(&cast, &cast.grace, id, "an undo", Intent::Undo(None)).await;
    let words = Some(reasons("The ministry asks for it."));
    let done = cast.act(&cast.grace, &id, date(words)).await.unwrap();
    assert_eq!(done.effective_at, tomorrow);
    let done = cast.act(&cast.ruth, &id, date(None)).await.unwrap();
    assert_eq!((done.already, done.effective_at), (false, tomorrow));
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
}
story!(an_administrator_must_say_why);

/// A date within the undo time is none, and a first publication is never a minor change.
async fn a_decision_is_kept_as_it_can_be(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let now = world.clock().now();
    let decision = Decision::Approve {
        words: None,
        on: Some(now.plus(Duration::from_mins(1))),
        minor: true,
    };
    let done = cast
        .act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    let over = now.plus(Duration::from_mins(10));
    assert_eq!(
        (done.undo_until, done.effective_at),
        (Some(over), Some(over))
    );
    cast.settle().await;
    let mut db = cast.app.db.read().await.unwrap();
    let (practice, versions) = actions::practice_by_slug(&mut db, "almaty-process")
        .await
        .unwrap()
        .unwrap();
    assert_eq!((practice.public, versions.len()), (PublicStatus::Live, 1));
    assert!(!versions[0].minor);
    let nothing = actions::practice_by_slug(&mut db, "bali-process").await;
    assert!(nothing.unwrap().is_none());
}
story!(a_decision_is_kept_as_it_can_be);

/// Only an author writes, only while the draft is open, and only with an account in good standing.
async fn a_save_is_refused_to_all_but_an_author(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let saves = cast.saves(&cast.amina, id).await;
    let other = answers("Another title", 2);
    let save = |by: &Account, id: PracticeId, from: Saves| {
        let (app, by, other) = (cast.app.clone(), by.clone(), other.clone());
        async move { actions::save(&app, &by, id, StepSave::new(from, Step::Brief, &other)).await }
    };
    for by in [&cast.boris, &cast.ruth, &cast.grace] {
        let refused = save(by, id, saves).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let refused = save(&cast.amina, NOWHERE, saves).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    assert_eq!(cast.saves(&cast.amina, id).await, saves);
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let refused = save(&cast.amina, id, saves).await;
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    administration::suspend(&cast.app, Some(&cast.grace), cast.amina.id, &TRIAL)
        .await
        .unwrap();
    let suspended = reread(&cast, &cast.amina).await;
    let refused = save(&suspended, id, Saves(0)).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let refused = actions::start(&cast.app, &suspended, Answers::default()).await;
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
}
story!(a_save_is_refused_to_all_but_an_author);

/// The account as it is now.
async fn reread(cast: &Cast, who: &Account) -> Account {
    let mut db = cast.app.db.read().await.unwrap();
    let found = praxis::account::queries::by_id(&mut db, who.id).await;
    found.unwrap().unwrap()
}

/// A save that came second is its writer's alone: nobody else reads it or drops it.
async fn a_second_save_is_its_writers(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let from = cast.saves(&cast.amina, id).await;
    let save = |title: &str, from: Saves| {
        let (app, by, answers) = (cast.app.clone(), cast.amina.clone(), answers(title, 9));
        async move { actions::save(&app, &by, id, StepSave::new(from, Step::Brief, &answers)).await }
    };
    let newest = match save("First", from).await.unwrap() {
        Saved::Stored(newest) => newest,
        second @ Saved::Second { .. } => panic!("{second:?}"),
    };
    // The answer was lost, and the browser sends the same again: it is stored already.
    let again = save("First", from).await.unwrap();
    assert_eq!(again, Saved::Stored(newest));
    let mut kept = Vec::new();
    // One from before the newest save, and one from a save that never was.
    for (title, from) in [("Second", from), ("Third", Saves(newest.0 + 7))] {
        match save(title, from).await.unwrap() {
            Saved::Second { id, newest: at } => {
                assert_eq!(at, newest, "{title}");
                kept.push(id);
            }
            stored @ Saved::Stored(_) => panic!("{title}: {stored:?}"),
        }
    }
    let mut db = cast.app.db.read().await.unwrap();
    let (case, ..) = actions::case(&cast.app, &mut db, &cast.amina, id)
        .await
        .unwrap()
        .unwrap();
    let draft = case.open.unwrap().id;
    drop(db);
    let read = async |by: &Account| {
        let mut db = cast.app.db.read().await.unwrap();
        let saves = actions::stale_saves(&mut db, by, draft).await.unwrap();
        saves.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    kept.reverse();
    assert_eq!(read(&cast.amina).await, kept, "newest first");
    assert!(read(&cast.grace).await.is_empty());
    let chosen = answers("Third", 9);
    let settle = async |by: &Account, id: PracticeId, from: Saves| {
        let save = StepSave {
            settles: Some(kept[0]),
            ..StepSave::new(from, Step::Brief, &chosen)
        };
        let saved = actions::save(&cast.app, by, id, save).await.unwrap();
        assert!(matches!(saved, Saved::Stored(_)), "{saved:?}");
    };
    let start = Answers::default();
    let others = actions::start(&cast.app, &cast.boris, start).await.unwrap();
    settle(&cast.boris, others, Saves(0)).await;
    assert_eq!(read(&cast.amina).await, kept);
    settle(&cast.amina, id, newest).await;
    assert_eq!(read(&cast.amina).await, kept[1..]);
}
story!(a_second_save_is_its_writers);

/// A draft is its authors': nobody else reads its answers, its revision or its events.
async fn a_draft_is_read_by_its_authors_alone(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    let never = cast.draft("Bali Process", 9).await;
    for (by, states, words) in [
        (
            &cast.amina,
            vec![State::Published, State::Draft],
            vec!["start", "submit", "take_effect", "revise"],
        ),
        (
            &cast.omar,
            vec![State::Published],
            vec!["start", "submit", "approve", "take_effect", "revise"],
        ),
    ] {
        let mut db = cast.app.db.read().await.unwrap();
        let (case, _, actor) = actions::case(&cast.app, &mut db, by, id)
            .await
            .unwrap()
            .unwrap();
        let revisions = actions::revisions(&mut db, &actor, id).await.unwrap();
        let seen: Vec<State> = revisions.iter().map(|one| one.state).collect();
        assert_eq!(seen, states, "{}", by.name.display());
        let draft = case.open.unwrap();
        let read = actions::answers(&mut db, &actor, &draft).await;
        assert_eq!(read.is_ok(), actor.author, "{read:?}");
        let newest = actions::newest(&mut db, &actor, id).await.unwrap();
        assert_eq!(newest.is_some(), actor.author);
        let history = actions::history(&mut db, &actor, id).await.unwrap();
        let told: Vec<&str> = history.iter().map(|event| event.deed.as_str()).collect();
        assert_eq!(told, words, "{}", by.name.display());
    }
    let mut db = cast.app.db.read().await.unwrap();
    for by in [&cast.boris, &cast.omar, &cast.grace] {
        let found = actions::case(&cast.app, &mut db, by, never).await.unwrap();
        assert!(found.is_none(), "{}", by.name.display());
    }
    let nowhere = actions::case(&cast.app, &mut db, &cast.grace, NOWHERE).await;
    assert!(nowhere.unwrap().is_none());
}
story!(a_draft_is_read_by_its_authors_alone);

/// A letter is shown to those who could send it, as the decision would be refused; showing it writes nothing.
async fn a_letter_is_foreseen_by_those_who_could_send_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let before = traces(&cast, id).await;
    let returns = |words: &str| Decision::Return {
        words: reasons(words),
    };
    let foresee = async |by: &Account, decision: Decision| {
        actions::preview_letters(&cast.app, by, id, ALL, Intent::Decide(decision)).await
    };
    for by in [&cast.amina, &cast.boris, &cast.lena] {
        let refused = foresee(by, returns("Say more.")).await;
        assert!(
            matches!(refused, Err(Error::NotFound | Error::Denied(_))),
            "{}: {refused:?}",
            by.name.display()
        );
    }
    let letters = foresee(&cast.ruth, returns("Say more.")).await.unwrap();
    let to: Vec<_> = letters.iter().map(|one| one.to.account()).collect();
    assert_eq!(to, [Some(cast.amina.id)]);
    let duplicate = Decision::Decline {
        words: reasons("We have it already."),
        code: DeclineCode::Duplicate,
        duplicate_of: Some(NOWHERE),
        last: false,
    };
    let refused = foresee(&cast.ruth, duplicate).await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    assert_eq!(traces(&cast, id).await, before, "nothing is written");
    // Sent already: there is nothing to foresee.
    let seen = cast.seq(id).await;
    let sent = Intent::Decide(returns("Say more."));
    cast.act(&cast.ruth, &id, sent).await.unwrap();
    let repeated = actions::preview_letters(
        &cast.app,
        &cast.ruth,
        id,
        seen,
        Intent::Decide(returns("Say more.")),
    )
    .await;
    assert!(repeated.unwrap().is_empty());
}
story!(a_letter_is_foreseen_by_those_who_could_send_it);

/// What is due happens once, and the service knows when it has to look again.
async fn what_is_due_happens_once(world: World) {
    let cast = Cast::of(&world).await;
    let app = &cast.app;
    assert_eq!(actions::next_due(app).await.unwrap(), None);
    let id = cast.submitted("Almaty Process", 9).await;
    assert!(actions::settle(app, id).await.unwrap().is_none());
    let refused = actions::settle(app, NOWHERE).await;
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let done = cast
        .act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    assert_eq!(actions::next_due(app).await.unwrap(), done.effective_at);
    let (changed, failed) = actions::settle_all(app).await.unwrap();
    assert_eq!((changed, failed.len()), (0, 0), "the undo time runs");
    world.clock().advance(Duration::from_mins(10));
    let settled = actions::settle(app, id).await.unwrap().unwrap();
    assert_eq!(settled.deed, Deed::TakeEffect);
    assert!(actions::settle(app, id).await.unwrap().is_none());
    let (changed, _) = actions::settle_all(app).await.unwrap();
    assert_eq!(changed, 0);
    assert_eq!(actions::next_due(app).await.unwrap(), None);
}
story!(what_is_due_happens_once);

/// An approval for a date is announced when the undo time is over, and public on the date: two steps of the service,
/// each once.
async fn a_date_is_announced_and_then_kept(world: World) {
    let cast = Cast::of(&world).await;
    let app = &cast.app;
    let id = cast.submitted("Almaty Process", 9).await;
    let on = world.clock().now().plus(Duration::from_hours(48));
    let decision = Decision::Approve {
        words: Some(reasons("Well done.")),
        on: Some(on),
        minor: false,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    let seq = cast.seq(id).await.0;
    world.clock().advance(Duration::from_mins(10));
    let announced = actions::settle(app, id).await.unwrap().unwrap();
    assert_eq!(announced.deed, Deed::Accept);
    assert!(actions::settle(app, id).await.unwrap().is_none());
    assert_eq!(actions::next_due(app).await.unwrap(), Some(on));
    assert_eq!(told_since(&cast, id, seq).await, ["practice-accept author"]);
    let seq = cast.seq(id).await.0;
    world.clock().set(on);
    let public = actions::settle(app, id).await.unwrap().unwrap();
    assert_eq!(public.deed, Deed::TakeEffect);
    assert_eq!(
        told_since(&cast, id, seq).await,
        ["practice-approve author", "practice-approve focal-point"]
    );
}
story!(a_date_is_announced_and_then_kept);

/// Those who may be given a submission: in scope, in good standing, no party; and every administrator who is none.
async fn a_submission_is_given_to_those_who_may_review_it(world: World) {
    let cast = Cast::of(&world).await;
    let names = async |id: PracticeId| {
        let mut db = cast.app.db.read().await.unwrap();
        let (case, ..) = actions::case(&cast.app, &mut db, &cast.grace, id)
            .await
            .unwrap()
            .unwrap();
        let reviewers = actions::eligible_reviewers(&mut db, &case).await.unwrap();
        let mut names: Vec<String> = reviewers
            .iter()
            .map(|one| one.account.name.display())
            .collect();
        names.sort();
        names
    };
    let (ruth, omar, lena, grace) = (
        "Ms. Ruth Wanjiru",
        "Mr. Omar Haddad",
        "Dr. Lena Brandt",
        "Ms. Grace Odhiambo",
    );
    let nine = cast.submitted("Almaty Process", 9).await;
    assert_eq!(names(nine).await, [omar, grace, ruth]);
    let two = cast.submitted("Bali Process", 2).await;
    assert_eq!(names(two).await, [lena, omar, grace, ruth]);
    let own = cast.submitted_by(&cast.omar, "Colombo Process", 2).await;
    assert_eq!(names(own).await, [lena, grace, ruth]);
    administration::suspend(&cast.app, Some(&cast.grace), cast.ruth.id, &TRIAL)
        .await
        .unwrap();
    assert_eq!(names(two).await, [lena, omar, grace]);
}
story!(a_submission_is_given_to_those_who_may_review_it);
