//! Answers the desk's form where the desk is shown again: previews a letter, shows the problems of a deed, or shows which
//! deed came first. Each answer shows the typed words again and keeps them for the next opening of the desk.

use std::borrow::Cow;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::deed::{PostedForm, read_intent, words_refused};
use super::{draw_desk, into_failure};
use crate::address::Address;
use crate::language::Language;
use crate::practice::actions::{self, Error, Intent, Overtaken};
use crate::practice::model::Event;
use crate::review::actions as desks;
use crate::review::forms;
use crate::review::views::{ConflictPage, DecisionLetterPage, Desk, NotDone};
use crate::web::flash::leave_form;
use crate::web::unsent::{DRAWN_WITH, joined};
use crate::web::{Failure, Notice, Problem, Redirect, Refused};
use crate::workflow::{self, Deed, Who};

/// A posted form, with the desk as it stands now.
pub(super) struct PostedDesk<'a> {
    pub(super) form: PostedForm<'a>,
    pub(super) desk: Desk,
}

impl PostedDesk<'_> {
    /// Shows the letter that a decision would send.
    pub(super) async fn preview_letter(mut self, deed: Deed) -> Result<Response, Failure> {
        let id = self.form.id;
        let intent = self.read_intent(deed).await?;
        if let Some(why) = self.own_words_problem(intent.as_ref().ok()).await? {
            let refused = words_refused(&self.form.typed, why);
            return self.refuse(deed, refused).await;
        }
        let intent = match intent {
            Ok(intent @ (Intent::Decide(_) | Intent::DecideWith(..))) => intent,
            Ok(_) => return Err(Failure::NotFound),
            Err(refused) => return self.refuse(deed, refused).await,
        };
        let drawn_up_to = forms::seen_seq(&self.form.typed);
        let foreseen =
            actions::preview_letters(self.form.app, self.form.reviewer, id, drawn_up_to, intent)
                .await;
        match foreseen {
            Ok(letters) => {
                self.keep_words().await;
                let (app, typed) = (self.form.app, &self.form.typed);
                let page = DecisionLetterPage::new(
                    app,
                    self.form.frame,
                    &self.desk,
                    deed,
                    &letters,
                    typed,
                );
                Ok(Html(page.render()?).into_response())
            }
            Err(error) => self.form.answer_error(deed, error).await,
        }
    }

    async fn own_words_problem(
        &self,
        intent: Option<&Intent>,
    ) -> Result<Option<&'static str>, Failure> {
        let Some(intent) = intent else {
            return Ok(None);
        };
        let mut db = self.form.app.db.read().await?;
        let by = self.form.reviewer;
        let problem = desks::own_words_problem(&mut db, by, &self.desk.case, intent).await;
        problem.map_err(into_failure)
    }

    /// Keeps the words for the next opening of the desk, and redirects.
    pub(super) async fn keep_and_go_to(
        mut self,
        to: &Address,
        language: Language,
    ) -> Result<Response, Failure> {
        self.keep_words().await;
        if self.desk.unsent.is_none() && forms::has_text(&self.form.typed) {
            // Messages that could not be kept stay on the page: they are too long, or the reviewer is a party now.
            let typed = Refused::only_typed(self.form.typed);
            return draw_desk(
                self.form.app,
                self.form.frame,
                &self.desk,
                Some(&typed),
                StatusCode::OK,
            );
        }
        Ok(leave_form(to, language, None))
    }

    /// Deletes the kept words, and redirects to a desk with empty boxes.
    pub(super) async fn forget_words(self) -> Result<Response, Failure> {
        let id = self.form.id;
        desks::forget_words(self.form.app, self.form.reviewer, id).await?;
        let cleared = Notice::good(self.form.frame.t.say("unsent-cleared"));
        let desk = Redirect::to(&self.desk.address(), self.form.language);
        Ok(desk.saying(cleared).into_response())
    }

    /// Keeps the words in the boxes. Messages that cannot be stored still stand on the page that answers.
    async fn keep_words(&mut self) {
        if self.desk.actor.party {
            return;
        }
        let id = self.form.id;
        let kept = desks::keep_words(self.form.app, self.form.reviewer, id, &self.form.typed).await;
        self.desk.unsent = kept.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "a reviewer's unsent words could not be kept");
            None
        });
        let Some(kept) = &self.desk.unsent else {
            return;
        };
        self.form.typed.set(DRAWN_WITH, kept.version.as_str());
        // Kept words may come from another window as well.
        self.form.typed = joined(&self.form.typed, &kept.typed, forms::is_written);
    }

    async fn read_intent(&self, deed: Deed) -> Result<Result<Intent, Refused>, Failure> {
        let mut db = self.form.app.db.read().await?;
        let desk = &self.desk;
        let stands = (&desk.case, &desk.situation, &desk.actor);
        let typed = (&self.form.typed, self.form.frame.t);
        read_intent(self.form.app, &mut db, deed, typed, stands).await
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
        refused.typed = self.form.typed;
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        draw_desk(
            self.form.app,
            self.form.frame,
            &self.desk,
            Some(&refused),
            status,
        )
    }

    pub(super) async fn refuse_choice(self) -> Result<Response, Failure> {
        self.refuse_box("decision", Problem::NotChosen).await
    }

    /// Shows the desk with a problem at one box.
    pub(super) async fn refuse_box(
        mut self,
        name: impl Into<Cow<'static, str>>,
        problem: Problem,
    ) -> Result<Response, Failure> {
        self.keep_words().await;
        let mut refused = Refused::only_typed(self.form.typed);
        refused.add(name, problem);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        draw_desk(
            self.form.app,
            self.form.frame,
            &self.desk,
            Some(&refused),
            status,
        )
    }

    /// The deed of another account since the form was drawn.
    fn overtaken_by(&self) -> Option<Overtaken> {
        let drawn_up_to = forms::seen_seq(&self.form.typed);
        let later = |event: &&Event| {
            event.seq > drawn_up_to && event.actor_id != Some(self.form.reviewer.id)
        };
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
        let by_reviewer = |event: &Event| event.actor_id == Some(self.form.reviewer.id);
        let decided = |event: &Event| event.deed.verdict().is_some() && by_reviewer(event);
        if of_deciders && self.desk.history.iter().any(decided) {
            return Ok(NotDone::Denied(workflow::Denied::NotNow));
        }
        Err(Failure::NotFound)
    }

    /// Answers a deed that was not carried out. The desk was loaded after it, so it shows which deed came first.
    pub(super) async fn answer_error(self, deed: Deed, error: Error) -> Result<Response, Failure> {
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
        self.draw_conflict(deed, &not_done).await
    }

    async fn draw_conflict(mut self, deed: Deed, not_done: &NotDone) -> Result<Response, Failure> {
        self.keep_words().await;
        let page = ConflictPage::new(
            self.form.app,
            self.form.frame,
            &self.desk,
            not_done,
            deed,
            &self.form.typed,
        );
        Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
    }

    /// Refuses a form that names a practice, reviewer or account that does not fit the deed.
    async fn refuse_unfit(self, deed: Deed) -> Result<Response, Failure> {
        let (field, problem) = match deed {
            Deed::Assign => ("reviewer", Problem::own("review-problem-reviewer")),
            Deed::AskOpinion => ("reviewer", Problem::own("review-problem-asked")),
            Deed::AskExpert => ("email", Problem::own("review-problem-expert")),
            Deed::EndExpertLink => ("expert", Problem::own("review-problem-expert-link")),
            // The opinions that were given since the form was drawn disagree.
            deed if deed.verdict().is_some() && self.desk.situation.opinions.divided => {
                ("to_team", Problem::Missing)
            }
            Deed::SetAsideBar => ("barred", Problem::own("review-problem-barred")),
            Deed::Move => ("objective", Problem::own("review-problem-objective")),
            Deed::CorrectLanguage => ("language", Problem::own("review-problem-language")),
            Deed::Decline => ("duplicate_of", Problem::own("review-problem-not-live")),
            Deed::TakeDown => ("replaced_by", Problem::own("review-problem-not-live")),
            Deed::AddLabel | Deed::RemoveLabel => ("label", Problem::own("review-problem-label")),
            Deed::HandOver => ("receiver", Problem::own("review-problem-receiver")),
            Deed::Comment => ("reasons", Problem::own("review-problem-comments")),
            Deed::Reply => ("thread", Problem::own("review-problem-thread")),
            _ => ("reasons", Problem::Missing),
        };
        let mut refused = Refused::only_typed(self.form.typed.clone());
        refused.add(forms::box_name(deed, field), problem);
        self.refuse(deed, refused).await
    }
}
