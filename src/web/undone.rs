//! Returns a posted form filled in when its deed failed: a full disk, a database that is busy or unreachable, a lost answer,
//! a defect. The form's own page is drawn again under a sentence that says what happened; where that page cannot be drawn,
//! or would not contain every value, a plain page contains them all. Knows forms as names and values.

use std::time::Duration;

use askama::Template;
use askama::filters::{Escaper, Html as Escaping};
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, IF_NONE_MATCH, RETRY_AFTER, TRANSFER_ENCODING,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use http_body_util::BodyExt;

use super::failure::{Failure, failure_of};
use super::field::FormField;
use super::flash::{Flash, Notice};
use super::form::{Typed, is_secret};
use super::host;
use super::kept::Kept;
use super::language::Lang;
use super::layout::Frame;
use super::limits::BODY;
use super::log::RequestNumber;
use super::posted;
use super::readers::AnswerReaders;
use super::routed::Routed;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Language, Message, Messages};

/// How long drawing the form's own page may take: the database may be unreachable.
const REDRAWN_IN: Duration = Duration::from_secs(5);
/// The hidden numbers that distinguish a repeat from a new deed. They come back as they were posted.
const NUMBERS: [&str; 2] = ["seq", "saves"];
/// A longer text gets an input of several lines.
const LONG: usize = 80;

/// A room's function from the name of a text input to its label. `None` for choices, hidden inputs and other rooms' inputs.
pub type Label = fn(Messages, &str) -> Option<Message>;

/// What drawing such a form needs.
pub struct Undone {
    /// The settings of the service.
    pub app: App,
    /// The labels of all rooms' inputs.
    pub labels: &'static [Label],
}

/// Keeps a posted form in memory until its deed is answered, and returns it if the deed failed. What a program posts is no
/// form of a page, and one with a file may be too large for that.
pub async fn answer(undone: &Undone, request: Request, routed: &Routed) -> Response {
    let readers = AnswerReaders::of(request.uri().path());
    let is_kept = readers == AnswerReaders::People && !posted::may_bring_a_file(request.headers());
    if request.method() != Method::POST || !is_kept {
        return routed.answer(request).await;
    }
    let (parts, body) = request.into_parts();
    let whole = match posted::body(Request::from_parts(parts.clone(), body), BODY).await {
        Ok(whole) => whole,
        Err(failure) => return failure.into_response(),
    };
    let request = Request::from_parts(parts.clone(), Body::from(whole.clone()));
    let response = routed.answer(request).await;
    let failed = failure_of(&response).filter(Failure::gives_words_back);
    let Some(form) = failed.and_then(|failure| FailedForm::read(parts, &whole, failure)) else {
        return response;
    };
    let mut page = form.come_back(undone, routed).await;
    // Keeps the extensions for the log. The failure has its page.
    let mut known = response.into_parts().0.extensions;
    known.remove::<Failure>();
    page.extensions_mut().extend(known);
    page
}

/// A form whose deed failed.
struct FailedForm {
    parts: Parts,
    failure: Failure,
    typed: Typed,
    /// The names of the passwords, which the reader must type again.
    secrets: Vec<String>,
}

impl FailedForm {
    /// Reads the form; `None` if the body is no form of the site.
    fn read(parts: Parts, whole: &Bytes, failure: Failure) -> Option<Self> {
        posted::is_form(&parts.headers).ok()?;
        let typed = posted::decode(whole).ok()?;
        let (secrets, words): (Vec<_>, Vec<_>) =
            typed.pairs().partition(|(name, _)| is_secret(name));
        let secrets = secrets.iter().map(|(name, _)| (*name).to_owned()).collect();
        Some(Self {
            typed: Typed::of(words),
            secrets,
            parts,
            failure,
        })
    }

    async fn come_back(self, undone: &Undone, routed: &Routed) -> Response {
        let frame = self.frame(&undone.app);
        let sentence = self.sentence(&frame);
        let mut drawn = None;
        for page in self.pages(&undone.app) {
            drawn = self.redrawn(page, &sentence, &frame, routed).await;
            if drawn.is_some() {
                break;
            }
        }
        let html = drawn.map_or_else(
            || UndonePage::new(frame, &self, sentence, undone.labels).render(),
            Ok,
        );
        let status = self.failure.status();
        // If no page can be drawn, the failure itself is the answer, and gets the page of an error.
        let mut response = html.map_or_else(
            |_| self.failure.clone().into_response(),
            |html| (status, Html(html)).into_response(),
        );
        if let Some(seconds) = self.failure.retry_after() {
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(RETRY_AFTER, seconds);
        }
        response
    }

    fn frame(&self, app: &App) -> Frame {
        let language = self.parts.extensions.get::<Lang>();
        let language = language.map(|lang| lang.0).unwrap_or_default();
        Frame {
            translated: false,
            ..Frame::public(app, language, self.own_address())
        }
    }

    /// The address of the POST, without the language.
    fn own_address(&self) -> Address {
        let posted = self.parts.uri.path_and_query();
        posted
            .and_then(|posted| address::parse_local(posted.as_str()))
            .map_or_else(address::desk, |(_, address)| address)
    }

    /// The sentence that says what happened, and what to do now.
    fn sentence(&self, frame: &Frame) -> String {
        let t = frame.t;
        let said = t.of("undone", self.failure.message_key());
        let mut says = vec![said.with("wait", self.failure.wait(t)).to_string()];
        if !self.secrets.is_empty() {
            says.push(t.say("undone-password").to_string());
        }
        let number = self.parts.extensions.get::<RequestNumber>();
        if let Some(number) = number.filter(|_| self.failure.status().is_server_error()) {
            let lasts = t
                .say("undone-lasts")
                .with("contact", frame.contact.as_str());
            says.push(lasts.with("number", number.to_string()).to_string());
        }
        says.join(" ")
    }

