//! The one mail that this room writes itself: a test of the way.

use crate::config::Settings;
use crate::language::Words;

use super::letter::{Dressed, Letter};
use super::preferences::Rule;

/// An administrator asks whether mails arrive.
pub static TEST: Rule = Rule::always("mail-test", "asker");

/// What it says.
pub(super) fn test(t: Words, settings: &Settings) -> Dressed {
    let subject = t.say("mail-test-subject").with("site", &settings.site.name);
    Letter::new(&subject, &subject)
        .says(t.say("mail-test-says"))
        .because(t.say("mail-test-because"))
        .dress(t, settings)
}
