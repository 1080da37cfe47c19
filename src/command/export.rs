//! `praxis export`: writes all public practices into a file, from one moment of the database. The file appears when it is
//! whole.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use super::printed::print;
use super::{Common, Stop};
use crate::address::FileForm;
use crate::app::App;
use crate::catalogue::{FileStyle, UnwrittenFile, WholeFile};
use crate::language::Language;

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// The file to write: a table (.csv) or records, one a line (.jsonl)
    file: PathBuf,
    /// The language of the names of terms
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    language: Language,
}

fn language(typed: &str) -> Result<Language, String> {
    Language::parse(typed).ok_or_else(|| "en or fr".to_owned())
}

impl Export {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let ending = self.file.extension().and_then(|ending| ending.to_str());
        let form = ending.and_then(|ending| FileForm::parse(&ending.to_ascii_lowercase()));
        let form = form.ok_or_else(|| {
            Stop::Said("the name of the file must end in .csv or .jsonl.".to_owned())
        })?;
        let app = common.open().await?;
        let written = self.write(&app, form).await;
        app.db.close().await;
        let count = written.map_err(|unwritten| match unwritten {
            UnwrittenFile::Fault(fault) => Stop::Database(fault),
            other => Stop::Said(format!("{}: {other}.", self.file.display())),
        })?;
        let file = self.file.display();
        print(format!("Practices written to {file}: {count}."))
    }

    async fn write(&self, app: &App, form: FileForm) -> Result<u64, UnwrittenFile> {
        let unfinished = beside(&self.file);
        let file = WholeFile {
            app,
            language: self.language,
            style: FileStyle {
                form,
                for_spreadsheet: false,
            },
        };
        let mut out = BufWriter::new(File::create(&unfinished)?);
        let written = file.write(&mut out, |_| {}).await;
        let kept = written.and_then(|count| {
            out.get_ref().sync_all()?;
            fs::rename(&unfinished, &self.file)?;
            Ok(count)
        });
        if kept.is_err() {
            drop(fs::remove_file(&unfinished));
        }
        kept
    }
}

/// Where the file stands until it is whole.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    file.with_file_name(name)
}
