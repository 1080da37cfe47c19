//! Hands one mail to the mail server, or writes it into a file where there is no server, and returns the result. Each
//! mail has its own conversation, so a refused recipient does not delay other mails.

mod files;
mod redact;
mod relay;
mod smtp;
mod stage;

use std::time::Duration;

use crate::config::Settings;

use super::delivery::Reply;
use super::message::Parcel;

pub use files::{FileTransport, folder};
pub use smtp::{SmtpServer, SmtpUrlError};
pub use stage::Stage;

/// The most time that one conversation may take before the server counts as stalled.
pub const CONVERSATION: Duration = Duration::from_mins(1);

/// The part of a conversation's time after which it counts as slow: five seconds of a minute. A mail server answers
/// within one or two.
const SLOW_AFTER: u32 = 12;

/// A conversation that is faster than this never counts as slow, even if a test allows it very little time.
const PROMPT: Duration = Duration::from_millis(250);

/// The result of one conversation.
#[derive(Debug)]
pub struct ConversationReport {
    /// The server's reply, by which the rules of delivery decide.
    pub reply: Reply,
    /// Whether the conversation was cut off because it took too long.
    pub stalled: bool,
    /// Whether the mail server itself is the reason: it would have taken no mail, whoever it was for.
    pub is_outage: bool,
    /// Whether the server takes addresses with other letters than those of ASCII; unknown if it was not asked.
    pub takes_other_letters: Option<bool>,
}

/// The way by which mails leave.
#[derive(Clone, Debug)]
pub enum Transport {
    /// By SMTP to a mail server.
    Smtp(Box<SmtpServer>),
    /// Into a folder, one file for each mail.
    Files(FileTransport),
}

impl Transport {
    /// The transport that the operator has set.
    pub fn of(settings: &Settings) -> Result<Self, SmtpUrlError> {
        match &settings.smtp {
            Some(smtp) => {
                let host = settings.public_url.host_str().unwrap_or("localhost");
                let smtp =
                    SmtpServer::parse(&smtp.0, host, settings.smtp_ca.as_ref(), CONVERSATION)?;
                Ok(Self::Smtp(Box::new(smtp)))
            }
            None => Ok(Self::Files(FileTransport::new(&settings.data))),
        }
    }

    /// The time after which a conversation counts as slow.
    pub fn slow_after(&self) -> Duration {
        let limit = match self {
            Self::Smtp(smtp) => smtp.limit(),
            Self::Files(_) => CONVERSATION,
        };
        (limit / SLOW_AFTER).max(PROMPT)
    }

    /// The mail server's host and port, where there is one.
    pub fn host(&self) -> Option<String> {
        match self {
            Self::Smtp(smtp) => Some(format!("{smtp:?}")),
            Self::Files(_) => None,
        }
    }

    /// Delivers one mail within the conversation's limit, and records in `stage` how far the conversation has come.
    /// Every failure is a [`Reply`] that the rules of delivery understand.
    pub async fn deliver(&self, parcel: &Parcel, stage: &Stage) -> ConversationReport {
        match self {
            Self::Smtp(smtp) => smtp.deliver(parcel, stage).await,
            Self::Files(files) => ConversationReport {
                reply: files.deliver(parcel).await,
                stalled: false,
                is_outage: false,
                takes_other_letters: None,
            },
        }
    }
}
