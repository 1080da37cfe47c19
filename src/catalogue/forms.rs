//! What a browser may send to the list of practices: words, choices, an order, and a place in it. Every value is one of a
//! closed list, or is refused.

use super::index::{LONGEST, ResultOrder, ResultPlace, SearchQuery};
use super::model::{
    Choices, EDITION, Facet, FacetValue, PracticeSearch, SINCE, SearchView, SortOrder,
};
use crate::address::Address;
use crate::edition::Edition;
use crate::web::Failure;
use crate::web::paging::Cursor;

/// A question to the list of practices, or to its figures.
#[derive(Clone, Debug)]
pub struct AskedSearch {
    pub search: PracticeSearch,
    /// As what its answer is read.
    pub view: SearchView,
    pub sort: SortOrder,
    /// The cursor as it was sent.
    pub from: Option<String>,
}

/// Why a query is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefusedQuery {
    /// It cannot be read: what it is not.
    #[error("{0}")]
    Unreadable(&'static str),
    /// It names a term that is in no list.
    #[error("a term that is in no list")]
    NoSuchTerm,
    /// It names no edition.
    #[error("no edition")]
    NoSuchEdition,
    /// It asks an earlier edition where only the present one answers.
    #[error("an earlier edition")]
    OnlyPresent,
}

/// The value of this name in a query, unless it is empty. An error if the name stands there twice.
pub fn one_value(query: &str, name: &str) -> Result<Option<String>, RefusedQuery> {
    let mut values = url::form_urlencoded::parse(query.as_bytes())
        .filter(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned());
    let first = values.next();
    if values.next().is_some() {
        return Err(RefusedQuery::Unreadable(
            "a parameter that takes one value was sent twice",
        ));
    }
    Ok(first.filter(|value| !value.is_empty()))
}

/// The edition that a query asks; none if it is the present one.
pub fn asked_edition(query: &str) -> Result<Option<Edition>, RefusedQuery> {
    let Some(typed) = one_value(query, EDITION)? else {
        return Ok(None);
    };
    let edition = parse_edition(&typed).ok_or(RefusedQuery::NoSuchEdition)?;
    Ok(Some(edition))
}

/// The number of an edition, from 1: without a sign and without a leading zero.
pub fn parse_edition(typed: &str) -> Option<Edition> {
    let number = typed.parse::<i64>().ok()?;
    let is_plain = number > 0 && number.to_string() == typed;
    is_plain.then_some(Edition(number))
}

impl AskedSearch {
    /// Reads the query of an address. A form sends empty values for what was not filled in.
    pub fn read(query: &str) -> Result<Self, RefusedQuery> {
        let search = read_search(query)?;
        let sort = match one_value(query, "sort")? {
            Some(word) => SortOrder::parse(&word).ok_or(RefusedQuery::Unreadable("an order"))?,
            None => search.usual_order(),
        };
        let is_possible = search.orders().contains(&sort);
        Ok(Self {
            sort: if is_possible {
                sort
            } else {
                search.usual_order()
            },
            from: one_value(query, "from")?,
            view: SearchView::List,
            search,
        })
    }

    /// Reads the query of the figures, which have neither an order nor several pages.
    pub fn read_figures(query: &str) -> Result<Self, RefusedQuery> {
        let search = read_search(query)?;
        Ok(Self {
            sort: search.usual_order(),
            from: None,
            view: SearchView::Figures,
            search,
        })
    }

    /// Whether these are all practices in their usual order.
    pub fn is_plain(&self) -> bool {
        self.search.is_everything() && self.sort == SortOrder::Newest
    }

    /// The words as the index reads them.
    pub fn query(&self) -> SearchQuery {
        SearchQuery::parse(&self.search.words)
    }

    /// Whether more words were typed than are searched for.
    pub fn was_cut(&self) -> bool {
        self.search.words.chars().count() > LONGEST
    }

