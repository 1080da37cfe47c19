//! Hands one mail to the mail server, or writes it into a file where there is none, and says in one word what came
//! of it. Each mail has its own conversation, so one refused receiver delays nobody else.

mod files;
mod relay;
mod smtp;
mod stage;

use std::time::Duration;

use crate::config::Settings;

use super::delivery::Reply;
use super::message::Parcel;

pub use files::{Files, folder};
pub use smtp::{Smtp, Wrong};
pub use stage::Stage;

/// How long one conversation may take before the server is taken to have stalled.
pub const CONVERSATION: Duration = Duration::from_mins(1);

/// The part of a conversation's time after which it counts as slow: five seconds of a minute. A mail server answers
/// within one or two.
const SLOW_AFTER: u32 = 12;

/// A conversation that is faster counts as prompt, however little time it may take in all.
const PROMPT: Duration = Duration::from_millis(250);

/// What came of one conversation.
#[derive(Debug)]
pub struct Conversation {
    /// What the rules of delivery judge by.
    pub reply: Reply,
    /// Whether it was ended for taking too long.
    pub stalled: bool,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// To a mail server.
    Smtp(Box<Smtp>),
    /// Into files, one each.
    Files(Files),
}

impl Transport {
    /// As the operator has set it.
    pub fn of(settings: &Settings) -> Result<Self, Wrong> {
        match &settings.smtp {
            Some(smtp) => {
                let host = settings.public_url.host_str().unwrap_or("localhost");
                let smtp = Smtp::parse(&smtp.0, host, settings.smtp_ca.as_ref(), CONVERSATION)?;
                Ok(Self::Smtp(Box::new(smtp)))
            }
            None => Ok(Self::Files(Files::new(&settings.data))),
        }
    }

    /// How long a conversation may take and still count as prompt.
    pub fn slow_after(&self) -> Duration {
        let limit = match self {
            Self::Smtp(smtp) => smtp.limit(),
            Self::Files(_) => CONVERSATION,
        };
        (limit / SLOW_AFTER).max(PROMPT)
    }

    /// Delivers one mail and says in `stage` how far it has come. Never longer than the conversation's limit, and
    /// never an error: whatever happens is a reply that the rules of delivery understand.
    pub async fn deliver(&self, parcel: &Parcel, stage: &Stage) -> Conversation {
        match self {
            Self::Smtp(smtp) => smtp.deliver(parcel, stage).await,
            Self::Files(files) => Conversation {
                reply: files.deliver(parcel).await,
                stalled: false,
            },
        }
    }
}
