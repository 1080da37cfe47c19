//! Carries out the deed of the desk's form. It reads only what the deed needs; the whole desk is loaded where it is shown
//! again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::answer::PostedDesk;
use super::load::{DeskAddress, load_desk};
use crate::account::model::{EmailAddress, Role};
use crate::account::reader::Reviewer;
use crate::account::{parse_deliverable, queries};
use crate::app::App;
use crate::db::Conn;
use crate::language::{Language, Message, Messages};
use crate::practice::actions::{self, Done, Error, Intent};
use crate::practice::model::{Case, PracticeId};
use crate::review::actions::{self as desks, PlaceInList};
use crate::review::forms::{self, IntentContext, QueuePlace};
use crate::review::model::QueuePosition;
use crate::review::views::ConflictPage;
use crate::taxonomy::ObjectiveNumber;
use crate::web::{Failure, Frame, Notice, Problem, Redirect, Refused, Typed};
use crate::workflow::{self, Actor, Deed, Situation};

/// A posted form, before it is known whether its desk is shown again.
pub(super) struct PostedForm<'a> {
    pub(super) app: &'a App,
    pub(super) reviewer: &'a Reviewer,
    pub(super) language: Language,
    pub(super) id: PracticeId,
    pub(super) asked: DeskAddress,
    pub(super) frame: Frame,
    pub(super) typed: Typed,
}

/// The desk of a posted form, or the answer to a reviewer who lost access to it while writing.
pub(super) enum Opened<'a> {
    Desk(Box<PostedDesk<'a>>),
    Lost(Response),
}

impl<'a> PostedForm<'a> {
    /// Loads the desk. A reviewer who lost access while writing gets the words back.
    pub(super) async fn open_desk(mut self) -> Result<Opened<'a>, Failure> {
        let desk = match load_desk(self.app, self.reviewer, self.id, &self.asked).await {
            Err(Failure::NotFound) if forms::has_text(&self.typed) => {
                return self.lost().map(Opened::Lost);
            }
            loaded => loaded?,
        };
        self.frame = self.frame.with_waiting(desk.waiting);
        Ok(Opened::Desk(Box::new(PostedDesk { form: self, desk })))
    }

    fn lost(self) -> Result<Response, Failure> {
        let page = ConflictPage::not_yours(self.frame, &self.asked.place, &self.typed);
        Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response())
    }

    /// Carries out the deed of the pressed button.
    pub(super) async fn carry_out(mut self, deed: Deed) -> Result<Response, Failure> {
        if !workflow::is_reviewers(deed) {
            return Err(Failure::NotFound);
        }
        if deed.verdict().is_some() {
            // The button of a decision is also the choice of it.
            self.typed.set("decision", deed.as_str());
        }
        let t = self.frame.t;
        let mut db = self.app.db.read().await?;
        let found = actions::case(self.app, &mut db, self.reviewer, self.id).await?;
        let Some((case, situation, actor)) = found else {
            return if forms::has_text(&self.typed) {
                self.lost()
            } else {
                Err(Failure::NotFound)
            };
        };
        let stands = (&case, &situation, &actor);
        let intent = read_intent(self.app, &mut db, deed, (&self.typed, t), stands).await?;
        let place = &self.asked.place;
        let at = desks::place_in_list(self.app, &mut db, self.reviewer, place, self.id).await?;
        let intent = match intent {
            Ok(intent) => intent,
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let problem = desks::own_words_problem(&mut db, self.reviewer, &case, &intent).await;
        drop(db);
        if let Some(why) = problem.map_err(super::into_failure)? {
            let refused = words_refused(&self.typed, why);
            return self.refuse(deed, refused).await;
        }
        let away = matches!(intent, Intent::Move(to) if self.loses_with(to));
        match desks::act(self.app, self.reviewer, self.id, intent, &self.typed).await {
            Ok(done) => self.answer_done(&done, away, at).await,
            Err(error) => self.answer_error(deed, error).await,
        }
    }

    /// Answers a deed that was not carried out, at the desk as it stands after the deed that came first.
    pub(super) async fn answer_error(self, deed: Deed, error: Error) -> Result<Response, Failure> {
        match self.open_desk().await? {
            Opened::Desk(desk) => desk.answer_error(deed, error).await,
            Opened::Lost(answer) => Ok(answer),
        }
    }

    async fn refuse(self, deed: Deed, refused: Refused) -> Result<Response, Failure> {
        match self.open_desk().await? {
            Opened::Desk(desk) => desk.refuse(deed, refused).await,
            Opened::Lost(answer) => Ok(answer),
        }
    }

    /// Whether a move takes the practice out of this reviewer's scope.
    fn loses_with(&self, to: ObjectiveNumber) -> bool {
        self.reviewer.role != Role::Administrator && !self.reviewer.scope.covers(to)
    }

    /// The place of the desk after a deed. If the practice has left the list by it, the address keeps its position, from
    /// which the next one is found.
    async fn place_after(&self, at: Option<QueuePosition>) -> Result<QueuePlace, Failure> {
        let (place, id) = (&self.asked.place, self.id);
        let before = place.at(at);
        let mut db = self.app.db.read().await?;
        let after = desks::neighbours(self.app, &mut db, self.reviewer, &before, id).await?;
        let goes_on = after.next.is_some() || after.previous.is_some();
        Ok(if after.has_left && goes_on {
            before
        } else {
            place.clone()
        })
    }

    /// Redirects after a deed: to the queue after a decision, where its Undo stands; else to the desk. Either is at the
    /// place from which the desk was opened.
    async fn answer_done(
        self,
        done: &Done,
        away: bool,
        at: PlaceInList,
    ) -> Result<Response, Failure> {
        let t = self.frame.t;
        let (id, place) = (self.id, &self.asked.place);
        let to_queue = |notice| Redirect::to(&place.queue(), self.language).saying(notice);
        let notice = || Notice::good(says_done(t, done));
        let left = forms::words_after(done.deed, &self.typed);
        // From where it was, the queue finds the next one.
        let after = place.at(at.position.filter(|_| at.is_followed));
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
                let page = ConflictPage::moved_away(self.frame, place, &left);
                return Ok(Html(page.render()?).into_response());
            }
            None if away => to_queue(notice()),
            None if matches!(done.deed, Deed::Release | Deed::MarkSpam) && left.is_empty() => {
                to_queue(notice())
            }
            None => {
                let desk = self.place_after(at.position).await?.desk(id);
                Redirect::to(&desk, self.language).saying(notice())
            }
        };
        Ok(redirect.into_response())
    }
}

