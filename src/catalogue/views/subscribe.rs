//! How to subscribe to a list: the way to that page from the list, and the page.

use askama::Template;

use crate::catalogue::followed::{FollowedList, follow_fields};
use crate::catalogue::listing::feed_address;
use crate::catalogue::model::PracticeList;
use crate::web::{FormField, Frame};

/// The way from a page to the feed of its list.
pub struct SubscriptionLink {
    pub link: String,
    /// The words that are seen.
    pub label: String,
    /// The rest of a long name, for screen readers.
    pub rest: String,
}

impl SubscriptionLink {
    /// The way to the feed of this list.
    pub fn to(list: &PracticeList, frame: &Frame) -> Self {
        let (label, rest) = list.subscribe(frame.t);
        Self {
            link: frame.to(list.subscription()),
            label,
            rest,
        }
    }
}

/// What a feed is for, its address, a link that opens it, and the form that asks for mails instead.
#[derive(Template)]
#[template(path = "catalogue/subscribe.html")]
pub struct SubscribePage {
    frame: Frame,
    title: String,
    /// The whole address of the feed.
    feed: String,
    /// The link to the list, and its name.
    list: String,
    name: String,
    /// The form that asks for mails: where it is sent, and its fields.
    action: String,
    fields: Vec<FormField>,
}

impl SubscribePage {
    /// The page for this list.
    pub fn new(frame: Frame, list: &FollowedList) -> Self {
        let t = frame.t;
        let action = frame.to(list.form());
        let list = list.list();
        let (label, rest) = list.subscribe(t);
        let title = format!("{label}{rest}");
        let description = t.say("catalogue-subscribe-lead").to_string();
        Self {
            feed: frame.absolute(&feed_address(list)),
            list: frame.to(list.address()),
            name: list.title(t),
            frame: frame.described(&title, &description),
            title,
            action,
            fields: follow_fields(t, None),
        }
    }
}
