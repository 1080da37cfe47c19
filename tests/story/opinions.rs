//! Opinions and the policy of an objective: how many are needed before an approval, who gives them, who decides.

use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent, PoliciesSet};
use praxis::practice::model::{
    Checklist, Decision, Opinion, OpinionPolicy, PracticeId, ReviewNotes,
};
use praxis::taxonomy::ObjectiveNumber;
use praxis::workflow::{Denied, State, Verdict};

use crate::cast::{Cast, approval, reasons, suspend};
use crate::desk::{deeds, desk, desk_of, press, stands, told_since};
use crate::focal_points::{ALL, broken, naming};
use crate::giving::{ask_for, give, opinion};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// What the round of a practice asks for.
async fn policy_of(cast: &Cast, id: PracticeId) -> i64 {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    case.open.unwrap().policy.opinions
}

/// Without a policy one reviewer decides alone, as ever. With one, “Approve” is offered when as many opinions are given as
/// it says; a return and a decline need none. None of the opinions publishes anything.
async fn an_approval_waits_for_as_many_opinions_as_the_objective_asks_for(world: World) {
    let cast = Cast::of(&world).await;
    let alone = cast.submitted("Bali Process", 9).await;
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &alone, Intent::Decide(approval()))
        .await
        .unwrap();

    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await;
    page.shows("Opinions on this revision: 0 of 2 given.")
        .shows("“Approve” is offered when 2 opinions are given.")
        .lacks("review-");
    let form = desk(&ruth, id).await.form_with("return");
    assert!(!form.buttons().contains(&"Approve"), "{:?}", form.buttons());
    let refused = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::NotNow))),
        "{refused:?}"
    );

    let given = [("opinion", "approve"), ("to_team", "A model for others.")];
    press(&ruth, id, "give_opinion", &given).await.ok();
    let page = desk(&ruth, id).await;
    page.shows("Opinions on this revision: 1 of 2 given.")
        .shows("you: approve")
        .shows("A model for others.");
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));

    give(&cast, &cast.omar, id, Verdict::Approve, "I agree.")
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));

    let other = cast.submitted("Colombo Process", 9).await;
    let words = reasons("Say more.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &other, returned).await.unwrap();
    assert_eq!(broken(&cast).await, []);
}
story!(an_approval_waits_for_as_many_opinions_as_the_objective_asks_for);

/// An opinion cannot be changed; a later one of the same reviewer takes its place and counts once. A second press of the
/// same form stores nothing. An opinion that does not approve says why.
async fn wish_20_an_opinion_is_superseded_and_never_changed(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let seen = cast.seq(id).await;
    for _ in 0..2 {
        let declines = opinion(Verdict::Decline, "Nothing happened yet.");
        actions::act(&cast.app, &cast.omar, id, seen, declines)
            .await
            .unwrap();
    }
    give(
        &cast,
        &cast.omar,
        id,
        Verdict::Approve,
        "The report is there now.",
    )
    .await
    .unwrap();
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "give_opinion", "give_opinion"]
    );
    let refused = cast.act(&cast.omar, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::NotNow))),
        "{refused:?}"
    );
    let changed = async |text: &'static str| {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql(text).execute().await.is_ok()
    };
    assert!(!changed("UPDATE event SET words = 'Yes.' WHERE deed = 'give_opinion'").await);
    assert!(!changed("DELETE FROM event WHERE deed = 'give_opinion'").await);
    assert!(!changed("UPDATE opinion_policy SET opinions = 0").await);
    assert!(!changed("DELETE FROM opinion_policy").await);

    let omar = signed_in(&world, &cast.omar).await;
    let page = press(&omar, id, "give_opinion", &[("opinion", "return")]).await;
    page.status(422)
        .shows("Say why, to the review team or to the authors");
}
story!(wish_20_an_opinion_is_superseded_and_never_changed);

/// A submission about which Ruth and Omar disagree.
async fn divided(cast: &Cast) -> PracticeId {
    let id = cast.submitted("Almaty Process", 9).await;
    for (by, verdict, words) in [
        (&cast.ruth, Verdict::Approve, "A model for others."),
        (&cast.omar, Verdict::Decline, "Nothing happened yet."),
    ] {
        give(cast, by, id, verdict, words).await.unwrap();
    }
    id
}

