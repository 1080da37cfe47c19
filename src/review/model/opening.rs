//! Who has the desk of a practice open: an opening is no claim. It is shown to other reviewers for some minutes.

use std::time::Duration;

use crate::account::model::AccountId;
use crate::db::Timestamp;

/// An opening is stored again after this time, so that a reviewer who reloads the desk writes little.
pub const OPENING_KEPT: Duration = Duration::from_mins(3);

/// An opening is shown for so long.
pub const OPENING_SHOWN: Duration = Duration::from_mins(10);

/// A reviewer opened the desk of a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DeskOpening {
    /// The reviewer.
    pub account_id: AccountId,
    /// When.
    pub at: Timestamp,
}
