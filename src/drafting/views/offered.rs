//! What a question offers to choose from, and how its choices are laid out.

use crate::language::{Messages, TextLanguage};
use crate::practice::fields::Vocabulary;
use crate::taxonomy::{Benefit, Contact, Level, Stage, goals, objectives, types};
use crate::web::{Choice, Field};

/// The terms that a question offers. Of several objectives the short names do.
pub fn offered(t: Messages, vocabulary: Vocabulary, several: bool) -> Vec<Choice> {
    let plain = |id: &str, name: &str| Choice::new(id, name);
    match vocabulary {
        Vocabulary::Language => {
            let mut all: Vec<Choice> = TextLanguage::ALL
                .into_iter()
                .map(|one| Choice::new(one.as_str(), one.own_name()))
                .collect();
            all.insert(0, Choice::new("", t.say("drafting-choose")));
            all
        }
        Vocabulary::Type => types()
            .map(|one| plain(one.as_str(), one.name(t)).hint(one.description(t)))
            .collect(),
        Vocabulary::Stage => Stage::ALL
            .iter()
            .map(|one| plain(one.as_str(), one.name(t)))
            .collect(),
        Vocabulary::Scope => Level::ALL
            .iter()
            .map(|one| plain(one.as_str(), one.name(t)))
            .collect(),
        Vocabulary::Benefits => Benefit::ALL
            .iter()
            .map(|one| plain(one.as_str(), one.name(t)))
            .collect(),
        Vocabulary::Contact => Contact::ALL
            .iter()
            .map(|one| plain(one.as_str(), one.name(t)))
            .collect(),
        Vocabulary::Objective => objectives()
            .map(|one| {
                let name = if several { one.short(t) } else { one.name(t) };
                Choice::new(one.get().to_string(), format!("{} {name}", one.get()))
            })
            .collect(),
        Vocabulary::Goal => goals()
            .map(|one| {
                Choice::new(
                    one.get().to_string(),
                    format!("{} {}", one.get(), one.name(t)),
                )
            })
            .collect(),
        Vocabulary::Rights => ["publish", "consent"]
            .map(|id| Choice::new(id, t.of("rights", id)))
            .into(),
        Vocabulary::Country | Vocabulary::Region => Vec::new(),
    }
}

/// The layout that suits a vocabulary.
pub fn laid_out(field: Field, vocabulary: Vocabulary, several: bool) -> Field {
    match vocabulary {
        Vocabulary::Objective if !several => field.width("full").columns("picker"),
        Vocabulary::Objective | Vocabulary::Goal => field.width("full").columns("cols3 slimset"),
        Vocabulary::Type => field.width("full").columns("cols2"),
        Vocabulary::Benefits => field.width("full").columns("cols2 slimset"),
        _ => field,
    }
}
