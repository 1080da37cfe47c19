//! The fields of a practice, once: name, step, kind, limits, what submitting needs, what the public sees.
//! The form's steps, what is missing, check-your-answers, the public page, comparison, import, export and
//! API all walk [`FIELDS`]; nothing else knows which answers there are. It must not know pages or tables.

pub use crate::taxonomy::Vocabulary;

/// The five steps of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 1: title, summary, kind, who speaks.
    Brief,
    /// 2: where, when, who.
    Where,
    /// 3: what happened.
    Story,
    /// 4: the Global Compact.
    Compact,
    /// 5: sources and rights.
    Sources,
}

impl Step {
    /// The steps in order.
    pub const ALL: [Self; 5] = [
        Self::Brief,
        Self::Where,
        Self::Story,
        Self::Compact,
        Self::Sources,
    ];

    /// The word in the address and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Where => "where",
            Self::Story => "story",
            Self::Compact => "compact",
            Self::Sources => "sources",
        }
    }

    /// The step with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }

    /// 1 to 5.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// Its fields, in order.
    pub fn fields(self) -> impl Iterator<Item = &'static Declaration> {
        FIELDS.iter().filter(move |field| field.step == self)
    }
}

/// What kind of answer a field takes, with its limits (in characters, as a reader counts them).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line {
        /// The most characters.
        most: usize,
        /// From here on the form advises to shorten it.
        warn: usize,
    },
    /// Plain paragraphs, lists and emphasis.
    Summary {
        /// At least, to submit.
        least: usize,
        /// The most characters.
        most: usize,
        /// From here on the form advises to shorten it.
        warn: usize,
    },
    /// A longer text in Markdown.
    Prose {
        /// The most characters.
        most: usize,
    },
    /// Yes or no.
    YesNo,
    /// One term.
    One(Vocabulary),
    /// Several terms.
    Several {
        /// The vocabulary that they are chosen from.
        of: Vocabulary,
        /// The most terms that one answer holds.
        most: usize,
    },
    /// A year, with or without its month.
    Month,
    /// Organisations with kind and role.
    Organisations {
        /// The most organisations that one answer holds.
        most: usize,
    },
    /// Guiding principles, each with a line that says how.
    Principles,
    /// Titles and addresses to read on.
    Sources {
        /// The most sources that one answer holds.
        most: usize,
    },
    /// Pictures and files, which have a page of their own beside the steps.
    Files,
    /// A Digital Object Identifier.
    Doi,
    /// The person there who knows it.
    FocalPoint,
}

impl Kind {
    /// Whether an answer has any number of parts, none among them.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Several { .. }
                | Self::Organisations { .. }
                | Self::Principles
                | Self::Sources { .. }
                | Self::Files
        )
    }

    /// Whether a cell of a table holds the answer, so that it is read back from there.
    pub const fn has_columns(self) -> bool {
        !matches!(self, Self::Files)
    }
}

/// When a field must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always, to submit.
    Required,
    /// Under a condition: see [`missing`].
    Conditional,
    /// Never, but the form prompts for it and the public page says when it was not answered.
    Asked,
    /// Never.
    Optional,
}

/// Who reads an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visible {
    /// Everybody, once published.
    Public,
    /// Authors and the review team; everybody as far as the person concerned agreed.
    Agreed,
    /// Authors and the review team.
    Team,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub struct Declaration {
    /// The field as code names it.
    pub field: Field,
    /// The input's name, the key in exports, the column: lower case with underscores.
    pub name: &'static str,
    /// In which step it is asked.
    pub step: Step,
    /// The kind of its answer, with the limits.
    pub kind: Kind,
    /// When it must be answered.
    pub need: Need,
    /// Who reads its answer besides the authors.
    pub visible: Visible,
}

/// Long texts are at most this many characters each.
pub const PROSE: usize = 8_000;

