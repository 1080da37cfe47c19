//! A practice as the public sees it: the texts, and the facts beside them. One view for the public page, the
//! submitter's preview and the reviewer's desk, made by walking the fields' table; private fields never enter it.

use crate::account::model::Account;
use crate::address;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{Answer, Answers, FocalPoint, Source};
use crate::practice::fields::{Declaration, FIELDS, Field, Kind, Need, Visible};
use crate::practice::plain;
use crate::taxonomy::{Contact, ObjectiveNumber, PrincipleId, Term};
use crate::written::{self, Links, SafeHtml};

/// Who sent a practice and still owns it: shown as the contact where that was chosen, and nowhere else.
#[derive(Debug, Clone)]
pub struct Sender {
    /// “Ms. Laurence Example”.
    pub name: String,
    /// Where readers write to.
    pub email: String,
}

impl From<&Account> for Sender {
    fn from(account: &Account) -> Self {
        Self {
            name: account.name.display(),
            email: account.email.to_string(),
        }
    }
}

/// Everything on a practice's page that comes from its answers.
#[derive(Debug, Clone)]
pub struct Face {
    /// The title, or nothing.
    pub title: String,
    /// The language of the texts, where it is not the page's: for their `lang` and `dir` attributes.
    pub lang: Option<TextLanguage>,
    /// The name of that language, for the notice above the text.
    pub written_in: Option<String>,
    /// The summary, which opens the page.
    pub lead: SafeHtml,
    /// Three facts under the title: where, since when, what kind.
    pub meta: Vec<String>,
    /// The long answers, in the order of the form.
    pub sections: Vec<Section>,
    /// Where one can read more; empty when it was not answered.
    pub sources: Vec<SourceLine>,
    /// The short answers, as label and values.
    pub facts: Vec<Fact>,
}

/// One long answer under its heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// The field's name: the anchor of the heading.
    pub name: &'static str,
    /// The heading, in the language of the page.
    pub heading: String,
    /// The text, or nothing when the question was asked and not answered.
    pub text: Option<SafeHtml>,
    /// What is said then.
    pub unsaid: String,
}

/// One short answer.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The name of the fact.
    pub label: String,
    /// The answer in parts, each perhaps with an address to read on.
    pub values: Vec<Linked>,
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

/// A source as the page lists it.
#[derive(Debug, Clone)]
pub struct SourceLine {
    /// The title as its author typed it.
    pub title: String,
    /// Its address, if it has one.
    pub url: Option<String>,
    /// The host of its address, and its language.
    pub note: String,
}

impl Face {
    /// The face of these answers, filed as said, in the words of the page; without a sender it shows no contact.
    pub fn of(
        answers: &Answers,
        objective: Option<ObjectiveNumber>,
        language: TextLanguage,
        sender: Option<&Sender>,
        t: Messages,
    ) -> Self {
        let own = language.as_str() == t.language().as_str();
        Self {
            title: answers.title().trim().to_owned(),
            lang: (!own).then_some(language),
            written_in: (!own).then(|| language.name(t).to_string()),
            lead: written::html(answers.summary(), Links::Text),
            meta: meta(answers, t),
            sections: FIELDS
                .iter()
                .filter_map(|one| section(one, answers, t))
                .collect(),
            sources: answers
                .sources()
                .iter()
                .map(|one| SourceLine {
                    title: one.title.clone(),
                    url: one.url.clone(),
                    note: source_note(one, t),
                })
                .collect(),
            facts: FIELDS
                .iter()
                .filter_map(|one| fact(one, answers, objective, sender, t))
                .collect(),
        }
    }
}

/// Where, since when, what kind.
fn meta(answers: &Answers, t: Messages) -> Vec<String> {
    let names = |field: Field| {
        let kind = field.declaration().kind;
        answers
            .terms(field)
            .iter()
            .map(|id| plain::term(kind, id, t))
            .collect::<Vec<_>>()
    };
    let mut places = names(Field::Regions);
    if places.is_empty() {
        places = names(Field::Countries);
    }
    let place = match places.as_slice() {
        [] => None,
        few if few.len() <= 3 => Some(few.join(", ")),
        many => Some(
            t.say("face-places-more")
                .with("places", many[..3].join(", "))
                .with("count", many.len() - 3)
                .to_string(),
        ),
    };
    let since = answers.month(Field::From).map(|from| {
        t.say("face-since")
            .with("year", from.year().to_string())
            .to_string()
    });
    let kind = answers
        .term(Field::Type)
        .map(|id| plain::term(Field::Type.declaration().kind, id, t));
    [place, since, kind].into_iter().flatten().collect()
}

