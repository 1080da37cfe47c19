//! The catalogue for programs: which parameters a list takes, read strictly; where its pages go on; and the description of it
//! all, `OpenAPI` 3.1. The description is made of the tables by which questions are read and records are written, so it cannot
//! say anything else than the service does. A library that derives such a document from types was no use here: the record
//! has no type, it walks the fields' table. Knows no SQL and no page.

mod cursor;
mod openapi;
mod parameters;
mod query;
mod vocabulary;

pub use cursor::ApiCursor;
pub use openapi::openapi;
pub use query::{ApiQuery, BadParameter};
pub use vocabulary::ApiVocabulary;
