//! What a harvester asks, read strictly: each verb has its arguments, none of them twice, and each error its code. Pure.

use std::time::Duration;

use jiff::civil::{Date, DateTime, Time};

use super::PREFIX;
use super::token::HarvestToken;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::practice::harvest_sets::WHOLE;

closed_list! {
    /// What can be asked.
    pub enum OaiVerb {
        /// What the repository is.
        Identify = "Identify",
        /// In which formats its records are.
        ListMetadataFormats = "ListMetadataFormats",
        /// In which sets they stand.
        ListSets = "ListSets",
        /// The headers of records.
        ListIdentifiers = "ListIdentifiers",
        /// Records.
        ListRecords = "ListRecords",
        /// One record.
        GetRecord = "GetRecord",
    }
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OaiErrorCode {
    /// An argument is missing, unknown, repeated, or cannot be read.
    BadArgument,
    /// The list cannot go on from this token.
    BadResumptionToken,
    /// The verb is missing, unknown or repeated.
    BadVerb,
    /// There are no records in this format.
    CannotDisseminateFormat,
    /// No record has this identifier.
    IdDoesNotExist,
    /// The selection is empty.
    NoRecordsMatch,
}

impl OaiErrorCode {
    /// The protocol's own word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadArgument => "badArgument",
            Self::BadResumptionToken => "badResumptionToken",
            Self::BadVerb => "badVerb",
            Self::CannotDisseminateFormat => "cannotDisseminateFormat",
            Self::IdDoesNotExist => "idDoesNotExist",
            Self::NoRecordsMatch => "noRecordsMatch",
        }
    }
}

/// An error, with a sentence for the author of the harvester.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OaiError {
    /// The code.
    pub code: OaiErrorCode,
    /// The sentence.
    pub sentence: String,
}

impl OaiError {
    /// An error with this code.
    pub fn new(code: OaiErrorCode, sentence: impl Into<String>) -> Self {
        Self {
            code,
            sentence: sentence.into(),
        }
    }

    fn argument(sentence: impl Into<String>) -> Self {
        Self::new(OaiErrorCode::BadArgument, sentence)
    }

    /// The error of a selection without a record.
    pub fn nothing_matches() -> Self {
        let sentence = "No record matches from, until and set.";
        Self::new(OaiErrorCode::NoRecordsMatch, sentence)
    }

    /// The error of an identifier that was never given.
    pub fn no_such_record(identifier: &str) -> Self {
        let sentence = format!("No record has the identifier {identifier}.");
        Self::new(OaiErrorCode::IdDoesNotExist, sentence)
    }
}

/// The arguments as they were sent, in their order.
#[derive(Clone, Debug, Default)]
pub struct OaiArguments(Vec<(String, String)>);

/// Records by the time of their last change and by set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSelection {
    /// The first moment that belongs to it.
    pub from: Timestamp,
    /// The first moment that no longer does.
    pub until: Timestamp,
    /// The set; empty for the whole repository.
    pub set: String,
    /// The last record of the page before.
    pub after: Option<(Timestamp, i64)>,
    /// Whether the headers alone are asked for.
    pub headers_only: bool,
}

/// A question that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OaiQuestion {
    /// What the repository is.
    Identify,
    /// The formats of all records, or of the one with this identifier.
    Formats(Option<String>),
    /// The sets.
    Sets,
    /// A page of a list.
    List(RecordSelection),
    /// The record with this identifier.
    Record(String),
}

impl OaiArguments {
    /// Reads arguments as an address or a form writes them.
    pub fn read(encoded: &[&[u8]]) -> Self {
        let pairs = encoded.iter();
        let pairs = pairs.flat_map(|part| url::form_urlencoded::parse(part).into_owned());
        Self(pairs.collect())
    }

