//! The citation as CSL-JSON: a list of one item, from which programs write a bibliography in any style.

use serde_json::{Value, json};

use super::Citation;
use crate::account::model::Name;

/// The list.
pub fn csl(citation: &Citation) -> Value {
    let day = citation.day;
    let contributors: Vec<Value> = citation
        .organisations
        .iter()
        .map(|name| json!({"literal": name}))
        .collect();
    let mut item = json!({
        "id": citation.key,
        "type": "report",
        "title": citation.title,
        "author": citation.names().map(author).collect::<Vec<_>>(),
        "publisher": citation.publisher,
        "issued": {"date-parts": [[day.year(), day.month(), day.day()]]},
        "URL": citation.address,
        "language": citation.language.as_str(),
        "abstract": citation.summary,
        "license": citation.licence.link.as_ref().unwrap_or(&citation.licence.name),
    });
    let optional = [
        ("genre", citation.kind.as_ref().map(|kind| json!(kind))),
        (
            "version",
            citation.version.map(|version| json!(version.to_string())),
        ),
        ("DOI", citation.doi.as_ref().map(|doi| json!(doi.as_str()))),
        (
            "note",
            citation.machine_help.as_ref().map(|help| json!(help)),
        ),
        (
            "keyword",
            (!citation.subjects.is_empty()).then(|| json!(citation.subjects.join("; "))),
        ),
        (
            "contributor",
            (!contributors.is_empty()).then(|| json!(contributors)),
        ),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            item[name] = value;
        }
    }
    json!([item])
}

/// Family and given name where they are known apart, else the whole name.
fn author(name: &Name) -> Value {
    match name.family_and_given() {
        Some((family, given)) => json!({"family": family, "given": given}),
        None => json!({"literal": name.without_honorific()}),
    }
}
