//! Mailed links: what each kind is for, how long it lives, and which state its request can be in.

use std::time::Duration;

use super::EmailAddress;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{AccountId, RegistrationId, RequestId};
use crate::db::stored::stored_as_text;

closed_list! {
    /// What a link may be used for. Each link has one purpose.
    pub enum LinkPurpose {
        /// A newcomer confirms the address they registered with.
        Confirm = "confirm",
        /// An owner who forgot the password chooses another one; an invited person chooses the first one.
        Reset = "reset",
        /// A submitter signs in without a password.
        SignIn = "sign_in",
        /// An account moves to this address.
        NewAddress = "new_address",
        /// The owner of the old address stops such a move.
        StopAddress = "stop_address",
        /// The owner of an account confirms a second address.
        SecondAddress = "second_address",
        /// The request has no link. Its row is written because a missing row would tell who has an account.
        None = "none",
    }
}

stored_as_text!(LinkPurpose);

impl LinkPurpose {
    /// The purposes whose links travel in mails.
    pub fn mailed() -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|purpose| *purpose != Self::None)
    }

    /// How long a link of this kind can be used. A reset lives for longer than the ten minutes that some ask for: mail
    /// servers that make unknown senders wait would outlast those.
    pub const fn lifetime(self) -> Duration {
        let minutes = match self {
            Self::SignIn => 15,
            Self::Reset | Self::None => 60,
            Self::Confirm | Self::NewAddress | Self::SecondAddress => 24 * 60,
            // A week, so that the owner of a stolen account finds the mail in time.
            Self::StopAddress => 7 * 24 * 60,
        };
        Duration::from_mins(minutes)
    }
}

/// How long the link of an invitation can be used. It has no other way to arrive than the mail, and people who are away
/// must find it.
pub const INVITATION_LIFETIME: Duration = Duration::from_hours(14 * 24);

/// The request that a link belongs to.
#[derive(Clone, Debug)]
pub struct LinkRequest {
    /// The number of the request.
    pub id: RequestId,
    /// What the request's links may be used for.
    pub purpose: LinkPurpose,
    /// The account, if the request belongs to one.
    pub account: Option<AccountId>,
    /// The pending registration, until it is confirmed or too old.
    pub registration: Option<RegistrationId>,
    /// The address the mail went to.
    pub email: EmailAddress,
    /// The hash of the cookie of the browser that asked.
    pub browser: Vec<u8>,
    /// Whether the request's links still work.
    pub state: RequestState,
}

/// The state of a request for a mailed link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestState {
    /// Its links work.
    Open,
    /// One of its links has been used.
    Used,
    /// Too old, ended with what granted it, or replaced by a newer request.
    Over,
}

impl RequestState {
    /// Reads the state from the times of a row.
    pub fn from_times(
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
