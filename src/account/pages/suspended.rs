//! `/account/suspended`: the one page of a suspended account.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{FormFailure, PROOF_TOO_MANY, form_failure};
use crate::account::actions::{self, Error};
use crate::account::boxes::KeptBoxes;
use crate::account::forms::{self, APPEAL_LIMIT};
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::{self, Suspended};
use crate::account::views::{AppealView, SuspendedPage, draw};
use crate::address;
use crate::app::App;
use crate::db::Timestamp;
use crate::language::{Language, Messages};
use crate::web::{Failure, FormField, FormVisit, Notice, Posted, Redirect, Summary, Typed};
use crate::written::{self, Links};

/// The words of an appeal stay while the reader is elsewhere.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::account_suspended,
    form: "appeal",
    is_text: forms::is_of_appeal,
    choices: &[],
};

/// Why the account is suspended, and the form to appeal by.
pub async fn get(
    State(app): State<App>,
    reader: Suspended,
    visit: FormVisit,
) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(FormFailure::only_typed);
    let page = suspended_page(&app, &reader, visit, kept.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Brings an appeal before the administrators.
pub async fn post(
    State(app): State<App>,
    reader: Suspended,
    visit: FormVisit,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if let Some(left) = BOXES.leave(&app, &reader, visit.language, &typed).await? {
        return Ok(left);
    }
    let failure = match appeal(&app, &reader, visit.language, &typed).await? {
        Ok(response) => return Ok(response),
        Err(failure) => failure,
    };
    let page = suspended_page(&app, &reader, visit, Some(&failure)).await?;
    failure.draw(&page)
}

async fn appeal(
    app: &App,
    reader: &Account,
    language: Language,
    typed: &Typed,
) -> Result<Result<Response, FormFailure>, Failure> {
    let t = app.words(language);
    let words = match forms::appeal(typed) {
        Ok(words) => words,
        Err(refused) => return Ok(Err(FormFailure::Refused(refused))),
    };
    if let Err(error) = actions::appeal(app, reader, &words).await {
        let too_many = match error {
            Error::Crowded(_) => "account-links-crowded",
            _ => PROOF_TOO_MANY,
        };
        return form_failure(t, too_many, error, typed).map(Err);
    }
    BOXES.forget(app, reader).await?;
    let notice = Notice::good(t.say("account-suspended-sent"));
    let answer = Redirect::to(&address::account_suspended(), language).saying(notice);
    Ok(Ok(answer.into_response()))
}

async fn suspended_page(
    app: &App,
    reader: &Account,
    visit: FormVisit,
    failure: Option<&FormFailure>,
) -> Result<SuspendedPage, Failure> {
    let own_address = address::account_suspended();
    let own_frame = reader::frame(app, reader, visit.language, own_address, visit.notice);
    let mut conn = app.db.read().await?;
    let appeals = queries::appeals_of(&mut conn, reader.id).await?;
    let t = own_frame.t;
    let refused = failure.map(FormFailure::refused);
    let shown = BOXES.load(app, &mut conn, reader, (refused, t)).await?;
    drop(conn);
    let words = FormField::area(t, "words", &t.say("account-suspended-words"), 6)
        .hint(t.say("account-suspended-words-hint"))
        .refused(shown.form.as_ref())
        .limit(APPEAL_LIMIT);
    let day = |at: Timestamp| t.day(at.to_jiff());
    let since = reader.suspension.as_ref().map(|suspension| suspension.at);
    Ok(SuspendedPage {
        summary: Summary::of(t, [&words]),
        since: since.map(day).unwrap_or_default(),
        reason: written::html(&suspension_reason(t, reader), Links::Text),
        appeals: appeals
            .into_iter()
            // One that was granted ended an earlier suspension.
            .filter(|appeal| appeal.granted != Some(true))
            .filter(|appeal| since.is_none_or(|since| appeal.made_at >= since))
            .map(|appeal| AppealView::of(t, &appeal))
            .collect(),
        words,
        unsent: shown.notice,
        waiting: failure.and_then(FormFailure::waiting),
        frame: BOXES.open_form(own_frame),
    })
}

/// The words of the administrator, or of the reviewer who marked a submission as spam. An early suspension for spam carries
/// none; then the page's own sentence.
fn suspension_reason(t: Messages, reader: &Account) -> String {
    let words = reader
        .suspension
        .as_ref()
        .map(|suspension| suspension.reason.as_str());
    match words.unwrap_or_default() {
        "spam" | "" => t.say("account-suspended-spam").to_string(),
        words => words.to_owned(),
    }
}
