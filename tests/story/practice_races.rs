//! Two deeds of one practice at the same moment, on two nodes: they follow one another in some order, the second is
//! refused or done as that order wants it, and the history tells the same as the answers.

use std::time::Duration;

use praxis::account::model::{Account, Role};
use praxis::practice::actions::{self, Done, Error, Intent, Saved, StepSave};
use praxis::practice::check::check;
use praxis::practice::fields::Step;
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use praxis::workflow::{Deed, PublicStatus, State};

use crate::cast::{Cast, Member, answers, approval, reasons, spam_mark, titled};
use crate::desk::{claimed_by, deeds, stands, told_since};
use crate::world::World;

/// How often each race is run: which of two comes first is not ours to say.
const ROUNDS: usize = 5;

/// The cast, and a second node on the same database.
struct Nodes {
    cast: Cast,
    other: World,
}

impl Nodes {
    async fn of(world: &World) -> Self {
        Self {
            cast: Cast::of(world).await,
            other: match world.engine() {
                crate::world::Engine::Sqlite => world.with(&[]),
                crate::world::Engine::Postgres => world.another_node().await,
            },
        }
    }

    /// Two people press a button each, having seen the same page.
    async fn race(
        &self,
        id: PracticeId,
        (one, first): (&Account, Intent),
        (two, second): (&Account, Intent),
    ) -> [Result<Done, Error>; 2] {
        let seen = self.cast.seq(id).await;
        let (first, second) = tokio::join!(
            actions::act(&self.cast.app, one, id, seen, first),
            actions::act(&self.other.app, two, id, seen, second),
        );
        [first, second]
    }

    /// Nothing in the database contradicts the histories.
    async fn is_sound(&self) {
        let mut db = self.cast.app.db.read().await.unwrap();
        for promise in check(&mut db).await.unwrap() {
            assert!(promise.broken.is_empty(), "{promise:?}");
        }
    }
}

/// Exactly one was done; the other one was told which deed of whom came first. Says which was done.
#[track_caller]
fn one_wins(answers: &[Result<Done, Error>; 2], people: [&Account; 2]) -> usize {
    let winner = match answers {
        [Ok(_), Err(_)] => 0,
        [Err(_), Ok(_)] => 1,
        both => panic!("{both:?}"),
    };
    let done = answers[winner].as_ref().unwrap();
    match &answers[1 - winner] {
        Err(Error::Overtaken(overtaken)) => assert_eq!(
            (overtaken.deed, overtaken.by),
            (done.deed, Some(people[winner].id))
        ),
        refused => panic!("{done:?} came first: {refused:?}"),
    }
    winner
}

/// Two reviewers claim: one has it, and the other one learns who.
async fn one_of_two_claims(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let people = [&cast.ruth, &cast.omar];
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        let claims = people.map(|who| (who, Intent::Claim));
        let [one, two] = claims;
        let answers = nodes.race(id, one, two).await;
        let winner = one_wins(&answers, people);
        assert_eq!(claimed_by(cast, id).await, Some(people[winner].id.0));
        assert_eq!(deeds(cast, id).await, ["start", "submit", "claim"]);
    }
    nodes.is_sound().await;
}
story!(one_of_two_claims);

/// The owner withdraws while a reviewer approves, marks it as spam or claims it: either the deed of the reviewer came
/// first and the owner learns so, or it is withdrawn.
async fn a_withdrawal_meets_a_reviewers_deed(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let people = [&cast.amina, &cast.ruth];
    // An owner who has published is not suspended with spam, and goes on.
    cast.published("Known Practice", 9).await;
    for round in 0..ROUNDS {
        for (intent, state) in [
            (Intent::Decide(approval()), State::Decided),
            (Intent::Claim, State::InReview),
            (spam_mark(), State::Spam),
        ] {
            let deed = intent.deed();
            let id = cast.submitted(&format!("Practice {deed} {round}"), 9).await;
            let answers = nodes
                .race(id, (people[0], Intent::Withdraw(None)), (people[1], intent))
                .await;
            let (open, latest, _) = stands(cast, id).await;
            match one_wins(&answers, people) {
                0 => assert_eq!((open, latest), (Some(State::Draft), Some(State::Withdrawn))),
                _ if state == State::Spam => assert_eq!((open, latest), (None, Some(state))),
                _ => assert_eq!((open, latest), (Some(state), None)),
            }
        }
    }
    nodes.is_sound().await;
}
story!(a_withdrawal_meets_a_reviewers_deed);

