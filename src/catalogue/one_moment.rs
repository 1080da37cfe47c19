//! The catalogue as it is at one moment, for a reader that asks for all of it and takes its time: every answer shows the
//! same edition, also if it takes long and practices are published meanwhile. Its search index is its own, and of that edition.

use std::path::PathBuf;

use super::index::{Follower, IndexingError, SearchIndex};
use super::reader::PublicReader;
use super::{Catalogue, store};
use crate::app::App;
use crate::db::{Fault, Timestamp};
use crate::edition::Edition;
use crate::practice::model::PracticeId;

pub use super::store::CataloguedPractice;

/// How often the index is brought up to date before a moment is given up. Each time after the first one takes
/// milliseconds, so only a site that publishes without a pause has so many editions meanwhile.
const TRIES: u32 = 100;

/// A moment of the catalogue.
pub struct CatalogueMoment {
    /// Its answers are all of this moment.
    pub catalogue: Catalogue,
    /// Its edition.
    pub edition: Edition,
    /// When that edition began.
    pub began: Timestamp,
}

impl CatalogueMoment {
    /// The present moment. The search index is built in this folder, beside the one of a service.
    pub async fn present(app: &App, index_folder: PathBuf) -> Result<Self, IndexingError> {
        let present = Catalogue {
            index: SearchIndex::in_folder(index_folder),
            ..Catalogue::new(app)
        };
        let mut follower = Follower::open(&present).await?;
        for _ in 0..TRIES {
            follower.catch_up().await?;
            let rows = present.reader.moment(present.index.edition()).await?;
            if present.index.edition() != Some(rows.edition) {
                continue;
            }
            let (edition, began) = (rows.edition, rows.began);
            let reader = PublicReader::of_moment(app, rows);
            let reader =
                reader.ok_or_else(|| Fault::unfit("a moment has no connection of its own"))?;
            return Ok(Self {
                catalogue: Catalogue { reader, ..present },
                edition,
                began,
            });
        }
        let why =
            "editions follow one another faster than the search index can be brought up to date";
        Err(IndexingError::Broken(why.to_owned()))
    }

    /// How many practices have an address: those that are or were public.
    pub async fn count(&self) -> Result<i64, Fault> {
        let mut rows = self.catalogue.reader.moment(None).await?;
        store::count_catalogued(&mut rows.db).await
    }

    /// The practices that have an address, after this one, in the order of their ids.
    pub async fn practices_after(
        &self,
        after: PracticeId,
        most: i64,
    ) -> Result<Vec<CataloguedPractice>, Fault> {
        let mut rows = self.catalogue.reader.moment(None).await?;
        store::catalogued(&mut rows.db, after, most).await
    }
}
