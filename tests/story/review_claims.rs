//! Who reads what: claim, release, take over, assign; and what is corrected before a decision.

use std::time::Duration;

use praxis::account::actions as accounts;
use praxis::account::model::{Account, Role, Scope};
use praxis::account::queries;
use praxis::admin::SuspensionReason;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::{PracticeId, Seq};
use praxis::workflow::{PublicStatus, State};

use crate::cast::{Cast, person};
use crate::desk::{claimed_by, deeds, desk, desk_of, press, stands, told_since};
use crate::people::move_to;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// Claimed, released, claimed by another; whoever is late is told who has it.
async fn a_claim_is_taken_and_given_back(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let (ruth, omar) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
    );
    let stale = desk(&omar, id).await;
    press(&ruth, id, "claim", &[])
        .await
        .ok()
        .lands_on(&desk_of(id))
        .shows("you, until 10 November 2026");
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    let page = stale.form_with("claim").press("claim").await.status(409);
    page.shows("Ms. Ruth Wanjiru claimed it first, 3 November 2026")
        .shows("nothing was sent");
    // The same press twice is done, and is one event.
    let twice = desk(&ruth, id).await;
    twice
        .form_with("release")
        .press("release")
        .await
        .ok()
        .lands_on("/review")
        .shows("Released");
    twice
        .form_with("release")
        .press("release")
        .await
        .ok()
        .lands_on("/review");
    assert_eq!(claimed_by(&cast, id).await, None);
    press(&omar, id, "claim", &[]).await.ok();
    assert_eq!(claimed_by(&cast, id).await, Some(cast.omar.id.0));
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "claim", "release", "claim"]
    );
    // A reviewer without the claim has no buttons for it, and reads at the top who has it.
    let page = desk(&ruth, id).await;
    let notices = page.texts(".notice");
    assert_eq!(
        notices,
        [
            "Mr. Omar Haddad has claimed it and decides on it. After 10 November 2026 other reviewers can take it over."
        ]
    );
    assert_eq!(desk(&omar, id).await.count(".notice"), 0);
    assert_eq!(
        page.count("button[value=approve], button[value=release], button[value=take_over]"),
        0
    );
    ruth.post(
        &desk_of(id),
        &[("deed", "return"), ("seq", "5"), ("reasons", "My words")],
    )
    .await
    .status(409)
    .shows("Another reviewer has claimed it")
    .shows("My words");
}
story!(a_claim_is_taken_and_given_back);

/// After seven days anybody in scope takes over, an administrator at any time; whoever had it is told.
async fn a_claim_is_taken_over(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    for id in [first, second] {
        cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    }
    world.clock().advance(7 * DAY);
    let omar = signed_in(&world, &cast.omar).await;
    assert_eq!(desk(&omar, first).await.count("button[value=take_over]"), 0);
    press(
        &signed_in(&world, &cast.grace).await,
        second,
        "take_over",
        &[],
    )
    .await
    .ok()
    .shows("Taken over");
    assert_eq!(claimed_by(&cast, second).await, Some(cast.grace.id.0));
    world.clock().advance(DAY);
    let omar = signed_in(&world, &cast.omar).await;
    omar.visit("/review")
        .await
        .ok()
        .shows("Ms. Ruth Wanjiru; others may take it over since 10 November 2026");
    desk(&omar, first)
        .await
        .shows("ended on 10 November 2026: you can take it over.");
    press(&omar, first, "take_over", &[])
        .await
        .ok()
        .shows("Taken over");
    assert_eq!(claimed_by(&cast, first).await, Some(cast.omar.id.0));
    for id in [first, second] {
        assert_eq!(
            told_since(&cast, id, 3).await,
            ["practice-take_over former"]
        );
    }
}
story!(a_claim_is_taken_over);

