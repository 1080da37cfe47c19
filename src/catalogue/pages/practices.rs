//! All practices, newest first, and the search: one address, and its feed.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::asked::failing;
use super::lists::{SIZE, feed, read};
use super::{Asked, feeds};
use crate::address;
use crate::catalogue::index::{Found, LONGEST, Marker, Needs, NoAnswer, Rank, Sought, Wanted};
use crate::catalogue::model::Under;
use crate::catalogue::store::{self, Key};
use crate::catalogue::views::{SearchPage, crumb, items};
use crate::edition::Edition;
use crate::language::Messages;
use crate::practice::model::PracticeId;
use crate::web::paging::{Cursor, PageLinks, Slice};
use crate::web::{Failure, Frame};

/// The list, or with `?q=` what is found.
pub async fn practices(asked: Asked) -> Result<Response, Failure> {
    match asked.query("q") {
        Some(typed) => {
            let cut = typed.chars().count() > LONGEST;
            search(asked, Sought::parse(&typed), cut).await
        }
        None => all(asked).await,
    }
}

/// The same as a feed, newest first.
pub async fn all_feed(asked: Asked) -> Result<Response, Failure> {
    match asked.query("q") {
        Some(typed) => feeds::found(asked, Sought::parse(&typed)).await,
        None => feeds::listed(asked, Under::All).await,
    }
}

async fn all(asked: Asked) -> Result<Response, Failure> {
    let cursor = Cursor::<Key>::read(asked.query("from").as_deref())?;
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let (slice, count) = read(&mut visit, &Under::All, cursor.as_ref(), SIZE, false).await?;
    let t = visit.asked.words();
    let feed = feed(&Under::All, t);
    let frame = visit.frame(address::practices()).with_feed(feed.clone());
    visit.page(&SearchPage {
        query: String::new(),
        count: t
            .say("catalogue-count-newest")
            .with("count", count)
            .to_string(),
        said: None,
        suggestion: None,
        feed: Some(feed),
        items: items(&slice.rows, t, None, None),
        pages: slice.pages(t, &address::practices()),
        frame,
    })
}

async fn search(asked: Asked, sought: Sought, cut: bool) -> Result<Response, Failure> {
    let cursor = Cursor::<Rank>::read(asked.query("from").as_deref())?;
    let wanted = Wanted::Best {
        from: cursor.clone(),
        most: SIZE + 1,
    };
    let (found, edition) = match find(&asked, &sought, wanted).await {
        Ok(found) => found,
        Err(NoAnswer::NotReady) => return not_ready(&asked, &sought),
    };
    let mut visit = asked.begin(Some(edition)).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let ranks = Slice::cut(found.ranks.clone(), SIZE, cursor.as_ref(), |rank| *rank);
    let ids = ranks
        .rows
        .iter()
        .map(|(_, id)| PracticeId(id.cast_signed()));
    let rows = store::in_order(&mut visit.db, &ids.collect::<Vec<_>>(), true).await?;
    let t = visit.asked.words();
    let under = Under::Search(sought.typed.clone());
    let feed = feed(&under, t);
    let frame = visit.frame(under.address()).with_feed(feed.clone());
    let marker = Marker::of(&sought);
    visit.page(&SearchPage {
        query: sought.typed.clone(),
        count: counted(&found, &sought, t),
        said: said(&found, cut, t),
        suggestion: found
            .suggestion
            .as_ref()
            .map(|better| crumb(&frame, better, &Under::Search(better.clone()).address())),
        feed: (!rows.is_empty()).then_some(feed),
        items: items(&rows, t, None, Some(&marker)),
        pages: ranks.pages(t, &under.address()),
        frame,
    })
}

/// What the index finds, and at which edition.
pub async fn find(
    asked: &Asked,
    sought: &Sought,
    wanted: Wanted,
) -> Result<(Found, Edition), NoAnswer> {
    let index = &asked.catalogue.index;
    let snapshot = index.snapshot()?;
    let edition = snapshot.edition;
    let found = index.search(snapshot, sought.clone(), wanted).await?;
    Ok((found, edition))
}

fn counted(found: &Found, sought: &Sought, t: Messages) -> String {
    match found.needs {
        _ if sought.is_empty() => t.say("catalogue-search-nothing-typed").to_string(),
        None => t.say("catalogue-search-nothing").to_string(),
        Some(_) => t
            .say("catalogue-count")
            .with("count", found.count)
            .to_string(),
    }
}

fn said(found: &Found, cut: bool, t: Messages) -> Option<String> {
    if cut {
        let message = t.say("catalogue-search-cut").with("limit", LONGEST);
        return Some(message.to_string());
    }
    (found.needs == Some(Needs::Anything)).then(|| t.say("catalogue-search-some").to_string())
}

/// The page while the index is being built: everything else serves.
fn not_ready(asked: &Asked, sought: &Sought) -> Result<Response, Failure> {
    let t = asked.words();
    let under = Under::Search(sought.typed.clone());
    let page = SearchPage {
        frame: Frame::public(&asked.catalogue.app, asked.language, under.address()),
        query: sought.typed.clone(),
        count: t.say("catalogue-search-not-ready").to_string(),
        said: Some(t.say("catalogue-search-meanwhile").to_string()),
        suggestion: None,
        feed: None,
        items: Vec::new(),
        pages: PageLinks {
            previous: None,
            next: None,
            previous_word: String::new(),
            next_word: String::new(),
        },
    };
    let mut response = failing(StatusCode::SERVICE_UNAVAILABLE, &page)?;
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}
