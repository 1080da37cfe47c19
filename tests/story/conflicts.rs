//! Conflicts of interest: a reviewer declares one and never judges the practice; an administrator can set it aside; the same
//! organisation is asked about and passed over.

use praxis::account::model::{Account, Name, Role};
use praxis::db::Engine as _;
use praxis::practice::actions::{Error, Intent};
use praxis::practice::answers::{Answer, Organisation};
use praxis::practice::fields::Field;
use praxis::practice::model::PracticeId;
use praxis::workflow::Denied;

use crate::cast::{Cast, Member, answers, approval, change_role, reasons};
use crate::desk::{claimed_by, deeds, desk, press, told_since};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::world::World;

/// Who is suggested for the open revision.
async fn suggested(cast: &Cast, id: PracticeId) -> Option<i64> {
    let mut db = cast.app.db.read().await.unwrap();
    let found =
        db.sql("SELECT suggested_id FROM revision WHERE practice_id = $1 AND state = 'in-review'");
    let (id,): (Option<i64>,) = found.bind(id).one().await.unwrap();
    id
}

fn declared() -> Intent {
    Intent::DeclareConflict(Some(reasons("My brother wrote it.")))
}

/// The declaration frees the claim and suggests anew in one deed; from then on the reviewer reads what authors read, and is
/// neither assigned nor suggested.
async fn a_reviewer_declares_a_conflict(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await;
    let seq = cast.seq(id).await;
    let words = [("declare_conflict-reasons", "My brother wrote it.")];
    let page = press(&ruth, id, "declare_conflict", &words).await.ok();
    page.shows("Your conflict of interest is declared.");
    assert_eq!(claimed_by(&cast, id).await, None);
    assert_eq!(suggested(&cast, id).await, Some(cast.omar.id.0));
    let told = told_since(&cast, id, seq.0).await;
    assert_eq!(told.len(), 1, "one suggestion: {told:?}");
    assert!(told[0].contains("declare_conflict"), "{told:?}");
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "claim", "declare_conflict"]
    );
    let own = desk(&ruth, id).await;
    let own = own
        .shows("You declared a conflict of interest, so another reviewer decides")
        .lacks("Omar");
    assert_eq!(own.count("button[value=claim]"), 0);
    for intent in [Intent::Claim, Intent::Decide(approval())] {
        let done = cast.act(&cast.ruth, &id, intent).await;
        assert!(
            matches!(done, Err(Error::Denied(Denied::OwnPractice))),
            "{done:?}"
        );
    }
    // Another administrator's list of reviewers leaves Ruth out.
    let assigned = cast
        .act(&cast.grace, &id, Intent::Assign(cast.ruth.id))
        .await;
    assert!(matches!(assigned, Err(Error::Unfit)), "{assigned:?}");
    let grace = signed_in(&world, &cast.grace).await;
    let page = desk(&grace, id).await;
    let reviewers = page.texts("#assign-reviewer option");
    assert!(
        reviewers.iter().all(|one| !one.contains("Ruth")),
        "{reviewers:?}"
    );
    drop(page);
    assert_eq!(broken(&cast).await, []);
}
story!(a_reviewer_declares_a_conflict);

/// Only administrators read why; authors learn nothing at all.
async fn why_a_conflict_was_declared_only_administrators_read(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let before = cast.seq(id).await;
    let amina = signed_in(&world, &cast.amina).await;
    let own = amina
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .text();
    cast.act(&cast.ruth, &id, declared()).await.unwrap();
    assert_eq!(cast.seq(id).await.0, before.0 + 1);
    for (who, reads) in [
        (&cast.omar, false),
        (&cast.ruth, false),
        (&cast.grace, true),
    ] {
        let browser = signed_in(&world, who).await;
        let text = desk(&browser, id).await.text();
        assert_eq!(
            text.contains("My brother wrote it."),
            reads,
            "{}",
            who.email
        );
    }
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    assert_eq!(page.text(), own, "the page of its author is the same");
}
story!(why_a_conflict_was_declared_only_administrators_read);

/// The second press of the button is answered as done, and makes no second event.
async fn a_conflict_is_declared_once(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let seen = cast.seq(id).await;
    for already in [false, true] {
        let done = praxis::practice::actions::act(&cast.app, &cast.ruth, id, seen, declared());
        assert_eq!(done.await.unwrap().already, already);
    }
    assert_eq!(cast.seq(id).await.0, seen.0 + 1);
}
story!(a_conflict_is_declared_once);

