//! The choices that a question offers, and their layout.

use crate::language::Messages;
use crate::taxonomy::{Contact, Term, Vocabulary, compact_text};
use crate::web::field::FieldLink;
use crate::web::{Choice, FormField};

/// The terms that a question offers. A list of several objectives shows their short names. Places are typed, not offered.
pub fn choices_of(t: Messages, vocabulary: Vocabulary, several: bool) -> Vec<Choice> {
    if matches!(vocabulary, Vocabulary::Country | Vocabulary::Region) {
        return Vec::new();
    }
    let none_yet =
        (vocabulary == Vocabulary::Language).then(|| Choice::new("", t.say("drafting-choose")));
    let terms = vocabulary.terms(t).into_iter();
    none_yet
        .into_iter()
        .chain(terms.map(|term| choice(term, several, t)))
        .collect()
}

fn choice(term: Term, several: bool, t: Messages) -> Choice {
    match term {
        Term::Language(one) => Choice::new(term.id(), one.own_name()),
        Term::Type(one) => Choice::new(term.id(), term.name(t)).hint(one.description(t)),
        Term::Objective(one) if several => Choice::new(term.id(), one.line(t).to_string()),
        Term::Objective(one) => {
            Choice::new(term.id(), one.whole_line(t).to_string()).hint(one.meaning(t))
        }
        Term::Contact(Contact::Form) => {
            Choice::new(term.id(), term.name(t)).hint(t.say("drafting-contact-form"))
        }
        Term::Goal(one) => Choice::new(term.id(), one.line(t).to_string()),
        _ => Choice::new(term.id(), term.name(t)),
    }
}

/// Where to read on before choosing a term.
pub fn read_on(t: Messages, vocabulary: Vocabulary) -> Option<FieldLink> {
    (vocabulary == Vocabulary::Objective).then(|| FieldLink {
        text: t.say("objective-read-compact").to_string(),
        address: compact_text(t).to_owned(),
        rel: "help",
    })
}

/// The layout that suits a vocabulary.
pub fn with_layout(field: FormField, vocabulary: Vocabulary, several: bool) -> FormField {
    match vocabulary {
        Vocabulary::Objective if !several => field.width("full").columns("picker"),
        Vocabulary::Objective | Vocabulary::Goal => field.width("full").columns("cols3 slimset"),
        Vocabulary::Type => field.width("full").columns("cols2"),
        Vocabulary::Benefits => field.width("full").columns("cols2 slimset"),
        _ => field,
    }
}
