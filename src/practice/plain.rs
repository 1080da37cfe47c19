//! Answers as plain text: for the receipt, and wherever no page is drawn. Walks the fields' table.

use super::answers::{Answer, Answers, AttachedFile, Organisation};
use super::fields::{FIELDS, Kind};
use crate::language::Messages;
use crate::taxonomy::{OrganisationKind, OrganisationRole, PrincipleId};
use crate::written;

/// A title as it is shown: never empty, and at most 200 characters.
pub fn shown_title(title: &str, t: Messages) -> String {
    const LONGEST: usize = 200;
    match title.trim() {
        "" => t.say("practice-unnamed").to_string(),
        title => written::beginning(title, LONGEST),
    }
}

/// Every question that was answered, with its answer, in the order of the form.
pub fn answers(answers: &Answers, t: Messages) -> Vec<(String, String)> {
    FIELDS
        .iter()
        .filter_map(|declaration| {
            let answer = answers.get(declaration.field)?;
            let label = t.of("field-label", declaration.name).to_string();
            Some((label, text(declaration.kind, answer, t)))
        })
        .collect()
}

/// One answer as plain text, a line for each part of it.
pub fn text(kind: Kind, answer: &Answer, t: Messages) -> String {
    match answer {
        Answer::Text(text) => match kind {
            Kind::Summary { .. } | Kind::Prose { .. } => written::plain(text),
            _ => text.clone(),
        },
        Answer::YesNo(yes) => t.of("answer", if *yes { "yes" } else { "no" }).to_string(),
        Answer::One(id) => term(kind, id, t),
        Answer::Several(ids) => ids
            .iter()
            .map(|id| term(kind, id, t))
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Month(month) => t.month(month.to_string()),
        Answer::Organisations(all) => all
            .iter()
            .map(|one| match organisation_note(one, t) {
                note if note.is_empty() => one.name.clone(),
                note => format!("{} ({note})", one.name),
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Principles(all) => all
            .iter()
            .map(|one| {
                let name = PrincipleId::parse(&one.principle).map_or("", |id| id.name(t));
                if one.how.trim().is_empty() {
                    return name.to_owned();
                }
                let says = t.say("answer-with").with("name", name);
                says.with("more", one.how.as_str()).to_string()
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Sources(all) => all
            .iter()
            .map(|one| match &one.url {
                Some(url) => t
                    .say("answer-with")
                    .with("name", one.title.as_str())
                    .with("more", url.as_str())
                    .to_string(),
                None => one.title.clone(),
            })
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Files(all) => all
            .iter()
            .map(|one| file_line(one, t))
            .collect::<Vec<_>>()
            .join("\n"),
        Answer::Doi(doi) => doi.as_str().to_owned(),
        Answer::FocalPoint(point) => {
            let known = [&point.name, &point.organisation, &point.email];
            let known = known.map(String::as_str).into_iter();
            let known: Vec<&str> = known.filter(|part| !part.is_empty()).collect();
            known.join(", ")
        }
    }
}

/// A file by its name, with what its sender typed about it.
pub fn file_line(one: &AttachedFile, t: Messages) -> String {
    let words = [&one.caption, &one.text, &one.credit].map(String::as_str);
    let said: Vec<&str> = words.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() {
        return one.name.as_str().to_owned();
    }
    let says = t.say("answer-with").with("name", one.name.as_str());
    says.with("more", said.join("; ")).to_string()
}

/// What an organisation is, and what it does here.
pub fn organisation_note(one: &Organisation, t: Messages) -> String {
    let kind = OrganisationKind::parse(&one.kind).map_or("", |kind| kind.name(t));
    let role = OrganisationRole::parse(&one.role).map_or("", |role| role.name(t));
    let known: Vec<&str> = [role, kind]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    known.join(", ")
}

/// The name of a term in the reader's language. An id without a vocabulary, or unknown to it, is returned as it is.
pub fn term(kind: Kind, id: &str, t: Messages) -> String {
    match kind {
        Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. } => vocabulary.name(id, t),
        _ => id.to_owned(),
    }
}
