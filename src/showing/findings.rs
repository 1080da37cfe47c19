//! What the checks find in the answers, in words: the same list for authors and for reviewers.

use crate::language::Messages;
use crate::practice::answer_checks::{AnswerCheck, Finding, Severity};
use crate::practice::fields::Field;
use crate::practice::model::DeadLink;

/// So many of the words that a check found are named; the others are counted.
const NAMED: usize = 8;

/// One finding in words.
#[derive(Debug, Clone)]
pub struct FindingLine {
    /// The answer that it is about.
    pub field: Field,
    /// The question of the answer.
    pub label: String,
    /// What to do.
    pub says: String,
    /// Whether it may harm a person.
    pub is_risk: bool,
}

/// The findings in words, in their order.
pub fn finding_lines(t: Messages, found: &[Finding], dead: &[DeadLink]) -> Vec<FindingLine> {
    let line = |one: &Finding| FindingLine {
        field: one.field,
        label: t.of("field-label", one.field.name()).to_string(),
        says: says(t, one, dead),
        is_risk: one.severity == Severity::Risk,
    };
    found.iter().map(line).collect()
}

fn says(t: Messages, finding: &Finding, dead: &[DeadLink]) -> String {
    let count = finding.found.len();
    let mut named = match finding.check {
        AnswerCheck::DeadLink => finding
            .found
            .iter()
            .map(|url| dead_link(t, url, dead))
            .collect(),
        _ => finding.found.clone(),
    };
    if count > NAMED {
        named.truncate(NAMED);
        let more = t.say("answer-check-more").with("count", count - NAMED);
        named.push(more.to_string());
    }
    let message = t.of("answer-check", finding.check.as_str());
    let message = message.with("count", count).with("found", t.list(&named));
    message.to_string()
}

/// The address, and when it answered last.
fn dead_link(t: Messages, url: &str, dead: &[DeadLink]) -> String {
    let found = dead.iter().find(|one| one.url == url);
    let message = match found.and_then(|one| one.answered_at) {
        Some(at) => t.say("answer-check-answered").with("day", t.day(at)),
        None => t.say("answer-check-never-answered"),
    };
    message.with("url", url).to_string()
}
