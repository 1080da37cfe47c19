//! The letter word for word, before the decision is made; nothing has been sent, and what was typed goes on.

use askama::Template;

use super::{Desk, author_name};
use crate::address;
use crate::app::App;
use crate::language::{Language, Messages};
use crate::mail::letter::Block;
use crate::practice::actions::ForeseenLetter;
use crate::showing::names::ShownNames;
use crate::web::Frame;
use crate::web::form::Typed;
use crate::workflow::Deed;

/// The page after “Read the letter first”.
#[derive(Template)]
#[template(path = "review/letter.html")]
pub struct LetterPage {
    /// The frame.
    pub frame: Frame,
    /// The practice's title.
    pub title: String,
    /// To whom it goes, and when.
    pub lead: String,
    /// The letters, one for each author.
    pub letters: Vec<Sheet>,
    /// Where the decision posts to.
    pub here: String,
    /// What was typed, on its way.
    pub hidden: Vec<(String, String)>,
    /// The decision's deed.
    pub deed: &'static str,
    /// How its button reads.
    pub button: String,
}

/// One letter.
pub struct Sheet {
    /// To whom.
    pub to: String,
    /// Its language.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Why they get it.
    pub reason: String,
}

impl LetterPage {
    /// The page.
    pub fn new(
        app: &App,
        frame: Frame,
        desk: &Desk,
        deed: Deed,
        letters: &[ForeseenLetter],
        typed: &Typed,
    ) -> Self {
        let t = frame.t;
        let lead = match app.settings.undo.as_secs() {
            0 => t.say("review-letter-lead-at-once"),
            1..60 => t.say("review-letter-lead-seconds"),
            _ => {
                let undo = t.length(app.settings.undo).to_string();
                t.say("review-letter-lead").with("undo", undo)
            }
        };
        let hidden = typed
            .pairs()
            .filter(|(name, _)| !matches!(*name, "deed" | "decision"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            title: desk.title(t),
            lead: lead.to_string(),
            letters: letters
                .iter()
                .map(|one| sheet(t, &desk.people, one))
                .collect(),
            here: frame.to(address::review(desk.case.practice.id)),
            hidden: hidden.collect(),
            deed: deed.as_str(),
            button: t.of("deed", deed.as_str()).to_string(),
            frame,
        }
    }
}

fn sheet(t: Messages, names: &ShownNames, one: &ForeseenLetter) -> Sheet {
    Sheet {
        to: author_name(t, names, one.to),
        language: one.language,
        subject: one.letter.subject().to_owned(),
        blocks: one.letter.blocks().to_vec(),
        reason: one.letter.reason().to_owned(),
    }
}
