//! The file of the offline review: explanations, and for each submission its text and the parts to fill in. Every line that
//! is not filled in begins with a mark, so that no text of an author can look like a part.

use crate::language::Messages;
use crate::practice::plain;
use crate::review::actions::OfflineSubmission;
use crate::review::forms::{PART, REMARK, SheetPart, block_line};

/// The texts of the submissions together have at most so many bytes, so that the file can be uploaded again.
const MOST_TEXT: usize = 600 * 1024;

/// The file with these submissions.
pub fn sheet_file(t: Messages, submissions: &[OfflineSubmission]) -> String {
    let mut file = String::new();
    remark(&mut file, &t.say("review-sheet-how").to_string());
    let mut text_bytes = 0;
    for one in submissions {
        file.push('\n');
        file.push_str(&block_line(&one.reference, one.revision, one.seq));
        file.push('\n');
        remark(&mut file, &plain::shown_title(&one.title, t));
        let text = submission_text(t, one);
        text_bytes += text.len();
        if text_bytes <= MOST_TEXT {
            remark(&mut file, &text);
        } else {
            remark(&mut file, &t.say("review-sheet-left-out").to_string());
        }
        for part in SheetPart::all() {
            file.extend(["\n", PART, part.word(), "\n"]);
            remark(&mut file, &part_label(t, part));
        }
    }
    file
}

/// Adds a text, each line of it as an explanation.
fn remark(file: &mut String, text: &str) {
    for line in text.lines() {
        let line = format!("{REMARK} {line}");
        file.push_str(line.trim_end());
        file.push('\n');
    }
}

fn submission_text(t: Messages, one: &OfflineSubmission) -> String {
    let mut text = String::new();
    for (question, answer) in plain::answers(&one.answers, t) {
        text.extend(["\n", &question, "\n", &answer, "\n"]);
    }
    text
}

/// What is to be filled in at a part.
pub(super) fn part_label(t: Messages, part: SheetPart) -> String {
    match part {
        SheetPart::Line(line) => t.of("checklist", line.as_str()).to_string(),
        SheetPart::Opinion => t.say("review-sheet-opinion").to_string(),
        SheetPart::ToAuthors => t.say("review-sheet-to-authors").to_string(),
        SheetPart::ToTeam => t.say("review-sheet-to-team").to_string(),
    }
}
