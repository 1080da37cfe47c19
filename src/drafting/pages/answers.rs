//! `…/check`: everything as answered, what is missing, what submitting means. `…/preview`: as the public would see it.

use axum::extract::{Path, State};

use super::{Own, frame};
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::views::{CheckPage, GivenStep, PreviewPage};
use crate::language::{Language, TextLanguage};
use crate::practice::fields::Field;
use crate::showing::byline::Byline;
use crate::showing::face::{Face, Sender};
use crate::taxonomy::ObjectiveNumber;
use crate::web::{DrawnUpTo, Failure, Flash, Lang, Notice, Redirect};
use crate::workflow::Deed;
use axum::response::{IntoResponse, Response};

/// Everything as answered; open at any time while there is a draft.
pub async fn check(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    drawn: DrawnUpTo,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let own = Own::load(&app, &mut db, &reader, &id).await?;
    let own = own.drawn(drawn);
    drop(db);
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), language).into_response());
    }
    Ok(check_page(&app, &reader, language, notice, &own, Sent::Not).into_response())
}

/// Whether the page follows an attempt to submit.
#[derive(Clone, PartialEq, Eq)]
pub enum Sent {
    /// No.
    Not,
    /// Answers are missing.
    Incomplete,
    /// Something else is in the way.
    Hindered(String),
}

/// The page, also after an attempt to submit that did not go through.
pub fn check_page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    own: &Own,
    sent: Sent,
) -> CheckPage {
    let id = own.id();
    let frame = frame(
        app,
        reader,
        language,
        address::my_practice_check(id),
        notice,
    );
    let t = frame.t;
    let missing = CheckPage::missing_answers(&frame, id, &own.answers);
    let hidden = !own.deeds().contains(&Deed::Submit);
    let tried = sent == Sent::Incomplete;
    let obstacle = match sent {
        Sent::Hindered(why) => Some(why),
        _ => hidden.then(|| t.say("drafting-restore-first").to_string()),
    };
    let licence = &app.settings.licence;
    CheckPage {
        state: own.state(app.clock.now(), t),
        title: own.title(t),
        missing_heading: t
            .say("drafting-missing")
            .with("count", missing.len())
            .to_string(),
        refused: !missing.is_empty() && tried,
        missing,
        obstacle,
        steps: GivenStep::all(&frame, &own.answers, Some(id), own.was_public()),
        action: frame.to(own.address()),
        seq: own.case.practice.seq.0,
        licence: (licence.name.clone(), licence.url.to_string()),
        back: frame.to(own.address()),
        preview: frame.to(address::my_practice_preview(id)),
        frame,
    }
}

/// As the public would see the newest revision.
pub async fn preview(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    Path(id): Path<String>,
) -> Result<PreviewPage, Failure> {
    let mut db = app.db.read().await?;
    let own = Own::load(&app, &mut db, &reader, &id).await?;
    let submitter = queries::by_id(&mut db, own.case.practice.submitter()).await?;
    drop(db);
    let frame = frame(
        &app,
        &reader,
        language,
        address::my_practice_preview(own.id()),
        notice,
    );
    let t = frame.t;
    let practice = &own.case.practice;
    // A draft shows what its own answers say; what was submitted stands as it is filed.
    let (objective, text_language) = if own.is_draft() {
        (
            own.answers
                .term(Field::PrimaryObjective)
                .and_then(ObjectiveNumber::parse),
            own.language(),
        )
    } else {
        (practice.objective, Some(practice.language))
    };
    let about = if own.is_draft() {
        "drafting-preview-draft"
    } else {
        "drafting-preview-sent"
    };
    Ok(PreviewPage {
        face: Face::of(
            &own.answers,
            objective,
            text_language.unwrap_or(TextLanguage::En),
            own.is_sent_by(&reader)
                .then(|| Sender::from(&reader))
                .as_ref(),
            t,
        ),
        byline: Byline::of(
            practice,
            &own.revision,
            submitter.as_ref().unwrap_or(&reader),
            &app.settings,
            t,
        ),
        state: own.state(app.clock.now(), t),
        about: t.say(about).to_string(),
        back: frame.to(own.address()),
        frame,
    })
}