    /// The arguments, which the answer to a good question repeats.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The only value of this name.
    fn value(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What is asked.
    pub fn question(&self) -> Result<OaiQuestion, OaiError> {
        let verb = self.verb()?;
        self.check_names(verb)?;
        match verb {
            OaiVerb::Identify => Ok(OaiQuestion::Identify),
            OaiVerb::ListMetadataFormats => {
                let of = self.value("identifier").map(str::to_owned);
                Ok(OaiQuestion::Formats(of))
            }
            OaiVerb::ListSets => match self.value("resumptionToken") {
                Some(_) => Err(bad_token()),
                None => Ok(OaiQuestion::Sets),
            },
            OaiVerb::ListIdentifiers | OaiVerb::ListRecords => self.list(verb),
            OaiVerb::GetRecord => {
                let identifier = self.needed("identifier")?.to_owned();
                self.check_prefix()?;
                Ok(OaiQuestion::Record(identifier))
            }
        }
    }

    fn verb(&self) -> Result<OaiVerb, OaiError> {
        let verbs = OaiVerb::ALL.iter().map(|verb| verb.as_str());
        let verbs: Vec<&str> = verbs.collect();
        let bad = |what: &str| {
            let sentence = format!("{what} The verbs are {}.", verbs.join(", "));
            OaiError::new(OaiErrorCode::BadVerb, sentence)
        };
        let mut sent = self.0.iter().filter(|(name, _)| name == "verb");
        match (sent.next(), sent.next()) {
            (None, _) => Err(bad("The argument verb is missing.")),
            (Some(_), Some(_)) => Err(bad("The argument verb was sent twice.")),
            (Some((_, word)), None) => {
                OaiVerb::parse(word).ok_or_else(|| bad("The protocol has no such verb."))
            }
        }
    }

    /// Each argument is one of the verb, and stands there once; a token stands there alone.
    fn check_names(&self, verb: OaiVerb) -> Result<(), OaiError> {
        let known: &[&str] = match verb {
            OaiVerb::Identify => &[],
            OaiVerb::ListMetadataFormats => &["identifier"],
            OaiVerb::ListSets => &["resumptionToken"],
            OaiVerb::ListIdentifiers | OaiVerb::ListRecords => {
                &["resumptionToken", "metadataPrefix", "from", "until", "set"]
            }
            OaiVerb::GetRecord => &["identifier", "metadataPrefix"],
        };
        for (place, (name, _)) in self.0.iter().enumerate() {
            if name == "verb" {
                continue;
            }
            if !known.contains(&name.as_str()) {
                let sentence = format!("{} has no argument {name}.", verb.as_str());
                return Err(OaiError::argument(sentence));
            }
            if self.0[..place].iter().any(|(earlier, _)| earlier == name) {
                let sentence = format!("The argument {name} was sent twice.");
                return Err(OaiError::argument(sentence));
            }
        }
        if self.value("resumptionToken").is_some() && self.0.len() > 2 {
            let sentence = "A resumptionToken stands alone beside the verb.";
            return Err(OaiError::argument(sentence));
        }
        Ok(())
    }

    fn list(&self, verb: OaiVerb) -> Result<OaiQuestion, OaiError> {
        let headers_only = verb == OaiVerb::ListIdentifiers;
        if let Some(written) = self.value("resumptionToken") {
            let token = HarvestToken::read(written).ok_or_else(bad_token)?;
            let selection = token.selection();
            return if selection.headers_only == headers_only {
                Ok(OaiQuestion::List(selection))
            } else {
                Err(bad_token())
            };
        }
        self.check_prefix()?;
        let from = self.moment("from")?;
        let until = self.moment("until")?;
        if let (Some(from), Some(until)) = (&from, &until) {
            if from.is_day != until.is_day {
                let sentence = "The arguments from and until have different granularities.";
                return Err(OaiError::argument(sentence));
            }
            if from.begins > until.begins {
                let sentence = "The argument from is later than the argument until.";
                return Err(OaiError::argument(sentence));
            }
        }
        Ok(OaiQuestion::List(RecordSelection {
            from: from.map_or(Timestamp(i64::MIN + 1), |one| one.begins),
            until: until.map_or(Timestamp::MAX, |one| one.ends()),
            set: self.set()?,
            after: None,
            headers_only,
        }))
    }

    fn needed(&self, name: &'static str) -> Result<&str, OaiError> {
        let value = self.value(name).filter(|value| !value.is_empty());
        value.ok_or_else(|| OaiError::argument(format!("The argument {name} is missing.")))
    }

    fn check_prefix(&self) -> Result<(), OaiError> {
        let prefix = self.needed("metadataPrefix")?;
        if !prefix.chars().all(is_of_name) {
            let sentence = "The argument metadataPrefix cannot be read.";
            return Err(OaiError::argument(sentence));
        }
        if prefix == PREFIX {
            return Ok(());
        }
        let sentence = format!("Records are harvested as {PREFIX} only.");
        Err(OaiError::new(
            OaiErrorCode::CannotDisseminateFormat,
            sentence,
        ))
    }

    fn moment(&self, name: &'static str) -> Result<Option<AskedMoment>, OaiError> {
        let Some(written) = self.value(name) else {
            return Ok(None);
        };
        let moment = AskedMoment::read(written).ok_or_else(|| {
            let sentence =
                format!("The argument {name} is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm:ssZ.");
            OaiError::argument(sentence)
        });
        moment.map(Some)
    }

    /// The set. One that can be read and has no record matches nothing.
    fn set(&self) -> Result<String, OaiError> {
        let Some(set) = self.value("set") else {
            return Ok(WHOLE.to_owned());
        };
        let is_readable = set
            .split(':')
            .all(|part| !part.is_empty() && part.chars().all(is_of_name));
        if is_readable {
            Ok(set.to_owned())
        } else {
            Err(OaiError::argument("The argument set cannot be read."))
        }
    }
}

fn bad_token() -> OaiError {
    let sentence = "This service gave no such resumptionToken for this list.";
    OaiError::new(OaiErrorCode::BadResumptionToken, sentence)
}

/// Whether a prefix or a part of a set's name may have this character.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.!~*'()".contains(c)
}

