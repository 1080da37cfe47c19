//! The pages of subscriptions by mail, as their templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::model::{FollowedByLink, FollowedList, Subscription};
use crate::catalogue::followed::follow_fields;
use crate::web::{FormField, Frame, Notice, Refused, Summary};

/// `/follow`.
#[derive(Template, WebTemplate)]
#[template(path = "follow/ask.html")]
pub struct FollowPage {
    frame: Frame,
    summary: Summary,
    /// The page "Subscribe" of the list.
    back: String,
    name: String,
    action: String,
    fields: Vec<FormField>,
}

impl FollowPage {
    /// The form for this list, empty or as it was refused.
    pub fn new(frame: Frame, list: &FollowedList, refused: Option<&Refused>) -> Self {
        let fields = follow_fields(frame.t, refused);
        Self {
            summary: Summary::of(frame.t, &fields),
            back: frame.to(list.subscription()),
            name: list.title(frame.t),
            action: frame.to(list.form()),
            fields,
            frame,
        }
    }
}

/// `/follow/sent`.
#[derive(Template, WebTemplate)]
#[template(path = "follow/sent.html")]
pub struct FollowSentPage {
    frame: Frame,
    /// The list.
    list: String,
    name: String,
    /// Its page "Subscribe", to ask once more.
    again: String,
}

impl FollowSentPage {
    /// The page after asking for mails about this list.
    pub fn new(frame: Frame, list: &FollowedList) -> Self {
        Self {
            list: frame.to(list.address()),
            name: list.title(frame.t),
            again: frame.to(list.subscription()),
            frame,
        }
    }
}

/// `/following/{token}`.
#[derive(Template, WebTemplate)]
#[template(path = "follow/following.html")]
pub struct FollowingPage {
    frame: Frame,
    action: String,
    /// The address to which the mails go; none once it is erased.
    email: Option<String>,
    /// The request that waits for its confirmation.
    request: Option<FollowedLine>,
    /// What the address follows.
    lines: Vec<FollowedLine>,
}

/// One subscription.
pub struct FollowedLine {
    id: String,
    name: String,
    /// The page of the list, while it is there.
    link: Option<String>,
    /// How often its mails come.
    rhythm: String,
}

impl FollowingPage {
    /// The page of a link that opens this. `notice`: what was done.
    pub fn new(frame: Frame, opened: &FollowedByLink, notice: Option<Notice>) -> Self {
        let (request, followed) = match opened {
            FollowedByLink::Request(request) => (Some(request), &[][..]),
            FollowedByLink::Confirmed(all) => (None, all.as_slice()),
            FollowedByLink::Ended => (None, &[][..]),
        };
        let email = request.or(followed.first());
        // Where nothing is left the heading says what happened.
        let notice = notice.filter(|_| !followed.is_empty());
        Self {
            email: email.map(|one| one.address.clone()),
            request: request.map(|one| FollowedLine::new(&frame, one)),
            lines: followed
                .iter()
                .map(|one| FollowedLine::new(&frame, one))
                .collect(),
            action: frame.to(&frame.address),
            frame: frame.saying(notice),
        }
    }

    fn title(&self) -> String {
        let t = self.frame.t;
        let title = match (&self.request, self.lines.is_empty()) {
            (Some(_), _) => t.say("follow-confirm-title"),
            (None, false) => t.say("follow-title"),
            (None, true) => t.say("follow-ended-title"),
        };
        title.to_string()
    }
}

impl FollowedLine {
    fn new(frame: &Frame, subscription: &Subscription) -> Self {
        let list = FollowedList::parse(&subscription.list);
        Self {
            id: subscription.id.to_string(),
            name: subscription.title(frame.t),
            link: list.map(|list| frame.to(list.address())),
            rhythm: frame
                .t
                .of("follow-rhythm", subscription.rhythm.as_str())
                .to_string(),
        }
    }
}