/// An approval whose words do not fit.
pub(super) fn words_refused(typed: &Typed, why: &'static str) -> Refused {
    let mut refused = Refused::only_typed(typed.clone());
    refused.add("decision", Problem::own(why));
    refused
}

/// The sentence that a deed without a decision was carried out.
fn says_done(t: Messages, done: &Done) -> Message {
    let account = if done.suspended { "suspended" } else { "stays" };
    t.of("review-done", done.deed.as_str())
        .with("account", account)
}

/// Reads the form. The accounts and practices that it names are looked up first, so that reading needs no database.
pub(super) async fn read_intent(
    app: &App,
    db: &mut Conn,
    deed: Deed,
    (typed, t): (&Typed, Messages),
    (case, situation, actor): (&Case, &Situation, &Actor),
) -> Result<Result<Intent, Refused>, Failure> {
    let own = forms::of_deed(deed, typed);
    let typed_name = match deed {
        Deed::Decline => own.get("duplicate_of"),
        Deed::TakeDown => own.get("replaced_by"),
        _ => "",
    };
    let named = desks::practice_named(db, typed_name).await?;
    let receiver = match EmailAddress::parse(own.get("receiver")) {
        Ok(email) if deed == Deed::HandOver => queries::by_email(db, &email).await?,
        _ => None,
    };
    let allowed = workflow::step(deed, situation, actor).ok();
    let row = allowed.or_else(|| workflow::rows_of(deed).next());
    let context = IntentContext {
        needs: row.map_or(workflow::ReasonsNeeded::None, |row| row.reasons),
        named,
        divided: situation.opinions.divided,
        receiver: receiver.map(|account| account.id),
        deliverable: parse_deliverable(app, own.get("email")),
        not_before: case
            .open
            .as_ref()
            .and_then(|open| open.not_before_ahead(app.clock.now()))
            .map(|day| (day, t.day(day))),
        now: app.clock.now(),
        zone: &app.settings.time_zone,
    };
    let intent = forms::read_intent(deed, &own, &context);
    let intent = intent.map(|intent| forms::with_own_words(intent, typed));
    Ok(intent.map_err(|refused| forms::refused_at(deed, refused, typed)))
}
