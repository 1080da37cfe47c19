//! Stored answers as the form would send them, so that a page draws stored and typed answers in the same way.

use super::part_name;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::Step;
use crate::taxonomy::principles;
use crate::web::Typed;

/// The answers of a step as if they had just been typed.
pub fn as_typed(step: Step, answers: &Answers) -> Typed {
    let given = step
        .fields()
        .filter_map(|field| Some((field.name, answers.get(field.field)?)));
    Typed::of(given.flat_map(|(name, answer)| pairs(name, answer)))
}

fn pairs(name: &'static str, answer: &Answer) -> Vec<(String, String)> {
    let one = |own: &str, value: &str| (own.to_owned(), value.to_owned());
    match answer {
        Answer::Text(text) | Answer::One(text) => vec![one(name, text)],
        // Files are sent on a page of their own.
        Answer::Files(_) => Vec::new(),
        Answer::Doi(doi) => vec![one(name, doi.as_str())],
        Answer::YesNo(yes) => vec![one(name, if *yes { "yes" } else { "no" })],
        Answer::Several(ids) => ids.iter().map(|id| one(name, id)).collect(),
        Answer::Month(month) => vec![
            (
                format!("{name}_month"),
                month.month().map(|m| m.to_string()).unwrap_or_default(),
            ),
            (format!("{name}_year"), month.year().to_string()),
        ],
        Answer::Organisations(all) => all
            .iter()
            .enumerate()
            .flat_map(|(row, it)| {
                [("name", &it.name), ("kind", &it.kind), ("role", &it.role)]
                    .map(|(own, value)| one(&part_name(name, row, own), value))
            })
            .collect(),
        Answer::Sources(all) => all
            .iter()
            .enumerate()
            .flat_map(|(row, it)| {
                let url = it.url.as_deref().unwrap_or_default();
                let language = it.language.as_deref().unwrap_or_default();
                [
                    ("title", it.title.as_str()),
                    ("url", url),
                    ("language", language),
                ]
                .map(|(own, value)| one(&part_name(name, row, own), value))
            })
            .collect(),
        Answer::Principles(all) => principles()
            .enumerate()
            .flat_map(|(row, id)| {
                let shown = all.iter().find(|shown| shown.principle == id.as_str());
                let how = shown.map(|shown| shown.how.as_str()).unwrap_or_default();
                [("principle", id.as_str()), ("how", how)]
                    .map(|(own, value)| one(&part_name(name, row, own), value))
            })
            .collect(),
        Answer::FocalPoint(point) => {
            let parts = [
                ("name", &point.name),
                ("organisation", &point.organisation),
                ("email", &point.email),
            ];
            let mut pairs: Vec<_> = parts
                .into_iter()
                .map(|(own, value)| one(&format!("{name}_{own}"), value))
                .collect();
            pairs.extend(point.public.then(|| one(&format!("{name}_public"), "yes")));
            pairs
        }
    }
}