/// An administrator gives it to somebody who may review it, and to nobody else.
async fn an_administrator_assigns(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    let page = desk(&grace, id).await;
    let offered = page.texts("select[name=assign-reviewer] option");
    assert_eq!(
        offered,
        [
            "Choose…",
            "Ms. Ruth Wanjiru (nothing else in hand)",
            "Mr. Omar Haddad (nothing else in hand)",
            "Ms. Grace Odhiambo (nothing else in hand)"
        ]
    );
    let lena = cast.lena.id.to_string();
    let amina = cast.amina.id.to_string();
    for wrong in [
        "",
        "0",
        "-1",
        "x",
        "99999",
        "9223372036854775808",
        &lena,
        &amina,
    ] {
        let page = press(&grace, id, "assign", &[("reviewer", wrong)])
            .await
            .status(422);
        page.has(".problem")
            .has("select[name=assign-reviewer][aria-invalid=true]");
    }
    let omar = cast.omar.id.to_string();
    press(&grace, id, "assign", &[("reviewer", &omar)])
        .await
        .ok()
        .shows("Assigned.");
    assert_eq!(claimed_by(&cast, id).await, Some(cast.omar.id.0));
    assert_eq!(
        told_since(&cast, id, 3).await,
        ["practice-assign assigned", "practice-assign former"]
    );
    // A reviewer has no such button, and the door behind it is shut.
    let ruth = signed_in(&world, &cast.ruth).await;
    assert_eq!(desk(&ruth, id).await.count("button[value=assign]"), 0);
    ruth.post(
        &desk_of(id),
        &[("deed", "assign"), ("seq", "4"), ("reviewer", &omar)],
    )
    .await
    .status(404);
}
story!(an_administrator_assigns);

/// Moved out of the mover's scope, the claim ends and another is suggested; within it, it stays.
async fn a_move_suggests_anew(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 2).await;
    let lena = signed_in(&world, &cast.lena).await;
    press(&lena, id, "claim", &[]).await.ok();
    press(&lena, id, "move", &[("objective", "2")])
        .await
        .status(422)
        .shows("It is filed under this objective already");
    press(&lena, id, "move", &[("objective", "24")])
        .await
        .status(422);
    press(&lena, id, "move", &[("objective", "3")])
        .await
        .ok()
        .lands_on(&desk_of(id))
        .shows("Moved");
    assert_eq!(claimed_by(&cast, id).await, Some(cast.lena.id.0));
    press(&lena, id, "move", &[("objective", "9")])
        .await
        .ok()
        .lands_on("/review")
        .shows("Moved to another objective.");
    assert_eq!(claimed_by(&cast, id).await, None);
    lena.visit(&desk_of(id)).await.status(404);
    let told = told_since(&cast, id, 4).await;
    assert_eq!(told, ["practice-move author", "practice-move suggested"]);
    let page = desk(&signed_in(&world, &cast.ruth).await, id).await;
    page.shows("From Objective 3 to Objective 9");
}
story!(a_move_suggests_anew);

/// The language is corrected while it is read, and the author is told.
async fn a_language_is_corrected(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    press(&ruth, id, "correct_language", &[("language", "en")])
        .await
        .status(422)
        .shows("filed in this language already");
    press(&ruth, id, "correct_language", &[("language", "fr")])
        .await
        .ok()
        .shows("The language is corrected.")
        .shows("Written in French");
    assert_eq!(
        told_since(&cast, id, 3).await,
        ["practice-correct_language author"]
    );
}
story!(a_language_is_corrected);

