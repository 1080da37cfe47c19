//! `/account/email`: a move of the account to another address.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use super::{FormFailure, PROOF_TOO_MANY, WrongProof, proof_failure, refuse_field};
use crate::account::actions::{self, AskedFrom, Error};
use crate::account::boxes::KeptBoxes;
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::model::{Account, EmailAddress};
use crate::account::views::{ChangePage, account_tabs, current_password_field, draw};
use crate::address;
use crate::language::Messages;
use crate::web::throttle::Throttle;
use crate::web::{Failure, FormField, Notice, Posted, Problem, Summary, Typed};

/// The typed address stays while the reader is at another page.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::account_email,
    form: "move",
    is_text: forms::is_of_move,
    choices: &[],
};

/// The form.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(FormFailure::only_typed);
    let page = email_page(&visit, kept.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Asks at the new address whether the account may move there, or leaves the page with what was typed.
pub async fn post(
    visit: SignedInVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let language = visit.page.language;
    let left = BOXES.leave(&visit.app, &visit.reader, language, &typed);
    if let Some(left) = left.await? {
        return Ok(left);
    }
    match ask_move(&visit, &throttle, &browser, &typed).await? {
        Ok(response) => Ok(response),
        Err(failure) => failure.draw(&email_page(&visit, Some(&failure)).await?),
    }
}

/// Asks for a move, and answers why the form failed, if it did.
async fn ask_move(
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
    if let Err(error) = actions::ask_move(app, reader, from, &change).await {
        let too_many = match error {
            Error::Crowded(_) => "account-links-crowded",
            _ => PROOF_TOO_MANY,
        };
        let wrong = WrongProof::current_password();
        return proof_failure(t, too_many, error, typed, wrong).map(Err);
    }
    BOXES.forget(app, reader).await?;
    let notice = Notice::good(t.say("account-email-sent"));
    let to = visit.redirect(&address::account_email()).saying(notice);
    let mut response = to.into_response();
    browser::set_asked(app, &mut response, asked);
    Ok(Ok(response))
}

async fn email_page(
    visit: &SignedInVisit,
    failure: Option<&FormFailure>,
) -> Result<ChangePage, Failure> {
    let (app, reader, t) = (&visit.app, &visit.reader, visit.words());
    let mut conn = app.db.read().await?;
    let planned = actions::planned_move(&mut conn, app, reader.id).await?;
    let refused = failure.map(FormFailure::refused);
    let shown = BOXES.load(app, &mut conn, reader, (refused, t)).await?;
    drop(conn);
    let frame = BOXES.open_form(visit.frame(address::account_email()));
    let refused = shown.form.as_ref();
    let new = FormField::email(t, "email", &t.say("account-email-new"))
        .hint(t.say("account-email-new-hint"))
        .autocomplete("email")
        .refused(refused);
    let fields = vec![new, current_password_field(t, refused)];
    Ok(ChangePage {
        tabs: account_tabs(t, &visit.reader),
        summary: Summary::of(t, &fields),
        title: t.say("account-email-title"),
        facts: address_facts(t, reader, planned.as_ref()),
        fields,
        consequence: None,
        button: t.say("account-email-button"),
        deed: "change_email",
        waiting: failure.and_then(FormFailure::waiting),
        unsent: shown.notice,
        frame,
    })
}

/// The address of the account, and the one to which it is to move.
fn address_facts(t: Messages, reader: &Account, planned: Option<&EmailAddress>) -> Vec<String> {
    let now = format!("{} {}", t.say("account-email-now"), reader.email);
    let planned = planned.map(|planned| {
        let planned = t
            .say("account-email-planned")
            .with("address", planned.as_str());
        planned.to_string()
    });
    std::iter::once(now).chain(planned).collect()
}
