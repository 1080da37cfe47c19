//! The catalogue's addresses. `asked` is what each begins with; the others are cut by page.

mod asked;
mod feeds;
mod home;
mod lists;
mod practice;
mod practices;
mod site;

pub use asked::Asked;
pub use home::{explore, home};
pub use lists::{country, objective, objectives, region};
pub use practice::{practice, version};
pub use practices::{all_feed, practices};
pub use site::sitemap;
