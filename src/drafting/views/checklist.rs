//! The review team's checklist as submitters read it, with how often each line was a reason to send a practice back.

use crate::language::Messages;
use crate::practice::model::{ChecklistLine, CommonReasons};

/// A line of the checklist.
#[derive(Debug, Clone)]
pub struct ChecklistHint {
    line: ChecklistLine,
    pub text: String,
    /// “A reason in 4 of 10 returned practices”; nothing while too few were returned.
    pub often: Option<String>,
}

/// All lines, without counts.
pub fn checklist_hints(t: Messages) -> Vec<ChecklistHint> {
    let hint = |line: &ChecklistLine| ChecklistHint {
        line: *line,
        text: t.of("checklist", line.as_str()).to_string(),
        often: None,
    };
    ChecklistLine::ALL.iter().map(hint).collect()
}

/// Says beside each line how often it was a reason.
pub(super) fn add_counts(t: Messages, hints: &mut [ChecklistHint], counts: &CommonReasons) {
    for hint in hints {
        hint.often = counts.of(hint.line).map(|count| {
            let says = t.say("drafting-checklist-often").with("count", count);
            says.with("returned", counts.returned).to_string()
        });
    }
}
