//! The citation as BibTeX: one entry, in UTF-8.

use super::Citation;
use crate::account::model::Name;
use crate::language::{Messages, TextLanguage};
use crate::practice::doi::Doi;

/// The entry.
pub fn bibtex(citation: &Citation, t: Messages) -> String {
    let authors: Vec<String> = citation.names().map(author).collect();
    let keywords = citation.short_subjects(t);
    let keywords: Vec<String> = keywords.iter().map(|one| keyword(one)).collect();
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
        // Readers that write titles in lower letters do so in English alone, and know the language by this name.
        ("langid", babel_name(citation.language).to_owned()),
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

/// A keyword. A comma or a semicolon within one would part it: programs heed no braces there.
fn keyword(written: &str) -> String {
    let parts: Vec<&str> = written.split([',', ';']).map(str::trim).collect();
    escaped(&parts.join(" / "))
}

/// The language by the name that babel and biblatex give it.
const fn babel_name(language: TextLanguage) -> &'static str {
    match language {
        TextLanguage::Ar => "arabic",
        TextLanguage::Zh => "chinese",
        TextLanguage::En => "english",
        TextLanguage::Fr => "french",
        TextLanguage::Ru => "russian",
        TextLanguage::Es => "spanish",
    }
}

/// The text with the letters escaped that mean something. BibTeX counts braces even where they are escaped, so a brace
/// without its partner is written by its name: few programs read that name. Two hyphens or quotation marks in a row would
/// become a dash or one mark.
fn escaped(text: &str) -> String {
    let lone = lone_braces(text);
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let previous = before.replace(letter);
        match letter {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', letter]),
            '-' | '\'' | '`' if previous == Some(letter) => escaped.extend(['{', '}', letter]),
            '{' | '}' if lone.binary_search(&at).is_err() => escaped.extend(['\\', letter]),
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
    if lone_braces(doi).is_empty() { doi } else { "" }
}

/// Where the braces without a partner stand, in their order: no closing one follows an opening one.
fn lone_braces(text: &str) -> Vec<usize> {
    let (mut open, mut lone) = (Vec::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => open.push(at),
            '}' if open.pop().is_none() => lone.push(at),
            _ => {}
        }
    }
    lone.extend(open);
    lone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::cite::tests::{person, whole_citation};
    use crate::language::Language;

    #[test]
    fn letters_with_a_meaning_are_escaped() {
        assert_eq!(
            escaped(r"A & B_1: 50 % of $3, #4 ~ ^ \x"),
            r"A \& B\_1: 50 \% of \$3, \#4 \textasciitilde{} \textasciicircum{} \textbackslash{}x"
        );
        assert_eq!(escaped("{a}"), r"\{a\}");
        assert_eq!(escaped("{a"), r"\ensuremath{\lbrace}a");
        assert_eq!(escaped("}a{"), r"\ensuremath{\rbrace}a\ensuremath{\lbrace}");
        assert_eq!(escaped("{a {b}"), r"\ensuremath{\lbrace}a \{b\}");
        assert_eq!(escaped("{a}} {b}"), r"\{a\}\ensuremath{\rbrace} \{b\}");
    }

    #[test]
    fn two_marks_in_a_row_stay_two() {
        assert_eq!(escaped("a -- b --- c - d"), "a -{}- b -{}-{}- c - d");
        assert_eq!(escaped("``it's'' -'"), "`{}`it's'{}' -'");
    }

    /// Zotero and others part keywords at commas and semicolons, also within braces.
    #[test]
    fn keywords_are_parted_by_the_commas_between_them_alone() {
        for (language, line) in [
            (
                Language::En,
                "  keywords = {Objective 11: Integrated border management, Peace / Justice and Strong Institutions},\n",
            ),
            (
                Language::Fr,
                "  keywords = {Objectif 11\u{a0}: Gestion des frontières, Peace / Justice and Strong Institutions},\n",
            ),
        ] {
            let entry = bibtex(&whole_citation(), Messages::new(language));
            assert!(entry.contains(line), "{entry}");
        }
        assert_eq!(keyword("a, b; c_d"), r"a / b / c\_d");
    }

    #[test]
    fn the_language_has_the_name_that_readers_know() {
        let mut citation = whole_citation();
        for (language, lines) in [
            (
                TextLanguage::En,
                "  language = {en},\n  langid = {english},\n",
            ),
            (
                TextLanguage::Ru,
                "  language = {ru},\n  langid = {russian},\n",
            ),
        ] {
            citation.language = language;
            let entry = bibtex(&citation, Messages::new(Language::Fr));
            assert!(entry.contains(lines), "{entry}");
        }
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
