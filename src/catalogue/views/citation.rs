//! What reference managers read in the head of a practice's page: `citation_title` and its siblings, and the elements of
//! Dublin Core.

use crate::account::model::Name;
use crate::catalogue::cite::{Citation, dublin_core};
use crate::language::Messages;
use crate::practice::answers::Answers;

/// The tags of the version at this address. The title is letter for letter the page's; honorifics never.
pub fn tags(citation: &Citation, answers: &Answers, t: Messages) -> Vec<(&'static str, String)> {
    let names: Vec<&Name> = citation.names().collect();
    let authors = listed_authors(&names).into_iter();
    let authors = authors.map(|name| ("citation_author", name));
    let day = citation.day.to_string().replace('-', "/");
    let others = [
        ("citation_publication_date", day),
        (
            "citation_technical_report_institution",
            citation.publisher.clone(),
        ),
        ("citation_language", citation.language.to_string()),
        ("citation_public_url", citation.address.clone()),
    ];
    let doi = citation.doi.as_ref();
    let doi = doi.map(|doi| ("citation_doi", doi.as_str().to_owned()));
    let pdf = citation.pdf.clone();
    let pdf = pdf.map(|pdf| ("citation_pdf_url", pdf));
    std::iter::once(("citation_title", citation.title.clone()))
        .chain(authors)
        .chain(others)
        .chain(doi)
        .chain(pdf)
        .chain(dublin_core(citation, answers, t))
        .collect()
}

/// “Saidova, Amina”: in the other order, programs take the last word alone for the family name. Institutions stay as they are.
/// Zotero reads two authors if the only author has a blank on both sides of the comma, so the given names get blanks that do
/// not break.
fn listed_authors(names: &[&Name]) -> Vec<String> {
    if let [only] = names
        && let Some((family, given)) = only.family_and_given()
        && family.contains(' ')
    {
        return vec![format!("{family}, {}", given.replace(' ', "\u{a0}"))];
    }
    names.iter().map(|name| name.listed()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::cite::tests::person;

    #[test]
    fn reference_managers_read_the_family_name_first() {
        let institution = || Name::Institution("Ministry of Labour".to_owned());
        let cases = [
            (
                vec![person("Marisol", "Quispe Andrade")],
                vec!["Quispe Andrade, Marisol"],
            ),
            (vec![person("Ana Luisa", "Ruiz")], vec!["Ruiz, Ana Luisa"]),
            (
                vec![person("Anna Maria", "van der Berg")],
                vec!["van der Berg, Anna\u{a0}Maria"],
            ),
            (
                vec![person("Anna Maria", "van der Berg"), institution()],
                vec!["van der Berg, Anna Maria", "Ministry of Labour"],
            ),
            (vec![institution()], vec!["Ministry of Labour"]),
        ];
        for (names, expected) in cases {
            let names: Vec<&Name> = names.iter().collect();
            assert_eq!(listed_authors(&names), expected);
        }
    }
}
