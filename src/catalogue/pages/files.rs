//! Every list as a file, at the list's address with the ending `.csv` or `.jsonl`: all of its practices, from one edition.

use std::time::Duration;

use axum::http::header::CONTENT_DISPOSITION;
use axum::response::Response;

use super::signposts::{with_header, with_links};
use super::visit::PublicRequest;
use crate::address::{self, FileForm};
use crate::catalogue::files::{FileContent, FileSending, FileStyle, RowSource};
use crate::catalogue::index::{SearchError, SearchIndex};
use crate::catalogue::model::PracticeList;
use crate::config::Settings;
use crate::edition::Edition;
use crate::language::Language;
use crate::web::Failure;

/// When a reader may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// The file of a list.
pub async fn list_file(
    mut request: PublicRequest,
    list: PracticeList,
    form: FileForm,
) -> Result<Response, Failure> {
    let style = FileStyle {
        form,
        for_spreadsheet: is_for_spreadsheet(&request)?,
    };
    request.edition().await?;
    let (rows, reached) = find_rows(&request.catalogue.index, &list).await?;
    let mut visit = request.begin(reached).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let catalogue = visit.request.catalogue.clone();
    let sending = FileSending {
        language: visit.request.language,
        place: visit.request.take_place()?,
        catalogue: catalogue.clone(),
        content: FileContent::Practices(style, rows),
    };
    let at = list.search().edition.unwrap_or(visit.edition);
    let name = file_name(&list, form, at);
    let named = format!("attachment; filename=\"{name}\"");
    let response = visit.respond_while_reading(style.content_type(), |db| sending.into_body(db));
    let response = with_header(response, CONTENT_DISPOSITION, &named);
    Ok(with_links(response, &links(&catalogue.app.settings)))
}

fn is_for_spreadsheet(request: &PublicRequest) -> Result<bool, Failure> {
    match request.query("for")?.as_deref() {
        None => Ok(false),
        Some("excel") => Ok(true),
        Some(_) => Err(Failure::Unreadable("a program that a file is for")),
    }
}

/// Which practices the file holds, and the edition of the index that found them.
async fn find_rows(
    index: &SearchIndex,
    list: &PracticeList,
) -> Result<(RowSource, Option<Edition>), Failure> {
    let PracticeList::Search(search) = list else {
        return Ok((RowSource::of_list(list), None));
    };
    let not_ready = |SearchError::NotReady| Failure::Busy(RETRY_AFTER);
    let asked = search.edition.unwrap_or(Edition(0));
    let snapshot = index.snapshot_of(asked).await.map_err(not_ready)?;
    let edition = snapshot.edition;
    let rows = RowSource::of_search(index, snapshot, search).await;
    Ok((rows.map_err(not_ready)?, Some(edition)))
}

/// The licence of the texts, and the description of the columns.
pub(super) fn links(settings: &Settings) -> [String; 2] {
    let package = address::data_package().absolute(&settings.public_url, Language::default());
    [
        format!("<{}>; rel=\"license\"", settings.licence.url),
        format!("<{package}>; rel=\"describedby\"; type=\"application/json\""),
    ]
}

/// `practices-1842.csv`: the list and the edition.
fn file_name(list: &PracticeList, form: FileForm, edition: Edition) -> String {
    let list = match list {
        PracticeList::All => "practices".to_owned(),
        PracticeList::Search(search) if search.at(None).is_everything() => "practices".to_owned(),
        PracticeList::Objective(number) => format!("objective-{number}"),
        PracticeList::Country(code) => format!("country-{code}"),
        PracticeList::Region(id) => format!("region-{id}"),
        PracticeList::Search(_) => "practices-found".to_owned(),
    };
    format!("{list}-{edition}.{}", form.as_str())
}
