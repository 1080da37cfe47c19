//! The page of the reviewer's own words for single answers.

use askama::Template;

use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Kind};
use crate::practice::missing::missing_answers;
use crate::practice::model::{Practice, SuggestedWords};
use crate::practice::plain;
use crate::review::forms::QueuePlace;
use crate::web::unsent::DRAWN_WITH;
use crate::web::{FormField, Frame, OpenForm, Refused, Summary};

/// The page's only form: each way off it keeps what is typed.
const WORDS_FORM: OpenForm = OpenForm {
    id: "words",
    saves_at_sign_out: true,
};

/// `/review/{practice}/words`.
#[derive(Template)]
#[template(path = "review/words.html")]
pub struct WordsPage {
    frame: Frame,
    summary: Summary,
    title: String,
    action: String,
    /// The texts, in the order of the form.
    fields: Vec<FormField>,
    /// What these words lack, so that they cannot be approved.
    lacks: Vec<String>,
    /// Since when the words are kept with which the form is drawn.
    drawn_with: String,
    is_kept: bool,
    may_write: bool,
    desk: String,
}

/// What the page is drawn from.
pub struct RewrittenAnswers<'a> {
    /// The practice.
    pub practice: &'a Practice,
    /// The submitted answers.
    pub answers: &'a Answers,
    /// The words that the reviewer keeps, and since when.
    pub kept: Option<&'a (SuggestedWords, Timestamp)>,
    /// The desk's place in the queue.
    pub place: &'a QueuePlace,
    /// Whether they can be kept now.
    pub may_write: bool,
}

impl WordsPage {
    /// The page with what is kept, or with a form that came back.
    pub fn new(frame: Frame, from: &RewrittenAnswers<'_>, form: Option<&Refused>) -> Self {
        let frame = frame.with_open_form(Some(WORDS_FORM));
        let t = frame.t;
        let words = from.kept.map(|(words, _)| words);
        let merged = words.map_or_else(
            || from.answers.clone(),
            |words| words.in_place(from.answers),
        );
        let fields = SuggestedWords::rewritable(from.answers);
        let fields: Vec<FormField> = fields
            .into_iter()
            .map(|field| text_field(t, field, (from.answers, &merged), form))
            .collect();
        let drawn_with = from
            .kept
            .map(|(_, at)| at.0.to_string())
            .unwrap_or_default();
        // A form that was kept over a sign-in goes on from the words with which it was drawn.
        let drawn = form.map(|form| form.typed.get(DRAWN_WITH).to_owned());
        Self {
            summary: Summary::of(t, &fields),
            title: plain::shown_title(from.answers.title(), t),
            action: frame.to(from.place.words(from.practice.id)),
            fields,
            lacks: lacking(t, &merged),
            drawn_with: drawn.filter(|at| !at.is_empty()).unwrap_or(drawn_with),
            is_kept: from.kept.is_some(),
            may_write: from.may_write,
            desk: frame.to(from.place.desk(from.practice.id)),
            frame,
        }
    }
}

/// The questions whose rewritten answer does not meet what a submission needs.
pub(super) fn lacking(t: Messages, answers: &Answers) -> Vec<String> {
    let mut fields: Vec<Field> = missing_answers(answers)
        .iter()
        .map(|one| one.field)
        .collect();
    fields.dedup();
    let labels = fields
        .into_iter()
        .map(|field| t.of("field-label", field.name()));
    labels.map(|label| label.to_string()).collect()
}

fn text_field(
    t: Messages,
    field: Field,
    (own, merged): (&Answers, &Answers),
    form: Option<&Refused>,
) -> FormField {
    const LINE: usize = 80;
    let declaration = field.declaration();
    let label = t.of("field-label", declaration.name);
    let text = merged.text(field).unwrap_or_default();
    let lines: usize = text
        .lines()
        .map(|line| 1 + line.chars().count() / LINE)
        .sum();
    let (drawn, most) = match declaration.kind {
        Kind::Line { most, .. } => (FormField::text(t, declaration.name, &label), most),
        Kind::Summary { most, .. } | Kind::Prose { most } => {
            let rows = lines.clamp(3, 16);
            (FormField::area(t, declaration.name, &label, rows), most)
        }
        _ => (
            FormField::text(t, declaration.name, &label),
            SuggestedWords::LONGEST,
        ),
    };
    let drawn = match own.language() {
        Some(language) => drawn.in_language(language),
        None => drawn,
    };
    let sent = form.filter(|form| form.typed.sent(declaration.name));
    drawn.holding(text).limit(most).refused(sent)
}
