//! The vocabularies that programs read, each at an address of its own: those by whose terms the list is narrowed. Pure.

use crate::catalogue::model::Facet;
use crate::closed_list::closed_list;

closed_list! {
    /// A vocabulary, by the last word of its address.
    pub enum ApiVocabulary {
        /// The 23 objectives of the Global Compact.
        Objectives = "objectives",
        /// The same, of which a practice names those that it serves besides its first.
        Also = "also",
        /// Countries and areas.
        Countries = "countries",
        /// Regions and groupings.
        Regions = "regions",
        /// Types of practice.
        Types = "types",
        /// How far a practice has got.
        Stages = "stages",
        /// At which level it works.
        Scopes = "scopes",
        /// The years in which practices began.
        Years = "years",
        /// The guiding principles of the Global Compact.
        Principles = "principles",
        /// The Sustainable Development Goals.
        Goals = "goals",
        /// Kinds of organisations.
        Organisations = "organisations",
        /// Languages of texts.
        Languages = "languages",
        /// What a machine did for a text.
        MachineHelp = "machine_help",
        /// Whether the authors of a practice stand by it.
        Freshness = "freshness",
    }
}

impl ApiVocabulary {
    /// The facet whose terms it has; its word is the parameter of the list.
    pub const fn facet(self) -> Facet {
        match self {
            Self::Objectives => Facet::Objective,
            Self::Also => Facet::AlsoObjective,
            Self::Countries => Facet::Country,
            Self::Regions => Facet::Region,
            Self::Types => Facet::Type,
            Self::Stages => Facet::Stage,
            Self::Scopes => Facet::Scope,
            Self::Years => Facet::Year,
            Self::Principles => Facet::Principle,
            Self::Goals => Facet::Goal,
            Self::Organisations => Facet::Organisation,
            Self::Languages => Facet::Language,
            Self::MachineHelp => Facet::MachineHelp,
            Self::Freshness => Facet::Freshness,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_its_vocabulary() {
        let facets: Vec<Facet> = ApiVocabulary::ALL.iter().map(|one| one.facet()).collect();
        assert_eq!(facets, Facet::ALL);
    }
}
