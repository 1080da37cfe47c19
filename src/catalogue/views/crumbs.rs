//! The trail of links above a page.

use crate::address::Address;
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// The page itself, at the end of its trail.
pub fn crumb_here(frame: &Frame, name: impl std::fmt::Display) -> NavigationLink {
    NavigationLink {
        current: true,
        ..crumb(frame, name, &frame.address)
    }
}

/// A link in the trail above a page.
pub fn crumb(frame: &Frame, name: impl std::fmt::Display, to: &Address) -> NavigationLink {
    NavigationLink {
        name: name.to_string(),
        link: frame.to(to),
        current: false,
        within: false,
        waiting: None,
    }
}