/// An administrator who is no party sets it aside with a reason; the reviewer may decide, and may declare again.
async fn an_administrator_sets_a_declared_conflict_aside(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, declared()).await.unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    let page = desk(&grace, id).await;
    page.shows("May not decide, because this reviewer declared a conflict of interest");
    let barred = cast.ruth.id.to_string();
    let fields = [
        ("set_aside_bar-barred", barred.as_str()),
        ("set_aside_bar-reasons", "Brothers may differ."),
    ];
    press(&grace, id, "set_aside_bar", &fields)
        .await
        .ok()
        .shows("the reviewer may decide from now on");
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    cast.act(&cast.ruth, &id, declared()).await.unwrap();
    assert_eq!(claimed_by(&cast, id).await, None);
    let again = cast.act(&cast.ruth, &id, Intent::Claim).await;
    assert!(matches!(again, Err(Error::Denied(_))), "{again:?}");
    assert_eq!(broken(&cast).await, []);
    // An administrator who declared one sets nothing aside.
    cast.act(&cast.grace, &id, declared()).await.unwrap();
    let own = Intent::SetAsideBar {
        of: cast.grace.id,
        words: reasons("Mine"),
    };
    let done = cast.act(&cast.grace, &id, own).await;
    assert!(
        matches!(done, Err(Error::Denied(Denied::OwnPractice))),
        "{done:?}"
    );
}
story!(an_administrator_sets_a_declared_conflict_aside);

/// A decision whose decider declares a conflict before it takes effect falls back.
async fn a_decision_falls_back_when_its_decider_declares(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.act(&cast.ruth, &id, declared()).await.unwrap();
    cast.settle().await;
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "approve",
            "declare_conflict",
            "fall_back",
            "suggest_anew"
        ]
    );
}
story!(a_decision_falls_back_when_its_decider_declares);

/// A reviewer of the Ministry of Labour.
async fn of_the_ministry(cast: &Cast) -> Account {
    let mut member = Member::named("Ms.", "Zora", "Minister", Role::Reviewer);
    member.organisation = Some("MINISTRY of Labour");
    member.join(&cast.app).await
}

/// A reviewer of the same organisation is passed over while there is another one, and is asked at the desk.
async fn the_same_organisation_is_passed_over_and_asked(world: World) {
    let cast = Cast::of(&world).await;
    let zora = of_the_ministry(&cast).await;
    // Ruth and Omar have work, Zora has none.
    for title in ["Bali Process", "Puebla Process", "Rabat Process"] {
        let id = cast.draft(title, 9).await;
        let mut given = answers(title, 9);
        given.set(Field::Organisations, None);
        cast.write(&cast.amina, id, &given).await;
    }
    for who in [&cast.ruth, &cast.omar] {
        let id = cast.submitted("Work to do", 9).await;
        cast.act(who, &id, Intent::Claim).await.unwrap();
    }
    let id = cast.submitted("Almaty Process", 9).await;
    let chosen = suggested(&cast, id).await;
    assert_ne!(chosen, Some(zora.id.0), "the practice names her ministry");
    let browser = signed_in(&world, &zora).await;
    desk(&browser, id)
        .await
        .shows("You belong to the same organisation as this practice or one of its authors: MINISTRY of Labour.");
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .lacks("You belong to the same organisation");
    // It is no bar: where no other reviewer is left, she is suggested.
    for who in [&cast.ruth, &cast.omar, &cast.lena] {
        change_role(&cast.app, who.id, Role::Submitter, &who.scope).await;
    }
    let last = cast.submitted("Last Process", 9).await;
    assert_eq!(suggested(&cast, last).await, Some(zora.id.0));
    // The organisation of an author counts, too; and an institution is its own organisation.
    let other = cast.draft("Quito Process", 9).await;
    let mut given = answers("Quito Process", 9);
    given.set(
        Field::Organisations,
        Some(Answer::Organisations(vec![Organisation {
            name: "Another body".to_owned(),
            kind: "government".to_owned(),
            role: "lead".to_owned(),
        }])),
    );
    cast.write(&cast.amina, other, &given).await;
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE account SET organisation = 'Ministry of labour' WHERE id = $1")
        .bind(cast.amina.id)
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    cast.act(&cast.amina, &other, Intent::Submit).await.unwrap();
    desk(&browser, other)
        .await
        .shows("You belong to the same organisation");
    assert!(matches!(cast.amina.name, Name::Person { .. }));
}
story!(the_same_organisation_is_passed_over_and_asked);