/// How a second is written.
const SECOND: &str = "%Y-%m-%dT%H:%M:%SZ";

/// This moment in UTC. It is counted and not looked up, because the calendar's moments end a day before the year 9999 does.
fn in_utc(written: DateTime) -> Option<Timestamp> {
    let since = written.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
    i64::try_from(since.as_micros()).ok().map(Timestamp)
}

/// A day or a second.
struct AskedMoment {
    begins: Timestamp,
    is_day: bool,
}

impl AskedMoment {
    fn read(written: &str) -> Option<Self> {
        let day = Date::strptime("%Y-%m-%d", written).ok();
        if let Some(day) = day.filter(|day| day.strftime("%Y-%m-%d").to_string() == written) {
            let (begins, is_day) = (in_utc(day.to_datetime(Time::midnight()))?, true);
            return Some(Self { begins, is_day });
        }
        let second = DateTime::strptime(SECOND, written).ok();
        let second = second.filter(|second| second.strftime(SECOND).to_string() == written);
        let (begins, is_day) = (in_utc(second?)?, false);
        Some(Self { begins, is_day })
    }

    /// The first moment after it. Both ends of a selection belong to it.
    fn ends(&self) -> Timestamp {
        let length = if self.is_day {
            Duration::from_hours(24)
        } else {
            Duration::from_secs(1)
        };
        self.begins.plus(length)
    }
}

#[cfg(test)]
mod tests {
    use super::OaiErrorCode::{BadArgument, BadResumptionToken, BadVerb, CannotDisseminateFormat};
    use super::*;

    fn question(query: &str) -> Result<OaiQuestion, OaiErrorCode> {
        let asked = OaiArguments::read(&[query.as_bytes()]);
        asked.question().map_err(|error| error.code)
    }

    fn selection(query: &str) -> RecordSelection {
        match question(query) {
            Ok(OaiQuestion::List(selection)) => selection,
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn each_error_has_its_code() {
        for (query, code) in [
            ("", BadVerb),
            ("verb=", BadVerb),
            ("verb=identify", BadVerb),
            ("verb=Identify&verb=Identify", BadVerb),
            ("verb=Identify&x=1", BadArgument),
            ("verb=ListSets&set=objective", BadArgument),
            ("verb=ListSets&resumptionToken=x", BadResumptionToken),
            ("verb=GetRecord", BadArgument),
            ("verb=GetRecord&identifier=x", BadArgument),
            ("verb=GetRecord&metadataPrefix=oai_dc", BadArgument),
            (
                "verb=GetRecord&identifier=x&metadataPrefix=marc",
                CannotDisseminateFormat,
            ),
            ("verb=ListRecords", BadArgument),
            ("verb=ListRecords&metadataPrefix=", BadArgument),
            ("verb=ListRecords&metadataPrefix=a%20b", BadArgument),
            (
                "verb=ListRecords&metadataPrefix=oai_datacite",
                CannotDisseminateFormat,
            ),
            ("verb=ListRecords&resumptionToken=", BadResumptionToken),
            ("verb=ListRecords&resumptionToken=zz", BadResumptionToken),
            (
                "verb=ListRecords&resumptionToken=zz&metadataPrefix=oai_dc",
                BadArgument,
            ),
            (
                "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
                BadArgument,
            ),
        ] {
            assert_eq!(question(query), Err(code), "{query}");
        }
    }

    #[test]
    fn a_selection_that_cannot_be_read_is_a_bad_argument() {
        for rest in [
            "from=",
            "from=2026",
            "from=2026-2-1",
            "from=2026-02-30",
            "from=2026-02-01T00:00:00",
            "from=2026-02-01T00:00Z",
            "from=2026-02-01T00:00:00.5Z",
            "from=2026-02-01T00:00:00%2B00:00",
            "from=2026-02-01t00:00:00z",
            "until=yesterday",
            "from=2026-02-02&until=2026-02-01",
            "from=2026-02-01&until=2026-02-02T00:00:00Z",
            "set=",
            "set=objective:",
            "set=objective/9",
            "set=a%20b",
        ] {
            let query = format!("verb=ListIdentifiers&metadataPrefix=oai_dc&{rest}");
            assert_eq!(question(&query), Err(BadArgument), "{rest}");
        }
    }

    #[test]
    fn both_ends_of_a_selection_belong_to_it() {
        let all = "verb=ListRecords&metadataPrefix=oai_dc";
        let second = selection(&format!(
            "{all}&from=2026-02-01T00:00:00Z&until=2026-02-01T00:00:00Z"
        ));
        assert_eq!(second.until.since(second.from), Duration::from_secs(1));
        let day = selection(&format!("{all}&from=2026-02-01&until=2026-02-01"));
        assert_eq!(day.until.since(day.from), Duration::from_hours(24));
        assert_eq!(day.from, second.from);
        let set = selection(&format!("{all}&set=objective:9")).set;
        assert_eq!(set, "objective:9");
        assert!(!selection(all).headers_only);
    }
}
