//! All that credentials grant, for `check`.

use super::links::ends_with_credentials;
use crate::account::model::{AccountId, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::web::Standing;

/// A session or a request that an account's credentials granted.
#[derive(sqlx::FromRow)]
pub struct Granted {
    /// The account that granted it.
    pub account_id: AccountId,
    made_at: Timestamp,
    credentials_ended_at: Option<Timestamp>,
}

impl Granted {
    /// Whether it is still there although the credentials that granted it have ended.
    pub fn has_outlived(&self) -> bool {
        self.credentials_ended_at
            .is_some_and(|ended_at| self.made_at < ended_at)
    }
}

/// A session, with the role and suspension that its account has now.
#[derive(sqlx::FromRow)]
pub struct GrantedSession {
    /// The account, and when the session was made.
    #[sqlx(flatten)]
    pub granted: Granted,
    /// The standing that limits how long the session lasts.
    pub standing: Standing,
    /// The account's current role.
    pub role: Role,
    /// Set while the account is suspended.
    pub suspended_at: Option<Timestamp>,
}

/// The open requests of accounts. A request that stops a move which has taken place is left out: it may outlive a
/// credential.
pub async fn open_requests(db: &mut impl Engine) -> Result<Vec<Granted>, Fault> {
    db.sql(concat!(
        "SELECT link_request.account_id, link_request.made_at, a.credentials_ended_at
             FROM link_request
             JOIN account a ON a.id = link_request.account_id
             WHERE link_request.used_at IS NULL AND link_request.ended_at IS NULL AND ",
        ends_with_credentials!(),
        "
             ORDER BY link_request.id",
    ))
    .all()
    .await
}

/// Every session.
pub async fn sessions(db: &mut impl Engine) -> Result<Vec<GrantedSession>, Fault> {
    db.sql(
        "SELECT s.account_id, s.created_at AS made_at, a.credentials_ended_at, s.standing, a.role, a.suspended_at
         FROM session s
         JOIN account a ON a.id = s.account_id
         ORDER BY s.account_id",
    )
    .all()
    .await
}
