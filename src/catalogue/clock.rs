//! Which moment of the catalogue its pages show: the edition of the database, and the one that the search index has
//! reached. A page is a function of both.

use async_trait::async_trait;

use super::Catalogue;
use super::index::SearchIndex;
use super::reader::PublicReader;
use crate::edition::Edition;
use crate::web::page_cache::{PublicClock, PublicMoment};

/// Stands for an index that has reached no edition.
const NO_INDEX: Edition = Edition(-1);

/// Says which moment the catalogue shows.
pub struct CatalogueClock {
    reader: PublicReader,
    index: SearchIndex,
}

impl CatalogueClock {
    /// The clock of this catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        Self {
            reader: catalogue.reader.clone(),
            index: catalogue.index.clone(),
        }
    }

    fn moment_at(&self, edition: Edition) -> PublicMoment {
        let reached = self.index.edition().unwrap_or(NO_INDEX);
        PublicMoment([edition, reached].map(|edition| edition.0))
    }
}

#[async_trait]
impl PublicClock for CatalogueClock {
    fn known(&self) -> Option<PublicMoment> {
        self.reader.known().map(|edition| self.moment_at(edition))
    }

    async fn moment(&self) -> Option<PublicMoment> {
        // The page that is drawn now says what is wrong with the database.
        let edition = self.reader.present().await?;
        Some(self.moment_at(edition))
    }
}
