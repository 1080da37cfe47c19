//! The forms of a practice for other programs, each at the address of the page with an ending.

use axum::http::header::CONTENT_DISPOSITION;
use axum::response::Response;

use crate::catalogue::cite::{self, Citation};
use crate::catalogue::jsonld::{Described, jsonld};
use crate::catalogue::pages::signposts::{Signposts, with_header, with_links};
use crate::catalogue::pages::visit::PublicVisit;
use crate::catalogue::practice_form::PracticeForm;
use crate::catalogue::publication::Publication;
use crate::catalogue::record::PracticeRecord;
use crate::web::Failure;

/// The version in this form. A browser that keeps it names the file after the practice.
pub(super) fn answer(
    visit: PublicVisit,
    publication: &Publication,
    form: PracticeForm,
) -> Result<Response, Failure> {
    let settings = &visit.request.catalogue.app.settings;
    let t = visit.request.words();
    let citation = Citation::of(publication, settings, t);
    let body = match form {
        PracticeForm::BibTex => cite::bibtex(&citation, t),
        PracticeForm::Ris => cite::ris(&citation, t),
        PracticeForm::Csl => cite::csl(&citation, t).to_string(),
        PracticeForm::JsonLd => jsonld(&Described {
            publication,
            citation: &citation,
            settings,
            t,
        }),
        PracticeForm::Record => {
            let record = PracticeRecord::of(publication, settings, t);
            serde_json::to_string(&record).map_err(|_| Failure::Fault)?
        }
    };
    let name = format!("inline; filename=\"{}.{}\"", citation.key, form.as_str());
    let links = Signposts::of(&visit, publication).of_form();
    let response = with_links(visit.respond(form.content_type(), body), &links);
    Ok(with_header(response, CONTENT_DISPOSITION, &name))
}
