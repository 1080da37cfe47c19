//! An administrator invites a person: the account is made with its role, and the person chooses the password by mail.

use praxis::practice::actions::Intent;

use crate::browser::Page;
use crate::cast::{Cast, PASSWORD, reasons};
use crate::post::Post;
use crate::world::World;

const CHOSEN: &str = "a heron over the marsh at dawn";

/// The form of an invitation of Nadia Haddad as a reviewer, filled in.
async fn invite(page: Page, email: &str, password: &str) -> Page {
    page.form_with("Send the invitation")
        .fill("email", email)
        .fill("given_name", "Nadia")
        .fill("family_name", "Haddad")
        .fill("organisation", "Secretariat of the Almaty Process")
        .choose("country", "KZ")
        .choose("language", "en")
        .choose("role", "reviewer")
        .tick("scope", "9")
        .tick("reads", "fr")
        .fill("current_password", password)
        .press("Send the invitation")
        .await
}

/// The person gets a mail that repeats nothing of what the administrator typed, chooses a password, and reviews.
async fn an_invited_person_chooses_a_password_and_reviews(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let grace = cast.sign_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/accounts").await.ok();
    let page = page.follow("Invite a person").await.ok();
    let page = invite(page, "nadia@secretariat.example", PASSWORD)
        .await
        .ok();
    page.shows("The invitation goes to nadia@secretariat.example.")
        .shows("Nadia Haddad");
    let letter = post.only().await;
    assert_eq!(letter.to, "nadia@secretariat.example");
    for typed in ["Nadia", "Haddad", "Almaty"] {
        assert!(!letter.text.contains(typed), "{typed}: {}", letter.text);
    }
    let nadia = world.browser();
    let page = nadia.visit(&letter.link()).await.ok();
    page.form_with("Set this password")
        .fill("password", CHOSEN)
        .press("Set this password")
        .await
        .ok()
        .lands_on("/sign-in")
        .form_with("Sign in")
        .fill("email", "nadia@secretariat.example")
        .fill("password", CHOSEN)
        .press("Sign in")
        .await
        .ok();
    nadia.visit("/review").await.ok();
    nadia.visit("/admin").await.status(404);
    // The link worked once.
    nadia.visit(&letter.link()).await.status(410);
    grace
        .visit("/admin/record")
        .await
        .ok()
        .shows("Invited")
        .shows("Nadia Haddad");
}
story!(an_invited_person_chooses_a_password_and_reviews);

/// A person who finds the administrator's browser open cannot make accounts, and a refused form keeps its words.
async fn a_refused_invitation_makes_no_account(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let grace = cast.sign_in(&world, &cast.grace).await;
    let form = async || grace.visit("/admin/accounts/invite").await.ok();
    for (email, password, problem) in [
        (
            "nadia@secretariat.example",
            "not the password",
            "password is not right",
        ),
        (
            cast.ruth.email.as_str(),
            PASSWORD,
            "This address has an account already",
        ),
        ("nadia", PASSWORD, "address"),
    ] {
        let page = invite(form().await, email, password).await.status(422);
        let page = page.shows(problem);
        let again = page.form_with("Send the invitation");
        assert_eq!(again.value("family_name"), Some("Haddad"), "{problem}");
        assert_eq!(again.value("email"), Some(email), "{problem}");
        assert_eq!(again.value("current_password"), Some(""), "{problem}");
    }
    assert_eq!(post.new_ones().await.len(), 0);
    let page = grace.visit("/admin/accounts?q=Nadia").await.ok();
    page.shows("No account matches.");
}
story!(a_refused_invitation_makes_no_account);

/// Who got a practice from its former owner stands in the record of accounts.
async fn a_practice_that_is_handed_over_stands_in_the_record(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let to_boris = Intent::HandOver {
        to: cast.boris.id,
        words: reasons("He runs it now."),
    };
    cast.act(&cast.grace, &id, to_boris).await.unwrap();
    let grace = cast.sign_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/record").await.ok();
    let line = page.texts("tbody tr").join(" ");
    for part in [
        cast.boris.name.display().as_str(),
        "Received a practice",
        "PX-2026-0001",
        cast.grace.name.display().as_str(),
    ] {
        assert!(line.contains(part), "{part}: {line}");
    }
}
story!(a_practice_that_is_handed_over_stands_in_the_record);
