//! Every deed, by everybody, in every state, through the practice room's own door and the desk's; and long random
//! histories, which the checker then replays.

use std::time::Duration;

use praxis::account::model::{Account, EmailAddress, Role, Scope};
use praxis::admin::actions as administration;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::answers::Answers;
use praxis::practice::check::check;
use praxis::practice::model::{PracticeId, Seq, SuggestedWords, TakeDown};
use praxis::workflow::{Deed, is_reviewers, step};
use serde_json::json;

use crate::cast::{Cast, TRIAL, person, reasons};
use crate::desk::desk_of;
use crate::every_state::in_every_state;
use crate::judging::judging;
use crate::people::move_within;
use crate::people::signed_in;
use crate::site::answers_with;
use crate::world::World;

/// Beyond every event: whoever acts has seen it all.
const ALL: Seq = Seq(i64::MAX);

/// A reviewer and an administrator with practices of their own try every deed on them, in every state: by the desk's
/// form and past it. Nothing is done, and no word of what a colleague did reaches them.
async fn nobody_decides_on_an_own_practice_by_any_door(world: World) {
    let cast = Cast::of(&world).await;
    let tried: Vec<Deed> = judging(&cast.omar).iter().map(Intent::deed).collect();
    // These decide nothing about a practice: one person may take down, an administrator gives an owner, a party declares.
    let others = [Deed::TakeDown, Deed::HandOver, Deed::DeclareConflict];
    let missed: Vec<&Deed> = Deed::ALL
        .iter()
        .filter(|deed| is_reviewers(**deed) && !tried.contains(deed) && !others.contains(deed))
        .collect();
    assert_eq!(missed, Vec::<&Deed>::new());
    for owner in [&cast.omar, &cast.grace] {
        let practices = Box::pin(in_every_state(&cast, owner)).await;
        let browser = signed_in(&world, owner).await;
        for (state, (id, _)) in practices {
            for intent in judging(owner) {
                let deed = intent.deed();
                let mut tx = cast.app.db.write().await.unwrap();
                let done = actions::act_within(&cast.app, &mut tx, owner, id, ALL, intent).await;
                drop(tx);
                assert!(
                    matches!(done, Err(Error::NotFound | Error::Denied(_) | Error::Unfit)),
                    "{deed} of {} on an own practice that is {state}: {done:?}",
                    owner.name.display()
                );
                let form = [
                    ("deed", deed.as_str()),
                    ("seq", "0"),
                    ("reasons", "Because I say so."),
                    ("code", "other"),
                    ("kind", "gone"),
                    ("objective", "2"),
                    ("language", "fr"),
                ];
                let page = browser.post(&desk_of(id), &form).await;
                let status = page.status.as_u16();
                assert!(
                    [404, 409, 422].contains(&status),
                    "{deed} on {state}: {status}"
                );
                // An administrator may choose among all reviewers; nobody reads which of them it was.
                let names: &[&str] = if owner.role == Role::Reviewer {
                    &["Ruth", "Wanjiru"]
                } else {
                    &[]
                };
                for word in ["decided first", "claimed it first", "returned it first"]
                    .iter()
                    .chain(names)
                {
                    assert!(!page.body.contains(word), "{deed} on {state} says {word:?}");
                }
            }
        }
    }
}
story!(nobody_decides_on_an_own_practice_by_any_door);

/// A row of numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(most).unwrap()).unwrap()
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Everything that anybody can want of a practice.
fn everything(people: &[Account], practices: &[PracticeId], dice: &mut Dice) -> Vec<Intent> {
    let somebody = dice.one_of(people).id;
    let mut all = judging(dice.one_of(people));
    all.extend([
        Intent::Submit,
        Intent::Submit,
        Intent::SubmitToBeShown,
        Intent::Consent(None),
        Intent::Refuse(Some(reasons("Not like this."))),
        Intent::Discard,
        Intent::Assign(somebody),
        Intent::Withdraw(None),
        Intent::StartAgain,
        Intent::Revise,
        Intent::Revise,
        Intent::Confirm,
        Intent::AskRemoval(Some(reasons("It names a village."))),
        Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons("Over."),
        },
        Intent::TakeDown {
            how: TakeDown::NotCurrent,
            words: reasons("Old."),
        },
        Intent::TakeDown {
            how: TakeDown::Replaced(*dice.one_of(practices)),
            words: reasons("New."),
        },
        Intent::HandOver {
            to: somebody,
            words: reasons("She moved."),
        },
        Intent::SetAsideBar {
            of: somebody,
            words: reasons("A namesake."),
        },
        Intent::Write(reasons("Is this still true?")),
    ]);
    all
}

