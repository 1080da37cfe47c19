//! `POST /my/practices/{id}`: every deed of an author that takes a note at most. The word is parsed into the
//! workflow's deed and the table is asked; what did not go through is told without anybody's name but the author's.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::answers::{Sent, check_page};
use super::practice::page;
use super::step::departure;
use super::{Own, failure, frame, notes};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{Asked, DeedForm, Press};
use crate::drafting::views::{OvertakenPage, TooManyDraftsPage};
use crate::language::{Language, Messages};
use crate::practice::actions::{self, Done, Error, Overtaken};
use crate::web::{Failure, Frame, Lang, Notice, Posted, Redirect, Refused, Session, Typed};
use crate::workflow::{self, Deed};

/// Does it.
pub async fn act(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    session: Session,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let own = Own::load(&app, &mut db, &reader, &id).await?;
    drop(db);
    notes::keep(&session, own.id(), &own.deeds(), &typed).await?;
    if let Press::Go(language, to) = Press::of(&typed) {
        return Ok(departure(&to, language, None));
    }
    let form = DeedForm::parse(&typed).ok_or(Failure::Unreadable("deed"))?;
    let intent = match form.intent() {
        Ok(intent) => intent,
        Err(Asked::Unknown) => return Err(Failure::Unreadable("deed")),
        // The page has no place for words to a deed that it no longer offers.
        Err(Asked::Words(_)) if !own.deeds().contains(&form.deed) => {
            let told = app.words(language).say("drafting-not-now").to_string();
            return Ok(overtaken(&app, &reader, language, &own, told, form.words));
        }
        Err(Asked::Words(problem)) => {
            let mut refused = Refused::only_typed(typed);
            refused.add(form.words_name, problem);
            let page = page(&app, &reader, language, None, &own, &refused).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    match actions::act(&app, &reader, own.id(), form.seen, intent).await {
        Ok(done) => {
            notes::forget(&session, own.id(), done.deed).await?;
            Ok(after(&own, &done, app.words(language)))
        }
        Err(Error::Incomplete(_)) => {
            let page = check_page(&app, &reader, language, None, &own, Sent::Incomplete);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::TooMany { most }) => {
            let why = app
                .words(language)
                .say("drafting-too-many")
                .with("most", most)
                .to_string();
            let page = check_page(&app, &reader, language, None, &own, Sent::Hindered(why));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Error::TooManyDrafts { most }) => {
            let frame = frame(&app, &reader, language, own.address(), None);
            Ok(too_many_drafts(frame, most, form.words))
        }
        Err(Error::Overtaken(first)) => {
            let told = told(app.words(language), &reader, &first);
            Ok(overtaken(&app, &reader, language, &own, told, form.words))
        }
        Err(Error::Denied(_)) => {
            let told = app.words(language).say("drafting-not-now").to_string();
            Ok(overtaken(&app, &reader, language, &own, told, form.words))
        }
        Err(error) => Err(failure(error)),
    }
}

/// One draft more than may be open: what to do, and what was typed.
pub(super) fn too_many_drafts(frame: Frame, most: i64, words: String) -> Response {
    let page = TooManyDraftsPage {
        lead: frame
            .t
            .say("drafting-full-lead")
            .with("most", most)
            .to_string(),
        words,
        back: frame.to(address::my_practices()),
        frame,
    };
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// Where one goes on after a deed, and what is said there.
fn after(own: &Own, done: &Done, t: Messages) -> Response {
    let to: Address = match done.deed {
        Deed::Discard => address::my_practices(),
        _ => own.address(),
    };
    let says = match (done.already, done.deed) {
        (true, _) => t.say("drafting-already"),
        // The page itself is the receipt.
        (_, Deed::Submit) => return Redirect::to(&to, t.language()).into_response(),
        (_, deed) => t.of("drafting-done", deed),
    };
    Redirect::to(&to, t.language())
        .saying(Notice::good(says))
        .into_response()
}

/// What came first, in words that name nobody of the review team and tell nothing that is not theirs to read yet.
fn told(t: Messages, reader: &Account, first: &Overtaken) -> String {
    let seen = workflow::rows_of(first.deed).any(|row| row.authors_see);
    if !seen {
        return t.say("drafting-team-went-on").to_string();
    }
    let what = if first.deed == Deed::TakeEffect {
        t.say("drafting-decision-took-effect").to_string()
    } else {
        t.of("event", first.deed).to_string()
    };
    let own = first.by == Some(reader.id);
    let told = if own {
        "drafting-you-went-on"
    } else {
        "drafting-happened"
    };
    t.say(told)
        .with("what", what)
        .with("at", t.moment(first.at))
        .to_string()
}

/// The page that says so, with the words that were typed.
pub(super) fn overtaken(
    app: &App,
    reader: &Account,
    language: Language,
    own: &Own,
    told: String,
    words: String,
) -> Response {
    let frame = frame(app, reader, language, own.address(), None);
    let page = OvertakenPage {
        heading: frame.t.say("drafting-overtaken").to_string(),
        lead: told,
        words,
        back: frame.to(own.address()),
        frame,
    };
    (StatusCode::CONFLICT, page).into_response()
}
