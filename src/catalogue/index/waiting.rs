//! The practices that were read and wait for the threads which fill an index. One side reads the database and must not block;
//! the other side computes, and has nothing else to do than to wait.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::catalogue::store::IndexedRow;

/// The most batches that wait, with the one of which practices are taken.
const MOST_BATCHES: usize = 3;

/// From which end of a batch a thread takes practices: so two threads seldom meet the same language.
#[derive(Clone, Copy, Debug)]
pub enum BatchEnd {
    Front,
    Back,
}

/// What both sides share.
#[derive(Default)]
struct Waiting {
    batches: Mutex<Batches>,
    /// Told when practices come in, and when no more will.
    filled: Condvar,
    /// Told when a batch was taken, and when no more will be.
    emptied: Notify,
}

#[derive(Default)]
struct Batches {
    read: VecDeque<VecDeque<IndexedRow>>,
    /// Whether no more are read, or no more are taken.
    ended: bool,
}

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, Batches> {
        self.batches.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self) {
        self.lock().ended = true;
        self.filled.notify_all();
        self.emptied.notify_one();
    }
}

/// Hands in what is read. When it is dropped, no more comes.
pub struct WaitingFeed(Arc<Waiting>);

/// Takes practices. When it is dropped, no more are taken.
pub struct WaitingPractices(Arc<Waiting>);

/// Both sides.
pub fn waiting() -> (WaitingFeed, WaitingPractices) {
    let waiting = Arc::<Waiting>::default();
    (WaitingFeed(waiting.clone()), WaitingPractices(waiting))
}

impl WaitingFeed {
    /// Hands in a batch once there is room for it. The answer: whether the other side still takes practices. The batch is put in
    /// the order of languages: texts of one language share their words, and a thread is faster among words that it has just
    /// met.
    pub async fn hand_in(&self, mut rows: Vec<IndexedRow>) -> bool {
        rows.sort_by_key(IndexedRow::language);
        let mut batch = Some(VecDeque::from(rows));
        loop {
            {
                let mut batches = self.0.lock();
                if batches.ended {
                    return false;
                }
                if batches.read.len() < MOST_BATCHES {
                    batches.read.extend(batch.take());
                    self.0.filled.notify_all();
                    return true;
                }
            }
            self.0.emptied.notified().await;
        }
    }
}

impl Drop for WaitingFeed {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl WaitingPractices {
    /// The next practice. It is waited for; none if no more comes.
    pub fn take(&self, end: BatchEnd) -> Option<IndexedRow> {
        let mut batches = self.0.lock();
        loop {
            while let Some(batch) = batches.read.front_mut() {
                let row = match end {
                    BatchEnd::Front => batch.pop_front(),
                    BatchEnd::Back => batch.pop_back(),
                };
                if row.is_some() {
                    return row;
                }
                batches.read.pop_front();
                self.0.emptied.notify_one();
            }
            if batches.ended {
                return None;
            }
            let waited = self.0.filled.wait(batches);
            batches = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Says that no more practices are taken: a thread has failed.
    pub fn refuse(&self) {
        self.0.lock().read.clear();
        self.0.end();
    }
}

impl Drop for WaitingPractices {
    fn drop(&mut self) {
        self.refuse();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nothing_is_handed_in_after_a_failure() {
        let (feed, practices) = waiting();
        for _ in 0..MOST_BATCHES {
            assert!(feed.hand_in(Vec::new()).await);
        }
        let refusing = tokio::task::spawn_blocking(move || practices.refuse());
        // There is no room, so it waits for the failure.
        assert!(!feed.hand_in(Vec::new()).await);
        refusing.await.unwrap();
    }

    #[tokio::test]
    async fn the_threads_end_with_the_feed() {
        let (feed, practices) = waiting();
        assert!(feed.hand_in(Vec::new()).await);
        let taking = tokio::task::spawn_blocking(move || practices.take(BatchEnd::Back).is_none());
        drop(feed);
        assert!(taking.await.unwrap());
    }
}
