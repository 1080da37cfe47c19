//! What a mail about a practice says to one person, before it is dressed: the words are the deed's, the facts the
//! practice's.

use std::borrow::Cow;

use super::rewritten::RewrittenAnswer;
use crate::app::App;
use crate::db::Timestamp;
use crate::language::{Message, Messages, TextLanguage};
use crate::mail::letter::{Letter, LetterItem};
use crate::mail::relation::Relation;
use crate::mail::turn::Turn;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::ground::Ground;
use crate::practice::plain;
use crate::taxonomy::ObjectiveNumber;

/// What a mail about a practice says to any recipient.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact that a mail may say"
)]
pub(super) struct Telling<'a> {
    /// The deed's word, or the verdict's.
    pub(super) word: &'a str,
    /// How the receiver stands to it.
    pub(super) relation: Relation,
    /// How the receiver is greeted, if by name.
    pub(super) dear: Option<String>,
    /// The subject line that the sender typed, or that of the mail that did not arrive; other mails have the one of their
    /// deed.
    pub(super) subject: Option<&'a str>,
    /// The practices of the recipient that a letter to many is about. It names no single one above its words.
    pub(super) practices: Vec<LetterItem>,
    /// The title as typed, perhaps empty.
    pub(super) title: Cow<'a, str>,
    pub(super) reference: Option<&'a str>,
    pub(super) objective: Option<ObjectiveNumber>,
    /// The number of the version that is, or would be, public.
    pub(super) version: i64,
    /// The language under which it was filed before and after.
    pub(super) language: Option<(TextLanguage, TextLanguage)>,
    /// The objective under which it was filed before and after.
    pub(super) refiled: Option<(Option<ObjectiveNumber>, ObjectiveNumber)>,
    /// The mail address for questions.
    pub(super) contact: String,
    /// Who submitted it, where the receiver reviews or is named in it.
    pub(super) from: Option<String>,
    /// By when a first answer is promised, where the receiver may give it.
    pub(super) until: Option<Timestamp>,
    /// The day of effect.
    pub(super) day: Timestamp,
    /// Whether that day lies ahead.
    pub(super) later: bool,
    /// The kind of taking down.
    pub(super) kind: Option<&'a str>,
    /// Whether it was declined for good.
    pub(super) last: bool,
    /// Whether the owner's account was suspended with it.
    pub(super) suspended: bool,
    /// Whether its authors read it once more before it is published.
    pub(super) shown_first: bool,
    /// Words that go on to this person, word for word.
    pub(super) words: Option<&'a str>,
    /// The ground on which it was not taken up.
    pub(super) ground: Option<Ground>,
    /// What the review team asks beside single answers.
    pub(super) points: Vec<(Field, String)>,
    /// What a reviewer rewrote: what stood there, and what stands there now.
    pub(super) rewritten: Vec<RewrittenAnswer>,
    /// The practice that is there already, or that replaces it, and its address.
    pub(super) other: Option<(String, String)>,
    /// The call for practices that it answers, and its address.
    pub(super) call: Option<(String, String)>,
    /// What was sent, for the receipt.
    pub(super) sent: Option<Answers>,
    /// The authors of what was sent, where they are others than its sender.
    pub(super) authors: Vec<String>,
    /// The public page, where the receiver is told of it first.
    pub(super) public: Option<String>,
    pub(super) address: String,
}

impl<'a> Telling<'a> {
    /// What every mail says; the caller adds what its occasion has.
    pub(super) fn bare(app: &App, (word, relation): (&'a str, Relation), address: String) -> Self {
        Self {
            word,
            relation,
            dear: None,
            subject: None,
            practices: Vec::new(),
            title: Cow::Borrowed(""),
            reference: None,
            objective: None,
            version: 1,
            language: None,
            refiled: None,
            contact: app.settings.contact.email.to_string(),
            from: None,
            until: None,
            day: app.clock.now(),
            later: false,
            kind: None,
            last: false,
            suspended: false,
            shown_first: false,
            words: None,
            ground: None,
            points: Vec::new(),
            rewritten: Vec::new(),
            other: None,
            call: None,
            sent: None,
            authors: Vec::new(),
            public: None,
            address,
        }
    }

    /// The letter, before it is dressed.
    pub(super) fn letter(&self, t: Messages) -> Letter {
        let key = format!("{}-{}", self.word, self.relation.as_str());
        let subject = self.fill(t.of("practice-mail-subject", &key), t);
        let mut letter = Letter::new(&subject, &subject);
        if let Some(name) = &self.dear {
            letter = letter.greets(t.say("practice-mail-dear").with("name", name.as_str()));
        }
        let says = self.fill(t.of("practice-mail-says", &key), t);
        letter = match self.words {
            // The sentence that ends with a colon stands directly above the words that it announces.
            Some(words) => self.about(letter, t).says(says).quotes(words),
            None => self.about(letter.says(says), t),
        };
        letter = self.points(letter, t);
        letter = self.rewritten(letter, t);
        if let Some(words) = self.ground.as_ref().and_then(|ground| ground.says(t)) {
            letter = letter.says(words);
        }
        letter = self.named_pages(letter, t);
        if !self.practices.is_empty() {
            letter = letter.lists(t.say("practice-mail-practices"), self.practices.clone());
        }
        let next = self.fill(t.of("practice-mail-next", &key), t).to_string();
        // The first sentence of the mail may say the same.
        if Turn::Nothing.says(None, t).as_deref() != Some(&next) {
            letter = letter.says(next);
        }
        letter = self
            .buttons(letter, t)
            .because(t.of("practice-mail-because", self.relation.as_str()));
        if !self.authors.is_empty() {
            let authors = t.say("practice-mail-authors");
            letter = letter.says(authors.with("names", self.authors.join(", ")));
        }
        if let Some(sent) = &self.sent {
            letter = letter
                .says(t.say("practice-mail-what-was-sent"))
                .answers(plain::answers(sent, t));
        }
        letter
    }

    /// The other practice, and the call, that the words are about.
    fn named_pages(&self, mut letter: Letter, t: Messages) -> Letter {
        if let Some((title, address)) = &self.other {
            let named = match self.ground {
                Some(_) => t.say("practice-ground-other"),
                None => t.say("practice-replaced-by"),
            };
            letter = letter.lists(named, vec![page(title, address)]);
        }
        if let Some((title, address)) = &self.call {
            let named = t.say("practice-mail-call");
            letter = letter.lists(named, vec![page(title, address)]);
        }
        letter
    }

    /// What the review team asks, under the question of each answer.
    fn points(&self, letter: Letter, t: Messages) -> Letter {
        if self.points.is_empty() {
            return letter;
        }
        let heading = t.say("practice-mail-points");
        let points = self.points.iter().map(|(field, words)| {
            let question = t.of("field-label", field.name()).to_string();
            (question, words.clone())
        });
        letter
            .says(heading.with("count", self.points.len()))
            .answers(points)
    }

    /// What a reviewer rewrote, under the question of each answer.
    fn rewritten(&self, letter: Letter, t: Messages) -> Letter {
        if self.rewritten.is_empty() {
            return letter;
        }
        let part = |heading: &'static str, lines: &str| {
            let heading = t.say(heading);
            (!lines.is_empty()).then(|| format!("{heading}\n{lines}"))
        };
        let answers = self.rewritten.iter().map(|one| {
            let parts = [
                part("practice-mail-rewritten-before", &one.before),
                part("practice-mail-rewritten-now", &one.after),
            ];
            let question = t.of("field-label", one.field.name()).to_string();
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (question, parts.join("\n\n"))
        });
        letter
            .says(t.say("practice-mail-rewritten"))
            .answers(answers)
    }

