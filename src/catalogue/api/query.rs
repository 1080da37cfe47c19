//! A question to the list, read strictly: an unknown name, a name that stands there twice, and a value that is in no list are
//! refused, because a program that is mistaken should learn it. The list for people forgives more. Pure.

use super::cursor::ApiCursor;
use super::parameters::{ApiParameter, MOST_ITEMS, MOST_TERMS, USUAL_ITEMS};
use crate::catalogue::forms::parse_edition;
use crate::catalogue::index::{IndexQuestion, LONGEST, ResultOrder};
use crate::catalogue::model::{FacetValue, PracticeSearch, SortOrder};

/// A question to the list.
#[derive(Clone, Debug)]
pub struct ApiQuery {
    /// Words and choices.
    pub search: PracticeSearch,
    /// The order.
    pub sort: SortOrder,
    /// How many practices a page holds.
    pub limit: usize,
    /// Where the page begins.
    pub cursor: Option<ApiCursor>,
}

/// Why a question is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadParameter {
    /// The name, as it was sent.
    pub name: String,
    /// The sentence.
    pub sentence: String,
}

impl BadParameter {
    fn new(name: &str, sentence: &str) -> Self {
        Self {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
        }
    }

    /// Refuses every parameter, for an address that takes none.
    pub fn refuse_all(query: &str) -> Result<(), Self> {
        match url::form_urlencoded::parse(query.as_bytes()).next() {
            Some((name, _)) => Err(Self::new(&name, "This address takes no parameter.")),
            None => Ok(()),
        }
    }
}

impl ApiQuery {
    /// Reads the query of an address.
    pub fn read(query: &str) -> Result<Self, BadParameter> {
        let mut read = Self {
            search: PracticeSearch::default(),
            sort: SortOrder::Newest,
            limit: USUAL_ITEMS,
            cursor: None,
        };
        let mut sort = None;
        let mut seen: Vec<(String, String)> = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()).into_owned() {
            let parameter = ApiParameter::named(&name)
                .ok_or_else(|| BadParameter::new(&name, "This address has no such parameter."))?;
            check_repetition(parameter, &seen, &value)?;
            let taken = match parameter {
                ApiParameter::Sort => {
                    sort = SortOrder::parse(&value);
                    sort.is_some()
                }
                other => read.take(other, &value),
            };
            if !taken {
                let sentence = "The value is none of those that this parameter takes.";
                return Err(BadParameter::new(&name, sentence));
            }
            seen.push((name, value));
        }
        let sort = sort.filter(|sort| read.search.orders().contains(sort));
        read.sort = sort.unwrap_or_else(|| read.search.usual_order());
        Ok(read)
    }

    /// Takes one value. False if the parameter has no such value.
    fn take(&mut self, parameter: ApiParameter, value: &str) -> bool {
        match parameter {
            ApiParameter::Words => {
                value.clone_into(&mut self.search.words);
                !value.is_empty() && value.chars().count() <= LONGEST
            }
            ApiParameter::Terms(facet) => match FacetValue::parse(facet, value) {
                Some(term) => {
                    self.search.choices.choose(term);
                    true
                }
                None => false,
            },
            ApiParameter::Since => self.search.choices.begin_in(value),
            ApiParameter::Limit => {
                let limit = value.parse::<usize>().ok();
                // Neither a sign nor a leading zero.
                let limit = limit.filter(|limit| limit.to_string() == value);
                self.limit = limit.unwrap_or_default();
                (1..=MOST_ITEMS).contains(&self.limit)
            }
            ApiParameter::Cursor => {
                self.cursor = ApiCursor::read(value);
                self.cursor.is_some()
            }
            ApiParameter::Edition => {
                self.search.edition = parse_edition(value);
                self.search.edition.is_some()
            }
            ApiParameter::Sort => false,
        }
    }

    /// Whether these are all practices in their usual order, which the database lists.
    pub fn is_plain(&self) -> bool {
        self.search.is_everything() && self.sort == SortOrder::Newest
    }

    /// The question to the index.
    pub fn question(&self) -> IndexQuestion {
        IndexQuestion::of(&self.search)
    }

    /// The order from the cursor on; none if the cursor is one of another order.
    pub fn order(&self) -> Option<ResultOrder> {
        match &self.cursor {
            Some(cursor) => cursor.order(self.sort),
            None => Some(match self.sort {
                SortOrder::Relevance => ResultOrder::Best(None),
                SortOrder::Newest => ResultOrder::Newest(None),
                SortOrder::Title => ResultOrder::Title(None),
            }),
        }
    }

    /// The names and values of the address of the page that begins here.
    pub fn pairs_from(&self, cursor: &ApiCursor) -> Vec<(&'static str, String)> {
        let mut pairs = self.search.pairs();
        if self.sort != self.search.usual_order() {
            pairs.push((ApiParameter::Sort.name(), self.sort.as_str().to_owned()));
        }
        if self.limit != USUAL_ITEMS {
            pairs.push((ApiParameter::Limit.name(), self.limit.to_string()));
        }
        pairs.push((ApiParameter::Cursor.name(), cursor.write()));
        pairs
    }
}

