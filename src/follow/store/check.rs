//! What `praxis check` reads of the subscriptions.

use crate::db::{Engine, Fault};
use crate::edition::Edition;
use crate::follow::model::SubscriptionId;

/// A subscription, its words unread.
#[derive(Debug, sqlx::FromRow)]
pub struct CheckedSubscription {
    /// The number of its row.
    pub id: SubscriptionId,
    /// The query of its list.
    pub list: String,
    /// The language of its mails.
    pub language: String,
    /// The edition of its confirmation.
    pub since: Option<Edition>,
}

/// Every subscription.
pub async fn subscriptions(db: &mut impl Engine) -> Result<Vec<CheckedSubscription>, Fault> {
    db.sql("SELECT id, list, language, since FROM subscription ORDER BY id")
        .all()
        .await
}

/// Rounds that tell of an edition after this one.
pub async fn rounds_ahead(db: &mut impl Engine, newest: Edition) -> Result<Vec<(i64,)>, Fault> {
    db.sql("SELECT id FROM subscription_round WHERE to_edition > $1 ORDER BY id")
        .bind(newest)
        .all()
        .await
}
