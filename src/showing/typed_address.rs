//! The web address in a box of a form, and the problem that the form shows.

use crate::practice::answers::Source;
use crate::web::Problem;
use crate::written::{NotAWebAddress, read_web_address};

/// Reads a web address that may be left out.
pub fn read_typed_address(typed: &str) -> Result<Option<String>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    read_web_address(typed, Source::URL)
        .map(Some)
        .map_err(|why| match why {
            NotAWebAddress::TooLong => Problem::Own(
                "drafting-url-long",
                vec![("limit", Source::URL.to_string())],
            ),
            NotAWebAddress::Blank => Problem::own("drafting-url-blank"),
            NotAWebAddress::Email => Problem::own("drafting-url-email"),
            NotAWebAddress::OtherKind => Problem::own("drafting-url-kind"),
            NotAWebAddress::Password => Problem::own("drafting-url-password"),
            NotAWebAddress::NoHost => Problem::own("drafting-url-host"),
            NotAWebAddress::Unreadable => Problem::own("drafting-url-unreadable"),
        })
}
