//! Pages of lists by key: a cursor names the row after which, or before which, a page begins. It is opaque to readers and
//! stays valid when rows are added; an unreadable cursor is answered by an error page. Knows no list.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::Failure;
use crate::address::Address;
use crate::encoding::{hex, parse_hex};
use crate::language::{Language, Messages};

/// The direction in which a page continues from its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end of the list.
    After,
    /// Towards the start of the list.
    Before,
}

/// Where a page begins: after or before a row's key, such as `(Timestamp, i64)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor<K> {
    /// The direction from the row.
    pub way: Direction,
    /// The sort key of the row.
    pub key: K,
}

impl<K> Cursor<K> {
    /// Whether the page continues towards the end of the list.
    pub fn goes_forth(&self) -> bool {
        self.way == Direction::After
    }

    /// Whether a page with this cursor, or without one, ends before its row.
    pub fn goes_back(cursor: Option<&Self>) -> bool {
        cursor.is_some_and(|cursor| !cursor.goes_forth())
    }
}

impl<K: Serialize + DeserializeOwned> Cursor<K> {
    /// The page after this row.
    pub fn after(key: K) -> Self {
        Self {
            way: Direction::After,
            key,
        }
    }

    /// The page before this row.
    pub fn before(key: K) -> Self {
        Self {
            way: Direction::Before,
            key,
        }
    }

    /// The cursor as text, for an address.
    pub fn write(&self) -> String {
        let key = serde_json::to_string(&self.key).unwrap_or_default();
        let way = if self.way == Direction::After {
            'a'
        } else {
            'b'
        };
        // Hexadecimal is longer than base 64, and needs no escaping in an address.
        format!("{way}{}", hex(key.as_bytes()))
    }

    /// Reads the cursor of an address. An address without one is the first page.
    pub fn read(written: Option<&str>) -> Result<Option<Self>, Failure> {
        let Some(written) = written.filter(|written| !written.is_empty()) else {
            return Ok(None);
        };
        Self::parse(written)
            .map(Some)
            .ok_or(Failure::UnreadablePlace)
    }

    fn parse(written: &str) -> Option<Self> {
        let way = match written.as_bytes().first()? {
            b'a' => Direction::After,
            b'b' => Direction::Before,
            _ => return None,
        };
        let digits = written.get(1..).filter(|digits| digits.len() <= 1_000)?;
        let key = serde_json::from_slice(&parse_hex(digits)?).ok()?;
        Some(Self { way, key })
    }
}

/// One page of a list, cut from rows of which one more was read than the page shows.
#[derive(Clone, Debug)]
pub struct Slice<T, K> {
    /// The rows in the order of the list.
    pub rows: Vec<T>,
    /// Where the next page begins.
    pub next: Option<Cursor<K>>,
    /// Where the previous page ends.
    pub previous: Option<Cursor<K>>,
}

impl<T, K: Serialize + DeserializeOwned> Slice<T, K> {
    /// Cuts a page of `size` rows. `rows` were read in the direction of the cursor, up to `size + 1` of them: an extra row
    /// shows that the list goes on.
    pub fn cut(
        mut rows: Vec<T>,
        size: usize,
        cursor: Option<&Cursor<K>>,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let back = Cursor::goes_back(cursor);
        if back {
            rows.reverse();
        }
        let (onward, backward) = if back {
            (true, more)
        } else {
            (more, cursor.is_some())
        };
        let next = rows
            .last()
            .filter(|_| onward)
            .map(|row| Cursor::after(key(row)));
        let previous = rows
            .first()
            .filter(|_| backward)
            .map(|row| Cursor::before(key(row)));
        Self {
            rows,
            next,
            previous,
        }
    }

    /// The links below the list: the list's address with a cursor in its query.
    pub fn pages(&self, t: Messages, list: &Address) -> PageLinks {
        let link_to = |cursor: &Cursor<K>| link(list, t.language(), cursor);
        PageLinks {
            previous: self.previous.as_ref().map(link_to),
            next: self.next.as_ref().map(link_to),
            previous_word: t.say("web-pages-previous").to_string(),
            next_word: t.say("web-pages-next").to_string(),
        }
    }
}

fn link<K: Serialize + DeserializeOwned>(
    list: &Address,
    language: Language,
    cursor: &Cursor<K>,
) -> String {
    list.clone()
        .query("from", cursor.write())
        .in_language(language)
}

/// The number of rows on a whole list, and of those that a page has passed: the rows before its cursor, and the cursor's
/// own row if the page comes after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ListCounts {
    /// Rows on all pages.
    pub total: i64,
    /// Rows that were passed.
    pub passed: i64,
}

impl ListCounts {
    /// Which rows a page of so many rows shows.
    pub fn position<K>(self, cursor: Option<&Cursor<K>>, rows: usize, size: usize) -> Position {
        let back = Cursor::goes_back(cursor);
        let shown = i64::try_from(rows).unwrap_or(i64::MAX);
        let before = if back {
            self.passed - shown
        } else {
            self.passed
        };
        Position::new(before, rows, self.total, size)
    }
}

/// Which rows of a list a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    before: i64,
    rows: i64,
    total: i64,
    size: i64,
    is_least: bool,
}

