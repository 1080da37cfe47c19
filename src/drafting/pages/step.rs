//! `/my/practices/{id}/{step}`: one step of the form. It can be saved at any point, with anything missing; what
//! cannot be stored comes back as it was typed; what another window saved meanwhile stands beside it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use super::{Own, failure, frame, nothing_there};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{Press, Read, StepForm, of_field, read, written};
use crate::drafting::views::{OPEN_FORM, StepPage, problems_of_missing, steps};
use crate::language::{Language, Messages};
use crate::practice::actions::{self, Saved};
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Step};
use crate::practice::model::{Saves, StaleSaveId};
use crate::web::flash::leave_form;
use crate::web::{
    Failure, Flash, KeptForm, Lang, Notice, OpenForm, Posted, Redirect, Refused, Typed,
};

/// The Global Compact was adopted in this month; what began before is welcome, and told so.
const ADOPTED: (i16, i8) = (2018, 12);

/// What a link to a step may ask for.
#[derive(serde::Deserialize)]
pub struct Wanted {
    missing: Option<String>,
    second: Option<String>,
}

/// The step as it is stored, as it was typed before a session ended, or as the save that came second.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(kept): KeptForm,
    Path((id, step)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let step = Step::parse(&step).ok_or_else(nothing_there)?;
    let mut db = app.db.read().await?;
    let own = Own::load(&app, &mut db, &reader, &id).await?;
    if !own.is_draft() {
        return Ok(closed(&app, &own, language));
    }
    let second = match wanted
        .second
        .as_deref()
        .and_then(|id| id.parse::<StaleSaveId>().ok())
    {
        Some(wanted) => actions::stale_saves(&mut db, &reader, own.revision.id)
            .await?
            .into_iter()
            .find(|(id, _)| *id == wanted),
        None => None,
    };
    drop(db);
    let sheet = Sheet {
        app: &app,
        reader: &reader,
        language,
        notice,
        sign_out_saves: true,
        own: &own,
        step,
    };
    if let Some((id, theirs)) = second {
        let refused = Refused::only_typed(written(step, &theirs));
        return Ok(sheet.draw(
            &refused,
            own.revision.saves,
            Some((id, &theirs)),
            Heading::Second,
        ));
    }
    if let Some(kept) = kept {
        let form = StepForm::parse(&kept);
        let read = read(step, &form.typed, &own.answers, links(&app));
        let second = form.second.map(|id| (id, &read.answers));
        return Ok(sheet.draw(&read.refused, form.started_from, second, Heading::Kept));
    }
    let mut read = read(
        step,
        &written(step, &own.answers),
        &own.answers,
        links(&app),
    );
    if wanted.missing.is_some() {
        problems_of_missing(step, &own.answers, &mut read.refused);
    }
    Ok(sheet.draw(&read.refused, own.revision.saves, None, Heading::Stored))
}

