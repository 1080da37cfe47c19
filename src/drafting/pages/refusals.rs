//! The pages of a deed that was not carried out: another deed came first, or the account has too many drafts. Each keeps
//! what was typed, and none of them names a reviewer.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{OwnPractice, draw_frame};
use crate::account::model::Account;
use crate::address;
use crate::app::App;
use crate::drafting::views::{OvertakenPage, TooManyDraftsPage};
use crate::language::{Language, Messages};
use crate::practice::actions::Overtaken;
use crate::web::Frame;
use crate::workflow::Deed;

/// The page of one draft too many: what to do, and what was typed.
pub(super) fn draw_too_many_drafts(frame: Frame, most: i64, words: String) -> Response {
    let page = TooManyDraftsPage {
        lead: frame
            .t
            .say("drafting-full-lead")
            .with("most", most)
            .to_string(),
        words,
        back: frame.to(address::my_practices()),
        frame,
    };
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// The page of a deed that was overtaken, with the sentence that says why and the words that were typed.
pub(super) fn draw_overtaken(
    app: &App,
    reader: &Account,
    language: Language,
    own: &OwnPractice,
    why: String,
    words: String,
) -> Response {
    let frame = draw_frame(app, reader, language, own.address(), None);
    let page = OvertakenPage {
        heading: frame.t.say("drafting-overtaken").to_string(),
        lead: why,
        words,
        back: frame.to(own.address()),
        frame,
    };
    (StatusCode::CONFLICT, page).into_response()
}

/// The sentence about the deed that came first. It names no reviewer. A deed that authors do not see overtakes no form of theirs.
pub(super) fn overtaken_line(t: Messages, reader: &Account, first: &Overtaken) -> String {
    let what = if first.deed == Deed::TakeEffect {
        t.say("drafting-decision-took-effect").to_string()
    } else {
        t.of("event", first.deed).to_string()
    };
    let key = if first.by == Some(reader.id) {
        "drafting-you-went-on"
    } else {
        "drafting-happened"
    };
    t.say(key)
        .with("what", what)
        .with("at", t.moment(first.at))
        .to_string()
}
