//! The forms at the door, as people fill them in: the address told back, one name for an institution, a password shown.

use praxis::account::model::EmailAddress;
use praxis::account::queries;

use crate::cast::{Cast, suspend};
use crate::people::{filled, signed_in};
use crate::post::Post;
use crate::world::World;

/// “Check your mail” repeats the address as it was typed, for an address with an account and for one without.
async fn the_typed_address_stands_on_check_your_mail(world: World) {
    let browser = world.browser();
    let cast = Cast::of(&world).await;
    for email in ["tyop@people.example", cast.amina.email.as_str()] {
        let says = format!("The address that you gave: {email}");
        let form = filled(&browser, email).await;
        let page = form
            .press("Make my account")
            .await
            .lands_on("/register/sent");
        page.shows(&says);
        for at in ["/reset", "/sign-in/by-mail"] {
            let form = browser
                .visit(at)
                .await
                .ok()
                .only_form()
                .fill("email", email);
            form.press_nth(0)
                .await
                .ok()
                .shows("Check your mail")
                .shows(&says);
        }
        // It is shown once, and stands in no address.
        browser.visit("/register/sent").await.ok().lacks(email);
    }
}
story!(the_typed_address_stands_on_check_your_mail);

/// An institution gives one name: the box for a person's organisation belongs to persons, and is not read for it. A password
/// can be shown where there is script.
async fn an_institution_gives_one_name(world: World) {
    let (post, browser) = (Post::of(&world), world.browser());
    let form = filled(&browser, "desk@dialogues.example").await;
    let form = form
        .choose("kind", "institution")
        .fill("institution", "Desk for Regional Dialogues");
    let form = form.fill("organisation", "Typed before the choice");
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    let page = browser.visit(&post.only().await.link()).await.ok();
    page.only_form().press("Confirm my address").await.ok();
    let mut db = world.app.db.read().await.unwrap();
    let email = EmailAddress::parse("desk@dialogues.example").unwrap();
    let account = queries::by_email(&mut db, &email).await.unwrap().unwrap();
    assert_eq!(
        (account.name.display().as_str(), account.organisation),
        ("Desk for Regional Dialogues", None)
    );
    drop(db);
    let page = world.browser().visit("/register").await.ok();
    let page = page.has(".reveal.person [name=organisation]");
    page.has("button[type=button][hidden][data-shows=password]");
}
story!(an_institution_gives_one_name);

/// Another was quicker, and the page has no box for the form any more: its refusal says so in a sentence.
async fn a_refusal_without_its_box_says_a_sentence(world: World) {
    let cast = Cast::of(&world).await;
    let says = "Since you opened the page, it has changed.";
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.boris.id);
    let form = grace.visit(&at).await.ok().form_with("suspend");
    suspend(&world.app, cast.boris.id, "Advertising").await;
    let page = form.press("suspend").await.status(422).shows(says);
    assert_eq!(page.texts(".problem h2"), ["Nothing was changed"]);
    assert_eq!(page.attributes(".problem a", "href"), ["#main"]);

    let (here, there) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.amina).await,
    );
    let form = here.visit("/account/sessions").await.ok();
    let form = form.form_with("end_others");
    let page = there.visit("/account").await.ok().form("/account");
    page.press("Sign out").await.ok();
    form.press("end_others").await.status(422).shows(says);
    // Where the box is there, its own sentence stands alone.
    signed_in(&world, &cast.amina).await;
    let form = here.visit("/account/sessions").await.ok();
    let page = form.form_with("end_others").press("end_others").await;
    page.status(422).lacks(says).shows("Fill in");
}
story!(a_refusal_without_its_box_says_a_sentence);
