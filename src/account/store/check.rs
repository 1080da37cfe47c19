//! Reading all that credentials grant, for `check`.

use crate::account::model::{AccountId, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::web::Standing;

/// Something that an account's credentials granted.
#[derive(sqlx::FromRow)]
pub struct Granted {
    /// Whose.
    pub account_id: AccountId,
    made_at: Timestamp,
    credentials_ended_at: Option<Timestamp>,
}

impl Granted {
    /// Whether it is older than the end of what granted it.
    pub fn has_outlived(&self) -> bool {
        self.credentials_ended_at
            .is_some_and(|ended_at| self.made_at < ended_at)
    }
}

/// A session, with the standing that its account has now.
#[derive(sqlx::FromRow)]
pub struct GrantedSession {
    /// Whose, and since when.
    #[sqlx(flatten)]
    pub granted: Granted,
    /// The standing by which it lasts.
    pub standing: Standing,
    /// The account's role.
    pub role: Role,
    /// Set while the account is suspended.
    pub suspended_at: Option<Timestamp>,
}

/// The open requests of accounts. Those that stop a move which has taken place outlive a credential rightly.
pub async fn open_requests(db: &mut impl Engine) -> Result<Vec<Granted>, Fault> {
    db.sql(
        "SELECT r.account_id, r.made_at, a.credentials_ended_at
         FROM link_request r
         JOIN account a ON a.id = r.account_id
         WHERE r.used_at IS NULL AND r.ended_at IS NULL
           AND (r.purpose <> 'stop_address' OR NOT EXISTS
                (SELECT 1
                 FROM link_request taken
                 WHERE taken.account_id = r.account_id AND taken.purpose = 'new_address'
                   AND taken.used_at IS NOT NULL AND taken.ended_at IS NULL AND taken.id > r.id))
         ORDER BY r.id",
    )
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
