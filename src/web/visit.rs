//! A request for a page with a form, as the page's handler sees it: the language, the notice that waits for the page, and
//! the form that the page shows again.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::flash::{Flash, Notice};
use super::form::Typed;
use super::kept::Kept;
use super::language::Lang;
use super::layout::Frame;
use crate::address::Address;
use crate::app::App;
use crate::language::Language;

/// What every page with a form takes from the request for it.
#[derive(Clone)]
pub struct FormVisit {
    /// The language of the page.
    pub language: Language,
    /// The notice at the top of the page.
    pub notice: Option<Notice>,
    kept: Option<Kept>,
}

impl FormVisit {
    /// The frame of a page at this address for a reader who need not be signed in, with the notice that waits for it.
    pub fn door_frame(&self, app: &App, address: Address) -> Frame {
        Frame::public(app, self.language, address)
            .at_the_door()
            .saying(self.notice.clone())
    }

    /// The values of a form that was kept during sign-in, or whose deed has failed. The page shows them like a refused
    /// form, under the notice. A handler that asks for them promises to show them.
    pub fn kept_form(&self) -> Option<Typed> {
        self.kept.as_ref().map(Kept::take)
    }

    /// The number of the last event on the page whose form has failed. The page carries this number again, so that a
    /// repeat of a deed that was stored after all is recognised. `None` on every other page.
    pub fn drawn_up_to(&self) -> Option<i64> {
        self.kept.as_ref()?.drawn_up_to()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for FormVisit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Lang(language) = Lang::from_request_parts(parts, state).await?;
        let Flash(notice) = Flash::from_request_parts(parts, state).await?;
        Ok(Self {
            language,
            notice,
            kept: parts.extensions.get::<Kept>().cloned(),
        })
    }
}
