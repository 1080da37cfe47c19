//! Somebody was first: who did what and when, that nothing was sent, and the words to go on with.

use askama::Template;

use super::{Desk, Stated};
use crate::address;
use crate::app::App;
use crate::language::Words;
use crate::practice::actions::Overtaken;
use crate::practice::model::Reasons;
use crate::review::views::Moments;
use crate::web::form::{Refused, Typed};
use crate::web::{Field, Frame};
use crate::workflow::{self, Deed, Reader, Refused as No};

/// The page of a deed that was not done.
#[derive(Template)]
#[template(path = "review/conflict.html")]
pub struct ConflictPage {
    /// The frame.
    pub frame: Frame,
    /// That somebody was first, or why it cannot be.
    pub heading: String,
    /// Who did what, and when.
    pub detail: Option<String>,
    /// That nothing was sent.
    pub lead: String,
    /// The practice's title.
    pub title: String,
    /// Where it stands now.
    pub state: Option<Stated>,
    /// The words, if any were typed.
    pub words: Option<Field>,
    /// Where the same can be sent once more, if it still can be done.
    pub again: Option<Again>,
    /// The desk.
    pub desk: Option<String>,
    /// The queue.
    pub queue: String,
}

/// Going on all the same.
pub struct Again {
    /// Where to.
    pub here: String,
    /// Everything typed but the words.
    pub hidden: Vec<(String, String)>,
    /// The deed.
    pub deed: &'static str,
    /// How its button reads.
    pub button: String,
}

/// Why it was not done.
pub enum Happened {
    /// Somebody did something in between.
    Overtaken(Overtaken),
    /// The table says no.
    Refused(No),
}

impl ConflictPage {
    /// The words of somebody who lost the practice while writing about it; nothing else is said of it.
    pub fn not_yours(frame: Frame, typed: &Typed) -> Self {
        let t = frame.t;
        Self {
            heading: t.of("review-no", "not-yours").to_string(),
            detail: None,
            lead: t.say("review-nothing-sent").to_string(),
            title: t.say("review-queue").to_string(),
            state: None,
            words: Some(words(t, typed)),
            again: None,
            desk: None,
            queue: frame.to(address::queue()),
            frame,
        }
    }

    /// The page. `typed` is the form that was not carried out.
    pub fn new(
        app: &App,
        frame: Frame,
        desk: &Desk,
        happened: &Happened,
        deed: Deed,
        typed: &Typed,
    ) -> Self {
        let t = frame.t;
        let (heading, detail) = match happened {
            Happened::Overtaken(first) => {
                let heading = if first.deed.verdict().is_some() {
                    t.say("review-first-of-deciding")
                } else {
                    t.say("review-first-of-all")
                };
                let name = match first.by {
                    Some(id) => desk.people.reviewer(t, id),
                    None => t.say("review-the-service").to_string(),
                };
                let what = t.of("review-first", first.deed.as_str()).with("name", name);
                let what = what.with("moment", t.moment(first.at)).to_string();
                (heading.to_string(), Some(what))
            }
            Happened::Refused(why) => (t.of("review-no", word(*why)).to_string(), None),
        };
        let practice = &desk.case.practice;
        let open = desk.case.newest();
        let reader = if desk.actor.party {
            Reader::Author
        } else {
            Reader::Reviewer
        };
        let state = open.and_then(|one| {
            let moments = Moments {
                undo_until: one.undo_until,
                effective_at: one.effective_at,
            };
            Stated::of(t, one.state, one.phase(app.clock.now()), reader, moments)
        });
        let here = frame.to(address::review(practice.id));
        let still = workflow::step(deed, &desk.situation, &desk.actor).is_ok();
        let again = still.then(|| Again {
            here: here.clone(),
            hidden: hidden(typed, practice.seq.0),
            deed: deed.as_str(),
            button: t.of("deed", deed.as_str()).to_string(),
        });
        let wrote = !typed.get("reasons").trim().is_empty();
        Self {
            heading,
            detail,
            lead: t.say("review-nothing-sent").to_string(),
            title: desk.title(t),
            state,
            words: wrote.then(|| words(t, typed)),
            again,
            desk: Some(here),
            queue: frame.to(address::queue()),
            frame,
        }
    }
}

fn words(t: Words, typed: &Typed) -> Field {
    Field::area(t, "reasons", &t.say("review-what-you-wrote"), 6)
        .hint(t.say("review-kept-for-you"))
        .limit(Reasons::MOST)
        .refused(Some(&Refused::only_typed(typed.clone())))
}

/// The form once more, drawn from how things stand now.
fn hidden(typed: &Typed, seq: i64) -> Vec<(String, String)> {
    typed
        .pairs()
        .filter(|(name, _)| !matches!(*name, "seq" | "deed" | "decision" | "reasons"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain(std::iter::once(("seq".to_owned(), seq.to_string())))
        .collect()
}

fn word(why: No) -> &'static str {
    match why {
        No::NotNow => "not-now",
        No::Claimed => "claimed",
        No::OwnPractice => "own-practice",
        No::NotYours => "not-yours",
    }
}
