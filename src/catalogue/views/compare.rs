//! What changed between two published versions of a practice, for everybody.

use super::practice::numbered;
use crate::address::{self, Address};
use crate::catalogue::store::{PublishedPractice, PublishedVersion};
use crate::db::Fault;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::Field;
use crate::showing::comparison::{
    AskedComparison, ComparedRevision, Comparison, ComparisonBoard, ComparisonPage, Readership,
};
use crate::web::Frame;

/// Two versions of a practice, or the reason why there are no two.
pub struct VersionComparison {
    /// The practice at its present version.
    pub present: PublishedPractice,
    /// The published versions, oldest first.
    pub versions: Vec<PublishedVersion>,
    pub asked: AskedComparison,
    pub chosen: ComparedRevision,
    /// The older and the newer version.
    pub compared: Option<(PublishedPractice, PublishedPractice)>,
}

impl VersionComparison {
    /// The address of the page, with the versions that it compares.
    pub fn address(&self) -> Address {
        self.chosen.address(self.plain_address(), self.asked.side)
    }

    fn plain_address(&self) -> Address {
        address::practice_comparison(&self.present.slug)
    }

    /// The page. Search engines keep the address of the practice.
    pub fn page(&self, frame: Frame) -> Result<ComparisonPage, Fault> {
        let t = frame.t;
        let label = |one: &PublishedVersion| (one.version, numbered(one.version, t));
        let labels: Vec<(i64, String)> = self.versions.iter().map(label).collect();
        let compared = match &self.compared {
            Some((older, newer)) => {
                let (old, new) = (published_answers(older)?, published_answers(newer)?);
                let changed = Comparison::of(&old, &new, Readership::Public, t);
                Some((changed, self.note_of(newer.version)))
            }
            None => None,
        };
        let page = self.plain_address();
        let chosen = (self.asked, self.chosen);
        let practice = frame.to(address::practice(&self.present.slug));
        Ok(ComparisonPage {
            title: self.present.title.trim().to_owned(),
            back: (t.say("catalogue-read-present").to_string(), practice),
            board: ComparisonBoard::new(&frame, &page, chosen, &labels, compared),
            frame,
        })
    }

    /// The authors' note on what a version has changed.
    fn note_of(&self, number: i64) -> Option<String> {
        let version = self.versions.iter().find(|one| one.version == number)?;
        version.change_note.clone()
    }
}

/// The answers as they were published: objective and language are those of the filing at that time.
fn published_answers(practice: &PublishedPractice) -> Result<Answers, Fault> {
    let mut answers = practice.answers()?;
    let objective = practice.filed_objective.map(|one| one.get().to_string());
    answers.set(Field::PrimaryObjective, objective.map(Answer::One));
    let language = practice.filed_language.map(|one| one.as_str().to_owned());
    answers.set(Field::Language, language.map(Answer::One));
    Ok(answers)
}
