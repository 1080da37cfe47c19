//! `/my/practices/{id}/{step}`: one step of the form. It can be saved at any point, with answers missing. A text that
//! cannot be stored is shown again as it was typed, and answers that another window saved meanwhile stand beside it.

mod heading;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use heading::Heading;

use super::autosaved::Autosaved;
use super::{OwnPractice, draw_frame, into_failure, leave_for, most_links, not_found};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::Conn;
use crate::drafting::forms::{
    CheckPlace, FormButton, FormChange, StepForm, StepReading, as_typed, belongs_to_field,
    read_step,
};
use crate::drafting::views::{OPEN_FORM, StepPage, mark_missing, step_lines};
use crate::language::Language;
use crate::practice::actions::{self, Saved, StepSave};
use crate::practice::answers::Answers;
use crate::practice::fields::{Declaration, Step};
use crate::practice::model::{Saves, StaleSaveId};
use crate::showing::findings::finding_lines;
use crate::web::{Failure, FormVisit, Lang, Notice, OpenForm, Posted, Redirect, Refused, Typed};

/// The query of a link to a step.
#[derive(serde::Deserialize)]
pub struct StepQuery {
    missing: Option<String>,
    check: Option<String>,
    second: Option<String>,
}

/// Shows the step: as it is stored, as it was typed before a session ended, or with the save that came second.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path((id, step)): Path<(String, String)>,
    Query(query): Query<StepQuery>,
) -> Result<Response, Failure> {
    let step = Step::parse(&step).ok_or_else(not_found)?;
    let mut db = app.db.read().await?;
    let own = OwnPractice::load(&app, &mut db, &reader, &id).await?;
    if !own.is_draft() {
        return Ok(redirect_without_draft(&app, &own, visit.language));
    }
    let second = second_save(&mut db, &reader, &own, query.second.as_deref()).await?;
    drop(db);
    let kept = visit.kept_form().map(|typed| StepForm::parse(&typed));
    let asked = query.check.as_deref().and_then(CheckPlace::parse);
    let sheet = StepSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        sign_out_saves: true,
        own: &own,
        step,
        check: kept.as_ref().map_or(asked, |kept| kept.check),
        change: None,
    };
    Ok(match (second, kept) {
        (Some((id, theirs)), _) => sheet.draw_second(id, &theirs),
        (None, Some(kept)) => sheet.draw_kept(&kept),
        (None, None) => sheet.draw_stored(query.missing.is_some()),
    })
}

/// The save that came second, if the address asks for one that this author may read.
async fn second_save(
    db: &mut Conn,
    reader: &Account,
    own: &OwnPractice,
    asked: Option<&str>,
) -> Result<Option<(StaleSaveId, Answers)>, Failure> {
    let Some(asked) = asked.and_then(|id| id.parse::<StaleSaveId>().ok()) else {
        return Ok(None);
    };
    let all = actions::stale_saves(db, reader, own.revision.id).await?;
    Ok(all.into_iter().find(|(id, _)| *id == asked))
}

/// Saves the step, or answers a button that saves nothing.
pub async fn save(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path((id, step)): Path<(String, String)>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let step = Step::parse(&step).ok_or_else(not_found)?;
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let mut form = StepForm::parse(&typed);
    form.typed = with_chosen_answers(step, &form.typed, &own.answers);
    let posted = PostedStep {
        reading: read_step(step, &form.typed, &own.answers, most_links(&app)),
        app: &app,
        reader: &reader,
        language,
        own,
        step,
        form,
    };
    match posted.form.press {
        FormButton::Autosave => posted.autosave().await,
        _ if !posted.own.is_draft() => Ok(posted.draw_without_draft()),
        _ if posted.is_nothing_new() => Ok(posted.go_on(None)),
        _ => posted.store().await,
    }
}

/// A posted step that was read, with the practice as it was loaded.
struct PostedStep<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    own: OwnPractice,
    step: Step,
    form: StepForm,
    reading: StepReading,
}

