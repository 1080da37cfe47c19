//! `/my/practices/{id}/authors`: the owner invites, orders and removes co-authors; a co-author leaves. What is typed into
//! the boxes of an invitation stays until it is sent.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{OwnPractice, draw_frame, into_failure};
use crate::account::actions as accounts;
use crate::account::boxes::KeptBoxes;
use crate::account::model::Account;
use crate::account::queries;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::drafting::forms::{EMAIL, drawn_up_to, is_of_authors, read_authors};
use crate::drafting::views::{AuthorPeople, AuthorsPage, AuthorsSection, InviteBoxes, OPEN_FORM};
use crate::language::{Language, Messages};
use crate::mail::actions as outbox;
use crate::mail::model::NoticeFate;
use crate::mail::relation::Relation;
use crate::practice::actions::{self, Error, Intent};
use crate::practice::model::{CoAuthor, CoAuthorState, PracticeId, Seq};
use crate::web::{
    Failure, FormVisit, Frame, Lang, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};
use crate::workflow::{self, Deed};

/// The boxes of the page of this practice.
fn boxes(id: PracticeId) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || address::my_practice_authors(id),
        form: OPEN_FORM,
        is_text: is_of_authors,
        choices: &[],
    }
}

/// Shows who the authors are, with what was typed and not sent.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find_for_form(&app, &reader, &id, &visit).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
    };
    Ok(draw(&sheet, kept.as_ref()).await?.into_response())
}

/// Carries out a deed of the page. A box that the deed does not use keeps what was typed.
pub async fn act(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let kept = boxes(own.id());
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let read = read_authors(&app, &typed, &reader.email).ok_or(Failure::Unreadable("deed"))?;
    let sheet = AuthorsSheet {
        app: &app,
        reader: &reader,
        language,
        notice: None,
        own: &own,
    };
    match read {
        Ok(intent) => answer(&sheet, intent, &typed).await,
        Err(refused) => refuse(&sheet, &refused).await,
    }
}

impl OwnPractice {
    /// The authors for the page of the practice.
    pub(super) async fn authors_section(
        &self,
        app: &App,
        db: &mut Conn,
        frame: &Frame,
        reader: &Account,
    ) -> Result<AuthorsSection, Fault> {
        let people = self.people(app, db, frame.t, reader).await?;
        let label = if self.may(Deed::Invite) {
            "drafting-authors-change"
        } else {
            "drafting-authors-look"
        };
        Ok(AuthorsSection {
            lines: people.lines(false),
            offer: people.offered_to_reader(),
            ownership: frame.to(address::my_practice_ownership(self.id())),
            link: frame.to(address::my_practice_authors(self.id())),
            label: frame.t.say(label).to_string(),
        })
    }

    pub(super) async fn people<'a>(
        &'a self,
        app: &App,
        db: &mut Conn,
        t: Messages,
        reader: &Account,
    ) -> Result<AuthorPeople<'a>, Fault> {
        let owner = self.case.practice.owner_id;
        let ids = AuthorPeople::accounts_of(owner, &self.co_authors);
        // The page of a practice without co-authors asks for no account besides the reader's own.
        let accounts = if ids == [reader.id] {
            vec![reader.clone()]
        } else {
            queries::by_ids(db, &ids).await?
        };
        Ok(AuthorPeople {
            t,
            now: app.clock.now(),
            owner,
            reader: reader.id,
            co_authors: &self.co_authors,
            accounts: accounts.into_iter().map(|one| (one.id, one)).collect(),
            mails: self.mails_to_invited(db).await?,
            contact: app.settings.contact.email.to_string(),
        })
    }

    /// What became of the mails to invited people. Nothing is read where no person is invited.
    async fn mails_to_invited(&self, db: &mut Conn) -> Result<HashMap<Seq, NoticeFate>, Fault> {
        let is_invited = |one: &CoAuthor| one.state == CoAuthorState::Invited;
        if !self.co_authors.iter().any(is_invited) {
            return Ok(HashMap::new());
        }
        let mails = outbox::timeline(db, self.id(), None).await?;
        let to_invited = mails.into_iter();
        let to_invited = to_invited.filter(|mail| mail.relation == Relation::Invited);
        Ok(to_invited.map(|mail| (mail.seq, mail.fate)).collect())
    }

    pub(super) fn may(&self, deed: Deed) -> bool {
        workflow::step(deed, &self.situation, &self.actor).is_ok()
    }
}

/// A page with a form about a practice, drawn for one of its authors.
pub(super) struct AuthorsSheet<'a> {
    pub(super) app: &'a App,
    pub(super) reader: &'a Account,
    pub(super) language: Language,
    pub(super) notice: Option<Notice>,
    pub(super) own: &'a OwnPractice,
}

