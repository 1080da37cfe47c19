//! What the catalogue's templates are given: one struct for each page. Names, dates and links are written here, so
//! that a template holds no rule.

mod brief;
mod calls;
mod citation;
mod compare;
mod crumbs;
mod data;
mod explore;
mod figures;
mod gone;
mod history;
mod items;
mod lists;
mod narrowing;
mod not_yet;
mod objectives;
mod opensearch;
mod past;
mod practice;
mod related;
mod review;
mod search;
mod standing;
mod subscribe;
mod take_away;
mod translations;

pub use brief::BriefPage;
pub use calls::{CallPage, CallsPage};
pub use compare::VersionComparison;
pub use data::DataPage;
pub use explore::ExplorePage;
pub use gone::GonePage;
pub use lists::{HomePage, ObjectivesPage, TermPage};
pub use not_yet::NotYetPage;
pub use opensearch::OpenSearchDescription;
pub use practice::PublicPracticePage;
pub use search::{FoundPractices, NamedPage, SearchPage};
pub use subscribe::SubscribePage;
pub use take_away::PresentEdition;
