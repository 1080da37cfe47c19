//! What was decided is said while it is not out yet, and after an Undo the panel holds it, so that nothing is chosen and
//! typed twice.

use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode};

use crate::cast::{Cast, approval, reasons};
use crate::desk::{desk, desk_of};
use crate::people::signed_in;
use crate::world::World;

/// Each row under “Decided by you, not out yet” says which decision it was.
async fn the_queue_says_what_was_decided(world: World) {
    let cast = Cast::of(&world).await;
    let one = cast.submitted("Almaty Process", 9).await;
    let two = cast.submitted("Bali Process", 9).await;
    let three = cast.submitted("Colombo Process", 9).await;
    let returned = Decision::Return {
        words: reasons("Say more."),
    };
    let declined = Decision::Decline {
        words: reasons("It is a plan."),
        code: DeclineCode::Other,
        duplicate_of: None,
        last: false,
    };
    for (id, decision) in [(one, approval()), (two, returned), (three, declined)] {
        let decided = Intent::Decide(decision);
        cast.act(&cast.ruth, &id, decided).await.unwrap();
    }
    let said = ["Approved by", "Returned by", "Not taken up by"];
    for (reader, name, list) in [
        (&cast.ruth, "you", "/review"),
        (&cast.omar, "Ms. Ruth Wanjiru", "/review?state=decided"),
    ] {
        let page = signed_in(&world, reader).await.visit(list).await.ok();
        let moves = page.texts("tbody td.fine");
        assert_eq!(moves.len(), 3, "{moves:?}");
        for (row, said) in moves.iter().zip(said) {
            assert!(row.ends_with(&format!("{said} {name}")), "{row}");
        }
    }
    signed_in(&world, &cast.ruth)
        .await
        .visit("/fr/review")
        .await
        .ok()
        .shows("Renvoyée par vous");
}
story!(the_queue_says_what_was_decided);

/// Whatever was chosen and typed for a decision stands in the panel after its Undo, and can be sent as it is.
async fn after_an_undo_the_panel_holds_the_former_decision(world: World) {
    let cast = Cast::of(&world).await;
    let known = cast.published("Known Process", 9).await;
    let rows: [(&str, &[(&str, &str)]); 4] = [
        (
            "approve",
            &[("reasons", "Well told."), ("effective_on", "2026-12-24")],
        ),
        ("approve", &[]),
        ("return", &[("reasons", "Say more of *results*.")]),
        (
            "decline",
            &[
                ("reasons", "We have it."),
                ("code", "duplicate"),
                ("duplicate_of", "PX-2026-0001"),
                ("final", "yes"),
            ],
        ),
    ];
    let ruth = signed_in(&world, &cast.ruth).await;
    for (deed, boxes) in rows {
        let id = cast.submitted(&format!("To {deed}"), 9).await;
        let mut form = desk(&ruth, id).await.form_with(deed);
        for (name, value) in boxes {
            form = match *name {
                "code" => form.choose(name, value),
                "final" => form.tick(name, value),
                _ => form.fill(name, value),
            };
        }
        let decided = form.press(deed).await.ok();
        let undone = decided.form_with("undo").press("undo").await.ok();
        let form = undone.form_with(deed);
        assert_eq!(form.value("decision"), Some(deed));
        for (name, value) in boxes {
            assert_eq!(form.value(name), Some(*value), "{deed}: {name}");
        }
        let again = form.press(deed).await.ok();
        again.lands_on(&format!("/review?decided={id}"));
    }
    assert_ne!(desk_of(known), "");
}
story!(after_an_undo_the_panel_holds_the_former_decision);

/// What a second revision was approved as, a minor change too; not what another reviewer chose, nor what took effect.
async fn the_panel_holds_only_the_readers_own_undone_decision(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("approve");
    let form = form.tick("minor", "yes").fill("reasons", "Fine.");
    form.press("approve").await.ok();
    let grace = signed_in(&world, &cast.grace).await;
    let form = desk(&grace, id).await.form_with("undo");
    let undone = form.fill("undo-reasons", "Wait.").press("undo").await.ok();
    // The administrator's panel is empty; the decider's holds what it held.
    let form = desk(&ruth, id).await.form_with("approve");
    assert_eq!(form.value("minor"), Some("yes"));
    assert_eq!(form.value("reasons"), Some("Fine."));
    assert!(!undone.holds("Fine."), "{}", undone.text());

    let id = cast.submitted("Bali Process", 9).await;
    let words = reasons("Say more.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, returned).await.unwrap();
    cast.settle().await;
    let reopened = Intent::Reopen(reasons("A mistake."));
    cast.act(&cast.grace, &id, reopened).await.unwrap();
    let page = desk(&ruth, id).await;
    assert!(!page.holds("Say more."), "{}", page.text());
}
story!(the_panel_holds_only_the_readers_own_undone_decision);

/// Both undo it: whoever comes second reads who was first, and not that there is no such page.
async fn the_second_undo_says_what_happened(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let decided = desk(&ruth, id).await.form_with("approve").press("approve");
    let decided = decided.await.ok();
    let at_desk = desk(&ruth, id).await;
    let grace = signed_in(&world, &cast.grace).await;
    let form = desk(&grace, id).await.form_with("undo");
    form.fill("undo-reasons", "Wait.").press("undo").await.ok();
    for late in [decided, at_desk] {
        let second = late.form_with("undo").press("undo").await.status(409);
        second.shows("Ms. Grace Odhiambo took the decision back");
    }
    // A press from a page that shows the desk as it is now is not lost either.
    let now = cast.seq(id).await.0.to_string();
    let form = [("deed", "undo"), ("seq", now.as_str())];
    let bare = ruth.post(&desk_of(id), &form).await.status(409);
    bare.shows("This cannot be done in the present state");
}
story!(the_second_undo_says_what_happened);
