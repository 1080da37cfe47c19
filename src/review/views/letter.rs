//! The letter in full, before the decision is made. Nothing has been sent; the page carries what was typed.

use askama::Template;

use super::{Desk, author_name};
use crate::app::App;
use crate::language::Messages;
use crate::mail::model::MailRecipient;
use crate::practice::actions::ForeseenLetter;
use crate::showing::letter::LetterSheet;
use crate::showing::names::ShownNames;
use crate::web::Frame;
use crate::web::form::Typed;
use crate::workflow::Deed;

/// The page after “Read the letter first”.
#[derive(Template)]
#[template(path = "review/letter.html")]
pub struct DecisionLetterPage {
    pub frame: Frame,
    pub title: String,
    /// The recipients, and when the letter is sent.
    pub lead: String,
    /// The letters, one for each recipient.
    pub letters: Vec<LetterSheet>,
    /// The address to which the decision is posted.
    pub here: String,
    /// The typed form, as hidden inputs.
    pub hidden: Vec<(String, String)>,
    pub deed: &'static str,
    pub button: String,
}

impl DecisionLetterPage {
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
                .map(|one| letter_sheet(t, &desk.people, one))
                .collect(),
            here: frame.to(desk.address()),
            hidden: hidden.collect(),
            deed: deed.as_str(),
            button: t.of("deed", deed.as_str()).to_string(),
            frame,
        }
    }
}

fn letter_sheet(t: Messages, names: &ShownNames, one: &ForeseenLetter) -> LetterSheet {
    let to = match &one.to {
        MailRecipient::Account(id) => author_name(t, names, *id),
        MailRecipient::Address { address, .. } => t
            .say("review-focal-point-at")
            .with("address", address.as_str())
            .to_string(),
    };
    LetterSheet::new(to, one)
}
