//! The page on which authors send the pictures and files of a draft and describe them.

use askama::Template;
use askama_web::WebTemplate;

use super::OPEN_FORM;
use crate::address::{self, Address};
use crate::config::Settings;
use crate::drafting::forms::{FILE, FILE_PARTS, PERMITTED, file_part, new_file_part};
use crate::practice::answers::AttachedFile;
use crate::practice::model::{PracticeId, Saves};
use crate::showing::files::{FileLine, file_lines};
use crate::storage::MediaKind;
use crate::web::{FormField, Frame, Refused, Summary};

/// `/my/practices/{id}/files`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/files.html")]
pub struct FilesPage {
    frame: Frame,
    summary: Summary,
    title: String,
    /// The kinds of files that are taken, and how large they may be.
    lead: String,
    rows: Vec<FileRow>,
    /// The inputs of a new file, while there is room.
    new: Option<NewFile>,
    /// That there is no room.
    full: String,
    saves: Saves,
    action: String,
    /// The step from which the page is reached.
    back: String,
    /// What a browser offers in the dialog of the file.
    accept: String,
}

/// One file of the draft.
struct FileRow {
    /// “File 2”.
    legend: String,
    shown: FileLine,
    key_name: String,
    key: String,
    fields: Vec<FormField>,
}

/// The inputs of a new file.
struct NewFile {
    fields: Vec<FormField>,
    permitted: FormField,
    upload: FormField,
}

/// What the page shows.
pub struct ShownFiles<'a> {
    pub id: PracticeId,
    pub title: String,
    pub files: &'a [AttachedFile],
    pub saves: Saves,
    /// The step from which the page is reached.
    pub back: &'a Address,
    /// The boxes of the files, with their problems.
    pub boxes: &'a Refused,
    /// The boxes of a new file, with their problems.
    pub new: &'a Refused,
}

impl FilesPage {
    /// The page of a draft.
    pub fn new(frame: Frame, shown: &ShownFiles<'_>, settings: &Settings) -> Self {
        let t = frame.t;
        let most = settings.practice_files;
        let page = address::my_practice_files(shown.id);
        let lines = file_lines(shown.files, &frame, &address::my_practice(shown.id));
        let rows: Vec<FileRow> = lines
            .into_iter()
            .zip(shown.files)
            .enumerate()
            .map(|(row, (line, file))| FileRow::new(&frame, row, line, file, shown.boxes))
            .collect();
        let has_room = shown.files.len() < most;
        let new = has_room.then(|| NewFile::new(&frame, shown.new, settings));
        let old_fields = rows.iter().flat_map(|row| &row.fields);
        let new_fields = new.iter().flat_map(NewFile::all);
        let summary = Summary::of(t, old_fields.chain(new_fields));
        let kinds = MediaKind::ALL.iter().map(|kind| kind.media_type());
        let megabytes = settings.largest_file >> 20;
        Self {
            summary,
            title: shown.title.clone(),
            lead: t
                .say("drafting-files-lead")
                .with("most", most)
                .with("megabytes", megabytes)
                .to_string(),
            full: t.say("drafting-files-full").with("most", most).to_string(),
            rows,
            new,
            saves: shown.saves,
            action: frame.to(&page),
            back: frame.to(shown.back),
            accept: kinds.collect::<Vec<_>>().join(","),
            frame: frame.with_open_form(Some(crate::web::OpenForm {
                id: OPEN_FORM,
                saves_at_sign_out: true,
            })),
        }
    }
}

impl FileRow {
    fn new(
        frame: &Frame,
        row: usize,
        shown: FileLine,
        file: &AttachedFile,
        boxes: &Refused,
    ) -> Self {
        let t = frame.t;
        let legend = t.say("drafting-file").with("number", row + 1).to_string();
        let parts = FILE_PARTS
            .into_iter()
            // A reader who sees no pictures reads the text of any other file.
            .filter(|part| *part != "text" || file.kind.is_picture());
        let fields = parts.map(|part| {
            let field = words_field(frame, &file_part(row, part), part, boxes);
            let field = if part == "text" {
                field.marked("needed", t.say("drafting-needed"))
            } else {
                field.optional()
            };
            let called = super::wanted::row_box_label(t, &legend, field.label.clone());
            field.called(called)
        });
        Self {
            fields: fields.collect(),
            key_name: file_part(row, "key"),
            key: file.key.to_string(),
            legend,
            shown,
        }
    }
}

impl NewFile {
    fn new(frame: &Frame, refused: &Refused, settings: &Settings) -> Self {
        let t = frame.t;
        let fields = FILE_PARTS.into_iter().map(|part| {
            let field = words_field(frame, &new_file_part(part), part, refused);
            if part == "text" {
                field.marked("needed", t.say("drafting-files-if-picture"))
            } else {
                field.optional()
            }
        });
        let hint = t.say("drafting-files-file-hint");
        let hint = hint.with("megabytes", settings.largest_file >> 20);
        let permitted = t.say("drafting-files-permitted");
        let permitted = permitted.with("licence", settings.licence.name.as_str());
        Self {
            fields: fields.collect(),
            permitted: FormField::tick(t, PERMITTED, &permitted).refused(Some(refused)),
            upload: FormField::text(t, FILE, &t.say("drafting-files-file"))
                .hint(hint)
                .refused(Some(refused)),
        }
    }

    fn all(&self) -> impl Iterator<Item = &FormField> {
        self.fields.iter().chain([&self.permitted, &self.upload])
    }
}

/// The box of one part, with its limit.
fn words_field(frame: &Frame, name: &str, part: &str, boxes: &Refused) -> FormField {
    let t = frame.t;
    let most = match part {
        "text" => AttachedFile::TEXT,
        "caption" => AttachedFile::CAPTION,
        _ => AttachedFile::CREDIT,
    };
    let label = t.of("drafting-file", part);
    let field = match part {
        "text" => FormField::area(t, name, &label, 3),
        _ => FormField::text(t, name, &label),
    };
    let field = field.hint(t.of("drafting-file-hint", part));
    field.refused(Some(boxes)).limit(most)
}
