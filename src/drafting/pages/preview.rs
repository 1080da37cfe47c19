//! `/my/practices/{id}/preview`: the newest revision as the public would see it.

use axum::extract::{Path, State};

use super::{OwnPractice, draw_frame};
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::views::PreviewPage;
use crate::language::{Messages, TextLanguage};
use crate::practice::actions;
use crate::practice::fields::Field;
use crate::showing::byline::{Byline, BylineNames};
use crate::showing::face::{Face, Sender};
use crate::taxonomy::ObjectiveNumber;
use crate::web::{Failure, Flash, Lang};

/// Shows the newest revision as the public would see it.
pub async fn preview(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    Path(id): Path<String>,
) -> Result<PreviewPage, Failure> {
    let mut db = app.db.read().await?;
    let own = OwnPractice::load(&app, &mut db, &reader, &id).await?;
    let submitter = queries::by_id(&mut db, own.case.practice.submitter()).await?;
    let (case, revision) = (&own.case, &own.revision);
    let authors = actions::named_authors(&mut db, case, revision, &own.co_authors).await?;
    let imported = actions::imported_names(&mut db, &case.practice).await?;
    drop(db);
    let address = address::my_practice_preview(own.id());
    let frame = draw_frame(&app, &reader, language, address, notice);
    let t = frame.t;
    let about = if own.is_draft() {
        "drafting-preview-draft"
    } else {
        "drafting-preview-sent"
    };
    let by = submitter.as_ref().unwrap_or(&reader);
    let names = BylineNames::of(Some(by), authors, imported).ok_or(Failure::Fault)?;
    Ok(PreviewPage {
        face: draw_face(t, &own, &reader)
            .with_files(&own.answers, &frame, &own.address())
            .with_descriptions(t),
        byline: Byline::of(&case.practice, revision, &names, &app.settings, t),
        state: own.state(app.clock.now(), t),
        about: t.say(about).to_string(),
        back: frame.to(own.address()),
        frame,
    })
}

/// The face of the newest revision. A draft is shown under its own answers, a submitted one as it is filed.
fn draw_face(t: Messages, own: &OwnPractice, reader: &Account) -> Face {
    let practice = &own.case.practice;
    let (objective, language) = if own.is_draft() {
        let answered = own.answers.term(Field::PrimaryObjective);
        (answered.and_then(ObjectiveNumber::parse), own.language())
    } else {
        (practice.objective, Some(practice.language))
    };
    let language = language.unwrap_or(TextLanguage::En);
    let sender = own.is_sent_by(reader).then(|| Sender::from(reader));
    Face::of(&own.answers, objective, language, sender.as_ref(), t)
}
