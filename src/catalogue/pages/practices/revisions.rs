//! The published versions of a practice, each at an address of its own.

use axum::extract::Path;
use axum::response::Response;

use super::practice::{AskedPractice, show};
use crate::catalogue::pages::segment::not_found;
use crate::catalogue::pages::visit::PublicRequest;
use crate::catalogue::practice_form::PracticeForm;
use crate::web::Failure;

/// The k-th published version, as a page or in another form: `2`, or `2.bib`. `k` has no sign and no leading zero.
pub async fn revision(
    request: PublicRequest,
    Path((name, k)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (k, form) = PracticeForm::split(&k);
    let number = k
        .parse::<i64>()
        .ok()
        .filter(|number| *number > 0 && number.to_string() == k)
        .ok_or_else(not_found)?;
    let asked = AskedPractice {
        version: Some(number),
        form,
        ..AskedPractice::page(&name)
    };
    show(request, &asked).await
}