/// Two reviewers decide differently: one decision stands, and no mail tells of the other.
async fn one_of_two_decisions_is_told(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let people = [&cast.ruth, &cast.omar];
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        let seq = cast.seq(id).await.0;
        let returned = Decision::Return {
            words: reasons("Say more."),
        };
        let answers = nodes
            .race(
                id,
                (people[0], Intent::Decide(approval())),
                (people[1], Intent::Decide(returned)),
            )
            .await;
        let winner = one_wins(&answers, people);
        cast.settle().await;
        let (expected, told): (_, &[&str]) = match winner {
            0 => (
                PublicStatus::Live,
                &["practice-approve author", "practice-approve focal-point"],
            ),
            _ => (PublicStatus::Never, &["practice-return author"]),
        };
        assert_eq!(stands(cast, id).await.2, expected);
        assert_eq!(told_since(cast, id, seq).await, told);
    }
    nodes.is_sound().await;
}
story!(one_of_two_decisions_is_told);

/// The reviewer takes the decision back and an administrator does too: it is back in review once.
async fn a_decision_is_undone_once(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let people = [&cast.ruth, &cast.grace];
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        cast.act(&cast.ruth, &id, Intent::Decide(approval()))
            .await
            .unwrap();
        let words = Some(reasons("Wait for the lawyers."));
        let answers = nodes
            .race(
                id,
                (people[0], Intent::Undo(None)),
                (people[1], Intent::Undo(words)),
            )
            .await;
        match &answers {
            // Ruth was first, and Grace learns so.
            [Ok(_), Err(_)] => assert_eq!(one_wins(&answers, people), 0),
            // Grace was first: the decision is forgotten, and with it who made it.
            [Err(Error::NotFound), Ok(_)] => {}
            both => panic!("{both:?}"),
        }
        assert_eq!(stands(cast, id).await.0, Some(State::InReview));
        assert_eq!(
            deeds(cast, id).await,
            ["start", "submit", "approve", "undo"]
        );
    }
    nodes.is_sound().await;
}
story!(a_decision_is_undone_once);

/// An owner in two browsers: the same press twice is one deed, and of two different ones the first counts.
async fn an_owner_presses_in_two_browsers(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let amina = &cast.amina;
    for round in 0..ROUNDS {
        let live = cast.published(&format!("Practice {round}"), 9).await;
        let twice = (amina, Intent::Revise);
        let answers = nodes.race(live, twice.clone(), twice).await;
        let [Ok(one), Ok(two)] = &answers else {
            panic!("{answers:?}")
        };
        assert_eq!(
            (one.seq, u8::from(one.already) + u8::from(two.already)),
            (two.seq, 1)
        );
        let draft = cast.draft(&format!("Draft {round}"), 9).await;
        let answers = nodes
            .race(draft, (amina, Intent::Submit), (amina, Intent::Discard))
            .await;
        let open = match one_wins(&answers, [amina, amina]) {
            0 => Some(State::InReview),
            _ => None,
        };
        let mut db = cast.app.db.read().await.unwrap();
        let found = actions::case(&cast.app, &mut db, amina, draft).await;
        let (case, ..) = found.unwrap().unwrap();
        assert_eq!(case.open.map(|revision| revision.state), open);
        drop(db);
        if open.is_some() {
            cast.act(amina, &draft, Intent::Withdraw(None))
                .await
                .unwrap();
        }
    }
    nodes.is_sound().await;
}
story!(an_owner_presses_in_two_browsers);

