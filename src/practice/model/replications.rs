//! Replications: a reader without an account registers who did the same as a public practice. The review team decides what
//! becomes public; the events of the practice say who did.

use super::{PracticeId, Seq};
use crate::account::model::EmailAddress;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::ReplicationId;
use crate::db::stored::travels_as_text;
use crate::language::{Messages, clean, clean_line, with_ascii_digits};
use crate::taxonomy::{CountryCode, RegionId};
use crate::web::Problem;

/// The most replications of one practice that wait for the review team.
pub const MOST_REPLICATIONS_OF_PRACTICE: i64 = 20;

/// The most replications of all practices that wait for the review team.
pub const MOST_REPLICATIONS: i64 = 500;

closed_list! {
    /// How an entry is closed that does not become public.
    pub enum Dismissal {
        /// It is no replication of this practice, or cannot be confirmed.
        Dismissed = "dismissed",
        /// It is no entry.
        Spam = "spam",
    }
}

travels_as_text!(Dismissal);

/// Where it was done: a country, or a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplicationPlace {
    /// A country or area.
    Country(CountryCode),
    /// A region.
    Region(RegionId),
}

travels_as_text!(ReplicationPlace);

impl ReplicationPlace {
    /// Reads the code of a country or the id of a region. No id of a region is a code of two capital letters.
    pub fn parse(typed: &str) -> Option<Self> {
        let country = CountryCode::parse(typed).map(Self::Country);
        country.or_else(|| RegionId::parse(typed).map(Self::Region))
    }

    /// The code or the id.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Country(code) => code.as_str(),
            Self::Region(id) => id.as_str(),
        }
    }

    /// Its name in the reader's language.
    pub fn name(self, t: Messages) -> &'static str {
        match self {
            Self::Country(code) => code.name(t),
            Self::Region(id) => id.name(t),
        }
    }
}

/// The year since which it is done: from 1900 to the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct StartYear(i64);

impl StartYear {
    /// Reads a year in the digits of any script.
    pub fn parse(typed: &str, this_year: i16) -> Option<Self> {
        let year: i64 = with_ascii_digits(typed.trim()).parse().ok()?;
        (1900..=i64::from(this_year))
            .contains(&year)
            .then_some(Self(year))
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// What becomes public of an entry.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReplicationText {
    /// Who did it.
    pub organisation: String,
    /// Where.
    pub place: ReplicationPlace,
    /// Since when.
    #[sqlx(rename = "since_year")]
    pub since: Option<StartYear>,
    /// What was done in another way.
    pub difference: String,
    /// A web page that tells more.
    pub link: Option<String>,
}

impl ReplicationText {
    /// The most characters of the organisation.
    pub const ORGANISATION: usize = 200;
    /// The most characters of what was done in another way.
    pub const DIFFERENCE: usize = 800;

    /// Reads the name of an organisation.
    pub fn parse_organisation(typed: &str) -> Result<String, Problem> {
        let name = clean_line(typed);
        Problem::of_length(&name, 1, Self::ORGANISATION).map_or(Ok(name), Err)
    }

    /// Reads what was done in another way.
    pub fn parse_difference(typed: &str) -> Result<String, Problem> {
        let words = clean(typed).trim().to_owned();
        Problem::of_length(&words, 1, Self::DIFFERENCE).map_or(Ok(words), Err)
    }
}

/// An entry that is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReplication {
    /// What would become public.
    pub text: ReplicationText,
    /// Where the review team can ask.
    pub email: EmailAddress,
}

/// An entry, with the practice that was repeated.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Replication {
    /// The number of the row.
    pub id: ReplicationId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The newest event of the practice.
    pub seq: Seq,
    /// The title of its public version.
    pub title: String,
    /// What becomes public of it.
    #[sqlx(flatten)]
    pub text: ReplicationText,
    /// Where the review team can ask; none once it is decided.
    pub email: Option<String>,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it was decided.
    pub closed_at: Option<Timestamp>,
    /// Whether the page of the practice names it now.
    pub is_public: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_place_is_a_country_or_a_region() {
        let t = Messages::new(Language::En);
        let name = |typed| ReplicationPlace::parse(typed).map(|place| place.name(t));
        assert_eq!(name("EG"), Some("Egypt"));
        assert_eq!(name("m49-002"), Some("Africa"));
        assert_eq!(name("eg"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn a_year_is_no_later_than_the_present_one() {
        let year = |typed| StartYear::parse(typed, 2026).map(StartYear::get);
        assert_eq!(year(" 2026 "), Some(2026));
        assert_eq!(year("٢٠٢٤"), Some(2024));
        for typed in ["2027", "1899", "20", "-2020", "since 2020", ""] {
            assert_eq!(year(typed), None, "{typed}");
        }
    }
}
