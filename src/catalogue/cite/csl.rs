//! The citation as CSL-JSON: a list of one item, from which programs write a bibliography in any style. Its members are those
//! of the schema of version 1.0 that processors know, too: some fail at any other name.

use serde_json::{Value, json};

use super::Citation;
use crate::account::model::Name;
use crate::language::Messages;

/// The list.
pub fn csl(citation: &Citation, t: Messages) -> Value {
    let day = citation.day;
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
        // Styles that print `note` would print this in each reference. Few print this member.
        "annote": citation.notes(t).join(" "),
    });
    let subjects = citation.subjects(t);
    let optional = [
        ("genre", citation.kind.as_ref().map(|kind| json!(kind))),
        (
            "version",
            citation.version.map(|version| json!(version.to_string())),
        ),
        ("DOI", citation.doi.as_ref().map(|doi| json!(doi.as_str()))),
        (
            "keyword",
            (!subjects.is_empty()).then(|| json!(subjects.join("; "))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::cite::tests::whole_citation;
    use crate::language::Language;

    /// What both the schema of CSL-JSON 1.0 and citeproc-py 0.11 know, of texts and numbers.
    const TEXTS: [&str; 42] = [
        "DOI",
        "ISBN",
        "ISSN",
        "PMCID",
        "PMID",
        "URL",
        "abstract",
        "annote",
        "archive",
        "archive-place",
        "archive_location",
        "authority",
        "call-number",
        "chapter-number",
        "collection-number",
        "collection-title",
        "container-title",
        "dimensions",
        "edition",
        "event-place",
        "genre",
        "issue",
        "jurisdiction",
        "keyword",
        "language",
        "medium",
        "note",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-publisher",
        "original-title",
        "page",
        "publisher",
        "publisher-place",
        "references",
        "section",
        "source",
        "status",
        "title",
        "version",
        "volume",
    ];

    #[test]
    fn processors_know_each_member() {
        let list = csl(&whole_citation(), Messages::new(Language::En));
        let item = list[0].as_object().unwrap();
        for (name, value) in item {
            let is_known = match name.as_str() {
                "id" | "type" => value.is_string(),
                "author" => value.is_array(),
                "issued" => value["date-parts"].is_array(),
                text => TEXTS.contains(&text) && value.is_string(),
            };
            assert!(is_known, "{name}: {value}");
        }
        for name in ["version", "DOI", "keyword", "genre", "annote"] {
            assert!(item.contains_key(name), "{name}");
        }
    }

    #[test]
    fn who_carries_it_out_and_the_licence_are_told_and_not_printed() {
        let list = csl(&whole_citation(), Messages::new(Language::En));
        let told = list[0]["annote"].as_str().unwrap();
        assert!(
            told.starts_with("Carried out by Ministry of Labour."),
            "{told}"
        );
        assert!(told.contains("The text is under CC BY 4.0"), "{told}");
        assert_eq!(list[0]["note"], Value::Null);
    }
}
