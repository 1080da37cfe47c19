//! `/my/practices/new`: a practice begins with a title, if there is one yet, and the language of its text.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::deed::too_many_drafts;
use super::step::departure;
use super::{failure, frame};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::forms::{Press, StepForm, read};
use crate::drafting::views::{OPEN_FORM, Question, StartPage, StepPage};
use crate::language::Language;
use crate::practice::actions::{self, Error};
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Field, Step};
use crate::web::{
    Failure, Flash, KeptForm, Lang, Notice, OpenForm, Posted, Redirect, Refused, Summary, Typed,
};

/// What is asked at the beginning.
const ASKED: [Field; 2] = [Field::Title, Field::Language];

/// The page.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(kept): KeptForm,
) -> StartPage {
    let typed = kept.unwrap_or_else(|| Typed::of([("language", reader.language.as_str())]));
    page(&app, &reader, language, notice, &Refused::only_typed(typed))
}

/// Begins.
pub async fn start(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let form = StepForm::parse(&typed);
    if let Press::Go(language, to) = &form.press
        && form.typed.get("title").trim().is_empty()
    {
        return Ok(departure(to, *language, None));
    }
    let links = usize::try_from(app.settings.links).unwrap_or_default();
    let read = read(Step::Brief, &form.typed, &Answers::default(), links);
    if !read.refused.problems.is_empty() {
        let page = page(&app, &reader, language, None, &read.refused);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let mut answers = Answers::default();
    for field in ASKED {
        answers.set(field, read.answers.get(field).cloned());
    }
    if answers.get(Field::Language).is_none() {
        answers.set(
            Field::Language,
            Some(Answer::One(reader.language.as_str().to_owned())),
        );
    }
    let title = answers.title().to_owned();
    let id = match actions::start(&app, &reader, answers).await {
        Ok(id) => id,
        Err(Error::TooManyDrafts { most }) => {
            let frame = frame(&app, &reader, language, address::new_practice(), None);
            return Ok(too_many_drafts(frame, most, title));
        }
        Err(error) => return Err(failure(error)),
    };
    let first = address::my_practice_step(id, Step::Brief.as_str());
    let notice = Notice::good(app.words(language).say("drafting-started"));
    match form.press {
        // This page in another language has no place for what is a draft now.
        Press::Go(language, to) if to == address::new_practice() => {
            return Ok(departure(&first, language, Some(notice)));
        }
        Press::Go(language, to) => return Ok(departure(&to, language, Some(notice))),
        _ => {}
    }
    Ok(Redirect::to(&first, language)
        .saying(notice)
        .into_response())
}

fn page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    refused: &Refused,
) -> StartPage {
    let frame = frame(app, reader, language, address::new_practice(), notice);
    let frame = frame.with_open_form(Some(OpenForm {
        id: OPEN_FORM,
        saves_at_sign_out: refused.problems.is_empty(),
    }));
    let t = frame.t;
    let questions: Vec<Question> = ASKED
        .map(|field| Question::draw(t, field.declaration(), refused, None))
        .into();
    let summary = StepPage::summary(t, &questions, "problem-summary");
    StartPage {
        action: frame.to(address::new_practice()),
        back: frame.to(address::my_practices()),
        summary: if summary.has_any() {
            summary
        } else {
            Summary::default()
        },
        questions,
        frame,
    }
}