/// Spam suspends only who has published nothing, holds what else waits, and an administrator takes it back.
async fn spam_suspends_newcomers_only_and_is_reversible(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let second = cast.submitted("Amina again", 9).await;
    let spam = cast.submitted_by(&cast.boris, "Buy now", 9).await;
    let waits = cast.submitted_by(&cast.boris, "Buy more", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(
        &ruth,
        second,
        "mark_spam",
        &[("reasons", "It sells watches.")],
    )
    .await
    .ok()
    .lands_on("/review")
    .shows("Marked as spam. The account of its owner stays as it was");
    press(
        &ruth,
        spam,
        "mark_spam",
        &[("reasons", "It sells watches.")],
    )
    .await
    .ok();
    let mut db = cast.app.db.read().await.unwrap();
    let suspended = async |db: &mut praxis::db::Conn, id| {
        queries::by_id(db, id)
            .await
            .unwrap()
            .unwrap()
            .is_suspended()
    };
    assert!(!suspended(&mut db, cast.amina.id).await);
    assert!(suspended(&mut db, cast.boris.id).await);
    drop(db);
    let queue = ruth.visit("/review").await.ok();
    queue
        .lacks("Buy more")
        .lacks("Buy now")
        .lacks("Amina again");
    desk(&ruth, waits).await.shows("it waits outside the queue");
    assert_eq!(
        told_since(&cast, spam, 2).await,
        ["practice-mark_spam administrator"]
    );
    // Reopened by an administrator, with a reason.
    let grace = signed_in(&world, &cast.grace).await;
    press(&grace, second, "reopen", &[])
        .await
        .status(422)
        .shows("Fill in “Your words to the authors”");
    press(
        &grace,
        second,
        "reopen",
        &[("reasons", "A mistake of ours, sorry.")],
    )
    .await
    .ok()
    .shows("Reopened");
    assert_eq!(stands(&cast, second).await.0, Some(State::InReview));
    assert_eq!(
        told_since(&cast, second, 3).await,
        ["practice-reopen author"]
    );
}
story!(spam_suspends_newcomers_only_and_is_reversible);

/// No press of one reviewer suspends another, or the one administrator; the owner reads that the text is held, also
/// beside a version that is public.
async fn spam_suspends_no_colleague(world: World) {
    let cast = Cast::of(&world).await;
    let of_omar = submitted_by(&cast, &cast.omar, "Omar’s Process").await;
    let of_grace = submitted_by(&cast, &cast.grace, "Grace’s Process").await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for (owner, id) in [(&cast.omar, of_omar), (&cast.grace, of_grace)] {
        press(&ruth, id, "mark_spam", &[("reasons", "It sells watches.")])
            .await
            .ok()
            .lands_on("/review");
        let mut db = cast.app.db.read().await.unwrap();
        assert!(
            !queries::by_id(&mut db, owner.id)
                .await
                .unwrap()
                .unwrap()
                .is_suspended(),
            "{}",
            owner.name
        );
        drop(db);
        assert_eq!(stands(&cast, id).await.1, Some(State::Spam));
    }
    let live = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &live, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &live, Intent::Submit).await.unwrap();
    press(
        &ruth,
        live,
        "mark_spam",
        &[("reasons", "It sells watches.")],
    )
    .await
    .ok();
    let amina = cast.sign_in(&world, &cast.amina).await;
    for page in ["/my/practices".to_owned(), format!("/my/practices/{live}")] {
        amina
            .visit(&page)
            .await
            .ok()
            .shows("is held")
            .shows("help page");
    }
}
story!(spam_suspends_no_colleague);

/// A claim is freed however its holder came to be no reviewer of it: time, a suspension behind an undone decision, an
/// address that makes them its focal point. Whoever had it is told, and administrators where nobody is left.
async fn a_claim_that_holds_no_longer_is_freed(world: World) {
    let cast = Cast::of(&world).await;
    let (old, undone, named) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted_by(&cast.boris, "Bali Process", 9).await,
        cast.submitted("Colombo Process", 9).await,
    );
    cast.act(&cast.ruth, &old, Intent::Claim).await.unwrap();
    world.clock().advance(22 * DAY);
    cast.act(&cast.omar, &undone, Intent::Decide(crate::cast::approval()))
        .await
        .unwrap();
    cast.act(&cast.ruth, &named, Intent::Claim).await.unwrap();
    let why = SuspensionReason::parse("A trial").unwrap();
    praxis::admin::actions::suspend(&cast.app, Some(&cast.grace), cast.omar.id, &why)
        .await
        .unwrap();
    cast.act(
        &cast.grace,
        &undone,
        Intent::Undo(Some(crate::cast::reasons("He is suspended."))),
    )
    .await
    .unwrap();
    assert_eq!(claimed_by(&cast, undone).await, Some(cast.omar.id.0));
    move_to(&cast, &cast.ruth, "nour@focal.example").await;
    let (_, failed) = actions::settle_all(&cast.app).await.unwrap();
    assert!(failed.is_empty(), "{failed:?}");
    for id in [old, undone, named] {
        assert_eq!(claimed_by(&cast, id).await, None, "{id}");
        assert_eq!(deeds(&cast, id).await.last().copied(), Some("free_claim"));
    }
    // Lena reads other objectives only: with Omar suspended and Ruth a party, nobody is left for the third.
    assert_eq!(
        told_since(&cast, named, 3).await,
        [
            "practice-free_claim administrator",
            "practice-free_claim former"
        ]
    );
}
story!(a_claim_that_holds_no_longer_is_freed);

