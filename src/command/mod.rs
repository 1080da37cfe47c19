//! The command line: the commands and their arguments. Every command opens the database, which applies new migrations
//! first, and calls the rooms' actions; no rule is decided here. Most commands open only a database that exists.

mod account;
mod backup;
mod bounce;
mod check;
mod config;
mod demo;
mod export;
mod import;
mod log;
mod log_buffer;
pub mod outbox;
mod printed;
mod progress;
mod restore;
mod serve;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::app::{App, Clock, Random};
use crate::catalogue::Catalogue;
use crate::config::{Loaded, Sources, WrongSetting, load as load_settings};
use crate::db::{Db, Fault, OpenFor};
use crate::mail::transport;
use crate::private_files;

/// Practices are proposed, reviewed and published.
#[derive(Debug, Parser)]
#[command(name = "praxis", version, about, propagate_version = true)]
struct CommandLine {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// The arguments of every command.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The folder of the database file, the search index, own pages and mails [default: ./data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL server's address instead of a file in the data folder
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// The settings file [default: praxis.toml in the data folder, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make accounts, give roles, suspend and restore
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Serve a demonstration with sample practices and people, on this machine only
    Demo(demo::Demo),
    /// Serve
    Serve(serve::Serve),
    /// List mails and send them again
    #[command(subcommand)]
    Outbox(outbox::OutboxCommand),
    /// Read reports of mails that did not arrive
    Bounce(bounce::Bounce),
    /// Replay every history and say whether the database keeps its promises
    Check,
    /// Print the settings in force and where each came from
    Config,
    /// Bring practices from a file into the service
    Import(import::Import),
    /// Write the catalogue for others, as one file or as a folder of pages
    Export(export::Export),
    /// Copy the database of a running service into a file
    Backup(backup::Backup),
    /// Put a backup in the place of the database
    Restore(restore::RestoreBackup),
}

/// Why a command stopped: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// A setting is wrong.
    #[error(transparent)]
    Setting(#[from] WrongSetting),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] Fault),
    /// Another reason, which the operator can mend.
    #[error("{0}")]
    Said(String),
    /// A reason that may pass: a mail server that called the command is to call it again.
    #[error("{0}")]
    Later(String),
}

/// The code after which a mail server calls the command again (`EX_TEMPFAIL`).
const TRY_LATER: u8 = 75;

impl Stop {
    /// The same reason, after which the caller tries again if the reason may pass. A server that is away is said of its
    /// setting.
    fn later(self) -> Self {
        match self {
            Self::Database(Fault::Unfit(_)) | Self::Said(_) => self,
            Self::Setting(_) | Self::Database(_) | Self::Later(_) => Self::Later(self.to_string()),
        }
    }

    fn code(&self) -> ExitCode {
        match self {
            Self::Later(_) => ExitCode::from(TRY_LATER),
            Self::Setting(_) | Self::Database(_) | Self::Said(_) => ExitCode::FAILURE,
        }
    }
}

impl Common {
    /// The settings from these flags, a command's own flags, the environment and the settings file.
    pub fn load(&self, own: Vec<(&'static str, String)>, demo: bool) -> Result<Loaded, Stop> {
        let mut flags = own;
        flags.extend(
            self.data
                .as_ref()
                .map(|data| ("data", data.display().to_string())),
        );
        flags.extend(self.database.clone().map(|database| ("database", database)));
        Ok(load_settings(&Sources::of_process(
            self.config.clone(),
            flags,
            demo,
        ))?)
    }

    /// Opens the database for a command beside the service, which logs only warnings. A missing database is an error and
    /// is not made: the operator has mistyped its place.
    pub async fn open(&self) -> Result<App, Stop> {
        let loaded = self.load(Vec::new(), false)?;
        log::start_quietly(&loaded.settings);
        let db = Db::open_existing(&loaded.settings.database, OpenFor::Command).await;
        gather(db, loaded)
    }

    /// Opens the database for one of the few commands that begin a site, and makes it if it is missing.
    pub async fn open_or_make(&self) -> Result<App, Stop> {
        let loaded = self.load(Vec::new(), false)?;
        log::start_quietly(&loaded.settings);
        open(loaded, OpenFor::Command).await
    }
}

/// Opens an up-to-date database, makes it if it is missing, and gathers what the rooms need.
pub async fn open(loaded: Loaded, purpose: OpenFor) -> Result<App, Stop> {
    let db = Db::open(&loaded.settings.database, purpose).await;
    gather(db, loaded)
}

fn gather(opened: Result<Db, Fault>, loaded: Loaded) -> Result<App, Stop> {
    let db = opened.map_err(|fault| not_opened(fault, &loaded))?;
    let settings = loaded.settings;
    keep_private(&settings.data);
    let app = App::new(db, Clock::system(), Random::system(), Arc::new(settings));
    app.map_err(|error| Stop::Said(error.to_string()))
}

/// The reason why a database was not opened. Of a server that is away it names the setting, because its address may be
/// mistyped.
fn not_opened(fault: Fault, loaded: &Loaded) -> Stop {
    match fault {
        Fault::Unreachable(why) => loaded
            .wrong("database", &format!("the server {why}"))
            .into(),
        fault => fault.into(),
    }
}

/// Removes the rights of other users from the service's files in the data folder, and from the folder. The operator's own
/// files in it keep their modes, and so does a folder of another owner.
fn keep_private(data: &Path) {
    let tightened = private_files::tighten_tree(&transport::folder(data))
        .and_then(|()| private_files::tighten_tree(&Catalogue::index_folder(data)))
        .and_then(|()| private_files::tighten(&data.join("demo.json")))
        .and_then(|()| private_files::tighten(data));
    if let Err(error) = tightened {
        tracing::warn!(data = %data.display(), %error, "other users of this machine may read files of the data folder");
    }
}

/// The tree of commands with their arguments.
pub fn tree() -> clap::Command {
    CommandLine::command()
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    // First of all, so that every file which is made from here on is readable by this account only.
    private_files::restrict_process();
    let CommandLine { common, command } = CommandLine::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return stopped(&error),
    };
    let outcome = runtime.block_on(dispatch(&common, command));
    log::flush();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            printed::complain(&stop);
            stop.code()
        }
    }
}

async fn dispatch(common: &Common, command: Command) -> Result<(), Stop> {
    match command {
        Command::Account(deed) => deed.run(common).await,
        Command::Demo(demo) => demo.run(common).await,
        Command::Serve(serve) => serve.run(common).await,
        Command::Outbox(deed) => deed.run(common).await,
        Command::Bounce(bounce) => bounce.run(common).await,
        Command::Check => check::run(common).await,
        Command::Config => config::print_settings(common),
        Command::Import(import) => import.run(common).await,
        Command::Export(export) => export.run(common).await,
        Command::Backup(backup) => backup.run(common).await,
        Command::Restore(restore) => restore.run(common).await,
    }
}

fn stopped(why: &dyn std::fmt::Display) -> ExitCode {
    printed::complain(why);
    ExitCode::FAILURE
}
