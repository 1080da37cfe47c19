//! What every mail of a rule has around the words of its room.

use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::Messages;

use super::ending;
use super::letter::Letter;
use super::preferences::Rule;

/// A letter with what every mail of this rule has around its words: whose turn it is above them, and below them the link that
/// ends such mails, if a preference can end them.
#[must_use]
pub fn frame(
    letter: Letter,
    (rule, until): (&Rule, Option<Timestamp>),
    t: Messages,
    settings: &Settings,
) -> Letter {
    let letter = match rule.turn.says(until, t) {
        Some(sentence) => letter.opens(sentence),
        None => letter,
    };
    if rule.may_wait() {
        ending::offer(letter, t, settings)
    } else {
        letter
    }
}
