//! The notice that the mail server takes no mails, as the overview and the outbox draw it.

use crate::db::Timestamp;
use crate::mail::worker::Pulse;
use crate::web::Frame;

/// That the mail server takes no mails, in words.
pub struct OutageNotice {
    pub(super) title: String,
    /// How many mails wait, and when the next one is tried.
    pub(super) waiting: String,
    /// The mail server's last words.
    pub(super) said: String,
}

impl OutageNotice {
    /// The notice, if the mail server takes no mails as far as this node knows.
    pub fn of(pulse: Option<&Pulse>, waiting: i64, now: Timestamp, frame: &Frame) -> Option<Self> {
        let outage = pulse?.outage()?;
        let t = frame.t;
        let title = t
            .say("admin-outage-title")
            .with("host", outage.host)
            .with("moment", t.moment(outage.since));
        let count = t.say("admin-outage-waiting").with("count", waiting);
        let next = match outage.next_try.filter(|at| *at > now) {
            Some(at) => t.say("admin-outage-next").with("moment", t.moment(at)),
            None => t.say("admin-outage-next-now"),
        };
        let next = (waiting > 0).then_some(next);
        Some(Self {
            title: title.to_string(),
            waiting: std::iter::once(count)
                .chain(next)
                .map(|message| message.to_string())
                .collect::<Vec<_>>()
                .join(" "),
            said: outage.said,
        })
    }
}
