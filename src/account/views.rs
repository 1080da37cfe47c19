//! One struct for each page of this room: what a template draws, and nothing else.

mod who;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use who::WhoFields;

use super::forms::DRAWN_FIELD;
use super::model::Account;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Message, Messages};
use crate::web::kept::Carried;
use crate::web::{Failure, Field, Frame, Refused, Summary};

/// Draws a page with its status.
pub fn draw(status: axum::http::StatusCode, page: &impl Template) -> Result<Response, Failure> {
    Ok((status, Html(page.render()?)).into_response())
}

/// An email field.
pub fn email_field(t: Messages, refused: Option<&Refused>) -> Field {
    Field::email(t, "email", &t.say("account-email"))
        .autocomplete("username")
        .refused(refused)
}

/// A password to prove something with.
pub fn password_field(t: Messages, refused: Option<&Refused>) -> Field {
    Field::password(t, "password", &t.say("account-password"))
        .autocomplete("current-password")
        .refused(refused)
}

/// A password that somebody chooses.
pub fn new_password_field(
    app: &App,
    t: Messages,
    label: &Message,
    refused: Option<&Refused>,
) -> Field {
    let field = Field::password(t, "password", label)
        .autocomplete("new-password")
        .refused(refused);
    // Other answers were refused and this one was not: it is gone all the same, and must be typed again.
    let again = refused.is_some() && field.problem.is_none();
    if again {
        field.hint(t.say("account-password-again"))
    } else {
        field.hint(
            t.say("account-password-hint")
                .with("minimum", app.settings.password_minimum),
        )
    }
}

/// `/register`.
#[derive(Template)]
#[template(path = "account/register.html")]
pub struct RegisterPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// Who.
    pub who: WhoFields,
    /// Where.
    pub email: Field,
    /// With which password.
    pub password: Field,
    /// Whether the form looked as if a machine had sent it.
    pub trapped: bool,
    /// When there were too many registrations.
    pub waiting: Option<Message>,
    /// When the page was first drawn, in seconds.
    pub drawn: i64,
}

impl RegisterPage {
    /// The empty form, or one that came back.
    pub fn new(app: &App, frame: Frame, refused: Option<&Refused>, trapped: bool) -> Self {
        let t = frame.t;
        let who = WhoFields::new(t, None, refused);
        let email = Field::email(t, "email", &t.say("account-email"))
            .hint(t.say("account-email-hint"))
            .autocomplete("email")
            .refused(refused);
        let mut password = new_password_field(app, t, &t.say("account-password"), refused);
        if let Some(refused) = refused.filter(|_| trapped) {
            // Nothing is wrong with what was typed; nobody shall type it twice for a machine's sake.
            password = Field::password(t, "password", &t.say("account-password"))
                .autocomplete("new-password")
                .holding(refused.typed.get("password"));
        }
        let summary = Summary::of(t, who.all().chain([&email, &password]));
        // Whoever typed it all once has shown that they are no robot in a hurry.
        let drawn = refused.and_then(|refused| refused.typed.get(DRAWN_FIELD).parse().ok());
        Self {
            frame,
            summary,
            who,
            email,
            password,
            trapped,
            waiting: None,
            drawn: drawn.unwrap_or_else(|| app.clock.now().0 / 1_000_000),
        }
    }
}

/// “Check your mail”, after a registration or a request for a link: the same for every address.
#[derive(Template)]
#[template(path = "account/sent.html")]
pub struct SentPage {
    /// The page's frame.
    pub frame: Frame,
    /// What was sent.
    pub words: Message,
    /// Where to ask again.
    pub again: Address,
}

/// A page of one deed by a mailed link: words, perhaps fields, one button.
#[derive(Template)]
#[template(path = "account/press.html")]
pub struct PressPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// The heading.
    pub title: Message,
    /// What pressing does.
    pub lead: Message,
    /// What is asked first, if anything.
    pub fields: Vec<Field>,
    /// The button's words.
    pub button: Message,
    /// The deed it stands for.
    pub deed: &'static str,
}

/// A link that no longer works.
#[derive(Template)]
#[template(path = "account/dead-link.html")]
pub struct DeadLinkPage {
    /// The page's frame.
    pub frame: Frame,
    /// Why.
    pub lead: Message,
    /// A way on beside signing in, with its words.
    pub way: Option<(Address, Message)>,
}

/// One of the demo's sample accounts on the sign-in page.
pub struct Sample {
    /// The name.
    pub name: String,
    /// The address, which the button sends.
    pub email: String,
    /// What somebody sees there.
    pub about: String,
    /// The button's words.
    pub enter: String,
    /// Whether it is the first of its role: the others stand folded below.
    pub leads: bool,
}

