//! `/admin/labels`: the labels that reviewers put on practices. A label is added, retired and offered again; its name and
//! its readers stay, because histories and search words hold them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::AdminVisit;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::forms::label as form;
use crate::admin::views::labels::LabelsPage;
use crate::app::App;
use crate::language::Language;
use crate::practice::actions as practices;
use crate::practice::model::{LabelId, MOST_LABELS};
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// The list, with the form of a new label.
pub async fn show(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<LabelsPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let visit = AdminVisit::new(
        &app,
        &reader,
        visit.language,
        address::admin_labels(),
        visit.notice,
    );
    load_page(visit, kept.as_ref()).await
}

/// Adds a label, retires one, or offers it again.
pub async fn act(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = || {
        typed
            .get("label")
            .parse()
            .map(LabelId)
            .map_err(|_| Failure::Unreadable("label"))
    };
    match typed.get("deed") {
        "add" => add(&app, language, &reader, &typed).await,
        "retire" => {
            practices::retire_label(&app, id()?, true).await?;
            Ok(back(&app, language, "admin-labels-retired-one"))
        }
        "offer" => {
            practices::retire_label(&app, id()?, false).await?;
            Ok(back(&app, language, "admin-labels-offered-one"))
        }
        _ => Err(Failure::Unreadable("deed")),
    }
}

async fn add(
    app: &App,
    language: Language,
    reader: &Administrator,
    typed: &Typed,
) -> Result<Response, Failure> {
    let refused = match form::label(typed) {
        Ok((name, for_authors)) => {
            if practices::add_to_list(app, reader, &name, for_authors)
                .await?
                .is_some()
            {
                return Ok(back(app, language, "admin-labels-added"));
            }
            let mut refused = Refused::only_typed(typed.clone());
            let problem = vec![("most", MOST_LABELS.to_string())];
            refused.add(form::NAME, Problem::Own("admin-problem-label", problem));
            refused
        }
        Err(refused) => refused,
    };
    let visit = AdminVisit::new(app, reader, language, address::admin_labels(), None);
    let page = load_page(visit, Some(&refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn back(app: &App, language: Language, says: &'static str) -> Response {
    let notice = Notice::good(app.words(language).say(says));
    let list = Redirect::to(&address::admin_labels(), language);
    list.saying(notice).into_response()
}

async fn load_page(
    visit: AdminVisit<'_>,
    refused: Option<&Refused>,
) -> Result<LabelsPage, Failure> {
    let mut db = visit.app.db.read().await?;
    let around = visit.load_surroundings(&mut db).await?;
    let all = practices::labels(&mut db).await?;
    Ok(LabelsPage::new(around, &all, refused))
}
