//! The page of all practices and of the search.

use askama::Template;

use super::crumbs::crumb;
use super::items::{PracticeItem, items};
use super::narrowing::{Narrowing, WithoutFacet, robots, without_facets};
use super::objectives::others_serving;
use super::past::{EditionNotice, frame_at};
use super::subscribe::SubscriptionLink;
use super::take_away::{PresentEdition, TakeAway};
use crate::address;
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::index::{
    FacetCounts, LONGEST, MatchMode, QueryMarker, ResultPlace, SearchQuery, SearchResult,
};
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::{PracticeList, PracticeSearch};
use crate::catalogue::store::{ListedPractice, PastEdition};
use crate::language::Messages;
use crate::practice::model::{Reference, Slug};
use crate::web::Frame;
use crate::web::layout::NavigationLink;
use crate::web::paging::{PageLinks, Position, Slice};

/// All practices, or what a search found.
#[derive(Template)]
#[template(path = "catalogue/search.html")]
pub struct SearchPage {
    frame: Frame,
    /// What was typed; empty without a search for words.
    query: String,
    title: String,
    /// What search engines are told of the page, if it is not for them.
    robots: Option<&'static str>,
    /// The heading of the results, or why there are none.
    count: String,
    /// “21 to 40 of 63”, on a list of several pages.
    position: Option<String>,
    /// A remark above the results.
    said: Option<String>,
    /// The pages of the places, objectives and practices whose name was typed, each with what stands on it.
    named: Vec<(NavigationLink, String)>,
    /// The practices that also serve the objective whose list it is.
    others: Option<NavigationLink>,
    /// A better spelling, and the search for it.
    suggestion: Option<NavigationLink>,
    /// What would be found with fewer choices, where nothing is found with all of them.
    without: Vec<WithoutFacet>,
    subscription: Option<SubscriptionLink>,
    /// The way to the figures of the same practices.
    figures: NavigationLink,
    narrowing: Narrowing,
    items: Vec<PracticeItem>,
    pages: PageLinks,
    /// The edition that the page shows, if it is not the present one.
    past: Option<EditionNotice>,
    /// The list in other forms, if there is anything in it.
    take_away: Option<TakeAway>,
}

/// A page of search results, ready to be drawn.
pub struct FoundPractices {
    pub query: SearchQuery,
    pub named: Vec<NamedPage>,
    pub result: SearchResult,
    /// How many practices that are filed under others also serve the objective, if it is the list of one.
    pub others: u32,
    /// The practices of this page, in its order.
    pub rows: Vec<ListedPractice>,
    pub places: Slice<ResultPlace, ResultPlace>,
    pub position: Position,
    /// Marks the words, if there are any.
    pub marker: Option<QueryMarker>,
    /// The edition that is asked; none if it is the present one.
    pub past: Option<PastEdition>,
    /// The present edition, by which the list is cited. None while the index has not reached it.
    pub present: Option<PresentEdition>,
}

/// A page whose name was typed.
pub enum NamedPage {
    /// The list of a place or an objective, with its number of practices.
    List(PracticeList, i64),
    /// A practice, by its reference.
    Practice(Reference, Slug),
}

impl SearchPage {
    /// A slice of all practices, newest first. Without counts it has no facets.
    pub fn newest(
        frame: Frame,
        asked: &AskedSearch,
        part: &ListSlice,
        counts: Option<&FacetCounts>,
        present: Option<PresentEdition>,
    ) -> Self {
        let t = frame.t;
        let title = part.position.title(t, PracticeList::All.title(t));
        let frame = frame.described(&title, &PracticeList::All.description(part.total, t));
        Self {
            title,
            position: part.position.words(t),
            count: t
                .say("catalogue-count-newest")
                .with("count", part.total)
                .to_string(),
            subscription: Some(SubscriptionLink::to(&PracticeList::All, &frame)),
            take_away: Some(TakeAway::of(&PracticeList::All, present, &frame)),
            items: items(&part.slice.rows, t, None, None),
            pages: part.slice.pages(t, &address::practices()),
            ..Self::blank(frame, asked, counts)
        }
    }

