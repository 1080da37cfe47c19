//! The account buckets of the throttle. They are keyed by what was typed, so that they do not
//! tell who has an account. Browsers that an owner has signed in with have buckets of their own,
//! and mails to a typed address are counted for the network that asks, so that an attacker cannot
//! lock the owner out. All mails that a visitor causes count in one bucket of the whole site.

use std::time::Duration;

use ipnet::IpNet;
use sha2::{Digest, Sha256};

use super::Error;
use crate::account::model::{Account, AccountId, EmailAddress, RequestId};
use crate::account::store::buckets::{self, BucketRate};
use crate::app::App;
use crate::db::Tx;

/// What a bucket counts.
#[derive(Clone, Copy)]
pub enum Bucket<'a> {
    /// Failed sign-ins at a typed address, from unknown browsers.
    SignIn(&'a EmailAddress),
    /// Failed sign-ins from one browser that the account knows.
    KnownBrowser(&'a [u8]),
    /// Mails to a typed address because of registrations from one network.
    Register(&'a EmailAddress, IpNet),
    /// Registrations on the whole site, at most this many an hour.
    Registrations(u32),
    /// Mails that visitors and owners cause on the whole site, at most this many a minute.
    Mails(u32),
    /// Mails to a typed address because of forgotten passwords, asked for by one network.
    Reset(&'a EmailAddress, IpNet),
    /// Mails to a typed address because of sign-in links, asked for by one network.
    SignInLink(&'a EmailAddress, IpNet),
    /// Mails to a typed address because accounts of one network ask to move there.
    Move(&'a EmailAddress, IpNet),
    /// Mails to a typed address because of subscriptions, asked for by one network.
    Follow(&'a EmailAddress, IpNet),
    /// Mails to a typed address because of questions about practices, asked by one network.
    Question(&'a EmailAddress, IpNet),
    /// Mails that a signed-in owner asks for, and passwords that the owner proves.
    Owner(AccountId),
    /// Mails by which an owner invites co-authors.
    Invitations(AccountId),
    /// Passwords tried for one pending registration or address.
    Request(RequestId),
}

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

impl Bucket<'_> {
    fn rate(self) -> BucketRate {
        let (burst, refill) = match self {
            Self::SignIn(_) | Self::KnownBrowser(_) | Self::Owner(_) | Self::Request(_) => {
                (10, MINUTE)
            }
            Self::Registrations(hourly) => (hourly, HOUR / hourly),
            Self::Mails(minutely) => (minutely, MINUTE / minutely),
            Self::Register(..) => (3, 8 * HOUR),
            Self::Reset(..) | Self::SignInLink(..) => (3, HOUR),
            Self::Move(..) | Self::Follow(..) => (10, HOUR / 10),
            Self::Question(..) => (5, HOUR),
            Self::Invitations(_) => (20, HOUR / 10),
        };
        BucketRate { burst, refill }
    }

    fn key(self) -> Vec<u8> {
        let mut hash = Sha256::new();
        let (kind, id) = self.parts();
        hash.update(kind);
        hash.update([0]);
        hash.update(id);
        hash.finalize().to_vec()
    }

    /// The kind of the bucket and whose it is; the key is made of both.
    fn parts(self) -> (&'static str, Vec<u8>) {
        match self {
            Self::SignIn(email) => ("sign-in", email.key().into()),
            Self::KnownBrowser(device) => ("known-browser", device.into()),
            Self::Registrations(_) => ("registrations", Vec::new()),
            Self::Mails(_) => ("link-mails", Vec::new()),
            Self::Register(email, network) => ("register", asked_from(email, network)),
            Self::Reset(email, network) => ("reset", asked_from(email, network)),
            Self::SignInLink(email, network) => ("sign-in-link", asked_from(email, network)),
            Self::Move(email, network) => ("move", asked_from(email, network)),
            Self::Follow(email, network) => ("follow", asked_from(email, network)),
            Self::Question(email, network) => ("question", asked_from(email, network)),
            Self::Owner(account) => ("owner", account.0.to_be_bytes().into()),
            Self::Invitations(account) => ("invitations", account.0.to_be_bytes().into()),
            Self::Request(request) => ("request", request.0.to_be_bytes().into()),
        }
    }
}

/// An address and the network that asks for a mail to it.
fn asked_from(email: &EmailAddress, network: IpNet) -> Vec<u8> {
    format!("{network} {}", email.key()).into_bytes()
}

/// Takes so many mails from the bucket of the whole site: all that a visitor or an owner causes is counted here.
pub async fn take_mails(app: &App, mails: usize) -> Result<(), Error> {
    for _ in 0..mails {
        take_shared(app, Bucket::Mails(app.settings.link_mails)).await?;
    }
    Ok(())
}

/// Takes a mail by which an owner invites a co-author, from the owner's bucket and from that of the whole site.
pub async fn take_invitation(app: &App, owner: &Account) -> Result<(), Error> {
    take(app, Bucket::Invitations(owner.id)).await?;
    take_mails(app, 1).await
}

/// Takes a mail that asks this address to confirm a subscription, from the bucket of the network that asks and from that of
/// the whole site.
pub async fn take_follow_mail(
    app: &App,
    email: &EmailAddress,
    network: IpNet,
) -> Result<(), Error> {
    take(app, Bucket::Follow(email, network)).await?;
    take_mails(app, 1).await
}

/// Takes a mail that asks this address to confirm a question, from the bucket of the network that asks and from that of the
/// whole site.
pub async fn take_question_mail(
    app: &App,
    email: &EmailAddress,
    network: IpNet,
) -> Result<(), Error> {
    take(app, Bucket::Question(email, network)).await?;
    take_mails(app, 1).await
}

/// Takes a token from a bucket, in a transaction of its own: an attempt counts even if the
/// action that follows is never finished.
pub async fn take(app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    if !app.settings.rate_limits {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    let taken = buckets::take(&mut tx, &bucket.key(), bucket.rate(), app.clock.now()).await?;
    tx.commit().await?;
    taken.map_err(Error::TooMany)
}

/// Takes a token from a bucket of the whole site. The person who finds it empty has caused nothing.
pub async fn take_shared(app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    take(app, bucket).await.map_err(|error| match error {
        Error::TooMany(wait) => {
            let (bucket, _) = bucket.parts();
            tracing::warn!(bucket, "the limit of the whole site is reached");
            Error::Crowded(wait)
        }
        other => other,
    })
}

/// Gives a token back after a successful attempt: only failures count.
pub async fn give_back(tx: &mut Tx, app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    if app.settings.rate_limits {
        buckets::give_back(tx, &bucket.key(), bucket.rate()).await?;
    }
    Ok(())
}