impl PostedStep<'_> {
    fn sheet(&self) -> StepSheet<'_> {
        let signs_out = self.form.press.signs_out();
        let t = self.app.words(self.language);
        StepSheet {
            app: self.app,
            reader: self.reader,
            language: self.language,
            notice: signs_out.then(|| Notice::warn(t.say("drafting-still-signed-in"))),
            sign_out_saves: !signs_out,
            own: &self.own,
            step: self.step,
            check: self.form.check,
            change: None,
        }
    }

    /// The typed words, on a page that cannot save them because there is no draft any more.
    fn draw_without_draft(&self) -> Response {
        let (refused, saves) = (&self.reading.refused, self.form.started_from);
        let page = self.sheet().draw(refused, saves, None, Heading::Closed);
        with_status(StatusCode::CONFLICT, page)
    }

    /// The saved form with a row or a choice more or less. Problems wait for the next save, unless they kept an answer from
    /// being stored.
    fn draw_changed(&self, change: &FormChange, newest: Saves) -> Response {
        let sheet = StepSheet {
            change: Some(change),
            ..self.sheet()
        };
        if self.reading.whole {
            let typed = Refused::only_typed(self.form.typed.clone());
            return sheet.draw(&typed, newest, None, Heading::Stored);
        }
        let page = sheet.draw(&self.reading.refused, newest, None, Heading::SavedInPart);
        with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// Both saves beside each other, for the author to choose.
    fn draw_second(&self, id: StaleSaveId, newest: Saves) -> Response {
        let reading = &self.reading;
        let second = Some((id, &reading.answers));
        let page = self
            .sheet()
            .draw(&reading.refused, newest, second, Heading::Second);
        with_status(StatusCode::CONFLICT, page)
    }

    /// Saves the answers, unless another window saved this step meanwhile.
    async fn save(&self) -> Result<Saved, Failure> {
        let step_save = StepSave {
            started_from: self.form.started_from,
            step: self.step,
            answers: &self.reading.answers,
            settles: self.form.second,
        };
        let saved = actions::save(self.app, self.reader, self.own.id(), step_save).await;
        saved.map_err(into_failure)
    }

    /// Saves for the script, which shows the answer beside the form.
    async fn autosave(self) -> Result<Response, Failure> {
        if !self.own.is_draft() {
            return Ok(Autosaved::Closed.answer(self.app, self.language));
        }
        let answers = &self.reading.answers;
        let is_stored =
            |one: &Declaration| answers.get(one.field) == self.own.answers.get(one.field);
        let is_whole = self.reading.whole;
        let outcome = if self.step.fields().all(is_stored) {
            Autosaved::Stored(self.form.started_from, is_whole)
        } else {
            match self.save().await? {
                Saved::Stored(newest) => Autosaved::Stored(newest, is_whole),
                Saved::Second { .. } => Autosaved::Second,
            }
        };
        Ok(outcome.answer(self.app, self.language))
    }

    /// Saves and answers with the page that the button leads to, or with this one and its problems.
    async fn store(self) -> Result<Response, Failure> {
        Ok(match self.save().await? {
            Saved::Second { id, newest } => self.draw_second(id, newest),
            Saved::Stored(newest) => self.answer_stored(newest),
        })
    }

    /// Redirects after a save, or shows the step again with its problems.
    fn answer_stored(mut self, newest: Saves) -> Response {
        // A text that is too long is stored as well. An author who leaves must look again only if something is not stored.
        let leaves = matches!(self.form.press, FormButton::Go(..)) && self.reading.whole;
        let accepted = leaves || self.reading.refused.problems.is_empty();
        if accepted && self.form.change.is_none() {
            let saved = self.app.words(self.language).say("drafting-saved");
            return self.go_on(Some(Notice::good(saved)));
        }
        self.own
            .set_saved(self.step, &self.reading.answers, self.app.clock.now());
        if let Some(change) = &self.form.change {
            return self.draw_changed(change, newest);
        }
        let heading = if self.reading.whole {
            Heading::Saved
        } else {
            Heading::SavedInPart
        };
        let page = self
            .sheet()
            .draw(&self.reading.refused, newest, None, heading);
        with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// Whether the author only leaves the page, and everything in the form is stored already.
    fn is_nothing_new(&self) -> bool {
        let answers = &self.reading.answers;
        let same = |field| answers.get(field) == self.own.answers.get(field);
        matches!(self.form.press, FormButton::Go(..))
            && self.form.second.is_none()
            && self.reading.whole
            && self.step.fields().all(|one| same(one.field))
    }

    /// The page of Check that the step was opened from, else the next step, else Check.
    fn after_this_step(&self) -> Address {
        let id = self.own.id();
        match (self.form.check, self.step.next()) {
            (Some(place), _) => place.address(id),
            (None, Some(next)) => address::my_practice_step(id, next.as_str()),
            (None, None) => address::my_practice_check(id),
        }
    }

    /// Redirects to where the pressed button leads.
    fn go_on(&self, notice: Option<Notice>) -> Response {
        let to: Address = match &self.form.press {
            FormButton::Go(language, to) => return leave_for(to, *language, notice),
            FormButton::Continue => self.after_this_step(),
            FormButton::Steps => self.own.address(),
            FormButton::Stay
            | FormButton::Autosave
            | FormButton::Add(_)
            | FormButton::Remove(_) => self.sheet().address(),
        };
        let redirect = Redirect::to(&to, self.language);
        match notice {
            Some(notice) => redirect.saying(notice).into_response(),
            None => redirect.into_response(),
        }
    }
}

fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

/// The form in which the other window's answer replaces the typed one, wherever the author has chosen it.
fn with_chosen_answers(step: Step, typed: &Typed, stored: &Answers) -> Typed {
    let theirs: Vec<&str> = step
        .fields()
        .map(|one| one.name)
        .filter(|name| typed.get(&format!("choose_{name}")) == "newest")
        .collect();
    let is_theirs = |name: &str| theirs.iter().any(|own| belongs_to_field(own, name));
    let newest = as_typed(step, stored);
    let mine = typed.pairs().filter(|(name, _)| !is_theirs(name));
    let pairs: Vec<_> = mine
        .chain(newest.pairs().filter(|(name, _)| is_theirs(name)))
        .collect();
    Typed::of(pairs)
}

/// Redirects to the practice's page, which says why there is no draft any more.
fn redirect_without_draft(app: &App, own: &OwnPractice, language: Language) -> Response {
    let notice = Notice::warn(app.words(language).say("drafting-no-draft"));
    Redirect::to(&own.address(), language)
        .saying(notice)
        .into_response()
}

/// Draws the page of one step.
struct StepSheet<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    notice: Option<Notice>,
    sign_out_saves: bool,
    own: &'a OwnPractice,
    step: Step,
    check: Option<CheckPlace>,
    change: Option<&'a FormChange>,
}

