//! `/account/email`: a move of the account to another address.

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

/// Asks at the new address whether the account may move there.
pub async fn post(
    visit: SignedInVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let SignedInVisit { app, reader, .. } = &visit;
    let t = visit.words();
    let language = visit.page.language;
    if let Some(left) = BOXES.leave(app, reader, language, &typed).await? {
        return Ok(left);
    }
    let failure = match forms::email_change(&typed, app) {
        Err(refused) => FormFailure::Refused(refused),
        Ok(change) if change.email == reader.email => {
            refuse_field(&typed, "email", Problem::own("problem-same-address"))
        }
        Ok(change) => {
            let asked = browser.asked_or_new(app);
            let from = AskedFrom::new(asked, throttle.network());
            match actions::ask_move(app, reader, from, &change).await {
                Ok(()) => {
                    BOXES.forget(app, reader).await?;
                    let notice = Notice::good(t.say("account-email-sent"));
                    let to = visit.redirect(&address::account_email()).saying(notice);
                    let mut response = to.into_response();
                    browser::set_asked(app, &mut response, asked);
                    return Ok(response);
                }
                Err(error) => {
                    let too_many = match error {
                        Error::Crowded(_) => "account-links-crowded",
                        _ => PROOF_TOO_MANY,
                    };
                    let wrong = WrongProof::current_password();
                    proof_failure(t, too_many, error, &typed, wrong)?
                }
            }
        }
    };
    let page = email_page(&visit, Some(&failure)).await?;
    failure.draw(&page)
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
    let mut facts = vec![format!(
        "{} {}",
        t.say("account-email-now"),
        visit.reader.email
    )];
    facts.extend(planned.as_ref().map(|planned| {
        t.say("account-email-planned")
            .with("address", planned.as_str())
            .to_string()
    }));
    let new = FormField::email(t, "email", &t.say("account-email-new"))
        .hint(t.say("account-email-new-hint"))
        .autocomplete("email")
        .refused(refused);
    let fields = vec![new, current_password_field(t, refused)];
    Ok(ChangePage {
        tabs: account_tabs(t),
        summary: Summary::of(t, &fields),
        title: t.say("account-email-title"),
        facts,
        fields,
        consequence: None,
        button: t.say("account-email-button"),
        deed: "change_email",
        waiting: failure.and_then(FormFailure::waiting),
        unsent: shown.notice,
        frame,
    })
}