/// `/sign-in`.
#[derive(Template)]
#[template(path = "account/sign-in.html")]
pub struct SignInPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// The address.
    pub email: Field,
    /// The password.
    pub password: Field,
    /// Where somebody wanted to go.
    pub next: String,
    /// A form on its way.
    pub carried: Carried,
    /// Whom a visitor of the demo may be.
    pub samples: Vec<Sample>,
    /// When there were too many tries.
    pub waiting: Option<Message>,
}

impl SignInPage {
    fn has_others(&self) -> bool {
        self.samples.iter().any(|sample| !sample.leads)
    }
}

/// A page that asks for an address to send a link to.
#[derive(Template)]
#[template(path = "account/ask.html")]
pub struct AskPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// The heading.
    pub title: Message,
    /// What happens.
    pub lead: Message,
    /// The address.
    pub email: Field,
    /// The button's words.
    pub button: Message,
    /// When there were too many mails.
    pub waiting: Option<Message>,
}

/// `/reset/password`: another password, by a mailed link.
#[derive(Template)]
#[template(path = "account/reset.html")]
pub struct ResetPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// Whose, for password managers.
    pub email: String,
    /// The new password.
    pub password: Field,
}

/// One tab of the account's pages.
pub struct Tab {
    /// Its words.
    pub says: Message,
    /// Where it leads.
    pub to: Address,
}

/// The tabs of the account's pages.
pub fn tabs(t: Messages) -> Vec<Tab> {
    [
        (t.say("account-nav-profile"), address::account()),
        (t.say("account-nav-password"), address::account_password()),
        (t.say("account-nav-email"), address::account_email()),
        (t.say("account-nav-sessions"), address::account_sessions()),
    ]
    .into_iter()
    .map(|(says, to)| Tab { says, to })
    .collect()
}

/// `/account`.
#[derive(Template)]
#[template(path = "account/profile.html")]
pub struct ProfilePage {
    /// The page's frame.
    pub frame: Frame,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// Who.
    pub who: WhoFields,
    /// What the account may do, and since when it exists.
    pub facts: Vec<(Message, String)>,
}

impl ProfilePage {
    /// The profile as it is stored, or as it was refused.
    pub fn new(frame: Frame, account: &Account, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let who = WhoFields::new(t, Some(account), refused);
        Self {
            summary: Summary::of(t, who.all()),
            tabs: tabs(t),
            facts: facts(t, account),
            who,
            frame,
        }
    }
}

fn facts(t: Messages, account: &Account) -> Vec<(Message, String)> {
    let mut facts = vec![(
        t.say("account-profile-role"),
        t.of("account-role", account.role.as_str()).to_string(),
    )];
    if account.may_review() {
        let numbers: Vec<String> = account.scope.objectives().map(|o| o.to_string()).collect();
        let scope = if numbers.is_empty() {
            t.say("account-profile-scope-all").to_string()
        } else {
            t.list(&numbers)
        };
        facts.push((t.say("account-profile-scope"), scope));
        let reads: Vec<String> = account
            .reads
            .iter()
            .map(|one| one.name(t).to_string())
            .collect();
        if !reads.is_empty() {
            facts.push((t.say("account-profile-reads"), t.list(&reads)));
        }
    }
    facts.push((
        t.say("account-profile-since"),
        t.day(account.created_at.to_jiff()),
    ));
    facts
}

/// `/account/password` and `/account/email`.
#[derive(Template)]
#[template(path = "account/change.html")]
pub struct ChangePage {
    /// The page's frame.
    pub frame: Frame,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// The heading.
    pub title: Message,
    /// How things stand.
    pub stands: Vec<String>,
    /// What is asked.
    pub fields: Vec<Field>,
    /// What the button does.
    pub consequence: Option<Message>,
    /// The button's words.
    pub button: Message,
    /// The deed it stands for.
    pub deed: &'static str,
    /// When there were too many tries.
    pub waiting: Option<Message>,
}

/// One session in the list.
pub struct SessionRow {
    /// What tells it apart in the form.
    pub key: String,
    /// The browser, as it called itself.
    pub browser: String,
    /// Since when.
    pub since: String,
    /// When it was last seen.
    pub seen: String,
    /// Whether it is this browser's.
    pub here: bool,
}

/// `/account/sessions`.
#[derive(Template)]
#[template(path = "account/sessions.html")]
pub struct SessionsPage {
    /// The page's frame.
    pub frame: Frame,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// The sessions, the latest seen first.
    pub rows: Vec<SessionRow>,
}

/// The one page that a suspended person sees.
#[derive(Template)]
#[template(path = "account/suspended.html")]
pub struct SuspendedPage {
    /// The page's frame.
    pub frame: Frame,
    /// What keeps the form from going through.
    pub summary: Summary,
    /// Since when.
    pub since: String,
    /// Why, word for word.
    pub reason: String,
    /// What they have written so far, with its day.
    pub said: Vec<(String, String)>,
    /// What they write now.
    pub words: Field,
    /// When there were too many.
    pub waiting: Option<Message>,
}
