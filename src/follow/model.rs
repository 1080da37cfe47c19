//! Subscriptions to lists of practices, the rounds in which news are told, and their limits. Pure.

use std::time::Duration;

pub use crate::catalogue::followed::{FollowedList, Rhythm};
pub use crate::db::ids::{RequestId, SubscriptionId, SubscriptionRoundId};

use crate::account::model::EmailAddress;
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::language::{Language, Messages};
use crate::practice::model::PracticeId;

const DAY: Duration = Duration::from_hours(24);

/// How long a request can be confirmed. Afterwards it is erased.
pub const CONFIRMED_WITHIN: Duration = Duration::from_hours(7 * 24);

/// The most requests of one address that wait for confirmation. One more is answered alike, and nothing is sent.
pub const MOST_REQUESTS: i64 = 10;

/// The most lists that one address follows. One more is answered alike, and nothing is sent.
pub const MOST_SUBSCRIPTIONS: i64 = 100;

/// The pause between two rounds of those who are told at once: what is published within it comes in one mail.
pub const BETWEEN_ROUNDS: Duration = Duration::from_mins(10);

/// How many mails are owed in one transaction.
pub const BATCH: usize = 200;

/// The most practices that a mail names. It leads to the list for the others.
pub const NAMED: usize = 20;

/// The most practices that a round keeps: more than a mail names, because some may no longer be public.
pub const KEPT: usize = 100;

/// How long a mail of this room is kept after it was owed.
pub const MAIL_KEPT: Duration = DAY.saturating_mul(30);

/// How long a link can say that its subscription has ended.
pub const LINK_KEPT: Duration = DAY.saturating_mul(400);

/// What a reader asks for.
#[derive(Clone, Debug)]
pub struct NewSubscription {
    /// Where the mails go.
    pub email: EmailAddress,
    /// What they are about.
    pub list: FollowedList,
    /// How often they come.
    pub rhythm: Rhythm,
    /// The language of the page on which it was asked.
    pub language: Language,
}

/// A subscription, or the request for one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Subscription {
    /// The number of its row.
    pub id: SubscriptionId,
    /// Where its mails go.
    pub address: String,
    /// The same as addresses are compared.
    pub email_key: String,
    /// The query of its list.
    pub list: String,
    /// The language of its mails.
    pub language: Language,
    /// How often they come.
    pub rhythm: Rhythm,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When the holder of the address confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// The edition of that moment.
    pub since: Option<Edition>,
}

impl Subscription {
    /// Whether it is a request that can still be confirmed.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.confirmed_at.is_none() && now.since(self.asked_at) < CONFIRMED_WITHIN
    }

    /// What its list is called, also if the list is no longer there.
    pub fn title(&self, t: Messages) -> String {
        let list = FollowedList::parse(&self.list);
        list.map_or_else(
            || t.say("follow-list-gone").to_string(),
            |list| list.title(t),
        )
    }
}

/// What the holder of a link may do with its subscriptions.
#[derive(Clone, Debug)]
pub enum FollowedByLink {
    /// The request of this link waits for confirmation.
    Request(Subscription),
    /// The confirmed subscriptions of the address to which the link was mailed, that of the link first.
    Confirmed(Vec<Subscription>),
    /// The subscription of this link has ended, or was not confirmed in time. The address is not known any more.
    Ended,
}

/// What a round tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRound {
    /// To whom.
    pub rhythm: Rhythm,
    /// The query of its list.
    pub list: String,
    /// After which edition, and up to which.
    pub editions: (Edition, Edition),
    /// The newest practices.
    pub practices: KeptPractices,
    /// How many there are in all.
    pub total: usize,
}

/// A round that is not unfolded yet.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OpenRound {
    /// The number of its row.
    pub id: SubscriptionRoundId,
    /// To whom it is told.
    pub rhythm: Rhythm,
    /// The query of its list.
    pub list: String,
    /// Up to which edition it tells.
    pub to_edition: Edition,
    /// The greatest subscription whose mail is owed.
    pub reached: SubscriptionId,
    #[sqlx(flatten)]
    /// What it tells.
    pub told: ToldPractices,
}

/// The practices that a round keeps, the newest first, each with the edition of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPractices(pub Vec<(PracticeId, Edition)>);

impl KeptPractices {
    /// As they are stored.
    pub fn text(&self) -> String {
        serde_json::json!(self.0).to_string()
    }
}

impl TryFrom<String> for KeptPractices {
    type Error = serde_json::Error;

    fn try_from(stored: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&stored).map(Self)
    }
}

/// The practices of a round.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToldPractices {
    /// The newest ones.
    #[sqlx(try_from = "String")]
    pub practices: KeptPractices,
    /// How many there are in all.
    pub total: i64,
}

impl ToldPractices {
    /// Those that a subscription is told which began with this edition, and how many more the round does not keep.
    pub fn since(&self, since: Edition) -> (Vec<PracticeId>, usize) {
        let later = self
            .practices
            .0
            .iter()
            .filter(|(_, edition)| *edition > since);
        let told: Vec<PracticeId> = later.map(|(id, _)| *id).collect();
        let is_whole = told.len() == self.practices.0.len();
        let total = usize::try_from(self.total).unwrap_or_default();
        let unkept = if is_whole {
            total.saturating_sub(told.len())
        } else {
            0
        };
        (told, unkept)
    }
}

/// Up to which edition the subscriptions of a rhythm have their rounds.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct RoundMark {
    /// The rhythm.
    pub rhythm: Rhythm,
    /// The edition.
    pub edition: Edition,
    /// When the last round began that told something; for weekly mails when they were last due.
    pub reached_at: Timestamp,
}

/// A mail of this room that is about to leave.
#[derive(Clone, Debug)]
pub struct FollowLetter {
    /// What it belongs to.
    pub subscription: Subscription,
    /// What it tells; none if it asks for the confirmation.
    pub told: Option<ToldPractices>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscription_is_told_what_came_after_it() {
        let told = ToldPractices {
            practices: KeptPractices(vec![
                (PracticeId(3), Edition(9)),
                (PracticeId(2), Edition(8)),
                (PracticeId(1), Edition(7)),
            ]),
            total: 5,
        };
        let ids = |numbers: &[i64]| numbers.iter().copied().map(PracticeId).collect::<Vec<_>>();
        for (since, expected, unkept) in [
            (6, &[3, 2, 1][..], 2),
            (7, &[3, 2], 0),
            (8, &[3], 0),
            (9, &[], 0),
        ] {
            assert_eq!(told.since(Edition(since)), (ids(expected), unkept));
        }
    }
}