    /// The order, unless it is the usual one.
    pub fn unusual_order(&self) -> Option<&'static str> {
        (self.sort != self.search.usual_order()).then(|| self.sort.as_str())
    }

    /// The names and values that links to this list have, always in the same order.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.search.pairs();
        pairs.extend(self.unusual_order().map(|word| ("sort", word.to_owned())));
        pairs.extend(self.from.clone().map(|from| ("from", from)));
        pairs
    }

    /// Its address.
    pub fn address(&self) -> Address {
        self.view.address().queries(self.pairs())
    }

    /// Whether this query is the one of its address: without empty and unknown names, and in order.
    pub fn is_clean(&self, query: &str) -> bool {
        let sent = url::form_urlencoded::parse(query.as_bytes()).into_owned();
        let clean = self.pairs().into_iter();
        sent.eq(clean.map(|(name, value)| (name.to_owned(), value)))
    }

    /// The same search in another order, from the first result on.
    #[must_use]
    pub fn in_order(&self, sort: SortOrder) -> Self {
        Self {
            search: self.search.clone(),
            sort,
            from: None,
            view: self.view,
        }
    }

    /// The same search in the present edition, in its usual order and from the first result on.
    #[must_use]
    pub fn in_present(&self) -> Self {
        let search = self.search.at(None);
        Self {
            sort: search.usual_order(),
            search,
            from: None,
            view: self.view,
        }
    }

    /// The same with other choices, from the first result on.
    #[must_use]
    pub fn with_choices(&self, choices: Choices) -> Self {
        Self {
            search: self.search.with_choices(choices),
            ..self.in_order(self.sort)
        }
    }

    /// The place from which the page goes on.
    pub fn cursor(&self) -> Result<Option<Cursor<ResultPlace>>, Failure> {
        Cursor::read(self.from.as_deref())
    }

    /// Its order, from this place on. The place must be one of this order.
    pub fn order(&self, from: Option<Cursor<ResultPlace>>) -> Result<ResultOrder, Failure> {
        let from = from.map(|from| (from.way, from.key));
        Ok(match (self.sort, from) {
            (SortOrder::Relevance, None) => ResultOrder::Best(None),
            (SortOrder::Newest, None) => ResultOrder::Newest(None),
            (SortOrder::Title, None) => ResultOrder::Title(None),
            (SortOrder::Relevance, Some((way, ResultPlace::Rank(score, id)))) => {
                let key = (score, id);
                ResultOrder::Best(Some(Cursor { way, key }))
            }
            (SortOrder::Newest, Some((way, ResultPlace::Newest(at, id)))) => {
                let key = (at, id);
                ResultOrder::Newest(Some(Cursor { way, key }))
            }
            (SortOrder::Title, Some((way, ResultPlace::Title(title, id)))) => {
                let key = (title, id);
                ResultOrder::Title(Some(Cursor { way, key }))
            }
            _ => return Err(Failure::UnreadablePlace),
        })
    }
}

fn read_search(query: &str) -> Result<PracticeSearch, RefusedQuery> {
    Ok(PracticeSearch {
        words: one_value(query, "q")?.unwrap_or_default(),
        choices: read_choices(query)?,
        edition: asked_edition(query)?,
    })
}

fn read_choices(query: &str) -> Result<Choices, RefusedQuery> {
    let mut choices = Choices::default();
    for (name, id) in url::form_urlencoded::parse(query.as_bytes()) {
        if let Some(facet) = Facet::parse(&name)
            && !id.is_empty()
        {
            let value = FacetValue::parse(facet, &id);
            choices.choose(value.ok_or(RefusedQuery::NoSuchTerm)?);
        }
    }
    if let Some(year) = one_value(query, SINCE)?
        && !choices.begin_in(&year)
    {
        return Err(RefusedQuery::NoSuchTerm);
    }
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn read(query: &str) -> AskedSearch {
        AskedSearch::read(query).unwrap()
    }

    #[test]
    fn a_form_leads_to_the_address_that_links_have() {
        for (sent, clean) in [
            ("", ""),
            ("q=&since=&sort=newest", ""),
            ("q=visa&sort=relevance", "?q=visa"),
            ("objective=9&q=visa", "?q=visa&objective=9"),
            ("q=+visa", "?q=+visa"),
            (
                "objective=23&objective=9&objective=23",
                "?objective=9&objective=23",
            ),
            ("sort=relevance&type=legislation", "?type=legislation"),
            ("sort=title&utm_source=mail", "?sort=title"),
            ("since=2019&region=m49-009", "?region=m49-009&since=2019"),
            ("edition=5&q=visa&sort=title", "?q=visa&edition=5"),
            ("edition=", ""),
        ] {
            let asked = read(sent);
            let address = asked.address().in_language(Language::En);
            assert_eq!(address, format!("/practices{clean}"), "{sent}");
            assert_eq!(
                asked.is_clean(sent),
                sent == clean.trim_start_matches('?'),
                "{sent}"
            );
            assert!(read(clean.trim_start_matches('?')).is_clean(clean.trim_start_matches('?')));
        }
    }

    #[test]
    fn figures_have_neither_an_order_nor_pages() {
        for (sent, clean) in [
            ("", ""),
            ("q=&since=", ""),
            ("country=EG&objective=9", "?objective=9&country=EG"),
            ("objective=9&sort=title&from=a00", "?objective=9"),
        ] {
            let asked = AskedSearch::read_figures(sent).unwrap();
            let address = asked.address().in_language(Language::En);
            assert_eq!(address, format!("/explore{clean}"), "{sent}");
            assert_eq!(asked.is_clean(sent), sent == clean.trim_start_matches('?'));
        }
        assert!(AskedSearch::read_figures("country=Egypt").is_err());
    }

    #[test]
    fn what_is_in_no_list_is_refused() {
        for query in [
            "objective=24",
            "country=Kazakhstan",
            "since=recently",
            "sort=best",
            "q=a&q=b",
            "since=2019&since=2020",
            "year=20190",
            "language=de",
            "edition=0",
            "edition=-1",
            "edition=+5",
            "edition=05",
            "edition=five",
            "edition=5.0",
            "edition=99999999999999999999",
            "edition=5&edition=5",
        ] {
            assert!(AskedSearch::read(query).is_err(), "{query}");
        }
    }

    #[test]
    fn a_place_of_another_order_is_refused() {
        let place = Cursor::after(ResultPlace::Title("a".to_owned(), 1)).write();
        let order = |query: &str| {
            let asked = read(query);
            asked.cursor().and_then(|from| asked.order(from))
        };
        assert!(order(&format!("sort=title&from={place}")).is_ok());
        assert!(order(&format!("q=a&from={place}")).is_err());
        assert!(order("q=a&from=a00").is_err());
    }
}
