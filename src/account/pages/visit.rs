//! Requests as this room's handlers see them: who asks, in which language, and the notice that waits for the page.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;

use crate::account::model::Account;
use crate::account::reader::{self, SignedIn};
use crate::address::Address;
use crate::app::App;
use crate::language::{Language, Messages};
use crate::web::{Flash, Frame, Lang, Notice, Redirect};

/// A request to a page that everyone may open, signed in or not.
pub struct DoorVisit {
    pub(super) app: App,
    pub(super) language: Language,
    pub(super) notice: Option<Notice>,
}

impl FromRequestParts<App> for DoorVisit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let Lang(language) = Lang::from_request_parts(parts, app).await?;
        let Flash(notice) = Flash::from_request_parts(parts, app).await?;
        Ok(Self {
            app: app.clone(),
            language,
            notice,
        })
    }
}

impl DoorVisit {
    pub(super) fn words(&self) -> Messages {
        self.app.words(self.language)
    }

    /// The frame of a page at this address, with the notice that waits for it.
    pub(super) fn frame(&self, address: Address) -> Frame {
        Frame::public(&self.app, self.language, address)
            .at_the_door()
            .saying(self.notice.clone())
    }

    pub(super) fn redirect(&self, to: &Address) -> Redirect {
        Redirect::to(to, self.language)
    }
}

/// A request of a signed-in reader to a page of their own account.
pub struct SignedInVisit {
    pub(super) app: App,
    pub(super) reader: Account,
    pub(super) language: Language,
    pub(super) notice: Option<Notice>,
}

impl FromRequestParts<App> for SignedInVisit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let SignedIn(reader) = SignedIn::from_request_parts(parts, app).await?;
        let Ok(visit) = DoorVisit::from_request_parts(parts, app).await;
        Ok(Self {
            app: visit.app,
            reader,
            language: visit.language,
            notice: visit.notice,
        })
    }
}

impl SignedInVisit {
    pub(super) fn words(&self) -> Messages {
        self.app.words(self.language)
    }

    /// The frame of a page at this address, with the notice that waits for it.
    pub(super) fn frame(&self, address: Address) -> Frame {
        let notice = self.notice.clone();
        reader::frame(&self.app, &self.reader, self.language, address, notice)
    }

    pub(super) fn redirect(&self, to: &Address) -> Redirect {
        Redirect::to(to, self.language)
    }
}