/// One of three addresses that practices name.
fn address(number: usize) -> String {
    format!("pool{}@new.example", number % 3)
}

/// Hundreds of deeds chosen at random by everybody, time and suspensions between them: none answers with a fault, and
/// afterwards every stored state, list, count and edition is what the histories say.
async fn a_long_random_history_keeps_every_promise(world: World) {
    let cast = Cast::of(&world).await;
    let sofia = person(
        &cast.app,
        "Ms.",
        "Sofia",
        "Marin",
        Role::Reviewer,
        &Scope::default(),
    )
    .await;
    let people: Vec<Account> = [
        &cast.amina,
        &cast.boris,
        &cast.ruth,
        &cast.omar,
        &cast.lena,
        &cast.grace,
        &sofia,
    ]
    .into_iter()
    .cloned()
    .collect();
    let mut practices = Vec::new();
    for (number, owner) in people.iter().enumerate() {
        let objective = if number % 2 == 0 { 9 } else { 2 };
        let (title, address) = (format!("Practice {number}"), address(number));
        let id = cast.draft_by(owner, &title, objective).await;
        let point = json!({"focal_point": {"name": "A person", "organisation": "Ministry", "email": address, "public": false}});
        cast.write(owner, id, &answers_with(&title, objective, point))
            .await;
        practices.push(id);
    }
    // Chance alone seldom brings a practice through a consent.
    let consented = cast.draft("A consent", 9).await;
    cast.act(&cast.amina, &consented, Intent::SubmitToBeShown)
        .await
        .unwrap();
    cast.approve(consented).await;
    cast.act(&cast.amina, &consented, Intent::Consent(None))
        .await
        .unwrap();
    practices.push(consented);
    let mut dice = Dice(20_261_124);
    let (mut done, mut refused) = (0, 0);
    for turn in 0..1_200 {
        let (by, id) = (dice.one_of(&people).clone(), *dice.one_of(&practices));
        let mut wanted = everything(&people, &practices, &mut dice);
        if dice.below(4) > 0 {
            // Mostly what the table lets this person do, so that the histories grow long.
            let mut db = cast.app.db.read().await.unwrap();
            let Some((_, situation, actor)) =
                actions::case(&cast.app, &mut db, &by, id).await.unwrap()
            else {
                continue;
            };
            wanted.retain(|intent| step(intent.deed(), &situation, &actor).is_ok());
            if wanted.is_empty() {
                continue;
            }
        }
        let intent = dice.one_of(&wanted).clone();
        let seen = if dice.below(8) == 0 { Seq(1) } else { ALL };
        match actions::act(&cast.app, &by, id, seen, intent.clone()).await {
            Ok(_) => done += 1,
            Err(Error::Fault(fault)) => panic!("turn {turn}, {intent:?}: {fault}"),
            Err(_) => refused += 1,
        }
        match dice.below(25) {
            0 | 5 | 6 => cast.settle().await,
            1 => {
                cast.app.clock.advance(Duration::from_hours(30));
            }
            2 => {
                let by = Some(&cast.grace);
                let _ = administration::suspend(&cast.app, by, sofia.id, &TRIAL).await;
            }
            4 => {
                // A reviewer writes words at a desk.
                let who = dice.one_of(&people).clone();
                let words = format!("Words of turn {turn}.");
                let read = |answers: &Answers| SuggestedWords::of(answers, |_| Some(words.clone()));
                let _ = actions::keep_words(&cast.app, &who, id, None, read).await;
            }
            3 => {
                // Somebody takes an address that practices name, and somebody else may take it later.
                let who = dice.one_of(&people);
                let to = address(dice.below(3));
                let mut tx = cast.app.db.write().await.unwrap();
                let email = EmailAddress::parse(&to).unwrap();
                if let Some(before) = praxis::account::queries::by_email(&mut tx, &email)
                    .await
                    .unwrap()
                {
                    move_within(
                        &cast,
                        &mut tx,
                        before.id,
                        &format!("moved{turn}@new.example"),
                    )
                    .await;
                }
                move_within(&cast, &mut tx, who.id, &to).await;
                tx.commit().await.unwrap();
            }
            _ if dice.below(10) == 0 => {
                for one in &people[..6] {
                    let _ = administration::restore(&cast.app, None, one.id).await;
                }
                let _ = administration::restore(&cast.app, None, sofia.id).await;
            }
            _ => {}
        }
    }
    cast.settle().await;
    assert!(done > 100 && refused > 50, "{done} done, {refused} refused");
    crate::review_kept::assert_drawn(&cast).await;
    let mut db = cast.app.db.read().await.unwrap();
    let checked = check(&mut db).await.unwrap();
    for promise in checked {
        assert!(
            promise.count > 0 && promise.broken.is_empty(),
            "{promise:?}"
        );
    }
}
story!(a_long_random_history_keeps_every_promise);

