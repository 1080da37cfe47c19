//! `praxis import`: brings practices from a file into the service, or removes what an interrupted import has loaded. Sentences
//! about rows go to the standard output, the bar to the standard error.

use std::path::PathBuf;

use super::printed::print;
use super::progress::ProgressLine;
use super::{Common, Stop};
use crate::account::model::{AccountId, EmailAddress};
use crate::account::queries;
use crate::app::App;
use crate::import::{ImportDone, ImportFile, ImportReport, ImportRun, ImportStep, ImportStopped};
use crate::practice::actions::remove_open_import;

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file: a table (.csv) or records, one a line (.jsonl), with the columns of an export
    #[arg(required_unless_present = "remove")]
    file: Option<PathBuf>,
    /// The email address of the account that will own the practices
    #[arg(long, value_name = "ADDRESS", required_unless_present_any = ["remove", "dry_run"])]
    owner: Option<String>,
    /// Check the file and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Remove what an interrupted import has loaded
    #[arg(long, conflicts_with_all = ["file", "owner", "dry_run"])]
    remove: bool,
}

impl Import {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let app = common.open().await?;
        let said = match &self.file {
            Some(file) => self.import(&app, ImportFile::at(file)?).await,
            None => remove(&app).await,
        };
        app.db.close().await;
        print(said?)
    }

    async fn import(&self, app: &App, file: ImportFile) -> Result<String, Stop> {
        let bar = ProgressLine::begin("Checking");
        let say = |line: u64, what: &str| {
            // A reader of the output who has left is told nothing, and the import goes on.
            bar.aside(|| drop(print(format!("line {line}: {what}"))));
        };
        let at = |step| show(&bar, step);
        let run = ImportRun {
            app,
            file,
            say: &say,
            at: &at,
        };
        let outcome = if self.dry_run {
            run.check().await.and_then(checked)
        } else {
            let owner = self.owner.as_deref().unwrap_or_default();
            let owner = owner_of(app, owner).await?;
            run.import(owner).await.map(imported)
        };
        bar.end();
        Ok(outcome?)
    }
}

fn show(bar: &ProgressLine, step: ImportStep) {
    match step {
        ImportStep::Checked(rows) => bar.show(rows, rows),
        ImportStep::Loaded(practices, of) => {
            bar.name("Loading");
            bar.show(practices, of);
        }
        ImportStep::Publishing => bar.name("Publishing"),
    }
}

async fn owner_of(app: &App, typed: &str) -> Result<AccountId, Stop> {
    let unknown = || Stop::Said(format!("{typed} is not the address of an account."));
    let email = EmailAddress::parse(typed).map_err(|_| unknown())?;
    let account = queries::by_email(&mut app.db.read().await?, &email).await?;
    Ok(account.ok_or_else(unknown)?.id)
}

async fn remove(app: &App) -> Result<String, Stop> {
    Ok(match remove_open_import(app).await? {
        None => "No import was interrupted, so nothing is removed.".to_owned(),
        Some((import, count)) => format!(
            "The import of {} is removed. Practices that it had loaded: {count}.",
            import.source
        ),
    })
}

/// What a check found, which is a failure if rows are wrong.
fn checked(report: ImportReport) -> Result<String, ImportStopped> {
    if report.wrong > 0 {
        return Err(ImportStopped::Wrong(report));
    }
    Ok(format!("{} Nothing was changed.", counts(report)))
}

fn counts(report: ImportReport) -> String {
    format!(
        "Rows: {}. New: {}. Here already: {}. Here with other words: {}.",
        report.rows, report.new, report.same, report.differing
    )
}

fn imported(done: ImportDone) -> String {
    let said = counts(done.report);
    match done.published {
        None => format!("{said} Nothing was changed."),
        Some(published) => format!(
            "{said}\nPractices that became public: {}, in edition {}.",
            published.practices, published.edition.number
        ),
    }
}

impl From<ImportStopped> for Stop {
    fn from(stopped: ImportStopped) -> Self {
        match stopped {
            ImportStopped::Fault(fault) => Self::Database(fault),
            other => Self::Said(format!("{other}.")),
        }
    }
}

impl From<crate::import::UnreadableFile> for Stop {
    fn from(unreadable: crate::import::UnreadableFile) -> Self {
        ImportStopped::from(unreadable).into()
    }
}
