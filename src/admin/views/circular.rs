//! The form of a letter to many, with each letter as its author would read it.

use std::collections::BTreeSet;

use askama::Template;
use askama_web::WebTemplate;

use crate::account::boxes::ShownBoxes;
use crate::account::model::AccountId;
use crate::admin::model::{CircularStatus, CircularSubject, NewCircular};
use crate::admin::views::reply::placeholder_lines;
use crate::app::App;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::actions::preview_letter;
use crate::practice::model::{AuthorLetter, Reference};
use crate::review::model::ReplyText;
use crate::showing::letter::LetterSheet;
use crate::taxonomy::objectives;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// `/admin/letters/new`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/letter_new.html")]
pub struct CircularPage {
    pub(in crate::admin) frame: Frame,
    summary: Summary,
    /// The boxes that find practices, then those of the letter.
    of_search: Vec<FormField>,
    of_letter: Vec<FormField>,
    /// Each placeholder, and what stands in its place.
    placeholders: Vec<(String, String)>,
    preview: Option<CircularPreview>,
    /// Why the letters that were seen have not been sent.
    says: Option<String>,
    unsent: UnsentNotice,
}

/// The authors whose boxes are ticked.
pub enum Ticked {
    /// All of them.
    All,
    /// Those that were ticked before.
    These(Vec<AccountId>),
}

/// What would be sent.
pub struct CircularPreview {
    /// How many authors and practices there are.
    reached: String,
    /// The typed references under which nothing was found.
    missing: Option<String>,
    letters: Vec<PreviewedLetter>,
    /// The digest of all this.
    digest: String,
    button: String,
}

/// One letter, with the box that leaves it out.
struct PreviewedLetter {
    id: AccountId,
    is_ticked: bool,
    /// The references of the practices that it is about.
    about: String,
    sheet: LetterSheet,
}

impl CircularPage {
    /// The form: empty, or with what was typed.
    pub(in crate::admin) fn new(frame: Frame, shown: ShownBoxes) -> Self {
        let t = frame.t;
        let refused = shown.form.as_ref();
        let of_search = draw_search(t, refused);
        let of_letter = draw_letter(t, refused);
        Self {
            summary: Summary::of(t, of_search.iter().chain(&of_letter)),
            of_search,
            of_letter,
            placeholders: placeholder_lines(t),
            preview: None,
            says: None,
            unsent: shown.notice,
            frame,
        }
    }

    /// The form with the letters below it.
    #[must_use]
    pub fn previewing(mut self, preview: CircularPreview, says: Option<&'static str>) -> Self {
        self.says = says.map(|key| self.frame.t.say(key).to_string());
        self.preview = Some(preview);
        self
    }
}

impl CircularPreview {
    /// The letters to these authors.
    pub fn new(
        app: &App,
        t: Messages,
        new: &NewCircular,
        letters: &[AuthorLetter],
        (digest, ticked): (String, &Ticked),
    ) -> Self {
        let practices = letters.iter().flat_map(|one| &one.practices);
        let there: BTreeSet<&Reference> = practices
            .clone()
            .filter_map(|practice| practice.reference.as_ref())
            .collect();
        let asked = new.search.references.iter();
        let missing: Vec<&str> = asked
            .filter(|one| !there.contains(one))
            .map(Reference::as_str)
            .collect();
        let reached: BTreeSet<_> = practices.map(|practice| practice.id).collect();
        Self {
            reached: if letters.is_empty() {
                t.say("admin-letter-none-found").to_string()
            } else {
                let says = t.say("admin-letter-reached").with("people", letters.len());
                says.with("practices", reached.len()).to_string()
            },
            missing: (!missing.is_empty()).then(|| {
                let references = missing.join(", ");
                let says = t.say("admin-letter-missing");
                says.with("references", references).to_string()
            }),
            letters: letters
                .iter()
                .map(|one| PreviewedLetter::of(app, one, ticked))
                .collect(),
            digest,
            button: t.say("admin-letter-send").to_string(),
        }
    }
}

impl PreviewedLetter {
    /// The letter to one author.
    fn of(app: &App, one: &AuthorLetter, ticked: &Ticked) -> Self {
        let practices = one.practices.iter();
        let references = practices.filter_map(|practice| practice.reference.as_ref());
        let about: Vec<&str> = references.map(Reference::as_str).collect();
        let id = one.to.id;
        Self {
            id,
            is_ticked: match ticked {
                Ticked::All => true,
                Ticked::These(these) => these.contains(&id),
            },
            about: about.join(", "),
            sheet: LetterSheet::new(one.to.name.display(), &preview_letter(app, one)),
        }
    }
}

fn draw_search(t: Messages, refused: Option<&Refused>) -> Vec<FormField> {
    let any = |choices: Vec<Choice>| {
        let any = Choice::new("", t.say("admin-letter-any").to_string());
        std::iter::once(any).chain(choices).collect::<Vec<_>>()
    };
    let of_objectives =
        objectives().map(|one| Choice::new(one.to_string(), one.line(t).to_string()));
    let statuses = CircularStatus::ALL.iter().map(|one| {
        let word = one.as_str();
        Choice::new(word, t.of("admin-letter-status", word).to_string())
    });
    let texts = TextLanguage::ALL.into_iter();
    let texts = texts.map(|one| Choice::new(one.as_str(), one.name(t).to_string()));
    let readers = Language::ALL.iter();
    let readers = readers.map(|one| Choice::new(one.as_str(), one.own_name()));
    let select = |name: &str, label: &'static str, choices: Vec<Choice>| {
        FormField::select(t, name, &t.say(label), any(choices)).refused(refused)
    };
    let before = FormField::date(t, "letter_before", &t.say("admin-letter-before"));
    let references = FormField::area(t, "letter_references", &t.say("admin-letter-references"), 2);
    vec![
        select(
            "letter_objective",
            "admin-letter-objective",
            of_objectives.collect(),
        ),
        select("letter_status", "admin-letter-status", statuses.collect()),
        select(
            "letter_written_in",
            "admin-letter-written-in",
            texts.collect(),
        ),
        select("letter_reads", "admin-letter-reads", readers.collect()),
        before.optional().refused(refused),
        references
            .hint(t.say("admin-letter-references-hint"))
            .optional()
            .refused(refused),
    ]
}

fn draw_letter(t: Messages, refused: Option<&Refused>) -> Vec<FormField> {
    let subject = FormField::text(t, "letter_subject", &t.say("admin-letter-subject"));
    let text = FormField::area(t, "letter_text", &t.say("admin-letter-text"), 10);
    vec![
        subject.limit(CircularSubject::MOST).refused(refused),
        text.hint(t.say("admin-letter-text-hint"))
            .limit(ReplyText::MOST)
            .refused(refused),
    ]
}
