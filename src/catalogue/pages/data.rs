//! What programs may take of the catalogue as a whole: a page in words, and two descriptions for programs.

use axum::http::header::CONTENT_DISPOSITION;
use axum::response::Response;

use super::files;
use super::signposts::{with_header, with_links};
use super::visit::{PublicRequest, PublicVisit};
use crate::address;
use crate::catalogue::described::DescribedCatalogue;
use crate::catalogue::files::{FileContent, FileSending, FileStyle, ViewRows, withdrawn_table};
use crate::catalogue::store;
use crate::catalogue::views::DataPage;
use crate::language::Language;
use crate::web::Failure;

/// The files, what their columns mean, the licence, and how to cite the catalogue.
pub async fn data(request: PublicRequest) -> Result<Response, Failure> {
    let visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let frame = visit.frame(address::data());
    let page = DataPage::new(frame, &described(&visit));
    visit.render(&page)
}

/// The package of tables.
pub async fn data_package(request: PublicRequest) -> Result<Response, Failure> {
    let visit = match without_language(request).await? {
        Ok(visit) => visit,
        Err(same) => return Ok(same),
    };
    let package = described(&visit).data_package();
    Ok(visit.respond("application/json", package.to_string()))
}

/// The entry for catalogues of data.
pub async fn data_catalogue(request: PublicRequest) -> Result<Response, Failure> {
    let visit = match without_language(request).await? {
        Ok(visit) => visit,
        Err(same) => return Ok(same),
    };
    let catalogue = described(&visit).catalogue();
    Ok(visit.respond("application/ld+json", catalogue.to_string()))
}

/// What was taken down.
pub async fn withdrawn(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = match without_language(request).await? {
        Ok(visit) => visit,
        Err(same) => return Ok(same),
    };
    let practices = store::withdrawn(&mut visit.db).await?;
    let settings = &visit.request.catalogue.app.settings;
    let table = withdrawn_table(&practices, settings, visit.request.words());
    let table = table.map_err(|error| {
        tracing::error!(%error, "the table of what was taken down was not written");
        Failure::Fault
    })?;
    let name = format!("attachment; filename=\"withdrawn-{}.csv\"", visit.edition);
    let response = visit.respond(FileStyle::CSV_ANSWER, table);
    Ok(with_header(response, CONTENT_DISPOSITION, &name))
}

/// How often the pages of practices were opened. A site on which that is not public has no such table.
pub async fn views(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = match without_language(request).await? {
        Ok(visit) => visit,
        Err(same) => return Ok(same),
    };
    let before = visit.views_before().ok_or(Failure::NotFound)?;
    let catalogue = visit.request.catalogue.clone();
    let sending = FileSending {
        language: visit.request.language,
        content: FileContent::Views(ViewRows::before(before)),
        place: visit.request.take_place()?,
        catalogue: catalogue.clone(),
    };
    let name = format!("attachment; filename=\"views-{}.csv\"", visit.edition);
    let answer = visit.respond_while_reading(FileStyle::CSV_ANSWER, |db| sending.into_body(db));
    let answer = with_header(answer, CONTENT_DISPOSITION, &name);
    Ok(with_links(answer, &files::links(&catalogue.app.settings)))
}

/// Begins a description for programs, which is the same in every language; or the answer to a reader who has it.
async fn without_language(
    request: PublicRequest,
) -> Result<Result<PublicVisit, Response>, Failure> {
    if request.language != Language::default() {
        return Err(Failure::NotFound);
    }
    let visit = request.begin(None).await?;
    Ok(match visit.not_modified() {
        Some(same) => Err(same),
        None => Ok(visit),
    })
}

fn described(visit: &PublicVisit) -> DescribedCatalogue<'_> {
    DescribedCatalogue {
        edition: visit.edition,
        began: visit.began,
        settings: &visit.request.catalogue.app.settings,
        t: visit.request.words(),
    }
}
