//! The public part of the site: published practices as pages, search and feeds. Every answer is a pure function of its
//! address and the edition; no code here can see a session, set a cookie or put the clock into a page. It reads
//! published revisions only, and must not know drafting or review. The router takes `pages`, the service runs
//! [`Follower`], the room of mail subscriptions asks [`followed`], and a copy of the site reads a [`CatalogueMoment`].

mod alike;
mod api;
mod ark_record;
mod cite;
mod clock;
mod described;
mod feed;
mod figures;
mod files;
pub mod followed;
mod forms;
mod index;
mod jsonld;
mod listing;
mod model;
mod oai;
mod one_moment;
pub(crate) mod pages;
mod practice_form;
mod public_spans;
mod publication;
mod publications;
mod reader;
mod record;
mod record_schema;
mod review_record;
mod store;
mod views;
mod withdrawal;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::OnceCell;

use figures::KeptFigures;

use crate::app::App;
use crate::db::{Fault, PublicConn};
use crate::web::page_views::PageViews;
use crate::web::places::DownloadPlaces;
pub use clock::CatalogueClock;
pub use files::{FactColumn, FileStyle, UnwrittenFile, ViewColumn, WholeFile, WithdrawnColumn};
pub use index::{Follower, IndexingError, SearchIndex};
pub use one_moment::{CatalogueMoment, CataloguedPractice};
pub use practice_form::PracticeForm;
pub use reader::{PublicReader, ReplicaState};

/// The state that the catalogue's pages share. Cheap to copy; one for each process.
#[derive(Clone)]
pub struct Catalogue {
    /// The state that every room shares.
    pub app: App,
    /// The search index of this process.
    pub index: SearchIndex,
    /// Reads the public rows.
    pub reader: PublicReader,
    /// The places for files that are being sent.
    pub downloads: DownloadPlaces,
    /// How often pages were opened since their sums were written.
    pub views: PageViews,
    figures: KeptFigures,
    repository: Arc<OnceCell<String>>,
}

impl Catalogue {
    /// The catalogue of this service, with its search index in the data folder.
    pub fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            index: SearchIndex::in_folder(Self::index_folder(&app.settings.data)),
            reader: PublicReader::new(app),
            downloads: DownloadPlaces::beside_pages(app.db.most_readers()),
            views: PageViews::new(app.settings.time_zone.clone(), app.clock.now()),
            figures: KeptFigures::default(),
            repository: Arc::default(),
        }
    }

    /// The folder of the search index in a data folder.
    pub fn index_folder(data: &Path) -> PathBuf {
        data.join("index")
    }

    /// Names the repository at the first start. Every feed id contains this name, so it stays the host of that day's
    /// public address even if the site moves to another host.
    pub async fn name_repository(&self) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        store::name_repository(&mut tx, self.host()).await?;
        tx.commit().await
    }

    /// The name of the repository, read once.
    async fn repository(&self, db: &mut PublicConn) -> Result<&str, Fault> {
        let name = self.repository.get_or_try_init(async || {
            let stored = store::repository(db).await?;
            Ok::<_, Fault>(stored.unwrap_or_else(|| self.host().to_owned()))
        });
        Ok(name.await?)
    }

    fn host(&self) -> &str {
        self.app
            .settings
            .public_url
            .host_str()
            .unwrap_or("localhost")
    }

    /// Keeps the search index at the database's edition, for as long as this future is polled. `first`: what changes many
    /// practices at each start. A new index is built after it.
    pub async fn follow(&self, first: impl Future<Output = ()>) {
        Follower::run(self, first).await;
    }
}
