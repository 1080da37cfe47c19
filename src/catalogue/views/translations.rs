//! The texts of a practice in other languages, as its page offers them.

use crate::address;
use crate::catalogue::model::EDITION;
use crate::catalogue::publication::Publication;
use crate::catalogue::store::TextInLanguage;
use crate::language::TextLanguage;
use crate::web::Frame;

/// What a page says of the other texts of its practice.
#[derive(Debug, Default)]
pub struct OtherTexts {
    /// The text in the language of the page around it, while another one is read.
    pub offered: Option<TextLink>,
    /// Every other text but the original, by its language.
    pub links: Vec<TextLink>,
    /// Of a translation: its original, and which version of it the translation says, if that is known.
    pub original: Option<(TextLink, Option<String>)>,
    /// Of a translation whose original has another version since.
    pub outdated: Option<String>,
}

/// The way to a text.
#[derive(Debug, Clone)]
pub struct TextLink {
    pub language: TextLanguage,
    pub title: String,
    pub link: String,
}

impl OtherTexts {
    /// The texts beside one that is read in this frame. Those of an edition lead to what it showed.
    pub fn of(publication: &Publication, frame: &Frame) -> Self {
        let t = frame.t;
        let read = publication.practice.filed_language.unwrap_or_default();
        let reader = t.language().as_text();
        let at = publication.past.as_ref().map(|past| past.edition.number);
        let page = |text: &TextInLanguage| {
            let page = address::practice(&text.slug);
            match at {
                Some(edition) => page.query(EDITION, edition),
                None => page,
            }
        };
        let link = |text: &TextInLanguage| TextLink {
            language: text.filed_language.unwrap_or_default(),
            title: text.title.clone(),
            link: frame.to(page(text)),
        };
        let texts = &publication.texts;
        let offered = texts.iter().map(link).find(|one| one.language == reader);
        let original = publication.original();
        let says = publication.practice.translates_version;
        let version = |number: i64| super::practice::numbered(number, t);
        Self {
            offered: offered.filter(|_| read != reader),
            links: publication.translations().map(link).collect(),
            original: original.map(|text| (link(text), says.map(version))),
            outdated: original
                .filter(|text| says.is_some_and(|says| text.versions > says))
                .map(|text| {
                    let said = t.say("catalogue-translation-outdated");
                    said.with("version", version(text.versions)).to_string()
                }),
        }
    }
}
