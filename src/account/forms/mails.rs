//! The preferences for the groups of mails that allow one, in the form of the profile.

use crate::account::model::Role;
use crate::mail::preferences::{MailGroup, Preference};
use crate::web::Typed;

/// The groups of mails for which a role chooses.
pub fn mail_groups(role: Role) -> impl Iterator<Item = MailGroup> {
    let has = move |group: &MailGroup| match group {
        MailGroup::Authors => true,
        MailGroup::Queue | MailGroup::Reminders => role != Role::Submitter,
        MailGroup::Administration => role == Role::Administrator,
    };
    MailGroup::ALL.iter().copied().filter(has)
}

/// The name of the box in which a form asks for the preference for a group of mails.
pub fn mails_box(group: MailGroup) -> String {
    format!("mails_{}", group.as_str())
}

/// Reads the preferences for the groups for which this role chooses, without those of which the form says nothing.
pub fn mail_preferences(typed: &Typed, role: Role) -> Vec<(MailGroup, Preference)> {
    let chosen = |group: MailGroup| {
        let preference = Preference::parse(typed.get(&mails_box(group)))?;
        group.offers(preference).then_some((group, preference))
    };
    mail_groups(role).filter_map(chosen).collect()
}
