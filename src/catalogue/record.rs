//! The record of a published practice: what the public reads of it, for programs. It walks the fields' table, so it holds
//! every public answer under the name of its field, and `null` where nothing was answered. Whom readers may ask stands on
//! the page alone: that agreement can be taken back, and a copy cannot. Pure.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use super::publication::Publication;
use super::review_record::ReviewRecord;
use super::store::TextInLanguage;
use crate::account::model::{Name, Orcid};
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::answers::{Answer, AttachedFile, Organisation, PrincipleShown};
use crate::practice::fields::{Declaration, FIELDS, Field, Kind, Visible, Vocabulary};
use crate::practice::missing::is_applicable;
use crate::practice::model::{Ark, ChecklistLine, ReplicationText, StartYear};
use crate::storage::RenditionSize;
use crate::taxonomy::{OrganisationKind, OrganisationRole, PrincipleId};

/// The record, in the order of the form. Names of terms are in the language that was asked for; their ids never change.
pub struct PracticeRecord(Vec<(&'static str, Value)>);

impl Serialize for PracticeRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            record.serialize_entry(name, value)?;
        }
        record.end()
    }
}

impl PracticeRecord {
    /// The record of this version.
    pub fn of(publication: &Publication, settings: &Settings, t: Messages) -> Self {
        let known = facts(publication, settings, t);
        let own = FIELDS
            .iter()
            .filter(|one| one.visible == Visible::Public)
            .map(|one| {
                let value = match one.kind {
                    Kind::Files => files(publication, settings),
                    _ => public_answer(one, publication, t),
                };
                (one.name, value)
            });
        Self(known.into_iter().chain(own).collect())
    }
}

