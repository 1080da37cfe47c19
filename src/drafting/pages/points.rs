//! `/my/practices/{id}/points`: what the review team asks beside the answers, each point with *done* or *not done,
//! because*. Submitting with points that are not answered leads here first.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::practice::submit;
use super::{OwnPractice, draw_frame, into_failure, leave_for};
use crate::account::actions as accounts;
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{
    PointsButton, drawn_up_to, is_because, label, point_words, read_points,
};
use crate::drafting::views::{
    AskedPoints, OPEN_FORM, PointBoxes, PointsDrawer, PointsPage, Question,
};
use crate::language::{Language, Messages};
use crate::practice::actions;
use crate::practice::fields::Step;
use crate::practice::model::CommentThread;
use crate::web::unsent::{self, Unsent, UnsentNotice, form_to_show};
use crate::web::{
    Failure, FormVisit, Frame, Lang, Notice, OpenForm, Posted, Redirect, Refused, Session, Summary,
    Typed, posted,
};
use crate::workflow::Deed;

/// The query of the page after an attempt to submit.
const SUBMIT: (&str, &str) = ("submit", "yes");

/// The page that comes before a deed: before a submission the points that are not answered. That page submits without
/// answers, too.
pub(super) fn before(deed: Deed, own: &OwnPractice) -> Option<Address> {
    let page = address::my_practice_points(own.id()).query(SUBMIT.0, SUBMIT.1);
    (deed == Deed::Submit && own.unanswered_points() > 0).then_some(page)
}

/// Shows the points, with what was typed and not stored.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let asked = posted::query(query.as_deref())?;
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    if own.asked_points().is_empty() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let kept = visit.kept_form().map(Refused::only_typed);
    let sheet = PointsSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
        is_submitting: asked.get(SUBMIT.0) == SUBMIT.1,
    };
    Ok(sheet.draw(kept.as_ref()).await?.into_response())
}

/// Stores the answers, and submits the practice if that button was pressed.
pub async fn answer(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    session: Session,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let button = PointsButton::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let posted = PostedPoints {
        app: &app,
        session: &session,
        reader: &reader,
        language,
        own: &own,
        typed,
    };
    match button {
        PointsButton::Go(language, to) => {
            posted.keep().await?;
            Ok(leave_for(&to, language, None))
        }
        PointsButton::Clear => posted.forget().await,
        PointsButton::Save | PointsButton::Submit | PointsButton::SubmitUnanswered => {
            posted.store(&button).await
        }
    }
}

impl OwnPractice {
    /// The points that the review team asks to be answered, while a draft is open.
    pub(super) fn asked_points(&self) -> Vec<&CommentThread> {
        let open = self.comments.iter().filter(|thread| thread.is_asked());
        open.filter(|_| self.is_draft()).collect()
    }

    /// How many of them are not answered.
    pub(super) fn unanswered_points(&self) -> usize {
        let points = self.asked_points().into_iter();
        points.filter(|point| point.answer().is_none()).count()
    }

    /// What draws the points on a page.
    pub(super) fn points_drawer<'a>(
        &'a self,
        frame: &'a Frame,
        reader: &Account,
    ) -> PointsDrawer<'a> {
        PointsDrawer {
            frame,
            practice: self.id(),
            reader: reader.id,
            threads: &self.comments,
            is_draft: self.is_draft(),
            step: None,
        }
    }

    /// Puts the open points of a step beside its questions, and lists those of the whole form while a draft is open.
    pub(super) fn points_of_step(
        &self,
        frame: &Frame,
        reader: &Account,
        step: Step,
        questions: &mut [Question],
    ) -> Option<AskedPoints> {
        let points = PointsDrawer {
            step: Some(step),
            ..self.points_drawer(frame, reader)
        };
        points.put_beside(questions);
        points.list().filter(|_| self.is_draft())
    }
}

/// Posted answers, with the practice as it was loaded.
struct PostedPoints<'a> {
    app: &'a App,
    session: &'a Session,
    reader: &'a Account,
    language: Language,
    own: &'a OwnPractice,
    typed: Typed,
}

