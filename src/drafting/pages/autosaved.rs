//! What the script is told after it has saved a step while its author writes: whether the answers are stored, the number of
//! the save, and a sentence for the page.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::app::App;
use crate::language::Language;
use crate::practice::model::Saves;

/// What became of a save by the script.
#[derive(Clone, Copy, Debug)]
pub(super) enum Autosaved {
    /// The draft holds it, as this save; whether nothing was left out.
    Stored(Saves, bool),
    /// Another window saved the step meanwhile. Both are kept.
    Second,
    /// The practice is no draft any more.
    Closed,
}

impl Autosaved {
    /// The answer: JSON with a sentence in the language of the page.
    pub(super) fn answer(self, app: &App, language: Language) -> Response {
        let t = app.words(language);
        let (status, key, saves) = match self {
            Self::Stored(saves, true) => (StatusCode::OK, "drafting-autosaved", Some(saves)),
            Self::Stored(saves, false) => (StatusCode::OK, "drafting-autosaved-part", Some(saves)),
            Self::Second => (StatusCode::CONFLICT, "drafting-autosaved-second", None),
            Self::Closed => (StatusCode::CONFLICT, "drafting-closed-words", None),
        };
        let says = t.say(key).with("at", t.time(app.clock.now()));
        let body = json!({"saves": saves.map(|saves| saves.0), "says": says.to_string()});
        let head = [(CONTENT_TYPE, "application/json")];
        (status, head, body.to_string()).into_response()
    }
}
