//! What every page has in common. Knows how to show and to receive; must not know what any room is about.

pub mod markdown;
