//! `/account/sessions`: where the reader is signed in. To end a session takes the password again: a person who finds a
//! browser signed in must not be able to sign its owner out elsewhere.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use super::{FormFailure, PROOF_TOO_MANY, WrongProof, proof_failure};
use crate::account::views::{
    SessionLine, SessionsPage, account_tabs, current_password_field, draw,
};
use crate::account::{actions, forms};
use crate::address;
use crate::web::session::{self, Session, SessionKey};
use crate::web::{Failure, Notice, Posted, Summary, Typed};

/// The sessions, the latest seen first.
pub async fn get(visit: SignedInVisit, session: Session) -> Result<Response, Failure> {
    draw(
        StatusCode::OK,
        &sessions_page(&visit, &session, None).await?,
    )
}

/// Ends one session of the reader, or all but this browser's.
pub async fn post(
    visit: SignedInVisit,
    session: Session,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if let Err(failure) = prove(&visit, &typed).await? {
        return failure.draw(&sessions_page(&visit, &session, Some(&failure)).await?);
    }
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

/// Asks for the password again.
async fn prove(visit: &SignedInVisit, typed: &Typed) -> Result<Result<(), FormFailure>, Failure> {
    let password = match forms::current_password(typed) {
        Ok(password) => password,
        Err(refused) => return Ok(Err(FormFailure::Refused(refused))),
    };
    match actions::prove_again(&visit.app, &visit.reader, &password).await {
        Ok(()) => Ok(Ok(())),
        Err(error) => {
            let wrong = WrongProof::current_password();
            proof_failure(visit.words(), PROOF_TOO_MANY, error, typed, wrong).map(Err)
        }
    }
}

async fn sessions_page(
    visit: &SignedInVisit,
    session: &Session,
    failure: Option<&FormFailure>,
) -> Result<SessionsPage, Failure> {
    let mut conn = visit.app.db.read().await?;
    let open = session::list(&mut conn, visit.reader.id, visit.app.clock.now()).await?;
    drop(conn);
    let frame = visit.frame(address::account_sessions());
    let t = frame.t;
    let here = session.key();
    let rows: Vec<SessionLine> = open
        .into_iter()
        .map(|one| SessionLine {
            here: here.as_ref() == Some(&one.key),
            key: one.key.text(),
            browser: one.agent,
            since: t.moment(one.since.to_jiff()),
            seen: t.moment(one.seen.to_jiff()),
        })
        .collect();
    let refused = failure.map(FormFailure::refused);
    let password = current_password_field(t, refused);
    // Where the reader is signed in here only, there is nothing to end and no box.
    let drawn = Some(&password).filter(|_| rows.len() > 1);
    Ok(SessionsPage {
        tabs: account_tabs(t, &visit.reader),
        summary: Summary::of(t, drawn).with_undrawn(t, refused, drawn),
        rows,
        password,
        waiting: failure.and_then(FormFailure::waiting),
        frame,
    })
}
