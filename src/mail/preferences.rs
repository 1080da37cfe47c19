//! When a mail goes: the table *event kind × how the receiver stands to it × what the receiver chose → now, in the
//! daily digest, or never*. The mechanism is here; the rows belong to the rooms, one constant slice each.

use super::model::Urgency;

/// When something owed leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// By itself, as soon as the mail server takes it.
    Now,
    /// With everything else held for this person, once a day.
    Digest,
    /// Not at all: the page it would lead to is enough.
    Never,
}

/// What a person chose for the mails that allow a choice. Kept for each account; daily until they say otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "TEXT", rename_all = "snake_case")]
pub enum Preference {
    /// Each by itself.
    AtOnce,
    /// One mail a day.
    #[default]
    Daily,
    /// None of them.
    Never,
}

impl Preference {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Daily, Self::Never];

    /// The word of forms and of the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Daily => "daily",
            Self::Never => "never",
        }
    }

    /// The preference that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|preference| preference.as_str() == word)
    }
}

/// One row of the table: a kind of notice for those who stand so to the event.
///
/// A room lists its rows once, as `const`s in a slice, and each notice names its row; a mail without a row
/// cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind of notice, such as `practice-returned`.
    pub kind: &'static str,
    /// How the receiver stands to it, such as `author` or `suggested-reviewer`.
    pub relation: &'static str,
    /// Account mails never show their text to administrators.
    pub private: bool,
    /// Whether a person waits for it.
    pub urgency: Urgency,
    delivery: [Delivery; 3],
}

impl Rule {
    /// Goes now, whatever was chosen: a decision, a receipt, a link that was asked for.
    pub const fn always(kind: &'static str, relation: &'static str) -> Self {
        Self::by_choice(kind, relation, [Delivery::Now; 3])
    }

    /// May be chosen: each at once, daily (the default), or none.
    pub const fn optional(kind: &'static str, relation: &'static str) -> Self {
        Self::by_choice(
            kind,
            relation,
            [Delivery::Now, Delivery::Digest, Delivery::Never],
        )
    }

    /// What each choice means, in the order of [`Preference::ALL`].
    pub const fn by_choice(
        kind: &'static str,
        relation: &'static str,
        delivery: [Delivery; 3],
    ) -> Self {
        Self {
            kind,
            relation,
            private: false,
            urgency: Urgency::Usual,
            delivery,
        }
    }

    /// The same row for a mail whose text is nobody's but the receiver's.
    #[must_use]
    pub const fn private(self) -> Self {
        Self {
            private: true,
            ..self
        }
    }

    /// The same row for a mail that a person waits for in front of a page: it leaves before all others.
    #[must_use]
    pub const fn awaited(self) -> Self {
        Self {
            urgency: Urgency::Awaited,
            ..self
        }
    }

    /// What the table says for somebody who chose so.
    pub const fn delivery(&self, preference: Preference) -> Delivery {
        match preference {
            Preference::AtOnce => self.delivery[0],
            Preference::Daily => self.delivery[1],
            Preference::Never => self.delivery[2],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Delivery, Preference, Rule};

    #[test]
    fn every_choice_has_its_answer() {
        let decision = Rule::always("practice-returned", "author");
        let arrival = Rule::optional("practice-submitted", "reviewer");
        let rows = [
            (&decision, Preference::AtOnce, Delivery::Now),
            (&decision, Preference::Daily, Delivery::Now),
            (&decision, Preference::Never, Delivery::Now),
            (&arrival, Preference::AtOnce, Delivery::Now),
            (&arrival, Preference::Daily, Delivery::Digest),
            (&arrival, Preference::Never, Delivery::Never),
        ];
        for (rule, preference, expected) in rows {
            assert_eq!(
                rule.delivery(preference),
                expected,
                "{} for {preference:?}",
                rule.kind
            );
        }
    }

    #[test]
    fn a_preference_is_the_word_it_is_stored_as() {
        for preference in Preference::ALL {
            assert_eq!(Preference::parse(preference.as_str()), Some(preference));
        }
        assert_eq!(Preference::parse("AT_ONCE"), None);
        assert_eq!(Preference::default(), Preference::Daily);
    }
}
