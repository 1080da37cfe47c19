//! The columns of the table: what is known of a practice besides its answers, and its public answers. Names of columns are
//! a promise: a column may be added, and none is renamed or moved. Pure.

use std::sync::LazyLock;

use crate::account::model::{CreditedName, NameColumns, Orcid};
use crate::address;
use crate::catalogue::publication::Publication;
use crate::closed_list::closed_list;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::answers::{Answer, Answers};
use crate::practice::columns::{ANSWER_COLUMNS, AnswerColumn, ColumnType, join};
use crate::practice::fields::{FIELDS, Field, Vocabulary};
use crate::practice::missing::is_applicable;
use crate::practice::model::Slug;

closed_list! {
    /// A column with a fact about the practice. The word is the name in the header.
    pub enum FactColumn {
        /// The permanent address.
        Url = "url",
        /// The name in the address, which identifies the practice.
        Slug = "slug",
        /// The short number that people say.
        Reference = "reference",
        /// The persistent identifier, if the site gives one.
        Identifier = "identifier",
        /// The number of the published version.
        Revision = "revision",
        /// When the practice was first published.
        Published = "published",
        /// When this version was published.
        Updated = "updated",
        /// The name of the account that submitted it first.
        SubmittedBy = "submitted_by",
        /// The organisation of that account.
        SubmittedByOrganisation = "submitted_by_organisation",
        /// The names that a citation gives.
        Authors = "authors",
        /// The ORCID iDs of these authors, in the same order.
        AuthorOrcids = "author_orcids",
        /// The name of the licence of the text.
        Licence = "licence",
        /// Where that licence can be read.
        LicenceUrl = "licence_url",
        /// By how many reviewers it was reviewed.
        ReviewReviewers = "review_reviewers",
        /// By how many experts from outside.
        ReviewExperts = "review_experts",
        /// In how many rounds.
        ReviewRounds = "review_rounds",
        /// When it was submitted to that review.
        ReviewFrom = "review_from",
        /// Whether the checklist was filled in.
        ReviewChecklist = "review_checklist",
        /// The given names of the authors.
        AuthorGivenNames = "author_given_names",
        /// The family names of the authors.
        AuthorFamilyNames = "author_family_names",
        /// Of a translation: the address of its original.
        TranslationOf = "translation_of",
        /// Of a translation: which version of its original it says.
        TranslatesVersion = "translates_version",
        /// The addresses of its translations.
        Translations = "translations",
    }
}

/// Facts that were added after the answers had their places.
const LATER: [FactColumn; 6] = [
    FactColumn::AuthorOrcids,
    FactColumn::AuthorGivenNames,
    FactColumn::AuthorFamilyNames,
    FactColumn::TranslationOf,
    FactColumn::TranslatesVersion,
    FactColumn::Translations,
];

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub enum FileColumn {
    /// A fact about the practice.
    Fact(FactColumn),
    /// A part of an answer.
    Answer(&'static AnswerColumn),
}

/// Every column, in the order of the header.
pub fn file_columns() -> &'static [FileColumn] {
    static COLUMNS: LazyLock<Vec<FileColumn>> = LazyLock::new(|| {
        let answers = ANSWER_COLUMNS.iter().map(FileColumn::Answer);
        let is_first = |fact: &FactColumn| !LATER.contains(fact);
        let first = FactColumn::ALL.iter().copied().filter(is_first);
        let facts = first.map(FileColumn::Fact);
        let later = LATER.into_iter().map(FileColumn::Fact);
        facts.chain(answers).chain(later).collect()
    });
    &COLUMNS
}

impl FileColumn {
    /// The name in the header.
    pub fn name(&self) -> &str {
        match self {
            Self::Fact(fact) => fact.as_str(),
            Self::Answer(column) => &column.name,
        }
    }

    /// What stands in its cells.
    pub fn kind(&self) -> ColumnType {
        match self {
            Self::Fact(fact) => fact.kind(),
            Self::Answer(column) => column.kind(),
        }
    }

    /// The vocabulary of which its cells have one id.
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        match self {
            Self::Answer(column) if column.kind() == ColumnType::Term => column.vocabulary(),
            _ => None,
        }
    }

    /// What it holds, in a sentence.
    pub fn description(&self, t: Messages) -> String {
        match self {
            Self::Fact(fact) => t.of("column", fact.as_str()).to_string(),
            Self::Answer(column) => {
                let label = t.of("field-label", column.field.name()).to_string();
                let says = t.of("column-part", column.message_key());
                says.with("label", label).to_string()
            }
        }
    }
}

