//! What an objective means, and which objectives a place has practices under.

use super::crumbs::crumb;
use super::figures::CountedTerm;
use crate::address;
use crate::catalogue::index::FacetCounts;
use crate::catalogue::model::{Choices, Facet, FacetValue, PracticeList, PracticeSearch};
use crate::language::Messages;
use crate::taxonomy::{ObjectiveNumber, compact_text, objectives};
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// What an objective means, in our words, and where the Global Compact says it in its own.
pub struct ObjectiveMeaning {
    pub words: &'static str,
    /// “The Global Compact says it in paragraph 25”.
    pub paragraph: String,
    /// The address of the Compact's text.
    pub compact: &'static str,
}

impl ObjectiveMeaning {
    /// The meaning of this objective.
    pub fn of(objective: ObjectiveNumber, t: Messages) -> Self {
        let paragraph = t.say("objective-paragraph");
        Self {
            words: objective.meaning(t),
            paragraph: paragraph
                .with("paragraph", i64::from(objective.paragraph()))
                .to_string(),
            compact: compact_text(t),
        }
    }
}

/// The way from the list of an objective to so many practices that are filed under others and also serve it. None from any other
/// list.
pub fn others_serving(
    list: &PracticeList,
    practices: u32,
    frame: &Frame,
) -> Option<NavigationLink> {
    let others = list.others().filter(|_| practices > 0)?;
    let search = PracticeSearch {
        choices: Choices::only(others),
        ..PracticeSearch::default()
    };
    let says = frame.t.say("catalogue-objective-others");
    let says = says.with("count", i64::from(practices));
    Some(crumb(frame, says, &search.on(address::practices())))
}

/// The objectives of a place that has a practice.
pub struct PlaceObjectives {
    /// Those with practices there, each with the way to them.
    pub covered: Vec<CountedTerm>,
    /// “No practice yet under 20 of the 23 objectives”.
    pub lacking: String,
    /// Those without, each with the way to the practices of other places.
    pub without: Vec<NavigationLink>,
}

impl PlaceObjectives {
    /// The objectives by these counts of the place's practices; none if it has no practice.
    pub fn of(list: &PracticeList, counts: &FacetCounts, frame: &Frame) -> Option<Self> {
        let t = frame.t;
        let (mut covered, mut without) = (Vec::new(), Vec::new());
        for objective in objectives() {
            let value = FacetValue::parse(Facet::Objective, &objective.to_string())?;
            match i64::from(counts.of(value)) {
                0 => {
                    let at = address::objective(objective);
                    without.push(crumb(frame, objective.line(t), &at));
                }
                count => {
                    let mut narrowed = list.search();
                    narrowed.choices.choose(value);
                    covered.push(CountedTerm {
                        number: objective.to_string(),
                        name: objective.name(t).to_owned(),
                        link: frame.to(narrowed.on(address::practices())),
                        count,
                        practices: t.number(count),
                    });
                }
            }
        }
        let lacking = t.say("catalogue-objectives-without");
        (!covered.is_empty()).then(|| Self {
            covered,
            lacking: lacking.with("count", without.len()).to_string(),
            without,
        })
    }
}
