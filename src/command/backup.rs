//! `praxis backup`: copies the database while the service runs.

use std::path::PathBuf;

use super::printed::print;
use super::{Common, Stop};
use crate::db::backup;

/// The arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

impl Backup {
    pub async fn run(self, common: &Common) -> Result<(), Stop> {
        let app = common.open().await?;
        backup::back_up(&app.db, &self.file).await?;
        app.db.close().await;
        print(format!(
            "The database is copied to {} and the copy is sound.",
            self.file.display()
        ))
    }
}
