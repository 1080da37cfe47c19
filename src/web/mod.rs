//! What every page shares: layout and fields, reading of forms, sessions and kept forms, error pages, and the
//! layers that keep out what must not come in. Other rooms use all of it; it knows none of them, and learns
//! who is reading only as a name and a standing.

pub mod assets;
pub mod compressed;
pub mod cookie;
pub mod error_page;
pub mod failure;
pub mod field;
pub mod flash;
pub mod form;
pub mod fresh;
pub mod glyph;
pub mod headers;
pub mod host;
pub mod kept;
pub mod language;
pub mod layout;
pub mod limits;
pub mod log;
pub mod markdown;
pub mod origin;
pub mod pages;
pub mod paging;
pub mod posted;
pub mod proxy;
pub mod robots;
pub mod session;
mod store;
pub mod summary;
pub mod throttle;
pub mod undone;
pub mod unsent;

pub use failure::{Failure, WayOn};
pub use field::{Choice, FormField};
pub use flash::{Flash, Notice, Redirect};
pub use form::{Problem, Reading, Refused, Typed};
pub use kept::{Carried, DrawnUpTo, KeptForm};
pub use language::Lang;
pub use layout::{Frame, FrameReader, OpenForm, Standing};
pub use posted::{Posted, Queried};
pub use session::Session;
pub use summary::Summary;
pub use throttle::{Attempt, Throttle};
pub use unsent::Unsent;
