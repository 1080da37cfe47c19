//! Writes into the box of the reviewer's letter, below what is typed there, and shows the desk again. Nothing is sent.

use axum::response::Response;

use super::answer::PostedDesk;
use crate::address::Address;
use crate::practice::model::ChecklistLine;
use crate::review::{forms, mails};
use crate::web::{Failure, Problem};
use crate::workflow::Deed;

/// The box of the letter to the authors.
const LETTER: &str = "reasons";

impl PostedDesk<'_> {
    /// “Write the letter from the checklist”.
    pub(super) async fn compose_letter(mut self, here: &Address) -> Result<Response, Failure> {
        let checklist = forms::marked_so_far(&self.form.typed);
        if checklist.reasons().next().is_none() {
            let first = forms::mark_name(ChecklistLine::Entitled);
            let problem = Problem::own("review-problem-nothing-to-write");
            return self.refuse_box(first, problem).await;
        }
        let t = self.form.app.words(self.desk.letter_language());
        let decision = Deed::parse(self.form.typed.get("decision"));
        let opens = matches!(decision, None | Some(Deed::Return));
        let letter = mails::compose(t, &checklist, self.form.typed.get(LETTER), opens);
        self.form.typed.set(LETTER, letter);
        let language = self.form.language;
        self.keep_and_go_to(&here.clone().at(LETTER), language)
            .await
    }
}
