//! A practice as it was published: what its page and every other form of it are made of. Pure.

use super::review_record::ReviewRecord;
use super::store::{
    PastEdition, PracticeSurroundings, PublishedPractice, PublishedVersion, RelatedPractice,
    TextInLanguage, ViewsBefore,
};
use crate::account::model::CreditedName;
use crate::address::{self, Address};
use crate::config::Settings;
use crate::db::{Fault, Timestamp};
use crate::practice::answers::Answers;
use crate::practice::model::ReplicationText;
use crate::showing::byline;

/// A practice as it was published, at its present version or at one that has its own address.
pub struct Publication {
    pub practice: PublishedPractice,
    /// The answers that its readers get.
    pub answers: Answers,
    /// The authors of the version, where they are others than the account that submitted the practice.
    pub authors: Vec<CreditedName>,
    /// The published versions, newest first.
    pub versions: Vec<PublishedVersion>,
    /// How this version was reviewed.
    pub review: Option<ReviewRecord>,
    /// The practices that its page names beside, the nearest first.
    pub related: Vec<RelatedPractice>,
    /// How often its page was opened, where the site says that.
    pub views: Option<ViewsBefore>,
    /// Where else the same was done.
    pub replications: Vec<ReplicationText>,
    /// Its texts in other languages.
    pub texts: Vec<TextInLanguage>,
    /// Whether the address names the version, or an edition that showed it.
    pub at_version: bool,
    /// The edition that the address names.
    pub past: Option<PastReading>,
}

/// A practice as an earlier edition showed it.
#[derive(Clone, Copy)]
pub struct PastReading {
    /// The edition.
    pub edition: PastEdition,
    /// Whether a person or an organisation that it names has another name since.
    pub renamed: bool,
}

/// The answers that readers of a version get: an earlier one names no person whom they may ask.
pub fn public_answers(practice: &PublishedPractice) -> Result<Answers, Fault> {
    let answers = practice.answers()?;
    Ok(if practice.version < practice.versions {
        answers.without_people_to_ask()
    } else {
        answers
    })
}

/// The licence of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantedLicence {
    /// Its name, as the submitter granted it.
    pub name: String,
    /// Where it can be read.
    pub link: Option<String>,
}

impl Publication {
    /// A version with the answers that its readers get, and what stands around its text.
    pub fn of(practice: PublishedPractice, answers: Answers, around: PracticeSurroundings) -> Self {
        Self {
            authors: around.authors,
            versions: around.versions,
            review: ReviewRecord::of(&around.review)
                .or_else(|| ReviewRecord::imported(&practice.review)),
            related: around.related,
            views: around.views,
            replications: around.replications,
            texts: around.texts,
            answers,
            practice,
            at_version: false,
            past: None,
        }
    }

    /// The original, if this is a translation and its texts were read.
    pub fn original(&self) -> Option<&TextInLanguage> {
        self.texts.iter().find(|one| one.is_original)
    }

    /// The translations of the practice, apart from this text.
    pub fn translations(&self) -> impl Iterator<Item = &TextInLanguage> {
        self.texts.iter().filter(|one| !one.is_original)
    }

    /// The address of the page.
    pub fn address(&self) -> Address {
        if self.at_version {
            address::practice_version(&self.practice.slug, self.practice.version)
        } else {
            address::practice(&self.practice.slug)
        }
    }

    /// The address of its persistent identifier. A version has none of its own.
    pub fn ark(&self) -> Option<Address> {
        let (naan, name) = self.practice.ark.as_ref()?.parts();
        (!self.at_version).then(|| address::ark(naan, name))
    }

    /// The moment that its citations give. The address of a practice stays while its text goes on, so it is cited by its
    /// first publication; the address of a version by that of the version.
    pub fn cited_at(&self) -> Timestamp {
        if self.at_version {
            self.practice.published_at
        } else {
            self.practice.first_published_at
        }
    }

    /// The account whose name stands on it.
    pub fn submitter(&self) -> Option<CreditedName> {
        self.practice.submitter.clone().credited()
    }

    /// The names that a citation gives.
    pub fn cited_authors(&self) -> Vec<CreditedName> {
        let submitter = self.submitter();
        let cited = byline::cited_authors(submitter.as_ref(), &self.authors);
        cited.into_iter().cloned().collect()
    }

    /// The licence that its submitter granted.
    pub fn licence(&self, settings: &Settings) -> GrantedLicence {
        let present = &settings.licence;
        match self.practice.licence.as_deref() {
            Some(other) if other != present.name && other != present.url.as_str() => {
                let readable = other.starts_with("https://") || other.starts_with("http://");
                GrantedLicence {
                    name: other.to_owned(),
                    link: readable.then(|| other.to_owned()),
                }
            }
            _ => GrantedLicence {
                name: present.name.clone(),
                link: Some(present.url.to_string()),
            },
        }
    }
}
