//! Texts as people write them, with what each check finds in them.

use super::*;
use crate::practice::answers::{Answer, Organisation, Source};

fn answers(given: &[(Field, &str)]) -> Answers {
    let mut answers = Answers::default();
    for (field, text) in given {
        answers.set(*field, Some(Answer::Text((*text).to_owned())));
    }
    answers
}

#[test]
fn acronyms_are_told_from_other_capitals() {
    let table: &[(&str, &[&str])] = &[
        ("IOM and UNHCR wrote to the ILO.", &["IOM", "UNHCR", "ILO"]),
        ("The NGOs and the MRCs met.", &["MRC"]),
        (
            "The Migrant Resource Centre (MRC) opened. The MRC has ten staff.",
            &[],
        ),
        (
            "GCM (Global Compact for Migration) and the “GFMD” ( Forum )",
            &[],
        ),
        ("L’Office (« OFII ») et l’ANAEM", &["ANAEM"]),
        ("WHAT WAS DONE IN 2019\nWe met the MFA.", &["MFA"]),
        (
            "Chapter IV of the UN report, a PDF, in the XXI century, for HIV.",
            &[],
        ),
        (
            "Сотрудники МОМ и УВКБ пришли в новый центр",
            &["МОМ", "УВКБ"],
        ),
        ("国际移民组织 IOM", &["IOM"]),
        ("See https://example.org/GCM/REPORT and A@EXAMPLE.ORG.", &[]),
        ("A B C. Vitamin C, plan B, C189, G20.", &[]),
        ("(MFA) met", &["MFA"]),
        (
            "Passport AB1234567, hall AB12, H1N1, the SAR4 team",
            &["SAR4"],
        ),
        ("COVID-19 and SARS-CoV", &["SARS"]),
    ];
    for (text, expected) in table {
        let mut found = findings(&answers(&[(Field::Action, text)]), &[], None);
        found.retain(|one| one.check == AnswerCheck::Acronym);
        let found: Vec<&str> = found
            .iter()
            .flat_map(|one| &one.found)
            .map(String::as_str)
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn an_acronym_is_named_at_its_first_field_and_once() {
    let mut given = answers(&[
        (Field::Title, "MRC for all"),
        (Field::Problem, "No MRC. No ABC."),
        (Field::Action, "The ABC and the ABC."),
    ]);
    let found = findings(&given, &[], None);
    let at: Vec<(Field, &[String])> = found
        .iter()
        .map(|one| (one.field, &one.found[..]))
        .collect();
    assert_eq!(
        at,
        [
            (Field::Title, &["MRC".to_owned()][..]),
            (Field::Problem, &["ABC".to_owned()][..]),
        ]
    );
    let organisation = Organisation {
        name: "Migrant Resource Centre (MRC)".to_owned(),
        kind: "government".to_owned(),
        role: "lead".to_owned(),
    };
    given.set(
        Field::Organisations,
        Some(Answer::Organisations(vec![organisation])),
    );
    let found = findings(&given, &[], None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, Field::Problem);
}

#[test]
fn telephone_numbers_are_told_from_other_numbers() {
    let table: &[(&str, &[&str])] = &[
        ("Call +41 22 717 91 11 today.", &["+41 22 717 91 11"]),
        ("(+254) 20-762-1234", &["(+254) 20-762-1234"]),
        ("0041 22 717 9111", &["0041 22 717 9111"]),
        (
            "022 717 91 11, or 079-123-4567.",
            &["022 717 91 11", "079-123-4567"],
        ),
        ("Tel. 717 9111", &["717 9111"]),
        ("WhatsApp: 555 123 4567", &["555 123 4567"]),
        ("телефон 495 123-45-67", &["495 123-45-67"]),
        (
            "From 2018-2020, 12 000 000 people, 1,234,567 dollars, 0.123456789 of them.",
            &[],
        ),
        (
            "On 2020-12-31 at 10.30, 45 000 USD; +12 percent; (2019) 300 families",
            &[],
        ),
        (
            "https://example.org/0041227179111 and doi 10.1000/0123456789",
            &[],
        ),
        ("The hotline 116 000 is free.", &[]),
        ("Resolution 73/195 of 19 December 2018; law 0123", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(numbers::telephones(text), *expected, "{text}");
    }
}

#[test]
fn numbers_of_persons_are_told_from_other_numbers() {
    let table: &[(&str, &[&str])] = &[
        ("Passport no. AB1234567 was lost.", &["AB1234567"]),
        ("Le passeport 12AB34567", &["12AB34567"]),
        ("Her number is 19850412345.", &["19850412345"]),
        (
            "To CH9300762011623852957, please",
            &["CH9300762011623852957"],
        ),
        ("To CH9300762011623852958", &["CH9300762011623852958"]),
        ("ISBN 9789290687894, doi:10.1000/123456789", &[]),
        ("12 000 000 people in 2019, 1234567 dollars", &[]),
        ("https://example.org/123456789012", &[]),
        ("Passport offices opened in 2020 for 25 000 people.", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(numbers::identity_numbers(text), *expected, "{text}");
    }
}

#[test]
fn results_want_a_source() {
    let mut given = answers(&[(Field::Results, "Twice as many were registered.")]);
    let only = findings(&given, &[], None);
    assert_eq!(
        only,
        [Finding {
            check: AnswerCheck::NoSource,
            severity: Severity::Weakness,
            field: Field::Sources,
            found: Vec::new(),
        }]
    );
    assert_eq!(only[0].severity, Severity::Weakness);
    given.set(
        Field::Sources,
        Some(Answer::Sources(vec![Source {
            title: "Evaluation".to_owned(),
            url: None,
            language: None,
        }])),
    );
    assert_eq!(findings(&given, &[], None), []);
}

/// For every text that an author can type, the checks end and name only what stands in the answer.
mod any_text {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_found_stands_in_the_text(text in ".{0,300}", digits in "[0-9+() ./-]{0,60}") {
            for text in [text.clone(), digits.clone(), format!("{text}{digits}{text}")] {
                for one in findings(&answers(&[(Field::Action, &text)]), &[], None) {
                    for found in one.found {
                        prop_assert!(text.contains(&found), "{found:?} in {text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_check_has_its_row() {
    let rows: Vec<AnswerCheck> = ANSWER_CHECKS.iter().map(|row| row.check).collect();
    assert_eq!(rows.len(), AnswerCheck::ALL.len());
    assert!(AnswerCheck::ALL.iter().all(|check| rows.contains(check)));
}

#[test]
fn a_translation_has_the_words_of_its_original_until_they_are_written() {
    let english = [
        (Field::Title, "Quokka protocol"),
        (Field::Summary, "Officers meet twice a year."),
        (Field::Problem, "Nobody met."),
    ];
    let original = in_language(answers(&english), "en");
    let fields = |own: &Answers| -> Vec<Field> {
        let found = findings(own, &[], Some(&original)).into_iter();
        let same = found.filter(|one| one.check == AnswerCheck::Untranslated);
        same.map(|one| one.field).collect()
    };
    let copied = in_language(original.clone(), "fr");
    assert_eq!(fields(&copied), english.map(|(field, _)| field));
    assert_eq!(fields(&original), []);
    let french = Answer::Text("Des agents se réunissent deux fois par an.".to_owned());
    let mut begun = copied;
    begun.set(Field::Summary, Some(french));
    begun.set(Field::Problem, None);
    assert_eq!(fields(&begun), [Field::Title]);
}

fn in_language(mut answers: Answers, language: &str) -> Answers {
    answers.set(Field::Language, Some(Answer::One(language.to_owned())));
    answers
}
