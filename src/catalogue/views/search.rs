//! The page of all practices and of the search.

use askama::Template;

use super::crumbs::crumb;
use super::items::{PracticeItem, items};
use super::subscribe::SubscriptionLink;
use crate::address;
use crate::catalogue::index::{LONGEST, MatchMode, QueryMarker, Rank, SearchQuery, SearchResult};
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::ListedPractice;
use crate::language::Messages;
use crate::web::Frame;
use crate::web::layout::NavigationLink;
use crate::web::paging::{PageLinks, Position, Slice};

/// All practices, or what a search found.
#[derive(Template)]
#[template(path = "catalogue/search.html")]
pub struct SearchPage {
    frame: Frame,
    /// What was typed; empty on the page of all practices.
    query: String,
    title: String,
    /// The heading of the results, or why there are none.
    count: String,
    /// “21 to 40 of 63”, on a list of several pages.
    position: Option<String>,
    /// A remark above the results.
    said: Option<String>,
    /// The pages of the places and objectives whose name was typed, each with what stands on it.
    named: Vec<(NavigationLink, String)>,
    /// A better spelling, and the search for it.
    suggestion: Option<NavigationLink>,
    subscription: Option<SubscriptionLink>,
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
    pub position: Position,
    pub marker: QueryMarker,
}

impl SearchPage {
    /// A slice of all practices, newest first.
    pub fn newest(frame: Frame, part: &ListSlice) -> Self {
        let t = frame.t;
        let title = part.position.title(t, PracticeList::All.title(t));
        let frame = frame.described(&title, &PracticeList::All.description(part.total, t));
        Self {
            query: String::new(),
            title,
            position: part.position.words(t),
            count: t
                .say("catalogue-count-newest")
                .with("count", part.total)
                .to_string(),
            said: None,
            named: Vec::new(),
            suggestion: None,
            subscription: Some(SubscriptionLink::to(&PracticeList::All, &frame)),
            items: items(&part.slice.rows, t, None, None),
            pages: part.slice.pages(t, &address::practices()),
            frame,
        }
    }

    /// What a search found.
    pub fn found(frame: Frame, found: &FoundPractices) -> Self {
        let t = frame.t;
        let suggestion = found.result.suggestion.as_ref().map(|better| {
            crumb(
                &frame,
                better,
                &PracticeList::Search(better.clone()).address(),
            )
        });
        let list = PracticeList::Search(found.query.typed.clone());
        let title = found.position.title(t, list.title(t));
        let count = i64::try_from(found.result.count).unwrap_or(i64::MAX);
        let frame = frame.described(&title, &list.description(count, t));
        Self {
            query: found.query.typed.clone(),
            title,
            position: found.position.words(t),
            count: found.heading(t),
            said: found.remark(t),
            named: found.named_pages(&frame),
            suggestion,
            subscription: (!found.rows.is_empty()).then(|| SubscriptionLink::to(&list, &frame)),
            items: items(&found.rows, t, None, Some(&found.marker)),
            pages: found.ranks.pages(t, &list.address()),
            frame,
        }
    }

    /// The page while the search index is being built.
    pub fn not_ready(frame: Frame, query: &SearchQuery) -> Self {
        let t = frame.t;
        Self {
            query: query.typed.clone(),
            title: PracticeList::Search(query.typed.clone()).title(t),
            position: None,
            count: t.say("catalogue-search-not-ready").to_string(),
            said: Some(t.say("catalogue-search-meanwhile").to_string()),
            named: Vec::new(),
            suggestion: None,
            subscription: None,
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
