//! The catalogue's addresses. Every handler begins with a [`visit`]; each file is called as the last word of its
//! address.

pub mod api;
mod ark;
mod brief;
mod calls;
mod countries;
mod data;
mod explore;
mod feeds;
mod files;
mod home;
mod oai;
mod objectives;
mod opensearch;
mod practices;
mod regions;
mod segment;
mod signposts;
mod sitemap;
mod subscribe;
mod suggest;
mod term;
mod tombstone;
mod visit;

pub use ark::ark;
pub use calls::{call, calls, calls_feed};
pub use countries::{country, country_brief};
pub use data::{data, data_catalogue, data_package, views, withdrawn};
pub use explore::explore;
pub use home::home;
pub use oai::{harvest, harvest_by_post};
pub use objectives::{objective, objectives};
pub use opensearch::opensearch;
pub use practices::{
    attached_file, compare, practice, practices, practices_csv, practices_feed, practices_jsonl,
    revision,
};
pub use regions::{region, region_brief};
pub use sitemap::sitemap;
pub use subscribe::subscribe;
pub use suggest::suggest;
