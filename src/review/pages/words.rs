//! `/review/{practice}/words`: the reviewer's own words for single answers. The page is one form, and each way off it keeps
//! what was typed. Nobody is told of it before an approval with these words takes effect.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::desk::into_failure;
use crate::account::reader::{self, Reviewer};
use crate::address::Address;
use crate::app::App;
use crate::db::Timestamp;
use crate::language::Language;
use crate::practice::actions::{self, Error, WordsKept};
use crate::practice::answers::Answers;
use crate::practice::model::{Case, PracticeId, SuggestedWords};
use crate::review::forms::{Pressed, QueuePlace, drawn_with, is_rewritten, read_words};
use crate::review::views::{RewrittenAnswers, WordsPage};
use crate::web::flash::leave_form;
use crate::web::unsent::DRAWN_WITH;
use crate::web::{
    Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed, posted,
};
use crate::workflow::{self, Deed, Denied};

/// Shows the submitted texts as boxes, with the words that are kept in them.
pub async fn show(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let id = super::parse_practice_id(&id)?;
    let place = place_of(query.as_deref())?;
    let sheet = WordsSheet::load(&app, &reviewer, id, place).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    if !sheet.may_write && kept.is_none() {
        let notice = Notice::warn(app.words(visit.language).say("review-rewrite-not-now"));
        let desk = Redirect::to(&sheet.place.desk(id), visit.language);
        return Ok(desk.saying(notice).into_response());
    }
    sheet.draw(
        visit.language,
        visit.notice,
        (kept.as_ref(), StatusCode::OK),
    )
}

/// Keeps the words, or deletes them, and goes where the button leads.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = super::parse_practice_id(&id)?;
    let place = place_of(query.as_deref())?;
    let sheet = WordsSheet::load(&app, &reviewer, id, place).await?;
    let button = WordsButton::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    if let Some(refused) = too_long(&typed) {
        let shown = (Some(&refused), StatusCode::UNPROCESSABLE_ENTITY);
        return sheet.draw(language, None, shown);
    }
    let read = |answers: &Answers| match button {
        WordsButton::Clear => SuggestedWords::default(),
        WordsButton::Save | WordsButton::Go(..) => read_words(answers, &typed),
    };
    let kept = actions::keep_words(&app, &reviewer, id, drawn_with(&typed), read).await;
    sheet.answer(language, (&typed, button.clone()), kept)
}

/// A button of the page.
#[derive(Clone)]
enum WordsButton {
    /// Keeps the words.
    Save,
    /// Deletes them.
    Clear,
    /// Keeps them and goes to another page.
    Go(Language, Address),
}

impl WordsButton {
    /// Reads the button of a whole form of the page.
    fn read(typed: &Typed) -> Option<Self> {
        match Pressed::read(typed).filter(|_| typed.sent(DRAWN_WITH))? {
            Pressed::Stay => Some(Self::Save),
            Pressed::Clear => Some(Self::Clear),
            Pressed::Go(language, to) => Some(Self::Go(language, to)),
            Pressed::Deed(_) | Pressed::Letter(_) | Pressed::Write(_) => None,
        }
    }
}

fn place_of(query: Option<&str>) -> Result<QueuePlace, Failure> {
    QueuePlace::parse_carried(&posted::query(query)?)
}

/// A form with a text that is too long to be kept.
fn too_long(typed: &Typed) -> Option<Refused> {
    let limit = SuggestedWords::LONGEST;
    let mut refused = Refused::only_typed(typed.clone());
    let texts = typed.pairs().filter(|(name, _)| is_rewritten(name));
    for (name, text) in texts {
        if let Some(problem) = Problem::of_length(text, 0, limit) {
            refused.add(name.to_owned(), problem);
        }
    }
    (!refused.problems.is_empty()).then_some(refused)
}

/// What the page shows.
struct WordsSheet<'a> {
    app: &'a App,
    reviewer: &'a Reviewer,
    case: Case,
    answers: Answers,
    kept: Option<(SuggestedWords, Timestamp)>,
    place: QueuePlace,
    /// Whether the workflow allows this reviewer to decide on it now.
    may_write: bool,
}

