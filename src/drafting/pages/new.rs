//! `/my/practices/new`: starts a practice with its title, if it has one yet, and the language of its text.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::refusals::draw_too_many_drafts;
use super::{draw_frame, into_failure, leave_for, most_links};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::forms::{FormButton, StepForm, StepReading, read_step};
use crate::drafting::views::{NewPracticePage, OPEN_FORM, Question, StepPage};
use crate::language::Language;
use crate::practice::actions::{self, Error};
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Field, Step};
use crate::practice::model::PracticeId;
use crate::web::{
    Failure, FormVisit, Lang, Notice, OpenForm, Posted, Redirect, Refused, Summary, Typed,
};

/// The fields that this page asks.
const ASKED: [Field; 2] = [Field::Title, Field::Language];

/// Shows the page.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
) -> NewPracticePage {
    let kept = visit.kept_form();
    let typed = kept.unwrap_or_else(|| Typed::of([("language", reader.language.as_str())]));
    let typed = Refused::only_typed(typed);
    draw_page(&app, &reader, visit.language, visit.notice, &typed)
}

/// Starts a practice, unless only a link beside an empty form was pressed.
pub async fn start(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let form = StepForm::parse(&typed);
    if let FormButton::Go(language, to) = &form.press
        && form.typed.get("title").trim().is_empty()
    {
        return Ok(leave_for(to, *language, None));
    }
    let reading = read_step(
        Step::Brief,
        &form.typed,
        &Answers::default(),
        most_links(&app),
    );
    if !reading.refused.problems.is_empty() {
        let page = draw_page(&app, &reader, language, None, &reading.refused);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let answers = first_answers(&reading, &reader);
    let title = answers.title().to_owned();
    match actions::start(&app, &reader, answers).await {
        Ok(id) => Ok(go_on(&app, id, form.press, language)),
        Err(Error::TooManyDrafts { most }) => {
            let frame = draw_frame(&app, &reader, language, address::new_practice(), None);
            Ok(draw_too_many_drafts(frame, most, title))
        }
        Err(error) => Err(into_failure(error)),
    }
}

/// The answers that a practice starts with. Without a language it is the one of the account's pages.
fn first_answers(reading: &StepReading, reader: &Account) -> Answers {
    let mut answers = Answers::default();
    for field in ASKED {
        answers.set(field, reading.answers.get(field).cloned());
    }
    if answers.get(Field::Language).is_none() {
        let language = Answer::One(reader.language.as_str().to_owned());
        answers.set(Field::Language, Some(language));
    }
    answers
}

/// Redirects to the first step, or to the page whose link was pressed.
fn go_on(app: &App, id: PracticeId, press: FormButton, language: Language) -> Response {
    let first = address::my_practice_step(id, Step::Brief.as_str());
    let notice = Notice::good(app.words(language).say("drafting-started"));
    match press {
        // The link leads to this page in another language, which has no place for the new draft.
        FormButton::Go(language, to) if to == address::new_practice() => {
            leave_for(&first, language, Some(notice))
        }
        FormButton::Go(language, to) => leave_for(&to, language, Some(notice)),
        _ => Redirect::to(&first, language)
            .saying(notice)
            .into_response(),
    }
}

fn draw_page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    refused: &Refused,
) -> NewPracticePage {
    let plain_frame = draw_frame(app, reader, language, address::new_practice(), notice);
    let frame = plain_frame.with_open_form(Some(OpenForm {
        id: OPEN_FORM,
        saves_at_sign_out: refused.problems.is_empty(),
    }));
    let t = frame.t;
    let questions: Vec<Question> = ASKED
        .map(|field| Question::draw(t, field.declaration(), refused, None, &app.settings))
        .into();
    let problems = StepPage::summary(t, &questions, "problem-summary");
    NewPracticePage {
        action: frame.to(address::new_practice()),
        back: frame.to(address::my_practices()),
        summary: if problems.has_any() {
            problems
        } else {
            Summary::default()
        },
        questions,
        frame,
    }
}
