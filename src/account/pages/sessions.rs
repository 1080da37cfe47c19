//! `/account/sessions`: where the reader is signed in.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use crate::account::actions;
use crate::account::views::{SessionLine, SessionsPage, account_tabs, draw};
use crate::address;
use crate::web::session::{self, Session, SessionKey};
use crate::web::{Failure, Notice, Posted, Typed};

/// The sessions, the latest seen first.
pub async fn get(visit: SignedInVisit, session: Session) -> Result<Response, Failure> {
    let mut conn = visit.app.db.read().await?;
    let open = session::list(&mut conn, visit.reader.id, visit.app.clock.now()).await?;
    drop(conn);
    let frame = visit.frame(address::account_sessions());
    let t = frame.t;
    let here = session.key();
    let rows = open
        .into_iter()
        .map(|one| SessionLine {
            here: here.as_ref() == Some(&one.key),
            key: one.key.text(),
            browser: one.agent,
            since: t.moment(one.since.to_jiff()),
            seen: t.moment(one.seen.to_jiff()),
        })
        .collect();
    let page = SessionsPage {
        tabs: account_tabs(t),
        rows,
        frame,
    };
    draw(StatusCode::OK, &page)
}

/// Ends one session of the reader, or all but this browser's.
pub async fn post(
    visit: SignedInVisit,
    session: Session,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let SignedInVisit { app, reader, .. } = &visit;
    if typed.get("deed") == "end_others" {
        let keep = session.key().ok_or(Failure::Fault)?;
        actions::end_other_sessions(app, reader.id, &keep).await?;
    } else if let Some(key) = SessionKey::parse(typed.get("session")) {
        actions::end_session(app, reader.id, &key).await?;
    }
    let notice = Notice::good(visit.words().say("account-sessions-ended"));
    let to = visit.redirect(&address::account_sessions());
    Ok(to.saying(notice).into_response())
}
