//! Who is a party to a practice: by account, for good, whatever address the account moves to.

use praxis::account::model::{Account, EmailAddress, Role, Scope};
use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{Decision, PracticeId};
use praxis::workflow::{PublicStatus, State};
use serde_json::json;

use crate::cast::{Cast, approval, person, reasons};
use crate::desk::{claimed_by, deeds, desk, press, stands, told_since};
use crate::every_state::in_every_state;
use crate::focal_points::{ALL, broken, is_kept_out, naming};
use crate::judging::judging;
use crate::people::signed_in;
use crate::people::{ask_move, move_to, of};
use crate::post::Post;
use crate::site::answers_with;
use crate::world::World;

/// What every practice of the cast names as its focal point.
const FOCAL_POINT: &str = "nour@focal.example";

/// Moves an account to another address by the pages and the mailed link.
async fn moves(world: &World, cast: &Cast, post: &Post, who: &Account, to: &str) -> Account {
    post.new_ones().await;
    let browser = cast.sign_in(world, who).await;
    ask_move(&browser, to).await.ok();
    let link = of(&post.new_ones().await, to).link();
    let page = browser
        .visit(&link)
        .await
        .ok()
        .only_form()
        .press("Use this address")
        .await;
    page.shows("Your mails go to your new address");
    Account {
        email: EmailAddress::parse(to).unwrap(),
        ..who.clone()
    }
}

/// A reviewer whom a submission names does not become free by moving to another address.
async fn a_named_reviewer_who_moves_away_stays_a_party(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = naming(
        &cast,
        &cast.amina,
        "Almaty Process",
        cast.ruth.email.as_str(),
    )
    .await;
    is_kept_out(&world, &cast, &cast.ruth, id).await;
    let ruth = moves(&world, &cast, &post, &cast.ruth, "ruth@elsewhere.example").await;
    is_kept_out(&world, &cast, &ruth, id).await;
    let ruth = moves(&world, &cast, &post, &ruth, "ruth@third.example").await;
    is_kept_out(&world, &cast, &ruth, id).await;
    for intent in [Intent::Claim, Intent::Decide(approval())] {
        let done = actions::act(&cast.app, &ruth, id, ALL, intent).await;
        assert!(matches!(done, Err(Error::Denied(_))), "{done:?}");
    }
    let grace = signed_in(&world, &cast.grace).await;
    let page = press(
        &grace,
        id,
        "assign",
        &[("reviewer", &cast.ruth.id.to_string())],
    )
    .await;
    page.status(422);
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
}
story!(a_named_reviewer_who_moves_away_stays_a_party);

/// A reviewer who moves to a named address is a party from then on: the claim ends with the move, and neither a move
/// away nor the way back by the old address's link frees anything.
async fn an_account_that_moves_to_a_named_address_loses_its_claim(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let (id, other) = (
        cast.submitted("Almaty Process", 9).await,
        naming(&cast, &cast.amina, "Bali Process", "third@focal.example").await,
    );
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    cast.act(&cast.ruth, &other, Intent::Claim).await.unwrap();
    post.new_ones().await;
    let browser = cast.sign_in(&world, &cast.ruth).await;
    ask_move(&browser, FOCAL_POINT).await.ok();
    let letters = post.new_ones().await;
    let (there, back) = (
        of(&letters, FOCAL_POINT).link(),
        of(&letters, cast.ruth.email.as_str()).link(),
    );
    browser
        .visit(&there)
        .await
        .ok()
        .only_form()
        .press("Use this address")
        .await
        .ok();
    assert_eq!(
        (claimed_by(&cast, id).await, claimed_by(&cast, other).await),
        (None, Some(cast.ruth.id.0))
    );
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "claim", "free_claim"]
    );
    assert_eq!(
        told_since(&cast, id, 3).await,
        [
            "practice-free_claim former",
            "practice-free_claim suggested"
        ]
    );
    browser
        .visit(&back)
        .await
        .ok()
        .only_form()
        .press("Stop the change")
        .await
        .ok();
    is_kept_out(&world, &cast, &cast.ruth, id).await;
    // A claim under the old address, and back to a named one by the link of the old one.
    let omar = move_to(&cast, &cast.omar, "omar@new.example").await;
    let third = naming(
        &cast,
        &cast.amina,
        "Colombo Process",
        cast.omar.email.as_str(),
    )
    .await;
    cast.act(&omar, &third, Intent::Claim).await.unwrap();
    let omar = moves(&world, &cast, &post, &omar, cast.omar.email.as_str()).await;
    assert_eq!(claimed_by(&cast, third).await, None);
    is_kept_out(&world, &cast, &omar, third).await;
}
story!(an_account_that_moves_to_a_named_address_loses_its_claim);

