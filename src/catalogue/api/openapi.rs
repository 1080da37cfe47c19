//! The description of the interface: `OpenAPI` 3.1, made of the tables that the service itself reads by. Pure.

use serde_json::{Map, Value, json};

use super::parameters::ApiParameter;
use super::vocabulary::ApiVocabulary;
use crate::address;
use crate::catalogue::record_schema::{RECORD, SLUG, object, optional, record_schemas};
use crate::catalogue::withdrawal::WithdrawnFor;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::workflow::PublicStatus;

/// What the interface is, for the people who write programs against it.
const ABOUT: &str = "Reads the published practices of this site. It needs no key, changes nothing and may be called from any \
    site's pages. Every answer has an `ETag`; a program that sends it back in `If-None-Match` is answered by 304 while \
    nothing has changed. Lists are read page by page: `next` is the `cursor` of the next page, and the header `Link` has \
    its address. A parameter that is not declared, and one that is sent twice, are refused by 400. Errors are problem details \
    (RFC 9457). A practice that was taken down is answered by 410 with its title, its dates and the kind of reason. A whole copy \
    of the catalogue is better taken from `/practices.jsonl`, and its changes from `/oai` (OAI-PMH 2.0).";

/// The document.
pub fn openapi(settings: &Settings, t: Messages) -> Value {
    let at = |path: address::Address| path.absolute(&settings.public_url, Language::default());
    let contact = &settings.contact;
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": settings.site.name,
            "summary": "The published practices, for programs.",
            "description": ABOUT,
            "version": "1",
            "termsOfService": at(address::terms()),
            "contact": {"email": contact.email.to_string()},
            "license": {"name": settings.licence.name, "url": settings.licence.url.as_str()},
        },
        "servers": [{"url": settings.public_url.as_str().trim_end_matches('/')}],
        "paths": paths(t),
        "components": {"schemas": schemas(t)},
    })
}

fn paths(t: Messages) -> Value {
    let parameters: Vec<Value> = ApiParameter::all()
        .iter()
        .map(|one| one.declare(t))
        .collect();
    let vocabularies: Vec<&str> = ApiVocabulary::ALL.iter().map(|one| one.as_str()).collect();
    json!({
        "/api/v1/practices": operation(&Operation {
            id: "listPractices",
            summary: "The practices that a question finds, page by page.",
            parameters,
            answer: "PracticePage",
            others: &["404"],
        }),
        "/api/v1/practices/{slug}": operation(&Operation {
            id: "readPractice",
            summary: "One practice. One that was replaced redirects to the other.",
            parameters: vec![in_path("slug", "The practice's name in addresses.", json!({"type": "string", "pattern": SLUG}))],
            answer: RECORD,
            others: &["302", "404", "410"],
        }),
        "/api/v1/{vocabulary}": operation(&Operation {
            id: "listTerms",
            summary: "The terms of a vocabulary, with the number of practices that have each.",
            parameters: vec![in_path(
                "vocabulary",
                "The vocabulary. The ids of its terms are values of the parameter of `listPractices` that is named for it.",
                json!({"type": "string", "enum": vocabularies}),
            )],
            answer: "TermPage",
            others: &["404"],
        }),
        "/api/v1/openapi.json": operation(&Operation {
            id: "readDescription",
            summary: "This document.",
            parameters: Vec::new(),
            answer: "Description",
            others: &[],
        }),
    })
}

/// What can be asked at an address.
struct Operation<'a> {
    id: &'a str,
    summary: &'a str,
    parameters: Vec<Value>,
    /// The name of the schema of its answer.
    answer: &'a str,
    /// The other answers that not every address has.
    others: &'a [&'a str],
}

/// The statuses that every address may answer with.
const EVERYWHERE: [&str; 9] = [
    "304", "400", "405", "406", "408", "414", "429", "431", "503",
];

fn operation(operation: &Operation<'_>) -> Value {
    let schema = json!({"$ref": format!("#/components/schemas/{}", operation.answer)});
    let mut responses = Map::new();
    let found = json!({
        "description": "What was asked for.",
        "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
        "content": {"application/json": {"schema": schema}},
    });
    responses.insert("200".to_owned(), found);
    for status in operation.others.iter().chain(&EVERYWHERE) {
        responses.insert((*status).to_owned(), other_answer(status));
    }
    json!({
        "get": {
            "operationId": operation.id,
            "summary": operation.summary,
            "parameters": operation.parameters,
            "responses": responses,
        },
    })
}

fn other_answer(status: &str) -> Value {
    let sentence = match status {
        "302" => {
            "It was replaced by another practice. The header Location has the address of that one."
        }
        "304" => "Nothing has changed since the answer that has this ETag.",
        "400" => "The question cannot be read, or a parameter takes no such value.",
        "404" => "Nothing is there.",
        "405" => {
            "The address does not take this method. The header Allow names those that it takes."
        }
        "406" => "The header Accept allows no JSON.",
        "408" => "The request did not come in time.",
        "410" => "It was published, and is gone for good: what is left of it.",
        "414" => "The address is too long.",
        "429" => "Too many requests. The header Retry-After says when to come back.",
        "431" => "The header is too long.",
        _ => "The service is busy. The header Retry-After says when to come back.",
    };
    if matches!(status, "302" | "304") {
        return json!({"description": sentence});
    }
    let schema = if status == "410" {
        "Tombstone"
    } else {
        "Problem"
    };
    let schema = json!({"$ref": format!("#/components/schemas/{schema}")});
    json!({
        "description": sentence,
        "content": {"application/problem+json": {"schema": schema}},
    })
}

fn in_path(name: &str, description: &str, schema: Value) -> Value {
    let mut declared = json!({
        "name": name,
        "in": "path",
        "required": true,
        "description": description,
    });
    declared["schema"] = schema;
    declared
}

fn schemas(t: Messages) -> Map<String, Value> {
    let mut schemas = record_schemas(t);
    let count = || json!({"type": "integer", "minimum": 0});
    let text = || json!({"type": "string"});
    let items = |name: &str| json!({"type": "array", "items": {"$ref": format!("#/components/schemas/{name}")}});
    let page = object(json!({
        "items": items(RECORD),
        "next": optional(text()),
        "total": count(),
    }));
    let term = object(json!({"id": text(), "name": text(), "practices": count()}));
    let terms = object(json!({"items": items("TermWithCount"), "next": {"type": "null"}}));
    let problem = object(json!({
        "type": {"type": "string"},
        "title": text(),
        "status": {"type": "integer"},
        "detail": text(),
    }));
    let gone = [PublicStatus::Gone, PublicStatus::Replaced].map(PublicStatus::as_str);
    let wishes = WithdrawnFor::ALL.map(WithdrawnFor::as_str);
    let tombstone = object(json!({
        "type": {"type": "string"},
        "title": text(),
        "status": {"type": "integer"},
        "detail": text(),
        "practice": object(json!({
            "slug": text(),
            "title": text(),
            "published": {"type": "string", "format": "date-time"},
            "taken_down": {"type": "string", "format": "date-time"},
            "status": {"type": "string", "enum": gone},
            "reason": {"type": "string", "enum": wishes},
        })),
    }));
    for (name, schema) in [
        ("PracticePage", page),
        ("TermWithCount", term),
        ("TermPage", terms),
        ("Problem", problem),
        ("Tombstone", tombstone),
        ("Description", json!({"type": "object"})),
    ] {
        schemas.insert(name.to_owned(), schema);
    }
    schemas
}
