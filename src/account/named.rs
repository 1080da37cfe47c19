//! Whether the public reads somebody's name just now. Practices know it, and this room must not know practices: the
//! router hands their answer over once, at start.

use std::sync::Arc;

use async_trait::async_trait;

use super::model::AccountId;
use crate::db::{Fault, Tx};

/// Asked when a name changes, while the edition's row is locked.
#[async_trait]
pub trait Named: Send + Sync {
    /// Whether a page of the public shows this account's name.
    async fn is_named(&self, tx: &mut Tx, account: AccountId) -> Result<bool, Fault>;
}

/// Whoever knows it.
#[derive(Clone)]
pub struct Knows(pub Arc<dyn Named>);
