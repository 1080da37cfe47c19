//! When a mail goes: the table *event kind × relation of the recipient × the recipient's preference for its group → now,
//! in a digest, or never*. The mechanism is here; the rows belong to the rooms, one constant slice each.

use std::collections::HashMap;

use crate::closed_list::closed_list;
use crate::db::stored::stored_as_text;

use super::relation::Relation;
use super::turn::Turn;

/// When a notice that is owed leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// In a mail of its own, as soon as the mail server accepts it.
    Now,
    /// In a digest, with every other notice held for this person.
    Digest,
    /// Not at all: the person finds the same on the page to which the mail would lead.
    Never,
}

closed_list! {
    /// An account's choice for one group of mails, in the order in which a form offers the choices.
    pub enum Preference {
        /// Each notice in a mail of its own.
        AtOnce = "at_once",
        /// All notices of a day in one mail.
        Daily = "daily",
        /// All notices of a week in one mail.
        Weekly = "weekly",
        /// No mail for any of them.
        Never = "never",
    }
}

stored_as_text!(Preference);

closed_list! {
    /// A group of kinds of mails for which a person chooses one preference, in the order in which a form offers the
    /// groups. A mail that its recipient needs in order to act belongs to none: a decision, a receipt, a link.
    pub enum MailGroup {
        /// What arrives in the queue, and what no reviewer is asked to do in particular.
        Queue = "queue",
        /// Reminders of a review that is due, and of a claim that ends.
        Reminders = "reminders",
        /// News that concern administrators alone.
        Administration = "administration",
        /// News of an author's own practices after which there is nothing to do.
        Authors = "authors",
    }
}

stored_as_text!(MailGroup);

impl MailGroup {
    /// The preference until the account chooses.
    pub const fn default_preference(self) -> Preference {
        match self {
            Self::Queue | Self::Administration => Preference::Daily,
            Self::Reminders | Self::Authors => Preference::AtOnce,
        }
    }

    /// Whether a form offers this preference. A reminder that waits for a week comes after the day of which it reminds.
    pub fn offers(self, preference: Preference) -> bool {
        (self, preference) != (Self::Reminders, Preference::Weekly)
    }
}

/// The preferences of one account: its own choices, and the default of each group for which it made none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    chosen: HashMap<MailGroup, Preference>,
}

impl Preferences {
    /// The account's preference for this group.
    pub fn of(&self, group: MailGroup) -> Preference {
        let chosen = self.chosen.get(&group).copied();
        chosen.unwrap_or_else(|| group.default_preference())
    }

    /// The delivery of a notice by this rule.
    pub fn delivery(&self, rule: &Rule) -> Delivery {
        rule.group
            .map_or(Delivery::Now, |group| rule.delivery(self.of(group)))
    }

    pub(super) fn add(&mut self, group: MailGroup, preference: Preference) {
        self.chosen.insert(group, preference);
    }
}

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
    /// The group by whose preference it goes; `None`: it goes now under every preference.
    pub group: Option<MailGroup>,
    /// Whose turn it is after what it tells.
    pub turn: Turn,
}

impl Rule {
    /// A notice that goes now under every preference: a decision, a receipt, a link that was asked for.
    pub const fn always(kind: &'static str, relation: Relation) -> Self {
        Self {
            kind,
            relation,
            private: false,
            urgency: Urgency::Usual,
            group: None,
            turn: Turn::Typed,
        }
    }

    /// A notice for which the preference for this group decides.
    pub const fn optional(kind: &'static str, relation: Relation, group: MailGroup) -> Self {
        Self {
            group: Some(group),
            ..Self::always(kind, relation)
        }
    }

    /// The same row for a mail after which it is this person's turn.
    #[must_use]
    pub const fn turn(self, turn: Turn) -> Self {
        Self { turn, ..self }
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

    /// The delivery for a recipient with this preference for its group.
    pub const fn delivery(&self, preference: Preference) -> Delivery {
        match (self.group, preference) {
            (None, _) | (_, Preference::AtOnce) => Delivery::Now,
            (_, Preference::Daily | Preference::Weekly) => Delivery::Digest,
            (_, Preference::Never) => Delivery::Never,
        }
    }

    /// Whether a preference can hold it back for a digest.
    pub const fn may_wait(&self) -> bool {
        self.group.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Delivery, MailGroup, Preference, Preferences, Rule};
    use crate::mail::relation::Relation;

    #[test]
    fn every_choice_has_its_answer() {
        let decision = Rule::always("practice-returned", Relation::Author);
        let arrival = Rule::optional("practice-submitted", Relation::Reviewer, MailGroup::Queue);
        let rows = [
            (Preference::AtOnce, Delivery::Now),
            (Preference::Daily, Delivery::Digest),
            (Preference::Weekly, Delivery::Digest),
            (Preference::Never, Delivery::Never),
        ];
        for (preference, expected) in rows {
            let mut chosen = Preferences::default();
            chosen.add(MailGroup::Queue, preference);
            assert_eq!(chosen.delivery(&arrival), expected, "{preference:?}");
            assert_eq!(chosen.delivery(&decision), Delivery::Now, "{preference:?}");
        }
    }

    #[test]
    fn a_group_offers_its_default() {
        for group in MailGroup::ALL {
            assert!(group.offers(group.default_preference()), "{group:?}");
            // The gathering reads no default: a group without a choice is never weekly.
            assert_ne!(group.default_preference(), Preference::Weekly, "{group:?}");
            assert_eq!(
                Preferences::default().of(*group),
                group.default_preference()
            );
        }
    }

    #[test]
    fn a_preference_is_the_word_it_is_stored_as() {
        for &preference in Preference::ALL {
            assert_eq!(Preference::parse(preference.as_str()), Some(preference));
        }
        assert_eq!(Preference::parse("AT_ONCE"), None);
    }
}
