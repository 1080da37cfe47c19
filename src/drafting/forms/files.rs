//! Reads the form of the files of a draft: what is typed about each, the file that is removed, and a new one.

use super::{FormButton, part_name, rows_of};
use crate::attachment::AttachmentKey;
use crate::practice::answers::{Answer, AttachedFile, FileWords};
use crate::practice::fields::Field;
use crate::practice::model::Saves;
use crate::web::{Problem, Refused, Typed};

/// The input of the new file.
pub const FILE: &str = "files_file";
/// The promise that it may be shown.
pub const PERMITTED: &str = "files_permitted";
/// The boxes of a file.
pub const FILE_PARTS: [&str; 3] = ["text", "caption", "credit"];
/// The longest text that is kept, in characters. Only a program sends more.
const LONGEST_KEPT: usize = 10_000;

/// The posted form.
#[derive(Debug, Clone)]
pub struct FilesForm {
    /// The save that the page was drawn from.
    pub started_from: Saves,
    /// What was typed about each file.
    pub words: Vec<(AttachmentKey, FileWords)>,
    /// The file whose button to remove it was pressed.
    pub removed: Option<AttachmentKey>,
    /// What was typed about a new file.
    pub new: FileWords,
    /// Whether the sender promised that it may be shown.
    pub permitted: bool,
    /// The button that was pressed.
    pub press: FormButton,
}

impl FilesForm {
    /// Reads it.
    pub fn parse(typed: &Typed) -> Self {
        let number = typed.get("saves").parse::<i64>().ok();
        let press = FormButton::read(typed);
        let list = Field::Files.name();
        let row = |row: usize| {
            let own = |part: &str| typed.get(&part_name(list, row, part));
            Some((AttachmentKey::parse(own("key"))?, words(own)))
        };
        Self {
            started_from: Saves(number.filter(|number| *number >= 0).unwrap_or_default()),
            words: rows_of(typed, list).into_iter().filter_map(row).collect(),
            removed: match &press {
                FormButton::Remove(key) => AttachmentKey::parse(key),
                _ => None,
            },
            new: words(|part| typed.get(&new_file_part(part))),
            permitted: typed.get(PERMITTED) == "yes",
            press,
        }
    }

    /// Whether something was typed about a new file.
    pub fn begins_new(&self) -> bool {
        self.permitted || self.new != FileWords::default()
    }
}

/// One line each, as it is stored.
fn words<'t>(own: impl Fn(&str) -> &'t str) -> FileWords {
    let [text, caption, credit] = FILE_PARTS.map(|part| {
        let words: Vec<&str> = own(part).split_whitespace().collect();
        words.join(" ").chars().take(LONGEST_KEPT).collect()
    });
    FileWords {
        text,
        caption,
        credit,
    }
}

/// The name of a box of the file in this row.
pub fn file_part(row: usize, part: &str) -> String {
    part_name(Field::Files.name(), row, part)
}

/// The name of a box of the new file.
pub fn new_file_part(part: &str) -> String {
    format!("{}_{part}", Field::Files.name())
}

/// The form as the stored files would send it, with what is too long. With `missing`, what is missing is a problem, too.
pub fn refused_files(files: &[AttachedFile], missing: bool) -> Refused {
    let mut pairs = Vec::new();
    for (row, file) in files.iter().enumerate() {
        let boxes = [&file.text, &file.caption, &file.credit];
        for (part, text) in FILE_PARTS.into_iter().zip(boxes) {
            pairs.push((file_part(row, part), text.clone()));
        }
    }
    let mut refused = Refused::only_typed(Typed::of(pairs));
    let answer = Answer::Files(files.to_vec());
    for one in answer.boxes(Field::Files.declaration().kind) {
        let Some(place) = one.place else { continue };
        let name = file_part(place.row.unwrap_or_default(), place.part);
        if let Some(problem) = Problem::of_length(one.text, 0, one.most.unwrap_or(usize::MAX)) {
            refused.add(name, problem);
        } else if missing && one.needed && one.text.is_empty() {
            refused.add(name, Problem::Missing);
        }
    }
    refused
}
