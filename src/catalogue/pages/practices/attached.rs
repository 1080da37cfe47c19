//! `/practices/{slug}/files/{key}/{file}`: a picture or a file of a practice whose text is public. What was taken down is gone
//! with it.

use axum::extract::Path;
use axum::response::Response;

use crate::address;
use crate::attachment::AskedFile;
use crate::catalogue::pages::signposts::{link_of_file, with_links};
use crate::catalogue::pages::visit::PublicRequest;
use crate::catalogue::store;
use crate::web::Failure;

/// The file, if a published version names it.
pub async fn attached_file(
    request: PublicRequest,
    Path((slug, key, segment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let asked = AskedFile::parse(&key, segment)?;
    let mut visit = request.begin(None).await?;
    let found = store::attachment(&mut visit.db, &slug, &asked.key).await?;
    let request = visit.into_request();
    let app = &request.catalogue.app;
    let answer = asked
        .answer_in_public(app, found, request.headers())
        .await?;
    let back = link_of_file(&address::practice(&slug), &app.settings.public_url);
    Ok(with_links(answer, &[back]))
}
