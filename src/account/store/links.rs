//! Requests for mailed links, the hashes of their secrets, and device cookies.

use crate::account::model::{
    AccountId, EmailAddress, Fate, Purpose, RegistrationId, Request, RequestId,
};
use crate::db::{Engine, Fault, Timestamp, Tx};

/// What somebody asks for by mail.
pub struct NewRequest<'a> {
    /// What for.
    pub purpose: Purpose,
    /// Whose account, if there is one.
    pub account: Option<AccountId>,
    /// Which pending registration, if it is one.
    pub registration: Option<RegistrationId>,
    /// Where the mail goes.
    pub email: &'a EmailAddress,
    /// The hash of the asking browser's cookie.
    pub browser: &'a [u8],
}

/// Writes down a request.
pub async fn ask(tx: &mut Tx, new: &NewRequest<'_>, now: Timestamp) -> Result<RequestId, Fault> {
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
        .bind(now.plus(new.purpose.life()))
        .one::<(RequestId,)>()
        .await?;
    Ok(id)
}

/// The links of earlier requests of an account stop working: the newest alone counts.
pub async fn end(
    tx: &mut Tx,
    account: AccountId,
    purpose: Purpose,
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

/// The same for everything that was asked at an address, whether it has an account or not.
pub async fn end_at(
    tx: &mut Tx,
    email: &EmailAddress,
    purpose: Purpose,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE link_request SET ended_at = $3
         WHERE email_key = $1 AND purpose = $2 AND account_id IS NOT NULL
           AND used_at IS NULL AND ended_at IS NULL",
    )
    .bind(email.key())
    .bind(purpose)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Every open request of an account ends with what its credentials granted. A link that stops a move stays where the
/// account has moved since it was asked for, and has not come back; the request to stop has the lower number of the two.
pub async fn end_all(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.sql(
        "UPDATE link_request SET ended_at = $2
         WHERE account_id = $1 AND used_at IS NULL AND ended_at IS NULL
           AND (purpose <> 'stop_address' OR NOT EXISTS
                (SELECT 1
                 FROM link_request taken
                 WHERE taken.account_id = $1 AND taken.purpose = 'new_address'
                   AND taken.used_at IS NOT NULL AND taken.ended_at IS NULL AND taken.id > link_request.id))",
    )
    .bind(account)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The moves that were asked for after a stopped one end with it, taken or not, and so do the links that would stop
/// them: those went to addresses that the account has left again.
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

/// Keeps the hash of a secret that is about to leave in a mail, if its request is still open.
pub async fn mint(
    tx: &mut Tx,
    request: RequestId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO mailed_link (hash, request_id, made_at)
             SELECT $2, id, $3
             FROM link_request
             WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $3",
        )
        .bind(request)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: RequestId,
    purpose: Purpose,
    account_id: Option<AccountId>,
    registration_id: Option<RegistrationId>,
    email: String,
    browser: Vec<u8>,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
}

/// The request that a link belongs to, whatever has become of it.
pub async fn find(
    db: &mut impl Engine,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<Request>, Fault> {
    let row = db
        .sql(
            "SELECT r.id, r.purpose, r.account_id, r.registration_id, r.email, r.browser,
                    r.expires_at, r.used_at, r.ended_at
             FROM mailed_link l
             JOIN link_request r ON r.id = l.request_id
             WHERE l.hash = $1",
        )
        .bind(hash)
        .optional::<Row>()
        .await?;
    Ok(row.and_then(|row| request(row, now)))
}

/// Whether a request's mail is still worth sending.
pub async fn is_open(
    db: &mut impl Engine,
    request: RequestId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = db
        .sql(
            "SELECT id
             FROM link_request
             WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(request)
        .bind(now)
        .optional::<(RequestId,)>()
        .await?;
    Ok(row.is_some())
}

/// Takes a request as used, unless somebody was faster, it was replaced or it is too old.
pub async fn use_up(tx: &mut Tx, request: RequestId, now: Timestamp) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE link_request SET used_at = $2
             WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(request)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The open request of an account to move to another address.
pub async fn open_move(
    db: &mut impl Engine,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<EmailAddress>, Fault> {
    let row = db
        .sql(
            "SELECT email
             FROM link_request
             WHERE account_id = $1 AND purpose = 'new_address'
               AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2
             ORDER BY id DESC
             LIMIT 1",
        )
        .bind(account)
        .bind(now)
        .optional::<(String,)>()
        .await?;
    Ok(row.and_then(|(email,)| EmailAddress::parse(&email).ok()))
}

/// Forgets what can no longer be used and no longer has to be explained.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM link_request WHERE expires_at <= $1")
        .bind(before)
        .execute()
        .await?;
    Ok(())
}

fn request(row: Row, now: Timestamp) -> Option<Request> {
    let mut fate = Fate::of(row.used_at, row.ended_at, row.expires_at, now);
    // The registration went when somebody else confirmed the same address.
    if row.purpose == Purpose::Confirm && row.registration_id.is_none() && fate == Fate::Open {
        fate = Fate::Over;
    }
    Some(Request {
        id: row.id,
        purpose: row.purpose,
        account: row.account_id,
        registration: row.registration_id,
        email: EmailAddress::parse(&row.email).ok()?,
        browser: row.browser,
        fate,
    })
}
