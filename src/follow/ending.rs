//! Ends subscriptions at the address by which mail providers end all our mails (RFC 8058).

use async_trait::async_trait;

use super::actions;
use crate::address::{self, Address};
use crate::app::{App, Token};
use crate::db::Fault;
use crate::mail::ending::EndsByLink;

/// The subscriptions, as the page that ends mails knows them.
pub struct SubscriptionEndings(pub App);

#[async_trait]
impl EndsByLink for SubscriptionEndings {
    async fn page(&self, token: &Token) -> Result<Option<Address>, Fault> {
        let mut db = self.0.db.read().await?;
        let link = actions::opened(&mut db, &self.0, token).await?;
        Ok(link.map(|_| address::following(token.text())))
    }

    async fn end(&self, token: &Token) -> Result<Option<Address>, Fault> {
        let is_known = actions::end_of_link(&self.0, token).await?;
        Ok(is_known.then(|| address::following(token.text())))
    }
}
