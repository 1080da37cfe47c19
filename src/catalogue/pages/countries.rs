//! The list of one country or area.

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use super::{segment, term};
use crate::address::{self, ListForm};
use crate::catalogue::model::PracticeList;
use crate::taxonomy::CountryCode;
use crate::web::Failure;

/// One country or area by its code. Another spelling of the code redirects to the code.
pub async fn country(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let (code, form) = segment::split(&segment)?;
    if let Some(code) = CountryCode::parse(code) {
        return term::list(request, PracticeList::Country(code), form).await;
    }
    let meant = CountryCode::parse(&code.to_ascii_uppercase()).ok_or_else(segment::not_found)?;
    let address = address::country(meant);
    let visit = request.begin(None).await?;
    visit.redirect(&match form {
        ListForm::Page => address,
        ListForm::Feed => address.as_feed(),
    })
}
