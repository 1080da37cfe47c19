//! The place from which a list goes on: the whole selection and the key of the last record. Nothing is stored for it, so it
//! works on every node and as often as it is sent, and a record that changes meanwhile moves to the end of the list. Pure.

use serde::{Deserialize, Serialize};

use super::PREFIX;
use super::request::RecordSelection;
use crate::db::Timestamp;
use crate::encoding::{hex, parse_hex};

/// The longest token that is read, in bytes.
const LONGEST: usize = 1_000;

/// What a resumption token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HarvestToken {
    #[serde(rename = "p")]
    prefix: String,
    #[serde(rename = "h")]
    headers_only: bool,
    #[serde(rename = "f")]
    from: Timestamp,
    #[serde(rename = "u")]
    until: Timestamp,
    #[serde(rename = "s")]
    set: String,
    #[serde(rename = "a")]
    after: (Timestamp, i64),
}

impl HarvestToken {
    /// The place of this selection behind its last record.
    pub fn after(selection: &RecordSelection, last: (Timestamp, i64)) -> Self {
        Self {
            prefix: PREFIX.to_owned(),
            headers_only: selection.headers_only,
            from: selection.from,
            until: selection.until,
            set: selection.set.clone(),
            after: last,
        }
    }

    /// The rest of the selection.
    pub fn selection(self) -> RecordSelection {
        RecordSelection {
            from: self.from,
            until: self.until,
            set: self.set,
            after: Some(self.after),
            headers_only: self.headers_only,
        }
    }

    /// The token as it is sent.
    pub fn write(&self) -> String {
        let token = serde_json::to_string(self).unwrap_or_default();
        hex(token.as_bytes())
    }

    /// Reads a token that came back.
    pub fn read(written: &str) -> Option<Self> {
        if written.len() > LONGEST {
            return None;
        }
        let token: Self = serde_json::from_slice(&parse_hex(written)?).ok()?;
        (token.prefix == PREFIX).then_some(token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_it_was_sent() {
        let selection = RecordSelection {
            from: Timestamp(5),
            until: Timestamp::MAX,
            set: "objective:9".to_owned(),
            after: None,
            headers_only: true,
        };
        let token = HarvestToken::after(&selection, (Timestamp(7), 3));
        let written = token.write();
        assert!(written.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let again = HarvestToken::read(&written).unwrap();
        assert_eq!(again, token);
        let rest = RecordSelection {
            after: Some((Timestamp(7), 3)),
            ..selection
        };
        assert_eq!(again.selection(), rest);
        for other in [
            "",
            "00",
            "7b7d",
            &written[2..],
            &format!("{written}20")[1..],
        ] {
            assert_eq!(HarvestToken::read(other), None, "{other}");
        }
    }
}
