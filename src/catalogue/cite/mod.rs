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
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::doi::Doi;
use crate::practice::fields::Field;
use crate::practice::plain;
use crate::storage::{MediaKind, RenditionSize};
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
    /// The objectives that it serves: the one that it is filed under first.
    pub objectives: Vec<ObjectiveNumber>,
    /// The names of its goals and of its principles.
    pub goals_and_principles: Vec<String>,
    pub organisations: Vec<String>,
    pub licence: GrantedLicence,
    /// What a machine did for the text, and whether a person has checked it.
    pub machine_help: Option<String>,
    /// The whole address of the first PDF that the version shows.
    pub pdf: Option<String>,
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
            objectives: objectives(answers, practice.filed_objective),
            goals_and_principles: goals_and_principles(answers, t),
            organisations: answers
                .organisations()
                .iter()
                .map(|one| one.name.clone())
                .collect(),
            licence: publication.licence(settings),
            machine_help: machine_help(answers, t),
            pdf: pdf(publication, settings),
        }
    }

    /// The names of its authors.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.authors.iter().map(|author| &author.name)
    }

    /// Objectives, goals and principles, each by its official title.
    fn subjects(&self, t: Messages) -> Vec<String> {
        let objectives = self.objectives.iter().map(|one| one.heading(t).to_string());
        objectives
            .chain(self.goals_and_principles.clone())
            .collect()
    }

    /// The same in short names.
    fn short_subjects(&self, t: Messages) -> Vec<String> {
        let objectives = self.objectives.iter();
        let objectives = objectives.map(|one| one.short_heading(t).to_string());
        objectives
            .chain(self.goals_and_principles.clone())
            .collect()
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

    /// What no format has a field for that all programs understand: who carries the practice out, what a machine did, and the
    /// persistent identifier.
    fn remarks(&self, t: Messages) -> Vec<String> {
        let organisations = self.organisations.join("; ");
        let organisations = (!organisations.is_empty()).then(|| {
            t.say("catalogue-cite-organisations")
                .with("organisations", organisations)
                .to_string()
        });
        let others = [self.machine_help.clone(), self.ark.clone()];
        organisations
            .into_iter()
            .chain(others.into_iter().flatten())
            .collect()
    }

    /// The same with the licence, for a format without a field for it.
    fn notes(&self, t: Messages) -> Vec<String> {
        let licence = t
            .say("catalogue-licence")
            .with("licence", self.licence.name.as_str())
            .to_string();
        let mut notes = self.remarks(t);
        notes.push(licence);
        notes
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

/// The address of its first PDF.
fn pdf(publication: &Publication, settings: &Settings) -> Option<String> {
    let mut files = publication.answers.files().iter();
    let file = files.find(|file| file.kind == MediaKind::Pdf)?;
    let page = address::practice(&publication.practice.slug);
    let at = file.address(&page, RenditionSize::Large);
    Some(at.absolute(&settings.public_url, Language::default()))
}

fn objectives(answers: &Answers, filed: Option<ObjectiveNumber>) -> Vec<ObjectiveNumber> {
    let also = answers.terms(Field::Also).iter();
    let also = also.filter_map(|id| ObjectiveNumber::parse(id));
    let also = also.filter(|one| Some(*one) != filed);
    filed.into_iter().chain(also).collect()
}

fn goals_and_principles(answers: &Answers, t: Messages) -> Vec<String> {
    let goals = answers.terms(Field::Goals).iter();
    let goals = goals
        .filter_map(|id| GoalNumber::parse(id))
        .map(|goal| goal.name(t).to_owned());
    let principles = answers.principles().iter();
    let principles = principles
        .filter_map(|one| PrincipleId::parse(&one.principle))
        .map(|principle| principle.name(t).to_owned());
    goals.chain(principles).collect()
}

#[cfg(test)]
pub mod tests {
    use jiff::civil::date;

    use super::*;

    /// A person whose honorific no citation shows.
    pub fn person(given: &str, family: &str) -> Name {
        Name::Person {
            honorific: Some("Ms.".to_owned()),
            given: Some(given.to_owned()),
            family: family.to_owned(),
        }
    }

    /// A citation with all of its parts.
    pub fn whole_citation() -> Citation {
        let amina = Name::Person {
            honorific: None,
            given: Some("Amina".to_owned()),
            family: "Saidova".to_owned(),
        };
        Citation {
            key: "almaty-process".to_owned(),
            title: "Almaty Process".to_owned(),
            authors: vec![CreditedName::only(amina)],
            publisher: "Praxis".to_owned(),
            day: date(2026, 11, 3),
            version: Some(2),
            address: "https://praxis.example/practices/almaty-process".to_owned(),
            doi: Doi::parse("10.1234/abc"),
            ark: Some("https://praxis.example/ark:12345/p1000000000".to_owned()),
            language: TextLanguage::En,
            kind: Some("Regional process or agreement".to_owned()),
            summary: "Officials meet twice a year.".to_owned(),
            objectives: ObjectiveNumber::parse("11").into_iter().collect(),
            goals_and_principles: vec!["Peace, Justice and Strong Institutions".to_owned()],
            organisations: vec!["Ministry of Labour".to_owned()],
            licence: GrantedLicence {
                name: "CC BY 4.0".to_owned(),
                link: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
            },
            machine_help: Some("Machine help with language or translation.".to_owned()),
            pdf: None,
        }
    }

    #[test]
    fn the_licence_stands_in_a_note_of_formats_without_a_field_for_it() {
        let (citation, t) = (whole_citation(), Messages::new(Language::En));
        let remarks = citation.remarks(t);
        assert_eq!(
            remarks,
            [
                "Carried out by Ministry of Labour.",
                "Machine help with language or translation.",
                "https://praxis.example/ark:12345/p1000000000",
            ]
        );
        let notes = citation.notes(t);
        assert_eq!(notes[..3], remarks);
        assert_eq!(
            notes[3],
            "The text is under CC BY 4.0: use it freely, name the author."
        );
    }
}
