//! Writes into the box of the reviewer's letter, below what is typed there, and shows the desk again. Nothing is sent.

use axum::response::Response;

use super::answer::PostedDesk;
use crate::address::Address;
use crate::practice::model::ChecklistLine;
use crate::review::actions as desks;
use crate::review::forms::LetterSource;
use crate::review::model::fill;
use crate::review::views::QuotableOpinion;
use crate::review::{forms, mails};
use crate::web::{Failure, Problem};
use crate::workflow::Deed;

/// The box of the letter to the authors.
const LETTER: &str = "reasons";
/// The box of the reply templates.
const REPLY: &str = "reply";
/// The box of the opinions.
const QUOTED: &str = "quoted";

impl PostedDesk<'_> {
    /// Writes what the pressed button says.
    pub(super) async fn write_letter(
        self,
        from: LetterSource,
        here: &Address,
    ) -> Result<Response, Failure> {
        match from {
            LetterSource::Checklist => self.compose_letter(here).await,
            LetterSource::Template => self.insert_reply(here).await,
            LetterSource::Opinion => self.quote_opinion(here).await,
        }
    }

    /// “Write the letter from the checklist”.
    async fn compose_letter(mut self, here: &Address) -> Result<Response, Failure> {
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
        self.go_to_letter(here).await
    }

    /// “Insert” beside the reply templates.
    async fn insert_reply(mut self, here: &Address) -> Result<Response, Failure> {
        let chosen = self.form.typed.get(REPLY);
        if chosen.is_empty() {
            return self.refuse_box(REPLY, Problem::NotChosen).await;
        }
        let reply = match chosen.parse() {
            Ok(id) => {
                let mut db = self.form.app.db.read().await?;
                desks::reply(&mut db, id).await?
            }
            Err(_) => None,
        };
        let Some(reply) = reply.filter(|one| one.archived_at.is_none()) else {
            return self.refuse_box(REPLY, Problem::NotOffered).await;
        };
        let t = self.form.app.words(reply.language);
        let value = |one| self.desk.in_place_of(one, t, &self.form.frame.site);
        let letter = mails::below(self.form.typed.get(LETTER), &fill(&reply.text, value));
        self.form.typed.set(LETTER, letter);
        self.form.typed.set(REPLY, "");
        self.go_to_letter(here).await
    }

    /// “Insert these words” beside the opinions: those to the authors, of an opinion that this reviewer may read.
    async fn quote_opinion(mut self, here: &Address) -> Result<Response, Failure> {
        let chosen = self.form.typed.get(QUOTED);
        if chosen.is_empty() {
            return self.refuse_box(QUOTED, Problem::NotChosen).await;
        }
        let is_chosen = |one: &QuotableOpinion<'_>| one.given.seq.to_string() == chosen;
        let found = self.desk.quotable_opinions().find(is_chosen);
        let Some(words) = found.map(|one| one.words.to_owned()) else {
            return self.refuse_box(QUOTED, Problem::NotOffered).await;
        };
        let letter = mails::below(self.form.typed.get(LETTER), &words);
        self.form.typed.set(LETTER, letter);
        self.form.typed.set(QUOTED, "");
        self.go_to_letter(here).await
    }

    /// Shows the desk with the letter in its box, from where the reviewer goes on.
    async fn go_to_letter(self, here: &Address) -> Result<Response, Failure> {
        let language = self.form.language;
        let letter = here.clone().at(LETTER);
        self.keep_and_go_to(&letter, language).await
    }
}