impl PostedPoints<'_> {
    fn page(&self) -> Address {
        address::my_practice_points(self.own.id())
    }

    async fn keep(&self) -> Result<(), Failure> {
        let form = unsent::Form {
            words: point_words(&self.typed),
            drawn_with: self.typed.get(unsent::DRAWN_WITH),
            is_text: is_because,
        };
        accounts::keep_unsent(self.app, self.reader, &self.page(), form).await?;
        Ok(())
    }

    async fn forget(&self) -> Result<Response, Failure> {
        accounts::forget_unsent(self.app, self.reader, &self.page()).await?;
        let cleared = Notice::good(self.app.words(self.language).say("unsent-cleared"));
        let back = Redirect::to(&self.page(), self.language);
        Ok(back.saying(cleared).into_response())
    }

    /// Stores the answers: all of them, or none if one has a problem.
    async fn store(&self, button: &PointsButton) -> Result<Response, Failure> {
        if !self.own.is_draft() {
            self.keep().await?;
            let notice = Notice::warn(self.app.words(self.language).say("drafting-no-draft"));
            let back = Redirect::to(&self.own.address(), self.language);
            return Ok(back.saying(notice).into_response());
        }
        let points = self.own.asked_points();
        let answers = match read_points(&self.typed, &points) {
            Ok(answers) => answers,
            Err(refused) => {
                self.keep().await?;
                return self.draw(Some(&refused), false).await;
            }
        };
        let (id, seen) = (self.own.id(), drawn_up_to(&self.typed));
        let stored = actions::answer_points(self.app, self.reader, id, seen, answers).await;
        stored.map_err(into_failure)?;
        accounts::forget_unsent(self.app, self.reader, &self.page()).await?;
        self.go_on(button).await
    }

    /// What follows when the answers are stored.
    async fn go_on(&self, button: &PointsButton) -> Result<Response, Failure> {
        let (app, reader) = (self.app, self.reader);
        let id = self.own.id().to_string();
        let own = OwnPractice::find(app, reader, &id).await?;
        if *button == PointsButton::Save {
            let saved = Notice::good(app.words(self.language).say("drafting-saved"));
            let answered = Redirect::to(&own.address(), self.language).saying(saved);
            return Ok(answered.into_response());
        }
        if *button == PointsButton::Submit && own.unanswered_points() > 0 {
            let stored = PostedPoints {
                own: &own,
                typed: Typed::default(),
                ..*self
            };
            return stored.draw(None, true).await;
        }
        submit((app, self.session), reader, self.language, &own).await
    }

    async fn draw(
        &self,
        refused: Option<&Refused>,
        is_submitting: bool,
    ) -> Result<Response, Failure> {
        let sheet = PointsSheet {
            app: self.app,
            reader: self.reader,
            language: self.language,
            notice: None,
            own: self.own,
            is_submitting,
        };
        let page = sheet.draw(refused).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    }
}

/// Draws the page.
struct PointsSheet<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    notice: Option<Notice>,
    own: &'a OwnPractice,
    /// Whether the author has tried to submit.
    is_submitting: bool,
}

impl PointsSheet<'_> {
    /// The page with a refused form, or with what was kept.
    async fn draw(&self, refused: Option<&Refused>) -> Result<PointsPage, Failure> {
        let (app, reader, own) = (self.app, self.reader, self.own);
        let page = address::my_practice_points(own.id());
        let mut db = app.db.read().await?;
        let kept = Unsent::read(&mut db, reader.id, &page, app.clock.now()).await?;
        drop(db);
        let form = form_to_show(refused, kept.as_ref(), is_because);
        let plain = draw_frame(
            app,
            reader,
            self.language,
            page.clone(),
            self.notice.clone(),
        );
        let frame = plain.with_open_form(Some(OpenForm {
            id: OPEN_FORM,
            saves_at_sign_out: true,
        }));
        let t = frame.t;
        let boxes = PointBoxes::all(&own.points_drawer(&frame, reader), form.as_ref());
        let fields = boxes.iter().flat_map(|one| [&one.choice, &one.because]);
        let summary = Summary::of(t, fields);
        let asks = Some(own.unanswered_points()).filter(|left| self.is_submitting && *left > 0);
        Ok(PointsPage {
            summary,
            title: own.title(t),
            asks: asks.map(|left| {
                t.say("drafting-points-asks")
                    .with("count", left)
                    .to_string()
            }),
            unsent: notice(t, kept.as_ref(), form.as_ref(), &boxes),
            boxes,
            seq: own.drawn_up_to.0,
            action: frame.to(&page),
            back: frame.to(own.address()),
            frame,
        })
    }
}

/// The notice about words typed earlier, and about those whose point is no longer asked.
fn notice(
    t: Messages,
    kept: Option<&Unsent>,
    form: Option<&Refused>,
    boxes: &[PointBoxes],
) -> UnsentNotice {
    let words = form.map(|form| point_words(&form.typed));
    let has_box = |name: &str| {
        let mut fields = boxes.iter().flat_map(|one| [&one.choice, &one.because]);
        fields.any(|field| field.name == name)
    };
    UnsentNotice::new(t, kept, words.as_ref(), has_box, |name| {
        let labelled = label(t, name).filter(|_| is_because(name));
        labelled.map(|message| message.to_string())
    })
}