/// What is known of the practice besides its answers.
fn facts(
    publication: &Publication,
    settings: &Settings,
    t: Messages,
) -> [(&'static str, Value); 19] {
    let practice = &publication.practice;
    let address = publication.address();
    let licence = publication.licence(settings);
    let authors = publication.cited_authors();
    let names = authors.iter().map(|one| one.name.without_honorific());
    let names: Vec<String> = names.collect();
    let parts = authors.iter().map(|one| name_parts(&one.name));
    let parts: Vec<Value> = parts.collect();
    let orcids = authors
        .iter()
        .map(|one| one.orcid.as_ref().map(Orcid::link));
    let orcids: Vec<Option<String>> = orcids.collect();
    let submitter = publication.submitter().map(
        |one| json!({"name": one.name.without_honorific(), "organisation": practice.organisation}),
    );
    [
        (
            "url",
            json!(address.absolute(&settings.public_url, Language::default())),
        ),
        ("slug", json!(practice.slug.as_str())),
        ("reference", json!(practice.reference)),
        (
            "identifier",
            json!(practice.ark.as_ref().map(Ark::to_string)),
        ),
        ("status", json!(practice.public.as_str())),
        ("version", json!(practice.version)),
        ("versions", json!(practice.versions)),
        ("published", json!(t.iso(practice.first_published_at))),
        ("updated", json!(t.iso(practice.published_at))),
        ("submitted_by", json!(submitter)),
        ("authors", json!(names)),
        ("author_names", json!(parts)),
        ("author_orcids", json!(orcids)),
        (
            "licence",
            json!({"name": licence.name, "url": licence.link}),
        ),
        (
            "review",
            json!(publication.review.map(|one| review(&one, publication, t))),
        ),
        (
            "call",
            json!(
                practice
                    .call(t.language())
                    .map(|(slug, title)| json!({"id": slug.as_str(), "name": title}))
            ),
        ),
        (
            "replications",
            publication
                .replications
                .iter()
                .map(|one| replication(one, t))
                .collect(),
        ),
        ("translation_of", translation_of(publication, settings, t)),
        (
            "translations",
            publication
                .translations()
                .map(|one| text(one, settings, t))
                .collect(),
        ),
    ]
}

/// The parts of a name. A person with one name has no given name.
fn name_parts(name: &Name) -> Value {
    match name {
        Name::Person { given, family, .. } => json!({"given": given, "family": family}),
        Name::Institution(name) => json!({"institution": name}),
    }
}

/// How it was reviewed: by how many, and never by whom.
fn review(record: &ReviewRecord, publication: &Publication, t: Messages) -> Value {
    let lines: Vec<&str> = ChecklistLine::ALL
        .iter()
        .map(|line| line.as_str())
        .collect();
    json!({
        "reviewers": record.judges.internal,
        "experts": record.judges.external,
        "rounds": record.rounds,
        "from": t.iso(record.began),
        "until": t.iso(publication.practice.published_at),
        "checklist": record.has_checklist.then_some(lines),
    })
}

/// Who did the same, and where.
fn replication(one: &ReplicationText, t: Messages) -> Value {
    json!({
        "organisation": one.organisation,
        "place": {"id": one.place.as_str(), "name": one.place.name(t)},
        "since": one.since.map(StartYear::get),
        "difference": one.difference,
        "url": one.link,
    })
}

/// The original of a translation, and which version of it the translation says.
fn translation_of(publication: &Publication, settings: &Settings, t: Messages) -> Value {
    publication.original().map_or(Value::Null, |original| {
        let mut original = text(original, settings, t);
        original["version"] = json!(publication.practice.translates_version);
        original
    })
}

/// A text of the practice in another language.
fn text(text: &TextInLanguage, settings: &Settings, t: Messages) -> Value {
    let language = text.filed_language.unwrap_or_default();
    let page = address::practice(&text.slug);
    json!({
        "language": {"id": language.as_str(), "name": language.name(t).to_string()},
        "title": text.title,
        "url": page.absolute(&settings.public_url, Language::default()),
    })
}

/// The pictures and files, each with its address.
fn files(publication: &Publication, settings: &Settings) -> Value {
    if publication.answers.files().is_empty() {
        return Value::Null;
    }
    let page = address::practice(&publication.practice.slug);
    let file = |file: &AttachedFile| {
        let at = file.address(&page, RenditionSize::Large);
        json!({
            "name": file.name,
            "type": file.kind.media_type(),
            "bytes": file.bytes,
            "url": at.absolute(&settings.public_url, Language::default()),
            "description": file.text,
            "caption": file.caption,
            "credit": file.credit,
        })
    };
    publication.answers.files().iter().map(file).collect()
}

/// The answer of a public field. The objective is that of the filing, as on the page.
fn public_answer(declaration: &Declaration, publication: &Publication, t: Messages) -> Value {
    let answers = &publication.answers;
    if declaration.field == Field::PrimaryObjective {
        let filed = publication.practice.filed_objective;
        return json!(filed.map(|one| term(Vocabulary::Objective, &one.to_string(), t)));
    }
    let answer = answers.get(declaration.field);
    let answer = answer.filter(|_| is_applicable(declaration.field, answers));
    json!(answer.map(|answer| value(declaration.kind, answer, t)))
}

fn value(kind: Kind, answer: &Answer, t: Messages) -> Value {
    match (answer, kind) {
        (Answer::Text(text), _) => json!(text),
        (Answer::YesNo(yes), _) => json!(yes),
        (Answer::One(id), Kind::One(vocabulary)) => term(vocabulary, id, t),
        (Answer::Several(ids), Kind::Several { of, .. }) => {
            ids.iter().map(|id| term(of, id, t)).collect()
        }
        (Answer::One(id), _) => json!(id),
        (Answer::Several(ids), _) => json!(ids),
        (Answer::Month(month), _) => json!(month.to_string()),
        (Answer::Doi(doi), _) => json!(doi.as_str()),
        (Answer::Organisations(all), _) => all.iter().map(|one| organisation(one, t)).collect(),
        (Answer::Principles(all), _) => all.iter().map(|one| principle(one, t)).collect(),
        (Answer::Sources(all), _) => json!(all),
        // No public field is of this kind, and files have a value of their own.
        (Answer::FocalPoint(_) | Answer::Files(_), _) => Value::Null,
    }
}

fn term(vocabulary: Vocabulary, id: &str, t: Messages) -> Value {
    json!({"id": id, "name": vocabulary.name(id, t)})
}

fn organisation(one: &Organisation, t: Messages) -> Value {
    let kind = OrganisationKind::parse(&one.kind);
    let kind = kind.map(|kind| json!({"id": one.kind, "name": kind.name(t)}));
    let role = OrganisationRole::parse(&one.role);
    let role = role.map(|role| json!({"id": one.role, "name": role.name(t)}));
    json!({"name": one.name, "kind": kind, "role": role})
}

fn principle(one: &PrincipleShown, t: Messages) -> Value {
    let name = PrincipleId::parse(&one.principle).map(|id| id.name(t));
    json!({"id": one.principle, "name": name, "how": one.how})
}
