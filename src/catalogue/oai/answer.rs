//! Writes the answers of the protocol. Pure.

use super::PREFIX;
use super::request::{OaiArguments, OaiError, OaiErrorCode};
use super::token::HarvestToken;
use super::xml::XmlDocument;
use crate::catalogue::cite::{Citation, dublin_core};
use crate::catalogue::publication::Publication;
use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::practice::model::Slug;

/// The namespace of the protocol.
const PROTOCOL: &str = "http://www.openarchives.org/OAI/2.0/";
const PROTOCOL_AT: &str =
    "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
/// The namespace of the format, and where its schema is.
const FORMAT: &str = "http://www.openarchives.org/OAI/2.0/oai_dc/";
const FORMAT_SCHEMA: &str = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
const FORMAT_AT: &str =
    "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
/// The namespace in which a repository describes its identifiers.
const IDENTIFIERS: &str = "http://www.openarchives.org/OAI/2.0/oai-identifier";
const IDENTIFIERS_AT: &str = "http://www.openarchives.org/OAI/2.0/oai-identifier http://www.openarchives.org/OAI/2.0/oai-identifier.xsd";

/// What every answer needs to know of the repository.
pub struct Repository<'a> {
    /// Its name in identifiers, which never changes.
    pub name: &'a str,
    /// Its address.
    pub base: String,
    pub settings: &'a Settings,
    /// The words of terms.
    pub t: Messages,
}

impl Repository<'_> {
    /// The identifier of a practice.
    pub fn identifier(&self, slug: &Slug) -> String {
        format!("oai:{}:{slug}", self.name)
    }

    /// The practice that an identifier names.
    pub fn slug(&self, identifier: &str) -> Option<Slug> {
        let local = identifier.strip_prefix("oai:")?.strip_prefix(self.name)?;
        Slug::parse(local.strip_prefix(':')?)
    }

    /// Whom harvesters write to. The protocol's schema asks for a dot in the domain, which the address of a site without a
    /// domain lacks.
    fn admin_email(&self) -> String {
        let email = self.settings.contact.email.to_string();
        let has_dot = self.settings.contact.email.domain().contains('.');
        if has_dot { email } else { email + ".invalid" }
    }

    /// Whether the name is a domain, as the description of identifiers asks for.
    fn is_domain(&self) -> bool {
        let is_label = |label: &str| {
            label.starts_with(|first: char| first.is_ascii_alphabetic())
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        self.name.contains('.') && self.name.split('.').all(is_label)
    }
}

/// A record, or what is left of it.
pub struct OaiRecord {
    pub slug: Slug,
    pub changed_at: Timestamp,
    pub sets: Vec<String>,
    /// The practice as it is public now; none if the catalogue no longer lists it.
    pub publication: Option<Publication>,
    /// Whether the catalogue lists it.
    pub is_live: bool,
}

/// A page of a list.
pub struct HarvestPage {
    pub records: Vec<OaiRecord>,
    /// Whether the headers alone were asked for.
    pub headers_only: bool,
    /// The place from which the list goes on.
    pub next: Option<HarvestToken>,
    /// Whether the list began on an earlier page.
    pub is_continued: bool,
}

/// An answer in the making.
pub struct OaiAnswer<'a> {
    repository: &'a Repository<'a>,
    xml: XmlDocument,
}

impl<'a> OaiAnswer<'a> {
    /// An answer that is complete up to this moment. A question that could be read is repeated.
    pub fn begin(
        repository: &'a Repository<'a>,
        complete_until: Timestamp,
        asked: Option<&OaiArguments>,
    ) -> Self {
        let mut xml = XmlDocument::begin();
        let namespaces = [
            ("xmlns", PROTOCOL),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", PROTOCOL_AT),
        ];
        xml.open("OAI-PMH", &namespaces);
        xml.element("responseDate", &[], &repository.t.iso(complete_until));
        let asked = asked.map(OaiArguments::pairs).unwrap_or_default();
        let asked: Vec<(&str, &str)> = asked
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        xml.element("request", &asked, &repository.base);
        Self { repository, xml }
    }

    /// Whether the answer to this error repeats the question: not if it could not be read.
    pub fn repeats(error: &OaiError) -> bool {
        !matches!(
            error.code,
            OaiErrorCode::BadVerb | OaiErrorCode::BadArgument
        )
    }

    /// The answer to a question that has none.
    pub fn error(mut self, error: &OaiError) -> Vec<u8> {
        let code = [("code", error.code.as_str())];
        self.xml.element("error", &code, &error.sentence);
        self.finish()
    }

