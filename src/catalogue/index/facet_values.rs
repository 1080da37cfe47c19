//! Which facet terms a practice has: by its public answers, as the fields' table names them, and by what the service knows
//! of it.

use std::collections::BTreeSet;

use crate::catalogue::model::{Facet, FacetValue};
use crate::catalogue::store::IndexedPractice;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;

/// The terms of a practice, each once.
pub fn facet_values(live: &IndexedPractice) -> BTreeSet<FacetValue> {
    let mut values = BTreeSet::new();
    for facet in Facet::ALL.iter().copied() {
        let own = ids(facet, live).into_iter();
        values.extend(own.filter_map(|id| FacetValue::parse(facet, &id)));
    }
    values
}

fn ids(facet: Facet, live: &IndexedPractice) -> Vec<String> {
    let answers = &live.answers;
    match facet {
        // The filing decides, not the author's first answer.
        Facet::Objective => live.objective.iter().map(ToString::to_string).collect(),
        Facet::Country => terms(answers, Field::Countries),
        Facet::Region => {
            let around = answers.regions().into_iter();
            around.map(|region| region.to_string()).collect()
        }
        Facet::Type => terms(answers, Field::Type),
        Facet::Stage => terms(answers, Field::Stage),
        Facet::Scope => terms(answers, Field::Scope),
        Facet::Year => {
            let began = answers.month(Field::From);
            began.iter().map(|month| month.year().to_string()).collect()
        }
        Facet::Principle => {
            let shown = answers.principles().iter();
            shown.map(|one| one.principle.clone()).collect()
        }
        Facet::Goal => terms(answers, Field::Goals),
        Facet::Organisation => {
            let all = answers.organisations().iter();
            all.map(|one| one.kind.clone()).collect()
        }
        Facet::MachineHelp => terms(answers, Field::MachineHelp),
        Facet::Language => {
            let others = live.translations.iter().map(|one| one.language);
            let all = std::iter::once(live.language).chain(others);
            all.map(|language| language.to_string()).collect()
        }
        Facet::Freshness => vec![live.freshness.as_str().to_owned()],
    }
}

/// The terms of an answer that is one term or several.
fn terms(answers: &Answers, field: Field) -> Vec<String> {
    let one = answers.term(field).map(str::to_owned);
    let several = answers.terms(field).iter().cloned();
    one.into_iter().chain(several).collect()
}
