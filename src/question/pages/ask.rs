//! `/practices/{slug}/question`: a reader without an account asks the person whom a practice names. The answer is the same for
//! every address.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::address;
use crate::app::App;
use crate::practice::model::{AskablePractice, Slug};
use crate::question::actions::{self, AskOutcome};
use crate::question::forms::{WORDS, read_question};
use crate::question::views::{QuestionPage, QuestionSentPage};
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, FormVisit, Posted, Problem, Redirect, Refused, Typed};

/// The form.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    Path(slug): Path<String>,
) -> Result<QuestionPage, Failure> {
    let practice = load_askable(&app, &slug).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    Ok(draw(&app, &visit, &practice, kept.as_ref()))
}

/// Sends the mail that asks for the confirmation.
pub async fn send(
    State(app): State<App>,
    visit: FormVisit,
    throttle: Throttle,
    Path(slug): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let practice = load_askable(&app, &slug).await?;
    let refused = match read_question(&app, &typed, (practice.id, visit.language)) {
        Ok(question) => {
            throttle.take(Attempt::Question)?;
            match actions::ask(&app, throttle.network(), &question).await? {
                AskOutcome::Kept => {
                    let sent = address::question_sent(&practice.slug);
                    return Ok(Redirect::to(&sent, visit.language).into_response());
                }
                AskOutcome::TooMany => {
                    Refused::with_problem(typed, WORDS, Problem::own("question-problem-many"))
                }
            }
        }
        Err(refused) => refused,
    };
    let page = draw(&app, &visit, &practice, Some(&refused));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What to do next.
pub async fn sent(
    State(app): State<App>,
    visit: FormVisit,
    Path(slug): Path<String>,
) -> Result<QuestionSentPage, Failure> {
    let practice = load_askable(&app, &slug).await?;
    let frame = visit.door_frame(&app, address::question_sent(&practice.slug));
    Ok(QuestionSentPage::new(frame, &practice))
}

fn draw(
    app: &App,
    visit: &FormVisit,
    practice: &AskablePractice,
    refused: Option<&Refused>,
) -> QuestionPage {
    let frame = visit.door_frame(app, address::ask_question(&practice.slug));
    QuestionPage::new(frame, practice, refused)
}

async fn load_askable(app: &App, slug: &str) -> Result<AskablePractice, Failure> {
    let slug = Slug::parse(slug).ok_or(Failure::NotFound)?;
    let mut db = app.db.read().await?;
    let found = actions::asked_practice(&mut db, &slug).await?;
    found.ok_or(Failure::NotFound)
}
