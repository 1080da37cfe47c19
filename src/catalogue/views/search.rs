//! The page of all practices and of the search.

use askama::Template;

use super::crumbs::crumb;
use super::items::{PracticeItem, items};
use crate::address;
use crate::catalogue::index::{LONGEST, MatchMode, QueryMarker, Rank, SearchQuery, SearchResult};
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::ListedPractice;
use crate::language::Messages;
use crate::web::Frame;
use crate::web::layout::{Feed, NavigationLink};
use crate::web::paging::{PageLinks, Slice};

/// All practices, or what a search found.
#[derive(Template)]
#[template(path = "catalogue/search.html")]
pub struct SearchPage {
    frame: Frame,
    /// What was typed; empty on the page of all practices.
    query: String,
    /// The heading of the results, or why there are none.
    count: String,
    /// A remark above the results.
    said: Option<String>,
    /// The pages of the places and objectives whose name was typed, each with what stands on it.
    named: Vec<(NavigationLink, String)>,
    /// A better spelling, and the search for it.
    suggestion: Option<NavigationLink>,
    feed: Option<Feed>,
    items: Vec<PracticeItem>,
    pages: PageLinks,
}

/// A page of search results, ready to be drawn.
pub struct FoundPractices {
    pub query: SearchQuery,
    /// Whether more was typed than was searched for.
    pub was_cut: bool,
    /// The lists of the places and objectives whose name was typed, each with its number of practices.
    pub named: Vec<(PracticeList, i64)>,
    pub result: SearchResult,
    /// The practices of this page, best first.
    pub rows: Vec<ListedPractice>,
    pub ranks: Slice<Rank, Rank>,
    pub marker: QueryMarker,
}

impl SearchPage {
    /// A slice of all practices, newest first.
    pub fn newest(frame: Frame, feed: Feed, part: &ListSlice) -> Self {
        let t = frame.t;
        Self {
            query: String::new(),
            count: t
                .say("catalogue-count-newest")
                .with("count", part.total)
                .to_string(),
            said: None,
            named: Vec::new(),
            suggestion: None,
            feed: Some(feed),
            items: items(&part.slice.rows, t, None, None),
            pages: part.slice.pages(t, &address::practices()),
            frame,
        }
    }

    /// What a search found.
    pub fn found(frame: Frame, feed: Feed, found: &FoundPractices) -> Self {
        let t = frame.t;
        let suggestion = found.result.suggestion.as_ref().map(|better| {
            crumb(
                &frame,
                better,
                &PracticeList::Search(better.clone()).address(),
            )
        });
        Self {
            query: found.query.typed.clone(),
            count: found.heading(t),
            said: found.remark(t),
            named: found.named_pages(&frame),
            suggestion,
            feed: (!found.rows.is_empty()).then_some(feed),
            items: items(&found.rows, t, None, Some(&found.marker)),
            pages: found.ranks.pages(t, &frame.address),
            frame,
        }
    }

    /// The page while the search index is being built.
    pub fn not_ready(frame: Frame, query: &SearchQuery) -> Self {
        let t = frame.t;
        Self {
            query: query.typed.clone(),
            count: t.say("catalogue-search-not-ready").to_string(),
            said: Some(t.say("catalogue-search-meanwhile").to_string()),
            named: Vec::new(),
            suggestion: None,
            feed: None,
            items: Vec::new(),
            pages: PageLinks {
                previous: None,
                next: None,
                previous_word: String::new(),
                next_word: String::new(),
            },
            frame,
        }
    }
}

impl FoundPractices {
    fn heading(&self, t: Messages) -> String {
        match self.result.matched {
            _ if self.query.is_empty() => t.say("catalogue-search-nothing-typed").to_string(),
            None => t.say("catalogue-search-nothing").to_string(),
            Some(_) => t
                .say("catalogue-count")
                .with("count", self.result.count)
                .to_string(),
        }
    }

    fn named_pages(&self, frame: &Frame) -> Vec<(NavigationLink, String)> {
        let t = frame.t;
        let page = |(list, count): &(PracticeList, i64)| {
            let count = t.say("catalogue-search-named").with("count", *count);
            (
                crumb(frame, list.title(t), &list.address()),
                count.to_string(),
            )
        };
        self.named.iter().map(page).collect()
    }

    fn remark(&self, t: Messages) -> Option<String> {
        if self.was_cut {
            let message = t.say("catalogue-search-cut").with("limit", LONGEST);
            return Some(message.to_string());
        }
        (self.result.matched == Some(MatchMode::Any))
            .then(|| t.say("catalogue-search-some").to_string())
    }
}
