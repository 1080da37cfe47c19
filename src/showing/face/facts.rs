//! The short answers beside the text of a practice, in the order that readers know from every practice.

use super::Sender;
use crate::address;
use crate::language::Messages;
use crate::practice::answers::{Answer, Answers, FocalPoint};
use crate::practice::doi::Doi;
use crate::practice::fields::{Field, Kind, Vocabulary};
use crate::practice::plain;
use crate::taxonomy::{Contact, ObjectiveNumber, PrincipleId, Term};

/// The order of the facts: what it is for, where and when, what it is, who, and whom to ask.
const ORDER: [Field; 19] = [
    Field::PrimaryObjective,
    Field::Also,
    Field::Countries,
    Field::Regions,
    Field::Scope,
    Field::From,
    Field::Type,
    Field::Stage,
    Field::Organisations,
    Field::WhoBenefits,
    Field::WhoBenefitsWords,
    Field::Principles,
    Field::Goals,
    Field::OnBehalf,
    Field::Doi,
    Field::MachineHelp,
    Field::MachineChecked,
    Field::FocalPoint,
    Field::Contact,
];

/// One short answer.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The question that it answers.
    pub field: Field,
    /// The name of the fact.
    pub label: String,
    /// The answer in parts, each perhaps with an address to read on.
    pub values: Vec<Linked>,
    /// Whether the parts stand in one line. Names of places are short and many.
    pub in_line: bool,
}

/// A part of an answer.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The words that the reader sees.
    pub text: String,
    /// Where it leads, in the page's language.
    pub address: Option<String>,
    /// What stands behind it in smaller type.
    pub note: Option<String>,
}

/// The facts that these answers give.
pub(super) fn short_answers(
    answers: &Answers,
    objective: Option<ObjectiveNumber>,
    sender: Option<&Sender>,
    t: Messages,
) -> Vec<Fact> {
    let fact = |field: Field| {
        let values = answer_parts(field, answers, objective, sender, t);
        (!values.is_empty()).then(|| Fact {
            field,
            label: t.of("face-label", field.name()).to_string(),
            in_line: is_in_line(field) && values.iter().all(|value| value.note.is_none()),
            values,
        })
    };
    ORDER.into_iter().filter_map(fact).collect()
}

fn is_in_line(field: Field) -> bool {
    let kind = field.declaration().kind;
    let (Kind::One(of) | Kind::Several { of, .. }) = kind else {
        return false;
    };
    matches!(
        of,
        Vocabulary::Country | Vocabulary::Region | Vocabulary::Benefits
    )
}

fn answer_parts(
    field: Field,
    answers: &Answers,
    objective: Option<ObjectiveNumber>,
    sender: Option<&Sender>,
    t: Messages,
) -> Vec<Linked> {
    let one = match field {
        // The page says the objective of the filing, which may differ from the answer.
        Field::PrimaryObjective => objective.map(|one| linked_objective(one, t)),
        Field::From => answers.month(field).map(|_| period(answers, t)),
        Field::OnBehalf => answers
            .yes(field)
            .map(|yes| t.of("face-on-behalf", if yes { "yes" } else { "no" }))
            .map(|said| unlinked(said.to_string())),
        Field::Doi => answers.doi().map(linked_doi),
        Field::MachineChecked if !answers.has_machine_help() => None,
        Field::FocalPoint => answers.agreed_focal_point().map(person_there),
        Field::Contact => sender
            .filter(|_| answers.term(field) == Some(Contact::Shown.as_str()))
            .map(contact),
        _ => {
            let kind = field.declaration().kind;
            let several = answers.get(field).map(|answer| parts(kind, answer, t));
            return several.unwrap_or_default();
        }
    };
    one.into_iter().collect()
}

fn unlinked(text: String) -> Linked {
    Linked {
        text,
        address: None,
        note: None,
    }
}

/// Name and organisation, as agreed. The address is not part of that agreement.
fn person_there(point: &FocalPoint) -> Linked {
    let organisation = point.organisation.clone();
    if point.name.is_empty() {
        return unlinked(organisation);
    }
    Linked {
        text: point.name.clone(),
        address: None,
        note: Some(organisation).filter(|organisation| !organisation.is_empty()),
    }
}

fn contact(sender: &Sender) -> Linked {
    Linked {
        text: sender.name.clone(),
        address: Some(format!("mailto:{}", sender.email)),
        note: Some(sender.email.clone()),
    }
}

fn linked_objective(objective: ObjectiveNumber, t: Messages) -> Linked {
    Linked {
        text: objective.line(t).to_string(),
        address: Some(address::objective(objective).in_language(t.language())),
        note: None,
    }
}

fn linked_doi(doi: &Doi) -> Linked {
    Linked {
        text: doi.as_str().to_owned(),
        address: Some(doi.link()),
        note: None,
    }
}

fn period(answers: &Answers, t: Messages) -> Linked {
    let from = answers
        .month(Field::From)
        .map(|month| t.month(month.to_string()))
        .unwrap_or_default();
    unlinked(match answers.month(Field::Until) {
        Some(until) => t
            .say("face-period")
            .with("from", from)
            .with("until", t.month(until.to_string()))
            .to_string(),
        None => t.say("face-period-open").with("from", from).to_string(),
    })
}

fn parts(kind: Kind, answer: &Answer, t: Messages) -> Vec<Linked> {
    match answer {
        Answer::Several(ids) => ids.iter().map(|id| linked_term(kind, id, t)).collect(),
        Answer::One(id) => vec![linked_term(kind, id, t)],
        Answer::Organisations(all) => all
            .iter()
            .map(|one| Linked {
                text: one.name.clone(),
                address: None,
                note: Some(plain::organisation_note(one, t)),
            })
            .collect(),
        Answer::Principles(all) => all
            .iter()
            .map(|one| Linked {
                text: PrincipleId::parse(&one.principle)
                    .map_or("", |id| id.name(t))
                    .to_owned(),
                address: None,
                note: Some(one.how.clone()).filter(|how| !how.is_empty()),
            })
            .collect(),
        other => vec![unlinked(plain::text(kind, other, t))],
    }
}

fn linked_term(kind: Kind, id: &str, t: Messages) -> Linked {
    let (Kind::One(vocabulary) | Kind::Several { of: vocabulary, .. }) = kind else {
        return unlinked(id.to_owned());
    };
    match vocabulary.term(id) {
        None => unlinked(id.to_owned()),
        Some(Term::Objective(objective)) => linked_objective(objective, t),
        Some(term) => Linked {
            text: term.name(t),
            address: term
                .address()
                .map(|address| address.in_language(t.language())),
            note: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::fields::{FIELDS, Visible};

    /// Public answers that stand elsewhere on the page, or together with another.
    const ELSEWHERE: [Field; 8] = [
        Field::Title,
        Field::Summary,
        Field::Language,
        Field::NoResultsYet,
        Field::Until,
        Field::Sources,
        Field::Files,
        Field::ChangeNote,
    ];

    #[test]
    fn every_public_answer_has_its_place_on_the_page() {
        for one in FIELDS {
            let shown = ORDER.contains(&one.field);
            let elsewhere =
                ELSEWHERE.contains(&one.field) || matches!(one.kind, Kind::Prose { .. });
            let hidden = one.visible == Visible::Team;
            let places = [shown, elsewhere, hidden].into_iter().filter(|yes| *yes);
            assert_eq!(places.count(), 1, "{}", one.name);
        }
    }
}