impl<'a> WordsSheet<'a> {
    /// A practice on which this reviewer never decides is not found.
    async fn load(
        app: &'a App,
        reviewer: &'a Reviewer,
        id: PracticeId,
        place: QueuePlace,
    ) -> Result<Self, Failure> {
        let mut db = app.db.read_moment().await?;
        let found = actions::case(app, &mut db, reviewer, id).await?;
        let (case, situation, actor) = found.ok_or(Failure::NotFound)?;
        let may_write = match workflow::step(Deed::Approve, &situation, &actor) {
            Ok(_) => true,
            Err(Denied::NotNow | Denied::Claimed) => false,
            Err(Denied::OwnPractice | Denied::NotYours) => return Err(Failure::NotFound),
        };
        let newest = case.newest().filter(|one| one.submitted_at.is_some());
        let revision = newest.or(case.latest.as_ref()).ok_or(Failure::NotFound)?;
        let answered = actions::answers(&mut db, &actor, revision).await;
        let answers = answered.map_err(into_failure)?;
        let kept = actions::kept_words(&mut db, reviewer, revision.id).await?;
        Ok(Self {
            app,
            reviewer,
            case,
            answers,
            kept,
            place,
            may_write,
        })
    }

    /// Answers a button after the words were kept, or why they were not.
    fn answer(
        self,
        language: Language,
        (typed, button): (&Typed, WordsButton),
        kept: Result<WordsKept, Error>,
    ) -> Result<Response, Failure> {
        match (kept, button) {
            (Ok(WordsKept::Newer(_)), _) => self.refuse(language, typed, "review-rewrite-newer"),
            // Who only leaves the page loses nothing.
            (Err(Error::Denied(_)), WordsButton::Go(language, to)) if !self.differs_from(typed) => {
                Ok(leave_form(&to, language, None))
            }
            (Err(Error::Denied(_)), _) => self.refuse(language, typed, "review-rewrite-not-kept"),
            (Err(error), _) => Err(into_failure(error)),
            (Ok(_), WordsButton::Go(language, to)) => Ok(leave_form(&to, language, None)),
            (Ok(_), WordsButton::Save) => Ok(self.say(language, "review-rewrite-saved")),
            (Ok(_), WordsButton::Clear) => Ok(self.say(language, "review-rewrite-cleared")),
        }
    }

    /// The page again, with what was done.
    fn say(&self, language: Language, key: &'static str) -> Response {
        let notice = Notice::good(self.app.words(language).say(key));
        let here = self.place.words(self.case.practice.id);
        let back = Redirect::to(&here, language).saying(notice);
        back.into_response()
    }

    /// Whether a form holds other words than those that are kept.
    fn differs_from(&self, typed: &Typed) -> bool {
        let kept = self.kept.as_ref().map(|(words, _)| words.clone());
        read_words(&self.answers, typed) != kept.unwrap_or_default()
    }

    /// The typed words again, with the reason why they are not kept. The next press of this form replaces what another
    /// window kept.
    fn refuse(
        self,
        language: Language,
        typed: &Typed,
        why: &'static str,
    ) -> Result<Response, Failure> {
        let notice = Notice::warn(self.app.words(language).say(why));
        let typed = Refused::only_typed(typed.only(|name, _| name != DRAWN_WITH));
        self.draw(language, Some(notice), (Some(&typed), StatusCode::CONFLICT))
    }

    fn draw(
        self,
        language: Language,
        notice: Option<Notice>,
        (form, status): (Option<&Refused>, StatusCode),
    ) -> Result<Response, Failure> {
        let here = self.place.words(self.case.practice.id);
        let around = reader::frame(self.app, self.reviewer, language, here, notice);
        let rewritten = RewrittenAnswers {
            practice: &self.case.practice,
            answers: &self.answers,
            kept: self.kept.as_ref(),
            place: &self.place,
            may_write: self.may_write,
        };
        let page = WordsPage::new(around, &rewritten, form);
        Ok((status, Html(page.render()?)).into_response())
    }
}