/// The decision of a reviewer who moves to a named address before it takes effect falls back.
async fn a_decision_of_an_account_that_moves_to_a_named_address_falls_back(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    move_to(&cast, &cast.ruth, FOCAL_POINT).await;
    let ruth = move_to(&cast, &cast.ruth, "ruth@new.example").await;
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "approve", "fall_back", "suggest_anew"]
    );
    is_kept_out(&world, &cast, &ruth, id).await;
    assert_eq!(broken(&cast).await, []);
}
story!(a_decision_of_an_account_that_moves_to_a_named_address_falls_back);

/// An account that is made at a named address, by the command or by its owner, is a party too, and stays one.
async fn an_account_made_at_a_named_address_is_a_party(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = naming(&cast, &cast.amina, "Almaty Process", "Nadia@People.example").await;
    let nadia = person(
        &cast.app,
        "Ms.",
        "Nadia",
        "Rahimi",
        Role::Reviewer,
        &Scope::default(),
    )
    .await;
    is_kept_out(&world, &cast, &nadia, id).await;
    let nadia = move_to(&cast, &nadia, "nadia@new.example").await;
    is_kept_out(&world, &cast, &nadia, id).await;
    // The same by the page of registration.
    let other = naming(&cast, &cast.amina, "Bali Process", "paul@registers.example").await;
    post.new_ones().await;
    let browser = world.browser();
    let form = crate::people::filled(&browser, "Paul@registers.example").await;
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    browser
        .visit(&post.only().await.link())
        .await
        .ok()
        .only_form()
        .press("Confirm my address")
        .await
        .ok();
    let mut tx = cast.app.db.write().await.unwrap();
    let email = EmailAddress::parse("paul@registers.example").unwrap();
    let paul = praxis::account::queries::by_email(&mut tx, &email)
        .await
        .unwrap()
        .unwrap();
    drop(tx);
    crate::cast::change_role(&cast.app, paul.id, Role::Reviewer, &Scope::default()).await;
    let paul = move_to(&cast, &paul, "paul@new.example").await;
    let mut db = cast.app.db.read().await.unwrap();
    for (practice, party) in [(other, true), (id, false)] {
        let (_, _, actor) = actions::case(&cast.app, &mut db, &paul, practice)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(actor.party, party);
    }
}
story!(an_account_made_at_a_named_address_is_a_party);

/// The reviewer who decided receives the practice: neither the service nor an administrator's hurry puts it up, and its
/// authors are not told that it is accepted.
async fn a_practice_handed_to_its_decider_is_not_put_up(world: World) {
    let cast = Cast::of(&world).await;
    let on = Some(
        world
            .clock()
            .now()
            .plus(std::time::Duration::from_hours(48)),
    );
    let dated = || {
        Intent::Decide(Decision::Approve {
            words: None,
            on,
            minor: false,
        })
    };
    let to_ruth = || Intent::HandOver {
        to: cast.ruth.id,
        words: reasons("She knows it best."),
    };
    let (undo, waiting) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted("Bali Process", 9).await,
    );
    cast.act(&cast.ruth, &waiting, dated()).await.unwrap();
    cast.settle().await;
    cast.act(&cast.ruth, &undo, dated()).await.unwrap();
    cast.act(&cast.grace, &undo, to_ruth()).await.unwrap();
    cast.act(&cast.grace, &waiting, to_ruth()).await.unwrap();
    cast.settle().await;
    assert_eq!(
        deeds(&cast, undo).await,
        [
            "start",
            "submit",
            "approve",
            "hand_over",
            "fall_back",
            "suggest_anew"
        ]
    );
    let grace = signed_in(&world, &cast.grace).await;
    assert_eq!(
        desk(&grace, waiting)
            .await
            .count("button[value=publish_now]"),
        0
    );
    for by in [&cast.grace, &cast.ruth] {
        let done = actions::act(
            &cast.app,
            by,
            waiting,
            ALL,
            Intent::PublishNow(reasons("Now.")),
        )
        .await;
        assert!(
            matches!(done, Err(Error::Denied(_) | Error::NotFound)),
            "{done:?}"
        );
    }
    world.clock().advance(std::time::Duration::from_hours(72));
    cast.settle().await;
    for id in [undo, waiting] {
        assert_eq!(
            stands(&cast, id).await,
            (Some(State::InReview), None, PublicStatus::Never)
        );
        is_kept_out(&world, &cast, &cast.ruth, id).await;
    }
    assert_eq!(broken(&cast).await, []);
}
story!(a_practice_handed_to_its_decider_is_not_put_up);

