//! `/admin/replies/new` and `/admin/replies/{id}`: the form of a template. A form carries the version that it was drawn
//! with, so that no administrator overwrites what another one saved meanwhile.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::account::boxes::KeptBoxes;
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address::{self, Address};
use crate::admin::forms::{self, reply as reply_form};
use crate::admin::pages::AdminVisit;
use crate::admin::views::reply::{PresentReply, ReplyPage, reply_address};
use crate::app::App;
use crate::db::ids::{ReplyId, ReplyVersion};
use crate::language::Language;
use crate::review::actions::{self as review, SavedReply};
use crate::review::model::ReplyTemplate;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// What is typed stays while the administrator is at another page.
fn boxes(id: Option<ReplyId>) -> KeptBoxes<impl Fn() -> Address + Sync> {
    KeptBoxes {
        page: move || reply_address(id),
        form: "reply",
        is_text: reply_form::is_of_reply,
        choices: reply_form::CHOICES,
    }
}

/// The form of a new template.
pub async fn new(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<ReplyPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = reply_address(None);
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, None, kept.as_ref()).await
}

/// Adds a template; a refused form is shown again as it was typed.
pub async fn create(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let kept = boxes(None);
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let refused = match forms::reply(&typed) {
        Ok(new) => {
            if review::add_reply(&app, &reader, &new).await?.is_some() {
                kept.forget(&app, &reader).await?;
                return Ok(to_list(&app, language, false));
            }
            Refused::with_problem(
                typed,
                "template_name",
                Problem::own("admin-problem-replies-full"),
            )
        }
        Err(refused) => refused,
    };
    draw_refused((&app, &reader, language), None, &refused).await
}

/// The form of one template.
pub async fn reply(
    State(app): State<App>,
    reader: Administrator,
    Path(id): Path<i64>,
    visit: FormVisit,
) -> Result<ReplyPage, Failure> {
    let present = load_reply(&app, ReplyId(id)).await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = reply_address(Some(present.id));
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, Some(&present), kept.as_ref()).await
}

/// Saves a template, and archives it or offers it.
pub async fn save(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let present = load_reply(&app, ReplyId(id)).await?;
    let id = present.id;
    let kept = boxes(Some(id));
    if let Some(left) = kept.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let new = match forms::reply(&typed) {
        Ok(new) => new,
        Err(refused) => {
            return draw_refused((&app, &reader, language), Some(&present), &refused).await;
        }
    };
    let started_from = typed.get(reply_form::VERSION).parse::<ReplyVersion>();
    let drawn_at = (
        id,
        started_from.map_err(|_| Failure::Unreadable("version"))?,
    );
    let archives = typed.get("deed") == "archive";
    let saved = review::save_reply(&app, &reader, drawn_at, &new, archives).await?;
    match saved.ok_or(Failure::NotFound)? {
        SavedReply::Stored => {
            kept.forget(&app, &reader).await?;
            Ok(to_list(&app, language, archives))
        }
        SavedReply::Overtaken(present) => {
            draw_overtaken((&app, &reader, language), &present, typed).await
        }
    }
}

/// Who posted a form, and in which language.
type Posting<'a> = (&'a App, &'a Administrator, Language);

/// The form as it was typed, with its problems.
async fn draw_refused(
    (app, reader, language): Posting<'_>,
    present: Option<&ReplyTemplate>,
    refused: &Refused,
) -> Result<Response, Failure> {
    let here = reply_address(present.map(|one| one.id));
    let visit = AdminVisit::new(app, reader, language, here, None);
    let page = load_page(visit, present, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn to_list(app: &App, language: Language, is_archived: bool) -> Response {
    let says = if is_archived {
        "admin-reply-archived"
    } else {
        "admin-reply-saved"
    };
    let notice = Notice::good(app.words(language).say(says));
    let list = Redirect::to(&address::admin_replies(), language);
    list.saying(notice).into_response()
}

async fn load_reply(app: &App, id: ReplyId) -> Result<ReplyTemplate, Failure> {
    let mut db = app.db.read().await?;
    let found = review::reply(&mut db, id).await?;
    found.ok_or(Failure::NotFound)
}

async fn load_page(
    visit: AdminVisit<'_>,
    present: Option<&ReplyTemplate>,
    refused: Option<&Refused>,
) -> Result<ReplyPage, Failure> {
    let (app, reader) = (visit.app, visit.reader);
    let mut db = app.db.read().await?;
    let kept = boxes(present.map(|one| one.id));
    let frame = kept.open_form(visit.load_frame(&mut db).await?);
    let shown = kept.load(app, &mut db, reader, (refused, frame.t)).await?;
    Ok(ReplyPage::new(frame, present, shown))
}

/// The form that came second, with what the template says now. Its next press replaces that knowingly.
async fn draw_overtaken(
    (app, reader, language): Posting<'_>,
    present: &ReplyTemplate,
    mut typed: Typed,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let by = match present.changed_by {
        Some(id) => queries::by_id(&mut db, id).await?,
        None => None,
    };
    drop(db);
    typed.set(reply_form::VERSION, present.version.to_string());
    let refused = Refused::only_typed(typed);
    let visit = AdminVisit::new(app, reader, language, reply_address(Some(present.id)), None);
    let page = load_page(visit, Some(present), Some(&refused)).await?;
    let by = by.map(|account| account.name.display());
    let page = page.overtaken_by(PresentReply::new(present, by));
    Ok((StatusCode::CONFLICT, page).into_response())
}
