//! When a mail goes: the table *event kind × how the receiver stands to it × what the receiver chose → now, in the
//! daily digest, or never*. The mechanism is here; the rows belong to the rooms, one constant slice each.

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;

use super::model::{Relation, Urgency};

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

closed_list! {
    /// What a person chose for the mails that allow a choice, in the order in which a form offers them. Kept for each
    /// account; daily until they say otherwise.
    #[derive(Default)]
    pub enum Preference {
        /// Each by itself.
        AtOnce = "at_once",
        /// One mail a day.
        #[default]
        Daily = "daily",
        /// None of them.
        Never = "never",
    }
}

stored_as_text!(Preference);

/// One row of the table: a kind of notice for those who stand so to the event.
///
/// A room lists its rows once, as `const`s in a slice, and each notice names its row; a mail without a row
/// cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind of notice, such as `practice-returned`.
    pub kind: &'static str,
    /// How the receiver stands to it.
    pub relation: Relation,
    /// Account mails never show their text to administrators.
    pub private: bool,
    /// Whether a person waits for it.
    pub urgency: Urgency,
    delivery: [Delivery; 3],
}

impl Rule {
    /// Goes now, whatever was chosen: a decision, a receipt, a link that was asked for.
    pub const fn always(kind: &'static str, relation: Relation) -> Self {
        Self::by_choice(kind, relation, [Delivery::Now; 3])
    }

    /// May be chosen: each at once, daily (the default), or none.
    pub const fn optional(kind: &'static str, relation: Relation) -> Self {
        Self::by_choice(
            kind,
            relation,
            [Delivery::Now, Delivery::Digest, Delivery::Never],
        )
    }

    /// What each choice means, in the order of [`Preference::ALL`].
    pub const fn by_choice(
        kind: &'static str,
        relation: Relation,
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
    use crate::mail::model::Relation;

    #[test]
    fn every_choice_has_its_answer() {
        let decision = Rule::always("practice-returned", Relation::Author);
        let arrival = Rule::optional("practice-submitted", Relation::Reviewer);
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
        for &preference in Preference::ALL {
            assert_eq!(Preference::parse(preference.as_str()), Some(preference));
        }
        assert_eq!(Preference::parse("AT_ONCE"), None);
        assert_eq!(Preference::default(), Preference::Daily);
    }
}
