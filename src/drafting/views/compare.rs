//! What changed between two revisions, for an author.

use crate::address;
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{PracticeId, Revision};
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::showing::comparison::{
    AskedComparison, ComparedRevision, Comparison, ComparisonBoard, ComparisonPage, Readership,
};
use crate::web::Frame;

/// The page of a comparison of these revisions, oldest first, with the answers of the two that are compared.
pub fn comparison_page(
    frame: Frame,
    (id, title): (PracticeId, String),
    chosen: (AskedComparison, ComparedRevision),
    revisions: &[Revision],
    compared: Option<(Answers, Answers)>,
) -> ComparisonPage {
    let t = frame.t;
    let label = |one: &Revision| (one.number, revision_label(t, one));
    let labels: Vec<(i64, String)> = revisions.iter().map(label).collect();
    let compared = compared.map(|(old, new)| {
        let changed = Comparison::of(&old, &new, Readership::Team, t);
        (changed, new.text(Field::ChangeNote).map(str::to_owned))
    });
    let page = address::my_practice_comparison(id);
    ComparisonPage {
        title,
        back: (
            t.say("drafting-back-practice").to_string(),
            frame.to(address::my_practice(id)),
        ),
        board: ComparisonBoard::new(&frame, &page, chosen, &labels, compared),
        frame,
    }
}

/// “Revision 2: Draft”. Authors are told no date of a decision here.
fn revision_label(t: Messages, revision: &Revision) -> String {
    let state = StateBadge::for_author(t, revision.state, None, DecisionTimes::default());
    let number = t.say("comparison-revision").with("number", revision.number);
    let stands = t.say("comparison-revision-stands").with("revision", number);
    stands.with("state", state.label).to_string()
}
