//! All public practices and their translations as one file, for a command: the lines that the address of the list sends, and one
//! for each translation.

use std::io::{self, Write};

use super::rows::RowSource;
use super::writing::{FileStyle, FileWriter, UnwrittenLine};
use crate::app::App;
use crate::catalogue::publications::publications;
use crate::db::{Fault, PublicConn};
use crate::language::Language;

/// Why a file was not written to its end.
#[derive(Debug, thiserror::Error)]
pub enum UnwrittenFile {
    /// A line cannot be written.
    #[error(transparent)]
    Line(#[from] UnwrittenLine),
    /// Writing failed.
    #[error("the file cannot be written: {0}")]
    Io(#[from] io::Error),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A file with all public practices, from one moment of the database.
pub struct WholeFile<'f> {
    /// The service.
    pub app: &'f App,
    /// The language of the names of terms.
    pub language: Language,
    /// Which form of file.
    pub style: FileStyle,
}

impl WholeFile<'_> {
    /// Writes it, and tells after each batch how many practices are written. Answers how many there are.
    pub async fn write(
        &self,
        out: &mut (impl Write + Send),
        told: impl Fn(u64) + Send,
    ) -> Result<u64, UnwrittenFile> {
        let writer = FileWriter {
            style: self.style,
            settings: &self.app.settings,
            t: self.app.words(self.language),
        };
        let mut db: PublicConn = self.app.db.read_moment().await?.into();
        let mut rows = RowSource::of_texts();
        let mut count = 0;
        out.write_all(&writer.head()?)?;
        loop {
            let ids = rows.next(&mut db).await?;
            if ids.is_empty() {
                out.flush()?;
                return Ok(count);
            }
            let batch = publications(&mut db, &ids, None).await?;
            out.write_all(&writer.lines(&batch)?)?;
            count += batch.len() as u64;
            told(count);
        }
    }
}
