//! Hands one mail to the mail server, or writes it into a file where there is none, and says in one word what came
//! of it. Each mail has its own conversation, so one refused receiver delays nobody else.

mod files;
mod smtp;

use std::time::Duration;

use crate::config::Settings;

use super::delivery::Reply;
use super::message::Parcel;

pub use files::{Files, folder};
pub use smtp::{Smtp, Wrong};

/// How long one conversation may take before the server is taken to have stalled.
pub const CONVERSATION: Duration = Duration::from_mins(1);

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

    /// Delivers one mail. Never longer than the conversation's limit, and never an error: whatever happens is a
    /// reply that the rules of delivery understand.
    pub async fn deliver(&self, parcel: &Parcel) -> Reply {
        match self {
            Self::Smtp(smtp) => smtp.deliver(parcel).await,
            Self::Files(files) => files.deliver(parcel).await,
        }
    }
}
