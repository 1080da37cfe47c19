//! The submitter's room: the form in five steps, check-your-answers, the preview, “My practices” and every deed of an
//! author, those on a live practice too. It draws practices from the core's model and calls its actions, never writes
//! their tables, and knows nothing of the review desk or the catalogue. No page of it names a reviewer.

mod forms;
pub(crate) mod pages;
mod store;
mod views;

pub use forms::{is_list, label};
