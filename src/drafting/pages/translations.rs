//! `/my/practices/{id}/translations`: the texts of a live practice in other languages. Its owner begins them here.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::refusals::draw_too_many_drafts;
use super::{OwnPractice, draw_frame, into_failure, not_found, public_address};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::views::{LANGUAGE, TranslationLine, TranslationsPage};
use crate::language::{Language, TextLanguage};
use crate::practice::actions::{self, Error, free_languages};
use crate::practice::fields::Step;
use crate::practice::model::PracticeText;
use crate::practice::plain;
use crate::web::{
    Failure, FormVisit, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Typed,
};
use crate::workflow::PublicStatus;

/// The translations that there are, and the languages that are left.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = find_original(&app, &reader, &id).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let asked = (visit.language, visit.notice);
    let page = draw((&app, &reader), asked, &own, kept.as_ref()).await?;
    Ok(page.into_response())
}

/// Begins a translation.
pub async fn start(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = find_original(&app, &reader, &id).await?;
    let started = match TextLanguage::parse(typed.get(LANGUAGE)) {
        Some(into) => actions::start_translation(&app, &reader, own.id(), into).await,
        None => Err(Error::Unfit),
    };
    match started {
        Ok(draft) => {
            let notice = Notice::good(app.words(language).say("drafting-translation-started"));
            let first = address::my_practice_step(draft, Step::Brief.as_str());
            Ok(Redirect::to(&first, language)
                .saying(notice)
                .into_response())
        }
        Err(Error::Unfit) => {
            let mut refused = Refused::only_typed(typed);
            refused.add(LANGUAGE, Problem::own("drafting-problem-translation"));
            let page = draw((&app, &reader), (language, None), &own, Some(&refused)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::TooManyDrafts { most }) => {
            let here = address::my_practice_translations(own.id());
            let frame = draw_frame(&app, &reader, language, here, None);
            Ok(draw_too_many_drafts(frame, most, String::new()))
        }
        Err(error) => Err(into_failure(error)),
    }
}

/// The practice, if this account may have it translated.
async fn find_original(app: &App, reader: &Account, id: &str) -> Result<OwnPractice, Failure> {
    let own = OwnPractice::find(app, reader, id).await?;
    if own.takes_translations() {
        Ok(own)
    } else {
        Err(not_found())
    }
}

async fn draw(
    (app, reader): (&App, &Account),
    (language, notice): (Language, Option<Notice>),
    own: &OwnPractice,
    refused: Option<&Refused>,
) -> Result<TranslationsPage, Failure> {
    let mut db = app.db.read().await?;
    let mut texts = actions::translations_of(&mut db, own.id()).await?;
    drop(db);
    let free = free_languages(own.case.practice.language, &texts);
    // What another owner has not published is not for this one to read.
    texts.retain(|text| text.owner_id == reader.id || text.public == PublicStatus::Live);
    let here = address::my_practice_translations(own.id());
    let frame = draw_frame(app, reader, language, here, notice);
    let lines = texts
        .iter()
        .map(|text| line(&frame, reader, text))
        .collect();
    let title = own.title(frame.t);
    let back = own.address();
    Ok(TranslationsPage::new(
        frame,
        (title, &back),
        (lines, &free),
        refused,
    ))
}

/// A translation with the way to it: to the owner's own page, or to the public one of another owner.
fn line(frame: &Frame, reader: &Account, text: &PracticeText) -> TranslationLine {
    let own = (text.owner_id == reader.id).then(|| address::my_practice(text.id));
    let link = own.or_else(|| public_address(text.public, text.slug.as_ref()));
    TranslationLine {
        language: text.language,
        title: plain::shown_title(&text.title, frame.t),
        state: frame.t.of("state", text.state.as_str()).to_string(),
        link: link.map(|to| frame.to(to)),
    }
}
