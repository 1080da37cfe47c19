//! `praxis outbox`: what waits to be sent, what failed, and sending it again.

use super::{Common, Stop};
use crate::mail::commands::{self, Which};
use crate::mail::model::{MailId, MailState};

/// What to do with the outbox.
#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    /// Print mails, newest first, and how many stand where
    List {
        #[arg(
            long,
            value_parser = state,
            help = "Only those in this state: waiting, accepted, dead or no_longer_owed"
        )]
        state: Option<MailState>,
    },
    /// Send mails again; the service picks them up
    Resend {
        /// The number of a mail; without one, every mail that could not be delivered
        mail: Option<i64>,
    },
}

fn state(typed: &str) -> Result<MailState, String> {
    MailState::parse(typed).ok_or_else(|| "waiting, accepted, dead or no_longer_owed".to_owned())
}

impl Deed {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let app = common.open().await?;
        match self {
            Self::List { state } => print!("{}", commands::list(&app, state).await?),
            Self::Resend { mail } => {
                let which = mail.map_or(Which::Dead, |id| Which::One(MailId(id)));
                let count = commands::resend(&app, which).await?;
                println!("{count} mails are sent again.");
            }
        }
        app.db.close().await;
        Ok(())
    }
}
