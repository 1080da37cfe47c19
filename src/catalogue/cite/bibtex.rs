//! The citation as BibTeX: one entry, in UTF-8.

use super::Citation;
use crate::account::model::Name;
use crate::language::Messages;
use crate::practice::doi::Doi;

/// The entry.
pub fn bibtex(citation: &Citation, t: Messages) -> String {
    let authors: Vec<String> = citation.names().map(author).collect();
    let keywords: Vec<String> = citation.subjects.iter().map(|one| keyword(one)).collect();
    let remarks = citation.remarks(t).join(" ");
    let version = citation.version.map(|version| version.to_string());
    let fields = [
        ("author", authors.join(" and ")),
        ("title", escaped(&citation.title)),
        // Braces keep the name whole: a style writes an institution as it stands.
        (
            "institution",
            format!("{{{}}}", escaped(&citation.publisher)),
        ),
        ("year", citation.day.year().to_string()),
        ("date", citation.day.to_string()),
        (
            "type",
            escaped(citation.kind.as_deref().unwrap_or_default()),
        ),
        ("version", version.unwrap_or_default()),
        ("language", citation.language.to_string()),
        ("url", citation.address.clone()),
        (
            "doi",
            citation.doi.as_ref().map_or("", written_doi).to_owned(),
        ),
        ("keywords", keywords.join(", ")),
        ("copyright", escaped(&citation.licence.name)),
        // Standard styles print `note` in each reference, and never this field.
        ("annote", escaped(&remarks)),
        ("abstract", escaped(&citation.summary)),
    ];
    let lines: Vec<String> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("  {name} = {{{value}}},\n"))
        .collect();
    format!("@techreport{{{},\n{}}}\n", citation.key, lines.concat())
}

/// “Saidova, Amina”; in braces what no program may take apart.
fn author(name: &Name) -> String {
    match name.family_and_given() {
        Some((family, given)) => format!("{}, {}", part(family), part(given)),
        None => format!("{{{}}}", escaped(&name.without_honorific())),
    }
}

/// A part of a person's name. “and” between blanks would begin another author, a comma another part.
fn part(written: &str) -> String {
    let is_parted = written.contains(',') || written.split_whitespace().any(|word| word == "and");
    if is_parted {
        format!("{{{}}}", escaped(written))
    } else {
        escaped(written)
    }
}

/// A keyword. A comma within one would end it.
fn keyword(written: &str) -> String {
    if written.contains(',') {
        format!("{{{}}}", escaped(written))
    } else {
        escaped(written)
    }
}

/// The text with the letters escaped that mean something. BibTeX counts braces even where they are escaped, so a brace
/// without its partner is written by its name.
fn escaped(text: &str) -> String {
    let is_balanced = has_balanced_braces(text);
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            '{' | '}' if is_balanced => escaped.extend(['\\', letter]),
            '{' => escaped.push_str(r"\ensuremath{\lbrace}"),
            '}' => escaped.push_str(r"\ensuremath{\rbrace}"),
            '~' => escaped.push_str(r"\textasciitilde{}"),
            '^' => escaped.push_str(r"\textasciicircum{}"),
            '\\' => escaped.push_str(r"\textbackslash{}"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The identifier as it is; none if a brace without its partner would end the field.
fn written_doi(doi: &Doi) -> &str {
    let doi = doi.as_str();
    if has_balanced_braces(doi) { doi } else { "" }
}

fn has_balanced_braces(text: &str) -> bool {
    let mut open = 0_usize;
    for letter in text.chars() {
        match letter {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::cite::tests::whole_citation;
    use crate::language::Language;

    fn person(given: &str, family: &str) -> Name {
        Name::Person {
            honorific: Some("Ms.".to_owned()),
            given: Some(given.to_owned()),
            family: family.to_owned(),
        }
    }

    #[test]
    fn letters_with_a_meaning_are_escaped() {
        assert_eq!(
            escaped(r"A & B_1: 50 % of $3, #4 ~ ^ \x"),
            r"A \& B\_1: 50 \% of \$3, \#4 \textasciitilde{} \textasciicircum{} \textbackslash{}x"
        );
        assert_eq!(escaped("{a}"), r"\{a\}");
        assert_eq!(escaped("{a"), r"\ensuremath{\lbrace}a");
        assert_eq!(escaped("}a{"), r"\ensuremath{\rbrace}a\ensuremath{\lbrace}");
    }

    #[test]
    fn an_identifier_never_ends_its_field() {
        for (doi, written) in [("10.1234/a{b}", "10.1234/a{b}"), ("10.1234/a}b", "")] {
            assert_eq!(written_doi(&Doi::parse(doi).unwrap()), written, "{doi}");
        }
    }

    /// Standard styles print `note`, and neither `annote` nor `copyright`.
    #[test]
    fn a_reference_prints_nothing_but_the_citation() {
        let entry = bibtex(&whole_citation(), Messages::new(Language::En));
        for line in [
            "  title = {Almaty Process},\n",
            "  copyright = {CC BY 4.0},\n",
            "  annote = {Carried out by Ministry of Labour. Machine help with language or translation. \
             https://praxis.example/ark:12345/p1000000000},\n",
        ] {
            assert!(entry.contains(line), "{entry}");
        }
        assert!(!entry.contains("\n  note = "), "{entry}");
    }

    #[test]
    fn names_stay_whole() {
        for (name, expected) in [
            (person("Amina", "Saidova"), "Saidova, Amina"),
            (person("Ann", "Sand and Stone"), "{Sand and Stone}, Ann"),
            (person("Ann", "Stone, Jr."), "{Stone, Jr.}, Ann"),
            (
                Name::Institution("Ministry of Labour & Home".to_owned()),
                r"{Ministry of Labour \& Home}",
            ),
        ] {
            assert_eq!(author(&name), expected);
        }
    }
}