    fn about(&self, letter: Letter, t: Messages) -> Letter {
        if !self.practices.is_empty() {
            return letter;
        }
        letter.about(self.title(t), self.facts(t))
    }

    /// The button; for what is public now, to the public page, and below it the author's own page.
    fn buttons(&self, letter: Letter, t: Messages) -> Letter {
        if matches!(self.relation, Relation::Invited | Relation::Expert) {
            let label = t.of("practice-mail-button", self.relation.as_str());
            return letter.secret_button(label, |token| format!("{}/{token}", self.address));
        }
        let Some(public) = &self.public else {
            let label = t.of("practice-mail-button", self.relation.as_str());
            return letter.button(label, self.address.as_str());
        };
        let own = vec![page(&self.title(t), &self.address)];
        letter
            .button(t.say("practice-mail-button-public"), public.as_str())
            .lists(t.say("practice-mail-own-page"), own)
    }

    /// Its line in a digest.
    pub(super) fn item(&self, t: Messages) -> LetterItem {
        LetterItem {
            title: self.title(t),
            about: self.facts(t),
            address: Some(self.address.clone()),
        }
    }

    fn fill(&self, message: Message, t: Messages) -> Message {
        message
            .with("title", self.title(t))
            .with("subject", self.subject.unwrap_or_default().to_owned())
            .with("count", self.practices.len())
            .with("day", t.day(self.day))
            .with("later", if self.later { "yes" } else { "no" })
            .with("kind", self.kind.unwrap_or("none").to_owned())
            .with("last", if self.last { "yes" } else { "no" })
            .with("suspended", if self.suspended { "yes" } else { "no" })
            .with("shown", if self.shown_first { "yes" } else { "no" })
            .with("version", self.version)
            .with("from", self.before(t))
            .with("to", self.after(t))
            .with("name", self.from.clone().unwrap_or_default())
            .with("contact", self.contact.as_str())
    }

    /// The language or the objective under which it was filed before; “none” if it was filed under none.
    fn before(&self, t: Messages) -> String {
        match (self.language, self.refiled) {
            (Some((before, _)), _) => before.name(t).to_string(),
            (None, Some((Some(before), _))) => before.heading(t).to_string(),
            (None, Some((None, _)) | None) => "none".to_owned(),
        }
    }

    /// The language or the objective under which it is filed now.
    fn after(&self, t: Messages) -> String {
        match (self.language, self.refiled) {
            (Some((_, after)), _) => after.name(t).to_string(),
            (None, Some((_, after))) => after.heading(t).to_string(),
            (None, None) => String::new(),
        }
    }

    fn title(&self, t: Messages) -> String {
        plain::shown_title(&self.title, t)
    }

    /// Reference and objective, as a reader tells practices apart; for those who review also who, and by when.
    fn facts(&self, t: Messages) -> String {
        let reference = self.reference.map(str::to_owned);
        let objective = self
            .objective
            .map(|objective| objective.heading(t).to_string());
        let from = self
            .from
            .as_deref()
            .filter(|_| self.relation.reviews())
            .map(|name| t.say("practice-mail-from").with("name", name).to_string());
        let until = self.until.map(|at| {
            t.say("practice-mail-until")
                .with("day", t.day(at))
                .to_string()
        });
        reference
            .into_iter()
            .chain(objective)
            .chain(from)
            .chain(until)
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

/// A line that leads to a page.
pub(super) fn page(title: &str, address: &str) -> LetterItem {
    LetterItem {
        title: title.to_owned(),
        about: String::new(),
        address: Some(address.to_owned()),
    }
}
