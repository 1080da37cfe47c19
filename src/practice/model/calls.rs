//! Calls for practices: administrators ask for practices on a theme until a day. A submission can answer one; the call shows
//! what was published.

use super::Slug;
use crate::account::model::{AccountId, EmailAddress};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{CallId, CallRecordId, CallVersion};
use crate::db::stored::stored_as_text;
use crate::language::{Language, Messages, clean, clean_line};
use crate::taxonomy::ObjectiveNumber;
use crate::web::Problem;

/// A text in each language of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InEachLanguage {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl InEachLanguage {
    /// The text in this language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}

/// What an administrator writes about a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallText {
    /// Its title.
    pub title: InEachLanguage,
    /// What it asks for, and why.
    pub text: InEachLanguage,
    /// What a practice has to meet.
    pub criteria: InEachLanguage,
    /// The objectives that it is about.
    pub objectives: CallObjectives,
    /// When its first day begins.
    pub opens_at: Timestamp,
    /// When its last day is over.
    pub closes_at: Timestamp,
    /// Whom to ask.
    pub contact: EmailAddress,
}

impl CallText {
    /// The most characters of a title.
    pub const TITLE: usize = 150;
    /// The most characters of a text, and of the criteria.
    pub const TEXT: usize = 4_000;

    /// Reads a title.
    pub fn parse_title(typed: &str) -> Result<String, Problem> {
        let title = clean_line(typed);
        Problem::of_length(&title, 1, Self::TITLE).map_or(Ok(title), Err)
    }

    /// Reads a text.
    pub fn parse_text(typed: &str) -> Result<String, Problem> {
        let text = clean(typed).trim().to_owned();
        Problem::of_length(&text, 1, Self::TEXT).map_or(Ok(text), Err)
    }
}

/// Objectives, stored as their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallObjectives(pub Vec<ObjectiveNumber>);

impl CallObjectives {
    /// As they are stored: `9,23`.
    pub fn stored(&self) -> String {
        let numbers: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        numbers.join(",")
    }
}

impl From<String> for CallObjectives {
    fn from(stored: String) -> Self {
        let numbers = stored.split(',');
        Self(numbers.filter_map(ObjectiveNumber::parse).collect())
    }
}

/// How a call stands in public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallStanding {
    /// Its first day lies ahead, and the public does not know of it.
    Planned,
    /// It is open for so many days, the present one included.
    Open {
        /// How many.
        days_left: i64,
    },
    /// Its last day is over.
    Closed,
}

/// A call, as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PracticeCall {
    /// The number of the row.
    pub id: CallId,
    /// The end of its address, which never changes.
    pub slug: Slug,
    title_en: String,
    title_fr: String,
    text_en: String,
    text_fr: String,
    criteria_en: String,
    criteria_fr: String,
    /// The objectives that it is about.
    #[sqlx(try_from = "String")]
    pub objectives: CallObjectives,
    /// When its first day begins.
    pub opens_at: Timestamp,
    /// When its last day is over.
    pub closes_at: Timestamp,
    /// The address for questions.
    pub contact: String,
    /// The beginning of the day up to which its public page counts.
    pub counted_at: Option<Timestamp>,
    /// How often it was saved.
    pub version: CallVersion,
    made_at: Timestamp,
    changed_at: Timestamp,
}

impl PracticeCall {
    /// Its title.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::En => &self.title_en,
            Language::Fr => &self.title_fr,
        }
    }

    /// What it asks for.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.text_en,
            Language::Fr => &self.text_fr,
        }
    }

    /// What a practice has to meet.
    pub fn criteria(&self, language: Language) -> &str {
        match language {
            Language::En => &self.criteria_en,
            Language::Fr => &self.criteria_fr,
        }
    }

    /// Since when the public knows of it: since its first day, or since it was made on that day.
    pub fn told_first_at(&self) -> Timestamp {
        self.opens_at.max(self.made_at)
    }

    /// Since when the public reads it with these words and days.
    pub fn told_at(&self) -> Timestamp {
        self.opens_at.max(self.changed_at)
    }

    /// The parts in which another text differs from it.
    pub fn parts_changed(&self, other: &CallText) -> Vec<CallPart> {
        let differs = |part: &CallPart| match part {
            CallPart::Title => differ(&other.title, [&self.title_en, &self.title_fr]),
            CallPart::Text => differ(&other.text, [&self.text_en, &self.text_fr]),
            CallPart::Criteria => differ(&other.criteria, [&self.criteria_en, &self.criteria_fr]),
            CallPart::Objectives => other.objectives != self.objectives,
            CallPart::FirstDay => other.opens_at != self.opens_at,
            CallPart::LastDay => other.closes_at != self.closes_at,
            CallPart::Contact => other.contact.as_str() != self.contact,
        };
        let parts = CallPart::ALL.iter().copied();
        parts.filter(differs).collect()
    }

    /// Whether a draft can answer it at this moment.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.opens_at <= now && now < self.closes_at
    }

    /// A moment of its last day.
    pub fn last_day(&self) -> Timestamp {
        Timestamp(self.closes_at.0 - 1)
    }

    /// How it stands in public: as of the day up to which the service has counted. So a page is the same for one edition.
    pub fn standing(&self, t: Messages) -> CallStanding {
        match self.counted_at {
            None => CallStanding::Planned,
            Some(day) if day >= self.closes_at => CallStanding::Closed,
            Some(day) => {
                let today = t.civil_day(day);
                let last = t.civil_day(self.last_day());
                let days = today.until(last).map_or(0, |span| span.get_days());
                CallStanding::Open {
                    days_left: i64::from(days) + 1,
                }
            }
        }
    }
}

fn differ(text: &InEachLanguage, [en, fr]: [&String; 2]) -> bool {
    text.en != *en || text.fr != *fr
}

closed_list! {
    /// What an administrator does to a call.
    pub enum CallDeed {
        /// Adds it.
        Made = "made",
        /// Saves it with another text or day.
        Changed = "changed",
    }

    /// A part of a call, as the record names it.
    pub enum CallPart {
        /// Its title.
        Title = "title",
        /// What it asks for.
        Text = "text",
        /// What a practice has to meet.
        Criteria = "criteria",
        /// The objectives that it is about.
        Objectives = "objectives",
        /// Its first day.
        FirstDay = "first-day",
        /// Its last day.
        LastDay = "last-day",
        /// Whom to ask.
        Contact = "contact",
    }
}

stored_as_text!(CallDeed);

/// Parts of a call, stored as their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallParts(pub Vec<CallPart>);

impl CallParts {
    /// As they are stored: `title last-day`.
    pub fn stored(&self) -> String {
        let words: Vec<&str> = self.0.iter().map(|part| part.as_str()).collect();
        words.join(" ")
    }
}

impl From<String> for CallParts {
    fn from(stored: String) -> Self {
        Self(stored.split(' ').filter_map(CallPart::parse).collect())
    }
}

/// A line of the record of calls.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CallRecord {
    /// The number of the line.
    pub id: CallRecordId,
    /// The call.
    pub call_id: CallId,
    title_en: String,
    title_fr: String,
    /// Who did it.
    pub by_id: AccountId,
    /// What was done.
    pub deed: CallDeed,
    /// What was changed.
    #[sqlx(try_from = "String")]
    pub parts: CallParts,
    /// When.
    pub made_at: Timestamp,
}

impl CallRecord {
    /// The present title of the call.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::En => &self.title_en,
            Language::Fr => &self.title_fr,
        }
    }
}
