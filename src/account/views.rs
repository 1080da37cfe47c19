//! One struct for each page of this room: what its template draws, and nothing else.

mod away;
mod who;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

pub(super) use away::AwayPage;
pub(crate) use who::WhoFields;

use super::forms::{self, DRAWN_FIELD};
use super::model::Account;
use crate::account::queries::Appeal;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Message, Messages};
use crate::mail::preferences::{MailGroup, Preference};
use crate::web::kept::Carried;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, Failure, FormField, Frame, OpenForm, Refused, Summary, Unsent};
use crate::written::{self, Links, SafeHtml};

/// Draws a page with its status.
pub(super) fn draw(
    status: axum::http::StatusCode,
    page: &impl Template,
) -> Result<Response, Failure> {
    Ok((status, Html(page.render()?)).into_response())
}

/// An email field.
pub(super) fn email_field(t: Messages, refused: Option<&Refused>) -> FormField {
    FormField::email(t, "email", &t.say("account-email"))
        .autocomplete("username")
        .refused(refused)
}

/// The field for a password that proves the owner.
pub(super) fn password_field(t: Messages, refused: Option<&Refused>) -> FormField {
    FormField::password(t, "password", &t.say("account-password"))
        .autocomplete("current-password")
        .refused(refused)
}

/// The field for an owner's current password, beside what is to be changed.
pub(super) fn current_password_field(t: Messages, refused: Option<&Refused>) -> FormField {
    FormField::password(t, "current_password", &t.say("account-password-current"))
        .autocomplete("current-password")
        .refused(refused)
}

/// The field for a password that its owner chooses.
pub(super) fn new_password_field(
    app: &App,
    t: Messages,
    label: &Message,
    refused: Option<&Refused>,
) -> FormField {
    let field = FormField::password(t, "password", label)
        .autocomplete("new-password")
        .refused(refused);
    // Another answer was refused and this one was not. A password never travels back, so it must be typed again.
    let typed_again = refused.is_some() && field.problem.is_none();
    if typed_again {
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
pub(super) struct RegisterPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    pub(super) who: WhoFields,
    pub(super) email: FormField,
    pub(super) password: FormField,
    /// Whether the form looked as if a machine had sent it.
    pub(super) trapped: bool,
    /// When there were too many registrations.
    pub(super) waiting: Option<Message>,
    /// When the page was first drawn, in seconds.
    pub(super) drawn: i64,
}

impl RegisterPage {
    /// The empty form, or one that came back.
    pub(super) fn new(app: &App, frame: Frame, refused: Option<&Refused>, trapped: bool) -> Self {
        let t = frame.t;
        let who = WhoFields::new(t, None, refused);
        let address_field = FormField::email(t, "email", &t.say("account-email"))
            .hint(t.say("account-email-hint"))
            .autocomplete("email")
            .refused(refused);
        let mut password = new_password_field(app, t, &t.say("account-password"), refused);
        if let Some(refused) = refused.filter(|_| trapped) {
            // Nothing is wrong with what was typed, so this one time the password travels back and need not be typed again.
            password = FormField::password(t, "password", &t.say("account-password"))
                .autocomplete("new-password")
                .holding(refused.typed.get("password"));
        }
        let summary = Summary::of(t, who.all().chain([&address_field, &password]));
        // A form that came back keeps the time of its first page: its sender has taken the time that a person needs.
        let drawn = refused.and_then(|refused| refused.typed.get(DRAWN_FIELD).parse().ok());
        Self {
            frame,
            summary,
            who,
            email: address_field,
            password,
            trapped,
            waiting: None,
            drawn: drawn.unwrap_or_else(|| app.clock.now().0 / 1_000_000),
        }
    }
}

/// “Check your mail”, after a registration or a request for a link. It is the same for every address.
#[derive(Template)]
#[template(path = "account/sent.html")]
pub(super) struct SentPage {
    pub(super) frame: Frame,
    pub(super) words: Message,
    /// Where to ask again.
    pub(super) again: Address,
}

/// The page of one action by a mailed link: words, fields if needed, one button.
#[derive(Template)]
#[template(path = "account/press.html")]
pub(super) struct PressPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    pub(super) title: Message,
    pub(super) lead: Message,
    /// What the reader must fill in first.
    pub(super) fields: Vec<FormField>,
    pub(super) button: Message,
    /// The button's value in the posted form.
    pub(super) deed: &'static str,
}

