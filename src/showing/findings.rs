//! What the checks find in the answers, in words: the same list for authors and for reviewers.

use crate::language::Messages;
use crate::practice::answer_checks::{Finding, Severity, findings};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;

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

/// What the checks find, in the order of the form.
pub fn finding_lines(t: Messages, answers: &Answers) -> Vec<FindingLine> {
    let line = |one: &Finding| FindingLine {
        field: one.field,
        label: t.of("field-label", one.field.name()).to_string(),
        says: says(t, one),
        is_risk: one.severity == Severity::Risk,
    };
    findings(answers).iter().map(line).collect()
}

fn says(t: Messages, finding: &Finding) -> String {
    let count = finding.found.len();
    let mut named = finding.found.clone();
    if count > NAMED {
        named.truncate(NAMED);
        let more = t.say("answer-check-more").with("count", count - NAMED);
        named.push(more.to_string());
    }
    let message = t.of("answer-check", finding.check.as_str());
    let message = message.with("count", count).with("found", t.list(&named));
    message.to_string()
}
