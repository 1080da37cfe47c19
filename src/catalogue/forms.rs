//! What a browser may send to the list of practices: words, choices, an order, and a place in it. Every value is one of a
//! closed list, or is refused.

use super::index::{LONGEST, ResultOrder, ResultPlace, ResultWindow, SearchQuery};
use super::model::{Choices, Facet, FacetValue, PracticeSearch, SINCE, SortOrder};
use crate::address::Address;
use crate::web::Failure;
use crate::web::paging::Cursor;

/// A question to the list of practices.
#[derive(Clone, Debug)]
pub struct AskedSearch {
    pub search: PracticeSearch,
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
}

/// The value of this name in a query, unless it is empty. An error if the name stands there twice.
pub fn one_value(query: &str, name: &str) -> Result<Option<String>, RefusedQuery> {
    let mut values = values_of(query, name);
    let first = values.next();
    if values.next().is_some() {
        return Err(RefusedQuery::Unreadable(
            "a parameter that takes one value was sent twice",
        ));
    }
    Ok(first.filter(|value| !value.is_empty()))
}

fn values_of<'q>(query: &'q str, name: &'q str) -> impl Iterator<Item = String> + 'q {
    url::form_urlencoded::parse(query.as_bytes())
        .filter(move |(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

impl AskedSearch {
    /// Reads the query of an address. A form sends empty values for what was not filled in.
    pub fn read(query: &str) -> Result<Self, RefusedQuery> {
        let words = one_value(query, "q")?.unwrap_or_default();
        let search = PracticeSearch {
            words,
            choices: read_choices(query)?,
        };
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

    /// Its address on a page that takes a search, from the first result on.
    pub fn first_page(&self, page: Address) -> Address {
        let address = self.search.on(page);
        if self.sort == self.search.usual_order() {
            address
        } else {
            address.query("sort", self.sort.as_str())
        }
    }

    /// Its address on a page that takes a search.
    pub fn address(&self, page: Address) -> Address {
        let address = self.first_page(page);
        match &self.from {
            Some(from) => address.query("from", from),
            None => address,
        }
    }

    /// Whether this query is the one that links to the same list have: without empty and unknown names, and in order.
    pub fn is_clean(&self, query: &str) -> bool {
        let mut clean: Vec<(&str, String)> = Vec::new();
        if !self.search.words.is_empty() {
            clean.push(("q", self.search.words.clone()));
        }
        clean.extend(self.search.choices.pairs());
        if self.sort != self.search.usual_order() {
            clean.push(("sort", self.sort.as_str().to_owned()));
        }
        clean.extend(self.from.clone().map(|from| ("from", from)));
        let sent = url::form_urlencoded::parse(query.as_bytes());
        sent.eq(clean.iter().map(|(name, value)| {
            let name = std::borrow::Cow::Borrowed(*name);
            (name, std::borrow::Cow::Borrowed(value.as_str()))
        }))
    }

    /// The place from which the page goes on. It must be one of this order.
    pub fn cursor(&self) -> Result<Option<Cursor<ResultPlace>>, Failure> {
        let cursor = Cursor::<ResultPlace>::read(self.from.as_deref())?;
        let is_of_order = cursor.as_ref().is_none_or(|cursor| {
            matches!(
                (&cursor.key, self.sort),
                (ResultPlace::Rank(..), SortOrder::Relevance)
                    | (ResultPlace::Newest(..), SortOrder::Newest)
                    | (ResultPlace::Title(..), SortOrder::Title)
            )
        });
        if is_of_order {
            Ok(cursor)
        } else {
            Err(Failure::Unreadable("cursor"))
        }
    }

    /// So many results in its order, from this place on.
    pub fn window(&self, cursor: Option<&Cursor<ResultPlace>>, most: usize) -> ResultWindow {
        let way = cursor.map(|cursor| cursor.way);
        let order = match (cursor.map(|cursor| cursor.key.clone()).zip(way), self.sort) {
            (Some((ResultPlace::Rank(score, id), way)), _) => ResultOrder::Best(Some(Cursor {
                way,
                key: (score, id),
            })),
            (Some((ResultPlace::Newest(at, id), way)), _) => {
                ResultOrder::Newest(Some(Cursor { way, key: (at, id) }))
            }
            (Some((ResultPlace::Title(title, id), way)), _) => {
                let key = (title, id);
                ResultOrder::Title(Some(Cursor { way, key }))
            }
            (None, SortOrder::Relevance) => ResultOrder::Best(None),
            (None, SortOrder::Newest) => ResultOrder::Newest(None),
            (None, SortOrder::Title) => ResultOrder::Title(None),
        };
        ResultWindow { order, most }
    }
}

fn read_choices(query: &str) -> Result<Choices, RefusedQuery> {
    let mut choices = Choices::default();
    for facet in Facet::ALL.iter().copied() {
        for id in values_of(query, facet.as_str()).filter(|id| !id.is_empty()) {
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
    use crate::address;
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
        ] {
            let asked = read(sent);
            let address = asked
                .address(address::practices())
                .in_language(Language::En);
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
        ] {
            assert!(AskedSearch::read(query).is_err(), "{query}");
        }
    }

    #[test]
    fn a_place_of_another_order_is_refused() {
        let place = Cursor::after(ResultPlace::Title("a".to_owned(), 1)).write();
        assert!(read(&format!("sort=title&from={place}")).cursor().is_ok());
        assert!(read(&format!("q=a&from={place}")).cursor().is_err());
        assert!(read("q=a&from=a00").cursor().is_err());
    }
}
