//! `/review/{practice}`: the desk of one submission, and every deed on it by one form address.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::account::actions as accounts;
use crate::account::model::{EmailAddress, Role};
use crate::account::reader::{Reviewer, frame};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::mail::actions as outbox;
use crate::practice::actions::{self, Done, Error, Intent, Overtaken};
use crate::practice::face::Sender;
use crate::practice::model::{PracticeId, Seq};
use crate::review::forms::{self, DESK, Given, Pressed};
use crate::review::views::{ConflictPage, Desk, DeskPage, Happened, LetterPage, People};
use crate::web::kept::{DrawnUpTo, Returned};
use crate::web::{
    Failure, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Typed, Waiting, posted,
};
use crate::workflow::{self, Deed, State as Revised, TABLE};

/// The desk.
pub async fn desk(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Waiting(notice): Waiting,
    (Returned(returned), DrawnUpTo(drawn)): (Returned, DrawnUpTo),
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let id = super::practice(&id)?;
    let asked = posted::decode(query.unwrap_or_default().as_bytes())?;
    let number = match asked.get("revision") {
        "" => None,
        number => Some(number.parse().map_err(|_| Failure::NotFound)?),
    };
    let mut desk = load(&app, &reviewer, id, number).await?;
    // The page of a form whose deed failed carries on the number that the form had.
    desk.case.practice.seq = drawn.map_or(desk.case.practice.seq, Seq);
    let frame =
        frame(&app, &reviewer, language, address::review(id), notice).with_waiting(desk.waiting);
    if let Some((deed, typed)) = returned.as_ref().and_then(|typed| homeless(&desk, typed)) {
        let refused = Refused::only_typed(typed.clone());
        let asked = Asked {
            app: &app,
            reviewer: &reviewer,
            language,
            frame,
            desk,
            typed,
        };
        return asked.refuse(deed, &refused);
    }
    let returned = returned.map(Refused::only_typed);
    page(&app, frame, &desk, returned.as_ref(), StatusCode::OK)
}

/// Words that went with a deed which cannot be done any more: no form of the desk could show them.
fn homeless(desk: &Desk, typed: &Typed) -> Option<(Deed, Typed)> {
    let (Pressed::Deed(deed) | Pressed::Letter(Some(deed))) = Pressed::read(typed)? else {
        return None;
    };
    let over = workflow::step(deed, &desk.situation, &desk.actor).is_err();
    (over && !typed.get("reasons").trim().is_empty()).then(|| (deed, typed.clone()))
}

/// A reviewer does something, or asks for the letter first.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = super::practice(&id)?;
    let pressed = Pressed::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let frame = frame(&app, &reviewer, language, address::review(id), None);
    let desk = match load(&app, &reviewer, id, None).await {
        // Whoever lost the practice while writing about it still gets the words back.
        Err(Failure::NotFound) if !typed.get("reasons").trim().is_empty() => {
            let page = ConflictPage::not_yours(frame, &typed);
            return Ok((StatusCode::NOT_FOUND, Html(page.render()?)).into_response());
        }
        loaded => loaded?,
    };
    let asked = Asked {
        app: &app,
        reviewer: &reviewer,
        language,
        frame: frame.with_waiting(desk.waiting),
        desk,
        typed,
    };
    match pressed {
        Pressed::Deed(deed) if DESK.contains(&deed) => asked.carry_out(deed).await,
        Pressed::Deed(_) => Err(Failure::NotFound),
        Pressed::Letter(Some(deed)) => asked.letter(deed).await,
        Pressed::Letter(None) => asked.refuse_choice(),
        Pressed::Write(_) => {
            let typed = Refused::only_typed(asked.typed);
            page(&app, asked.frame, &asked.desk, Some(&typed), StatusCode::OK)
        }
    }
}

