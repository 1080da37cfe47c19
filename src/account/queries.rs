//! What other rooms and the pages may read of accounts. Each query runs on the caller's connection or in the caller's
//! transaction; a lock lasts until that transaction ends.

pub use super::store::record::{
    after as record_after, before as record_before, count as record_counts,
};
pub use super::store::{
    Appeal, appeals_of, by_email, by_id, by_ids, count_open_appeals, credited_of, everybody, lock,
    names_of, of_session, reviewers,
};
