//! Checks the invariants of the accounts in a database: all that an old credential granted has ended with it. Reads
//! only.

use super::reader::standing_of;
use super::store::check::{self, Granted};
use crate::db::{Checked, Conn, Fault};

const REQUESTS: &str =
    "no open request of an account is older than its last change of password or standing";
const SESSIONS: &str =
    "each session has its account's standing, and is no older than the last change of it";

/// Checks every open request and every session.
pub async fn check(db: &mut Conn) -> Result<Vec<Checked>, Fault> {
    let requests = check::open_requests(db).await?;
    let granted_sessions = check::sessions(db).await?;
    let outlived = requests.iter().filter(|request| request.has_outlived());
    let wrong = granted_sessions.iter().filter(|session| {
        let standing = standing_of(session.role, session.suspended_at.is_some());
        session.granted.has_outlived() || session.standing != standing
    });
    let account = |granted: &Granted| format!("account {}", granted.account_id);
    Ok(vec![
        Checked {
            promise: REQUESTS,
            count: requests.len(),
            noted: Vec::new(),
            broken: outlived.map(account).collect(),
        },
        Checked {
            promise: SESSIONS,
            count: granted_sessions.len(),
            noted: Vec::new(),
            broken: wrong.map(|session| account(&session.granted)).collect(),
        },
    ])
}
