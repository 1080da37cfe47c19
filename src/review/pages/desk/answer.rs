//! Answers the desk's form: carries out the deed, previews its letter, shows its problems, or shows which deed came
//! first. Each answer shows the typed words again and keeps them for the next opening of the desk.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::load::{DeskAddress, load_desk};
use super::{draw_desk, into_failure};
use crate::account::model::{EmailAddress, Role};
use crate::account::queries;
use crate::account::reader::Reviewer;
use crate::address::Address;
use crate::app::App;
use crate::language::Language;
use crate::practice::actions::{self, Done, Error, Intent, Overtaken};
use crate::practice::model::Event;
use crate::review::actions as desks;
use crate::review::forms::{self, IntentContext, QueuePlace};
use crate::review::views::{ConflictPage, DecisionLetterPage, Desk, NotDone};
use crate::taxonomy::ObjectiveNumber;
use crate::web::flash::leave_form;
use crate::web::unsent::{DRAWN_WITH, joined};
use crate::web::{Failure, Frame, Notice, Problem, Redirect, Refused, Typed};
use crate::workflow::{self, Deed, Who};

/// A posted form, with the desk as it stands now.
pub(super) struct PostedDesk<'a> {
    pub(super) app: &'a App,
    pub(super) reviewer: &'a Reviewer,
    pub(super) language: Language,
    pub(super) frame: Frame,
    pub(super) desk: Desk,
    pub(super) typed: Typed,
}

