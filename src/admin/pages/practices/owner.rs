//! `/admin/practices/{id}/owner`: a practice whose owner is suspended gets another one. An administrator hands it to a
//! co-author, or invites a person by mail. No machine does so: the suspension may be a mistake, and a practice that has a
//! new owner waits no longer with the suspended account.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::account::actions as accounts;
use crate::account::boxes::KeptBoxes;
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address::{self, Address};
use crate::admin::forms::owner::{EMAIL, is_of_owner, new_owner};
use crate::admin::model::AdminPracticeList;
use crate::admin::pages::AdminVisit;
use crate::admin::views::owner::OwnerPage;
use crate::admin::views::practices::list_address;
use crate::app::App;
use crate::practice::actions::{self as practices, Error, Intent};
use crate::practice::model::{AuthorsSeq, PracticeId};
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};
use crate::workflow::Deed;

fn boxes(id: PracticeId) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || address::admin_practice_owner(id),
        form: "owner",
        is_text: is_of_owner,
        choices: &[],
    }
}

/// Shows who may own it.
pub async fn get(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
    Path(id): Path<PracticeId>,
) -> Result<OwnerPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = address::admin_practice_owner(id);
    let seq = visit.drawn_up_to();
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, id, (seq, kept.as_ref())).await
}

/// Gives it to a co-author, or invites a person.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<PracticeId>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let kept = boxes(id);
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let read = new_owner(&app, &typed).ok_or(Failure::Unreadable("deed"))?;
    let refused = match read {
        Err(refused) => refused,
        Ok(intent) => match carry_out(&app, &reader, id, (intent, &typed)).await? {
            Err(problem) => Refused::with_problem(typed, EMAIL, problem),
            Ok(says) => {
                kept.forget(&app, &reader).await?;
                let list = list_address(AdminPracticeList::WithoutOwner);
                let notice = Notice::good(app.words(language).say(says));
                return Ok(Redirect::to(&list, language).saying(notice).into_response());
            }
        },
    };
    let here = address::admin_practice_owner(id);
    let visit = AdminVisit::new(&app, &reader, language, here, None);
    let page = load_page(visit, id, (None, Some(&refused))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What the list says then, or the problem with the address.
async fn carry_out(
    app: &App,
    reader: &Administrator,
    id: PracticeId,
    (intent, typed): (Intent, &Typed),
) -> Result<Result<&'static str, Problem>, Failure> {
    let deed = intent.deed();
    if deed == Deed::InviteOwner {
        match accounts::take_invitation(app, reader).await {
            Ok(()) => {}
            Err(accounts::Error::TooMany(_)) => {
                return Ok(Err(Problem::own("admin-owner-problem-many")));
            }
            Err(error) => return Err(error.into()),
        }
    }
    let seen = AuthorsSeq::of_form(typed.get("seq"));
    Ok(Ok(
        match practices::act(app, reader, id, seen, intent).await {
            Ok(done) if done.already => "admin-owner-already",
            Ok(_) if deed == Deed::InviteOwner => "admin-owner-invited",
            Ok(_) => "admin-owner-handed-over",
            // The same button, pressed twice.
            Err(Error::InvitedAlready(at)) if at > seen => "admin-owner-already",
            Err(Error::InvitedAlready(_) | Error::TooManyAuthors { .. }) => {
                return Ok(Err(Problem::own("admin-owner-problem-listed")));
            }
            Err(Error::NotFound) => return Err(Failure::NotFound),
            Err(Error::Fault(fault)) => return Err(fault.into()),
            // Another administrator was first, or the account was restored.
            Err(_) => "admin-owner-changed",
        },
    ))
}

async fn load_page(
    visit: AdminVisit<'_>,
    id: PracticeId,
    (seq, refused): (Option<i64>, Option<&Refused>),
) -> Result<OwnerPage, Failure> {
    let (app, reader) = (visit.app, visit.reader);
    let mut db = app.db.read().await?;
    let found = practices::ownerless_practice(&mut db, reader, id).await?;
    let mut found = found.ok_or(Failure::NotFound)?;
    if let Some(seq) = seq {
        found.drawn_up_to = AuthorsSeq(seq);
    }
    let kept = boxes(id);
    let frame = kept.open_form(visit.load_frame(&mut db).await?);
    let shown = kept.load(app, &mut db, reader, (refused, frame.t)).await?;
    let mut people = vec![found.case.practice.owner_id];
    people.extend(found.co_authors.iter().filter_map(|one| one.account_id));
    let names = queries::names_of(&mut db, &people).await?;
    Ok(OwnerPage::new(
        frame,
        &found,
        &names,
        (app.clock.now(), shown),
    ))
}
