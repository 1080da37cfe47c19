//! The addresses that monitoring asks: whether the process runs, and whether the service can answer.

pub(crate) mod live;
pub(crate) mod metrics;
pub(crate) mod ready;