fn section(declaration: &Declaration, answers: &Answers, t: Messages) -> Option<Section> {
    if !matches!(declaration.kind, Kind::Prose { .. }) || declaration.visible == Visible::Team {
        return None;
    }
    let mut text = answers
        .text(declaration.field)
        .map(|text| written::html(text, Links::Shown));
    let mut unsaid = t.of("face-unsaid", declaration.name).to_string();
    if declaration.field == Field::Results
        && let Some(why) = answers.text(Field::NoResultsYet)
    {
        unsaid = t
            .say("face-no-results-yet")
            .with("why", why.to_owned())
            .to_string();
        text = text.filter(|text| !text.is_empty());
    }
    let asked = declaration.need != Need::Optional;
    (asked || text.is_some()).then(|| Section {
        name: declaration.name,
        heading: t.of("face-heading", declaration.name).to_string(),
        text,
        unsaid,
    })
}

/// Fields that are shown elsewhere on the page, or together with another.
const ELSEWHERE: [Field; 7] = [
    Field::Title,
    Field::Summary,
    Field::Language,
    Field::NoResultsYet,
    Field::Until,
    Field::Sources,
    Field::ChangeNote,
];

fn fact(
    declaration: &Declaration,
    answers: &Answers,
    objective: Option<ObjectiveNumber>,
    sender: Option<&Sender>,
    t: Messages,
) -> Option<Fact> {
    let field = declaration.field;
    let hidden = declaration.visible == Visible::Team || ELSEWHERE.contains(&field);
    if hidden || matches!(declaration.kind, Kind::Prose { .. }) {
        return None;
    }
    let values = match field {
        // The page says the objective of the filing, which may differ from the answer.
        Field::PrimaryObjective => objective
            .map(|one| linked_objective(one, t))
            .into_iter()
            .collect(),
        Field::From => answers
            .month(field)
            .map(|_| period(answers, t))
            .into_iter()
            .collect(),
        Field::OnBehalf => answers
            .yes(field)
            .map(|yes| t.of("face-on-behalf", if yes { "yes" } else { "no" }))
            .map(|said| unlinked(said.to_string()))
            .into_iter()
            .collect(),
        Field::FocalPoint => answers
            .agreed_focal_point()
            .map(person_there)
            .into_iter()
            .collect(),
        Field::Contact => sender
            .filter(|_| answers.term(field) == Some(Contact::Shown.as_str()))
            .map(contact)
            .into_iter()
            .collect(),
        _ => answers
            .get(field)
            .map(|answer| values(declaration, answer, t))
            .unwrap_or_default(),
    };
    let asked = declaration.need == Need::Asked && values.is_empty();
    if values.is_empty() && !asked {
        return None;
    }
    let unsaid = || unlinked(t.of("face-unsaid", declaration.name).to_string());
    Some(Fact {
        label: t.of("face-label", declaration.name).to_string(),
        values: if asked { vec![unsaid()] } else { values },
    })
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

fn values(declaration: &Declaration, answer: &Answer, t: Messages) -> Vec<Linked> {
    match answer {
        Answer::Several(ids) => ids
            .iter()
            .map(|id| linked_term(declaration.kind, id, t))
            .collect(),
        Answer::One(id) => vec![linked_term(declaration.kind, id, t)],
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
        other => vec![unlinked(plain::text(declaration.kind, other, t))],
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

fn source_note(source: &Source, t: Messages) -> String {
    let host = source
        .url
        .as_deref()
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| url.host_str().map(str::to_owned));
    let language = source
        .language
        .as_deref()
        .and_then(TextLanguage::parse)
        .map(|language| language.name(t).to_string());
    host.into_iter()
        .chain(language)
        .collect::<Vec<_>>()
        .join(", ")
}
