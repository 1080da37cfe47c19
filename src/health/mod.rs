//! The addresses that monitoring asks: whether the process runs, and whether the service can answer.

pub mod live;
pub mod ready;
