//! The words of this room's mails.

use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Language, Messages};
use crate::mail::letter::Letter;
use crate::practice::model::AskedPerson;
use crate::question::model::ReaderQuestion;

/// What every letter needs: the application and the reader's language.
pub(super) struct QuestionDraft<'a> {
    app: &'a App,
    pub(super) t: Messages,
}

impl<'a> QuestionDraft<'a> {
    pub(super) fn new(app: &'a App, language: Language) -> Self {
        Self {
            app,
            t: app.words(language),
        }
    }

    fn site(&self) -> &'a str {
        &self.app.settings.site.name
    }

    fn absolute(&self, address: &Address) -> String {
        address.absolute(&self.app.settings.public_url, self.t.language())
    }

    /// Asks whether the holder of the address has asked this. It holds nothing that was typed.
    pub(super) fn confirm(&self, title: &str) -> Letter {
        let t = self.t;
        let subject = t.say("question-mail-confirm-subject");
        Letter::new(
            subject.with("site", self.site()),
            t.say("question-mail-confirm-heading"),
        )
        .says(
            t.say("question-mail-confirm-words")
                .with("site", self.site()),
        )
        .about(title, self.site())
        .says(t.say("question-mail-confirm-how"))
        .secret_button(t.say("question-mail-confirm-button"), |token| {
            self.absolute(&address::question(token))
        })
        .says(t.say("question-mail-confirm-not-you"))
        .because(t.say("question-mail-because-typed"))
    }

    /// The question, for the person who is asked.
    pub(super) fn relay(&self, question: &ReaderQuestion, person: &AskedPerson) -> Letter {
        let t = self.t;
        let subject = t.say("question-mail-relay-subject");
        Letter::new(
            subject.with("title", person.title.as_str()),
            t.say("question-mail-relay-heading"),
        )
        .says(
            t.say("question-mail-relay-words")
                .with("name", question.name.as_str())
                .with("address", question.address.as_str()),
        )
        .quotes(&question.words)
        .says(
            t.say("question-mail-relay-answer")
                .with("address", question.address.as_str()),
        )
        .about(&person.title, self.site())
        .button(
            t.say("question-mail-relay-button"),
            self.absolute(&address::practice(&person.slug)),
        )
        .because(t.say("question-mail-because-named"))
        .ends(t.say("question-mail-relay-end"), |token| {
            self.absolute(&address::question(token))
        })
    }

    /// Tells the reader that the question did not arrive.
    pub(super) fn undelivered(&self, title: &str) -> Letter {
        let t = self.t;
        let contact = &self.app.settings.contact.email;
        Letter::new(
            t.say("question-mail-undelivered-subject"),
            t.say("question-mail-undelivered-subject"),
        )
        .about(title, self.site())
        .says(t.say("question-mail-undelivered-words"))
        .says(
            t.say("question-mail-undelivered-next")
                .with("contact", contact.to_string()),
        )
        .because(t.say("question-mail-because-typed"))
    }
}