/// A save and a submission, or two saves: what was typed is stored, kept beside it, or refused before anything is
/// submitted without it.
async fn a_save_meets_another_deed(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let (app, amina) = (&cast.app, &cast.amina);
    for round in 0..ROUNDS {
        let id = cast.draft(&format!("Practice {round}"), 9).await;
        let (seen, saves) = (cast.seq(id).await, cast.saves(amina, id).await);
        let (one, two) = (answers("One title", 9), answers("Another title", 9));
        let (first, second) = tokio::join!(
            actions::save(app, amina, id, StepSave::new(saves, Step::Brief, &one)),
            actions::save(
                &nodes.other.app,
                amina,
                id,
                StepSave::new(saves, Step::Brief, &two)
            ),
        );
        let stored = match (first.unwrap(), second.unwrap()) {
            (Saved::Stored(at), Saved::Second { newest, .. }) => {
                assert_eq!(at, newest);
                "One title"
            }
            (Saved::Second { newest, .. }, Saved::Stored(at)) => {
                assert_eq!(at, newest);
                "Another title"
            }
            both => panic!("{both:?}"),
        };
        let saves = cast.saves(amina, id).await;
        let last = answers("The last title", 9);
        let (saved, submitted) = tokio::join!(
            actions::save(app, amina, id, StepSave::new(saves, Step::Brief, &last)),
            actions::act(&nodes.other.app, amina, id, seen, Intent::Submit),
        );
        submitted.unwrap();
        let title = match saved {
            Ok(Saved::Stored(_)) => "The last title",
            Err(Error::Denied(_)) => stored,
            other => panic!("{other:?}"),
        };
        let mut db = app.db.read().await.unwrap();
        let (case, ..) = actions::case(app, &mut db, amina, id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(case.open.unwrap().title, title);
        drop(db);
        cast.act(amina, &id, Intent::Withdraw(None)).await.unwrap();
    }
    nodes.is_sound().await;
}
story!(a_save_meets_another_deed);

/// Two reviewers take down, and two restore: it happens once each, with the words of the one who was first.
async fn what_is_public_changes_once(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let id = cast.published(&format!("Practice {round}"), 9).await;
        let take_down = |words: &str| Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons(words),
        };
        let answers = nodes
            .race(
                id,
                (&cast.ruth, take_down("Ruth saw a name.")),
                (&cast.omar, take_down("Omar saw a face.")),
            )
            .await;
        let words = match &answers {
            [Ok(_), Err(_)] => "Ruth saw a name.",
            [Err(_), Ok(_)] => "Omar saw a face.",
            both => panic!("{both:?}"),
        };
        let mut db = cast.app.db.read().await.unwrap();
        let (case, ..) = actions::case(&cast.app, &mut db, &cast.grace, id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(case.practice.taken_down_reasons.as_deref(), Some(words));
        drop(db);
        let restore = |words: &str| Intent::Restore(Some(reasons(words)));
        // The reviewer who took it down does not restore it.
        let restorer = if words.starts_with("Ruth") {
            &cast.omar
        } else {
            &cast.ruth
        };
        let answers = nodes
            .race(
                id,
                (restorer, restore("A mistake.")),
                (&cast.grace, restore("A slip.")),
            )
            .await;
        let done = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(done, 1, "{answers:?}");
        assert_eq!(stands(cast, id).await.2, PublicStatus::Live);
        let told = deeds(cast, id).await;
        assert_eq!(told[4..], ["take_down", "restore"]);
    }
    nodes.is_sound().await;
}
story!(what_is_public_changes_once);

/// The owner asks for the removal while a reviewer takes it down: both may be done, or the request came too late.
async fn a_request_for_removal_meets_its_answer(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let id = cast.published(&format!("Practice {round}"), 9).await;
        let down = Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons("A name stands in it."),
        };
        let [asked, taken] = nodes
            .race(
                id,
                (&cast.amina, Intent::AskRemoval(None)),
                (&cast.ruth, down),
            )
            .await;
        assert_eq!(taken.unwrap().deed, Deed::TakeDown);
        let mut db = cast.app.db.read().await.unwrap();
        let (case, ..) = actions::case(&cast.app, &mut db, &cast.grace, id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(case.practice.taken_down_on_request, asked.is_ok());
        assert_eq!(case.practice.removal_asked_at, None);
    }
    nodes.is_sound().await;
}
story!(a_request_for_removal_meets_its_answer);

/// Two nodes find the same decision due: it takes effect once, in one edition, with one mail to each.
async fn two_nodes_settle_once(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        cast.act(&cast.ruth, &id, Intent::Decide(approval()))
            .await
            .unwrap();
        let seq = cast.seq(id).await.0;
        world.clock().advance(Duration::from_mins(11));
        let (one, two) = tokio::join!(
            actions::settle_all(&cast.app),
            actions::settle_all(&nodes.other.app),
        );
        let ((one, failed), (two, more)) = (one.unwrap(), two.unwrap());
        assert!(failed.is_empty() && more.is_empty(), "{failed:?} {more:?}");
        assert_eq!(one + two, 1);
        assert_eq!(
            told_since(cast, id, seq).await,
            ["practice-approve author", "practice-approve focal-point"]
        );
    }
    nodes.is_sound().await;
}
story!(two_nodes_settle_once);

