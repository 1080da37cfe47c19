//! The form by which the owner of an account asks for a link to another address: to move there, or to confirm it beside
//! the account's own.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use super::{FormFailure, PROOF_TOO_MANY, WrongProof, proof_failure, refuse_field};
use crate::account::actions::{self, AskedFrom, Error};
use crate::account::boxes::KeptBoxes;
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::views::{ChangePage, account_tabs, current_password_field, draw};
use crate::address;
use crate::db::Conn;
use crate::language::Message;
use crate::web::throttle::Throttle;
use crate::web::{Failure, FormField, Notice, Problem, Summary, Typed};

/// What the owner wants of the other address.
#[derive(Clone, Copy)]
pub(super) enum AskedAddress {
    /// The account moves there.
    Move,
    /// The account has it beside its own.
    Second,
}

/// The words of the form.
struct AddressWords {
    title: &'static str,
    label: &'static str,
    hint: &'static str,
    consequence: Option<&'static str>,
    button: &'static str,
    sent: &'static str,
}

impl AskedAddress {
    /// The typed address stays while the reader is at another page.
    fn boxes(self) -> KeptBoxes {
        KeptBoxes {
            page: match self {
                Self::Move => address::account_email,
                Self::Second => address::account_addresses,
            },
            form: "move",
            is_text: forms::is_of_move,
            choices: &[],
        }
    }

    fn deed(self) -> &'static str {
        match self {
            Self::Move => "change_email",
            Self::Second => "second_address",
        }
    }

    fn words(self) -> AddressWords {
        match self {
            Self::Move => AddressWords {
                title: "account-email-title",
                label: "account-email-new",
                hint: "account-email-new-hint",
                consequence: None,
                button: "account-email-button",
                sent: "account-email-sent",
            },
            Self::Second => AddressWords {
                title: "account-addresses-title",
                label: "account-addresses-new",
                hint: "account-addresses-new-hint",
                consequence: Some("account-addresses-effect"),
                button: "account-addresses-button",
                sent: "account-addresses-sent",
            },
        }
    }

    /// The form.
    pub(super) async fn get(self, visit: &SignedInVisit) -> Result<Response, Failure> {
        let kept = visit.kept_form().map(FormFailure::only_typed);
        let page = self.load_page(visit, kept.as_ref()).await?;
        draw(StatusCode::OK, &page)
    }

    /// Asks at the other address, or leaves the page with what was typed.
    pub(super) async fn post(
        self,
        visit: &SignedInVisit,
        throttle: &Throttle,
        browser: &Browser,
        typed: &Typed,
    ) -> Result<Response, Failure> {
        let language = visit.page.language;
        let boxes = self.boxes();
        let left = boxes.leave(&visit.app, &visit.reader, language, typed);
        if let Some(left) = left.await? {
            return Ok(left);
        }
        match self.ask(visit, throttle, browser, typed).await? {
            Ok(response) => Ok(response),
            Err(failure) => failure.draw(&self.load_page(visit, Some(&failure)).await?),
        }
    }

    /// Asks for the link, and answers why the form failed, if it did.
    async fn ask(
        self,
        visit: &SignedInVisit,
        throttle: &Throttle,
        browser: &Browser,
        typed: &Typed,
    ) -> Result<Result<Response, FormFailure>, Failure> {
        let (app, reader, t) = (&visit.app, &visit.reader, visit.words());
        let change = match forms::email_change(typed, app) {
            Err(refused) => return Ok(Err(FormFailure::Refused(refused))),
            Ok(change) if change.email == reader.email => {
                let same = Problem::own("problem-same-address");
                return Ok(Err(refuse_field(typed, "email", same)));
            }
            Ok(change) => change,
        };
        let asked = browser.asked_or_new(app);
        let from = AskedFrom::new(asked, throttle.network());
        let outcome = match self {
            Self::Move => actions::ask_move(app, reader, from, &change).await,
            Self::Second => actions::ask_second_address(app, reader, from, &change).await,
        };
        if let Err(error) = outcome {
            let too_many = match error {
                Error::Crowded(_) => "account-links-crowded",
                _ => PROOF_TOO_MANY,
            };
            let wrong = WrongProof::current_password();
            return proof_failure(t, too_many, error, typed, wrong).map(Err);
        }
        let boxes = self.boxes();
        boxes.forget(app, reader).await?;
        let notice = Notice::good(t.say(self.words().sent));
        let to = visit.redirect(&(boxes.page)()).saying(notice);
        let mut response = to.into_response();
        browser::set_asked(app, &mut response, asked);
        Ok(Ok(response))
    }

    async fn load_page(
        self,
        visit: &SignedInVisit,
        failure: Option<&FormFailure>,
    ) -> Result<ChangePage, Failure> {
        let (app, reader, t) = (&visit.app, &visit.reader, visit.words());
        let (boxes, words) = (self.boxes(), self.words());
        let mut conn = app.db.read().await?;
        let facts = self.load_facts(visit, &mut conn).await?;
        let refused = failure.map(FormFailure::refused);
        let shown = boxes.load(app, &mut conn, reader, (refused, t)).await?;
        drop(conn);
        let frame = boxes.open_form(visit.frame((boxes.page)()));
        let refused = shown.form.as_ref();
        let new = FormField::email(t, "email", &t.say(words.label))
            .hint(t.say(words.hint))
            .autocomplete("email")
            .refused(refused);
        let fields = vec![new, current_password_field(t, refused)];
        Ok(ChangePage {
            tabs: account_tabs(t, &visit.reader),
            summary: Summary::of(t, &fields),
            title: t.say(words.title),
            facts,
            fields,
            consequence: words.consequence.map(|key| t.say(key)),
            button: t.say(words.button),
            deed: self.deed(),
            waiting: failure.and_then(FormFailure::waiting),
            unsent: shown.notice,
            frame,
        })
    }

    /// What the reader should know of the account's addresses as they are.
    async fn load_facts(
        self,
        visit: &SignedInVisit,
        conn: &mut Conn,
    ) -> Result<Vec<String>, Failure> {
        let (reader, t) = (&visit.reader, visit.words());
        let now = |key: &'static str| format!("{} {}", t.say(key), reader.email);
        if let Self::Move = self {
            let planned = actions::planned_move(conn, &visit.app, reader.id).await?;
            let planned = planned.map(|planned| {
                let says = t.say("account-email-planned");
                says.with("address", planned.as_str())
            });
            let planned = planned.map(|says: Message| says.to_string());
            return Ok(std::iter::once(now("account-email-now"))
                .chain(planned)
                .collect());
        }
        let own = actions::own_addresses(conn, reader.id).await?;
        let confirmed = own.confirmed.iter().map(|(email, at)| {
            let says = t.say("account-addresses-confirmed").with("day", t.day(*at));
            says.with("address", email.as_str()).to_string()
        });
        let accounts = own.accounts.iter().map(|other| {
            let says = t.say("account-addresses-account");
            says.with("address", other.email.as_str()).to_string()
        });
        let lead = t.say("account-addresses-lead").to_string();
        Ok(std::iter::once(lead)
            .chain(confirmed)
            .chain(accounts)
            .collect())
    }
}
