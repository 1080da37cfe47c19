//! The words of the review team that count now, as authors read them above everything else.

use crate::db::Timestamp;
use crate::drafting::pages::OwnPractice;
use crate::drafting::views::TeamWords;
use crate::language::Messages;
use crate::practice::ground::Ground;
use crate::showing::referred::{Referred, ReferredPractice};
use crate::web::Frame;
use crate::workflow::State as Revised;
use crate::written::{self, Links};

/// Why the review is on hold, while it is.
pub(super) fn hold_words(t: Messages, own: &OwnPractice, now: Timestamp) -> Option<TeamWords> {
    let until = own.revision.hold_until.filter(|until| *until > now)?;
    let words = own.revision.hold_reasons.as_deref()?;
    let heading = t.say("drafting-words-on-hold").with("day", t.day(until));
    Some(TeamWords {
        heading: heading.to_string(),
        words: written::html(words, Links::Shown),
        ground: None,
        other: None,
    })
}

/// The words of the review team that count now: why it was returned, declined or taken down.
pub(super) fn team_words(
    frame: &Frame,
    own: &OwnPractice,
    ground: Option<Ground>,
    referred: &Referred,
) -> Option<TeamWords> {
    let t = frame.t;
    let practice = &own.case.practice;
    if let (true, Some(words)) = (
        practice.public.is_taken_down(),
        &practice.taken_down_reasons,
    ) {
        let day = practice
            .taken_down_at
            .map(|at| t.day(at))
            .unwrap_or_default();
        let heading = t
            .say("drafting-words-taken-down")
            .with("day", day)
            .to_string();
        return Some(TeamWords {
            heading,
            words: written::html(words, Links::Shown),
            ground: None,
            other: practice
                .replaced_by
                .and_then(|id| referred.get(&id))
                .map(|(title, slug)| ReferredPractice::named(t, true, title, slug)),
        });
    }
    let latest = own.case.latest.as_ref()?;
    let open_or_draft = own.is_draft() || own.case.open.is_none();
    let words = latest.reasons.clone().filter(|_| open_or_draft)?;
    let heading = match latest.state {
        Revised::Returned => "drafting-words-returned",
        Revised::Declined => "drafting-words-declined",
        Revised::Published => "drafting-words-published",
        _ => return None,
    };
    let day = latest.closed_at.map(|at| t.day(at)).unwrap_or_default();
    let ground = ground.filter(|_| latest.state == Revised::Declined);
    Some(TeamWords {
        heading: t.say(heading).with("day", day).to_string(),
        words: written::html(&words, Links::Shown),
        ground: ground
            .as_ref()
            .and_then(|ground| ground.says(t))
            .map(|words| words.to_string()),
        other: ground
            .and_then(|ground| ground.other)
            .map(|(title, slug)| ReferredPractice::named(t, false, &title, &slug)),
    })
}
