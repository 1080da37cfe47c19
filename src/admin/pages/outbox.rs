//! `/admin/outbox`: the mails with the server's replies; an administrator sends them again or settles them, and asks for
//! a sample of each mail.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{AdminVisit, READ, SIZE, load_names, name_of};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::actions;
use crate::admin::store;
use crate::admin::views::outbox::{ListedMails, MailPage, MailRow, OutboxFilter, OutboxPage};
use crate::app::App;
use crate::db::{Conn, Timestamp};
use crate::mail::actions as mails;
use crate::mail::model::{MailId, OutboxRow};
use crate::mail::worker::Pulse;
use crate::web::paging::{Cursor, Direction, ListCounts, Slice};
use crate::web::{Failure, Flash, Lang, Notice, Posted, Queried, Redirect, Typed};

/// The mails of one state, or of all, newest first; those to one person if words of a name or an address are given.
pub async fn outbox(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
    pulse: Option<Extension<Pulse>>,
) -> Result<OutboxPage, Failure> {
    let filter = OutboxFilter::read(&asked);
    let cursor = read_cursor(&asked)?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_outbox(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let after = cursor.as_ref().map(|cursor| cursor.key);
    let after = after.map(|(at, id)| (at, MailId(id)));
    let (rows, counts) = read_mails(&mut db, &filter, after).await?;
    let mut slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| (row.at, row.id.0));
    slice.previous = None;
    let names = load_names(&mut db, slice.rows.iter().filter_map(|row| row.account)).await?;
    let outage = around.outage(pulse.as_deref(), app.clock.now());
    let list = ListedMails {
        rows: slice
            .rows
            .iter()
            .map(|mail| MailRow::of(mail, name_of(&names), &around.frame))
            .collect(),
        pages: slice.pages(around.frame.t, &filter.address()),
        position: counts.position(cursor.as_ref(), slice.rows.len(), SIZE),
        choose: filter.draw_choose(&around.frame, asked.get("from")),
    };
    Ok(OutboxPage::new(around, outage, &filter, list))
}

/// The place in the list; it has links to older mails only.
fn read_cursor(asked: &Typed) -> Result<Option<Cursor<(Timestamp, i64)>>, Failure> {
    let cursor: Option<Cursor<_>> = Cursor::read(Some(asked.get("from")))?;
    let is_newer = |cursor: &Cursor<_>| cursor.way == Direction::Before;
    if cursor.as_ref().is_some_and(is_newer) {
        return Err(Failure::UnreadablePlace);
    }
    Ok(cursor)
}

async fn read_mails(
    db: &mut Conn,
    filter: &OutboxFilter,
    after: Option<(Timestamp, MailId)>,
) -> Result<(Vec<OutboxRow>, ListCounts), Failure> {
    let sought = if filter.words.is_empty() {
        None
    } else {
        let accounts = store::accounts::accounts_with(db, &filter.words).await?;
        Some((accounts, filter.words.as_str()))
    };
    Ok(mails::read_page(db, sought, filter.state, after, READ).await?)
}

/// One mail with its text. The text of an account mail stays hidden.
pub async fn mail(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<MailId>,
    Flash(notice): Flash,
) -> Result<MailPage, Failure> {
    let mut db = app.db.read().await?;
    let found = mails::read(&mut db, id).await?.ok_or(Failure::NotFound)?;
    let names = load_names(&mut db, found.listed.account.into_iter()).await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_mail(id), notice);
    let frame = visit.load_frame(&mut db).await?;
    Ok(MailPage::of(found, name_of(&names), frame))
}

/// Sends the chosen mails again, settles them, or sends a sample of each mail.
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
            let count = actions::send_one_of_each(&app, &reader).await?;
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
