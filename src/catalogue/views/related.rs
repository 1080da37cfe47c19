//! The practices that a practice's page names beside.

use crate::address;
use crate::catalogue::store::RelatedPractice;
use crate::language::{Messages, TextLanguage};
use crate::taxonomy::TypeId;

/// One of them.
pub struct RelatedLink {
    pub link: String,
    pub title: String,
    /// The language of its text, if it differs from the page's.
    pub lang: Option<TextLanguage>,
    /// Objective and type.
    pub facts: Vec<String>,
}

/// The line of one.
pub fn related_link(one: &RelatedPractice, t: Messages) -> RelatedLink {
    let written = one.filed_language.unwrap_or_default();
    let objective = one
        .filed_objective
        .map(|number| number.label(t).to_string());
    let kind = one.kind.as_deref().and_then(TypeId::parse);
    RelatedLink {
        link: address::practice(&one.slug).in_language(t.language()),
        title: one.title.trim().to_owned(),
        lang: (written.as_str() != t.language().as_str()).then_some(written),
        facts: objective
            .into_iter()
            .chain(kind.map(|kind| kind.name(t).to_owned()))
            .collect(),
    }
}
