//! The sample data: all of it can be read, refers to terms and people that exist, and lies in the past.

use std::collections::{BTreeMap, BTreeSet};

use praxis::db::Timestamp;
use praxis::demo::samples::{PersonRole, Sample, SampleEvent, read_people, read_samples};
use praxis::language::{Language, TextLanguage};
use praxis::practice::answers::Answers;
use praxis::practice::fields::{FIELDS, Field, Kind, Vocabulary};
use praxis::practice::missing::missing_answers;
use praxis::taxonomy::{
    Benefit, Contact, CountryCode, GoalNumber, Level, MachineHelp, ObjectiveNumber,
    OrganisationKind, OrganisationRole, PrincipleId, RegionId, Stage, TypeId,
};

fn at(text: &str) -> Timestamp {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

fn today() -> Vec<Sample> {
    read_samples(at("2026-11-24T13:00:00Z")).unwrap()
}

fn exists(vocabulary: Vocabulary, id: &str) -> bool {
    match vocabulary {
        Vocabulary::Language => TextLanguage::parse(id).is_some(),
        Vocabulary::Type => TypeId::parse(id).is_some(),
        Vocabulary::Stage => Stage::parse(id).is_some(),
        Vocabulary::Scope => Level::parse(id).is_some(),
        Vocabulary::Country => CountryCode::parse(id).is_some(),
        Vocabulary::Region => RegionId::parse(id).is_some(),
        Vocabulary::Benefits => Benefit::parse(id).is_some(),
        Vocabulary::Objective => ObjectiveNumber::parse(id).is_some(),
        Vocabulary::Goal => GoalNumber::parse(id).is_some(),
        Vocabulary::MachineHelp => MachineHelp::parse(id).is_some(),
        Vocabulary::Contact => Contact::parse(id).is_some(),
        Vocabulary::Rights => ["publish", "consent"].contains(&id),
    }
}

#[test]
fn all_people_can_be_read() {
    let people = read_people().unwrap();
    let count = |role| people.iter().filter(|person| person.role == role).count();
    assert_eq!(count(PersonRole::Submitter), 14);
    assert_eq!(count(PersonRole::Reviewer), 5);
    assert_eq!(count(PersonRole::Administrator), 1);
    for person in &people {
        assert!(person.email.ends_with(".example"), "{}", person.email);
        assert_eq!(
            person.institution.is_some(),
            person.family.is_none(),
            "{}",
            person.key
        );
    }
    let spoken: BTreeMap<&str, Language> = people
        .iter()
        .map(|person| (person.key.as_str(), person.interface()))
        .collect();
    assert_eq!(spoken["odile-ferrand-kouassi"], Language::Fr);
    assert_eq!(
        spoken["xu-wenjing"],
        Language::En,
        "the interface speaks no Chinese, she reads English"
    );
}

#[test]
fn all_samples_can_be_read() {
    let samples = today();
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for sample in &samples {
        *states.entry(sample.state.as_str()).or_default() += 1;
    }
    let expected = [
        ("accepted", 1),
        ("awaiting-consent", 1),
        ("declined", 2),
        ("draft", 4),
        ("in-review", 5),
        ("published", 63),
        ("returned", 2),
        ("taken-down", 4),
        ("withdrawn", 1),
    ];
    assert_eq!(states, BTreeMap::from(expected));
    assert_eq!(samples.len(), 83);
    assert_eq!(
        samples
            .iter()
            .map(|sample| sample.events.len())
            .sum::<usize>(),
        465
    );
    assert_eq!(
        samples
            .iter()
            .map(|sample| sample.revisions.len())
            .sum::<usize>(),
        103
    );
}

#[test]
fn answers_name_terms_that_exist() {
    for sample in today() {
        for answers in &sample.revisions {
            for declaration in FIELDS {
                let (one, several) = (
                    answers.term(declaration.field),
                    answers.terms(declaration.field),
                );
                let (Kind::One(of) | Kind::Several { of, .. }) = declaration.kind else {
                    continue;
                };
                for id in one.into_iter().chain(several.iter().map(String::as_str)) {
                    assert!(exists(of, id), "{}: {} {id}", sample.key, declaration.name);
                }
            }
            for organisation in answers.organisations() {
                assert!(
                    OrganisationKind::parse(&organisation.kind).is_some(),
                    "{}",
                    sample.key
                );
                assert!(
                    OrganisationRole::parse(&organisation.role).is_some(),
                    "{}",
                    sample.key
                );
            }
            for shown in answers.principles() {
                assert!(
                    PrincipleId::parse(&shown.principle).is_some(),
                    "{}",
                    sample.key
                );
            }
        }
    }
}

#[test]
fn what_was_submitted_could_be_submitted() {
    for sample in today() {
        for event in sample
            .events
            .iter()
            .filter(|event| event.deed == SampleEvent::Submit)
        {
            let answers: &Answers = &sample.revisions[event.revision - 1];
            assert_eq!(
                missing_answers(answers),
                [],
                "{} {}",
                sample.key,
                event.revision
            );
        }
    }
}

#[test]
fn revisions_differ_where_the_file_says_so() {
    let samples = today();
    let sample = |key: &str| samples.iter().find(|sample| sample.key == key).unwrap();
    let eps = &sample("eps-korea").revisions;
    assert_ne!(eps[0].title(), eps[1].title());
    assert_eq!(
        eps[1].text(Field::ChangeNote),
        Some("The title now says what it does; lessons added on changing the employer.")
    );
    assert_eq!(eps[0].text(Field::Lessons), None);
    let french = &sample("rabat-process").revisions[0];
    assert_eq!(french.term(Field::Language), Some("fr"));
    let ended = sample("asean-declaration-2007").revisions[0]
        .month(Field::From)
        .unwrap();
    assert_eq!(ended.to_string(), "2007-01");
    let years = samples
        .iter()
        .flat_map(|sample| &sample.revisions)
        .filter_map(|answers| answers.month(Field::From));
    assert!(
        years.filter(|month| month.month().is_none()).count() >= 36,
        "where only the year is known, no month is shown"
    );
}

#[test]
fn histories_refer_to_people_and_samples_that_exist() {
    let people: BTreeSet<String> = read_people()
        .unwrap()
        .into_iter()
        .map(|person| person.key)
        .collect();
    let samples = today();
    let keys: BTreeSet<&str> = samples.iter().map(|sample| sample.key.as_str()).collect();
    assert_eq!(keys.len(), 83);
    for sample in &samples {
        assert!(people.contains(&sample.submitter));
        for event in &sample.events {
            assert_eq!(
                event.by.is_none(),
                event.deed == SampleEvent::TakeEffect,
                "{}",
                sample.key
            );
            assert!(
                event.by.as_ref().is_none_or(|by| people.contains(by)),
                "{}",
                sample.key
            );
            match &event.deed {
                SampleEvent::Decline {
                    duplicate_of: Some(other),
                    ..
                }
                | SampleEvent::TakeDown {
                    replaced_by: Some(other),
                    ..
                } => {
                    assert!(keys.contains(other.as_str()), "{}: {other}", sample.key);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn histories_run_forward_and_end_before_today() {
    for now in [
        "2026-11-24T13:00:00Z",
        "2026-11-24T00:00:00Z",
        "2031-02-28T23:59:59Z",
        "2024-07-01T08:00:00Z",
    ] {
        let now = at(now);
        for sample in read_samples(now).unwrap() {
            assert!(
                sample.events.is_sorted_by_key(|event| event.at),
                "{}",
                sample.key
            );
            assert!(
                sample.events.iter().all(|event| event.at <= now),
                "{} at {now:?}",
                sample.key
            );
        }
    }
}

#[test]
fn the_queue_is_always_of_the_same_age() {
    let ages = |now: &str| -> BTreeMap<String, i64> {
        let now = at(now);
        read_samples(now)
            .unwrap()
            .into_iter()
            .filter(|sample| sample.state == "in-review")
            .map(|sample| {
                let submitted = sample
                    .events
                    .iter()
                    .filter(|event| event.deed == SampleEvent::Submit)
                    .map(|event| event.at)
                    .max();
                (sample.key, (now.0 - submitted.unwrap().0) / 86_400_000_000)
            })
            .collect()
    };
    assert_eq!(ages("2026-11-24T23:00:00Z"), ages("2029-03-01T23:00:00Z"));
    assert_eq!(
        ages("2026-11-24T23:00:00Z")
            .values()
            .filter(|days| **days > 14)
            .count(),
        2
    );
}
