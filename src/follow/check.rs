//! Whether a database keeps the promises of the subscriptions. Reads only.

use super::model::FollowedList;
use super::store::{check, rounds};
use crate::db::{Checked, Conn, Fault};
use crate::edition;
use crate::language::Language;

const READABLE: &str = "each subscription has a language, and began with an edition that is there";
const MARKS: &str = "no news were told of an edition that is not there";

/// Looks at every subscription, and at how far news were told. A list whose term is no longer in its vocabulary is noted: its
/// subscribers get nothing, and nothing is broken.
pub async fn check(db: &mut Conn) -> Result<Vec<Checked>, Fault> {
    let newest = edition::current(db).await?;
    let all = check::subscriptions(db).await?;
    let wrong = all.iter().filter(|one| {
        Language::parse(&one.language).is_none() || one.since.is_some_and(|since| since > newest)
    });
    let without_list = all
        .iter()
        .filter(|one| FollowedList::parse(&one.list).is_none());
    let readable = Checked {
        promise: READABLE,
        count: all.len(),
        noted: without_list
            .map(|one| format!("subscription {}: its list is no longer there", one.id))
            .collect(),
        broken: wrong
            .map(|one| format!("subscription {}", one.id))
            .collect(),
    };
    let reached = rounds::marks(db).await?;
    let ahead = reached.iter().filter(|mark| mark.edition > newest);
    let mut broken: Vec<String> = ahead
        .map(|mark| format!("the mark {}", mark.rhythm.as_str()))
        .collect();
    for (id,) in check::rounds_ahead(db, newest).await? {
        broken.push(format!("round {id}"));
    }
    Ok(vec![
        readable,
        Checked {
            promise: MARKS,
            count: reached.len(),
            noted: Vec::new(),
            broken,
        },
    ])
}