impl AuthorsSheet<'_> {
    /// Carries out a deed: what the next page says, or the form with a problem in it. A mail to a typed address uses what
    /// was typed, every other deed keeps it.
    pub(super) async fn carry_out<P: Fn() -> Address + Sync>(
        &self,
        kept: &KeptBoxes<P>,
        intent: Intent,
        typed: &Typed,
    ) -> Result<Result<Notice, Refused>, Failure> {
        let (app, reader) = (self.app, self.reader);
        let invites = intent.invites();
        if invites {
            if let Err(refused) = take_invitation(app, reader, typed).await? {
                return Ok(Err(refused));
            }
        } else {
            kept.keep_typed(app, reader, typed).await?;
        }
        let t = app.words(self.language);
        let done = act_on_authors(app, reader, self.own, intent, (typed, t)).await?;
        if invites && done.is_ok() {
            kept.forget(app, reader).await?;
        }
        Ok(done)
    }

    /// The frame of the page, whose ways keep what is typed.
    pub(super) fn frame<P: Fn() -> Address + Sync>(&self, kept: &KeptBoxes<P>) -> Frame {
        let (here, notice) = ((kept.page)(), self.notice.clone());
        kept.open_form(draw_frame(
            self.app,
            self.reader,
            self.language,
            here,
            notice,
        ))
    }
}

/// Carries out a deed of the page of the authors.
async fn answer(
    sheet: &AuthorsSheet<'_>,
    intent: Intent,
    typed: &Typed,
) -> Result<Response, Failure> {
    let (deed, id) = (intent.deed(), sheet.own.id());
    let notice = match sheet.carry_out(&boxes(id), intent, typed).await? {
        Ok(notice) => notice,
        Err(refused) => return refuse(sheet, &refused).await,
    };
    let to = match deed {
        Deed::Leave => address::my_practices(),
        _ => address::my_practice_authors(id),
    };
    let answer = Redirect::to(&to, sheet.language).saying(notice);
    Ok(answer.into_response())
}

async fn refuse(sheet: &AuthorsSheet<'_>, refused: &Refused) -> Result<Response, Failure> {
    let page = draw(sheet, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn draw(sheet: &AuthorsSheet<'_>, refused: Option<&Refused>) -> Result<AuthorsPage, Failure> {
    let (app, reader, own) = (sheet.app, sheet.reader, sheet.own);
    let kept = boxes(own.id());
    let frame = sheet.frame(&kept);
    let t = frame.t;
    let mut db = app.db.read().await?;
    let shown = kept.load(app, &mut db, reader, (refused, t)).await?;
    let people = own.people(app, &mut db, t, reader).await?;
    drop(db);
    let invites = own.may(Deed::Invite);
    let form = shown.form.as_ref();
    let invite = invites.then(|| InviteBoxes::new(t, &own.co_authors, form));
    let fields = invite
        .iter()
        .flat_map(|boxes| [&boxes.email, &boxes.greeting]);
    Ok(AuthorsPage {
        summary: Summary::of(t, fields),
        title: own.title(t),
        lines: people.lines(invites),
        ownership: own
            .may(Deed::Offer)
            .then(|| frame.to(address::my_practice_ownership(own.id()))),
        unsent: shown.notice,
        leaves: own.may(Deed::Leave),
        seq: own.drawn_up_to.0,
        action: frame.to((kept.page)()),
        back: frame.to(own.address()),
        invite,
        frame,
    })
}

/// Counts the mail of an invitation before anything is done.
async fn take_invitation(
    app: &App,
    reader: &Account,
    typed: &Typed,
) -> Result<Result<(), Refused>, Failure> {
    let problem = match accounts::take_invitation(app, reader).await {
        Ok(()) => return Ok(Ok(())),
        Err(accounts::Error::TooMany(_)) => "drafting-problem-many-invitations",
        Err(accounts::Error::Crowded(_)) => "drafting-problem-many-mails",
        Err(error) => return Err(error.into()),
    };
    Ok(Err(at_email(typed, Problem::own(problem))))
}

/// Carries out a deed on the authors of a practice: what the next page says, or the form with a problem in it.
async fn act_on_authors(
    app: &App,
    reader: &Account,
    own: &OwnPractice,
    intent: Intent,
    (typed, t): (&Typed, Messages),
) -> Result<Result<Notice, Refused>, Failure> {
    let (deed, seen) = (intent.deed(), drawn_up_to(typed));
    let problem = match actions::act(app, reader, own.id(), seen, intent).await {
        Ok(done) if done.already => return Ok(Ok(Notice::good(t.say("drafting-already")))),
        Ok(_) => return Ok(Ok(Notice::good(t.of("drafting-done", deed)))),
        // The same button, pressed twice.
        Err(Error::InvitedAlready(at)) if at > seen => {
            return Ok(Ok(Notice::good(t.say("drafting-already"))));
        }
        Err(Error::InvitedAlready(_)) => Problem::own("drafting-problem-invited"),
        Err(Error::TooManyAuthors { most }) => {
            Problem::Own("drafting-authors-full", vec![("most", most.to_string())])
        }
        // The line was changed by another press, or in another window.
        Err(Error::Unfit | Error::Denied(_) | Error::Overtaken(_)) => {
            return Ok(Ok(Notice::warn(t.say("drafting-authors-changed"))));
        }
        Err(error) => return Err(into_failure(error)),
    };
    Ok(Err(at_email(typed, problem)))
}

/// A problem at the box of the address.
fn at_email(typed: &Typed, problem: Problem) -> Refused {
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(EMAIL, problem);
    refused
}
