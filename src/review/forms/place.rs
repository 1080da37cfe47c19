//! A reviewer's place in the queue, as the addresses of the queue and of the desks carry it: the list with its filter, the
//! page of it, and the position of a practice that has left the list.

use super::search::{judge_list, read_terms};
use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::model::{PracticeId, word_of_label};
use crate::review::model::{LanguageFilter, QueueFilter, QueueList, QueuePosition, WORDS_LIMIT};
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::Failure;
use crate::web::form::Typed;
use crate::web::paging::Cursor;
use crate::web::posted;

/// Which page of which list a desk was opened from, so that every way back leads there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueuePlace {
    /// The list and what its rows match.
    pub filter: QueueFilter,
    /// The page; the first one if there is none.
    pub page: Option<Cursor<QueuePosition>>,
    /// The position in the list of the practice whose desk it is, where only the address knows it: it stands in the list
    /// twice, or has left it.
    pub at: Option<QueuePosition>,
}

impl QueuePlace {
    /// Reads the place of an address. An unknown choice filters nothing and is no error; an unreadable page is one.
    pub fn parse(asked: &Typed) -> Result<Self, Failure> {
        Ok(Self {
            filter: parse_filter(asked),
            page: Cursor::read(Some(asked.get("from")))?,
            at: Cursor::read(Some(asked.get("at")))?.map(|at| at.key),
        })
    }

    /// The address of the list with its filter, at its first page.
    pub fn list(&self) -> Address {
        with_filter(address::queue(), &self.filter)
    }

    /// The address of the page.
    pub fn queue(&self) -> Address {
        with_page(self.list(), self.page.as_ref())
    }

    /// The address of the page of the saved filters, which begins with this one.
    pub fn filters(&self) -> Address {
        with_filter(address::review_filters(), &self.filter)
    }

    /// The address of the page of a deed for several practices, which leads back to this page.
    pub fn bulk(&self) -> Address {
        with_page(
            with_filter(address::review_bulk(), &self.filter),
            self.page.as_ref(),
        )
    }

    /// The address of the page after a decision on the practice at this position; `decided` while it can be undone.
    pub fn queue_after(&self, decided: Option<PracticeId>) -> Address {
        let page = match decided {
            Some(id) => self.queue().query("decided", id),
            None => self.queue(),
        };
        with_position(page, self.at)
    }

    /// The address of a desk that is opened from here.
    pub fn desk(&self, id: PracticeId) -> Address {
        let desk = with_filter(address::review(id), &self.filter);
        with_position(with_page(desk, self.page.as_ref()), self.at)
    }

    /// The address of a practice's comparison, which leads back to its desk.
    pub fn comparison(&self, id: PracticeId) -> Address {
        self.carried_by(address::review_comparison(id), id)
    }

    /// The address of the page of the reviewer's own words, which leads back to the desk, too.
    pub fn words(&self, id: PracticeId) -> Address {
        self.carried_by(address::review_words(id), id)
    }

    fn carried_by(&self, page: Address, id: PracticeId) -> Address {
        match self.carried(id) {
            Some(place) => page.query(Self::CARRIED, place),
            None => page,
        }
    }

    /// The input that carries this place through the page of a comparison.
    pub const CARRIED: &'static str = "desk";

    /// The query of the desk's address.
    pub fn carried(&self, id: PracticeId) -> Option<String> {
        let desk = self.desk(id).in_language(Language::default());
        desk.split_once('?').map(|(_, query)| query.to_owned())
    }

    /// Reads the place that the address of a comparison carries.
    pub fn parse_carried(asked: &Typed) -> Result<Self, Failure> {
        let carried = Some(asked.get(Self::CARRIED)).filter(|query| !query.is_empty());
        Self::parse(&posted::query(carried)?)
    }

    /// The same place, with a practice at this position.
    #[must_use]
    pub fn at(&self, at: Option<QueuePosition>) -> Self {
        Self { at, ..self.clone() }
    }
}

/// The filter in an address's query; over-long search words are cut.
fn parse_filter(asked: &Typed) -> QueueFilter {
    let words: String = asked.get("q").trim().chars().take(WORDS_LIMIT).collect();
    let mut terms = read_terms(&words);
    let implied = terms.implied_list();
    // “Find” looks in every list, also if the page shows one.
    let list = if asked.get("find").is_empty() {
        QueueList::parse(asked.get("state")).unwrap_or(implied)
    } else {
        implied
    };
    let list = if list == QueueList::All {
        implied
    } else {
        list
    };
    judge_list(&mut terms, list);
    QueueFilter {
        list,
        objective: ObjectiveNumber::parse(asked.get("objective")),
        country: CountryCode::parse(asked.get("country")),
        language: LanguageFilter::parse(asked.get("language")),
        suggested: asked.get("suggested") == "yes",
        label: Some(word_of_label(asked.get("label"))).filter(|word| !word.is_empty()),
        words,
        terms,
    }
}

fn with_filter(mut address: Address, filter: &QueueFilter) -> Address {
    if filter.list != filter.terms.implied_list() {
        address = address.query("state", filter.list.as_str());
    }
    if let Some(objective) = filter.objective {
        address = address.query("objective", objective.get());
    }
    if let Some(country) = filter.country {
        address = address.query("country", country.as_str());
    }
    if let Some(language) = filter.language {
        address = address.query("language", language.as_str());
    }
    if filter.suggested {
        address = address.query("suggested", "yes");
    }
    if let Some(label) = &filter.label {
        address = address.query("label", label);
    }
    if !filter.words.is_empty() {
        address = address.query("q", &filter.words);
    }
    address
}

fn with_position(address: Address, at: Option<QueuePosition>) -> Address {
    match at {
        Some(at) => address.query("at", Cursor::after(at).write()),
        None => address,
    }
}

fn with_page(address: Address, page: Option<&Cursor<QueuePosition>>) -> Address {
    match page {
        Some(page) => address.query("from", page.write()),
        None => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_the_address_of_a_desk() {
        for query in [
            "",
            "state=returned",
            "q=bali",
            "state=waiting&q=bali+%26+lombok",
            "objective=9&country=KZ&language=mine&suggested=yes",
            "state=removal&objective=9",
            "q=objective:9+waiting:%3E14d+bali&language=fr",
            "state=returned&q=claimed:me",
        ] {
            let typed = posted::decode(query.as_bytes()).unwrap();
            let place = QueuePlace {
                page: Some(Cursor::before((2, 1_793_707_200_000_000, 7))),
                at: Some((4, 1_793_707_200_000_000, 9)),
                ..QueuePlace::parse(&typed).unwrap()
            };
            let desk = place.desk(PracticeId(3)).in_language(Language::En);
            let (_, written) = desk.split_once('?').unwrap();
            let read = QueuePlace::parse(&posted::decode(written.as_bytes()).unwrap());
            assert_eq!(read, Ok(place.clone()), "{query}");
            let comparison = place.comparison(PracticeId(3)).in_language(Language::En);
            let (_, written) = comparison.split_once('?').unwrap();
            let asked = posted::decode(written.as_bytes()).unwrap();
            assert_eq!(QueuePlace::parse_carried(&asked), Ok(place), "{query}");
        }
    }
}