impl StepSheet<'_> {
    /// The save that came second, beside the newest answers.
    fn draw_second(&self, id: StaleSaveId, theirs: &Answers) -> Response {
        let refused = Refused::only_typed(as_typed(self.step, theirs));
        let saves = self.own.revision.saves;
        self.draw(&refused, saves, Some((id, theirs)), Heading::Second)
    }

    /// A form that was kept during sign-in.
    fn draw_kept(&self, form: &StepForm) -> Response {
        let links = most_links(self.app);
        let reading = read_step(self.step, &form.typed, &self.own.answers, links);
        let second = form.second.map(|id| (id, &reading.answers));
        self.draw(&reading.refused, form.started_from, second, Heading::Kept)
    }

    /// The stored answers, with the missing ones marked if that is asked for.
    fn draw_stored(&self, with_missing: bool) -> Response {
        let stored = &self.own.answers;
        let typed = as_typed(self.step, stored);
        let mut refused = read_step(self.step, &typed, stored, most_links(self.app)).refused;
        if with_missing {
            mark_missing(self.step, stored, &mut refused);
            return self.draw(&refused, self.own.revision.saves, None, Heading::Missing);
        }
        self.draw(&refused, self.own.revision.saves, None, Heading::Stored)
    }

    fn draw(
        &self,
        refused: &Refused,
        saves: Saves,
        second: Option<(StaleSaveId, &Answers)>,
        heading: Heading,
    ) -> Response {
        let (own, practice_id) = (self.own, self.own.id());
        let address = self.address();
        let heading_notice = heading.notice(self.app.words(self.language));
        let notice = heading_notice.or_else(|| self.notice.clone());
        let (app, reader) = (self.app, self.reader);
        let plain_frame = draw_frame(app, reader, self.language, address.clone(), notice);
        // Without a draft nothing can be saved, so the form must not warn an author who leaves the page.
        let frame = plain_frame.with_open_form((heading != Heading::Closed).then_some(OpenForm {
            id: OPEN_FORM,
            saves_at_sign_out: self.sign_out_saves,
        }));
        let t = frame.t;
        let (language, again) = (own.language(), own.was_public());
        let settings = &self.app.settings;
        let mut drawn = StepPage::questions(t, self.step, refused, language, again, settings);
        StepPage::lead_to_files(&mut drawn, &frame, practice_id, &own.answers);
        let found = own.findings();
        StepPage::show_findings(&mut drawn, finding_lines(t, &found, &own.dead_links));
        if let Some((_, theirs)) = second {
            StepPage::show_beside(t, &mut drawn, theirs, &own.answers);
        }
        if let Some(change) = self.change {
            StepPage::tell_change(t, &mut drawn, change, heading == Heading::Stored);
        }
        StepPage::show_remarks(t, &mut drawn, &own.remarks, &own.answers);
        let asked = own.points_of_step(&frame, reader, self.step, &mut drawn);
        StepPage {
            asked,
            state: own.state(self.app.clock.now(), t),
            step: self.step,
            heading: t.of("step", self.step.as_str()).to_string(),
            summary: StepPage::summary(t, &drawn, heading.of_problems()),
            questions: drawn,
            saves: saves.0,
            second: second.map(|(id, _)| id),
            check: self.check,
            returned: own.returned_words(t),
            saved: own.revision.saved_at.map(|at| t.moment(at)),
            action: frame.to(address::my_practice_step(practice_id, self.step.as_str())),
            back: frame.to(own.address()),
            preview: frame.to(address::my_practice_preview(practice_id)),
            steps: step_lines(&frame, practice_id, (&own.answers, &found), Some(self.step)),
            frame,
        }
        .into_response()
    }

    /// The address of the page, which other languages and a reload keep.
    fn address(&self) -> Address {
        let page = address::my_practice_step(self.own.id(), self.step.as_str());
        match self.check {
            Some(place) => page.query(CheckPlace::NAME, place.as_str()),
            None => page,
        }
    }
}
