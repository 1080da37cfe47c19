//! The catalogue for harvesters: OAI-PMH 2.0. `request` reads what is asked, and says by the protocol's own words what cannot be
//! answered; `answer` writes what is answered, through `xml`; `token` is the place from which a list goes on. A record is
//! what the catalogue lists: of a practice that it no longer lists there is a deleted header for good. Knows no HTTP and no SQL.

mod answer;
mod request;
mod sets;
mod token;
mod xml;

pub use answer::{HarvestPage, OaiAnswer, OaiRecord, Repository};
pub use request::{OaiArguments, OaiError, OaiQuestion, RecordSelection};
pub use sets::harvest_sets;
pub use token::HarvestToken;

/// Records on a page of a list.
pub const PAGE_RECORDS: usize = 100;

/// The only format in which records are harvested.
pub const PREFIX: &str = "oai_dc";
