//! Requests as this room's handlers see them: who asks, in which language, and what waits for the page.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;

use crate::account::model::Account;
use crate::account::reader::{self, SignedIn};
use crate::address::Address;
use crate::app::App;
use crate::language::Messages;
use crate::web::{FormVisit, Frame, Redirect, Typed};

/// A request to a page that everyone may open, signed in or not.
pub struct DoorVisit {
    pub(super) app: App,
    pub(super) page: FormVisit,
}

impl FromRequestParts<App> for DoorVisit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(Self {
            app: app.clone(),
            page: FormVisit::from_request_parts(parts, app).await?,
        })
    }
}

impl DoorVisit {
    pub(super) fn words(&self) -> Messages {
        self.app.words(self.page.language)
    }

    /// The frame of a page at this address, with the notice that waits for it.
    pub(super) fn frame(&self, address: Address) -> Frame {
        self.page.door_frame(&self.app, address)
    }

    pub(super) fn redirect(&self, to: &Address) -> Redirect {
        Redirect::to(to, self.page.language)
    }

    /// The form that the page shows again.
    pub(super) fn kept_form(&self) -> Option<Typed> {
        self.page.kept_form()
    }
}

/// A request of a signed-in reader to a page of their own account.
pub struct SignedInVisit {
    pub(super) app: App,
    pub(super) reader: Account,
    pub(super) page: FormVisit,
}

impl FromRequestParts<App> for SignedInVisit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let SignedIn(reader) = SignedIn::from_request_parts(parts, app).await?;
        let Ok(page) = FormVisit::from_request_parts(parts, app).await;
        Ok(Self {
            app: app.clone(),
            reader,
            page,
        })
    }
}

impl SignedInVisit {
    pub(super) fn words(&self) -> Messages {
        self.app.words(self.page.language)
    }

    /// The frame of a page at this address, with the notice that waits for it.
    pub(super) fn frame(&self, address: Address) -> Frame {
        let FormVisit {
            language, notice, ..
        } = self.page.clone();
        reader::frame(&self.app, &self.reader, language, address, notice)
    }

    pub(super) fn redirect(&self, to: &Address) -> Redirect {
        Redirect::to(to, self.page.language)
    }

    /// The form that the page shows again.
    pub(super) fn kept_form(&self) -> Option<Typed> {
        self.page.kept_form()
    }
}
