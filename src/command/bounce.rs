//! `praxis bounce`: reads what arrived at the return paths of mails, from a pipe of the mail server or from a maildir. A
//! failure of the database ends with the code 75, after which a mail server keeps the report and tries again.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::printed::print;
use super::{Common, Stop};
use crate::app::App;
use crate::mail::bounces::ReportOutcome;
use crate::mail::report;
use crate::practice::actions;

/// Reads reports of mails that did not arrive.
#[derive(Debug, clap::Args)]
pub(super) struct Bounce {
    /// Read the messages in the folder `new` of this maildir and move them to `cur`; without it, one message from the
    /// standard input
    #[arg(long, value_name = "DIR")]
    maildir: Option<PathBuf>,
    /// The address to which the message was delivered, where its headers do not name it
    #[arg(long, value_name = "ADDRESS", conflicts_with = "maildir")]
    to: Option<String>,
}

impl Bounce {
    pub(super) async fn run(self, common: &Common) -> Result<(), Stop> {
        let app = common.open().await.map_err(Stop::later)?;
        if app.settings.return_path.is_none() {
            let why = "return_path is not set, so no mail has a return path of its own.";
            return Err(Stop::Said(why.to_owned()));
        }
        if let Some(folder) = &self.maildir {
            read_maildir(&app, folder).await?;
        } else {
            let read = read_limited(io::stdin().lock());
            let bytes = read.map_err(|error| unread("-", &error))?;
            print(note(&app, &bytes, self.to.as_deref()).await?)?;
        }
        app.db.close().await;
        Ok(())
    }
}

/// Reads the new messages of a maildir, the oldest name first. Each is moved after it was recorded, so that a message whose
/// recording failed is read again. What is no file is no message.
async fn read_maildir(app: &App, folder: &Path) -> Result<(), Stop> {
    let new = folder.join("new");
    let listed = fs::read_dir(&new).map_err(|error| unread(new.display(), &error))?;
    let mut names: Vec<_> = listed
        .filter_map(Result::ok)
        .filter(|one| one.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|one| one.file_name())
        .collect();
    names.sort();
    for name in names {
        let path = new.join(&name);
        let bytes = File::open(&path).and_then(read_limited);
        let bytes = bytes.map_err(|error| unread(path.display(), &error))?;
        let said = note(app, &bytes, None).await?;
        let mut seen = name.clone();
        seen.push(":2,S");
        let moved = fs::rename(&path, folder.join("cur").join(seen));
        moved.map_err(|error| unread(path.display(), &error))?;
        print(format!("{}: {said}", name.to_string_lossy()))?;
    }
    Ok(())
}

fn unread(what: impl std::fmt::Display, error: &io::Error) -> Stop {
    Stop::Said(format!("{what}: {error}"))
}

/// The beginning of a message, which is all that is kept. The rest is read too, because a mail server that cannot write all
/// of it calls the command failed.
fn read_limited(mut from: impl Read) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(report::LIMIT).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    from.by_ref().take(limit).read_to_end(&mut bytes)?;
    io::copy(&mut from, &mut io::sink())?;
    Ok(bytes)
}

/// Records one message, and says what became of it.
async fn note(app: &App, bytes: &[u8], to: Option<&str>) -> Result<String, Stop> {
    let Some(address) = &app.settings.return_path else {
        return Ok("no return path is set".to_owned());
    };
    let message = report::read(bytes, to, address);
    let message = message.map_err(|error| Stop::Later(error.to_string()))?;
    let outcome = actions::record_report(app, &message).await;
    Ok(
        match outcome.map_err(|error| Stop::Later(error.to_string()))? {
            ReportOutcome::DidNotArrive(mail) => format!("mail {mail} did not arrive"),
            ReportOutcome::Unknown => "about no mail that is known, or read before".to_owned(),
            ReportOutcome::Nothing => "no report of a mail that did not arrive".to_owned(),
        },
    )
}