/// A reviewer and an administrator who had a named address once, and moved on, try every deed in every state.
async fn nobody_decides_where_a_former_address_of_theirs_is_named(world: World) {
    let cast = Cast::of(&world).await;
    let practices = Box::pin(in_every_state(&cast, &cast.amina)).await;
    let berta = person(
        &cast.app,
        "Ms.",
        "Berta",
        "Second",
        Role::Administrator,
        &Scope::default(),
    )
    .await;
    for who in [&cast.omar, &berta] {
        move_to(&cast, who, FOCAL_POINT).await;
        let who = move_to(&cast, who, &format!("{}@new.example", who.id)).await;
        for (state, (id, _)) in &practices {
            for intent in judging(&who) {
                let deed = intent.deed();
                let mut tx = cast.app.db.write().await.unwrap();
                let done = actions::act_within(&cast.app, &mut tx, &who, *id, ALL, intent).await;
                drop(tx);
                let refused =
                    matches!(done, Err(Error::NotFound | Error::Denied(_) | Error::Unfit));
                assert!(
                    refused,
                    "{deed} of {} on what is {state}: {done:?}",
                    who.name.display()
                );
            }
        }
    }
}
story!(nobody_decides_where_a_former_address_of_theirs_is_named);

/// The checker names an effect whose decider was a party by then, and no other: not where the bar was set aside before,
/// nor where the decider became a party afterwards.
async fn the_checker_names_a_party_who_decided(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    cast.act(
        &cast.grace,
        &id,
        Intent::HandOver {
            to: cast.ruth.id,
            words: reasons("Later."),
        },
    )
    .await
    .unwrap();
    let free = naming(&cast, &cast.boris, "Bali Process", cast.ruth.email.as_str()).await;
    cast.act(
        &cast.grace,
        &free,
        Intent::SetAsideBar {
            of: cast.ruth.id,
            words: reasons("A namesake."),
        },
    )
    .await
    .unwrap();
    cast.approve(free).await;
    assert_eq!(broken(&cast).await, []);
    let party = async |practice: PracticeId, since: i64| {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql("INSERT INTO party (practice_id, account_id, why, since, since_seq) VALUES ($1, $2, 'saved-draft', 0, $3)")
            .bind(practice).bind(cast.ruth.id).bind(since).execute().await.unwrap();
        tx.commit().await.unwrap();
    };
    // Events: start, submit, approve, take_effect; and with the bar set aside between submit and approve.
    party(id, 3).await;
    let effect = "no decision took effect whose decider was a party by then";
    assert_eq!(
        broken(&cast).await,
        [(effect, vec![format!("practice {id}, event 4")])]
    );
    party(free, 3).await;
    let decided = "no account decided on a practice to which it is a party";
    assert_eq!(
        broken(&cast).await,
        [
            (decided, vec![format!("practice {free}, event 4")]),
            (
                effect,
                vec![
                    format!("practice {id}, event 4"),
                    format!("practice {free}, event 5")
                ]
            ),
        ]
    );
}
story!(the_checker_names_a_party_who_decided);

/// An account takes an address at the same moment as a submission names it: whichever is first, it is a party.
async fn naming_and_moving_at_the_same_moment_make_a_party(world: World) {
    let cast = Cast::of(&world.with(&[("open_submissions", "99")])).await;
    let mut ruth = cast.ruth.clone();
    for round in 0..12 {
        let address = format!("ruth{round}@new.example");
        let point = json!({"focal_point": {"name": "R", "organisation": "O", "email": address, "public": false}});
        let id = cast
            .draft_by(&cast.amina, &format!("Process {round}"), 9)
            .await;
        cast.write(
            &cast.amina,
            id,
            &answers_with(&format!("Process {round}"), 9, point),
        )
        .await;
        let (submitted, moved) = tokio::join!(
            actions::act(&cast.app, &cast.amina, id, ALL, Intent::Submit),
            move_to(&cast, &ruth, &address),
        );
        submitted.unwrap();
        ruth = moved;
        let done = actions::act(&cast.app, &ruth, id, ALL, Intent::Claim).await;
        assert!(
            matches!(done, Err(Error::Denied(_))),
            "round {round}: {done:?}"
        );
    }
}
story!(naming_and_moving_at_the_same_moment_make_a_party);
