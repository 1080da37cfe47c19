//! The short lists of the form and of the review. Rules ask for single values by name (“several places or later”, “a
//! lead organisation”), so each list is an enum. The names come from `data/choices.csv`; a test compares the two.

use std::borrow::Borrow;
use std::sync::LazyLock;

use super::table::{TermNames, rows};
use crate::closed_list::closed_list;
use crate::db::stored::travels_as_text;
use crate::language::Messages;

struct ChoiceRow {
    field: String,
    id: String,
    name: TermNames,
}

static CHOICES: LazyLock<Vec<ChoiceRow>> = LazyLock::new(|| {
    rows(include_str!("../../data/choices.csv"), |row| ChoiceRow {
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

/// Declares the lists of a file's fields: closed lists that know their field and their names.
macro_rules! choices {
    ($($(#[$doc:meta])* $list:ident of $field:literal { $($variant:ident = $id:literal,)+ })+) => { $(
        closed_list! {
            $(#[$doc])*
            #[derive(PartialOrd, Ord)]
            #[expect(missing_docs, reason = "data/choices.csv holds the name of each id")]
            pub enum $list { $($variant = $id,)+ }
        }

        impl $list {
            /// The list's name in `data/choices.csv`.
            pub const FIELD: &'static str = $field;

            /// Its name in the reader's language.
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

    /// What a program that writes or translates did for the text.
    MachineHelp of "machine_help" {
        None = "none",
        Language = "language",
        Drafted = "drafted",
    }

    /// Why a practice is declined.
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
}
