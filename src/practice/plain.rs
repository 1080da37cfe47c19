//! Answers as plain text: for the receipt, and wherever no page is drawn. Walks the fields' table.

use super::answers::{Answer, Answers, Organisation};
use super::fields::{FIELDS, Kind, Vocabulary};
use crate::language::{Messages, TextLanguage};
use crate::taxonomy::{
    Benefit, Contact, CountryCode, GoalNumber, Level, ObjectiveNumber, OrganisationKind,
    OrganisationRole, PrincipleId, RegionId, Stage, TypeId,
};

/// A title as it is shown: never empty, and at most 200 characters.
pub fn shown_title(title: &str, t: Messages) -> String {
    const LONGEST: usize = 200;
    match title.trim() {
        "" => t.say("practice-unnamed").to_string(),
        title if title.chars().count() > LONGEST => {
            format!("{}…", title.chars().take(LONGEST).collect::<String>())
        }
        title => title.to_owned(),
    }
}

/// Every answer with its question, in the order of the form.
pub fn answers(answers: &Answers, t: Messages) -> String {
    FIELDS
        .iter()
        .filter_map(|declaration| {
            let answer = answers.get(declaration.field)?;
            let label = t.of("field-label", declaration.name);
            Some(format!("{label}\n{}", text(declaration.kind, answer, t)))
        })
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// One answer as plain text, a line for each part of it.
pub fn text(kind: Kind, answer: &Answer, t: Messages) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
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
        Answer::FocalPoint(point) => {
            format!("{}, {}, {}", point.name, point.organisation, point.email)
        }
    }
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

/// The name of a term in the reader's language; an id that no vocabulary knows stands for itself.
pub fn term(kind: Kind, id: &str, t: Messages) -> String {
    let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
        return id.to_owned();
    };
    let name = match vocabulary {
        Vocabulary::Language => {
            return TextLanguage::parse(id).map_or(id.to_owned(), |l| l.name(t).to_string());
        }
        Vocabulary::Objective => {
            return ObjectiveNumber::parse(id).map_or(id.to_owned(), |o| o.heading(t).to_string());
        }
        Vocabulary::Rights => return t.of("rights", id).to_string(),
        Vocabulary::Type => TypeId::parse(id).map(|one| one.name(t)),
        Vocabulary::Stage => Stage::parse(id).map(|one| one.name(t)),
        Vocabulary::Scope => Level::parse(id).map(|one| one.name(t)),
        Vocabulary::Country => CountryCode::parse(id).map(|one| one.name(t)),
        Vocabulary::Region => RegionId::parse(id).map(|one| one.name(t)),
        Vocabulary::Benefits => Benefit::parse(id).map(|one| one.name(t)),
        Vocabulary::Goal => GoalNumber::parse(id).map(|one| one.name(t)),
        Vocabulary::Contact => Contact::parse(id).map(|one| one.name(t)),
    };
    name.unwrap_or(id).to_owned()
}

/// Whether a vocabulary knows this id.
pub fn knows(vocabulary: Vocabulary, id: &str) -> bool {
    match vocabulary {
        Vocabulary::Language => TextLanguage::parse(id).is_some(),
        Vocabulary::Type => TypeId::parse(id).is_some(),
        Vocabulary::Stage => Stage::parse(id).is_some(),
        Vocabulary::Scope => Level::parse(id).is_some(),
        Vocabulary::Country => CountryCode::parse(id).is_some(),
        Vocabulary::Region => RegionId::parse(id).is_some(),
        Vocabulary::Benefits => Benefit::parse(id).is_some(),
        Vocabulary::Objective => ObjectiveNumber::parse(id).is_some(),
        Vocabulary::Goal => GoalNumber::parse(id).is_some(),
        Vocabulary::Contact => Contact::parse(id).is_some(),
        Vocabulary::Rights => matches!(id, "publish" | "consent"),
    }
}
