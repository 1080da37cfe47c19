//! People at the door: signing in, registering, moving to another address.

use praxis::account::model::{Account, AccountId, EmailAddress};
use praxis::account::named::Named;
use praxis::db::{Engine as _, Tx};
use praxis::practice::named::Submitters;

use crate::browser::{Browser, Form, Page};
use crate::cast::{Cast, PASSWORD};
use crate::post::Letter;
use crate::world::World;

/// Signs in on the sign-in page.
pub async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.visit("/sign-in").await.ok();
    let form = page.form_with("Sign in").fill("email", email);
    form.fill("password", password).press("Sign in").await
}

/// Signs in with the cast's password, and must be let in.
pub async fn enter(browser: &Browser, email: &str) {
    let page = sign_in(browser, email, PASSWORD).await;
    assert_eq!(
        page.hops.first().map(String::as_str),
        Some("/desk"),
        "{}",
        page.text()
    );
}

/// A browser in which this person has signed in with the cast's password.
pub async fn signed_in(world: &World, who: &Account) -> Browser {
    let browser = world.browser();
    enter(&browser, who.email.as_str()).await;
    browser
}

/// Opens a page; whoever was signed out signs in again.
pub async fn opened(browser: &Browser, account: &Account, address: &str) -> Page {
    let page = browser.visit(address).await;
    if !page.path().starts_with("/sign-in") {
        return page.ok();
    }
    let form = page
        .form_with("Sign in")
        .fill("email", account.email.as_str());
    form.fill("password", PASSWORD).press("Sign in").await.ok();
    browser.visit(address).await.ok()
}

/// The registration form, filled in by a newcomer.
pub async fn filled(browser: &Browser, email: &str) -> Form {
    browser
        .visit("/register")
        .await
        .ok()
        .form("/register")
        .fill("form_of_address", "Ms.")
        .fill("given_name", "Nadia")
        .fill("family_name", "Rahimi")
        .fill("organisation", "Ministry of Labour")
        .choose("country", "KZ")
        .choose("language", "en")
        .fill("email", email)
        .fill("password", PASSWORD)
}

/// The same world as a demonstration, with a button for three of the cast.
pub fn as_demonstration(world: &World, cast: &Cast) -> World {
    let mut world = world.with(&[]);
    let mut settings = (*world.app.settings).clone();
    settings.demo = true;
    world.app.settings = std::sync::Arc::new(settings);
    let accounts = [
        (&cast.amina, "submitter"),
        (&cast.ruth, "reviewer"),
        (&cast.grace, "administrator"),
    ];
    let accounts: Vec<_> = accounts
        .iter()
        .map(|(account, role)| serde_json::json!({
            "role": role, "email": account.email.as_str(), "password": "x", "name": account.name.display()
        }))
        .collect();
    let file = serde_json::json!({ "url": "http://127.0.0.1", "accounts": accounts }).to_string();
    std::fs::write(world.data().join("demo.json"), file).unwrap();
    world
}

/// Asks for a move to another address.
pub async fn ask_move(browser: &Browser, to: &str) -> Page {
    let page = browser.visit("/account/email").await.ok();
    let form = page
        .form("/account/email")
        .fill("email", to)
        .fill("current_password", PASSWORD);
    form.press("Send a link to the new address").await
}

/// The letter to this address.
pub fn of<'a>(letters: &'a [Letter], to: &str) -> &'a Letter {
    letters
        .iter()
        .find(|letter| letter.to == to)
        .unwrap_or_else(|| panic!("nothing to {to}: {letters:#?}"))
}

/// Does what pressing the button of a mailed link does to an account's address.
pub async fn move_within(cast: &Cast, tx: &mut Tx, id: AccountId, to: &str) {
    let email = EmailAddress::parse(to).unwrap();
    Submitters
        .take_address(&cast.app, tx, id, &email)
        .await
        .unwrap();
    tx.sql("UPDATE account SET email = $2, email_key = $3 WHERE id = $1")
        .bind(id)
        .bind(email.as_str())
        .bind(email.key())
        .execute()
        .await
        .unwrap();
}

/// The same in a transaction of its own. Answers the account as it is then.
pub async fn move_to(cast: &Cast, who: &Account, to: &str) -> Account {
    let mut tx = cast.app.db.write().await.unwrap();
    move_within(cast, &mut tx, who.id, to).await;
    let moved = praxis::account::queries::by_id(&mut tx, who.id)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    moved.unwrap()
}