/// Saves the step.
pub async fn save(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path((id, step)): Path<(String, String)>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let step = Step::parse(&step).ok_or_else(nothing_there)?;
    let mut db = app.db.read().await?;
    let mut own = Own::load(&app, &mut db, &reader, &id).await?;
    drop(db);
    let mut form = StepForm::parse(&typed);
    form.typed = chosen(step, &form.typed, &own.answers);
    let read = read(step, &form.typed, &own.answers, links(&app));
    let sheet = |own| Sheet {
        app: &app,
        reader: &reader,
        language,
        notice: form
            .press
            .signs_out()
            .then(|| Notice::warn(app.words(language).say("drafting-still-signed-in"))),
        sign_out_saves: !form.press.signs_out(),
        own,
        step,
    };
    if !own.is_draft() {
        // The words stay on the page, though there is no draft to hold them any more.
        let page = sheet(&own).draw(&read.refused, form.started_from, None, Heading::Closed);
        return Ok(with(StatusCode::CONFLICT, page));
    }
    if matches!(form.press, Press::Add(_) | Press::Remove(_)) {
        let page = sheet(&own).draw(
            &asked(&form, read),
            form.started_from,
            None,
            Heading::Stored,
        );
        return Ok(page);
    }
    if is_nothing_new(step, &form, &read, &own.answers) {
        return Ok(onward(&own, step, &form.press, language, None));
    }
    let saved = actions::save(
        &app,
        &reader,
        own.id(),
        form.started_from,
        step,
        &read.answers,
    )
    .await;
    match saved.map_err(failure)? {
        Saved::Second { id, newest } => {
            let second = Some((id, &read.answers));
            let page = sheet(&own).draw(&read.refused, newest, second, Heading::Second);
            Ok(with(StatusCode::CONFLICT, page))
        }
        Saved::Stored(newest) => {
            if let Some(second) = form.second {
                actions::drop_stale_save(&app, &reader, second)
                    .await
                    .map_err(failure)?;
            }
            // Too long is stored too: of whoever goes elsewhere only what is not stored asks for another look.
            let goes = matches!(form.press, Press::Go(..)) && read.whole;
            if goes || read.refused.problems.is_empty() {
                let notice = Notice::good(app.words(language).say("drafting-saved"));
                return Ok(onward(&own, step, &form.press, language, Some(notice)));
            }
            own.has_saved(step, &read.answers, app.clock.now());
            let heading = if read.whole {
                Heading::Saved
            } else {
                Heading::SavedInPart
            };
            let page = sheet(&own).draw(&read.refused, newest, None, heading);
            Ok(with(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// What a page says after “Add” or “Remove”: only whether the name beside the button was found.
fn asked(form: &StepForm, read: Read) -> Refused {
    let mut refused = read.refused;
    refused.problems.retain(|(name, _)| match &form.press {
        Press::Add(list) => name.strip_suffix("_add") == Some(list),
        _ => false,
    });
    refused
}

fn links(app: &App) -> usize {
    usize::try_from(app.settings.links).unwrap_or_default()
}

fn with(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

/// Where an author has chosen the other window's answer, that one stands in place of what was typed.
fn chosen(step: Step, typed: &Typed, stored: &Answers) -> Typed {
    let theirs: Vec<&str> = step
        .fields()
        .map(|one| one.name)
        .filter(|name| typed.get(&format!("choose_{name}")) == "newest")
        .collect();
    let is_theirs = |name: &str| theirs.iter().any(|own| of_field(own, name));
    let newest = written(step, stored);
    let mine = typed.pairs().filter(|(name, _)| !is_theirs(name));
    let pairs: Vec<_> = mine
        .chain(newest.pairs().filter(|(name, _)| is_theirs(name)))
        .collect();
    Typed::of(pairs)
}

/// There is no draft any more: the practice's page says why.
fn closed(app: &App, own: &Own, language: Language) -> Response {
    let notice = Notice::warn(app.words(language).say("drafting-no-draft"));
    Redirect::to(&own.address(), language)
        .saying(notice)
        .into_response()
}

/// Whether somebody only goes elsewhere, and everything in the form is stored already.
fn is_nothing_new(step: Step, form: &StepForm, read: &Read, stored: &Answers) -> bool {
    let same = |field| read.answers.get(field) == stored.get(field);
    matches!(form.press, Press::Go(..))
        && form.second.is_none()
        && read.whole
        && step.fields().all(|one| same(one.field))
}

fn onward(
    own: &Own,
    step: Step,
    press: &Press,
    language: Language,
    notice: Option<Notice>,
) -> Response {
    let id = own.id();
    let to: Address = match (press, step.next()) {
        (Press::Go(language, to), _) => return departure(to, *language, notice),
        (Press::Continue, Some(next)) => address::my_practice_step(id, next.as_str()),
        (Press::Continue, None) => address::my_practice_check(id),
        (Press::Stay, _) => address::my_practice_step(id, step.as_str()),
        _ => own.address(),
    };
    said(Redirect::to(&to, language), notice).into_response()
}

/// Leads to a page that was asked for from an open form, after it was saved.
pub(super) fn departure(to: &Address, language: Language, notice: Option<Notice>) -> Response {
    // Public pages show no notices, and a later page must not show this one.
    let in_room = to.path().starts_with(address::my_practices().path());
    leave_form(to, language, notice.filter(|_| in_room))
}

fn said(redirect: Redirect, notice: Option<Notice>) -> Redirect {
    match notice {
        Some(notice) => redirect.saying(notice),
        None => redirect,
    }
}

/// What the page says above its questions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Stored,
    Kept,
    Saved,
    SavedInPart,
    Second,
    Closed,
}

impl Heading {
    fn of_problems(self) -> &'static str {
        match self {
            Self::Stored | Self::Kept => "drafting-problems",
            Self::Saved => "drafting-problems-saved",
            Self::SavedInPart => "drafting-problems-part",
            Self::Second | Self::Closed => "drafting-problems-second",
        }
    }

    fn notice(self, t: Messages) -> Option<Notice> {
        match self {
            Self::Second => Some(Notice::warn(t.say("drafting-second"))),
            Self::Closed => Some(Notice::warn(t.say("drafting-closed-words"))),
            _ => None,
        }
    }
}

/// What one step's page is drawn from.
struct Sheet<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    notice: Option<Notice>,
    sign_out_saves: bool,
    own: &'a Own,
    step: Step,
}

impl Sheet<'_> {
    fn draw(
        &self,
        refused: &Refused,
        saves: Saves,
        second: Option<(StaleSaveId, &Answers)>,
        heading: Heading,
    ) -> Response {
        let own = self.own;
        let id = own.id();
        let address = address::my_practice_step(id, self.step.as_str());
        let words = self.app.words(self.language);
        let notice = heading.notice(words).or_else(|| self.notice.clone());
        let frame = frame(
            self.app,
            self.reader,
            self.language,
            address.clone(),
            notice,
        );
        // What can be saved no more must not keep anybody on the page.
        let frame = frame.with_open_form((heading != Heading::Closed).then_some(OpenForm {
            id: OPEN_FORM,
            saves_at_sign_out: self.sign_out_saves,
        }));
        let t = frame.t;
        let mut questions =
            StepPage::questions(t, self.step, refused, own.language(), own.was_public());
        if let Some((_, theirs)) = second {
            StepPage::beside(t, &mut questions, theirs, &own.answers);
        }
        StepPage {
            state: own.state(self.app.clock.now(), t),
            step: self.step,
            heading: t.of("step", self.step.as_str()).to_string(),
            summary: StepPage::summary(t, &questions, heading.of_problems()),
            questions,
            saves: saves.0,
            second: second.map(|(id, _)| id),
            note: self.note(t),
            saved: own.revision.saved_at.map(|at| t.moment(at)),
            action: frame.to(&address),
            back: frame.to(own.address()),
            preview: frame.to(address::my_practice_preview(id)),
            steps: steps(&frame, id, &own.answers, Some(self.step)),
            frame,
        }
        .into_response()
    }

    /// A friendly note, never an obstacle.
    fn note(&self, t: Messages) -> Option<String> {
        let begins = Field::From.declaration();
        let from = self
            .own
            .answers
            .month(Field::From)
            .filter(|_| begins.step == self.step)?;
        let earlier = (from.year(), from.month().unwrap_or(1)) < ADOPTED;
        earlier.then(|| t.say("drafting-before-compact").to_string())
    }
}
