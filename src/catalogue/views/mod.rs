//! What the catalogue's templates are given: one struct for each page. Names, dates and links are written here, so
//! that a template holds no rule.

mod crumbs;
mod figures;
mod items;
mod lists;
mod practice;
mod search;

pub use figures::counted_objectives;
pub use lists::{ExplorePage, HomePage, ObjectivesPage, TermPage};
pub use practice::{GonePage, PublicPracticePage, Publication};
pub use search::{FoundPractices, SearchPage};
