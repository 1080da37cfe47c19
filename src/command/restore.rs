//! `praxis restore`: puts a backup in the place of the database, and removes the search index, which the service makes
//! anew.

use std::path::{Path, PathBuf};

use super::printed::print;
use super::{Common, Stop};
use crate::app::Clock;
use crate::catalogue::Catalogue;
use crate::db::{Target, backup};

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct RestoreBackup {
    /// The backup
    file: PathBuf,
    /// Put it in the place of a database that is there; that one is kept beside it
    #[arg(long)]
    replace: bool,
}

impl RestoreBackup {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let settings = common.load(Vec::new(), false)?.settings;
        super::log::start_quietly(&settings);
        let Target::Sqlite(database) = &settings.database else {
            return Err(Stop::Said(
                "The database is on a PostgreSQL server: restore it with pg_restore.".to_owned(),
            ));
        };
        let kept =
            backup::restore(&self.file, database, self.replace, Clock::system().now()).await?;
        forget_index(&settings.data)?;
        super::keep_private(&settings.data);
        print(format!(
            "{} is restored from {}.",
            database.display(),
            self.file.display()
        ))?;
        if let Some(kept) = kept {
            print(format!(
                "The database that was there before is kept as {}.",
                kept.display()
            ))?;
        }
        Ok(())
    }
}

/// Removes the search index, which has editions that the restored database has not reached yet.
fn forget_index(data: &Path) -> Result<(), Stop> {
    let index = Catalogue::index_folder(data);
    match std::fs::remove_dir_all(&index) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Stop::Said(format!(
            "The search index {} cannot be removed: {e}.",
            index.display()
        ))),
        _ => Ok(()),
    }
}
