//! The list under one term, an objective, a country or a region: as a page for people, a feed or a file.

use axum::response::Response;

use super::visit::PublicRequest;
use super::{feeds, files, segment};
use crate::address::{self, ListForm};
use crate::catalogue::forms;
use crate::catalogue::listing::{self, PAGE_SIZE};
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::ListKey;
use crate::catalogue::views::TermPage;
use crate::web::Failure;
use crate::web::paging::Cursor;

/// The list at this segment. Another spelling of its id, or an id with the punctuation of a sentence, redirects to it.
pub async fn at(
    request: PublicRequest,
    segment: &str,
    parse: impl Fn(&str) -> Option<PracticeList>,
) -> Result<Response, Failure> {
    let named = address::split_form(segment).and_then(|(id, form)| Some((parse(id)?, form)));
    if let Some((named, form)) = named {
        return list(request, named, form).await;
    }
    if segment::has_sign(segment) {
        return Err(segment::not_found());
    }
    let copied = segment::as_copied(segment);
    let (id, form) = segment::split(&copied)?;
    let address = meant(id, parse)?.address();
    let visit = request.begin(None).await?;
    visit.redirect(&address.in_form(form))
}

/// The list that an id means in any spelling.
pub fn meant(
    id: &str,
    parse: impl Fn(&str) -> Option<PracticeList>,
) -> Result<PracticeList, Failure> {
    parse(id)
        .or_else(|| parse(&id.to_ascii_lowercase()))
        .or_else(|| parse(&id.to_ascii_uppercase()))
        .ok_or_else(segment::not_found)
}

/// The list in the form that was asked for.
async fn list(
    mut request: PublicRequest,
    list: PracticeList,
    form: ListForm,
) -> Result<Response, Failure> {
    if form != ListForm::Feed && forms::asked_edition(request.raw_query())?.is_some() {
        // An earlier edition of it is one of a search.
        let search = list.search().at(request.edition().await?);
        let address = search.on(address::practices()).in_form(form);
        return request.begin(None).await?.redirect(&address);
    }
    match form {
        ListForm::Page => list_page(request, &list).await,
        ListForm::Feed => feeds::list_feed(request, &list).await,
        ListForm::File(form) => files::list_file(request, list, form).await,
    }
}

async fn list_page(request: PublicRequest, list: &PracticeList) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(request.query("from")?.as_deref())?;
    let index = &request.catalogue.index;
    let counted = match list {
        PracticeList::Objective(_) => listing::counts_of(index, &PracticeList::All).await,
        _ if list.is_place() && cursor.is_none() => listing::counts_of(index, list).await,
        _ => None,
    };
    let (counts, reached) = counted.unzip();
    let mut visit = request.begin(reached).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let cursor = cursor.as_ref();
    let language = Some(visit.request.language.as_text());
    let shown = (PAGE_SIZE, language, false);
    let slice = listing::read_slice(&mut visit.db, list, cursor, shown).await?;
    let feed = listing::feed_link(list, visit.request.words());
    let address = visit.request.place_on(list.address())?;
    let frame = visit.frame(address).with_feed(feed);
    let present = visit.present();
    visit.render_list(&TermPage::new(
        frame,
        list,
        &slice,
        counts.as_ref(),
        present,
    ))
}
