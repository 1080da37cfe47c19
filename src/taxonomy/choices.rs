//! The short lists of the form and of the review. Rules ask for single values by name (“several places or
//! later”, “a lead organisation”), so each list is an enum; its words come from `data/choices.csv`, and a test
//! holds the two together.

use std::borrow::Borrow;
use std::sync::LazyLock;

use super::table::{Names, rows};
use crate::db::stored::travels_as_text;
use crate::language::Messages;

struct Choice {
    field: String,
    id: String,
    name: Names,
}

static CHOICES: LazyLock<Vec<Choice>> = LazyLock::new(|| {
    rows(include_str!("../../data/choices.csv"), |row| Choice {
        field: row.text("field"),
        id: row.text("id"),
        name: row.names("name"),
    })
});

fn name_of(field: &str, id: &str, t: Messages) -> &'static str {
    CHOICES
        .iter()
        .find(|choice| choice.field == field && choice.id == id)
        .map_or("", |choice| choice.name.to(t))
}

macro_rules! choices {
    ($($(#[$doc:meta])* $list:ident of $field:literal { $($variant:ident = $id:literal,)+ })+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "the ids say what the words in data/choices.csv spell out")]
        pub enum $list { $($variant,)+ }

        impl $list {
            /// Every choice, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The list's name in `data/choices.csv`.
            pub const FIELD: &'static str = $field;

            /// Reads an id of the list.
            pub fn parse(typed: &str) -> Option<Self> {
                match typed {
                    $($id => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// The id, as forms and exports carry it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                }
            }

            /// Its name.
            pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
                name_of($field, self.as_str(), *t.borrow())
            }
        }

        travels_as_text!($list);
    )+ };
}

choices! {
    /// How far a practice has got.
    Stage of "stage" {
        JustTried = "just-tried",
        OnePlace = "one-place",
        SeveralPlaces = "several-places",
        LawOrRoutine = "law-or-routine",
        Ended = "ended",
    }

    /// At which level it works: the field `scope`.
    Level of "scope" {
        Local = "local",
        National = "national",
        Bilateral = "bilateral",
        Regional = "regional",
        Global = "global",
    }

    /// What kind of body an organisation is.
    OrganisationKind of "organisation_kind" {
        Government = "government",
        Parliament = "parliament",
        LocalAuthority = "local-authority",
        RegionalBody = "regional-body",
        InternationalOrganisation = "international-organisation",
        CivilSociety = "civil-society",
        FaithCommunity = "faith-community",
        University = "university",
        Business = "business",
        SocialPartner = "social-partner",
        Other = "other",
    }

    /// What an organisation does in a practice.
    OrganisationRole of "organisation_role" {
        Lead = "lead",
        Partner = "partner",
        Donor = "donor",
    }

    /// Who benefited.
    Benefit of "who_benefits" {
        Migrants = "migrants",
        Workers = "workers",
        Women = "women",
        Children = "children",
        YoungPeople = "young-people",
        OlderPeople = "older-people",
        Families = "families",
        Returnees = "returnees",
        Refugees = "refugees",
        DisplacedPeople = "displaced-people",
        TraffickingVictims = "trafficking-victims",
        IndigenousPeople = "indigenous-people",
        Students = "students",
        Diaspora = "diaspora",
        CommunitiesOfOrigin = "communities-of-origin",
        CommunitiesOfDestination = "communities-of-destination",
        Employers = "employers",
        Officials = "officials",
        CivilSociety = "civil-society",
        Researchers = "researchers",
    }

    /// Whom readers may ask.
    Contact of "contact" {
        Shown = "shown",
        Form = "form",
        None = "none",
    }

    /// Why a practice is not taken up.
    DeclineCode of "decline_code" {
        OutOfScope = "out-of-scope",
        Duplicate = "duplicate",
        TooLittleSubstance = "too-little-substance",
        ConsentMissing = "consent-missing",
        Other = "other",
    }

    /// How a practice is taken down.
    TakedownKind of "takedown_kind" {
        Gone = "gone",
        Replaced = "replaced",
        NoLongerCurrent = "no-longer-current",
    }

    /// What a reviewer answers to a line of the checklist.
    ChecklistAnswer of "checklist_answer" {
        Met = "met",
        Partly = "partly",
        NotMet = "not-met",
        DoesNotApply = "does-not-apply",
    }
}
