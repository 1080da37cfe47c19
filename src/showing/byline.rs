//! What stands around the text of a practice: who submitted it and how it is cited. The public page says what was,
//! the preview and the desk in the same words what would be.

use crate::account::model::{Account, CreditedName, Name};
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::model::{ImportedNames, Practice, Revision};

/// A citation in its parts. Author and title may be written in any direction.
#[derive(Debug, Clone)]
pub struct Cited {
    /// “Sadykova, Aigerim; Lenz, Boris”
    pub author: String,
    /// “(2026).”
    pub year: String,
    /// The title, which the page marks up as a cited work.
    pub title: String,
    /// “(2nd version). Praxis. https://…”
    pub after: String,
}

/// Whose names a practice bears.
#[derive(Debug, Clone)]
pub struct BylineNames {
    submitter: CreditedName,
    organisation: Option<String>,
    /// Where they are others than the submitter.
    authors: Vec<CreditedName>,
}

impl BylineNames {
    /// The account that submitted it and the authors of a revision in the owner's order, where they are others. Those whom an
    /// import names come first.
    pub fn of(
        submitter: Option<&Account>,
        authors: Vec<CreditedName>,
        imported: Option<ImportedNames>,
    ) -> Option<Self> {
        let submitter = submitter.map(|by| (by.credited(), by.organisation.clone()));
        let Some(imported) = imported else {
            let (submitter, organisation) = submitter?;
            return Some(Self {
                submitter,
                organisation,
                authors,
            });
        };
        let has_others = imported.has_authors || !authors.is_empty();
        let names = imported.submitter.map(|name| (name, imported.organisation));
        let (submitter, organisation) = names.or(submitter)?;
        let earlier = imported.authors.into_iter().filter(|_| has_others);
        Some(Self {
            submitter,
            organisation,
            authors: earlier.chain(authors).collect(),
        })
    }
}

/// What would stand around a practice if it were published now.
#[derive(Debug, Clone)]
pub struct Byline {
    /// “Submitted by … on …”.
    pub submitted: String,
    /// “Authors: …”, where they are others than the account that submitted it.
    pub authors: Option<String>,
    /// The authors who gave an ORCID iD.
    pub orcids: Vec<OrcidLine>,
    /// “Published …”, once it was.
    pub published: Option<String>,
    /// How it is cited.
    pub cited: Cited,
    /// The licence, and where it can be read.
    pub licence: (String, String),
}

impl Byline {
    /// For this revision, under the names that the practice bears.
    pub fn of(
        practice: &Practice,
        revision: &Revision,
        names: &BylineNames,
        settings: &Settings,
        t: Messages,
    ) -> Self {
        let day = match practice.first_submitted_at {
            Some(at) => t.day(at),
            None => t.say("practice-day-of-submission").to_string(),
        };
        let address = match &practice.slug {
            Some(slug) => {
                address::practice(slug).absolute(&settings.public_url, Language::default())
            }
            None => t.say("practice-address-to-come").to_string(),
        };
        // The address of a practice is cited by its first publication.
        let now = practice.first_published_at.or(revision.submitted_at);
        let year = t.iso_day(now.unwrap_or(revision.opened_at));
        let site = settings.site.name.as_str();
        let title = revision.title.trim();
        let cited_names = cited_authors(Some(&names.submitter), &names.authors);
        Self {
            submitted: submitted(&names.submitter.name, names.organisation.as_deref(), day, t),
            published: practice.first_published_at.map(|at| {
                t.say("catalogue-published")
                    .with("day", t.day(at))
                    .to_string()
            }),
            authors: authors_line(&names.authors, t),
            orcids: orcid_lines(&cited_names, t),
            cited: cited(
                cited_names.iter().map(|one| &one.name).collect(),
                &year,
                (title, ""),
                site,
                &address,
            ),
            licence: (
                settings.licence.name.clone(),
                settings.licence.url.to_string(),
            ),
        }
    }
}

/// “Submitted by Ms. Aigerim Sadykova, Ministry of Labour, on 3 November 2026”. An institution stands for itself.
pub fn submitted(name: &Name, organisation: Option<&str>, day: String, t: Messages) -> String {
    let said = match organisation.filter(|_| !name.is_institution()) {
        Some(organisation) => t
            .say("catalogue-submitted-for")
            .with("organisation", organisation),
        None => t.say("catalogue-submitted"),
    };
    said.with("name", name.display())
        .with("day", day)
        .to_string()
}

/// “Authors: Ms. Aigerim Sadykova, Mr. Boris Lenz”, where a version has authors of its own.
pub fn authors_line(authors: &[CreditedName], t: Messages) -> Option<String> {
    let names: Vec<String> = authors.iter().map(|one| one.name.display()).collect();
    let line = t.say("catalogue-authors").with("count", names.len());
    (!names.is_empty()).then(|| line.with("names", names.join(", ")).to_string())
}

/// An author with an ORCID iD.
#[derive(Debug, Clone)]
pub struct OrcidLine {
    /// The name, as a citation begins with it: without a form of address.
    pub name: String,
    /// The words before the address, for a reader who hears the link alone.
    pub says: String,
    /// The address of the iD.
    pub link: String,
}

/// Those of the authors who gave an ORCID iD, in their order.
pub fn orcid_lines(authors: &[&CreditedName], t: Messages) -> Vec<OrcidLine> {
    let line = |author: &&CreditedName| {
        let orcid = author.orcid.as_ref()?;
        let name = author.name.without_honorific();
        let says = t.say("catalogue-orcid").with("name", name.as_str());
        Some(OrcidLine {
            says: says.to_string(),
            name,
            link: orcid.link(),
        })
    };
    authors.iter().filter_map(line).collect()
}

/// The names that a citation gives: those of the authors, or else that of the submitter.
pub fn cited_authors<'n>(
    submitter: Option<&'n CreditedName>,
    authors: &'n [CreditedName],
) -> Vec<&'n CreditedName> {
    if authors.is_empty() {
        submitter.into_iter().collect()
    } else {
        authors.iter().collect()
    }
}

/// “Sadykova, Aigerim (2026). Almaty Process (2nd version). Praxis. https://…”: names whole, honorifics never.
pub fn cited(
    authors: Vec<&Name>,
    day: &str,
    (title, version): (&str, &str),
    site: &str,
    address: &str,
) -> Cited {
    let year: String = day.chars().take(4).collect();
    let inverted = |name: &Name| match name {
        Name::Person {
            given: Some(given),
            family,
            ..
        } => format!("{family}, {given}"),
        name => name.without_honorific(),
    };
    let authors: Vec<String> = authors.into_iter().map(inverted).collect();
    Cited {
        author: if authors.is_empty() {
            site.to_owned()
        } else {
            authors.join("; ")
        },
        year: format!("({year})."),
        title: title.to_owned(),
        after: format!("{version}. {site}. {address}"),
    }
}
