//! Draws error pages: a handler answers a [`Failure`], and gets its page in the reader's language, with links that lead
//! on.

use askama::Template;
use axum::http::header::{ALLOW, RETRY_AFTER};
use axum::http::{HeaderValue, Uri};
use axum::response::{Html, IntoResponse, Response};

use super::failure::{Failure, WayOn, failure_of};
use super::layout::Frame;
use super::log::RequestNumber;
use crate::address;
use crate::app::App;
use crate::language::Language;

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    heading: String,
    lead: String,
    searches: bool,
    ways: Vec<Link>,
    number: Option<String>,
}

struct Link {
    name: String,
    link: String,
}

/// Draws the page of a failure. Every other answer stays as it is. `asked` is the address of a request that reads a page.
pub fn draw(
    app: &App,
    language: Language,
    number: RequestNumber,
    asked: Option<&Uri>,
    response: Response,
) -> Response {
    let Some(failure) = failure_of(&response) else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    let frame = Frame {
        translated: false,
        ..Frame::public(app, language, address::home())
    };
    let page = ErrorPage::new(frame, &failure, number, asked);
    // If the page itself cannot be drawn, the answer is the bare status.
    let mut drawn = page.render().map_or_else(
        |_| failure.status().into_response(),
        |html| (failure.status(), Html(html)).into_response(),
    );
    if let Some(seconds) = failure.retry_after() {
        drawn
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(allow) = parts.headers.remove(ALLOW) {
        drawn.headers_mut().insert(ALLOW, allow);
    }
    drawn.extensions_mut().extend(parts.extensions);
    drawn
}

/// The way to the list at this address, without a place in it.
fn first_page(asked: &Uri) -> Option<WayOn> {
    let (_, list) = address::parse_local(asked.path_and_query()?.as_str())?;
    let to = list.without(&["from", "at"]);
    let says = "error-way-first-page";
    Some(WayOn { says, to })
}

impl ErrorPage {
    fn new(frame: Frame, failure: &Failure, number: RequestNumber, asked: Option<&Uri>) -> Self {
        let t = frame.t;
        let key = failure.message_key();
        let list = match failure {
            Failure::UnreadablePlace => asked.and_then(first_page),
            _ => None,
        };
        let ways = list.into_iter().chain(failure.ways());
        let ways = ways.map(|way| Link {
            name: t.say(way.says).to_string(),
            link: frame.to(&way.to),
        });
        Self {
            status: failure.status().as_u16(),
            heading: t.of("error-heading", key).to_string(),
            lead: t
                .of("error-lead", key)
                .with("wait", failure.wait(t))
                .to_string(),
            searches: matches!(
                failure,
                Failure::NotFound | Failure::DeadLink | Failure::NotFoundNear(_) | Failure::Gone
            ),
            ways: ways.collect(),
            number: failure
                .status()
                .is_server_error()
                .then(|| number.to_string()),
            frame,
        }
    }
}
