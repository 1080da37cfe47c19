//! When a mail goes: the table *event kind × relation of the recipient × the recipient's preference → now, in the
//! daily digest, or never*. The mechanism is here; the rows belong to the rooms, one constant slice each.

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;

use super::relation::Relation;

/// When a notice that is owed leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// In a mail of its own, as soon as the mail server accepts it.
    Now,
    /// Once a day, with every other notice held for this person.
    Digest,
    /// Not at all: the person finds the same on the page to which the mail would lead.
    Never,
}

closed_list! {
    /// An account's choice for the mails that allow one, in the order in which a form offers the choices. The default
    /// is daily.
    #[derive(Default)]
    pub enum Preference {
        /// Each notice in a mail of its own.
        AtOnce = "at_once",
        /// All notices of a day in one mail.
        #[default]
        Daily = "daily",
        /// No mail for any of them.
        Never = "never",
    }
}

stored_as_text!(Preference);

closed_list! {
    /// How soon a mail is to leave, the more urgent first. Stored by its word, and the words sort as the urgency does.
    pub enum Urgency {
        /// A person waits for it in front of a page: a link to sign in, to confirm, to choose a password.
        Awaited = "awaited",
        /// Every other mail.
        Usual = "usual",
    }
}

stored_as_text!(Urgency);

/// One row of the table: a kind of notice for recipients of one relation.
///
/// A room lists its rows once, as `const`s in a slice, and each notice names its row; a mail without a row
/// cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind of notice, such as `practice-returned`.
    pub kind: &'static str,
    /// The relation of the recipient to the event.
    pub relation: Relation,
    /// Whether its text is hidden from administrators, as that of every account mail is.
    pub private: bool,
    /// Whether a person waits for it in front of a page.
    pub urgency: Urgency,
    delivery: [Delivery; 3],
}

impl Rule {
    /// A notice that goes now under every preference: a decision, a receipt, a link that was asked for.
    pub const fn always(kind: &'static str, relation: Relation) -> Self {
        Self::by_choice(kind, relation, [Delivery::Now; 3])
    }

    /// A notice for which the preference decides: now, in the daily digest (the default), or never.
    pub const fn optional(kind: &'static str, relation: Relation) -> Self {
        Self::by_choice(
            kind,
            relation,
            [Delivery::Now, Delivery::Digest, Delivery::Never],
        )
    }

    /// A notice with one delivery for each preference, in the order of [`Preference::ALL`].
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

    /// The same row for a mail whose text only the recipient may read.
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

    /// The delivery for a recipient with this preference.
    pub const fn delivery(&self, preference: Preference) -> Delivery {
        match preference {
            Preference::AtOnce => self.delivery[0],
            Preference::Daily => self.delivery[1],
            Preference::Never => self.delivery[2],
        }
    }

    /// The delivery, where no preference changes it.
    pub fn fixed_delivery(&self) -> Option<Delivery> {
        let [first, rest @ ..] = self.delivery;
        rest.iter().all(|other| *other == first).then_some(first)
    }

    /// Whether the default preference holds it back for the daily digest.
    pub fn may_wait(&self) -> bool {
        self.delivery(Preference::default()) == Delivery::Digest
    }
}

#[cfg(test)]
mod tests {
    use super::{Delivery, Preference, Rule};
    use crate::mail::relation::Relation;

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