/// A decision is taken back at the moment at which it takes effect: it is public or it is in review, and the answer
/// says which.
async fn an_undo_meets_the_end_of_its_time(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        cast.act(&cast.ruth, &id, Intent::Decide(approval()))
            .await
            .unwrap();
        let seen = cast.seq(id).await;
        // The last moment of one, the first of the other.
        let moments = [600_000_000, 599_999_999];
        let passed = Duration::from_micros(moments[round % 2]);
        world.clock().advance(passed);
        let (undone, settled) = tokio::join!(
            actions::act(&cast.app, &cast.ruth, id, seen, Intent::Undo(None)),
            actions::settle(&nodes.other.app, id),
        );
        let settled = settled.unwrap();
        assert_eq!(undone.is_ok(), settled.is_none(), "{undone:?} {settled:?}");
        let expected = match undone {
            Ok(_) => (Some(State::InReview), PublicStatus::Never),
            Err(_) => (None, PublicStatus::Live),
        };
        let (open, _, public) = stands(cast, id).await;
        assert_eq!((open, public), expected);
    }
    nodes.is_sound().await;
}
story!(an_undo_meets_the_end_of_its_time);

/// An administrator gives a submission to one reviewer while another one claims it: one of the two has it.
async fn an_assignment_meets_a_claim(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    let people = [&cast.grace, &cast.ruth];
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        let answers = nodes
            .race(
                id,
                (people[0], Intent::Assign(cast.omar.id)),
                (people[1], Intent::Claim),
            )
            .await;
        let holder = match one_wins(&answers, people) {
            0 => cast.omar.id,
            _ => cast.ruth.id,
        };
        assert_eq!(claimed_by(cast, id).await, Some(holder.0));
    }
    nodes.is_sound().await;
}
story!(an_assignment_meets_a_claim);

/// It is handed over while its owner withdraws: whoever owns it in the end has the draft.
async fn a_withdrawal_meets_a_handing_over(world: World) {
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let id = cast.submitted(&format!("Practice {round}"), 9).await;
        let over = Intent::HandOver {
            to: cast.boris.id,
            words: reasons("She moved to another ministry."),
        };
        let [given, withdrawn] = nodes
            .race(
                id,
                (&cast.grace, over),
                (&cast.amina, Intent::Withdraw(None)),
            )
            .await;
        match (&given, &withdrawn) {
            // Handed over first: the former owner finds nothing to withdraw.
            (Ok(_), Err(Error::NotFound)) => {}
            (Err(Error::Overtaken(first)), Ok(_)) => assert_eq!(first.deed, Deed::Withdraw),
            both => panic!("{both:?}"),
        }
        let mut db = cast.app.db.read().await.unwrap();
        let (case, ..) = actions::case(&cast.app, &mut db, &cast.grace, id)
            .await
            .unwrap()
            .unwrap();
        let owner = if given.is_ok() {
            cast.boris.id
        } else {
            cast.amina.id
        };
        assert_eq!(case.practice.owner_id, owner);
    }
    nodes.is_sound().await;
}
story!(a_withdrawal_meets_a_handing_over);

/// Two first drafts at once where one is allowed, on two nodes: one begins, and the other is told the limit.
async fn one_of_two_beginnings_fits(world: World) {
    let world = world.with(&[("open_drafts", "1")]);
    let nodes = Nodes::of(&world).await;
    let cast = &nodes.cast;
    for round in 0..ROUNDS {
        let name = format!("New{round}");
        let newcomer = Member::named("Ms.", &name, "Comer", Role::Submitter);
        let newcomer = newcomer.join(&cast.app).await;
        let (one, two) = tokio::join!(
            actions::start(&world.app, &newcomer, titled("One office")),
            actions::start(&nodes.other.app, &newcomer, titled("Another office")),
        );
        let refused = match (one, two) {
            (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
            both => panic!("{both:?}"),
        };
        assert!(
            matches!(refused, Error::TooManyDrafts { most: 1 }),
            "{refused:?}"
        );
    }
    nodes.is_sound().await;
}
story!(one_of_two_beginnings_fits);

/// The same button twice at the same moment, on two nodes: one draft.
async fn two_presses_of_start_are_one_draft(world: World) {
    let nodes = Nodes::of(&world).await;
    for round in 0..ROUNDS {
        let name = format!("New{round}");
        let newcomer = Member::named("Ms.", &name, "Comer", Role::Submitter);
        let newcomer = newcomer.join(&nodes.cast.app).await;
        let (one, two) = tokio::join!(
            actions::start(&world.app, &newcomer, titled("Legal advice")),
            actions::start(&nodes.other.app, &newcomer, titled("Legal advice")),
        );
        assert_eq!(one.unwrap(), two.unwrap());
    }
    nodes.is_sound().await;
}
story!(two_presses_of_start_are_one_draft);
