//! Search: one index in each node's data folder, derived from the database and following its edition. It holds
//! ids and terms, never a text: what a page shows is read from the database. A missing, damaged or older index is
//! built anew while every other page already serves.

mod document;
mod folder;
mod follow;
mod query;
mod rank;
mod schema;
mod snippet;
mod spelling;
mod words;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, RangeQuery};
use tantivy::{DocAddress, Order, Searcher, Term};

pub use document::Live;
pub use follow::{Follower, NotIndexed};
pub use query::{LONGEST, Needs, Sought};
pub use rank::Rank;
pub use snippet::{Marker, Passage, Piece};

use crate::db::Timestamp;
use crate::edition::Edition;
use crate::practice::model::PracticeId;
use crate::web::paging::Cursor;
use schema::Fields;

/// The index as pages use it. Cheap to copy; one for each process.
#[derive(Clone)]
pub struct Index(Arc<Shared>);

struct Shared {
    folder: PathBuf,
    present: RwLock<Option<Snapshot>>,
    damaged: tokio::sync::Notify,
}

/// The index as it stands at one edition.
#[derive(Clone)]
pub struct Snapshot {
    /// Which.
    pub edition: Edition,
    searcher: Searcher,
    fields: Fields,
}

/// Why nothing could be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The index is being built: in a moment it answers.
    #[error("the search index is being built")]
    NotReady,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many practices in all.
    pub count: usize,
    /// The ones asked for, in order: from the key on, so backwards before one.
    pub ids: Vec<PracticeId>,
    /// Where each stands, if the best ones were asked for.
    pub ranks: Vec<Rank>,
    /// Whether they hold everything that was sought, or only some of it because none holds all.
    pub needs: Option<Needs>,
    /// A better spelling, when nothing was found.
    pub suggestion: Option<String>,
}

/// Which of the practices found are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The best ones after, or before, this rank, or the best of all.
    Best {
        /// Where to begin.
        from: Option<Cursor<Rank>>,
        /// How many at most.
        most: usize,
    },
    /// The newest ones that were first published before this, or the newest of all.
    Newest {
        /// A practice's first publication, and its id.
        before: Option<(Timestamp, PracticeId)>,
        /// How many at most.
        most: usize,
    },
}

impl Index {
    /// The index that is kept in this folder. Nothing can be found until a [`Follower`] has opened it.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(Arc::new(Shared {
            folder,
            present: RwLock::default(),
            damaged: tokio::sync::Notify::new(),
        }))
    }

    /// The index as it stands now, if it is ready.
    pub fn snapshot(&self) -> Result<Snapshot, NoAnswer> {
        let present = self
            .0
            .present
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        present.clone().ok_or(NoAnswer::NotReady)
    }

    /// Searches it, away from the threads that serve pages. What fails is damaged, and is built anew.
    pub async fn search(
        &self,
        snapshot: Snapshot,
        sought: Sought,
        wanted: Wanted,
    ) -> Result<Found, NoAnswer> {
        let searched = tokio::task::spawn_blocking(move || snapshot.search(&sought, wanted)).await;
        match searched {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => Err(self.broken(&error)),
            Err(panicked) => Err(self.broken(&panicked)),
        }
    }

    fn broken(&self, error: &impl std::fmt::Display) -> NoAnswer {
        tracing::error!(%error, "the search index cannot be read and is built anew");
        self.show(None);
        self.0.damaged.notify_one();
        NoAnswer::NotReady
    }

    fn show(&self, snapshot: Option<Snapshot>) {
        *self
            .0
            .present
            .write()
            .unwrap_or_else(PoisonError::into_inner) = snapshot;
    }
}

impl Snapshot {
    fn search(&self, sought: &Sought, wanted: Wanted) -> tantivy::Result<Found> {
        let all = self.find(
            &*sought.query(self.fields, Needs::Everything),
            wanted.clone(),
        )?;
        if all.count > 0 || sought.is_empty() {
            return Ok(Found {
                needs: Some(Needs::Everything),
                ..all
            });
        }
        let suggestion = spelling::nearest(&self.searcher, self.fields, sought)?;
        let some = self.find(&*sought.query(self.fields, Needs::Anything), wanted)?;
        let needs = (some.count > 0).then_some(Needs::Anything);
        Ok(Found {
            needs,
            suggestion,
            ..some
        })
    }

    fn find(&self, query: &dyn Query, wanted: Wanted) -> tantivy::Result<Found> {
        let (count, addresses) = match wanted {
            Wanted::Best { from, most } => return rank::best(&self.searcher, query, from, most),
            Wanted::Newest { before, most } => {
                let count = self.searcher.search(query, &Count)?;
                let newest = (
                    TopDocs::with_limit(most.max(1))
                        .order_by_fast_field::<i64>("published", Order::Desc),
                    Count,
                );
                let older = before.map(|key| self.older(query, key));
                let (newest, _) = match &older {
                    Some(older) => self.searcher.search(older, &newest)?,
                    None => self.searcher.search(query, &newest)?,
                };
                let addresses = newest.into_iter().map(|(_, address)| address);
                (count, addresses.collect::<Vec<_>>())
            }
        };
        let ids = addresses
            .into_iter()
            .map(|address| self.id(address))
            .collect::<tantivy::Result<_>>()?;
        Ok(Found {
            count,
            ids,
            ..Found::default()
        })
    }

    /// The same query among what was first published before this. No two practices share their moment of first
    /// publication, except those that an import made public together; the id parts those.
    fn older(&self, query: &dyn Query, (at, id): (Timestamp, PracticeId)) -> BooleanQuery {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let moment = Term::from_field_i64(self.fields.published, at.0);
        let number = Term::from_field_u64(self.fields.id, id.0.cast_unsigned());
        let earlier = RangeQuery::new(Unbounded, Excluded(moment.clone()));
        let same = BooleanQuery::new(vec![
            (
                Occur::Must,
                Box::new(RangeQuery::new(Included(moment.clone()), Included(moment)))
                    as Box<dyn Query>,
            ),
            (
                Occur::Must,
                Box::new(RangeQuery::new(Unbounded, Excluded(number))),
            ),
        ]);
        let before = BooleanQuery::union(vec![Box::new(earlier), Box::new(same)]);
        BooleanQuery::new(vec![
            (Occur::Must, query.box_clone()),
            (Occur::Must, Box::new(before)),
        ])
    }

    fn id(&self, address: DocAddress) -> tantivy::Result<PracticeId> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let id = segment
            .fast_fields()
            .u64("id")?
            .first(address.doc_id)
            .unwrap_or_default();
        Ok(PracticeId(id.cast_signed()))
    }
}
