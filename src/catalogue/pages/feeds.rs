//! Every list as an Atom feed, at the list's address with an ending: pages of fifty, walked by key to the first
//! practice.

use axum::response::Response;

use super::Asked;
use super::asked::Visit;
use super::lists::{feed_address, read};
use super::practices::find;
use crate::catalogue::feed::{self, Channel};
use crate::catalogue::index::{NoAnswer, Sought, Wanted};
use crate::catalogue::model::Under;
use crate::catalogue::store::{self, Key, Listed};
use crate::web::Failure;
use crate::web::paging::{Cursor, Direction, Slice};

/// As many entries stand on a page.
const SIZE: usize = 50;

/// The feed of a list.
pub async fn listed(asked: Asked, under: Under) -> Result<Response, Failure> {
    let cursor = Cursor::<Key>::read(asked.query("from").as_deref())?;
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let (slice, _) = read(&mut visit, &under, cursor.as_ref(), SIZE, true).await?;
    written(visit, &under, &slice).await
}

/// The feed of a search: what it finds, newest first.
pub async fn found(asked: Asked, sought: Sought) -> Result<Response, Failure> {
    let cursor = Cursor::<Key>::read(asked.query("from").as_deref())?;
    let cursor = cursor.filter(|cursor| cursor.way == Direction::After);
    let wanted = Wanted::Newest {
        before: cursor.as_ref().map(|cursor| cursor.key),
        most: SIZE + 1,
    };
    let (found, edition) = match find(&asked, &sought, wanted).await {
        Ok(found) => found,
        Err(NoAnswer::NotReady) => return Err(Failure::Busy(std::time::Duration::from_secs(5))),
    };
    let mut visit = asked.begin(Some(edition)).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let rows = store::in_order(&mut visit.db, &found.ids, true).await?;
    let mut slice = Slice::cut(rows, SIZE, cursor.as_ref(), Listed::key);
    // A search is walked in one direction: what came before this page is the search itself.
    slice.previous = None;
    written(visit, &Under::Search(sought.typed), &slice).await
}

async fn written(
    mut visit: Visit,
    under: &Under,
    slice: &Slice<Listed, Key>,
) -> Result<Response, Failure> {
    let catalogue = visit.asked.catalogue.clone();
    let repository = catalogue.repository(&mut visit.db).await?.to_owned();
    let t = visit.asked.words();
    let url = &catalogue.app.settings.public_url;
    let page = |cursor: &Cursor<Key>| {
        feed_address(under)
            .query("from", cursor.write())
            .absolute(url, t.language())
    };
    let channel = Channel {
        title: under.title(t),
        whole: visit.asked.whole(),
        first: feed_address(under).absolute(url, t.language()),
        people: under.address().absolute(url, t.language()),
        next: slice.next.as_ref().map(page),
        previous: slice.previous.as_ref().map(page),
        repository,
        settings: &catalogue.app.settings,
        t,
    };
    let body = feed::write(&channel, &slice.rows).ok_or(Failure::Fault)?;
    Ok(visit.sent("application/atom+xml; charset=utf-8", body))
}
