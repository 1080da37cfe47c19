//! The public: what is published, as pages, search and feeds. Every answer is a pure function of its address and
//! the edition; nothing here can see a session, set a cookie or read a clock into a page. It reads published
//! revisions alone, and must not know drafting or review. The router takes `pages`, the service runs [`Follower`].

mod feed;
pub mod index;
mod model;
pub mod pages;
mod store;
mod views;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::OnceCell;

use crate::app::App;
use crate::db::{Engine, Fault};
pub use index::{Follower, Index};

/// What the catalogue's pages are given. Cheap to copy; one for each process.
#[derive(Clone)]
pub struct Catalogue {
    /// What every room is given.
    pub app: App,
    /// The search index.
    pub index: Index,
    repository: Arc<OnceCell<String>>,
}

impl Catalogue {
    /// The catalogue of this service, with its search index in the data folder.
    pub fn new(app: &App) -> Self {
        Self {
            app: app.clone(),
            index: Index::in_folder(Self::index_folder(&app.settings.data)),
            repository: Arc::default(),
        }
    }

    /// Where the search index of a data folder lies.
    pub fn index_folder(data: &Path) -> PathBuf {
        data.join("index")
    }

    /// Founds the repository at the first start: the name in every feed id is the public address's host of that
    /// day, for good, whatever the site is called later.
    pub async fn found(&self) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        store::found_repository(&mut tx, self.host()).await?;
        tx.commit().await
    }

    /// The name of the repository.
    async fn repository(&self, db: &mut impl Engine) -> Result<&str, Fault> {
        let found = self.repository.get_or_try_init(async || {
            let found = store::repository(db).await?;
            Ok::<_, Fault>(found.unwrap_or_else(|| self.host().to_owned()))
        });
        Ok(found.await?)
    }

    fn host(&self) -> &str {
        self.app
            .settings
            .public_url
            .host_str()
            .unwrap_or("localhost")
    }

    /// Keeps the search index at the database's edition, for as long as this future is polled.
    pub async fn follow(&self) {
        Follower::run(self.app.clone(), self.index.clone()).await;
    }
}
