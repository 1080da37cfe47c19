//! The visits to the web addresses that submitted practices name: once a week, and daily while one does not answer. What is
//! only a draft is not read: an address leaves its author's hands with the submission.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::join_all;
use url::Url;

use crate::app::App;
use crate::db::{Fault, Timestamp};
use crate::practice::links::{addresses_of, host_of};
use crate::practice::model::{LinkVisit, TakenLink};
use crate::practice::store::{self, DEAD_AFTER};
use crate::visitor::{Visit, Visited};

/// How many revisions are read at a time, and how many links are visited at a time.
const REVISIONS: i64 = 100;
const LINKS: i64 = 16;
/// How long a worker may take for the visits of one batch, to one host after the other.
const LEASE: Duration = Duration::from_mins(10);
/// The pause until the next visit.
const WEEK: Duration = Duration::from_hours(7 * 24);
/// The same while a link does not answer, and is not dead yet.
const DAY: Duration = Duration::from_hours(24);

/// Reads the addresses of submitted revisions that were not read yet. Returns how many revisions there were.
pub async fn read_named_links(app: &App) -> Result<usize, Fault> {
    let mut db = app.db.read().await?;
    let unread = store::with_unread_links(&mut db, REVISIONS).await?;
    drop(db);
    if unread.is_empty() {
        return Ok(0);
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    for (revision, practice, answers) in &unread {
        let urls = addresses_of(answers);
        store::keep_links(&mut tx, (*revision, *practice), &urls, now).await?;
    }
    tx.commit().await?;
    Ok(unread.len())
}

/// Visits the links that are due, at most one batch. Returns how many there were.
pub async fn visit_links(app: &App, visitor: &dyn Visit) -> Result<usize, Fault> {
    let mut tx = app.db.write().await?;
    let taken = store::take_due_links(&mut tx, app.clock.now(), LEASE, LINKS).await?;
    tx.commit().await?;
    if taken.is_empty() {
        return Ok(0);
    }
    let mut by_host: BTreeMap<String, Vec<&TakenLink>> = BTreeMap::new();
    for link in &taken {
        by_host.entry(host_of(&link.url)).or_default().push(link);
    }
    let visits = by_host
        .into_values()
        .map(|links| visit_each(visitor, links));
    let visited = join_all(visits).await.into_iter().flatten();
    let now = app.clock.now();
    let written: Vec<LinkVisit> = visited
        .map(|(link, visited)| outcome(link, visited, now))
        .collect();
    let mut tx = app.db.write().await?;
    store::write_visits(&mut tx, &written).await?;
    tx.commit().await?;
    Ok(taken.len())
}

/// Visits the links of one host, one after the other. A link that no practice names any more is not visited.
async fn visit_each<'l>(
    visitor: &dyn Visit,
    links: Vec<&'l TakenLink>,
) -> Vec<(&'l TakenLink, Option<Visited>)> {
    let mut learned = Vec::new();
    for link in links {
        let url = Url::parse(&link.url).ok().filter(|_| link.is_named);
        let visited = match &url {
            Some(url) => Some(visitor.visit(url).await),
            None => None,
        };
        learned.push((link, visited));
    }
    learned
}

/// What is written down of a visit. A link that is dead, or that needs no visit, is due in a week.
fn outcome(link: &TakenLink, visited: Option<Visited>, now: Timestamp) -> LinkVisit {
    let failures = match visited {
        None => link.failures,
        Some(Visited::Answers | Visited::NotVisited) => 0,
        Some(Visited::Gone) => link.failures.max(DEAD_AFTER),
        Some(Visited::Silent) => link.failures + 1,
    };
    let is_uncertain = visited == Some(Visited::Silent) && failures < DEAD_AFTER;
    LinkVisit {
        link: link.id,
        failures,
        visited_at: visited
            .is_some_and(|one| one != Visited::NotVisited)
            .then_some(now),
        next: now.plus(if is_uncertain { DAY } else { WEEK }),
    }
}

/// When the next link is due.
pub async fn next_visit(app: &App) -> Result<Option<Timestamp>, Fault> {
    let mut db = app.db.read().await?;
    store::next_link_due(&mut db).await
}
