//! The links by which a recipient ends the optional mails of a group. Each mail that a preference allows carries a fresh
//! one, which ends the groups of its own notices. Mails of other rooms, to addresses without an account, end at the same
//! address, by [`EndsByLink`]. Knows no kind of mail.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::address::{self, Address};
use crate::app::{App, Random, Token};
use crate::config::Settings;
use crate::db::ids::{AccountId, RequestId};
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Messages;

use super::letter::Letter;
use super::model::Secret;
use super::preferences::MailGroup;
use super::rooms::{Rooms, Secrets};
use super::store;

/// How long such a link can be used.
const LINK_AGE: Duration = Duration::from_hours(400 * 24);

/// The purpose of the link in the sample of a digest.
pub const END: &str = "end-digests";

/// Ends mails of another room by the link in one of them.
#[async_trait]
pub trait EndsByLink: Send + Sync {
    /// The page of this link; `None`: it is no link of that room.
    async fn page(&self, token: &Token) -> Result<Option<Address>, Fault>;

    /// Ends that of which the mail with this link tells, and gives the page of the link.
    async fn end(&self, token: &Token) -> Result<Option<Address>, Fault>;
}

/// The answer of that room, which the router hands over.
#[derive(Clone)]
pub struct OtherEndings(pub Arc<dyn EndsByLink>);

/// Adds the link that ends such mails.
#[must_use]
pub fn offer(letter: Letter, t: Messages, settings: &Settings) -> Letter {
    letter.ends(t.say("mail-end"), |token| {
        address::unsubscribe(token).absolute(&settings.public_url, t.language())
    })
}

/// The secret for the sample of a digest that an account asked for.
pub fn end_link_of(account: AccountId) -> Secret {
    Secret {
        purpose: END.to_owned(),
        request: RequestId(account.0),
    }
}

/// Makes the link of a sample when it leaves. The sample shows each group, and its link ends them for the account that asked.
struct EndLinks {
    random: Random,
}

#[async_trait]
impl Secrets for EndLinks {
    async fn mint(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        let account = AccountId(secret.request.0);
        let token = add_end_link(tx, &self.random, now, account, MailGroup::ALL).await?;
        Ok(Some(token.text()))
    }

    fn ends_mails(&self) -> bool {
        true
    }
}

/// Makes the secret of a link that ends these groups of an account's mails.
pub(super) async fn add_end_link(
    tx: &mut Tx,
    random: &Random,
    now: Timestamp,
    account: AccountId,
    groups: &[MailGroup],
) -> Result<Token, Fault> {
    let token = random.token();
    let moments = (now, now.minus(LINK_AGE));
    store::choices::add_link(tx, moments, account, &token.hash(), groups).await?;
    Ok(token)
}

/// Registers the source of the links in samples.
#[must_use]
pub fn tell(rooms: Rooms, app: &App) -> Rooms {
    let random = app.random.clone();
    rooms.secrets(END, EndLinks { random })
}
