//! The pages of questions, as their templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::forms::{EMAIL, NAME, WORDS};
use super::model::{OpenedQuestion, QuestionWords};
use crate::address;
use crate::practice::model::{AskablePractice, Greeting};
use crate::web::{FormField, Frame, Refused, Summary};
use crate::written::{self, Links, SafeHtml};

/// `/practices/{slug}/question`.
#[derive(Template, WebTemplate)]
#[template(path = "question/ask.html")]
pub struct QuestionPage {
    frame: Frame,
    summary: Summary,
    heading: String,
    title: String,
    /// The practice's page.
    practice: String,
    action: String,
    fields: Vec<FormField>,
}

impl QuestionPage {
    /// The form, empty or as it was refused.
    pub fn new(frame: Frame, practice: &AskablePractice, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let fields = [
            FormField::text(t, NAME, &t.say("question-name"))
                .limit(Greeting::LIMIT)
                .autocomplete("name"),
            FormField::email(t, EMAIL, &t.say("question-email"))
                .hint(t.say("question-email-hint"))
                .autocomplete("email"),
            FormField::area(t, WORDS, &t.say("question-words"), 8).limit(QuestionWords::MOST),
        ];
        let fields: Vec<FormField> = fields
            .into_iter()
            .map(|field| field.refused(refused))
            .collect();
        Self {
            summary: Summary::of(t, &fields),
            heading: if practice.asks_author {
                t.say("question-title-author").to_string()
            } else {
                t.say("question-title").to_string()
            },
            title: practice.title.clone(),
            practice: frame.to(address::practice(&practice.slug)),
            action: frame.to(address::ask_question(&practice.slug)),
            fields,
            frame,
        }
    }
}

/// `/practices/{slug}/question/sent`.
#[derive(Template, WebTemplate)]
#[template(path = "question/sent.html")]
pub struct QuestionSentPage {
    frame: Frame,
    title: String,
    /// The practice's page.
    practice: String,
    /// The form, to ask once more.
    again: String,
}

impl QuestionSentPage {
    /// The page after a question about this practice.
    pub fn new(frame: Frame, practice: &AskablePractice) -> Self {
        Self {
            title: practice.title.clone(),
            practice: frame.to(address::practice(&practice.slug)),
            again: frame.to(address::ask_question(&practice.slug)),
            frame,
        }
    }
}

/// `/question/{token}`.
#[derive(Template, WebTemplate)]
#[template(path = "question/link.html")]
pub struct QuestionLinkPage {
    frame: Frame,
    action: String,
    shown: ShownLink,
}

/// What the page of a link shows.
enum ShownLink {
    /// The question, the name under which it goes, and the address to which the answer goes.
    Waiting {
        words: SafeHtml,
        name: String,
        email: String,
    },
    /// It was confirmed.
    Confirmed,
    /// It was erased.
    Erased,
    /// The person asked can refuse further questions.
    Asked,
    /// The person asked has refused them.
    Refused,
}

impl QuestionLinkPage {
    /// The page of a link that opens this.
    pub fn new(frame: Frame, opened: &OpenedQuestion) -> Self {
        let shown = match opened {
            OpenedQuestion::Waiting(question) => ShownLink::Waiting {
                words: written::html(&question.words, Links::Text),
                name: question.name.clone(),
                email: question.address.clone(),
            },
            OpenedQuestion::Confirmed => ShownLink::Confirmed,
            OpenedQuestion::Erased => ShownLink::Erased,
            OpenedQuestion::Asked { refused: false, .. } => ShownLink::Asked,
            OpenedQuestion::Asked { refused: true, .. } => ShownLink::Refused,
        };
        Self {
            action: frame.to(&frame.address),
            shown,
            frame,
        }
    }

    fn title(&self) -> String {
        let key = match self.shown {
            ShownLink::Waiting { .. } => "question-confirm-title",
            ShownLink::Confirmed => "question-confirmed-title",
            ShownLink::Erased => "question-erased-title",
            ShownLink::Asked => "question-asked-title",
            ShownLink::Refused => "question-refused-title",
        };
        self.frame.t.say(key).to_string()
    }
}