/// Everything that the desk of a practice shows to this reader, read at one moment.
async fn load(
    app: &App,
    reviewer: &Reviewer,
    id: PracticeId,
    number: Option<i64>,
) -> Result<Desk, Failure> {
    let mut db = app.db.read_moment().await?;
    let found = actions::case(app, &mut db, reviewer, id).await?;
    let (case, situation, actor) = found.ok_or(Failure::NotFound)?;
    let mut revisions = actions::revisions(&mut db, &actor, id).await?;
    // Drafts belong to their authors' own pages, even if one of them reviews.
    revisions.retain(|one| !matches!(one.state, Revised::Draft | Revised::Discarded));
    let shown = match number {
        None => revisions.last(),
        Some(number) => revisions.iter().find(|one| one.number == number),
    };
    let shown = shown.cloned().ok_or(Failure::NotFound)?;
    let answers = actions::answers(&mut db, &actor, &shown).await;
    let answers = answers.map_err(trouble)?;
    let sender = match shown.submitted_by {
        Some(by) if by == case.practice.owner_id => accounts::by_id(&mut db, by).await?,
        _ => None,
    };
    let history = actions::history(&mut db, &actor, id).await?;
    let mails = outbox::timeline(&mut db, id.0, None).await?;
    let assigns = workflow::step(Deed::Assign, &situation, &actor).is_ok();
    let eligible = if assigns {
        actions::eligible_reviewers(&mut db, &case).await?
    } else {
        Vec::new()
    };
    let barred = if workflow::step(Deed::SetAsideBar, &situation, &actor).is_ok() {
        actions::barred_as_focal_points(&mut db, &[id]).await?
    } else {
        Vec::new()
    };
    let mut ids: Vec<_> = history.iter().filter_map(|event| event.actor_id).collect();
    ids.extend(barred.iter().map(|one| one.account_id));
    let details = history.iter().map(|event| &event.details);
    let named = details.flat_map(|one| [one.account, one.former, one.suggested]);
    let mailed = mails.iter().map(|mail| mail.account);
    ids.extend(
        named
            .chain(mailed)
            .flatten()
            .map(crate::account::model::AccountId),
    );
    ids.push(case.practice.owner_id);
    ids.extend(case.practice.first_submitted_by);
    ids.sort_unstable();
    ids.dedup();
    let submitter = accounts::by_id(&mut db, case.practice.submitter()).await?;
    let people = People {
        names: accounts::names_of(&mut db, &ids).await?,
        reader: reviewer.id,
        party: actor.party,
    };
    let counts = crate::review::actions::counts(app, &mut db, reviewer).await?;
    Ok(Desk {
        waiting: counts.waiting,
        case,
        situation,
        actor,
        revisions,
        shown,
        answers,
        sender: sender.as_ref().map(Sender::from),
        history,
        mails,
        eligible,
        barred,
        people,
        submitter,
    })
}

fn page(
    app: &App,
    frame: Frame,
    desk: &Desk,
    refused: Option<&Refused>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let page = DeskPage::new(app, frame, desk, refused);
    Ok((status, Html(page.render()?)).into_response())
}

/// A form that arrived, with the desk as it stands now.
struct Asked<'a> {
    app: &'a App,
    reviewer: &'a Reviewer,
    language: Language,
    frame: Frame,
    desk: Desk,
    typed: Typed,
}