/// A link that no longer works.
#[derive(Template)]
#[template(path = "account/dead-link.html")]
pub(super) struct DeadLinkPage {
    pub(super) frame: Frame,
    pub(super) lead: Message,
    /// Another way on beside signing in, with its words.
    pub(super) way: Option<(Address, Message)>,
}

/// The button that signs in as one of the demonstration's sample accounts.
pub(super) struct SampleButton {
    pub(super) name: String,
    /// The address, which the button sends.
    pub(super) email: String,
    /// What a visitor sees in this role.
    pub(super) about: String,
    pub(super) enter: String,
    /// Whether the account is the first of its role. The others are folded below.
    pub(super) leads: bool,
}

/// `/sign-in`.
#[derive(Template)]
#[template(path = "account/sign-in.html")]
pub(super) struct SignInPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    pub(super) email: FormField,
    pub(super) password: FormField,
    /// The page that the visitor asked for before signing in.
    pub(super) next: String,
    /// A form on its way.
    pub(super) carried: Carried,
    /// The sample accounts of a demonstration.
    pub(super) samples: Vec<SampleButton>,
    /// When there were too many tries.
    pub(super) waiting: Option<Message>,
}

impl SignInPage {
    fn has_others(&self) -> bool {
        self.samples.iter().any(|sample| !sample.leads)
    }
}

/// A page that asks for an address to send a link to.
#[derive(Template)]
#[template(path = "account/ask.html")]
pub(super) struct AskPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    pub(super) title: Message,
    pub(super) lead: Message,
    pub(super) email: FormField,
    pub(super) button: Message,
    /// When there were too many mails.
    pub(super) waiting: Option<Message>,
}

/// `/reset/password`: another password, by a mailed link.
#[derive(Template)]
#[template(path = "account/reset.html")]
pub(super) struct ResetPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    /// The account's address, for password managers.
    pub(super) email: String,
    pub(super) password: FormField,
}

/// One tab of the account's pages.
pub(super) struct AccountTab {
    pub(super) says: Message,
    pub(super) to: Address,
}

impl AccountTab {
    /// Value of `aria-current` at the page of this address.
    fn aria_current(&self, here: &Address) -> &'static str {
        if self.to.path() == here.path() {
            "page"
        } else {
            ""
        }
    }
}

/// The tabs of the account's pages.
pub(super) fn account_tabs(t: Messages, reader: &Account) -> Vec<AccountTab> {
    let away = (t.say("account-nav-away"), address::account_away());
    [
        (t.say("account-nav-profile"), address::account()),
        (t.say("account-nav-password"), address::account_password()),
        (t.say("account-nav-email"), address::account_email()),
        (t.say("account-nav-addresses"), address::account_addresses()),
        (t.say("account-nav-sessions"), address::account_sessions()),
    ]
    .into_iter()
    .chain(reader.may_review().then_some(away))
    .map(|(says, to)| AccountTab { says, to })
    .collect()
}

/// The id of the form of the profile.
pub(super) const PROFILE_FORM: &str = "profile";

/// `/account`.
#[derive(Template)]
#[template(path = "account/profile.html")]
pub(super) struct ProfilePage {
    pub(super) frame: Frame,
    pub(super) tabs: Vec<AccountTab>,
    pub(super) summary: Summary,
    pub(super) who: WhoFields,
    /// What was typed here before and not saved.
    pub(super) unsent: UnsentNotice,
    /// The preference for each group of mails that allows one.
    pub(super) mails: Vec<FormField>,
    /// What the account may do, and since when it exists.
    pub(super) facts: Vec<(Message, String)>,
}

impl ProfilePage {
    /// The profile as it is stored, or as it was typed.
    pub(super) fn new(
        frame: Frame,
        account: &Account,
        typed: Option<&Refused>,
        unsent: Option<&Unsent>,
    ) -> Self {
        let frame = frame.with_open_form(Some(OpenForm {
            id: PROFILE_FORM,
            saves_at_sign_out: true,
        }));
        let t = frame.t;
        let who = WhoFields::new(t, Some(account), typed).with_orcid(t, typed, account);
        let words = typed.map(|typed| forms::unsaved_profile(&typed.typed, account));
        let label =
            |name: &str| forms::is_profile_text(name).then(|| t.say("unsent-earlier").to_string());
        Self {
            unsent: UnsentNotice::new(t, unsent, words.as_ref(), forms::is_of_profile, label),
            summary: Summary::of(t, who.all()),
            tabs: account_tabs(t, account),
            facts: account_facts(t, account),
            mails: Vec::new(),
            who,
            frame,
        }
    }
}

