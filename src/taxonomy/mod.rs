//! The vocabularies: objectives, guiding principles, goals, types, countries, regions and the form's short lists. They
//! are compiled in from `data/` and never change while the service runs. Ids are types: a value names a real term.
//! [`Vocabulary`] stands for any of them. This room must not know practices, pages or the database's tables.

mod choices;
mod map;
mod named;
mod names;
mod numbered;
mod objectives;
mod places;
mod table;
mod terms;
mod vocabulary;

pub use choices::{
    Benefit, Contact, DeclineCode, Level, MachineHelp, OrganisationKind, OrganisationRole, Stage,
    TakedownKind,
};
pub use map::{CountryDots, CountryMap, DotMap, Shade};
pub use named::{one_named, term_named, terms_beginning, terms_named};
pub use names::NamesRead;
pub use objectives::{ObjectiveNumber, compact_text, objectives};
pub use places::{
    CountryCode, RegionId, RegionKind, countries, coverage_regions, read_countries, read_regions,
    regions, regions_around, regions_of_kind,
};
pub use table::TermNames;
pub use terms::{GoalNumber, PrincipleId, TypeId, goals, principles, types};
pub use vocabulary::{Promise, Term, Vocabulary};