macro_rules! fields {
    ($($field:ident $name:literal $step:ident, $kind:expr, $need:ident, $visible:ident;)*) => {
        /// The name of a field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "docs/fields.md says why each is asked")]
        pub enum Field { $($field,)* }

        /// Every field, in the order of the form.
        pub const FIELDS: &[Declaration] = &[$(Declaration {
            field: Field::$field,
            name: $name,
            step: Step::$step,
            kind: $kind,
            need: Need::$need,
            visible: Visible::$visible,
        },)*];
    };
}

fields! {
    Title "title" Brief, Kind::Line { most: 200, warn: 100 }, Required, Public;
    Summary "summary" Brief, Kind::Summary { least: 60, most: 800, warn: 600 }, Required, Public;
    Language "language" Brief, Kind::One(Vocabulary::Language), Required, Public;
    Type "type" Brief, Kind::One(Vocabulary::Type), Required, Public;
    Stage "stage" Brief, Kind::One(Vocabulary::Stage), Required, Public;
    OnBehalf "on_behalf" Brief, Kind::YesNo, Required, Public;
    FocalPoint "focal_point" Brief, Kind::FocalPoint, Conditional, Agreed;
    Scope "scope" Where, Kind::One(Vocabulary::Scope), Required, Public;
    Countries "countries" Where, Kind::Several { of: Vocabulary::Country, most: 250 }, Conditional, Public;
    Regions "regions" Where, Kind::Several { of: Vocabulary::Region, most: 53 }, Conditional, Public;
    From "from" Where, Kind::Month, Required, Public;
    Until "until" Where, Kind::Month, Optional, Public;
    Organisations "organisations" Where, Kind::Organisations { most: 20 }, Conditional, Public;
    Problem "problem" Story, Kind::Prose { most: PROSE }, Asked, Public;
    Action "action" Story, Kind::Prose { most: PROSE }, Conditional, Public;
    Results "results" Story, Kind::Prose { most: PROSE }, Asked, Public;
    NoResultsYet "no_results_yet" Story, Kind::Line { most: 500, warn: 300 }, Optional, Public;
    WhoBenefits "who_benefits" Story, Kind::Several { of: Vocabulary::Benefits, most: 20 }, Asked, Public;
    WhoBenefitsWords "who_benefits_words" Story, Kind::Line { most: 500, warn: 300 }, Optional, Public;
    Lessons "lessons" Story, Kind::Prose { most: PROSE }, Asked, Public;
    Advice "advice" Story, Kind::Prose { most: PROSE }, Asked, Public;
    New "new" Story, Kind::Prose { most: PROSE }, Optional, Public;
    PrimaryObjective "primary_objective" Compact, Kind::One(Vocabulary::Objective), Required, Public;
    Also "also" Compact, Kind::Several { of: Vocabulary::Objective, most: 4 }, Optional, Public;
    Principles "principles" Compact, Kind::Principles, Asked, Public;
    Goals "goals" Compact, Kind::Several { of: Vocabulary::Goal, most: 17 }, Optional, Public;
    Sources "sources" Sources, Kind::Sources { most: 20 }, Asked, Public;
    Files "files" Sources, Kind::Files, Optional, Public;
    Doi "doi" Sources, Kind::Doi, Optional, Public;
    MachineHelp "machine_help" Sources, Kind::One(Vocabulary::MachineHelp), Optional, Public;
    MachineChecked "machine_checked" Sources, Kind::YesNo, Conditional, Public;
    Contact "contact" Sources, Kind::One(Vocabulary::Contact), Required, Agreed;
    Rights "rights" Sources, Kind::Several { of: Vocabulary::Rights, most: 2 }, Required, Team;
    ChangeNote "change_note" Sources, Kind::Line { most: 300, warn: 200 }, Optional, Public;
}

impl Field {
    /// What the table says of it.
    pub fn declaration(self) -> &'static Declaration {
        &FIELDS[self as usize]
    }

    /// The input's name, as it is stored.
    pub fn as_str(self) -> &'static str {
        self.name()
    }

    /// The input's name.
    pub fn name(self) -> &'static str {
        self.declaration().name
    }

    /// The field with this name.
    pub fn parse(name: &str) -> Option<Self> {
        FIELDS
            .iter()
            .find(|declaration| declaration.name == name)
            .map(|found| found.field)
    }
}
