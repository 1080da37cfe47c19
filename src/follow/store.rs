//! All SQL of the subscriptions.

pub(super) mod check;
pub(super) mod letters;
pub(super) mod links;
pub(super) mod rounds;
pub(super) mod subscriptions;
