//! Which other practices a practice's page names. The search index finds them; the database says which of them are public.

use crate::catalogue::index::{IndexSnapshot, RelatedQuestion, SearchIndex};
use crate::catalogue::model::{Facet, FacetValue};
use crate::catalogue::store::PublishedPractice;
use crate::db::Fault;
use crate::practice::fields::Field;
use crate::practice::model::PracticeId;
use crate::taxonomy::OrganisationRole;

/// The practices that are related to this one, the nearest first. None while the index is being built.
pub async fn find_related(
    index: &SearchIndex,
    snapshot: Option<IndexSnapshot>,
    practice: &PublishedPractice,
) -> Result<Vec<PracticeId>, Fault> {
    let Some(snapshot) = snapshot else {
        return Ok(Vec::new());
    };
    let found = index.related(snapshot, question(practice)?).await;
    Ok(found.unwrap_or_default())
}

fn question(practice: &PublishedPractice) -> Result<RelatedQuestion, Fault> {
    let answers = practice.answers()?;
    let leads = answers.organisations().iter();
    let leads = leads.filter(|one| one.role == OrganisationRole::Lead.as_str());
    let countries = answers.terms(Field::Countries).iter();
    let objective = practice.filed_objective;
    Ok(RelatedQuestion {
        id: practice.id,
        text: format!("{}. {}", answers.title(), answers.summary()),
        language: practice.filed_language.unwrap_or_default(),
        organisations: leads.map(|one| one.name.clone()).collect(),
        objective: objective
            .and_then(|number| FacetValue::parse(Facet::Objective, &number.to_string())),
        countries: countries
            .filter_map(|code| FacetValue::parse(Facet::Country, code))
            .collect(),
    })
}