impl PostedDesk<'_> {
    pub(super) async fn carry_out(mut self, deed: Deed) -> Result<Response, Failure> {
        if deed.verdict().is_some() {
            // The button of a decision is also the choice of it.
            self.typed.set("decision", deed.as_str());
        }
        let id = self.desk.case.practice.id;
        let intent = match self.read_intent(deed).await? {
            Ok(intent) => intent,
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let away = matches!(intent, Intent::Move(to) if self.loses_with(to));
        match desks::act(self.app, self.reviewer, id, intent, &self.typed).await {
            Ok(done) => self.answer_done(&done, away).await,
            Err(error) => self.answer_error(deed, error).await,
        }
    }

    /// Shows the letter that a decision would send.
    pub(super) async fn preview_letter(mut self, deed: Deed) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        let decision = match self.read_intent(deed).await? {
            Ok(Intent::Decide(decision)) => decision,
            Ok(_) => return Err(Failure::NotFound),
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let drawn_up_to = forms::seen_seq(&self.typed);
        let foreseen =
            actions::preview_letters(self.app, self.reviewer, id, drawn_up_to, decision).await;
        match foreseen {
            Ok(letters) => {
                self.keep_words().await;
                let (app, typed) = (self.app, &self.typed);
                let page =
                    DecisionLetterPage::new(app, self.frame, &self.desk, deed, &letters, typed);
                Ok(Html(page.render()?).into_response())
            }
            Err(error) => self.answer_error(deed, error).await,
        }
    }

    /// Keeps the words for the next opening of the desk, and redirects.
    pub(super) async fn keep_and_go_to(
        mut self,
        to: &Address,
        language: Language,
    ) -> Result<Response, Failure> {
        self.keep_words().await;
        if self.desk.unsent.is_none() && forms::has_text(&self.typed) {
            // Messages that could not be kept stay on the page: they are too long, or the reviewer is a party now.
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

    /// Deletes the kept words, and redirects to a desk with empty boxes.
    pub(super) async fn forget_words(self) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        desks::forget_words(self.app, self.reviewer, id).await?;
        let cleared = Notice::good(self.frame.t.say("unsent-cleared"));
        let desk = Redirect::to(&self.desk.address(), self.language);
        Ok(desk.saying(cleared).into_response())
    }

    /// Keeps the words in the boxes. Messages that cannot be stored still stand on the page that answers.
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
        // Kept words may come from another window as well.
        self.typed = joined(&self.typed, &kept.typed, forms::is_written);
    }

    /// Reads the form. The accounts and practices that it names are looked up first, so that reading needs no database.
    async fn read_intent(&self, deed: Deed) -> Result<Result<Intent, Refused>, Failure> {
        let own = forms::of_deed(deed, &self.typed);
        let typed_name = match deed {
            Deed::Decline => own.get("duplicate_of"),
            Deed::TakeDown => own.get("replaced_by"),
            _ => "",
        };
        let mut db = self.app.db.read().await?;
        let named = desks::practice_named(&mut db, typed_name).await?;
        let receiver = match EmailAddress::parse(own.get("receiver")) {
            Ok(email) if deed == Deed::HandOver => queries::by_email(&mut db, &email).await?,
            _ => None,
        };
        drop(db);
        let allowed = workflow::step(deed, &self.desk.situation, &self.desk.actor).ok();
        let row = allowed.or_else(|| workflow::rows_of(deed).next());
        let context = IntentContext {
            needs: row.map_or(workflow::ReasonsNeeded::None, |row| row.reasons),
            named,
            receiver: receiver.map(|account| account.id),
            now: self.app.clock.now(),
            zone: &self.app.settings.time_zone,
        };
        let intent = forms::read_intent(deed, &own, &context);
        Ok(intent.map_err(|refused| forms::refused_at(deed, refused, &self.typed)))
    }

    /// Shows the desk with the problems, or the conflict page if the workflow no longer allows the deed.
    pub(super) async fn refuse(
        mut self,
        deed: Deed,
        mut refused: Refused,
    ) -> Result<Response, Failure> {
        if let Err(no) = workflow::step(deed, &self.desk.situation, &self.desk.actor) {
            let not_done = match (self.overtaken_by(), no) {
                (_, workflow::Denied::NotYours) => self.no_longer_theirs(deed)?,
                (Some(first), _) => NotDone::Overtaken(first),
                (None, no) => NotDone::Denied(no),
            };
            return self.draw_conflict(deed, &not_done).await;
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

    /// The deed of another account since the form was drawn.
    fn overtaken_by(&self) -> Option<Overtaken> {
        let drawn_up_to = forms::seen_seq(&self.typed);
        let later =
            |event: &&Event| event.seq > drawn_up_to && event.actor_id != Some(self.reviewer.id);
        let event = self.desk.history.iter().rev().find(later)?;
        Some(Overtaken {
            deed: event.deed,
            by: event.actor_id,
            at: event.at,
        })
    }

    /// A deed that the table does not open to this reviewer, who may see the desk. A decision that took effect or was undone
    /// is no longer its decider's, who reads what happened; to anybody else the deed does not exist.
    fn no_longer_theirs(&self, deed: Deed) -> Result<NotDone, Failure> {
        if let Some(first) = self.overtaken_by() {
            return Ok(NotDone::Overtaken(first));
        }
        let of_deciders = workflow::rows_of(deed).any(|row| row.who == Who::Decider);
        let by_reviewer = |event: &Event| event.actor_id == Some(self.reviewer.id);
        let decided = |event: &Event| event.deed.verdict().is_some() && by_reviewer(event);
        if of_deciders && self.desk.history.iter().any(decided) {
            return Ok(NotDone::Denied(workflow::Denied::NotNow));
        }
        Err(Failure::NotFound)
    }

    async fn answer_error(mut self, deed: Deed, error: Error) -> Result<Response, Failure> {
        let not_done = match error {
            Error::Unfit => return self.refuse_unfit(deed).await,
            Error::Overtaken(first) => NotDone::Overtaken(first),
            Error::Denied(no) => {
                // What came in between says more than that it cannot be done now.
                let first = self
                    .overtaken_by()
                    .filter(|_| no == workflow::Denied::NotNow);
                first.map_or(NotDone::Denied(no), NotDone::Overtaken)
            }
            Error::NotFound => self.no_longer_theirs(deed)?,
            other => return Err(into_failure(other)),
        };
        // Loaded again, after the deed that came first.
        let id = self.desk.case.practice.id;
        let again = DeskAddress {
            revision: None,
            place: self.desk.place.clone(),
        };
        self.desk = match load_desk(self.app, self.reviewer, id, &again).await {
            Err(Failure::NotFound) if forms::has_text(&self.typed) => {
                let page = ConflictPage::not_yours(self.frame, &self.desk.place, &self.typed);
                return Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response());
            }
            loaded => loaded?,
        };
        self.frame = self.frame.with_waiting(self.desk.waiting);
        self.draw_conflict(deed, &not_done).await
    }

    async fn draw_conflict(mut self, deed: Deed, not_done: &NotDone) -> Result<Response, Failure> {
        self.keep_words().await;
        let page = ConflictPage::new(
            self.app,
            self.frame,
            &self.desk,
            not_done,
            deed,
            &self.typed,
        );
        Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
    }

    /// Refuses a form that names a practice, reviewer or account that does not fit the deed.
    async fn refuse_unfit(self, deed: Deed) -> Result<Response, Failure> {
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

    /// Whether a move takes the practice out of this reviewer's scope.
    fn loses_with(&self, to: ObjectiveNumber) -> bool {
        self.reviewer.role != Role::Administrator && !self.reviewer.scope.covers(to)
    }

    /// The place of the desk after a deed. If the practice has left the list by it, the address keeps its position, from
    /// which the next one is found.
    async fn place_after(&self) -> Result<QueuePlace, Failure> {
        let (place, id) = (&self.desk.place, self.desk.case.practice.id);
        let before = place.at(self.desk.beside.at);
        let mut db = self.app.db.read().await?;
        let after = desks::neighbours(&mut db, self.reviewer, &before, id).await?;
        let goes_on = after.next.is_some() || after.previous.is_some();
        Ok(if after.has_left && goes_on {
            before
        } else {
            place.clone()
        })
    }

    /// Redirects after a deed: to the queue after a decision, where its Undo stands; else to the desk. Either is at the
    /// place from which the desk was opened.
    async fn answer_done(self, done: &Done, away: bool) -> Result<Response, Failure> {
        let t = self.frame.t;
        let id = self.desk.case.practice.id;
        let place = &self.desk.place;
        let to_queue = |notice| Redirect::to(&place.queue(), self.language).saying(notice);
        let notice = || {
            let says = t.of("review-done", done.deed.as_str());
            let account = if done.suspended { "suspended" } else { "stays" };
            Notice::good(says.with("account", account))
        };
        let left = forms::words_after(done.deed, &self.typed);
        let beside = &self.desk.beside;
        // From where it was, the queue finds the next one.
        let after = place.at(beside.at.filter(|_| beside.next.is_some()));
        let redirect = match done.deed.verdict() {
            Some(_) if !self.app.settings.undo.is_zero() || done.effective_at > done.undo_until => {
                Redirect::to(&after.queue_after(Some(id)), self.language)
            }
            Some(verdict) => {
                let says = t.of("review-done-at-once", verdict.as_str());
                Redirect::to(&after.queue_after(None), self.language).saying(Notice::good(says))
            }
            None if away && forms::has_text(&left) => {
                // The reviewer has lost access to the desk, and can only copy the words.
                let page = ConflictPage::moved_away(self.frame, &self.desk.place, &left);
                return Ok(Html(page.render()?).into_response());
            }
            None if away => to_queue(notice()),
            None if matches!(done.deed, Deed::Release | Deed::MarkSpam) && left.is_empty() => {
                to_queue(notice())
            }
            None => {
                let desk = self.place_after().await?.desk(id);
                Redirect::to(&desk, self.language).saying(notice())
            }
        };
        Ok(redirect.into_response())
    }
}
