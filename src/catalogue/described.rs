//! The catalogue as a whole, described for programs: as a package of tables, as an entry for catalogues of data, and in the
//! words of schema.org. Pure.

use serde_json::{Value, json};

use super::files::{FactColumn, FileColumn, FileStyle, ViewColumn, WithdrawnColumn, file_columns};
use super::record_schema::record_columns;
use crate::address::{self, Address, FileForm, ListForm};
use crate::config::Settings;
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::language::{Language, Messages};
use crate::practice::columns::ColumnType;
use crate::taxonomy::{Term, Vocabulary};

/// The catalogue at one edition.
pub struct DescribedCatalogue<'a> {
    pub edition: Edition,
    /// When that edition began.
    pub began: Timestamp,
    pub settings: &'a Settings,
    pub t: Messages,
}

/// A month, or a year alone.
const MONTH: &str = "^[0-9]{4}(-[0-9]{2})?$";

/// The type and the format of a column, in the words of the package.
const fn type_of(kind: ColumnType) -> (&'static str, &'static str) {
    match kind {
        ColumnType::Number => ("integer", "default"),
        ColumnType::YesNo => ("boolean", "default"),
        ColumnType::Moment => ("datetime", "default"),
        ColumnType::Address => ("string", "uri"),
        ColumnType::Text | ColumnType::Month | ColumnType::Term | ColumnType::List => {
            ("string", "default")
        }
    }
}