fn check_repetition(
    parameter: ApiParameter,
    seen: &[(String, String)],
    value: &str,
) -> Result<(), BadParameter> {
    let name = parameter.name();
    let earlier = seen.iter().filter(|(known, _)| known == name);
    let earlier: Vec<&str> = earlier.map(|(_, value)| value.as_str()).collect();
    let sentence = if !earlier.is_empty() && !parameter.is_list() {
        "This parameter takes one value and was sent twice."
    } else if earlier.contains(&value) {
        "The same value was sent twice."
    } else if earlier.len() >= MOST_TERMS {
        "This parameter was sent more often than it may be."
    } else {
        return Ok(());
    };
    Err(BadParameter::new(name, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::index::ResultPlace;

    #[test]
    fn what_a_parameter_does_not_take_is_refused_by_its_name() {
        for (query, name) in [
            ("x=1", "x"),
            ("from=a00", "from"),
            ("q=", "q"),
            ("q=a&q=b", "q"),
            ("objective=24", "objective"),
            ("objective=9&objective=9", "objective"),
            ("country=kz", "country"),
            ("since=recently", "since"),
            ("since=2019&since=2020", "since"),
            ("sort=best", "sort"),
            ("sort=", "sort"),
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=+5", "limit"),
            ("limit=05", "limit"),
            ("limit=5.0", "limit"),
            ("limit=5&limit=5", "limit"),
            ("cursor=", "cursor"),
            ("cursor=a00", "cursor"),
            ("edition=0", "edition"),
            ("edition=05", "edition"),
            ("edition=99999999999999999999", "edition"),
            ("edition=5&edition=5", "edition"),
            ("=", ""),
        ] {
            let refused = ApiQuery::read(query).map(|_| ()).unwrap_err();
            assert_eq!(refused.name, name, "{query}");
        }
        let years: Vec<String> = (2000..2011).map(|year| format!("year={year}&")).collect();
        assert_eq!(ApiQuery::read(&years.concat()).unwrap_err().name, "year");
        let long = format!("q={}", "a".repeat(LONGEST + 1));
        assert_eq!(ApiQuery::read(&long).unwrap_err().name, "q");
    }

    #[test]
    fn the_order_follows_the_words() {
        for (query, sort) in [
            ("", SortOrder::Newest),
            ("sort=relevance", SortOrder::Newest),
            ("sort=relevance&q=visa", SortOrder::Relevance),
            ("q=visa", SortOrder::Relevance),
            ("q=visa&sort=newest", SortOrder::Newest),
            ("sort=title", SortOrder::Title),
            ("sort=title&edition=5", SortOrder::Newest),
            ("q=visa&edition=5", SortOrder::Newest),
        ] {
            assert_eq!(ApiQuery::read(query).unwrap().sort, sort, "{query}");
        }
    }

    #[test]
    fn the_next_page_asks_the_same_question() {
        let asked = ApiQuery::read("objective=9&limit=5&q=visa&sort=title").unwrap();
        let cursor = ApiCursor::of(&ResultPlace::Title("b".to_owned(), 2));
        let pairs = asked.pairs_from(&cursor);
        let mut written = url::form_urlencoded::Serializer::new(String::new());
        let query = written.extend_pairs(pairs).finish();
        let again = ApiQuery::read(&query).unwrap();
        assert_eq!(
            (&again.search, again.sort, again.limit, &again.cursor),
            (&asked.search, asked.sort, 5, &Some(cursor))
        );
        assert!(
            ApiQuery::read(&query.replace("sort=title", "sort=newest"))
                .unwrap()
                .order()
                .is_none()
        );
    }
}
