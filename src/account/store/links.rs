//! Requests for mailed links, and the hashes of the links' secrets.

use std::time::Duration;

use crate::account::model::{
    AccountId, EmailAddress, LinkPurpose, LinkRequest, RegistrationId, RequestId, RequestState,
};
use crate::db::{Engine, Fault, Timestamp, Tx};

/// Whether a request's links work at the time that is bound to this parameter.
macro_rules! is_open {
    ($now:literal) => {
        concat!(
            "used_at IS NULL AND ended_at IS NULL AND expires_at > ",
            $now
        )
    };
}

/// Whether an open request ends with what its account's credentials granted. Only a request to stop a move which has
/// taken place since does not end.
macro_rules! ends_with_credentials {
    () => {
        "(link_request.purpose <> 'stop_address' OR NOT EXISTS
             (SELECT 1
              FROM link_request taken
              WHERE taken.account_id = link_request.account_id AND taken.purpose = 'new_address'
                AND taken.used_at IS NOT NULL AND taken.ended_at IS NULL AND taken.id > link_request.id))"
    };
}

pub(super) use ends_with_credentials;

/// A request for a mailed link.
pub struct NewLinkRequest<'a> {
    /// What the link may be used for.
    pub purpose: LinkPurpose,
    /// The account, if the address has one.
    pub account: Option<AccountId>,
    /// The pending registration that the link confirms.
    pub registration: Option<RegistrationId>,
    /// Where the mail goes.
    pub email: &'a EmailAddress,
    /// The hash of the asking browser's cookie.
    pub browser: &'a [u8],
    /// How long its links can be used.
    pub lifetime: Duration,
}

/// Adds a request.
pub async fn add(
    tx: &mut Tx,
    new: &NewLinkRequest<'_>,
    now: Timestamp,
) -> Result<RequestId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO link_request (purpose, account_id, registration_id, email, email_key, browser,
                                       made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             RETURNING id",
        )
        .bind(new.purpose)
        .bind(new.account)
        .bind(new.registration)
        .bind(new.email.as_str())
        .bind(new.email.key())
        .bind(new.browser)
        .bind(now)
        .bind(now.plus(new.lifetime))
        .one::<(RequestId,)>()
        .await?;
    Ok(id)
}

/// Ends the open requests of an account for this purpose.
pub async fn end(
    tx: &mut Tx,
    account: AccountId,
    purpose: LinkPurpose,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE link_request SET ended_at = $3
         WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL AND ended_at IS NULL",
    )
    .bind(account)
    .bind(purpose)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Ends an account's open requests to move to any other address than this one.
pub async fn end_moves_elsewhere(
    tx: &mut Tx,
    account: AccountId,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE link_request SET ended_at = $3
         WHERE account_id = $1 AND purpose = 'new_address' AND email_key <> $2
           AND used_at IS NULL AND ended_at IS NULL",
    )
    .bind(account)
    .bind(email.key())
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Ends every open request of an account, with all else that its credentials granted. A link that stops a move stays if
/// the account has moved since and has not come back: then the request to stop has a lower number than the used move.
pub async fn end_all(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.sql(concat!(
        "UPDATE link_request SET ended_at = $2
             WHERE account_id = $1 AND used_at IS NULL AND ended_at IS NULL AND ",
        ends_with_credentials!(),
    ))
    .bind(account)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Ends the moves that were requested after a stopped one, used or not, and the links that would stop them: those links
/// went to addresses that the account has left again.
pub async fn end_later_moves(
    tx: &mut Tx,
    account: AccountId,
    stopped: RequestId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE link_request SET ended_at = $3
         WHERE account_id = $1 AND purpose IN ('new_address', 'stop_address') AND id > $2
           AND ended_at IS NULL",
    )
    .bind(account)
    .bind(stopped)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Stores the hash of a secret that is about to leave in a mail. If its request is no longer open, nothing changes and
/// the answer is `false`.
pub async fn add_secret(
    tx: &mut Tx,
    request: RequestId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(concat!(
            "INSERT INTO mailed_link (hash, request_id, made_at)
                 SELECT $2, id, $3
                 FROM link_request
                 WHERE id = $1 AND ",
            is_open!("$3"),
        ))
        .bind(request)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct LinkRequestRow {
    id: RequestId,
    purpose: LinkPurpose,
    account_id: Option<AccountId>,
    registration_id: Option<RegistrationId>,
    email: String,
    browser: Vec<u8>,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
}

/// The request that a link belongs to, in any state.
pub async fn find(
    db: &mut impl Engine,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<LinkRequest>, Fault> {
    let row = db
        .sql(
            "SELECT r.id, r.purpose, r.account_id, r.registration_id, r.email, r.browser,
                    r.expires_at, r.used_at, r.ended_at
             FROM mailed_link l
             JOIN link_request r ON r.id = l.request_id
             WHERE l.hash = $1",
        )
        .bind(hash)
        .optional::<LinkRequestRow>()
        .await?;
    Ok(row.and_then(|row| request_from_row(row, now)))
}

/// Whether a request's mail is still worth sending.
pub async fn is_open(
    db: &mut impl Engine,
    request: RequestId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = db
        .sql(concat!(
            "SELECT id FROM link_request WHERE id = $1 AND ",
            is_open!("$2"),
        ))
        .bind(request)
        .bind(now)
        .optional::<(RequestId,)>()
        .await?;
    Ok(row.is_some())
}

/// Marks a request as used. If it was used, ended or is too old, nothing changes and the answer is `false`.
pub async fn use_up(tx: &mut Tx, request: RequestId, now: Timestamp) -> Result<bool, Fault> {
    let rows = tx
        .sql(concat!(
            "UPDATE link_request SET used_at = $2 WHERE id = $1 AND ",
            is_open!("$2"),
        ))
        .bind(request)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The address of an account's open request to move.
pub async fn open_move(
    db: &mut impl Engine,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<EmailAddress>, Fault> {
    let row = db
        .sql(concat!(
            "SELECT email
                 FROM link_request
                 WHERE account_id = $1 AND purpose = 'new_address' AND ",
            is_open!("$2"),
            "
                 ORDER BY id DESC
                 LIMIT 1",
        ))
        .bind(account)
        .bind(now)
        .optional::<(String,)>()
        .await?;
    Ok(row.and_then(|(email,)| EmailAddress::parse(&email).ok()))
}

/// Deletes requests that expired so long ago that their links need no explanation any more.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM link_request WHERE expires_at <= $1")
        .bind(before)
        .execute()
        .await?;
    Ok(())
}

fn request_from_row(row: LinkRequestRow, now: Timestamp) -> Option<LinkRequest> {
    let mut state = RequestState::from_times(row.used_at, row.ended_at, row.expires_at, now);
    // The registration was deleted when another link confirmed the same address.
    if row.purpose == LinkPurpose::Confirm
        && row.registration_id.is_none()
        && state == RequestState::Open
    {
        state = RequestState::Over;
    }
    Some(LinkRequest {
        id: row.id,
        purpose: row.purpose,
        account: row.account_id,
        registration: row.registration_id,
        email: EmailAddress::parse(&row.email).ok()?,
        browser: row.browser,
        state,
    })
}
