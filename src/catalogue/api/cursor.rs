//! Where a page of the list goes on: the place of the last practice in the order of the list. Every text of the declared form is
//! a place, so that what the description calls a cursor is never refused for its form. Pure.

use crate::catalogue::index::{ResultOrder, ResultPlace};
use crate::catalogue::model::SortOrder;
use crate::db::Timestamp;
use crate::encoding::{hex, parse_hex};
use crate::practice::model::PracticeId;
use crate::web::paging::Cursor;

/// A place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCursor(ResultPlace);

impl ApiCursor {
    /// The form of a cursor, as a regular expression.
    pub const FORM: &'static str =
        "^(n[0-9a-f]{32}|r[0-9a-f]{24}|t[0-9a-f]{16}([0-9a-f]{2}){0,120})$";

    /// The place of this practice.
    pub fn of(place: &ResultPlace) -> Self {
        Self(place.clone())
    }

    /// The cursor as it is sent: the order, and the key in hexadecimal digits.
    pub fn write(&self) -> String {
        match &self.0 {
            ResultPlace::Newest(at, id) => format!("n{:016x}{:016x}", at.0, id.0),
            ResultPlace::Rank(score, id) => format!("r{score:08x}{id:016x}"),
            ResultPlace::Title(title, id) => format!("t{id:016x}{}", hex(title.as_bytes())),
        }
    }

    /// Reads a cursor that came back.
    pub fn read(written: &str) -> Option<Self> {
        let digits = written.get(1..)?;
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if !digits.bytes().all(is_digit) {
            return None;
        }
        let number = |from: usize| u64::from_str_radix(digits.get(from..from + 16)?, 16).ok();
        let place = match (written.as_bytes().first()?, digits.len()) {
            (b'n', 32) => {
                let (at, id) = (number(0)?.cast_signed(), number(16)?.cast_signed());
                ResultPlace::Newest(Timestamp(at), PracticeId(id))
            }
            (b'r', 24) => {
                let score = u32::from_str_radix(digits.get(..8)?, 16).ok()?;
                ResultPlace::Rank(score, number(8)?)
            }
            (b't', 16..=256) => {
                let title = parse_hex(digits.get(16..)?)?;
                let title = String::from_utf8_lossy(&title).into_owned();
                ResultPlace::Title(title, number(0)?)
            }
            _ => return None,
        };
        Some(Self(place))
    }

    /// The key in the order of first publication.
    pub fn newest(&self) -> Option<Cursor<(Timestamp, PracticeId)>> {
        match self.0 {
            ResultPlace::Newest(at, id) => Some(Cursor::after((at, id))),
            _ => None,
        }
    }

    /// This order from the place on; none if the place is one of another order.
    pub fn order(&self, sort: SortOrder) -> Option<ResultOrder> {
        match (sort, &self.0) {
            (SortOrder::Newest, _) => Some(ResultOrder::Newest(Some(self.newest()?))),
            (SortOrder::Relevance, ResultPlace::Rank(score, id)) => {
                Some(ResultOrder::Best(Some(Cursor::after((*score, *id)))))
            }
            (SortOrder::Title, ResultPlace::Title(title, id)) => {
                let key = (title.clone(), *id);
                Some(ResultOrder::Title(Some(Cursor::after(key))))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was_sent() {
        for place in [
            ResultPlace::Newest(Timestamp(1_790_000_000_000_000), PracticeId(7)),
            ResultPlace::Newest(Timestamp(-1), PracticeId(i64::MAX)),
            ResultPlace::Rank(0x4120_0000, 7),
            ResultPlace::Title("almaty — été".to_owned(), 7),
            ResultPlace::Title(String::new(), 0),
        ] {
            let cursor = ApiCursor::of(&place);
            assert_eq!(ApiCursor::read(&cursor.write()), Some(cursor.clone()));
            assert_eq!(cursor.0, place);
        }
    }

    #[test]
    fn every_text_of_the_form_is_a_place_and_no_other() {
        let zeros = |count: usize| "0".repeat(count);
        for known in [
            format!("n{}", "f".repeat(32)),
            format!("r{}", zeros(24)),
            format!("t{}", zeros(16)),
            format!("t{}ff{}", zeros(16), "fe".repeat(119)),
        ] {
            assert!(ApiCursor::read(&known).is_some(), "{known}");
        }
        for other in [
            String::new(),
            "n".to_owned(),
            format!("n{}", zeros(31)),
            format!("n{}", "F".repeat(32)),
            format!("x{}", zeros(32)),
            format!("t{}", zeros(17)),
            format!("t{}", zeros(258)),
            format!("n+{}", zeros(31)),
            format!("é{}", zeros(31)),
        ] {
            assert_eq!(ApiCursor::read(&other), None, "{other}");
        }
    }
}