    /// What the repository is. No record ever changed before `earliest`.
    pub fn identify(mut self, earliest: Timestamp) -> Vec<u8> {
        let settings = self.repository.settings;
        let earliest = self.repository.t.iso(earliest);
        let email = self.repository.admin_email();
        self.xml.open("Identify", &[]);
        for (name, text) in [
            ("repositoryName", settings.site.name.as_str()),
            ("baseURL", &self.repository.base),
            ("protocolVersion", "2.0"),
            ("adminEmail", &email),
            ("earliestDatestamp", &earliest),
            ("deletedRecord", "persistent"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
            ("compression", "gzip"),
        ] {
            self.xml.element(name, &[], text);
        }
        if self.repository.is_domain() {
            self.describe_identifiers();
        }
        self.describe_whole();
        self.xml.close("Identify");
        self.finish()
    }

    fn describe_identifiers(&mut self) {
        let sample = format!("oai:{}:example", self.repository.name);
        let attributes = [
            ("xmlns", IDENTIFIERS),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", IDENTIFIERS_AT),
        ];
        self.xml.open("description", &[]);
        self.xml.open("oai-identifier", &attributes);
        for (name, text) in [
            ("scheme", "oai"),
            ("repositoryIdentifier", self.repository.name),
            ("delimiter", ":"),
            ("sampleIdentifier", &sample),
        ] {
            self.xml.element(name, &[], text);
        }
        self.xml.close("oai-identifier");
        self.xml.close("description");
    }

    /// The catalogue as a whole, with its licence.
    fn describe_whole(&mut self) {
        let settings = self.repository.settings;
        let licence = &settings.licence;
        self.xml.open("description", &[]);
        self.open_dublin_core();
        for (name, text) in [
            ("dc:title", settings.site.name.as_str()),
            ("dc:identifier", settings.public_url.as_str()),
            ("dc:rights", licence.url.as_str()),
            ("dc:rights", &licence.name),
        ] {
            self.xml.element(name, &[], text);
        }
        self.xml.close("oai_dc:dc");
        self.xml.close("description");
    }

    /// The formats of records.
    pub fn formats(mut self) -> Vec<u8> {
        self.xml.open("ListMetadataFormats", &[]);
        self.xml.open("metadataFormat", &[]);
        self.xml.element("metadataPrefix", &[], PREFIX);
        self.xml.element("schema", &[], FORMAT_SCHEMA);
        self.xml.element("metadataNamespace", &[], FORMAT);
        self.xml.close("metadataFormat");
        self.xml.close("ListMetadataFormats");
        self.finish()
    }

    /// The sets.
    pub fn sets(mut self, sets: &[(String, String)]) -> Vec<u8> {
        self.xml.open("ListSets", &[]);
        for (spec, name) in sets {
            self.xml.open("set", &[]);
            self.xml.element("setSpec", &[], spec);
            self.xml.element("setName", &[], name);
            self.xml.close("set");
        }
        self.xml.close("ListSets");
        self.finish()
    }

    /// One record.
    pub fn record(mut self, record: &OaiRecord) -> Vec<u8> {
        self.xml.open("GetRecord", &[]);
        self.write_record(record);
        self.xml.close("GetRecord");
        self.finish()
    }

    /// A page of a list. The last page of several says that it is the last; a list of one page does not.
    pub fn list(mut self, page: &HarvestPage) -> Vec<u8> {
        let verb = if page.headers_only {
            "ListIdentifiers"
        } else {
            "ListRecords"
        };
        self.xml.open(verb, &[]);
        for record in &page.records {
            if page.headers_only {
                self.write_header(record);
            } else {
                self.write_record(record);
            }
        }
        if page.is_continued || page.next.is_some() {
            let token = page.next.as_ref().map(HarvestToken::write);
            let token = token.unwrap_or_default();
            self.xml.element("resumptionToken", &[], &token);
        }
        self.xml.close(verb);
        self.finish()
    }

    fn write_record(&mut self, record: &OaiRecord) {
        self.xml.open("record", &[]);
        self.write_header(record);
        if let Some(publication) = &record.publication {
            self.xml.open("metadata", &[]);
            self.write_dublin_core(publication);
            self.xml.close("metadata");
        }
        self.xml.close("record");
    }

    fn write_header(&mut self, record: &OaiRecord) {
        let deleted: &[(&str, &str)] = if record.is_live {
            &[]
        } else {
            &[("status", "deleted")]
        };
        self.xml.open("header", deleted);
        let identifier = self.repository.identifier(&record.slug);
        self.xml.element("identifier", &[], &identifier);
        let changed_at = self.repository.t.iso(record.changed_at);
        self.xml.element("datestamp", &[], &changed_at);
        for set in &record.sets {
            self.xml.element("setSpec", &[], set);
        }
        self.xml.close("header");
    }

    fn write_dublin_core(&mut self, publication: &Publication) {
        let Repository { settings, t, .. } = self.repository;
        let citation = Citation::of(publication, settings, *t);
        let written_in = [("xml:lang", citation.language.as_str())];
        self.open_dublin_core();
        for (name, content) in dublin_core(&citation, &publication.answers, *t) {
            let element = name.replacen("DC.", "dc:", 1);
            // These two are in the language of the text; the names of terms are in that of the repository.
            let attributes: &[(&str, &str)] = match name {
                "DC.title" | "DC.description" => &written_in,
                _ => &[],
            };
            self.xml.element(&element, attributes, &content);
        }
        self.xml.close("oai_dc:dc");
    }

    fn open_dublin_core(&mut self) {
        let attributes = [
            ("xmlns:oai_dc", FORMAT),
            ("xmlns:dc", DUBLIN_CORE),
            ("xmlns:xsi", XSI),
            ("xsi:schemaLocation", FORMAT_AT),
        ];
        self.xml.open("oai_dc:dc", &attributes);
    }

    fn finish(mut self) -> Vec<u8> {
        self.xml.close("OAI-PMH");
        self.xml.finish()
    }
}
