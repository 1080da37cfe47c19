//! `/admin/replies`: the templates that reviewers insert into their letters.

pub(crate) mod page;

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use super::{AdminVisit, load_names, name_of};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::views::replies::{RepliesPage, ReplyRow};
use crate::app::App;
use crate::review::actions as review;
use crate::web::{Failure, Flash, Lang, Notice, Posted, Redirect, Typed};

/// All templates: those that reviewers are offered, then the archived ones.
pub async fn replies(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Flash(notice): Flash,
) -> Result<RepliesPage, Failure> {
    let mut db = app.db.read().await?;
    let here = address::admin_replies();
    let visit = AdminVisit::new(&app, &reader, language, here, notice);
    let around = visit.load_surroundings(&mut db).await?;
    let all = review::replies(&mut db).await?;
    let people = all.iter().filter_map(|one| one.changed_by);
    let names = load_names(&mut db, people).await?;
    let rows = all
        .iter()
        .map(|one| ReplyRow::of(one, name_of(&names), &around.frame));
    let (offered, archived) = rows.partition(ReplyRow::is_offered);
    Ok(RepliesPage {
        offered,
        archived,
        tabs: around.tabs,
        frame: around.frame,
    })
}

/// Adds the examples in the language of the page.
pub async fn add_examples(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if typed.get("deed") != "examples" {
        return Err(Failure::Unreadable("deed"));
    }
    let added = review::add_examples(&app, Some(reader.id), language).await?;
    let says = app.words(language).say("admin-replies-added");
    let notice = Notice::good(says.with("count", added));
    let list = Redirect::to(&address::admin_replies(), language);
    Ok(list.saying(notice).into_response())
}
