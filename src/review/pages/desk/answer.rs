//! What a form of the desk leads to: the deed, its letter, what is wrong with it, or who was first. Each answer shows
//! what was typed, and what was typed is kept for the next opening of the desk.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::load::load_desk;
use super::{draw_desk, into_failure};
use crate::account::model::{EmailAddress, Role};
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::Language;
use crate::practice::actions::{self, Done, Error, Intent, Overtaken};
use crate::practice::model::Event;
use crate::review::actions as desks;
use crate::review::forms::{self, Given};
use crate::review::views::{ConflictPage, Desk, Happened, LetterPage};
use crate::taxonomy::ObjectiveNumber;
use crate::web::flash::leave_form;
use crate::web::unsent::{DRAWN_WITH, joined};
use crate::web::{Failure, Frame, Notice, Problem, Redirect, Refused, Typed};
use crate::workflow::{self, Deed};

/// A form that arrived, with the desk as it stands now.
pub(super) struct Asked<'a> {
    pub(super) app: &'a App,
    pub(super) reviewer: &'a Reviewer,
    pub(super) language: Language,
    pub(super) frame: Frame,
    pub(super) desk: Desk,
    pub(super) typed: Typed,
}

impl Asked<'_> {
    pub(super) async fn carry_out(mut self, deed: Deed) -> Result<Response, Failure> {
        if deed.verdict().is_some() {
            // The button of a way to decide is that choice.
            self.typed.set("decision", deed.as_str());
        }
        let id = self.desk.case.practice.id;
        let intent = match self.intent(deed).await? {
            Ok(intent) => intent,
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let away = matches!(intent, Intent::Move(to) if self.loses_with(to));
        match desks::act(self.app, self.reviewer, id, intent, &self.typed).await {
            Ok(done) => self.after(&done, away),
            Err(error) => self.not_done(deed, error).await,
        }
    }

    /// The letter that a decision would send.
    pub(super) async fn preview_letter(mut self, deed: Deed) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        let decision = match self.intent(deed).await? {
            Ok(Intent::Decide(decision)) => decision,
            Ok(_) => return Err(Failure::NotFound),
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let seen = forms::seen(&self.typed);
        match actions::preview_letters(self.app, self.reviewer, id, seen, decision).await {
            Ok(letters) => {
                self.keep_words().await;
                let (app, typed) = (self.app, &self.typed);
                let page = LetterPage::new(app, self.frame, &self.desk, deed, &letters, typed);
                Ok(Html(page.render()?).into_response())
            }
            Err(error) => self.not_done(deed, error).await,
        }
    }

    /// Goes on from the desk, whose words are there again when the reviewer comes back.
    pub(super) async fn keep_and_go_to(
        mut self,
        to: &Address,
        language: Language,
    ) -> Result<Response, Failure> {
        self.keep_words().await;
        if self.desk.unsent.is_none() && forms::has_text(&self.typed) {
            // Words that are not kept stay on the page: they are too long, or their writer is a party now.
            let typed = Refused::only_typed(self.typed);
            return draw_desk(
                self.app,
                self.frame,
                &self.desk,
                Some(&typed),
                StatusCode::OK,
            );
        }
        Ok(leave_form(to, language, None))
    }

    /// Forgets what is kept here, and shows empty boxes.
    pub(super) async fn clear(self) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        desks::forget_words(self.app, self.reviewer, id).await?;
        let cleared = Notice::good(self.frame.t.say("unsent-cleared"));
        let desk = Redirect::to(&address::review(id), self.language);
        Ok(desk.saying(cleared).into_response())
    }

    /// Keeps what stands in the boxes. Words that cannot be stored are still on the page that answers.
    async fn keep_words(&mut self) {
        if self.desk.actor.party {
            return;
        }
        let id = self.desk.case.practice.id;
        let kept = desks::keep_words(self.app, self.reviewer, id, &self.typed).await;
        self.desk.unsent = kept.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "a reviewer's unsent words could not be kept");
            None
        });
        let Some(kept) = &self.desk.unsent else {
            return;
        };
        self.typed.set(DRAWN_WITH, kept.version.as_str());
        // The words of another window, too.
        self.typed = joined(&self.typed, &kept.typed, forms::is_written);
    }

    /// Reads the form. What it names is looked for first, so that the reading itself asks nobody.
    async fn intent(&self, deed: Deed) -> Result<Result<Intent, Refused>, Failure> {
        let own = forms::of_deed(deed, &self.typed);
        let named = match deed {
            Deed::Decline => own.get("duplicate_of"),
            Deed::TakeDown => own.get("replaced_by"),
            _ => "",
        };
        let mut db = self.app.db.read().await?;
        let named = desks::named(&mut db, named).await?;
        let receiver = match EmailAddress::parse(own.get("receiver")) {
            Ok(email) if deed == Deed::HandOver => queries::by_email(&mut db, &email).await?,
            _ => None,
        };
        drop(db);
        let allowed = workflow::step(deed, &self.desk.situation, &self.desk.actor).ok();
        let row = allowed.or_else(|| workflow::rows_of(deed).next());
        let given = Given {
            needs: row.map_or(workflow::ReasonsNeeded::None, |row| row.reasons),
            named,
            receiver: receiver.map(|account| account.id),
            now: self.app.clock.now(),
            zone: &self.app.settings.time_zone,
        };
        let read = forms::read(deed, &own, &given);
        Ok(read.map_err(|refused| forms::refused_at(deed, refused, &self.typed)))
    }

    /// The desk with what is wrong; if the deed cannot be done any more, that is said instead.
    pub(super) async fn refuse(
        mut self,
        deed: Deed,
        mut refused: Refused,
    ) -> Result<Response, Failure> {
        if let Err(no) = workflow::step(deed, &self.desk.situation, &self.desk.actor) {
            let happened = match (self.first(), no) {
                (Some(first), _) => Happened::Overtaken(first),
                (None, workflow::Denied::NotYours) => return Err(Failure::NotFound),
                (None, no) => Happened::Refused(no),
            };
            return self.conflict(deed, &happened).await;
        }
        self.keep_words().await;
        refused.typed = self.typed;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        draw_desk(self.app, self.frame, &self.desk, Some(&refused), status)
    }

    pub(super) async fn refuse_choice(mut self) -> Result<Response, Failure> {
        self.keep_words().await;
        let mut refused = Refused::only_typed(self.typed);
        refused.add("decision", Problem::NotChosen);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        draw_desk(self.app, self.frame, &self.desk, Some(&refused), status)
    }

    /// What another person did since the form was drawn.
    fn first(&self) -> Option<Overtaken> {
        let seen = forms::seen(&self.typed);
        let later = |event: &&Event| event.seq > seen && event.actor_id != Some(self.reviewer.id);
        let event = self.desk.history.iter().rev().find(later)?;
        Some(Overtaken {
            deed: event.deed,
            by: event.actor_id,
            at: event.at,
        })
    }

    async fn not_done(mut self, deed: Deed, error: Error) -> Result<Response, Failure> {
        let happened = match error {
            Error::Unfit => return self.unfit(deed).await,
            Error::Overtaken(first) => Happened::Overtaken(first),
            Error::Denied(no) => Happened::Refused(no),
            // A decision that took effect leaves its maker nothing to undo: that is no reason to hide the desk.
            Error::NotFound => Happened::Overtaken(self.first().ok_or(Failure::NotFound)?),
            other => return Err(into_failure(other)),
        };
        // As things stand after the deed that came first.
        let id = self.desk.case.practice.id;
        self.desk = match load_desk(self.app, self.reviewer, id, None).await {
            Err(Failure::NotFound) if forms::has_text(&self.typed) => {
                let page = ConflictPage::not_yours(self.frame, &self.typed);
                return Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response());
            }
            loaded => loaded?,
        };
        self.frame = self.frame.with_waiting(self.desk.waiting);
        self.conflict(deed, &happened).await
    }

    async fn conflict(mut self, deed: Deed, happened: &Happened) -> Result<Response, Failure> {
        self.keep_words().await;
        let page = ConflictPage::new(
            self.app,
            self.frame,
            &self.desk,
            happened,
            deed,
            &self.typed,
        );
        Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
    }

    /// The practice, reviewer or account that was named does not fit.
    async fn unfit(self, deed: Deed) -> Result<Response, Failure> {
        let (field, problem) = match deed {
            Deed::Assign => ("reviewer", Problem::own("review-problem-reviewer")),
            Deed::SetAsideBar => ("barred", Problem::own("review-problem-barred")),
            Deed::Move => ("objective", Problem::own("review-problem-objective")),
            Deed::CorrectLanguage => ("language", Problem::own("review-problem-language")),
            Deed::Decline => ("duplicate_of", Problem::own("review-problem-not-live")),
            Deed::TakeDown => ("replaced_by", Problem::own("review-problem-not-live")),
            Deed::HandOver => ("receiver", Problem::own("review-problem-receiver")),
            _ => ("reasons", Problem::Missing),
        };
        let mut refused = Refused::only_typed(self.typed.clone());
        refused.add(forms::box_name(deed, field), problem);
        self.refuse(deed, refused).await
    }

    /// Whether the practice leaves this reviewer's scope by a move.
    fn loses_with(&self, to: ObjectiveNumber) -> bool {
        self.reviewer.role != Role::Administrator && !self.reviewer.scope.covers(to)
    }

    /// Where it goes on: after a decision to the queue, where its Undo stands; else to the desk, if words wait there.
    fn after(self, done: &Done, away: bool) -> Result<Response, Failure> {
        let t = self.frame.t;
        let id = self.desk.case.practice.id;
        let queue = |notice| Redirect::to(&address::queue(), self.language).saying(notice);
        let said = || Notice::good(t.of("review-done", done.deed.as_str()));
        let left = forms::words_after(done.deed, &self.typed);
        let redirect = match done.deed.verdict() {
            Some(_) if !self.app.settings.undo.is_zero() || done.effective_at > done.undo_until => {
                Redirect::to(&address::queue().query("decided", id), self.language)
            }
            Some(verdict) => queue(Notice::good(t.of("review-done-at-once", verdict.as_str()))),
            None if away && forms::has_text(&left) => {
                // The desk is closed to its reader, and the words are theirs.
                let page = ConflictPage::moved_away(self.frame, &left);
                return Ok(Html(page.render()?).into_response());
            }
            None if away => queue(said()),
            None if matches!(done.deed, Deed::Release | Deed::MarkSpam) && left.is_empty() => {
                queue(said())
            }
            None => Redirect::to(&address::review(id), self.language).saying(said()),
        };
        Ok(redirect.into_response())
    }
}
