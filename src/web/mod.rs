//! What every page shares: layout and fields, reading of forms, sessions and kept forms, error pages, and the
//! layers that keep out what must not come in. Other rooms use all of it; it knows none of them, and learns
//! who is reading only as a name and a standing.

pub(crate) mod assets;
pub(crate) mod compressed;
pub mod cookie;
pub(crate) mod error_page;
pub(crate) mod failure;
pub(crate) mod field;
pub(crate) mod flash;
pub(crate) mod form;
pub(crate) mod fresh;
pub(crate) mod glyph;
pub mod headers;
pub mod host;
pub(crate) mod kept;
pub(crate) mod language;
pub mod layout;
pub mod limits;
pub(crate) mod location;
pub(crate) mod log;
pub(crate) mod meta;
pub(crate) mod origin;
pub mod page_cache;
pub(crate) mod pages;
pub(crate) mod paging;
pub(crate) mod pipeline;
pub mod places;
pub mod posted;
pub mod posted_file;
pub mod proxy;
pub(crate) mod repeated;
pub(crate) mod robots;
pub(crate) mod routed;
pub mod session;
mod session_times;
mod store;
pub(crate) mod summary;
pub(crate) mod throttle;
pub(crate) mod typed_day;
pub(crate) mod undone;
pub(crate) mod unsent;
pub(crate) mod visit;

pub use failure::{Failure, WayOn};
pub use field::{Choice, FormField};
pub use flash::{Flash, Notice, Redirect};
pub use form::{Problem, Reading, Refused, Typed};
pub use kept::Carried;
pub use language::Lang;
pub use layout::{Frame, FrameReader, OpenForm, Standing};
pub use posted::{Posted, Queried};
pub use posted_file::PostedFile;
pub use session::Session;
pub use summary::Summary;
pub use throttle::{Attempt, Throttle};
pub use unsent::Unsent;
pub use visit::FormVisit;