/// A table at the address of its name, each column with the kind and the meaning of its cells.
fn table(
    name: &str,
    columns: impl Iterator<Item = (&'static str, ColumnType, String)>,
    licences: &Value,
) -> Value {
    let columns = columns.map(|(column, kind, description)| {
        let (is_month, (kind, format)) = (kind == ColumnType::Month, type_of(kind));
        let mut field =
            json!({"name": column, "type": kind, "format": format, "description": description});
        if is_month {
            field["constraints"] = json!({"pattern": MONTH});
        }
        field
    });
    json!({
        "name": name,
        "type": "table",
        "path": format!("{name}.csv"),
        "format": "csv",
        "mediatype": FileStyle::CSV,
        "encoding": "utf-8",
        "licenses": licences,
        "schema": {"fields": columns.collect::<Vec<_>>(), "missingValues": [""]},
    })
}

impl DescribedCatalogue<'_> {
    /// Its name.
    pub fn title(&self) -> String {
        let says = self.t.say("data-catalogue-title");
        says.with("site", self.settings.site.name.as_str())
            .to_string()
    }

    /// What it holds.
    pub fn description(&self) -> String {
        let says = self.t.say("data-catalogue-description");
        says.with("site", self.settings.site.name.as_str())
            .to_string()
    }

    /// How it is cited, with edition and day, so that a figure in a paper can be found again.
    pub fn citation(&self) -> String {
        let says = self.t.say("data-citation").with("title", self.title());
        let says = says.with("edition", self.edition.to_string());
        let says = says.with("day", self.t.day(self.began));
        says.with("address", self.absolute(&address::data()))
            .to_string()
    }

    /// The package of tables.
    pub fn data_package(&self) -> Value {
        let licence = &self.settings.licence;
        let licences = json!([{"title": licence.name, "path": licence.url.as_str()}]);
        let mut package = json!({
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "practices",
            "id": self.absolute(&address::data_package()),
            "title": self.title(),
            "description": self.description(),
            "homepage": self.absolute(&address::data()),
            "version": self.edition.to_string(),
            "created": self.t.iso(self.began),
            "licenses": licences,
            "contributors": [{"title": self.settings.site.name, "role": "publisher", "roles": ["publisher"]}],
            "resources": [
                {
                    "name": "practices",
                    "type": "table",
                    "title": self.t.say("data-file-csv").to_string(),
                    "description": self.t.say("data-about-csv").to_string(),
                    "path": "practices.csv",
                    "format": "csv",
                    "mediatype": FileStyle::CSV,
                    "encoding": "utf-8",
                    "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true},
                    "licenses": licences,
                    "schema": self.schema(),
                },
                {
                    "name": "practices-records",
                    "type": "table",
                    "title": self.t.say("data-file-jsonl").to_string(),
                    "description": self.t.say("data-about-jsonl").to_string(),
                    "path": "practices.jsonl",
                    "format": "jsonl",
                    "mediatype": FileStyle::JSON_LINES,
                    "encoding": "utf-8",
                    "licenses": licences,
                    "schema": {
                        "fields": record_columns(self.t),
                        "primaryKey": [FactColumn::Slug.as_str()],
                    },
                },
            ],
        });
        let withdrawn = self.withdrawn(&licences);
        let views = self.settings.public_views.then(|| self.views(&licences));
        if let Some(resources) = package["resources"].as_array_mut() {
            resources.extend(std::iter::once(withdrawn).chain(views));
        }
        package
    }

    /// The table of what was taken down.
    fn withdrawn(&self, licences: &Value) -> Value {
        let columns = WithdrawnColumn::ALL.iter();
        let columns = columns.map(|column| {
            let says = self.t.of("withdrawn", column.as_str());
            (column.as_str(), column.kind(), says.to_string())
        });
        let mut resource = table("withdrawn", columns, licences);
        resource["title"] = json!(self.t.say("data-withdrawn").to_string());
        resource["description"] = json!(self.t.say("data-withdrawn-lead").to_string());
        resource["schema"]["primaryKey"] = json!([WithdrawnColumn::Slug.as_str()]);
        resource
    }

    /// The table of views.
    fn views(&self, licences: &Value) -> Value {
        let columns = ViewColumn::ALL.iter();
        let columns = columns.map(|column| {
            let says = self.t.of("view-column", column.as_str());
            (column.as_str(), column.kind(), says.to_string())
        });
        let mut resource = table("views", columns, licences);
        resource["title"] = json!(self.t.say("data-views").to_string());
        resource["description"] = json!(self.t.say("data-views-lead").to_string());
        resource["schema"]["primaryKey"] =
            json!([ViewColumn::Slug.as_str(), ViewColumn::Month.as_str()]);
        resource
    }

    fn schema(&self) -> Value {
        let columns: Vec<Value> = file_columns()
            .iter()
            .map(|column| self.column(column))
            .collect();
        json!({
            "fields": columns,
            "primaryKey": [FactColumn::Slug.as_str()],
            "missingValues": [""],
        })
    }

    fn column(&self, column: &FileColumn) -> Value {
        let (kind, format) = type_of(column.kind());
        let mut field = json!({
            "name": column.name(),
            "type": kind,
            "format": format,
            "description": column.description(self.t),
        });
        let constraints = match column {
            FileColumn::Fact(FactColumn::Slug) => json!({"required": true, "unique": true}),
            FileColumn::Fact(FactColumn::Url) => json!({"required": true}),
            _ if column.kind() == ColumnType::Month => json!({"pattern": MONTH}),
            _ => match column.vocabulary() {
                Some(vocabulary) => json!({"enum": self.ids(vocabulary)}),
                None => return field,
            },
        };
        field["constraints"] = constraints;
        field
    }

    fn ids(&self, vocabulary: Vocabulary) -> Vec<String> {
        let terms = vocabulary.terms(self.t).into_iter();
        terms.map(Term::id).collect()
    }

    /// The entry for catalogues of data, in the words of DCAT.
    pub fn catalogue(&self) -> Value {
        let page = self.absolute(&address::data());
        let home = self.absolute(&address::home());
        let site = &self.settings.site.name;
        let language = self.t.language().as_str();
        let said = |text: String| json!({"@language": language, "@value": text});
        let moment = json!({"@type": "xsd:dateTime", "@value": self.t.iso(self.began)});
        let publisher = json!({
            "@id": format!("{page}#publisher"),
            "@type": "foaf:Agent",
            "foaf:name": site,
            "foaf:homepage": {"@id": home},
        });
        let licence = json!({"@id": self.settings.licence.url.as_str()});
        json!({
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dcterms": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "vcard": "http://www.w3.org/2006/vcard/ns#",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": format!("{page}#catalogue"),
            "@type": "dcat:Catalog",
            "dcterms:title": said(self.title()),
            "dcterms:description": said(self.description()),
            "dcterms:publisher": publisher,
            "dcterms:license": licence,
            "dcterms:modified": moment,
            "foaf:homepage": {"@id": home},
            "dcat:dataset": {
                "@id": format!("{page}#dataset"),
                "@type": "dcat:Dataset",
                "dcterms:title": said(self.title()),
                "dcterms:description": said(self.description()),
                "dcterms:identifier": page,
                "dcterms:publisher": {"@id": format!("{page}#publisher")},
                "dcterms:license": licence,
                "dcterms:modified": moment,
                "dcterms:bibliographicCitation": self.citation(),
                "dcat:version": self.edition.to_string(),
                "dcat:landingPage": {"@id": page},
                "dcat:keyword": self.keywords().into_iter().map(said).collect::<Vec<_>>(),
                "dcat:contactPoint": {
                    "@type": "vcard:Organization",
                    "vcard:fn": site,
                    "vcard:hasEmail": {"@id": format!("mailto:{}", self.settings.contact.email)},
                },
                "dcat:distribution": self.distributions(),
            },
            "dcat:service": self.services(&format!("{page}#dataset")),
        })
    }

    /// What answers programs: the interface with its description, and the harvest.
    fn services(&self, dataset: &str) -> Vec<Value> {
        let described = self.absolute(&address::api_description());
        let service = |title: &str, at: Address, conforms_to: &str| {
            let at = self.absolute(&at);
            json!({
                "@id": format!("{at}#service"),
                "@type": "dcat:DataService",
                "dcterms:title": title,
                "dcterms:conformsTo": {"@id": conforms_to},
                "dcterms:license": {"@id": self.settings.licence.url.as_str()},
                "dcat:endpointURL": {"@id": at},
                "dcat:servesDataset": {"@id": dataset},
            })
        };
        let openapi = "https://spec.openapis.org/oas/v3.1.0";
        let mut interface = service("API", address::api_practices(), openapi);
        interface["dcat:endpointDescription"] = json!({"@id": described});
        let harvest = "http://www.openarchives.org/OAI/2.0/";
        vec![interface, service("OAI-PMH", address::oai(), harvest)]
    }

    fn distributions(&self) -> Vec<Value> {
        let language = self.t.language().as_str();
        let files = self.files().into_iter();
        files
            .map(|(title, address, media_type)| {
                let link = self.absolute(&address);
                json!({
                    "@id": format!("{}#{}", self.absolute(&address::data()), address.ending()),
                    "@type": "dcat:Distribution",
                    "dcterms:title": {"@language": language, "@value": title},
                    "dcterms:license": {"@id": self.settings.licence.url.as_str()},
                    "dcterms:modified": {"@type": "xsd:dateTime", "@value": self.t.iso(self.began)},
                    "dcat:accessURL": {"@id": link},
                    "dcat:downloadURL": {"@id": link},
                    "dcat:mediaType": {
                        "@id": format!("https://www.iana.org/assignments/media-types/{media_type}"),
                        "@type": "dcterms:MediaType",
                    },
                })
            })
            .collect()
    }

    /// The files of all practices: what each is called, its address, its media type.
    pub fn files(&self) -> [(String, Address, &'static str); 3] {
        let all = |form| address::practices().in_form(form);
        let named = |says| self.t.say(says).to_string();
        [
            (
                named("data-file-csv"),
                all(ListForm::File(FileForm::Csv)),
                FileStyle::CSV,
            ),
            (
                named("data-file-jsonl"),
                all(ListForm::File(FileForm::JsonLines)),
                FileStyle::JSON_LINES,
            ),
            (
                named("data-file-atom"),
                all(ListForm::Feed),
                "application/atom+xml",
            ),
        ]
    }

    fn keywords(&self) -> Vec<String> {
        let words = self.t.say("data-keywords").to_string();
        words
            .split(',')
            .map(|word| word.trim().to_owned())
            .collect()
    }

    /// The `Dataset` of schema.org, written so that it may stand within a page.
    pub fn dataset(&self) -> String {
        let page = self.absolute(&address::data());
        let site = json!({
            "@type": "Organization",
            "name": self.settings.site.name,
            "url": self.absolute(&address::home()),
        });
        let distribution: Vec<Value> = self
            .files()
            .into_iter()
            .map(|(title, address, media_type)| {
                json!({
                    "@type": "DataDownload",
                    "name": title,
                    "contentUrl": self.absolute(&address),
                    "encodingFormat": media_type,
                })
            })
            .collect();
        let dataset = json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": format!("{page}#dataset"),
            "url": page,
            "name": self.title(),
            "description": self.description(),
            "creator": site,
            "publisher": site,
            "license": self.settings.licence.url.as_str(),
            "version": self.edition.to_string(),
            "dateModified": self.t.iso_day(self.began),
            "inLanguage": self.t.language().as_str(),
            "keywords": self.keywords(),
            "isAccessibleForFree": true,
            "creditText": self.citation(),
            "distribution": distribution,
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "name": self.settings.site.name,
                "url": self.absolute(&address::practices()),
            },
        });
        dataset.to_string().replace('<', "\\u003c")
    }

    /// What stands there does not depend on the language of its reader.
    fn absolute(&self, address: &Address) -> String {
        address.absolute(&self.settings.public_url, Language::default())
    }
}
