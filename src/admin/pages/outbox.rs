//! `/admin/outbox`: mails that wait, went or failed, with the server's words; resend; one of each.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{READ, SIZE, Surroundings, named, names, surroundings};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::actions;
use crate::admin::views::{MailPage, MailRow, OutboxPage};
use crate::app::App;
use crate::db::Timestamp;
use crate::mail::actions as mails;
use crate::mail::model::{MailId, MailState};
use crate::web::paging::{Cursor, Direction, Slice};
use crate::web::{Failure, Flash, Lang, Notice, Posted, Queried, Redirect, Typed};

/// The mails of one state, or of all, newest first.
pub async fn outbox(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<OutboxPage, Failure> {
    let state = MailState::parse(asked.get("state"));
    let cursor: Option<Cursor<(Timestamp, i64)>> = Cursor::read(Some(asked.get("from")))?;
    if cursor
        .as_ref()
        .is_some_and(|cursor| cursor.way == Direction::Before)
    {
        return Err(Failure::Unreadable("cursor"));
    }
    let mut db = app.db.read().await?;
    let place = (language, address::admin_outbox());
    let Surroundings {
        frame,
        tabs,
        counts,
        ..
    } = surroundings(&app, &mut db, &reader, place, notice).await?;
    let after = cursor
        .as_ref()
        .map(|cursor| (cursor.key.0, MailId(cursor.key.1)));
    let rows = mails::list(&mut db, state, after, READ).await?;
    let mut slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| (row.at, row.id.0));
    slice.previous = None;
    let names = names(&mut db, slice.rows.iter().filter_map(|row| row.account)).await?;
    let list = |state: Option<MailState>| {
        address::admin_outbox().query("state", state.map_or("all", MailState::as_str))
    };
    let lists = std::iter::once(None)
        .chain(MailState::ALL.iter().copied().map(Some))
        .map(|one| {
            let word = one.map_or("all", MailState::as_str);
            (
                frame.t.of("admin-outbox-list", word).to_string(),
                frame.to(list(one)),
                one == state,
            )
        });
    Ok(OutboxPage {
        lists: lists.collect(),
        pages: slice.pages(frame.t, &list(state)),
        rows: slice
            .rows
            .iter()
            .map(|mail| MailRow::of(mail, named(&names), &frame))
            .collect(),
        last_mail: counts.last_accepted_at.map(|at| frame.t.moment(at)),
        counts,
        frame,
        tabs,
    })
}

/// One mail with what it says; an account mail's text is shown to nobody.
pub async fn mail(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Flash(notice): Flash,
) -> Result<MailPage, Failure> {
    let mut db = app.db.read().await?;
    let found = mails::read(&mut db, MailId(id))
        .await?
        .ok_or(Failure::NotFound)?;
    let names = names(&mut db, found.listed.account.into_iter()).await?;
    let place = (language, address::admin_mail(MailId(id)));
    let frame = super::frame(&app, &mut db, &reader, place, notice).await?;
    Ok(MailPage::of(found, named(&names), frame))
}

/// Sends again, settles, or sends one of each.
pub async fn change_outbox(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let t = app.words(language);
    let back = Redirect::to(&address::admin_outbox(), language);
    let ids = typed
        .all("mail")
        .map(str::parse::<i64>)
        .collect::<Result<Vec<_>, _>>();
    let ids = ids.map_err(|_| Failure::Unreadable("mail"))?;
    let notice = match typed.get("deed") {
        "one_of_each" => {
            let count = actions::one_of_each(&app, &reader).await?;
            Notice::good(t.say("admin-outbox-sent-each").with("count", count))
        }
        _ if ids.is_empty() => Notice::warn(t.say("admin-outbox-none-chosen")),
        "resend" => {
            let mut count = 0;
            for id in ids {
                count += usize::from(actions::resend(&app, MailId(id)).await?);
            }
            Notice::good(t.say("admin-outbox-resent").with("count", count))
        }
        "settle" => {
            let mut count = 0;
            for id in ids {
                count += usize::from(actions::settle(&app, MailId(id)).await?);
            }
            Notice::good(t.say("admin-outbox-settled").with("count", count))
        }
        _ => return Err(Failure::Unreadable("deed")),
    };
    Ok(back.saying(notice).into_response())
}