    /// What a search found.
    pub fn found(frame: Frame, asked: &AskedSearch, found: &FoundPractices) -> Self {
        let t = frame.t;
        let list = PracticeList::Search(asked.search.clone());
        let title = found.position.title(t, list.title(t));
        let count = i64::try_from(found.result.count).unwrap_or(i64::MAX);
        let frame = frame.described(&title, &list.description(count, t));
        let frame = frame_at(frame, found.past.as_ref(), &asked.in_present().address());
        let shows_any = !found.rows.is_empty();
        let (counts, nothing) = (&found.result.counts, found.result.count == 0);
        Self {
            title,
            position: found.position.words(t),
            count: found.heading(asked, t),
            said: found.remark(asked, t),
            named: found.named_pages(&frame),
            others: others_serving(
                &PracticeList::of_search(asked.search.clone()),
                found.others,
                &frame,
            ),
            suggestion: found.suggestion(asked, &frame),
            without: if nothing {
                without_facets(asked, counts, &frame)
            } else {
                Vec::new()
            },
            subscription: (shows_any && found.past.is_none())
                .then(|| SubscriptionLink::to(&list, &frame)),
            take_away: shows_any.then(|| TakeAway::of(&list, found.present, &frame)),
            past: found
                .past
                .as_ref()
                .map(|past| EditionNotice::of_list(past, asked, &frame)),
            items: items(&found.rows, t, None, found.marker.as_ref()),
            pages: found.places.pages(t, &asked.in_order(asked.sort).address()),
            ..Self::blank(frame, asked, Some(counts))
        }
    }

    /// The page while the search index is being built.
    pub fn not_ready(frame: Frame, asked: &AskedSearch) -> Self {
        let t = frame.t;
        Self {
            title: PracticeList::Search(asked.search.clone()).title(t),
            count: t.say("catalogue-search-not-ready").to_string(),
            said: Some(t.say("catalogue-search-meanwhile").to_string()),
            ..Self::blank(frame, asked, None)
        }
    }

    /// The page without results.
    fn blank(frame: Frame, asked: &AskedSearch, counts: Option<&FacetCounts>) -> Self {
        let list = PracticeList::of_search(asked.search.clone());
        Self {
            query: asked.search.words.clone(),
            title: String::new(),
            robots: robots(asked),
            count: String::new(),
            position: None,
            said: None,
            named: Vec::new(),
            others: None,
            suggestion: None,
            without: Vec::new(),
            subscription: None,
            figures: crumb(&frame, frame.t.say("catalogue-on-map"), &list.figures()),
            narrowing: Narrowing::new(asked, counts, &frame),
            items: Vec::new(),
            pages: PageLinks {
                previous: None,
                next: None,
                previous_word: String::new(),
                next_word: String::new(),
            },
            past: None,
            take_away: None,
            frame,
        }
    }
}

impl FoundPractices {
    fn heading(&self, asked: &AskedSearch, t: Messages) -> String {
        let choices = asked.search.choices.len();
        match self.result.matched {
            Some(_) => t
                .say("catalogue-count")
                .with("count", self.result.count)
                .to_string(),
            None if choices > 0 => t
                .say("catalogue-search-nothing-chosen")
                .with("count", choices)
                .to_string(),
            None if self.query.is_empty() => t.say("catalogue-search-nothing-typed").to_string(),
            None => t.say("catalogue-search-nothing").to_string(),
        }
    }

    fn named_pages(&self, frame: &Frame) -> Vec<(NavigationLink, String)> {
        let t = frame.t;
        let page = |named: &NamedPage| match named {
            NamedPage::List(list, count) => {
                let count = t.say("catalogue-search-named").with("count", *count);
                (
                    crumb(frame, list.title(t), &list.address()),
                    count.to_string(),
                )
            }
            NamedPage::Practice(reference, slug) => (
                crumb(frame, reference, &address::practice(slug)),
                t.say("catalogue-search-reference").to_string(),
            ),
        };
        self.named.iter().map(page).collect()
    }

    fn suggestion(&self, asked: &AskedSearch, frame: &Frame) -> Option<NavigationLink> {
        let better = self.result.suggestion.as_ref()?;
        let search = PracticeSearch {
            words: better.clone(),
            ..asked.search.clone()
        };
        Some(crumb(frame, better, &search.on(address::practices())))
    }

    fn remark(&self, asked: &AskedSearch, t: Messages) -> Option<String> {
        if asked.was_cut() {
            let message = t.say("catalogue-search-cut").with("limit", LONGEST);
            return Some(message.to_string());
        }
        (self.result.matched == Some(MatchMode::Any))
            .then(|| t.say("catalogue-search-some").to_string())
    }
}
