//! A published practice in the words of schema.org, for search engines and for programs that read linked data. Pure.

use serde_json::{Map, Value, json};

use super::cite::Citation;
use super::publication::Publication;
use super::store::TextInLanguage;
use crate::account::model::{CreditedName, Name};
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::answers::{AttachedFile, Source};
use crate::practice::fields::{Field, Vocabulary};
use crate::practice::plain;
use crate::storage::RenditionSize;
use crate::taxonomy::{ObjectiveNumber, PrincipleId};
use crate::written;

/// The longest headline.
const HEADLINE: usize = 110;

/// What the description of a practice is made of.
pub struct Described<'a> {
    pub publication: &'a Publication,
    pub citation: &'a Citation,
    pub settings: &'a Settings,
    pub t: Messages,
}

/// The practice as a `Report`, written so that it may stand within a page: no sign in it can end its element.
pub fn jsonld(described: &Described<'_>) -> String {
    let report = Value::Object(described.report());
    report.to_string().replace('<', "\\u003c")
}

impl Described<'_> {
    fn report(&self) -> Map<String, Value> {
        let Self { citation, t, .. } = self;
        let practice = &self.publication.practice;
        let known = [
            ("@context", json!("https://schema.org")),
            ("@type", json!("Report")),
            ("@id", json!(citation.address)),
            ("url", json!(citation.address)),
            ("mainEntityOfPage", json!(citation.address)),
            ("identifier", self.identifiers()),
            ("sameAs", json!(citation.identifiers())),
            ("name", json!(citation.title)),
            ("headline", json!(self.headline())),
            ("abstract", json!(citation.summary)),
            ("description", json!(citation.summary)),
            ("author", self.authors()),
            (
                "contributor",
                citation
                    .organisations
                    .iter()
                    .map(|name| organisation(name))
                    .collect(),
            ),
            ("publisher", self.publisher()),
            ("isPartOf", self.catalogue()),
            ("datePublished", json!(citation.day.to_string())),
            ("dateModified", json!(t.iso_day(practice.published_at))),
            ("version", json!(practice.version.to_string())),
            ("genre", json!(citation.kind)),
            ("inLanguage", json!(citation.language.as_str())),
            ("about", self.about()),
            ("spatialCoverage", self.places()),
            ("temporalCoverage", json!(self.publication.answers.period())),
            (
                "citation",
                self.publication
                    .answers
                    .sources()
                    .iter()
                    .map(source)
                    .collect(),
            ),
            ("translationOfWork", self.original()),
            ("workTranslation", self.translations()),
            ("image", self.pictures()),
            ("associatedMedia", self.files()),
            ("license", json!(citation.licence.link)),
            ("backstory", json!(citation.machine_help)),
            ("isAccessibleForFree", json!(true)),
        ];
        let said = |value: &Value| match value {
            Value::Null => false,
            Value::Array(all) => !all.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => true,
        };
        known
            .into_iter()
            .filter(|(_, value)| said(value))
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// The text that this one says in another language.
    fn original(&self) -> Value {
        let original = self.publication.original();
        original.map_or(Value::Null, |one| self.text(one))
    }

    /// The texts that say an original in other languages.
    fn translations(&self) -> Value {
        if self.publication.original().is_some() {
            return Value::Null;
        }
        let texts = self.publication.translations();
        texts.map(|one| self.text(one)).collect()
    }

    fn text(&self, text: &TextInLanguage) -> Value {
        let page = address::practice(&text.slug);
        let at = page.absolute(&self.settings.public_url, Language::default());
        let language = text.filed_language.unwrap_or_default();
        json!({"@type": "Report", "@id": at, "url": at, "name": text.title, "inLanguage": language.as_str()})
    }

    /// The addresses of its pictures.
    fn pictures(&self) -> Value {
        let files = self.publication.answers.files().iter();
        let pictures = files.filter(|file| file.pixels.is_some());
        pictures
            .map(|file| json!(self.file_address(file)))
            .collect()
    }

    /// Its pictures and files.
    fn files(&self) -> Value {
        let file = |file: &AttachedFile| {
            let kind = if file.pixels.is_some() {
                "ImageObject"
            } else {
                "MediaObject"
            };
            let mut media = json!({
                "@type": kind,
                "name": file.name,
                "contentUrl": self.file_address(file),
                "encodingFormat": file.kind.media_type(),
                "contentSize": format!("{} B", file.bytes),
            });
            let typed = [
                ("description", &file.text),
                ("caption", &file.caption),
                ("creditText", &file.credit),
            ];
            for (name, text) in typed.into_iter().filter(|(_, text)| !text.is_empty()) {
                media[name] = json!(text);
            }
            media
        };
        self.publication.answers.files().iter().map(file).collect()
    }

    fn file_address(&self, file: &AttachedFile) -> String {
        let page = address::practice(&self.publication.practice.slug);
        let at = file.address(&page, RenditionSize::Large);
        at.absolute(&self.settings.public_url, Language::default())
    }

    fn identifiers(&self) -> Value {
        let reference = self.publication.practice.reference.clone();
        let identifiers = reference.into_iter().chain(self.citation.identifiers());
        identifiers.collect()
    }

    fn headline(&self) -> String {
        let title = &self.citation.title;
        if title.chars().count() <= HEADLINE {
            return title.clone();
        }
        written::beginning(title, HEADLINE - 1)
    }

    /// The organisation of the submitter is known, that of other authors is not.
    fn authors(&self) -> Value {
        let practice = &self.publication.practice;
        let is_submitter = self.publication.authors.is_empty();
        let works_for = practice.organisation.as_deref().filter(|_| is_submitter);
        let authors = self.citation.authors.iter();
        authors.map(|one| author(one, works_for)).collect()
    }

    fn publisher(&self) -> Value {
        let mut publisher = organisation(&self.citation.publisher);
        let start = address::home().absolute(&self.settings.public_url, Language::default());
        publisher["url"] = json!(start);
        publisher
    }

    fn catalogue(&self) -> Value {
        let all = address::practices().absolute(&self.settings.public_url, Language::default());
        json!({"@type": "DataCatalog", "@id": all, "url": all, "name": self.citation.publisher})
    }

    /// Objectives, goals and principles as terms of their vocabularies.
    fn about(&self) -> Value {
        let t = self.t;
        let url = &self.settings.public_url;
        let filed = self.publication.practice.filed_objective;
        let also = self.publication.answers.terms(Field::Also).iter();
        let also = also.filter_map(|id| ObjectiveNumber::parse(id));
        let also = also.filter(|one| Some(*one) != filed);
        let set = address::objectives().absolute(url, Language::default());
        let objectives = filed.into_iter().chain(also).map(|one| {
            let at = address::objective(one).absolute(url, Language::default());
            let mut term = defined_term(&one.to_string(), one.name(t), &set);
            term["@id"] = json!(at);
            term["url"] = json!(at);
            term
        });
        let set_of = |field: Field| {
            let name = t.of("face-label", field.name()).to_string();
            json!({"@type": "DefinedTermSet", "name": name})
        };
        let (goals_set, principles_set) = (set_of(Field::Goals), set_of(Field::Principles));
        let goals = self
            .publication
            .answers
            .terms(Field::Goals)
            .iter()
            .map(|id| {
                let name = Vocabulary::Goal.name(id, t);
                defined_term(id, &name, &goals_set)
            });
        let principles = self
            .publication
            .answers
            .principles()
            .iter()
            .filter_map(|one| {
                let principle = PrincipleId::parse(&one.principle)?;
                Some(defined_term(
                    &one.principle,
                    principle.name(t),
                    &principles_set,
                ))
            });
        objectives.chain(goals).chain(principles).collect()
    }

    fn places(&self) -> Value {
        let place = |field: Field, kind: &'static str| {
            let named = field.declaration().kind;
            let ids = self.publication.answers.terms(field).iter();
            ids.map(move |id| {
                let name = plain::term(named, id, self.t);
                json!({"@type": kind, "name": name, "identifier": id})
            })
        };
        place(Field::Countries, "Country")
            .chain(place(Field::Regions, "Place"))
            .collect()
    }
}

fn author(author: &CreditedName, works_for: Option<&str>) -> Value {
    let name = &author.name;
    match name {
        Name::Institution(institution) => organisation(institution),
        Name::Person { given, family, .. } => {
            let mut person = json!({"@type": "Person", "name": name.without_honorific()});
            if let Some(given) = given {
                person["givenName"] = json!(given);
                person["familyName"] = json!(family);
            }
            if let Some(orcid) = &author.orcid {
                person["identifier"] = json!(orcid.link());
                person["sameAs"] = json!(orcid.link());
            }
            if let Some(works_for) = works_for {
                person["affiliation"] = organisation(works_for);
            }
            person
        }
    }
}

fn organisation(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

fn defined_term(code: &str, name: &str, set: &(impl serde::Serialize + ?Sized)) -> Value {
    json!({"@type": "DefinedTerm", "termCode": code, "name": name, "inDefinedTermSet": set})
}

fn source(source: &Source) -> Value {
    let mut work = json!({"@type": "CreativeWork", "name": source.title});
    if let Some(url) = &source.url {
        work["url"] = json!(url);
    }
    if let Some(language) = &source.language {
        work["inLanguage"] = json!(language);
    }
    work
}
