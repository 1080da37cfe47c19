//! What a record looks like, as a JSON schema and as the columns of a table: made of the fields' table, as the record is. Pure.

use serde_json::{Map, Value, json};

use crate::language::{Language, Messages};
use crate::practice::fields::{Declaration, FIELDS, Kind, Visible, Vocabulary};
use crate::taxonomy::{OrganisationKind, OrganisationRole, PrincipleId, Term, principles};
use crate::workflow::PublicStatus;

/// The vocabularies whose terms stand in a record, with the names of their schemas.
const TERMS: [(Vocabulary, &str); 9] = [
    (Vocabulary::Language, "Language"),
    (Vocabulary::Type, "PracticeType"),
    (Vocabulary::Stage, "Stage"),
    (Vocabulary::Scope, "Scope"),
    (Vocabulary::Country, "Country"),
    (Vocabulary::Region, "Region"),
    (Vocabulary::Benefits, "Beneficiary"),
    (Vocabulary::Objective, "Objective"),
    (Vocabulary::Goal, "Goal"),
];

/// The name of the record's schema.
pub const RECORD: &str = "Practice";

/// The schemas of a record and of what it is made of, by their names.
pub fn record_schemas(t: Messages) -> Map<String, Value> {
    let mut schemas = Map::new();
    for (vocabulary, name) in TERMS {
        let terms = vocabulary.terms(t).into_iter();
        let ids: Vec<String> = terms.map(Term::id).collect();
        schemas.insert(name.to_owned(), term_schema(ids));
    }
    let properties: Map<String, Value> = members(t)
        .into_iter()
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect();
    let names: Vec<&String> = properties.keys().collect();
    let record = json!({
        "type": "object",
        "description": "A practice as the public reads it. Members will be added, and none will be renamed.",
        "required": names,
        "properties": properties,
    });
    schemas.insert(RECORD.to_owned(), record);
    schemas
}

/// The members of a record as the columns of a table, in the words of a package of tables.
pub fn record_columns(t: Messages) -> Vec<Value> {
    let described = members(t).into_iter();
    described
        .map(|(name, schema)| column_of(name, &schema))
        .collect()
}

/// A member as a column. What may be null is not required.
fn column_of(name: &str, schema: &Value) -> Value {
    let answered = schema["anyOf"].get(0);
    let own = answered.unwrap_or(schema);
    let (kind, format) = match (own["type"].as_str(), own["format"].as_str()) {
        (Some("string"), Some("date-time")) => ("datetime", "default"),
        (Some("string"), Some("uri")) => ("string", "uri"),
        (Some(kind), _) => (kind, "default"),
        // A term, whose schema has a name.
        (None, _) => ("object", "default"),
    };
    let mut constraints = Map::new();
    if answered.is_none() {
        constraints.insert("required".to_owned(), json!(true));
    }
    // A pattern is left out: that of a schema is for a part of the text, that of a column for the whole one.
    for word in ["enum", "minimum"] {
        if let Some(limit) = own.get(word) {
            constraints.insert(word.to_owned(), limit.clone());
        }
    }
    json!({
        "name": name,
        "type": kind,
        "format": format,
        "description": schema["description"],
        "constraints": constraints,
    })
}

/// The members of a record with their schemas, in the order of the record.
fn members(t: Messages) -> Vec<(&'static str, Value)> {
    let public = FIELDS.iter().filter(|one| one.visible == Visible::Public);
    let answers = public.map(|declaration| {
        let question = t.of("field-label", declaration.name).to_string();
        let sentence = format!("The answer to “{question}”; null if there is none.");
        (
            declaration.name,
            said(answer_schema(declaration), &sentence),
        )
    });
    let facts = fact_schemas().into_iter().chain(schemas_beside());
    facts.chain(answers).collect()
}

