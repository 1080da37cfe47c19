//! Which practices a file holds, in one order that stays: the one that was published first comes first, so that a later
//! file begins as an earlier one does.

use crate::catalogue::index::{IndexQuestion, IndexSnapshot, SearchError, SearchIndex};
use crate::catalogue::model::{PracticeList, PracticeSearch};
use crate::catalogue::store::{self, ListKey};
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::practice::model::PracticeId;

/// How many practices are in memory at once.
const BATCH: usize = 100;

/// The same as a limit of the database.
const MOST: i64 = 100;

/// The key before that of every practice.
const FIRST: ListKey = (Timestamp(i64::MIN), PracticeId(0));

/// The practices that a file holds and that are not sent yet.
pub enum RowSource {
    /// The live practices after a key; under a term, if one is named.
    After {
        term: Option<(&'static str, String)>,
        key: ListKey,
    },
    /// All live practices after a key, and their translations.
    Texts(ListKey),
    /// What a search found, the last one first, in the present edition or in an earlier one.
    Found(Vec<PracticeId>, Option<Edition>),
}

impl RowSource {
    /// The practices of a list that the database keeps.
    pub fn of_list(list: &PracticeList) -> Self {
        Self::After {
            term: list.term(),
            key: FIRST,
        }
    }

    /// All practices and all their translations.
    pub fn of_texts() -> Self {
        Self::Texts(FIRST)
    }

    /// What a search finds in the index as it is in this snapshot.
    pub async fn of_search(
        index: &SearchIndex,
        snapshot: IndexSnapshot,
        search: &PracticeSearch,
    ) -> Result<Self, SearchError> {
        let question = IndexQuestion::of(search);
        let mut found = index.all_found(snapshot, question).await?;
        found.reverse();
        Ok(Self::Found(found, search.edition))
    }

    /// The edition whose texts the file holds; none if it is the present one.
    pub fn at(&self) -> Option<Edition> {
        match self {
            Self::After { .. } | Self::Texts(_) => None,
            Self::Found(_, at) => *at,
        }
    }

    /// Takes the next practices; none at the end.
    pub async fn next(&mut self, db: &mut PublicConn) -> Result<Vec<PracticeId>, Fault> {
        match self {
            Self::Found(left, _) => {
                let rest = left.len().saturating_sub(BATCH);
                let mut batch = left.split_off(rest);
                batch.reverse();
                Ok(batch)
            }
            Self::Texts(key) => {
                let keys = store::oldest_texts(db, *key, MOST).await?;
                *key = keys.last().copied().unwrap_or(*key);
                Ok(keys.into_iter().map(|(_, id)| id).collect())
            }
            Self::After { term, key } => {
                let keys = match term {
                    None => store::oldest(db, *key, MOST).await?,
                    Some((vocabulary, term)) => {
                        store::oldest_of(db, (vocabulary, term), *key, MOST).await?
                    }
                };
                *key = keys.last().copied().unwrap_or(*key);
                Ok(keys.into_iter().map(|(_, id)| id).collect())
            }
        }
    }
}