/// If the opinions disagree, each decision needs words to the review team, which no author reads.
async fn a_decision_over_opinions_that_disagree_needs_a_reason(world: World) {
    let cast = Cast::of(&world).await;
    let id = divided(&cast).await;
    let bare = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    assert!(matches!(bare, Err(Error::Unfit)), "{bare:?}");

    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await.shows("The opinions disagree.");
    let refused = page.form_with("approve").press("approve").await;
    let refused = refused.status(422);
    let form = refused
        .form_with("approve")
        .fill("to_team", "The report of May shows it.");
    form.press("approve").await.ok();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    desk(&ruth, id)
        .await
        .shows("To the review team: The report of May shows it.");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.lacks("The report of May")
        .lacks("Nothing happened yet")
        .lacks("pinion");

    // A reviewer who reads no opinion decides without that reason: a reason would tell that they disagree.
    let other = cast.submitted("Bali Process", 9).await;
    give(&cast, &cast.omar, other, Verdict::Approve, "Good.")
        .await
        .unwrap();
    give(&cast, &cast.grace, other, Verdict::Decline, "Weak.")
        .await
        .unwrap();
    desk(&ruth, other)
        .await
        .lacks("disagree")
        .lacks("Good.")
        .lacks("Weak.");
    let words = reasons("Say more.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &other, returned).await.unwrap();
}
story!(a_decision_over_opinions_that_disagree_needs_a_reason);

/// The reason is kept with a decision that is undone.
async fn the_reason_comes_back_with_an_undone_decision(world: World) {
    let cast = Cast::of(&world).await;
    let id = divided(&cast).await;
    let notes = ReviewNotes {
        checklist: Checklist::default(),
        to_team: Some(reasons("The report of May shows it.")),
    };
    let decided = Intent::DecideWith(approval(), notes);
    cast.act(&cast.ruth, &id, decided).await.unwrap();
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("approve");
    assert_eq!(form.value("to_team"), Some("The report of May shows it."));
}
story!(the_reason_comes_back_with_an_undone_decision);

/// The handling reviewer asks one more person: a mail, and a mark in that person's queue until the opinion is
/// given. Whoever may not review it cannot be asked.
async fn one_more_person_is_asked_by_mail_and_in_the_queue(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    cast.submitted("Bali Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let ask = |of| Intent::AskOpinion {
        of,
        words: Some(reasons("Does it hold for Bishkek?")),
    };
    let unread = cast.act(&cast.ruth, &id, ask(cast.omar.id)).await;
    assert!(
        matches!(unread, Err(Error::Denied(Denied::NotNow))),
        "{unread:?}"
    );
    give(&cast, &cast.ruth, id, Verdict::Approve, "Good.")
        .await
        .unwrap();
    for unfit in [cast.lena.id, cast.amina.id, cast.ruth.id] {
        let refused = cast.act(&cast.ruth, &id, ask(unfit)).await;
        assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    }
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let chosen = cast.omar.id.to_string();
    let fields = [
        ("reviewer", chosen.as_str()),
        ("reasons", "Does it hold for Bishkek?"),
    ];
    let before = cast.seq(id).await;
    press(&ruth, id, "ask_opinion", &fields)
        .await
        .ok()
        .shows("The reviewer is asked by mail.");
    assert_eq!(
        told_since(&cast, id, before.0).await,
        ["practice-ask_opinion asked"]
    );
    let letter = post.only().await;
    assert!(
        letter.text.contains("Does it hold for Bishkek?"),
        "{}",
        letter.text
    );

    let omar = signed_in(&world, &cast.omar).await;
    let queue = omar.visit("/review").await.ok();
    let queue = queue.shows("your opinion is asked for");
    assert_eq!(queue.count("tbody th[scope=row]"), 2);
    desk(&omar, id)
        .await
        .shows("You are asked for your opinion.");
    let found = omar.visit("/review?q=Almaty&list=waiting").await.ok();
    assert_eq!(found.count("tbody th[scope=row]"), 1);
    give(&cast, &cast.omar, id, Verdict::Approve, "It does.")
        .await
        .unwrap();
    omar.visit("/review")
        .await
        .ok()
        .lacks("your opinion is asked for");
}
story!(one_more_person_is_asked_by_mail_and_in_the_queue);

/// A party gives none, and an opinion of a reviewer who becomes a party or is suspended counts no longer: before the
/// decision, and at the moment of its effect.
async fn an_opinion_of_a_party_does_not_count(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 2).await;
    let own = naming(&cast, &cast.amina, "Bali Process", cast.omar.email.as_str()).await;
    let refused = give(&cast, &cast.omar, own, Verdict::Approve, "Mine.").await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::OwnPractice))),
        "{refused:?}"
    );

    let id = cast.submitted("Almaty Process", 9).await;
    for by in [&cast.ruth, &cast.omar] {
        give(&cast, by, id, Verdict::Approve, "Good.")
            .await
            .unwrap();
    }
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    suspend(&cast.app, cast.omar.id, "A trial").await;
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await.0,
        Some(State::InReview),
        "one opinion is left"
    );
    assert!(deeds(&cast, id).await.contains(&"fall_back"));
    let refused = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::NotNow))),
        "{refused:?}"
    );
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("1 of 2 given")
        .shows("does not count any more");
}
story!(an_opinion_of_a_party_does_not_count);

