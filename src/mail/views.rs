//! The page that ends digests.

use askama::Template;
use askama_web::WebTemplate;

use crate::web::Frame;

use super::preferences::Preference;

/// The page of the link in a digest.
#[derive(Template, WebTemplate)]
#[template(path = "mail/unsubscribe.html")]
pub struct UnsubscribePage {
    frame: Frame,
    ended: bool,
}

impl UnsubscribePage {
    /// The page for a recipient with this preference.
    pub fn new(frame: Frame, preference: Preference) -> Self {
        Self {
            frame,
            ended: preference == Preference::Never,
        }
    }

    fn action(&self) -> String {
        self.frame.to(&self.frame.address)
    }
}
