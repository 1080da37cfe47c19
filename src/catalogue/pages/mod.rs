//! The catalogue's addresses. Every handler begins with a [`visit`]; each file is called as the last word of its
//! address.

pub mod api;
mod ark;
mod brief;
mod countries;
mod explore;
mod feeds;
mod home;
mod oai;
mod objectives;
mod practices;
mod regions;
mod segment;
mod signposts;
mod sitemap;
mod subscribe;
mod term;
mod visit;

pub use ark::ark;
pub use countries::{country, country_brief};
pub use explore::explore;
pub use home::home;
pub use oai::{harvest, harvest_by_post};
pub use objectives::{objective, objectives};
pub use practices::{compare, practice, practices, practices_feed, revision};
pub use regions::{region, region_brief};
pub use sitemap::sitemap;
pub use subscribe::subscribe;
