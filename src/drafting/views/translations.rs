//! The page on which the owner of a live practice begins its text in another language.

use askama::Template;
use askama_web::WebTemplate;

use crate::address::Address;
use crate::language::TextLanguage;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// The list of languages.
pub const LANGUAGE: &str = "language";

/// A translation that there is.
#[derive(Debug, Clone)]
pub struct TranslationLine {
    pub language: TextLanguage,
    pub title: String,
    pub state: String,
    /// Its page, if this reader can open one.
    pub link: Option<String>,
}

/// `/my/practices/{id}/translations`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/translations.html")]
pub struct TranslationsPage {
    frame: Frame,
    summary: Summary,
    title: String,
    lines: Vec<TranslationLine>,
    /// The languages that are left; none if there is a text in each.
    field: Option<FormField>,
    action: String,
    /// The page of the practice.
    back: String,
}

impl TranslationsPage {
    /// The translations of a practice, and the languages that are left.
    pub fn new(
        frame: Frame,
        (title, practice): (String, &Address),
        (lines, free): (Vec<TranslationLine>, &[TextLanguage]),
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let choice =
            |language: &TextLanguage| Choice::new(language.as_str(), language.name(t).to_string());
        let field = (!free.is_empty()).then(|| {
            let choices = free.iter().map(choice).collect();
            let label = t.say("drafting-translation-label");
            FormField::radios(t, LANGUAGE, &label, choices).refused(refused)
        });
        Self {
            summary: Summary::of(t, field.iter()),
            action: frame.to(&frame.address),
            back: frame.to(practice),
            title,
            lines,
            field,
            frame,
        }
    }
}