/// A round keeps the policy of its submission, takes that of the objective to which it is moved, and begins without opinions.
async fn a_round_keeps_its_policy_and_begins_without_opinions(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    ask_for(&cast, 9, 3).await;
    assert_eq!(policy_of(&cast, id).await, 2);
    ask_for(&cast, 4, 1).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let four = ObjectiveNumber::new(4).unwrap();
    cast.act(&cast.ruth, &id, Intent::Move(four)).await.unwrap();
    assert_eq!(policy_of(&cast, id).await, 1);

    give(
        &cast,
        &cast.ruth,
        id,
        Verdict::Return,
        "The results are missing.",
    )
    .await
    .unwrap();
    let words = reasons("Say more.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, returned).await.unwrap();
    cast.settle().await;
    actions::act(&cast.app, &cast.amina, id, ALL, Intent::Submit)
        .await
        .unwrap();
    assert_eq!(policy_of(&cast, id).await, 1);
    let omar = signed_in(&world, &cast.omar).await;
    // The round is over, so every reviewer reads its opinions.
    desk(&omar, id)
        .await
        .shows("Opinions on this revision: 0 of 1 given.")
        .shows("The results are missing.");
    let refused = cast.act(&cast.omar, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::NotNow))),
        "{refused:?}"
    );
    assert_eq!(broken(&cast).await, []);
}
story!(a_round_keeps_its_policy_and_begins_without_opinions);

/// The check finds an approval that had fewer opinions than its round asks for.
async fn the_check_counts_the_opinions_of_each_approval(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 1).await;
    let id = cast.submitted("Almaty Process", 9).await;
    give(&cast, &cast.ruth, id, Verdict::Approve, "Good.")
        .await
        .unwrap();
    cast.approve(id).await;
    assert_eq!(broken(&cast).await, []);
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE revision SET opinions = 2")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let found = broken(&cast).await;
    assert!(
        found
            .iter()
            .any(|(one, _)| one.contains("as many opinions")),
        "{found:?}"
    );
}
story!(the_check_counts_the_opinions_of_each_approval);

/// The administrators' page offers no number that cannot be met, says who set what, and lets no administrator overwrite
/// what another one has set meanwhile.
async fn administrators_set_how_many_opinions_an_objective_needs(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/opinions").await.ok();
    let form = page.form("/admin/opinions");
    // Ruth, Omar and Grace; Lena reviews objectives 1 to 3 besides.
    let unfit = form.choose("opinions_9", "4").choose("opinions_2", "4");
    let refused = unfit.press("Save").await.status(422);
    let refused = refused.shows("Only 3 reviewers can give an opinion on this objective.");
    assert_eq!(refused.count("[aria-invalid]"), 1);
    let form = refused.form("/admin/opinions").choose("external_9", "1");
    let page = form.press("Save").await.ok();
    page.shows("Saved: 2 objectives have other numbers from now on.");
    let parts = grace.visit("/admin/opinions").await.ok();
    let form = parts.form("/admin/opinions").choose("internal_9", "4");
    form.press("Save")
        .await
        .status(422)
        .shows("are together more than");
    let form = parts.form("/admin/opinions").choose("opinions_2", "0");
    let form = form.choose("opinions_9", "0").choose("external_9", "0");
    form.press("Save").await.ok();
    let page = grace.visit("/admin/opinions").await.ok();
    let form = page.form("/admin/opinions");
    let page = form.choose("opinions_9", "2").press("Save").await.ok();
    page.shows("Saved: 1 objective has another number from now on.")
        .shows("Grace Odhiambo");
    let stale = grace.visit("/admin/opinions").await.ok();
    ask_for(&cast, 4, 1).await;
    let form = stale.form("/admin/opinions").choose("opinions_9", "3");
    let page = form.press("Save").await.status(409);
    let page = page.shows("Another administrator changed these numbers");
    page.form("/admin/opinions").press("Save").await.ok();
    let id = cast.submitted("Almaty Process", 9).await;
    assert_eq!(policy_of(&cast, id).await, 3);

    let typed = [("deed", "save"), ("version", "0"), ("opinions_9", "8")];
    grace.post("/admin/opinions", &typed).await.status(422);
    let set = actions::set_opinion_policies(&cast.app, &cast.grace, 0, &[]).await;
    assert_eq!(set.unwrap(), PoliciesSet::Stored(0));
    assert!(!OpinionPolicy::of(1).is_met(praxis::practice::model::OpinionCount::default()));
    // The words to the authors are the event's own.
    let words = Opinion::new(Verdict::Return, Some(reasons("Say more.")), None).unwrap();
    let given = Intent::GiveOpinion(words, Checklist::default());
    cast.act(&cast.ruth, &id, given).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit(&desk_of(id))
        .await
        .ok()
        .shows("Words to the authors, not sent");
}
story!(administrators_set_how_many_opinions_an_objective_needs);
