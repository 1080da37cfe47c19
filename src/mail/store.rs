//! All SQL of the outbox.

pub(super) mod bounces;
pub(super) mod choices;
pub(super) mod direct;
pub(super) mod enter;
pub(super) mod erase;
pub(super) mod held;
pub(super) mod list;
pub(super) mod send;
