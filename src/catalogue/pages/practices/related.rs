//! Which other practices a practice's page names. The search index finds them; the database says which of them are public.

use crate::catalogue::index::{IndexSnapshot, RelatedQuestion, SearchIndex};
use crate::catalogue::model::{Facet, FacetValue};
use crate::catalogue::store::PublishedPractice;
use crate::practice::answers::Answers;
use crate::practice::model::PracticeId;
use crate::taxonomy::OrganisationRole;

/// The practices that are related to this one, the nearest first. None while the index is being built.
pub async fn find_related(
    index: &SearchIndex,
    snapshot: Option<IndexSnapshot>,
    published: (&PublishedPractice, &Answers),
) -> Vec<PracticeId> {
    let Some(snapshot) = snapshot else {
        return Vec::new();
    };
    let found = index.related(snapshot, question(published)).await;
    found.unwrap_or_default()
}

fn question((practice, answers): (&PublishedPractice, &Answers)) -> RelatedQuestion {
    let leads = answers.organisations().iter();
    let leads = leads.filter(|one| one.role == OrganisationRole::Lead.as_str());
    let countries = answers.countries().into_iter();
    let objective = practice.filed_objective;
    RelatedQuestion {
        // The index knows a translation as its original.
        id: practice.translation_of.unwrap_or(practice.id),
        text: format!("{}. {}", answers.title(), answers.summary()),
        language: practice.filed_language.unwrap_or_default(),
        organisations: leads.map(|one| one.name.clone()).collect(),
        objective: objective
            .and_then(|number| FacetValue::parse(Facet::Objective, &number.to_string())),
        countries: countries
            .filter_map(|code| FacetValue::parse(Facet::Country, code.as_str()))
            .collect(),
    }
}
