//! The account buckets: keyed by what was typed, so that they say nothing about who has
//! an account, and apart for browsers that the owner has signed in with, so that nobody
//! can lock an owner out.

use std::time::Duration;

use sha2::{Digest, Sha256};

use super::Error;
use crate::account::model::{AccountId, EmailAddress, RequestId};
use crate::account::store::buckets::{self, Rate};
use crate::app::App;
use crate::db::Tx;

/// What is counted.
#[derive(Clone, Copy)]
pub enum Bucket<'a> {
    /// Failed sign-ins at a typed address, from browsers that nobody has signed in with.
    SignIn(&'a EmailAddress),
    /// Failed sign-ins from one browser that the account's owner has signed in with.
    KnownBrowser(&'a [u8]),
    /// Mails to a typed address because of registrations.
    Register(&'a EmailAddress),
    /// Registrations of everybody: so many an hour.
    Registrations(u32),
    /// Mailed links that anybody may ask for, of everybody: so many a minute.
    LinkMails(u32),
    /// Mails to a typed address because of forgotten passwords.
    Reset(&'a EmailAddress),
    /// Mails to a typed address because of sign-in links.
    SignInLink(&'a EmailAddress),
    /// Mails that a signed-in person asks for, and passwords they prove.
    Owner(AccountId),
    /// Passwords tried for one pending registration or address.
    Request(RequestId),
}

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

impl Bucket<'_> {
    fn rate(self) -> Rate {
        let (burst, refill) = match self {
            Self::SignIn(_) | Self::KnownBrowser(_) | Self::Owner(_) | Self::Request(_) => {
                (10, MINUTE)
            }
            Self::Registrations(hourly) => (hourly, HOUR / hourly),
            Self::LinkMails(minutely) => (minutely, MINUTE / minutely),
            Self::Register(_) => (3, 8 * HOUR),
            Self::Reset(_) | Self::SignInLink(_) => (3, HOUR),
        };
        Rate { burst, refill }
    }

    fn key(self) -> Vec<u8> {
        let mut hash = Sha256::new();
        let (kind, id) = self.name();
        hash.update(kind);
        hash.update([0]);
        hash.update(id);
        hash.finalize().to_vec()
    }

    /// What is counted, and whose: what the key is made of.
    fn name(self) -> (&'static str, Vec<u8>) {
        match self {
            Self::SignIn(email) => ("sign-in", email.key().into()),
            Self::KnownBrowser(device) => ("known-browser", device.into()),
            Self::Registrations(_) => ("registrations", Vec::new()),
            Self::LinkMails(_) => ("link-mails", Vec::new()),
            Self::Register(email) => ("register", email.key().into()),
            Self::Reset(email) => ("reset", email.key().into()),
            Self::SignInLink(email) => ("sign-in-link", email.key().into()),
            Self::Owner(account) => ("owner", account.0.to_be_bytes().into()),
            Self::Request(request) => ("request", request.0.to_be_bytes().into()),
        }
    }
}

/// Takes one out of a bucket, in a transaction of its own: an attempt counts even if
/// what follows never comes to an end.
pub async fn take(app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    if !app.settings.rate_limits {
        return Ok(());
    }
    let mut tx = app.db.write().await?;
    let taken = buckets::take(&mut tx, &bucket.key(), bucket.rate(), app.clock.now()).await?;
    tx.commit().await?;
    taken.map_err(Error::TooMany)
}

/// Takes one out of a bucket that is nobody's own: whoever finds it empty did nothing wrong.
pub async fn take_of_everybody(app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    take(app, bucket).await.map_err(|error| match error {
        Error::TooMany(wait) => {
            let (bucket, _) = bucket.name();
            tracing::warn!(
                bucket,
                "more is asked for than the settings let the whole site do"
            );
            Error::Crowded(wait)
        }
        other => other,
    })
}

/// Puts it back: only attempts that fail count.
pub async fn give_back(tx: &mut Tx, app: &App, bucket: Bucket<'_>) -> Result<(), Error> {
    if app.settings.rate_limits {
        buckets::give_back(tx, &bucket.key(), bucket.rate()).await?;
    }
    Ok(())
}
