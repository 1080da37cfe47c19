//! `praxis backup`: a copy of the database, taken while the service runs.

use std::path::PathBuf;

use super::{Common, Stop};
use crate::db::backup;

/// Where the copy goes.
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
        println!(
            "The database is copied to {} and the copy is sound.",
            self.file.display()
        );
        Ok(())
    }
}