impl FactColumn {
    fn kind(self) -> ColumnType {
        match self {
            Self::Url | Self::LicenceUrl | Self::TranslationOf => ColumnType::Address,
            Self::Revision
            | Self::ReviewReviewers
            | Self::ReviewExperts
            | Self::ReviewRounds
            | Self::TranslatesVersion => ColumnType::Number,
            Self::Published | Self::Updated | Self::ReviewFrom => ColumnType::Moment,
            Self::ReviewChecklist => ColumnType::YesNo,
            Self::Authors
            | Self::AuthorOrcids
            | Self::AuthorGivenNames
            | Self::AuthorFamilyNames
            | Self::Translations => ColumnType::List,
            Self::Slug
            | Self::Reference
            | Self::Identifier
            | Self::SubmittedBy
            | Self::SubmittedByOrganisation
            | Self::Licence => ColumnType::Text,
        }
    }

    fn cell(self, publication: &Publication, settings: &Settings, t: Messages) -> String {
        let practice = &publication.practice;
        let review = publication.review.as_ref();
        let plain = |one: CreditedName| one.name.without_honorific();
        match self {
            Self::Url => {
                let address = publication.address();
                address.absolute(&settings.public_url, Language::default())
            }
            Self::Slug => practice.slug.to_string(),
            Self::Reference => practice.reference.clone().unwrap_or_default(),
            Self::Identifier => {
                let ark = practice.ark.as_ref();
                ark.map(ToString::to_string).unwrap_or_default()
            }
            Self::Revision => practice.version.to_string(),
            Self::Published => t.iso(practice.first_published_at),
            Self::Updated => t.iso(practice.published_at),
            Self::SubmittedBy => publication.submitter().map(plain).unwrap_or_default(),
            Self::SubmittedByOrganisation => practice.organisation.clone().unwrap_or_default(),
            Self::Authors => {
                let names = publication.cited_authors().into_iter();
                join(names.map(plain).collect())
            }
            Self::AuthorOrcids => orcids(publication),
            Self::AuthorGivenNames => join(names_of(publication, |name| name.given_name)),
            Self::AuthorFamilyNames => join(names_of(publication, |name| name.family_name)),
            Self::TranslationOf => {
                let original = practice.original_slug.as_ref();
                original
                    .map(|slug| page_of(slug, settings))
                    .unwrap_or_default()
            }
            Self::TranslatesVersion => or_empty(practice.translates_version),
            Self::Translations => {
                let texts = publication.translations();
                join(texts.map(|one| page_of(&one.slug, settings)).collect())
            }
            Self::Licence => publication.licence(settings).name,
            Self::LicenceUrl => publication.licence(settings).link.unwrap_or_default(),
            Self::ReviewReviewers => or_empty(review.map(|one| one.judges.internal)),
            Self::ReviewExperts => or_empty(review.map(|one| one.judges.external)),
            Self::ReviewRounds => or_empty(review.map(|one| one.rounds)),
            Self::ReviewFrom => review.map(|one| t.iso(one.began)).unwrap_or_default(),
            Self::ReviewChecklist => or_empty(review.map(|one| one.has_checklist)),
        }
    }
}

fn page_of(slug: &Slug, settings: &Settings) -> String {
    address::practice(slug).absolute(&settings.public_url, Language::default())
}

/// A part of the name of each author. An institution has none.
fn names_of(publication: &Publication, part: fn(NameColumns) -> Option<String>) -> Vec<String> {
    let names = publication.cited_authors().into_iter();
    names
        .map(|one| part(NameColumns::of(&one.name)).unwrap_or_default())
        .collect()
}

/// Empty where an author gave none, and wholly empty where no author did.
fn orcids(publication: &Publication) -> String {
    let authors = publication.cited_authors().into_iter();
    let orcids: Vec<Option<Orcid>> = authors.map(|one| one.orcid).collect();
    if orcids.iter().all(Option::is_none) {
        return String::new();
    }
    let link = |orcid: Option<Orcid>| orcid.map(|orcid| orcid.link()).unwrap_or_default();
    join(orcids.into_iter().map(link).collect())
}

fn or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The row of a practice.
pub fn row(publication: &Publication, settings: &Settings, t: Messages) -> Vec<String> {
    let answers = shown_answers(publication);
    let columns = file_columns().iter();
    columns
        .map(|column| match column {
            FileColumn::Fact(fact) => fact.cell(publication, settings, t),
            FileColumn::Answer(column) => column.cell(&answers, t),
        })
        .collect()
}

/// The answers that apply, with the objective of the filing, as the page has it.
fn shown_answers(publication: &Publication) -> Answers {
    let mut shown = publication.answers.clone();
    for one in FIELDS {
        if !is_applicable(one.field, &publication.answers) {
            shown.set(one.field, None);
        }
    }
    let filed = publication.practice.filed_objective;
    let filed = filed.map(|number| Answer::One(number.to_string()));
    shown.set(Field::PrimaryObjective, filed);
    shown
}