/// No machine suspends anybody: not time, not failed sign-ins, not many drafts; a person's press did.
async fn wish_21_no_machine_suspends_or_deletes_anybody(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    for _ in 0..5 {
        let page = world.browser().visit("/sign-in").await.ok();
        page.form_with("Sign in")
            .fill("email", "amina@people.example")
            .fill("password", "wrong wrong wrong")
            .press("Sign in")
            .await;
    }
    world.clock().advance(400 * DAY);
    actions::settle_all(&cast.app).await.unwrap();
    accounts::sweep(&cast.app).await.unwrap();
    let mut db = cast.app.db.read().await.unwrap();
    let amina = queries::by_id(&mut db, cast.amina.id)
        .await
        .unwrap()
        .unwrap();
    assert!(!amina.is_suspended());
    drop(db);
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    // What a reviewer's press suspended can sign in, and reads why.
    press(
        &signed_in(&world, &cast.ruth).await,
        id,
        "mark_spam",
        &[("reasons", "It sells watches.")],
    )
    .await
    .ok();
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit("/desk").await.lands_on("/account/suspended");
}
story!(wish_21_no_machine_suspends_or_deletes_anybody);

/// Nobody decides on an own practice by any door: not by the page, not by a form of one's own, not as administrator.
async fn an_own_practice_is_decided_by_others_only(world: World) {
    let cast = Cast::of(&world).await;
    let all = Scope::default();
    let own = person(&cast.app, "Ms.", "Paula", "Owner", Role::Reviewer, &all).await;
    let boss = person(
        &cast.app,
        "Ms.",
        "Berta",
        "Owner",
        Role::Administrator,
        &all,
    )
    .await;
    let focal = person(&cast.app, "Ms.", "Nour", "Focal", Role::Reviewer, &all).await;
    let focal = move_to(&cast, &focal, "nour@focal.example").await;
    let mine = submitted_by(&cast, &own, "Paula’s Process").await;
    let ours = submitted_by(&cast, &boss, "Berta’s Process").await;
    for (who, id) in [(&own, mine), (&boss, ours), (&focal, mine)] {
        let browser = signed_in(&world, who).await;
        browser
            .visit("/review")
            .await
            .ok()
            .shows("You are connected with this practice: you cannot decide on it");
        let page = desk(&browser, id)
            .await
            .shows("so another reviewer decides on it");
        assert_eq!(page.count("button[name=deed]"), 0, "{}", who.name);
        let fields = [
            ("reasons", "x"),
            ("code", "other"),
            ("objective", "3"),
            ("language", "fr"),
            ("reviewer", "3"),
        ];
        for deed in [
            "claim",
            "take_over",
            "assign",
            "move",
            "correct_language",
            "approve",
            "return",
            "decline",
            "letter",
            "undo",
            "change_date",
            "call_off",
            "publish_now",
            "mark_spam",
            "reopen",
            "keep",
            "restore",
            "release",
        ] {
            let mut form = vec![("deed", deed), ("seq", "2"), ("decision", "approve")];
            form.extend(fields);
            let status = browser.post(&desk_of(id), &form).await.status;
            assert!(
                [404, 409].contains(&status.as_u16()),
                "{deed} by {}: {status}",
                who.name
            );
        }
        assert_eq!(
            stands(&cast, id).await,
            (Some(State::InReview), None, PublicStatus::Never)
        );
    }
    // One person may take down, even an own one; restoring takes somebody else.
    cast.approve(mine).await;
    let paula = signed_in(&world, &own).await;
    press(
        &paula,
        mine,
        "take_down",
        &[("kind", "gone"), ("reasons", "A name slipped in.")],
    )
    .await
    .ok();
    assert_eq!(stands(&cast, mine).await.2, PublicStatus::Gone);
    assert_eq!(desk(&paula, mine).await.count("button[value=restore]"), 0);
}
story!(an_own_practice_is_decided_by_others_only);

/// A practice in review, of somebody whom the rest of the cast does not know.
async fn submitted_by(cast: &Cast, owner: &Account, title: &str) -> PracticeId {
    let id = cast.draft_by(owner, title, 9).await;
    actions::act(&cast.app, owner, id, Seq(1), Intent::Submit)
        .await
        .unwrap();
    id
}