/// What is known of a practice besides its answers.
fn fact_schemas() -> [(&'static str, Value); 14] {
    let public: Vec<&str> = [PublicStatus::Live, PublicStatus::NotCurrent]
        .map(PublicStatus::as_str)
        .into();
    let text = || json!({"type": "string"});
    let count = || json!({"type": "integer", "minimum": 0});
    let moment = || json!({"type": "string", "format": "date-time"});
    [
        (
            "url",
            said(
                json!({"type": "string", "format": "uri"}),
                "The address of its page, which never changes.",
            ),
        ),
        (
            "slug",
            said(
                json!({"type": "string", "pattern": SLUG}),
                "Its name in addresses, which never changes.",
            ),
        ),
        (
            "reference",
            said(optional(text()), "Its reference, such as PX-2026-0417."),
        ),
        (
            "identifier",
            said(
                optional(json!({"type": "string", "pattern": "^ark:"})),
                "Its persistent identifier, if the site gives one: ark:12345/p1….",
            ),
        ),
        (
            "status",
            said(
                json!({"type": "string", "enum": public}),
                "Whether it is listed. One that is no longer current can be read and is listed no more.",
            ),
        ),
        (
            "version",
            said(count(), "The number of this version, from 1."),
        ),
        (
            "versions",
            said(count(), "How many versions were published."),
        ),
        ("published", said(moment(), "When it was published first.")),
        (
            "updated",
            said(moment(), "When this version was published."),
        ),
        (
            "submitted_by",
            said(
                optional(object(
                    json!({"name": text(), "organisation": optional(text())}),
                )),
                "The account that submitted it.",
            ),
        ),
        (
            "authors",
            said(
                json!({"type": "array", "items": text()}),
                "The authors, in their order.",
            ),
        ),
        (
            "author_names",
            said(
                json!({"type": "array", "items": {"oneOf": [
                    object(json!({"given": optional(text()), "family": text()})),
                    object(json!({"institution": text()})),
                ]}}),
                "The same names in their parts.",
            ),
        ),
        (
            "author_orcids",
            said(
                json!({"type": "array", "items": optional(json!({"type": "string", "pattern": ORCID}))}),
                "The ORCID iDs of the authors, in the same order; null where an author gave none.",
            ),
        ),
        (
            "licence",
            said(
                object(json!({"name": text(), "url": optional(text())})),
                "Under which licence its text may be used.",
            ),
        ),
    ]
}

/// What stands around a practice.
fn schemas_beside() -> [(&'static str, Value); 5] {
    let text = || json!({"type": "string"});
    [
        (
            "review",
            said(
                optional(review_schema()),
                "How this version was reviewed: by how many, and never by whom.",
            ),
        ),
        (
            "call",
            said(
                optional(object(json!({"id": text(), "name": text()}))),
                "The call for practices that this version answers.",
            ),
        ),
        (
            "replications",
            said(
                json!({"type": "array", "items": replication_schema()}),
                "Who else did the same, as readers registered it and the review team published it.",
            ),
        ),
        (
            "translation_of",
            said(
                optional(text_schema(
                    json!({"version": {"type": ["integer", "null"], "minimum": 1}}),
                )),
                "Of a translation: its original, and which version of it the translation says.",
            ),
        ),
        (
            "translations",
            said(
                json!({"type": "array", "items": text_schema(json!({}))}),
                "The texts of the practice in other languages. Lists hold the original alone.",
            ),
        ),
    ]
}

/// The form of the address of an ORCID iD, as a regular expression.
const ORCID: &str = r"^https://orcid\.org/(\d{4}-){3}\d{3}[\dX]$";

/// The form of a slug, as a regular expression.
pub const SLUG: &str = "^[a-z0-9-]{1,100}$";

fn review_schema() -> Value {
    let count = || json!({"type": "integer", "minimum": 0});
    let moment = || json!({"type": "string", "format": "date-time"});
    object(json!({
        "reviewers": count(),
        "experts": count(),
        "rounds": count(),
        "from": moment(),
        "until": moment(),
        "checklist": optional(json!({"type": "array", "items": {"type": "string"}})),
    }))
}

fn replication_schema() -> Value {
    let text = || json!({"type": "string"});
    object(json!({
        "organisation": text(),
        "place": object(json!({"id": text(), "name": text()})),
        "since": optional(json!({"type": "integer"})),
        "difference": text(),
        "url": optional(text()),
    }))
}

/// A text of the practice in another language, with these members besides.
fn text_schema(besides: Value) -> Value {
    let text = || json!({"type": "string"});
    let mut members = besides;
    members["language"] = reference_to(Vocabulary::Language);
    members["title"] = text();
    members["url"] = json!({"type": "string", "format": "uri"});
    object(members)
}

/// The schema of an answer, by the kind of its field.
fn answer_schema(declaration: &Declaration) -> Value {
    let text = || json!({"type": "string"});
    let list = |items: Value| json!({"type": "array", "items": items});
    optional(match declaration.kind {
        Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. } => text(),
        Kind::YesNo => json!({"type": "boolean"}),
        Kind::One(vocabulary) => reference_to(vocabulary),
        Kind::Several { of, most } => {
            let mut several = list(reference_to(of));
            several["maxItems"] = json!(most);
            several
        }
        Kind::Month => json!({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$"}),
        Kind::Doi => json!({"type": "string", "pattern": "^10\\."}),
        Kind::Organisations { most } => {
            let kinds = OrganisationKind::ALL
                .iter()
                .map(|one| one.as_str().to_owned());
            let roles = OrganisationRole::ALL
                .iter()
                .map(|one| one.as_str().to_owned());
            let mut organisations = list(object(json!({
                "name": text(),
                "kind": optional(term_schema(kinds.collect())),
                "role": optional(term_schema(roles.collect())),
            })));
            organisations["maxItems"] = json!(most);
            organisations
        }
        Kind::Principles => {
            let ids: Vec<&str> = principles().map(PrincipleId::as_str).collect();
            list(object(json!({
                "id": {"type": "string", "enum": ids},
                "name": optional(text()),
                "how": text(),
            })))
        }
        Kind::Sources { most } => json!({
            "type": "array",
            "maxItems": most,
            "items": {
                "type": "object",
                "required": ["title"],
                "properties": {"title": text(), "url": text(), "language": text()},
            },
        }),
        Kind::Files => list(object(json!({
            "name": text(),
            "type": text(),
            "bytes": {"type": "integer", "minimum": 0},
            "url": text(),
            "description": text(),
            "caption": text(),
            "credit": text(),
        }))),
        // No public field is of this kind.
        Kind::FocalPoint => json!({"type": "null"}),
    })
}

/// A term of a vocabulary. One whose schema has no name is written out.
fn reference_to(vocabulary: Vocabulary) -> Value {
    let named = TERMS.iter().find(|(known, _)| *known == vocabulary);
    if let Some((_, name)) = named {
        return json!({"$ref": format!("#/components/schemas/{name}")});
    }
    let terms = vocabulary.terms(Messages::new(Language::En)).into_iter();
    term_schema(terms.map(Term::id).collect())
}

/// A term: its id, which never changes, and its name.
fn term_schema(ids: Vec<String>) -> Value {
    let ids = Value::from(ids);
    object(json!({
        "id": {"type": "string", "enum": ids},
        "name": {"type": "string"},
    }))
}

/// An object that has all of these members.
pub fn object(properties: Value) -> Value {
    let names: Vec<String> = match &properties {
        Value::Object(members) => members.keys().cloned().collect(),
        _ => Vec::new(),
    };
    let mut schema = json!({"type": "object", "required": names});
    schema["properties"] = properties;
    schema
}

/// The same, or null.
pub fn optional(schema: Value) -> Value {
    let mut either = json!({});
    either["anyOf"] = Value::Array(vec![schema, json!({"type": "null"})]);
    either
}

fn said(mut schema: Value, sentence: &str) -> Value {
    schema["description"] = json!(sentence);
    schema
}
