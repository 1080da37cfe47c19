//! `praxis outbox`: what waits to be sent, what failed, and sending it again. The text of mails is not shown.

use std::fmt::Write;

use super::printed::print;
use super::{Common, Stop};
use crate::app::App;
use crate::db::Fault;
use crate::language::{Language, Messages};
use crate::mail::actions;
use crate::mail::model::{MailId, MailState, OutboxRow};

/// How many mails are listed at most.
const LISTED: i64 = 1_000;

/// What to do with the outbox.
#[derive(Debug, clap::Subcommand)]
pub(super) enum OutboxCommand {
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

/// Which mails to send again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every dead letter.
    Dead,
    /// This one, in any state.
    One(MailId),
}

fn state(typed: &str) -> Result<MailState, String> {
    MailState::parse(typed).ok_or_else(|| "waiting, accepted, dead or no_longer_owed".to_owned())
}

impl OutboxCommand {
    pub(super) async fn run(self, common: &Common) -> Result<(), Stop> {
        let app = common.open().await?;
        match self {
            Self::List { state } => print(list(&app, state).await?.trim_end())?,
            Self::Resend { mail: Some(id) } => {
                let id = MailId(id);
                if resend(&app, Which::One(id)).await? == 0 {
                    return Err(Stop::Said(why_not_resent(&app, id).await?));
                }
                print("One mail is sent again.")?;
            }
            Self::Resend { mail: None } => print(match resend(&app, Which::Dead).await? {
                0 => "No mail has failed, so none is sent again.".to_owned(),
                1 => "One mail is sent again.".to_owned(),
                count => format!("{count} mails are sent again."),
            })?,
        }
        app.db.close().await;
        Ok(())
    }
}

/// Why a mail is not sent again.
async fn why_not_resent(app: &App, id: MailId) -> Result<String, Fault> {
    let mut db = app.db.read().await?;
    let t = Messages::new(Language::En).in_zone(&app.settings.time_zone);
    Ok(match actions::read(&mut db, id).await? {
        None => format!("There is no mail with the number {id}."),
        Some(mail) => match mail.listed.unowed {
            Some(why) => {
                let why = why.reason(t);
                format!("Mail {id} is not sent again, because it is no longer owed: {why}.")
            }
            None => format!("Mail {id} is on its way just now. Try again in a few minutes."),
        },
    })
}

/// The mails in a state (or in any), newest first, one a line, and the counts.
pub async fn list(app: &App, state: Option<MailState>) -> Result<String, Fault> {
    let mut db = app.db.read().await?;
    let mails = actions::list(&mut db, state, None, LISTED).await?;
    let totals = actions::counts(&mut db).await?;
    let t = Messages::new(Language::En).in_zone(&app.settings.time_zone);
    let mut lines = String::new();
    for mail in &mails {
        lines.push_str(&line(mail, t));
    }
    // Writing into a String cannot fail.
    let _ = writeln!(
        lines,
        "waiting {}, accepted {}, dead {}, no longer owed {}, held for digests {}",
        totals.waiting, totals.accepted, totals.dead, totals.no_longer_owed, totals.held
    );
    Ok(lines)
}

fn line(mail: &OutboxRow, t: Messages) -> String {
    let to = mail
        .address
        .clone()
        .or_else(|| mail.account.map(|account| format!("account {account}")));
    let about = mail
        .subject
        .as_deref()
        .or(mail.kind.as_deref())
        .unwrap_or("digest");
    let said = match (mail.unowed, &mail.said) {
        (Some(why), _) => why.reason(t).to_string(),
        (None, Some(said)) => said.clone(),
        (None, None) => "not tried yet".to_owned(),
    };
    format!(
        "{}\t{}\t{}\t{}\t{about}\t{} tries\t{said}\n",
        mail.id,
        mail.state.as_str(),
        t.iso(mail.at),
        to.unwrap_or_default(),
        mail.tries,
    )
}

/// Sends mails again, and says how many. The service picks them up; if none runs, they wait for it.
pub async fn resend(app: &App, which: Which) -> Result<u64, Fault> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let count = match which {
        Which::Dead => actions::resend_dead(&mut tx, now).await?,
        Which::One(id) => u64::from(actions::resend(&mut tx, now, id).await?),
    };
    tx.commit().await?;
    Ok(count)
}
