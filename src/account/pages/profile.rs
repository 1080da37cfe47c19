//! `/account`: the profile.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use crate::account::named::NamedLookup;
use crate::account::views::{ProfilePage, draw};
use crate::account::{actions, forms};
use crate::address;
use crate::web::{Failure, Notice, Posted, Redirect, Refused, Typed};

/// The profile.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    draw(StatusCode::OK, &profile_page(&visit, kept.as_ref()))
}

/// Changes the profile. The page comes back in the language chosen.
pub async fn post(
    visit: SignedInVisit,
    Extension(named): Extension<NamedLookup>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let profile = match forms::profile(&typed) {
        Ok(profile) => profile,
        Err(refused) => {
            let page = profile_page(&visit, Some(&refused));
            return draw(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    actions::change_profile(&visit.app, &visit.reader, &profile, &*named.0).await?;
    let language = profile.language;
    let notice = Notice::good(visit.app.words(language).say("account-profile-saved"));
    Ok(Redirect::to(&address::account(), language)
        .saying(notice)
        .into_response())
}

fn profile_page(visit: &SignedInVisit, refused: Option<&Refused>) -> ProfilePage {
    ProfilePage::new(visit.frame(address::account()), &visit.reader, refused)
}