impl Position {
    /// A page of so many rows after `before` others, on a list of `total` rows that has `size` on a page.
    pub fn new(before: i64, rows: usize, total: i64, size: usize) -> Self {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Self {
            before: before.max(0),
            rows: count(rows),
            total,
            size: count(size).max(1),
            is_least: false,
        }
    }

    /// The same on a list whose total was counted only so far.
    #[must_use]
    pub const fn or_more(self) -> Self {
        Self {
            is_least: true,
            ..self
        }
    }

    /// “21 to 40 of 63”; nothing if the page shows the whole list.
    pub fn words(self, t: Messages) -> Option<String> {
        let is_part = self.rows > 0 && self.rows < self.total;
        let key = if self.is_least {
            "web-pages-position-more"
        } else {
            "web-pages-position"
        };
        is_part.then(|| {
            t.say(key)
                .with("first", self.before + 1)
                .with("last", self.before + self.rows)
                .with("total", self.total)
                .to_string()
        })
    }

    /// The title of the page: the list's, and from the second page on which page it is.
    pub fn title(self, t: Messages, list: String) -> String {
        let page = self.before.div_euclid(self.size) + i64::from(self.before % self.size > 0) + 1;
        if page == 1 {
            return list;
        }
        t.say("web-pages-title")
            .with("title", list)
            .with("page", page)
            .to_string()
    }
}

/// The links below a list, which `templates/web/pages.html` draws.
#[derive(Clone, Debug)]
pub struct PageLinks {
    /// The link to the previous page, if there is one.
    pub previous: Option<String>,
    /// The link to the next page, if there is one.
    pub next: Option<String>,
    /// “Previous” in the page's language.
    pub previous_word: String,
    /// “Next” in the page's language.
    pub next_word: String,
}

impl PageLinks {
    /// Whether there is a previous or next page.
    pub fn has_any(&self) -> bool {
        self.previous.is_some() || self.next.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Key = (i64, i64);

    #[test]
    fn a_cursor_survives_an_address_and_garbage_does_not() {
        let cursor = Cursor::<Key>::before((1_790_000_000_000_000, 7));
        assert_eq!(Cursor::read(Some(&cursor.write())), Ok(Some(cursor)));
        assert_eq!(Cursor::<Key>::read(None), Ok(None));
        assert_eq!(Cursor::<Key>::read(Some("")), Ok(None));
        for garbage in [
            "a",
            "x5b315d",
            "a5",
            "aé",
            "a5b",
            "a5b315d",
            "-1",
            "1e309",
            "a' or 1=1--",
            &"a0".repeat(5_000),
        ] {
            assert_eq!(
                Cursor::<Key>::read(Some(garbage)),
                Err(Failure::UnreadablePlace),
                "{garbage}"
            );
        }
    }

    #[test]
    fn a_page_says_where_in_the_list_it_stands() {
        let t = Messages::new(Language::En);
        let said = |before, rows, total| {
            let position = Position::new(before, rows, total, 20);
            (position.words(t), position.title(t, "List".to_owned()))
        };
        let page = |words: Option<&str>, title: &str| (words.map(str::to_owned), title.to_owned());
        assert_eq!(said(0, 20, 20), page(None, "List"));
        assert_eq!(said(0, 20, 63), page(Some("1 to 20 of 63"), "List"));
        assert_eq!(
            said(20, 20, 63),
            page(Some("21 to 40 of 63"), "List, page 2")
        );
        assert_eq!(
            said(60, 3, 63),
            page(Some("61 to 63 of 63"), "List, page 4")
        );
        // Practices were published since the page before.
        assert_eq!(said(2, 20, 63), page(Some("3 to 22 of 63"), "List, page 2"));
        assert_eq!(said(0, 0, 0), page(None, "List"));
        let more = Position::new(20, 20, 1_000, 20).or_more().words(t);
        assert_eq!(more.as_deref(), Some("21 to 40 of more than 1,000"));
        assert_eq!(
            said(1_000, 20, 1_040),
            page(Some("1,001 to 1,020 of 1,040"), "List, page 51")
        );
    }

    #[test]
    fn a_list_is_walked_to_its_end_and_back() {
        let list: Vec<i64> = (1..=7).collect();
        let page = |cursor: Option<Cursor<i64>>| {
            let rows = match &cursor {
                None => list.iter().copied().take(4).collect(),
                Some(Cursor {
                    way: Direction::After,
                    key,
                }) => list
                    .iter()
                    .copied()
                    .filter(|row| row > key)
                    .take(4)
                    .collect(),
                Some(Cursor {
                    way: Direction::Before,
                    key,
                }) => list
                    .iter()
                    .rev()
                    .copied()
                    .filter(|row| row < key)
                    .take(4)
                    .collect(),
            };
            Slice::cut(rows, 3, cursor.as_ref(), |row| *row)
        };
        let first = page(None);
        assert_eq!(
            (first.rows.as_slice(), first.previous.is_none()),
            (&[1, 2, 3][..], true)
        );
        let second = page(first.next);
        assert_eq!(second.rows, [4, 5, 6]);
        let third = page(second.next.clone());
        assert_eq!(
            (third.rows.as_slice(), third.next.is_none()),
            (&[7][..], true)
        );
        let back = page(third.previous);
        assert_eq!(back.rows, [4, 5, 6]);
        let start = page(back.previous);
        assert_eq!(
            (start.rows.as_slice(), start.previous.is_none()),
            (&[1, 2, 3][..], true)
        );
    }
}