    /// The pages that may contain the form: the page that it was sent from, then its own address.
    fn pages(&self, app: &App) -> Vec<Address> {
        let own = self.own_address();
        let ours = host::origins(&app.settings);
        let sent_from = host::referring_page(&self.parts.headers, &ours)
            .and_then(|page| {
                address::parse_local(&page[url::Position::BeforePath..url::Position::AfterQuery])
            })
            .map(|(_, page)| page)
            .filter(|page| page.path() != own.path());
        sent_from.into_iter().chain([own]).collect()
    }

    /// The page with the form filled in; `None` unless it contains every value.
    async fn redrawn(
        &self,
        page: Address,
        says: &str,
        frame: &Frame,
        routed: &Routed,
    ) -> Option<String> {
        let mut parts = self.parts.clone();
        parts.method = Method::GET;
        parts.uri = Uri::try_from(page.in_language(Language::default())).ok()?;
        for of_the_post in [CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING] {
            parts.headers.remove(of_the_post);
        }
        for of_a_copy in [ACCEPT_ENCODING, IF_NONE_MATCH] {
            parts.headers.remove(of_a_copy);
        }
        parts.extensions.insert(Kept::failed(self.typed.clone()));
        parts.extensions.insert(Flash(Some(Notice::bad(says))));
        let request = Request::from_parts(parts, Body::empty());
        let drawn = async {
            let response = routed.answer(request).await;
            let whole = (response.status() == StatusCode::OK)
                .then(|| response.into_body().collect())?
                .await;
            String::from_utf8(whole.ok()?.to_bytes().to_vec()).ok()
        };
        let html = tokio::time::timeout(REDRAWN_IN, drawn).await.ok()??;
        self.is_whole_in(&html, says, frame).then_some(html)
    }

    /// Whether a page contains the sentence, posts to the same address, and contains every value and the numbers that
    /// identify a repeat.
    fn is_whole_in(&self, html: &str, says: &str, frame: &Frame) -> bool {
        let action = escaped(&frame.to(self.own_address()));
        let number = |name: &str| {
            let value = escaped(self.typed.get(name));
            !self.typed.sent(name) || html.contains(&format!(r#"name="{name}" value="{value}""#))
        };
        html.contains(&escaped(says))
            && html.contains(&format!("\"{action}\""))
            && NUMBERS.into_iter().all(number)
            && self
                .typed
                .pairs()
                .all(|(_, value)| html.contains(&escaped(value.trim())))
    }
}

/// The text as a page contains it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a string cannot fail.
    Escaping
        .write_escaped_str(&mut escaped, text)
        .map_or_else(|_| text.to_owned(), |()| escaped)
}

/// The form itself, field by field, for when its own page cannot be drawn.
#[derive(Template)]
#[template(path = "web/undone.html")]
struct UndonePage {
    frame: Frame,
    status: u16,
    heading: Message,
    says: String,
    action: String,
    fields: Vec<FormField>,
    hidden: Vec<(String, String)>,
}

impl UndonePage {
    fn new(frame: Frame, form: &FailedForm, says: String, labels: &[Label]) -> Self {
        let t = frame.t;
        let label_of = |name: &str| labels.iter().find_map(|label| label(t, name));
        let mut fields = Vec::new();
        let mut hidden = Vec::new();
        for (name, value) in form.typed.pairs() {
            match label_of(name) {
                None if is_chosen(name, value) => hidden.push((name.to_owned(), value.to_owned())),
                label => {
                    let label = label.unwrap_or_else(|| t.say("undone-words"));
                    fields.push(field(t, name, &label, value));
                }
            }
        }
        for name in &form.secrets {
            let label = label_of(name).unwrap_or_else(|| t.say("undone-secret"));
            fields.push(FormField::password(t, name, &label));
        }
        for (number, field) in fields.iter_mut().enumerate() {
            field.id = format!("undone-{number}");
        }
        Self {
            status: form.failure.status().as_u16(),
            heading: t.of("error-heading", form.failure.message_key()),
            says,
            action: frame.to(form.own_address()),
            fields,
            hidden,
            frame,
        }
    }
}

/// An input that shows the whole text.
fn field(t: Messages, name: &str, label: &Message, value: &str) -> FormField {
    let long = value.chars().count() > LONG || value.contains('\n');
    let field = if long {
        FormField::area(t, name, label, 8)
    } else {
        FormField::text(t, name, label)
    };
    field.holding(value)
}

/// Whether a value is a choice or a number of the page: a code such as `KZ`, `12` or `regional-process`.
fn is_chosen(name: &str, value: &str) -> bool {
    let code = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let travels = matches!(name, "kept_page" | "kept_body" | "next");
    travels || (value.len() <= LONG && value.bytes().all(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_told_from_words() {
        for (name, value) in [
            ("deed", "take_down"),
            ("seq", "12"),
            ("countries", "KZ"),
            ("type", "regional-process"),
            ("country", ""),
            ("next", "/my/practices/7?kept=yes"),
        ] {
            assert!(is_chosen(name, value), "{name}={value}");
        }
        for value in ["Two words", "a@b.example", "été", "one.", "one\ntwo"] {
            assert!(!is_chosen("reasons", value), "{value}");
        }
    }
}
