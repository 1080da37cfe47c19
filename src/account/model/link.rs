//! Mailed links: what each kind is for, how long it lives, and what can have become of it.

use std::time::Duration;

use super::EmailAddress;
use crate::db::Timestamp;
use crate::db::ids::{AccountId, RegistrationId, RequestId};

/// What a link may be used for: one purpose each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "TEXT", rename_all = "snake_case")]
pub enum Purpose {
    /// A newcomer confirms the address they registered with.
    Confirm,
    /// Somebody who forgot the password chooses another.
    Reset,
    /// A submitter signs in without a password.
    SignIn,
    /// An account moves to this address.
    NewAddress,
    /// The owner of the old address stops that.
    StopAddress,
    /// Nothing: the row that is written where another answer would tell who has an account.
    None,
}

impl Purpose {
    /// All that a mail may carry.
    pub const MAILED: [Self; 5] = [
        Self::Confirm,
        Self::Reset,
        Self::SignIn,
        Self::NewAddress,
        Self::StopAddress,
    ];

    /// The word of the database and of the outbox.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
            Self::SignIn => "sign_in",
            Self::NewAddress => "new_address",
            Self::StopAddress => "stop_address",
            Self::None => "none",
        }
    }

    /// The purpose that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::MAILED
            .into_iter()
            .find(|purpose| purpose.as_str() == word)
    }

    /// How long a link of this kind can be used. Ten minutes for a reset, as some ask,
    /// would die of mail servers that make strangers wait.
    pub const fn life(self) -> Duration {
        let minutes = match self {
            Self::SignIn => 15,
            Self::Reset | Self::None => 60,
            Self::Confirm | Self::NewAddress => 24 * 60,
            // A week, so that the owner of a stolen account finds the mail in time.
            Self::StopAddress => 7 * 24 * 60,
        };
        Duration::from_mins(minutes)
    }
}

/// A request as a link finds it.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which one.
    pub id: RequestId,
    /// What it is for.
    pub purpose: Purpose,
    /// Whose, once there is an account.
    pub account: Option<AccountId>,
    /// What was typed at registration, until it is confirmed or too old.
    pub registration: Option<RegistrationId>,
    /// The address the mail went to.
    pub email: EmailAddress,
    /// The hash of the cookie of the browser that asked.
    pub browser: Vec<u8>,
    /// What has become of it.
    pub fate: Fate,
}

/// What has become of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its links work.
    Open,
    /// One of its links has been used.
    Used,
    /// Too old, ended with what granted it, or replaced by a newer request.
    Over,
}

impl Fate {
    /// Read off the times of a row.
    pub fn of(
        used_at: Option<Timestamp>,
        ended_at: Option<Timestamp>,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Self {
        if ended_at.is_some() {
            Self::Over
        } else if used_at.is_some() {
            Self::Used
        } else if expires_at <= now {
            Self::Over
        } else {
            Self::Open
        }
    }
}
