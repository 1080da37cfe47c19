//! The pages of the offline review: where the file is taken and brought back, and what the service understood of it.

use askama::Template;

use super::sheet::part_label;
use crate::address;
use crate::language::Messages;
use crate::practice::plain;
use crate::review::actions::{BlockFate, JudgedBlock};
use crate::review::forms::{FilledIn, SheetPart, UnreadLine};
use crate::web::{FormField, Frame, Refused, Summary};

/// `/review/offline`.
#[derive(Template)]
#[template(path = "review/offline.html")]
pub struct OfflinePage {
    frame: Frame,
    summary: Summary,
    queue: String,
    /// How many submissions the file holds, in words.
    claimed: String,
    /// The address of the file, if it holds any.
    file: Option<String>,
    here: String,
    upload: FormField,
}

impl OfflinePage {
    /// The page of a reviewer who has claimed so many submissions, with the problem of an upload.
    pub fn new(frame: Frame, claimed: usize, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let upload = FormField::text(t, "file", &t.say("review-field-file"));
        let upload = upload.hint(t.say("review-hint-file")).refused(refused);
        let to_file = || frame.to(address::review_offline_file());
        Self {
            summary: Summary::of(t, [&upload]),
            queue: frame.to(address::queue()),
            claimed: t
                .say("review-offline-claimed")
                .with("count", claimed)
                .to_string(),
            file: (claimed > 0).then(to_file),
            here: frame.to(address::review_offline()),
            upload,
            frame,
        }
    }
}

/// What the service understood of a file, before it counts.
#[derive(Template)]
#[template(path = "review/sheet.html")]
pub struct SheetPage {
    frame: Frame,
    /// The way back to the page of the upload.
    back: String,
    here: String,
    /// That nothing was stored, where it could not be.
    not_stored: bool,
    blocks: Vec<ShownBlock>,
    /// The lines that are not understood, in words.
    unread: Vec<String>,
    /// What counts, as the form carries it.
    sheet: String,
    /// The button, if anything counts.
    button: Option<String>,
}

/// A submission of a file.
struct ShownBlock {
    /// Its title, or its reference where the reviewer does not see it.
    title: String,
    reference: String,
    /// The way to its desk.
    desk: Option<String>,
    /// What it would lead to, or why it does not count.
    says: String,
    counts: bool,
    /// What cannot be taken, with its line.
    problems: Vec<String>,
    /// What is filled in: the question and the text.
    parts: Vec<(String, String)>,
}

impl SheetPage {
    /// The page. `not_stored` says that the reviewer has tried to store it.
    pub fn new(
        frame: Frame,
        judged: &[JudgedBlock],
        unread: &[UnreadLine],
        not_stored: bool,
    ) -> Self {
        let t = frame.t;
        let counting = judged.iter().filter_map(|one| one.filled());
        let (opinions, drafts): (Vec<_>, Vec<_>) =
            counting.partition(|(filled, _)| matches!(filled, FilledIn::Opinion(_)));
        let button = t
            .say("review-sheet-store")
            .with("opinions", opinions.len())
            .with("drafts", drafts.len());
        let counts = !opinions.is_empty() || !drafts.is_empty();
        let kept = judged.iter().filter(|one| one.filled().is_some());
        Self {
            back: frame.to(address::review_offline()),
            here: frame.to(address::review_offline()),
            not_stored,
            blocks: judged.iter().map(|one| shown_block(&frame, one)).collect(),
            unread: unread.iter().map(|one| unread_line(t, one)).collect(),
            sheet: kept.map(|one| one.block.written()).collect(),
            button: counts.then(|| button.to_string()),
            frame,
        }
    }
}

fn unread_line(t: Messages, one: &UnreadLine) -> String {
    let says = t.of("review-unread", one.reason.as_str());
    says.with("line", one.line)
        .with("text", one.text.as_str())
        .to_string()
}

fn shown_block(frame: &Frame, one: &JudgedBlock) -> ShownBlock {
    let t = frame.t;
    let reference = one.block.reference.to_string();
    let title = |(_, title): &(_, String)| plain::shown_title(title, t);
    let says = match &one.fate {
        BlockFate::Counts(FilledIn::Opinion(_)) => t.say("review-sheet-gives"),
        BlockFate::Counts(FilledIn::Draft(_)) => t.say("review-sheet-keeps"),
        BlockFate::Problems(_) => t.say("review-sheet-problems"),
        BlockFate::Conflict(conflict) => t.of("review-conflict", conflict.as_str()),
    };
    let problems = match &one.fate {
        BlockFate::Problems(problems) => problems.as_slice(),
        _ => &[],
    };
    ShownBlock {
        title: one
            .practice
            .as_ref()
            .map_or_else(|| reference.clone(), title),
        desk: one
            .practice
            .as_ref()
            .map(|(id, _)| frame.to(address::review(*id))),
        reference,
        says: says.to_string(),
        counts: one.filled().is_some(),
        problems: problems
            .iter()
            .map(|problem| {
                let part = SheetPart::of_box(&problem.field);
                let field = part.map(|part| part_name(t, part)).unwrap_or_default();
                t.say("review-sheet-line")
                    .with("line", problem.line)
                    .with("problem", problem.problem.say(t, field).to_string())
                    .to_string()
            })
            .collect(),
        parts: one
            .block
            .texts()
            .map(|(part, text)| (part_name(t, part), text.to_owned()))
            .collect(),
    }
}

/// The name of a part on the page.
fn part_name(t: Messages, part: SheetPart) -> String {
    match part {
        SheetPart::Opinion => t.say("review-field-opinion").to_string(),
        SheetPart::ToAuthors => t.say("review-opinion-to-authors").to_string(),
        SheetPart::ToTeam => t.say("review-opinion-to-team").to_string(),
        SheetPart::Line(_) => part_label(t, part),
    }
}
