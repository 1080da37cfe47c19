//! What changed between two revisions of a practice, for the review team.

use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{Practice, Revision};
use crate::practice::plain;
use crate::review::forms::QueuePlace;
use crate::showing::comparison::{
    AskedComparison, ComparedRevision, Comparison, ComparisonBoard, ComparisonPage, Readership,
};
use crate::web::Frame;

/// Two revisions of a practice, or the reason why there are no two.
pub struct RevisionComparison {
    pub practice: Practice,
    /// The revisions that the reviewer may read, oldest first.
    pub revisions: Vec<Revision>,
    pub asked: AskedComparison,
    pub chosen: ComparedRevision,
    /// The answers of the older and of the newer revision.
    pub compared: Option<(Answers, Answers)>,
    /// What the reviewer may read of them.
    pub readership: Readership,
    /// From where in the queue the desk was opened.
    pub place: QueuePlace,
}

impl RevisionComparison {
    /// The page.
    pub fn page(&self, frame: Frame) -> ComparisonPage {
        let t = frame.t;
        let id = self.practice.id;
        let label = |one: &Revision| (one.number, revision_label(t, one));
        let labels: Vec<(i64, String)> = self.revisions.iter().map(label).collect();
        let compared = self.compared.as_ref().map(|(old, new)| {
            let changed = Comparison::of(old, new, self.readership, t);
            (changed, new.text(Field::ChangeNote).map(str::to_owned))
        });
        let page = self.place.comparison(id);
        let chosen = (self.asked, self.chosen);
        let board = ComparisonBoard::new(&frame, &page, chosen, &labels, compared);
        let newest = self.revisions.last().map_or("", |one| one.title.as_str());
        ComparisonPage {
            title: plain::shown_title(newest, t),
            back: (
                t.say("review-back-to-desk").to_string(),
                frame.to(self.place.desk(id)),
            ),
            board: match self.place.carried(id) {
                Some(place) => board.keeping(QueuePlace::CARRIED, place),
                None => board,
            },
            frame,
        }
    }
}

fn revision_label(t: Messages, revision: &Revision) -> String {
    let label = t.say("comparison-revision").with("number", revision.number);
    label.to_string()
}