impl Asked<'_> {
    async fn carry_out(self, deed: Deed) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        let intent = match self.intent(deed).await? {
            Ok(intent) => intent,
            Err(refused) => return self.refuse(deed, &refused),
        };
        let moved = match &intent {
            Intent::Move(objective) => Some(*objective),
            _ => None,
        };
        match actions::act(self.app, self.reviewer, id, self.seen(), intent).await {
            Ok(done) => {
                let away = moved.is_some_and(|objective| {
                    self.reviewer.role != Role::Administrator
                        && !self.reviewer.scope.covers(objective)
                });
                Ok(self.after(&done, away))
            }
            Err(error) => self.not_done(deed, error).await,
        }
    }

    /// The letter that a decision would send.
    async fn letter(self, deed: Deed) -> Result<Response, Failure> {
        let id = self.desk.case.practice.id;
        let decision = match self.intent(deed).await? {
            Ok(Intent::Decide(decision)) => decision,
            Ok(_) => return Err(Failure::NotFound),
            Err(refused) => return self.refuse(deed, &refused),
        };
        match actions::rehearse(self.app, self.reviewer, id, self.seen(), decision).await {
            Ok(letters) => {
                let (app, typed) = (self.app, &self.typed);
                let page = LetterPage::new(app, self.frame, &self.desk, deed, &letters, typed);
                Ok(Html(page.render()?).into_response())
            }
            Err(error) => self.not_done(deed, error).await,
        }
    }

    fn seen(&self) -> Seq {
        forms::seen(&self.typed)
    }

    /// Reads the form. What it names is looked for first, so that the reading itself asks nobody.
    async fn intent(&self, deed: Deed) -> Result<Result<Intent, Refused>, Failure> {
        let typed = match deed {
            Deed::Decline => self.typed.get("duplicate_of"),
            Deed::TakeDown => self.typed.get("replaced_by"),
            _ => "",
        };
        let mut db = self.app.db.read().await?;
        let named = crate::review::actions::named(&mut db, typed).await?;
        let receiver = match EmailAddress::parse(self.typed.get("receiver")) {
            Ok(email) if deed == Deed::HandOver => accounts::by_email(&mut db, &email).await?,
            _ => None,
        };
        drop(db);
        let allowed = workflow::step(deed, &self.desk.situation, &self.desk.actor).ok();
        let row = allowed.or_else(|| TABLE.iter().find(|row| row.deed == deed));
        let given = Given {
            needs: row.map_or(workflow::Reasons::None, |row| row.reasons),
            named,
            receiver: receiver.map(|account| account.id),
            now: self.app.clock.now(),
            zone: &self.app.settings.time_zone,
        };
        Ok(forms::read(deed, &self.typed, &given))
    }

    /// The desk with what is wrong; if the deed cannot be done any more, that is said instead.
    fn refuse(self, deed: Deed, refused: &Refused) -> Result<Response, Failure> {
        if let Err(no) = workflow::step(deed, &self.desk.situation, &self.desk.actor) {
            let happened = match (self.first(), no) {
                (Some(first), _) => Happened::Overtaken(first),
                (None, workflow::Refused::NotYours) => return Err(Failure::NotFound),
                (None, no) => Happened::Refused(no),
            };
            return self.conflict(deed, &happened);
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        page(self.app, self.frame, &self.desk, Some(refused), status)
    }

    fn refuse_choice(self) -> Result<Response, Failure> {
        let mut refused = Refused::only_typed(self.typed);
        refused.add("decision", Problem::NotChosen);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        page(self.app, self.frame, &self.desk, Some(&refused), status)
    }

    /// What somebody else did since the form was drawn.
    fn first(&self) -> Option<Overtaken> {
        let seen = self.seen();
        let later = |event: &&crate::practice::model::Event| {
            event.seq > seen && event.actor_id != Some(self.reviewer.id)
        };
        let event = self.desk.history.iter().rev().find(later)?;
        Some(Overtaken {
            deed: Deed::parse(&event.deed)?,
            by: event.actor_id,
            at: event.at,
        })
    }

    async fn not_done(mut self, deed: Deed, error: Error) -> Result<Response, Failure> {
        let happened = match error {
            Error::Unfit => return self.unfit(deed),
            Error::Overtaken(first) => Happened::Overtaken(first),
            Error::Refused(no) => Happened::Refused(no),
            // Whoever decided has nothing left to undo once it took effect: that is no reason to hide the desk.
            Error::NotFound => Happened::Overtaken(self.first().ok_or(Failure::NotFound)?),
            other => return Err(trouble(other)),
        };
        // As things stand after whoever was first.
        self.desk = load(self.app, self.reviewer, self.desk.case.practice.id, None).await?;
        self.frame = self.frame.with_waiting(self.desk.waiting);
        self.conflict(deed, &happened)
    }

    fn conflict(self, deed: Deed, happened: &Happened) -> Result<Response, Failure> {
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

    /// Who or what was named does not fit.
    fn unfit(self, deed: Deed) -> Result<Response, Failure> {
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
        refused.add(field, problem);
        self.refuse(deed, &refused)
    }

    /// Where it goes on: after a decision to the queue, where its Undo stands.
    fn after(&self, done: &Done, away: bool) -> Response {
        let t = self.frame.t;
        let id = self.desk.case.practice.id;
        let queue = |notice| Redirect::to(&address::queue(), self.language).saying(notice);
        let word = done.deed.as_str();
        let redirect = match done.deed.verdict() {
            Some(_) if !self.app.settings.undo.is_zero() || done.effective_at > done.undo_until => {
                Redirect::to(&address::queue().query("decided", id), self.language)
            }
            Some(verdict) => queue(Notice::good(t.of("review-done-at-once", verdict.as_str()))),
            None if away || matches!(done.deed, Deed::Release | Deed::MarkSpam) => {
                queue(Notice::good(t.of("review-done", word)))
            }
            None => Redirect::to(&address::review(id), self.language)
                .saying(Notice::good(t.of("review-done", word))),
        };
        redirect.into_response()
    }
}

/// What no page of this room has a place for.
fn trouble(error: Error) -> Failure {
    match error {
        Error::NotFound | Error::Refused(workflow::Refused::NotYours) => Failure::NotFound,
        Error::Fault(fault) => fault.into(),
        Error::Overtaken(_) | Error::Refused(_) => Failure::Overtaken,
        Error::Unfit
        | Error::Incomplete(_)
        | Error::TooMany { .. }
        | Error::TooManyDrafts { .. } => {
            tracing::error!(%error, "a reviewer's deed failed in a way that is none of its own");
            Failure::Fault
        }
    }
}
