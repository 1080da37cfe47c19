//! `praxis export`: writes the catalogue for others, all public practices as one file or every public page as a folder of
//! files. What is written appears when it is whole.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use super::printed::print;
use super::progress::ProgressLine;
use super::{Common, Stop};
use crate::address::FileForm;
use crate::app::App;
use crate::catalogue::{FileStyle, UnwrittenFile, WholeFile};
use crate::language::Language;
use crate::site_copy::{SiteError, SiteSummary, write_site};

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The file to write: a table (.csv) or records, one a line (.jsonl)
    #[arg(required_unless_present = "site")]
    file: Option<PathBuf>,
    /// The language of the names of terms in the file
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    language: Language,
    /// Write the public pages, files and citations into a new folder; they work without a server
    #[arg(long, value_name = "DIR", conflicts_with_all = ["file", "language"])]
    site: Option<PathBuf>,
    /// Replace an earlier copy at the same place
    #[arg(long, requires = "site")]
    replace: bool,
}

fn language(typed: &str) -> Result<Language, String> {
    Language::parse(typed).ok_or_else(|| "en or fr".to_owned())
}

impl Export {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        match (&self.file, &self.site) {
            (Some(file), _) => self.export_file(common, file).await,
            (None, Some(site)) => self.export_site(common, site).await,
            (None, None) => Err(Stop::Said("nothing says what to write.".to_owned())),
        }
    }

    async fn export_file(&self, common: &Common, path: &Path) -> Result<(), Stop> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let form = ending.and_then(|ending| FileForm::parse(&ending.to_ascii_lowercase()));
        let form = form.ok_or_else(|| {
            Stop::Said("the name of the file must end in .csv or .jsonl.".to_owned())
        })?;
        let app = common.open().await?;
        let file = WholeFile {
            app: &app,
            language: self.language,
            style: FileStyle {
                form,
                for_spreadsheet: false,
            },
        };
        let written = write_file(&file, path).await;
        app.db.close().await;
        let path = path.display();
        let count = written.map_err(|unwritten| match unwritten {
            UnwrittenFile::Fault(fault) => Stop::Database(fault),
            other => Stop::Said(format!("{path}: {other}.")),
        })?;
        print(format!("Practices written to {path}: {count}."))
    }

    async fn export_site(&self, common: &Common, site: &Path) -> Result<(), Stop> {
        let app = common.open().await?;
        let written = self.write_copy(&app, site).await;
        app.db.close().await;
        let summary = written?;
        print(format!(
            "The copy of edition {} is in {}: {} practices, {} files. Begin with index.html.",
            summary.edition,
            site.display(),
            summary.practices,
            summary.files
        ))
    }

    /// Writes the copy until it is whole, or until the operator stops it: then nothing is left of it.
    async fn write_copy(&self, app: &App, site: &Path) -> Result<SiteSummary, Stop> {
        let line = ProgressLine::begin("Copying");
        let written = tokio::select! {
            written = write_site(app, site, self.replace, |done| line.show(done.practices, done.of)) => {
                written.map_err(Stop::from)
            }
            _ = tokio::signal::ctrl_c() => {
                Err(Stop::Said("The copy was stopped, and nothing is left of it.".to_owned()))
            }
        };
        line.end();
        written
    }
}

impl From<SiteError> for Stop {
    fn from(error: SiteError) -> Self {
        Self::Said(error.to_string())
    }
}

async fn write_file(file: &WholeFile<'_>, path: &Path) -> Result<u64, UnwrittenFile> {
    let unfinished = beside(path);
    let mut out = BufWriter::new(File::create(&unfinished)?);
    let written = file.write(&mut out, |_| {}).await;
    let kept = written.and_then(|count| {
        out.get_ref().sync_all()?;
        fs::rename(&unfinished, path)?;
        Ok(count)
    });
    if kept.is_err() {
        drop(fs::remove_file(&unfinished));
    }
    kept
}

/// Where the file stands until it is whole.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    file.with_file_name(name)
}
