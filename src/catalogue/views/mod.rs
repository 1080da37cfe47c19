//! What the catalogue's templates are given: one struct for each page. Names, dates and links are written here, so
//! that a template holds no rule.

mod items;
mod lists;
mod practice;

pub use items::{Item, items};
pub use lists::{Counted, ExplorePage, HomePage, ListPage, ObjectivesPage, RegionRow, SearchPage};
pub use practice::{GonePage, Line, PracticePage, Standing, crumb, crumb_here};
