//! A replication as pages show it: who did the same, where, since when, and in which other way.

use url::Url;

use crate::address;
use crate::language::Messages;
use crate::practice::model::{ReplicationPlace, ReplicationText};
use crate::written::{self, Links, SafeHtml};

/// One entry, in the reader's language.
pub struct ReplicationLine {
    pub organisation: String,
    pub place: &'static str,
    /// The page of the country or region.
    pub place_link: String,
    /// “Since 2024”.
    pub since: Option<String>,
    pub difference: SafeHtml,
    /// A web page that tells more: the name of its site, and its address.
    pub link: Option<(String, String)>,
}

impl ReplicationLine {
    /// The line of this entry.
    pub fn of(text: &ReplicationText, t: Messages) -> Self {
        let place = match text.place {
            ReplicationPlace::Country(code) => address::country(code),
            ReplicationPlace::Region(id) => address::region(id),
        };
        Self {
            organisation: text.organisation.clone(),
            place: text.place.name(t),
            place_link: place.in_language(t.language()),
            since: text.since.map(|year| {
                let since = t.say("replication-since");
                since.with("year", year.get().to_string()).to_string()
            }),
            difference: written::html(&text.difference, Links::Text),
            link: text
                .link
                .as_ref()
                .map(|link| (site_of(link), link.to_owned())),
        }
    }
}

/// The name of the site behind a web address.
fn site_of(link: &str) -> String {
    let url = Url::parse(link).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.unwrap_or(link).to_owned()
}
