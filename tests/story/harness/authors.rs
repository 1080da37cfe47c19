//! Co-authors: invited on the page of the authors, joining by the mailed link.

use praxis::account::model::{Account, EmailAddress};
use praxis::app::Token;
use praxis::practice::actions::{self, FoundInvitation, Intent};
use praxis::practice::model::{NewInvitation, PracticeId};

use crate::browser::{Browser, Page};
use crate::cast::Cast;
use crate::post::Post;

/// The page of the authors of a practice.
pub fn authors_of(id: PracticeId) -> String {
    format!("/my/practices/{id}/authors")
}

/// Fills in the address of a person and presses “Invite”.
pub async fn invite(browser: &Browser, id: PracticeId, email: &str) -> Page {
    let at = authors_of(id);
    let form = browser.visit(&at).await.ok().form(&at).fill("email", email);
    form.press("invite").await
}

/// The lines of the authors on a page.
pub fn lines(page: &Page) -> Vec<String> {
    let texts = page.texts(".authors > li > :not(.row)");
    texts.iter().map(|text| text.trim().to_owned()).collect()
}

/// The values of the buttons of the lines.
pub fn line_buttons(page: &Page) -> Vec<String> {
    page.attributes(".authors button", "value")
}

/// An invitation to this address.
pub fn invitation(email: &str) -> Intent {
    Intent::Invite(NewInvitation {
        email: EmailAddress::parse(email).unwrap(),
        greeting: None,
    })
}

/// The owner invites this account by its address, and gives the link of the mail.
pub async fn invited_by(
    cast: &Cast,
    post: &Post,
    owner: &Account,
    who: &Account,
    id: PracticeId,
) -> String {
    let intent = invitation(who.email.as_str());
    cast.act(owner, &id, intent).await.unwrap();
    link_to(post, who.email.as_str()).await
}

/// The link of the invitation that has just been mailed to this address.
pub async fn link_to(post: &Post, email: &str) -> String {
    let letters = post.new_ones().await;
    let invites = |subject: &str| subject.starts_with("You are invited");
    let mut to = letters
        .iter()
        .filter(|letter| letter.to == email && invites(&letter.subject));
    let letter = to.next().unwrap_or_else(|| panic!("{letters:#?}"));
    assert!(to.next().is_none(), "{letters:#?}");
    letter.link()
}

/// The token of a mailed link.
pub fn token_of(link: &str) -> Token {
    Token::parse(link.rsplit('/').next().unwrap()).unwrap()
}

/// The account accepts by this link.
pub async fn accept(cast: &Cast, who: &Account, link: &str) {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::held_invitation(&cast.app, &mut db, token_of(link), Some(who)).await;
    drop(db);
    let FoundInvitation::Open(open) = found.unwrap() else {
        panic!("{link} is no open invitation");
    };
    actions::join(&cast.app, who, &open.held).await.unwrap();
}

/// The account is invited and accepts.
pub async fn co_author(cast: &Cast, post: &Post, owner: &Account, who: &Account, id: PracticeId) {
    let link = invited_by(cast, post, owner, who, id).await;
    accept(cast, who, &link).await;
}
