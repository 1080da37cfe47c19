//! The page that ends mails.

use askama::Template;
use askama_web::WebTemplate;

use crate::address::Address;
use crate::language::Message;
use crate::web::Frame;

use super::preferences::{MailGroup, Preference, Preferences};

/// The page of the link in a mail.
#[derive(Template, WebTemplate)]
#[template(path = "mail/unsubscribe.html")]
pub struct UnsubscribePage {
    frame: Frame,
    /// What the link ends.
    groups: Vec<Message>,
    /// Whether all of that has ended.
    ended: bool,
    /// Whether some other mails can be ended, too.
    has_others: bool,
}

impl UnsubscribePage {
    /// The page of a link that ends these groups, for an account with these preferences.
    pub fn new(frame: Frame, groups: &[MailGroup], preferences: &Preferences) -> Self {
        let has_ended = |group: &MailGroup| preferences.of(*group) == Preference::Never;
        let t = frame.t;
        let name = |group: &MailGroup| t.of("mail-group", group.as_str());
        Self {
            groups: groups.iter().map(name).collect(),
            ended: groups.iter().all(has_ended),
            has_others: !MailGroup::ALL.iter().all(has_ended),
            frame,
        }
    }

    fn action(&self) -> String {
        self.frame.to(&self.frame.address)
    }
}

/// The page after mails of another room have ended.
#[derive(Template, WebTemplate)]
#[template(path = "mail/ended.html")]
pub struct EndedPage {
    frame: Frame,
    /// The page that shows what else comes to this address.
    others: String,
}

impl EndedPage {
    /// The page, with the way to the other page.
    pub fn new(frame: Frame, others: Address) -> Self {
        Self {
            others: frame.to(others),
            frame,
        }
    }
}
