//! How a published practice is cited: its parts once, in the very letters of the page, and a file for each format that
//! reference managers read. Pure.

mod bibtex;
mod csl;
mod dublin_core;
mod ris;

pub use bibtex::bibtex;
pub use csl::csl;
pub use dublin_core::dublin_core;
pub use ris::ris;

use jiff::civil::Date;

use super::publication::{GrantedLicence, Publication};
use crate::account::model::{CreditedName, Name};
use crate::config::Settings;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::doi::Doi;
use crate::practice::fields::Field;
use crate::practice::plain;
use crate::taxonomy::{GoalNumber, ObjectiveNumber, PrincipleId};
use crate::written;

/// What every format of a citation says.
pub struct Citation {
    /// ASCII letters, digits and hyphens: the name of the entry in a bibliography, and of the file.
    pub key: String,
    pub title: String,
    /// The authors in their order; where none is known, the site.
    pub authors: Vec<CreditedName>,
    pub publisher: String,
    pub day: Date,
    /// The number of the version, where there are several.
    pub version: Option<i64>,
    /// The whole address of what is cited.
    pub address: String,
    /// The identifier that the text got elsewhere.
    pub doi: Option<Doi>,
    /// The whole address of the persistent identifier, if the practice has one.
    pub ark: Option<String>,
    /// The language of the text.
    pub language: TextLanguage,
    /// The type of the practice.
    pub kind: Option<String>,
    /// The summary, without line ends.
    pub summary: String,
    /// Objectives, goals and principles, each by its official title.
    pub subjects: Vec<String>,
    pub organisations: Vec<String>,
    pub licence: GrantedLicence,
    /// What a machine did for the text, and whether a person has checked it.
    pub machine_help: Option<String>,
}

impl Citation {
    /// The citation of this version.
    pub fn of(publication: &Publication, settings: &Settings, t: Messages) -> Self {
        let (practice, answers) = (&publication.practice, &publication.answers);
        let publisher = settings.site.name.clone();
        let mut authors = publication.cited_authors();
        if authors.is_empty() {
            let site = Name::Institution(publisher.clone());
            authors.push(CreditedName::only(site));
        }
        let address = publication.address();
        Self {
            key: if publication.at_version {
                format!("{}-{}", practice.slug, practice.version)
            } else {
                practice.slug.to_string()
            },
            title: practice.title.trim().to_owned(),
            authors,
            publisher,
            day: t.civil_day(publication.cited_at()),
            version: (practice.versions > 1).then_some(practice.version),
            address: address.absolute(&settings.public_url, Language::default()),
            doi: answers.doi().cloned(),
            ark: publication
                .ark()
                .map(|ark| ark.absolute(&settings.public_url, Language::default())),
            language: practice.filed_language.unwrap_or_default(),
            kind: answers
                .term(Field::Type)
                .map(|id| plain::term(Field::Type.declaration().kind, id, t)),
            summary: written::one_line(answers.summary()),
            subjects: subjects(answers, practice.filed_objective, t),
            organisations: answers
                .organisations()
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            licence: publication.licence(settings),
            machine_help: machine_help(answers, t),
        }
    }

    /// The names of its authors.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.authors.iter().map(|author| &author.name)
    }

    /// The address by which it is cited: that of an identifier from elsewhere comes first.
    pub fn cited_address(&self) -> String {
        let doi = self.doi.as_ref().map(Doi::link);
        doi.unwrap_or_else(|| self.address.clone())
    }

    /// The addresses of its identifiers, besides its own one.
    pub fn identifiers(&self) -> Vec<String> {
        let doi = self.doi.as_ref().map(Doi::link);
        doi.into_iter().chain(self.ark.clone()).collect()
    }

    /// What stands in a note: who carries the practice out, the licence, and the persistent identifier. No format has fields
    /// for them that all programs understand.
    fn notes(&self, t: Messages) -> Vec<String> {
        let organisations = self.organisations.join("; ");
        let organisations = (!organisations.is_empty()).then(|| {
            t.say("catalogue-cite-organisations")
                .with("organisations", organisations)
                .to_string()
        });
        let licence = t
            .say("catalogue-licence")
            .with("licence", self.licence.name.as_str())
            .to_string();
        let machine_help = self.machine_help.clone();
        let ark = self.ark.clone();
        organisations
            .into_iter()
            .chain(machine_help)
            .chain([licence])
            .chain(ark)
            .collect()
    }
}

/// “Machine help with language or translation. Checked by a person: yes.”
fn machine_help(answers: &Answers, t: Messages) -> Option<String> {
    let named = Field::MachineHelp.declaration().kind;
    let help = plain::term(named, answers.term(Field::MachineHelp)?, t);
    let checked = answers
        .yes(Field::MachineChecked)
        .filter(|_| answers.has_machine_help());
    Some(match checked {
        Some(yes) => t
            .of(
                "catalogue-cite-machine",
                if yes { "checked" } else { "unchecked" },
            )
            .with("help", help)
            .to_string(),
        None => t
            .say("catalogue-cite-machine")
            .with("help", help)
            .to_string(),
    })
}

/// What the practice is about: the objective that it is filed under first.
fn subjects(answers: &Answers, filed: Option<ObjectiveNumber>, t: Messages) -> Vec<String> {
    let also = answers.terms(Field::Also).iter();
    let also = also.filter_map(|id| ObjectiveNumber::parse(id));
    let also = also.filter(|one| Some(*one) != filed);
    let objectives = filed
        .into_iter()
        .chain(also)
        .map(|one| one.heading(t).to_string());
    let goals = answers.terms(Field::Goals).iter();
    let goals = goals
        .filter_map(|id| GoalNumber::parse(id))
        .map(|goal| goal.name(t).to_owned());
    let principles = answers.principles().iter();
    let principles = principles
        .filter_map(|one| PrincipleId::parse(&one.principle))
        .map(|principle| principle.name(t).to_owned());
    objectives.chain(goals).chain(principles).collect()
}
