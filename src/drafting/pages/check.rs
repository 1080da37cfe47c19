//! `/my/practices/{id}/check`: all answers, the missing ones, and what submitting means.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{OwnPractice, draw_frame};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address;
use crate::app::App;
use crate::drafting::views::{AnsweredCall, AnsweredStep, CheckPage, checklist_hints};
use crate::language::Language;
use crate::practice::actions::{self, ReasonCounts};
use crate::practice::alike::AlikeLookup;
use crate::practice::model::{CallStanding, PracticeCall};
use crate::web::{Failure, FormVisit, Frame, Notice, Redirect};
use crate::workflow::Deed;

/// Shows all answers of a draft.
pub async fn check(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Extension(AlikeLookup(lookup)): Extension<AlikeLookup>,
    Extension(reasons): Extension<ReasonCounts>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let (language, attempt) = (visit.language, SubmitAttempt::NotTried);
    let page = draw_check_page(&app, &reader, language, visit.notice, &own, attempt);
    let alike = if own.was_public() {
        Vec::new()
    } else {
        // The index knows a translation as its original.
        let original = own.case.practice.translation_of;
        let except = original.unwrap_or_else(|| own.id());
        lookup.find_alike(own.answers.title(), except).await?
    };
    let reasons = reasons.read(&app).await?;
    let page = page.with_alike(alike).with_common_reasons(&reasons);
    let now = app.clock.now();
    let is_called = own.call.is_none()
        && !actions::open_calls(&mut app.db.read().await?, now)
            .await?
            .is_empty();
    let page = if is_called {
        page.with_open_calls(address::my_practice_call(own.id()))
    } else {
        page
    };
    Ok(page.into_response())
}

/// The result of an attempt to submit.
#[derive(Clone, PartialEq, Eq)]
pub enum SubmitAttempt {
    /// No attempt was made.
    NotTried,
    /// Answers are missing.
    Incomplete,
    /// Another obstacle, in words.
    Hindered(String),
}

/// The page, also after an attempt to submit that was refused.
pub fn draw_check_page(
    app: &App,
    reader: &Account,
    language: Language,
    notice: Option<Notice>,
    own: &OwnPractice,
    attempt: SubmitAttempt,
) -> CheckPage {
    let practice_id = own.id();
    let address = address::my_practice_check(practice_id);
    let frame = draw_frame(app, reader, language, address, notice);
    let t = frame.t;
    let missing = CheckPage::missing_lines(&frame, practice_id, &own.answers);
    let findings = CheckPage::found_lines(&frame, practice_id, &own.findings(), &own.dead_links);
    let hidden = !own.deeds().contains(&Deed::Submit);
    let incomplete = attempt == SubmitAttempt::Incomplete;
    let obstacle = match attempt {
        SubmitAttempt::Hindered(why) => Some(why),
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
        refused: !missing.is_empty() && incomplete,
        missing,
        points: points_line(&frame, own),
        alike: Vec::new(),
        findings_heading: t
            .say("drafting-findings")
            .with("count", findings.len())
            .to_string(),
        findings,
        checklist: checklist_hints(t),
        obstacle,
        steps: AnsweredStep::all(&frame, &own.answers, Some(practice_id), own.was_public()),
        action: frame.to(own.address()),
        seq: own.drawn_up_to.0,
        licence: (licence.name.clone(), licence.url.to_string()),
        not_before: match own.revision.not_before_ahead(app.clock.now()) {
            Some(day) => t.say("drafting-not-before-now").with("day", t.day(day)),
            None => t.say("drafting-not-before-none"),
        }
        .to_string(),
        name_day: frame.to(address::my_practice_not_before(practice_id)),
        call: own.call.as_ref().map(|call| call_line(&frame, own, call)),
        back: frame.to(own.address()),
        preview: frame.to(address::my_practice_preview(practice_id)),
        frame,
    }
}

/// Which call for practices the draft answers, or that it is over, and the page on which it is named.
fn call_line(frame: &Frame, own: &OwnPractice, call: &PracticeCall) -> AnsweredCall {
    let t = frame.t;
    let said = match call.standing(t) {
        CallStanding::Closed if own.answered_before() => t.say("drafting-call-kept"),
        CallStanding::Closed => t.say("drafting-call-closed"),
        CallStanding::Planned | CallStanding::Open { .. } => t.say("drafting-call-now"),
    };
    let said = said.with("title", call.title(t.language()));
    let said = said.with("day", t.day(call.last_day()));
    AnsweredCall {
        said: said.to_string(),
        label: t.say("drafting-call-other").to_string(),
        page: frame.to(address::my_practice_call(own.id())),
    }
}

/// That points of the review team are not answered, and the way to them.
fn points_line(frame: &Frame, own: &OwnPractice) -> Option<(String, String)> {
    let left = own.unanswered_points();
    let says = frame.t.say("drafting-points-asks").with("count", left);
    let page = frame.to(address::my_practice_points(own.id()));
    (left > 0).then(|| (says.to_string(), page))
}
