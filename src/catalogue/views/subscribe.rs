//! How to subscribe to a list: the way to that page from the list, and the page.

use askama::Template;

use crate::catalogue::listing::feed_address;
use crate::catalogue::model::PracticeList;
use crate::web::Frame;

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

/// What a feed is for, its address, and a link that opens it.
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
}

impl SubscribePage {
    /// The page for this list.
    pub fn new(frame: Frame, list: &PracticeList) -> Self {
        let t = frame.t;
        let (label, rest) = list.subscribe(t);
        let title = format!("{label}{rest}");
        let description = t.say("catalogue-subscribe-lead").to_string();
        Self {
            feed: frame.absolute(&feed_address(list)),
            list: frame.to(list.address()),
            name: list.title(t),
            frame: frame.described(&title, &description),
            title,
        }
    }
}