/// What one press did, a second press of the same form does not do again, even where it took effect at once; other
/// words are given back, not thrown away as if they had arrived.
async fn a_second_press_is_answered_as_done(world: World) {
    let world = world.with(&[("undo", "0s")]);
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = crate::desk::desk(&ruth, id).await;
    let twice = |words: &'static str| page.form_with("return").set("reasons", words);
    twice("Say more.")
        .press("return")
        .await
        .ok()
        .lands_on("/review")
        .shows("Returned to its authors.");
    twice("Say more.")
        .press("return")
        .await
        .ok()
        .lands_on("/review")
        .shows("Returned to its authors.");
    twice("Say less.")
        .press("return")
        .await
        .status(409)
        .shows("Say less.");
    let told = crate::desk::told_since(&cast, id, 2).await;
    assert_eq!(told, ["practice-return author"]);
}
story!(a_second_press_is_answered_as_done);

/// Deeds at the same moment that count or name the same thing follow one another: one of two submissions beyond the
/// limit, one of two practices that would replace each other, and no claim left with whoever is being suspended.
async fn what_happens_at_the_same_moment_happens_in_some_order(world: World) {
    let world = world.with(&[("open_submissions", "1")]);
    let cast = Cast::of(&world).await;
    let app = &cast.app;
    for round in 0..4 {
        let name = format!("New{round}");
        let newcomer = person(
            app,
            "Ms.",
            &name,
            "Comer",
            Role::Submitter,
            &Scope::default(),
        )
        .await;
        let one = cast.draft_by(&newcomer, &format!("One {round}"), 9).await;
        let two = cast.draft_by(&newcomer, &format!("Two {round}"), 9).await;
        let (first, second) = tokio::join!(
            actions::act(app, &newcomer, one, ALL, Intent::Submit),
            actions::act(app, &newcomer, two, ALL, Intent::Submit),
        );
        assert_eq!(
            u8::from(first.is_ok()) + u8::from(second.is_ok()),
            1,
            "{first:?} {second:?}"
        );
        let submitted = if first.is_ok() { one } else { two };

        let by = Some(&cast.grace);
        let suspend = administration::suspend(app, by, cast.ruth.id, &TRIAL);
        let (claimed, suspended) = tokio::join!(
            actions::act(app, &cast.ruth, submitted, ALL, Intent::Claim),
            suspend
        );
        suspended.unwrap();
        let holder = crate::desk::claimed_by(&cast, submitted).await;
        assert_eq!(holder, None, "claimed: {claimed:?}");
        administration::restore(app, None, cast.ruth.id)
            .await
            .unwrap();

        cast.approve(submitted).await;
        let other = cast
            .published_by(&newcomer, &format!("Other {round}"), 9)
            .await;
        let replace = |id: PracticeId, by: PracticeId| {
            let how = TakeDown::Replaced(by);
            let intent = Intent::TakeDown {
                how,
                words: reasons("The other says it better."),
            };
            actions::act(app, &cast.omar, id, ALL, intent)
        };
        let (there, back) = tokio::join!(replace(submitted, other), replace(other, submitted));
        assert_eq!(
            u8::from(there.is_ok()) + u8::from(back.is_ok()),
            1,
            "{there:?} {back:?}"
        );
    }
}
story!(what_happens_at_the_same_moment_happens_in_some_order);
