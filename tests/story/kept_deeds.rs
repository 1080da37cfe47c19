//! A deed with words, posted after its session had ended: the words come back in their place after signing in, and
//! nothing is carried out by itself.

use std::time::Duration;

use praxis::account::queries;
use praxis::practice::actions::Intent;
use praxis::workflow::{PublicStatus, State};

use crate::browser::{Browser, Form, Page};
use crate::cast::{Cast, PASSWORD};
use crate::desk::{deeds, desk, desk_of, stands};
use crate::people::signed_in;
use crate::world::World;

const NOTE: &str = "An hour of thought, {{7*7}} <b>unsent</b>";

/// Presses a button after the session has ended, and signs in on the page that asks for it.
async fn pressed_too_late(world: &World, form: Form, button: &str, email: &str) -> Page {
    // Longer than anybody's session lasts.
    world.clock().advance(Duration::from_hours(31 * 24));
    let page = form.press(button).await;
    let page = page
        .form_with("Sign in")
        .fill("email", email)
        .fill("password", PASSWORD);
    page.press("Sign in").await
}

/// An author's deeds that may take a note: withdraw, and ask for removal.
async fn wish_04_an_authors_note_survives_the_end_of_its_session(world: World) {
    let cast = Cast::of(&world).await;
    let (sent, live) = (
        cast.submitted("Almaty Process", 9).await,
        cast.published("Bali Process", 9).await,
    );
    for (id, deed, other) in [
        (sent, "withdraw", "submit"),
        (live, "ask_removal", "take_effect"),
    ] {
        let at = format!("/my/practices/{id}");
        let amina = signed_in(&world, &cast.amina).await;
        let form = amina
            .visit(&at)
            .await
            .ok()
            .form_with(deed)
            .fill("reasons", NOTE);
        let page = pressed_too_late(&world, form, deed, cast.amina.email.as_str())
            .await
            .ok();
        assert_eq!(page.url.path(), at);
        let form = page.keeps(NOTE).form_with(deed);
        assert_eq!(form.value("reasons"), Some(NOTE));
        assert_eq!(deeds(&cast, id).await.last().copied(), Some(other));
        form.press(deed).await.ok().shows(NOTE);
        assert_eq!(deeds(&cast, id).await.last().copied(), Some(deed));
    }
}
story!(wish_04_an_authors_note_survives_the_end_of_its_session);

/// What can no longer be done is not offered again, yet its note comes back, to be kept.
async fn wish_04_a_note_whose_deed_came_too_late_is_not_lost(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let withdraw = amina
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .form_with("withdraw")
        .fill("reasons", NOTE);
    let ruth = signed_in(&world, &cast.ruth).await;
    let decline = desk(&ruth, id)
        .await
        .form_with("decline")
        .choose("decision", "decline")
        .fill("reasons", NOTE);
    cast.approve(id).await;

    let page = pressed_too_late(&world, withdraw, "withdraw", cast.amina.email.as_str())
        .await
        .status(409);
    page.shows(NOTE).shows("this cannot be done now");
    let page = pressed_too_late(&world, decline, "decline", cast.ruth.email.as_str())
        .await
        .status(409);
    page.shows(NOTE);
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
}
story!(wish_04_a_note_whose_deed_came_too_late_is_not_lost);

/// A page that its reader has lost the right to still gives back what was written on it.
async fn wish_04_a_note_on_a_page_that_is_closed_to_its_writer_is_not_lost(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let decline = desk(&ruth, id)
        .await
        .form_with("decline")
        .choose("decision", "decline")
        .fill("reasons", NOTE);
    let early = praxis::account::model::Scope::of(praxis::taxonomy::ObjectiveNumber::new(1));
    crate::cast::change_role(
        &world.app,
        cast.ruth.id,
        praxis::account::model::Role::Reviewer,
        &early,
    )
    .await;
    pressed_too_late(&world, decline, "decline", cast.ruth.email.as_str())
        .await
        .ok()
        .shows(NOTE);
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "suggest_anew"]);
}
story!(wish_04_a_note_on_a_page_that_is_closed_to_its_writer_is_not_lost);

