//! Which facet terms a practice has: by its public answers, as the fields' table names them, and by what the service knows
//! of it.

use std::collections::BTreeSet;

use crate::catalogue::model::{Facet, FacetValue};
use crate::catalogue::store::IndexedPractice;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::taxonomy::RegionId;

/// The terms of a practice that takes place in these regions, each once.
pub fn facet_values(live: &IndexedPractice, around: &BTreeSet<RegionId>) -> BTreeSet<FacetValue> {
    let mut values = BTreeSet::new();
    for facet in Facet::ALL.iter().copied() {
        let own = ids(facet, live, around).into_iter();
        values.extend(own.filter_map(|id| FacetValue::parse(facet, &id)));
    }
    values
}

fn ids(facet: Facet, live: &IndexedPractice, around: &BTreeSet<RegionId>) -> Vec<String> {
    let answers = &live.answers;
    match facet {
        // The filing decides, not the author's first answer.
        Facet::Objective => live.objective.iter().map(ToString::to_string).collect(),
        // The page shows the filing in place of the first answer, which is therefore none of these.
        Facet::AlsoObjective => {
            let filed = live.objective.map(|number| number.to_string());
            let named = terms(answers, Field::Also).into_iter();
            named.filter(|id| Some(id) != filed.as_ref()).collect()
        }
        Facet::Country => terms(answers, Field::Countries),
        Facet::Region => around.iter().map(ToString::to_string).collect(),
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

#[cfg(test)]
mod tests {
    use super::super::document::tests::practice;
    use super::*;
    use crate::practice::answers::Answer;
    use crate::taxonomy::ObjectiveNumber;

    /// An objective is either the one of the filing or one of the others. A first answer that the filing has replaced is
    /// neither.
    #[test]
    fn the_other_objectives_are_those_named_without_that_of_the_filing() {
        for (filed, named, others) in [
            (Some(9), &["10", "23"][..], &["10", "23"][..]),
            (Some(9), &["9", "10"], &["10"]),
            (Some(10), &["10", "23"], &["23"]),
            (Some(10), &[], &[]),
            (None, &["10"], &["10"]),
        ] {
            let mut live = practice(1, &[]);
            live.objective = filed.and_then(ObjectiveNumber::new);
            let named_ids = named.iter().map(|id| (*id).to_owned()).collect();
            live.answers
                .set(Field::Also, Some(Answer::Several(named_ids)));
            let around = live.answers.regions();
            let values = facet_values(&live, &around).into_iter();
            let found: Vec<String> = values
                .filter(|value| value.facet() == Facet::AlsoObjective)
                .map(FacetValue::id)
                .collect();
            assert_eq!(found, others, "{filed:?} {named:?}");
        }
    }
}
