//! `/account/suspended`: the one page of a suspended account.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Hindrance, hindered};
use crate::account::actions;
use crate::account::forms::{self, APPEAL_LIMIT};
use crate::account::model::Account;
use crate::account::reader::{Suspended, frame};
use crate::account::views::{SuspendedPage, draw};
use crate::address;
use crate::app::App;
use crate::language::{Language, Messages};
use crate::web::kept::KeptForm;
use crate::web::{
    Failure, Field, Flash, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};

/// Why, and how to appeal.
pub async fn page(
    State(app): State<App>,
    reader: Suspended,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    let returned = returned.map(|typed| Hindrance::Refused(Refused::only_typed(typed)));
    let page = draw_up(&app, &reader, language, notice, returned.as_ref()).await?;
    draw(StatusCode::OK, &page)
}

/// Somebody appeals.
pub async fn appeal(
    State(app): State<App>,
    reader: Suspended,
    Lang(language): Lang,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let t = app.words(language);
    let hindrance = match forms::appeal(&typed) {
        Err(refused) => Hindrance::Refused(refused),
        Ok(words) => match actions::appeal(&app, &reader, &words).await {
            Ok(()) => {
                let notice = Notice::good(t.say("account-suspended-sent"));
                let to = Redirect::to(&address::account_suspended(), language);
                return Ok(to.saying(notice).into_response());
            }
            Err(error) => {
                let wrong = ("words", Problem::Missing);
                hindered(t, "account-proof-waiting", error, &typed, wrong)?
            }
        },
    };
    let page = draw_up(&app, &reader, language, None, Some(&hindrance)).await?;
    draw(hindrance.status(), &page)
}

async fn draw_up(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    hindrance: Option<&Hindrance>,
) -> Result<SuspendedPage, Failure> {
    let mut conn = app.db.read().await?;
    let appeals = actions::open_appeals(&mut conn, reader.id).await?;
    drop(conn);
    let frame = frame(app, reader, language, address::account_suspended(), notice);
    let t = frame.t;
    let words = Field::area(t, "words", &t.say("account-suspended-words"), 6)
        .hint(t.say("account-suspended-words-hint"))
        .refused(hindrance.map(Hindrance::refused))
        .limit(APPEAL_LIMIT);
    let day = |at: crate::db::Timestamp| t.day(at.to_jiff());
    let since = reader
        .suspension
        .as_ref()
        .map(|suspension| day(suspension.at));
    Ok(SuspendedPage {
        summary: Summary::of(t, [&words]),
        since: since.unwrap_or_default(),
        reason: reason(t, reader),
        said: appeals
            .into_iter()
            .map(|appeal| (day(appeal.made_at), appeal.words))
            .collect(),
        words,
        waiting: hindrance.and_then(Hindrance::waiting),
        frame,
    })
}

/// The administrator's words; for spam, which carries none, ours.
fn reason(t: Messages, reader: &Account) -> String {
    let words = reader
        .suspension
        .as_ref()
        .map(|suspension| suspension.reason.as_str());
    match words.unwrap_or_default() {
        "spam" | "" => t.say("account-suspended-spam").to_string(),
        words => words.to_owned(),
    }
}
