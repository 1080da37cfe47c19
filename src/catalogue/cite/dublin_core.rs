//! A practice in the elements of Dublin Core, as its page names them in the head and harvesters read them.

use super::Citation;
use crate::account::model::Name;
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::plain;

/// The elements with their contents, in the order in which they are listed. None is empty.
pub fn dublin_core(
    citation: &Citation,
    answers: &Answers,
    t: Messages,
) -> Vec<(&'static str, String)> {
    let elements = |name: &'static str, contents: Vec<String>| {
        contents.into_iter().map(move |content| (name, content))
    };
    let kinds = ["Text", "info:eu-repo/semantics/report"].map(str::to_owned);
    let kinds = kinds.into_iter().chain(citation.kind.clone()).collect();
    let own = std::iter::once(citation.address.clone());
    let identifiers = own.chain(citation.identifiers()).collect();
    let licence = &citation.licence;
    let rights = licence.link.iter().filter(|link| **link != licence.name);
    let rights = rights.chain([&licence.name]).cloned().collect();
    elements("DC.title", vec![citation.title.clone()])
        .chain(elements(
            "DC.creator",
            citation.names().map(Name::listed).collect(),
        ))
        .chain(elements("DC.contributor", citation.organisations.clone()))
        .chain(elements("DC.publisher", vec![citation.publisher.clone()]))
        .chain(elements("DC.date", vec![citation.day.to_string()]))
        .chain(elements("DC.description", vec![citation.summary.clone()]))
        .chain(elements("DC.subject", citation.subjects(t)))
        .chain(elements("DC.coverage", coverage(answers, t)))
        .chain(elements("DC.type", kinds))
        .chain(elements("DC.language", vec![citation.language.to_string()]))
        .chain(elements("DC.identifier", identifiers))
        .chain(elements("DC.source", sources(answers)))
        .chain(elements("DC.rights", rights))
        .filter(|(_, content)| !content.is_empty())
        .collect()
}

/// Where, and from when to when.
fn coverage(answers: &Answers, t: Messages) -> Vec<String> {
    let places = [Field::Countries, Field::Regions]
        .into_iter()
        .flat_map(|field| {
            let kind = field.declaration().kind;
            let ids = answers.terms(field).iter();
            ids.map(move |id| plain::term(kind, id, t))
        });
    places.chain(answers.period()).collect()
}

/// The sources by their addresses; without one, by their titles.
fn sources(answers: &Answers) -> Vec<String> {
    let sources = answers.sources().iter();
    sources
        .map(|source| source.url.as_ref().unwrap_or(&source.title).clone())
        .collect()
}