/// One notice to the one suggested reviewer; everybody else reads of it in the digest, and nobody of an own act.
async fn wish_01_one_notice_to_the_one_suggested_reviewer(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    cast.submitted("Almaty Process", 2).await;
    let to: Vec<(String, String)> = post.subjects().await;
    assert_eq!(
        to,
        [
            (
                "ruth@people.example".to_owned(),
                "To review: “Almaty Process”".to_owned()
            ),
            (
                "amina@people.example".to_owned(),
                "We have received your practice “Almaty Process”".to_owned()
            ),
        ]
    );
    world.clock().advance(2 * DAY);
    let mut digests: Vec<String> = post
        .new_ones()
        .await
        .into_iter()
        .map(|letter| letter.to)
        .collect();
    digests.sort();
    assert_eq!(digests, ["lena@people.example", "omar@people.example"]);
}
story!(wish_01_one_notice_to_the_one_suggested_reviewer);

/// The digest leaves out what no longer waits, and whoever no longer reviews gets none.
async fn a_digest_holds_what_is_still_owed_only(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let decided = cast.submitted("Almaty Process", 2).await;
    cast.submitted("Bali Process", 2).await;
    post.new_ones().await;
    cast.approve(decided).await;
    let mut tx = cast.app.db.write().await.unwrap();
    accounts::suspend(&mut tx, cast.lena.id, "Away", world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    post.new_ones().await;
    world.clock().advance(2 * DAY);
    let digests = post.new_ones().await;
    let to: Vec<&str> = digests.iter().map(|letter| letter.to.as_str()).collect();
    // Omar was suggested for the second one; of the first, which is decided, nobody hears any more.
    assert_eq!(to, ["ruth@people.example"], "{digests:#?}");
    assert!(digests[0].text.contains("Bali Process"));
    assert!(
        !digests[0].text.contains("Almaty Process"),
        "{}",
        digests[0].text
    );
}
story!(a_digest_holds_what_is_still_owed_only);

/// Three days before a claim lapses its reviewer is told the day, once for each claim; a claim that ended needs no warning.
async fn a_claim_does_not_lapse_unannounced(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let warnings = async || {
        let mut subjects = post.subjects().await;
        subjects.retain(|(_, subject)| subject.contains("Your claim"));
        subjects
    };
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    cast.app.clock.advance(17 * DAY);
    cast.settle().await;
    assert_eq!(warnings().await, []);
    cast.app.clock.advance(DAY);
    cast.settle().await;
    cast.settle().await;
    let told = (
        cast.ruth.email.to_string(),
        "Your claim on “Almaty Process” ends on 24 November 2026".to_owned(),
    );
    assert_eq!(warnings().await, [told]);
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    cast.act(&cast.ruth, &id, Intent::Release).await.unwrap();
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    cast.app.clock.advance(19 * DAY);
    cast.settle().await;
    // Owed, and ended before it left.
    cast.act(&cast.omar, &id, Intent::Release).await.unwrap();
    assert_eq!(warnings().await, []);
    let all = deeds(&cast, id).await;
    assert_eq!(all.iter().filter(|deed| **deed == "warn_claim").count(), 2);
}
story!(a_claim_does_not_lapse_unannounced);

/// An administrator assigns with each reviewer's load beside the name, the least loaded first.
async fn the_load_of_each_reviewer_stands_beside_the_name(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    for title in ["Bali Process", "Colombo Process"] {
        let other = cast.submitted(title, 9).await;
        cast.act(&cast.ruth, &other, Intent::Claim).await.unwrap();
    }
    let grace = signed_in(&world, &cast.grace).await;
    let page = desk(&grace, id).await;
    let offered = page.texts("select[name=assign-reviewer] option");
    let place = |words: &str| {
        let place = offered.iter().position(|one| one.contains(words));
        place.unwrap_or_else(|| panic!("{words} in {offered:?}"))
    };
    assert!(
        place("Omar Haddad (nothing else in hand)")
            < place("Ruth Wanjiru (2 other submissions in hand)")
    );
}
story!(the_load_of_each_reviewer_stands_beside_the_name);