/// The choice of how the mails of a group reach an account.
pub(super) fn mails_field(t: Messages, group: MailGroup, chosen: Preference) -> FormField {
    let offered = Preference::ALL.iter().filter(|one| group.offers(**one));
    let choices = offered.map(|preference| {
        let word = preference.as_str();
        Choice::new(word, t.of("account-mails", word).to_string())
    });
    let label = t.of("mail-group", group.as_str());
    FormField::select(t, &forms::mails_box(group), &label, choices.collect())
        .hint(t.of("mail-group-hint", group.as_str()))
        .holding(chosen.as_str())
}

fn account_facts(t: Messages, account: &Account) -> Vec<(Message, String)> {
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

/// `/account/password`, `/account/email` and `/account/addresses`.
#[derive(Template)]
#[template(path = "account/change.html")]
pub(super) struct ChangePage {
    pub(super) frame: Frame,
    pub(super) tabs: Vec<AccountTab>,
    pub(super) summary: Summary,
    pub(super) title: Message,
    /// What the reader should know of the account as it is.
    pub(super) facts: Vec<String>,
    pub(super) fields: Vec<FormField>,
    /// What the button does.
    pub(super) consequence: Option<Message>,
    pub(super) button: Message,
    /// The button's value in the posted form.
    pub(super) deed: &'static str,
    /// When there were too many tries.
    pub(super) waiting: Option<Message>,
    /// What was typed here before and not sent.
    pub(super) unsent: UnsentNotice,
}

/// One session in the list.
pub(super) struct SessionLine {
    /// The session's key in the form.
    pub(super) key: String,
    /// The name of browser and system.
    pub(super) browser: String,
    pub(super) since: String,
    /// When the session was last used.
    pub(super) seen: String,
    /// Whether this is the session of this browser.
    pub(super) here: bool,
}

/// `/account/sessions`.
#[derive(Template)]
#[template(path = "account/sessions.html")]
pub(super) struct SessionsPage {
    pub(super) frame: Frame,
    pub(super) tabs: Vec<AccountTab>,
    pub(super) summary: Summary,
    /// The sessions, the latest seen first.
    pub(super) rows: Vec<SessionLine>,
    /// The password of the account, which is asked before a session ends.
    pub(super) password: FormField,
    /// When there were too many tries.
    pub(super) waiting: Option<Message>,
}

/// An appeal as its owner reads it.
pub(super) struct AppealView {
    pub(super) day: String,
    pub(super) words: SafeHtml,
    /// That it was answered, with which answer and when.
    pub(super) answered: Option<String>,
    /// The words of the answer.
    pub(super) answer: Option<SafeHtml>,
}

impl AppealView {
    pub(super) fn of(t: Messages, appeal: &Appeal) -> Self {
        let granted = if appeal.granted == Some(true) {
            "yes"
        } else {
            "no"
        };
        let answered = appeal.answered_at.map(|at| {
            let says = t.say("account-suspended-answered").with("day", t.day(at));
            says.with("granted", granted).to_string()
        });
        let answer = appeal.answer.as_deref();
        Self {
            day: t.day(appeal.made_at),
            words: written::html(&appeal.words, Links::Text),
            answered,
            answer: answer.map(|words| written::html(words, Links::Text)),
        }
    }
}

/// The one page of a suspended account.
#[derive(Template)]
#[template(path = "account/suspended.html")]
pub(super) struct SuspendedPage {
    pub(super) frame: Frame,
    pub(super) summary: Summary,
    pub(super) since: String,
    /// Why, word for word.
    pub(super) reason: SafeHtml,
    /// The appeals with their answers.
    pub(super) appeals: Vec<AppealView>,
    /// The appeal that is being written.
    pub(super) words: FormField,
    /// What was typed here before and not sent.
    pub(super) unsent: UnsentNotice,
    /// When there were too many.
    pub(super) waiting: Option<Message>,
}
