//! `/my/practices/{id}/not-before`: the day before which a draft must not be published. The submission keeps it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::authors::AuthorsSheet;
use super::{OwnPractice, into_failure};
use crate::account::boxes::KeptBoxes;
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{NOT_BEFORE, day_to_name, is_of_not_before};
use crate::drafting::views::{NotBeforePage, OPEN_FORM};
use crate::language::Language;
use crate::practice::actions;
use crate::practice::model::PracticeId;
use crate::web::{
    Failure, FormField, FormVisit, Lang, Notice, Posted, Redirect, Refused, Summary, Typed,
};

/// The typed day stays while the author is at another page.
fn boxes(id: PracticeId) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || address::my_practice_not_before(id),
        form: OPEN_FORM,
        is_text: is_of_not_before,
        choices: &[],
    }
}

/// The day that is named, or the form to name one.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let kept = visit.kept_form().map(Refused::only_typed);
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
    };
    Ok(draw(&sheet, kept.as_ref()).await?.into_response())
}

/// Names a day, or takes it back.
pub async fn name(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let kept = boxes(own.id());
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let day = match typed.get("deed") {
        "any_day" => None,
        "name_day" => match day_to_name(&typed, app.clock.now(), &app.settings.time_zone) {
            Ok(day) => Some(day),
            Err(refused) => return refuse((&app, &reader), language, &own, &refused).await,
        },
        _ => return Err(Failure::Unreadable("deed")),
    };
    let named = actions::name_day(&app, &reader, own.id(), day).await;
    named.map_err(into_failure)?;
    kept.forget(&app, &reader).await?;
    let says = match day {
        Some(_) => "drafting-not-before-named",
        None => "drafting-not-before-any-day",
    };
    let notice = Notice::good(app.words(language).say(says));
    let check = address::my_practice_check(own.id());
    Ok(Redirect::to(&check, language)
        .saying(notice)
        .into_response())
}

async fn refuse(
    (app, reader): (&App, &Account),
    language: Language,
    own: &OwnPractice,
    refused: &Refused,
) -> Result<Response, Failure> {
    let sheet = AuthorsSheet {
        app,
        reader,
        language,
        notice: None,
        own,
    };
    let page = draw(&sheet, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The page of a draft.
async fn draw(
    sheet: &AuthorsSheet<'_>,
    refused: Option<&Refused>,
) -> Result<NotBeforePage, Failure> {
    let (app, own) = (sheet.app, sheet.own);
    let kept = boxes(own.id());
    let frame = sheet.frame(&kept);
    let t = frame.t;
    let mut db = app.db.read().await?;
    let shown = kept.load(app, &mut db, sheet.reader, (refused, t)).await?;
    drop(db);
    let day = FormField::date(t, NOT_BEFORE, &t.say("drafting-not-before-day"))
        .hint(t.say("drafting-not-before-hint"))
        .refused(shown.form.as_ref());
    let named = own.revision.not_before_ahead(app.clock.now());
    Ok(NotBeforePage {
        summary: Summary::of(t, [&day]),
        title: own.title(t),
        named: named.map(|at| t.say("drafting-not-before-now").with("day", t.day(at))),
        day,
        unsent: shown.notice,
        action: frame.to((kept.page)()),
        back: frame.to(address::my_practice_check(own.id())),
        frame,
    })
}
