//! The ways from the page of a practice to its preview, its comparison, its public page and its history as a file.

use crate::address;
use crate::drafting::pages::{OwnPractice, public_address};
use crate::web::Frame;

/// The links beside the practice.
pub(super) fn side_links(frame: &Frame, own: &OwnPractice) -> Vec<(String, String)> {
    let t = frame.t;
    let practice = &own.case.practice;
    let preview = if own.is_draft() {
        "drafting-link-preview"
    } else {
        "drafting-link-sent"
    };
    let mut links = vec![(
        t.say(preview).to_string(),
        frame.to(address::my_practice_preview(own.id())),
    )];
    if own.is_draft() {
        let open = own.remarks.len();
        let label = t.say("drafting-link-clearance").with("count", open);
        let page = frame.to(address::my_practice_clearance(own.id()));
        links.push((label.to_string(), page));
    }
    if own.revision.number > 1 {
        let comparison = address::my_practice_comparison(own.id());
        links.push((
            t.say("drafting-link-compare").to_string(),
            frame.to(comparison),
        ));
    }
    if let Some(public) = public_address(practice.public, practice.slug.as_ref()) {
        links.push((t.say("drafting-link-public").to_string(), frame.to(public)));
    }
    if own.takes_translations() {
        let translations = address::my_practice_translations(own.id());
        links.push((
            t.say("drafting-link-translations").to_string(),
            frame.to(translations),
        ));
    }
    if let Some(original) = &own.original
        && let Some(public) = public_address(original.text.public, original.text.slug.as_ref())
    {
        links.push((
            t.say("drafting-link-original").to_string(),
            frame.to(public),
        ));
    }
    if own.was_public() {
        let views = address::my_practice_views(own.id());
        links.push((t.say("views-file").to_string(), frame.to(views)));
    }
    let history = address::my_practice_history(own.id());
    links.push((t.say("history-file").to_string(), frame.to(history)));
    links
}
