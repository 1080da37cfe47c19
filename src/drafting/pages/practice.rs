//! `/my/practices/{id}`: the page of one practice, and every deed of an author that takes at most a note. The word of
//! the deed is parsed, and the workflow's table decides.

mod buttons;
mod links;
mod offered;
mod page;
mod past;
mod said;

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use page::load_page;
pub(super) use past::load_past;

use super::check::{SubmitAttempt, draw_check_page};
use super::refusals::{draw_overtaken, draw_too_many_drafts, overtaken_line};
use super::{OwnPractice, draw_frame, into_failure, leave_for, notes, points};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{DeedForm, DeedFormError, FormButton, words_with};
use crate::language::{Language, Messages};
use crate::practice::actions::{self, Done, Error, Intent, ReasonCounts};
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Redirect, Refused, Session, Typed};
use crate::workflow::Deed;

/// Shows the practice, with a form that was kept during sign-in or with the notes typed earlier.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    session: Session,
    Extension(reasons): Extension<ReasonCounts>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    let (language, kept) = (visit.language, visit.kept_form());
    let kept = kept.map(Refused::only_typed);
    if let Some(words) = kept.as_ref().and_then(|kept| words_without_box(&own, kept)) {
        let why = app.words(language).say("drafting-not-now").to_string();
        return Ok(draw_overtaken(&app, &reader, language, &own, why, words));
    }
    let (noted, left) = notes::load(&session, own.id(), &own.deeds()).await?;
    let typed = kept.unwrap_or_else(|| Refused::only_typed(noted));
    let page = load_page(&app, &reader, language, visit.notice, &own, &typed).await?;
    let page = page.with_words(left);
    if own.is_draft() {
        let reasons = reasons.read(&app).await?;
        return Ok(page.with_common_reasons(&reasons).into_response());
    }
    Ok(page.into_response())
}

/// The words of a deed that the page no longer offers, so that no box of it could show them.
fn words_without_box(own: &OwnPractice, kept: &Refused) -> Option<String> {
    let deed = Deed::parse(kept.typed.get("deed"))?;
    let (_, words) = words_with(&kept.typed, deed);
    let offered = own.deeds().contains(&deed);
    (!offered && !words.trim().is_empty()).then_some(words)
}

/// Carries out a deed, or keeps the notes and goes to another page.
pub async fn act(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    session: Session,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    notes::keep(&session, own.id(), &own.deeds(), &typed).await?;
    if let FormButton::Go(language, to) = FormButton::read(&typed) {
        return Ok(leave_for(&to, language, None));
    }
    let form = DeedForm::parse(&typed).ok_or(Failure::Unreadable("deed"))?;
    let posted = PostedDeed {
        app: &app,
        reader: &reader,
        language,
        own: &own,
        form,
    };
    let intent = match posted.form.intent() {
        Ok(intent) => intent,
        Err(DeedFormError::Unknown) => return Err(Failure::Unreadable("deed")),
        Err(DeedFormError::Words(problem)) => {
            let mut refused = Refused::only_typed(typed);
            refused.add(posted.form.words_name.clone(), problem);
            return posted.refuse(&refused).await;
        }
    };
    if let Some(first) = points::before(intent.deed(), &own) {
        notes::keep_show_first(&session, own.id(), posted.form.show_first).await?;
        return Ok(Redirect::to(&first, language).into_response());
    }
    posted.carry_out(intent, Some(&session)).await
}

/// Submits the practice from the page of its points.
pub(super) async fn submit(
    (app, session): (&App, &Session),
    reader: &Account,
    language: Language,
    own: &OwnPractice,
) -> Result<Response, Failure> {
    let form = DeedForm {
        deed: Deed::Submit,
        show_first: notes::wants_show_first(session, own.id()).await?,
        seen: own.drawn_up_to,
        words: String::new(),
        words_name: String::new(),
    };
    let posted = PostedDeed {
        app,
        reader,
        language,
        own,
        form,
    };
    let intent = if posted.form.show_first {
        Intent::SubmitToBeShown
    } else {
        Intent::Submit
    };
    posted.carry_out(intent, None).await
}

/// A posted deed that was read, with the practice as it was loaded.
struct PostedDeed<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    own: &'a OwnPractice,
    form: DeedForm,
}

impl PostedDeed<'_> {
    /// Carries out the deed, and forgets its note, which a session keeps.
    async fn carry_out(
        self,
        intent: Intent,
        notes_in: Option<&Session>,
    ) -> Result<Response, Failure> {
        let (app, own) = (self.app, self.own);
        let done = match actions::act(app, self.reader, own.id(), self.form.seen, intent).await {
            Ok(done) => done,
            Err(error) => return self.answer_error(error),
        };
        if let Some(session) = notes_in {
            notes::forget(session, own.id(), done.deed).await?;
        }
        Ok(redirect_after(own, &done, app.words(self.language)))
    }

    /// Shows the page with the problem of the words, unless it no longer offers the deed and has no box for them.
    async fn refuse(self, refused: &Refused) -> Result<Response, Failure> {
        if !self.own.deeds().contains(&self.form.deed) {
            return Ok(self.draw_not_now());
        }
        let (app, reader, own) = (self.app, self.reader, self.own);
        let page = load_page(app, reader, self.language, None, own, refused).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    }

    /// The page of a deed that the practice room refused.
    fn answer_error(self, error: Error) -> Result<Response, Failure> {
        let t = self.app.words(self.language);
        Ok(match error {
            Error::Incomplete(_) => self.draw_check(SubmitAttempt::Incomplete),
            Error::TooMany { most } => {
                let why = t.say("drafting-too-many").with("most", most);
                self.draw_check(SubmitAttempt::Hindered(why.to_string()))
            }
            Error::TooManyDrafts { most } => {
                let address = self.own.address();
                let frame = draw_frame(self.app, self.reader, self.language, address, None);
                draw_too_many_drafts(frame, most, self.form.words)
            }
            Error::Overtaken(first) => {
                let why = overtaken_line(t, self.reader, &first);
                self.draw_overtaken(why)
            }
            Error::Denied(_) => self.draw_not_now(),
            error => return Err(into_failure(error)),
        })
    }

    fn draw_check(&self, attempt: SubmitAttempt) -> Response {
        let (app, reader, own) = (self.app, self.reader, self.own);
        let page = draw_check_page(app, reader, self.language, None, own, attempt);
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }

    fn draw_not_now(self) -> Response {
        let t = self.app.words(self.language);
        self.draw_overtaken(t.say("drafting-not-now").to_string())
    }

    fn draw_overtaken(self, why: String) -> Response {
        let (app, reader, own) = (self.app, self.reader, self.own);
        draw_overtaken(app, reader, self.language, own, why, self.form.words)
    }
}

/// Redirects after a deed, with a notice that says what was done.
fn redirect_after(own: &OwnPractice, done: &Done, t: Messages) -> Response {
    let to: Address = match done.deed {
        Deed::Discard => address::my_practices(),
        _ => own.address(),
    };
    let message = match (done.already, done.deed) {
        (true, _) => t.say("drafting-already"),
        // The page itself is the receipt.
        (_, Deed::Submit) => return Redirect::to(&to, t.language()).into_response(),
        (_, deed) => t.of("drafting-done", deed),
    };
    Redirect::to(&to, t.language())
        .saying(Notice::good(message))
        .into_response()
}