/// The desk comes back from the list that it was opened from, and leads back to it.
async fn a_desk_past_its_session_keeps_its_place_in_the_queue(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let list = "/review?q=almaty&objective=9";
    let desk = ruth.visit(list).await.ok().follow("Almaty Process");
    let form = desk.await.ok().form_with("decline");
    let form = form.choose("decision", "decline").fill("reasons", NOTE);
    let page = pressed_too_late(&world, form, "decline", cast.ruth.email.as_str());
    let page = page.await.ok();
    assert_eq!(page.url.path(), desk_of(id));
    let query = page.url.query().unwrap_or_default();
    assert_eq!(query, "objective=9&q=almaty&kept=yes");
    let form = page.keeps(NOTE).form_with("decline").set("code", "other");
    let after = form.press("decline").await.ok();
    assert_eq!(after.url.path(), "/review");
    let query = after.url.query().unwrap_or_default();
    assert!(query.starts_with("objective=9&q=almaty"), "{query}");
}
story!(a_desk_past_its_session_keeps_its_place_in_the_queue);

/// Grace's browser.
async fn administrator(world: &World, cast: &Cast) -> Browser {
    cast.sign_in(world, &cast.grace).await
}

/// An administrator's deeds with a reason: take down, and suspend. The account's other form stays as it was.
async fn wish_04_an_administrators_reason_survives_the_end_of_its_session(world: World) {
    let cast = Cast::of(&world).await;
    let live = cast.published("Almaty Process", 9).await;
    let form = desk(&administrator(&world, &cast).await, live)
        .await
        .form_with("take_down")
        .choose("take_down-kind", "gone")
        .fill("take_down-reasons", NOTE);
    let page = pressed_too_late(&world, form, "take_down", cast.grace.email.as_str())
        .await
        .ok();
    assert_eq!(page.url.path(), desk_of(live));
    let form = page.keeps(NOTE).form_with("take_down");
    assert_eq!(
        (
            form.value("take_down-kind"),
            form.value("take_down-reasons")
        ),
        (Some("gone"), Some(NOTE))
    );
    assert_eq!(stands(&cast, live).await.2, PublicStatus::Live);
    form.press("take_down").await.ok();
    assert_eq!(stands(&cast, live).await.2, PublicStatus::Gone);

    let at = format!("/admin/accounts/{}", cast.lena.id);
    let form = administrator(&world, &cast)
        .await
        .visit(&at)
        .await
        .ok()
        .form_with("suspend")
        .fill("reason", NOTE);
    let page = pressed_too_late(&world, form, "suspend", cast.grace.email.as_str())
        .await
        .ok();
    assert_eq!(page.url.path(), at);
    let (page, suspended) = (page.keeps(NOTE), async || {
        let mut db = world.app.db.read().await.unwrap();
        queries::by_id(&mut db, cast.lena.id)
            .await
            .unwrap()
            .unwrap()
            .is_suspended()
    });
    assert!(!suspended().await);
    let role = page.form_with("save");
    assert_eq!(role.value("role"), Some("reviewer"));
    assert_eq!(
        page.attributes("input[name=scope][checked]", "value"),
        ["1", "2", "3"]
    );
    page.form_with("suspend")
        .press("suspend")
        .await
        .ok()
        .shows("The account is suspended.");
    assert!(suspended().await);
}
story!(wish_04_an_administrators_reason_survives_the_end_of_its_session);

/// The same for a role that was chosen: it comes back as chosen, and the reason's field stays empty.
async fn wish_04_a_role_chosen_past_the_session_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    let at = format!("/admin/accounts/{}", cast.amina.id);
    let form = administrator(&world, &cast)
        .await
        .visit(&at)
        .await
        .ok()
        .form_with("save")
        .choose("role", "reviewer")
        .tick("scope", "9")
        .tick("scope", "11");
    let page = pressed_too_late(&world, form, "save", cast.grace.email.as_str())
        .await
        .ok();
    let role = page.form_with("save");
    assert_eq!(role.value("role"), Some("reviewer"));
    assert_eq!(
        page.attributes("input[name=scope][checked]", "value"),
        ["9", "11"]
    );
    assert_eq!(page.form_with("suspend").value("reason"), Some(""));
    let refused = cast
        .act(
            &cast.amina,
            &cast.submitted_by(&cast.boris, "Bali Process", 9).await,
            Intent::Claim,
        )
        .await;
    assert!(refused.is_err(), "{refused:?}");
}
story!(wish_04_a_role_chosen_past_the_session_comes_back);
