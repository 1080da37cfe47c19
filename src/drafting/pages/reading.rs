//! `/clearance/{token}` and `/reading/{link}`: a person without an account reads a draft by a link and remarks beside its
//! answers. The secret stands in the address for one redirect only, and opening the link changes nothing.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use crate::account::browser::ReadingLink;
use crate::account::queries;
use crate::address;
use crate::app::{App, Token};
use crate::attachment::AskedFile;
use crate::db::ids::ClearanceLinkId;
use crate::drafting::forms::{REMARK_WORDS, asked_field, read_remark};
use crate::drafting::views::{
    ReadingOverPage, ReadingPage, remark_fields, remark_ways, shown_remark,
};
use crate::language::{Messages, TextLanguage};
use crate::practice::actions::{self, Error, OpenClearance};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::plain;
use crate::showing::byline::{Byline, BylineNames};
use crate::showing::face::Face;
use crate::taxonomy::ObjectiveNumber;
use crate::web::log::RefusalRule;
use crate::web::{
    Failure, FormVisit, Frame, Notice, Posted, Problem, Redirect, Refused, Summary, Typed,
};

/// The query of a way to remark.
#[derive(serde::Deserialize)]
pub struct ReadingQuery {
    field: Option<String>,
}

/// Takes the secret of the link out of the address.
pub async fn follow(
    State(app): State<App>,
    visit: FormVisit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let Some(token) = Token::parse(&token) else {
        return Ok(draw_over(&app, &visit, ""));
    };
    let mut db = app.db.read().await?;
    let found = actions::clearance_of_link(&mut db, token).await?;
    drop(db);
    let Some(link) = found else {
        return Ok(draw_over(&app, &visit, ""));
    };
    Ok(ReadingLink::Clearance(link).open(&app, visit.language, token))
}

/// Shows the draft as it is saved now, and the form of a remark.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    headers: HeaderMap,
    Path(link): Path<String>,
    Query(query): Query<ReadingQuery>,
) -> Result<Response, Failure> {
    let Some(open) = load_open(&app, &headers, &link).await? else {
        return Ok(draw_over(&app, &visit, ""));
    };
    let kept = visit.kept_form().map(Refused::only_typed);
    let chosen = query.field.as_deref().and_then(Field::parse);
    let page = draw_open(&app, &visit, &open, (kept.as_ref(), chosen)).await?;
    Ok(page.into_response())
}

/// A picture or a file of the draft, while the link works.
pub async fn file(
    State(app): State<App>,
    headers: HeaderMap,
    Path((link, key, segment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let asked = AskedFile::parse(&key, segment)?;
    let open = load_open(&app, &headers, &link).await?;
    let open = open.ok_or(Failure::NotFound)?;
    let named = open.answers.names_file(&asked.key);
    let practice = open.case.practice.id;
    asked.answer_named(&app, (practice, named), &headers).await
}

/// Keeps a remark, or chooses the answer that it is about.
pub async fn remark(
    State(app): State<App>,
    visit: FormVisit,
    headers: HeaderMap,
    Path(link): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(open) = load_open(&app, &headers, &link).await? else {
        return Ok(draw_over(&app, &visit, typed.get(REMARK_WORDS)));
    };
    let here = address::clearance_reading(open.link.id);
    if let Some((_, field)) = asked_field(&typed, &here) {
        let typed = Refused::only_typed(typed);
        let page = draw_open(&app, &visit, &open, (Some(&typed), Some(field))).await?;
        return Ok(page.into_response());
    }
    if typed.get("deed") != "remark" {
        return Err(Failure::Unreadable("deed"));
    }
    let refused = match read_remark(&typed) {
        Ok(remark) => match actions::add_remark(&app, &open.held, &remark).await {
            Ok(()) => {
                let notice = Notice::good(app.words(visit.language).say("drafting-remark-kept"));
                let back = Redirect::to(&here, visit.language).saying(notice);
                return Ok(back.into_response());
            }
            Err(Error::Unfit) => {
                let mut refused = Refused::only_typed(typed);
                refused.add(REMARK_WORDS, Problem::own("drafting-problem-remarks"));
                refused
            }
            Err(Error::Fault(fault)) => return Err(fault.into()),
            Err(_) => return Ok(draw_over(&app, &visit, typed.get(REMARK_WORDS))),
        },
        Err(refused) => refused,
    };
    let page = draw_open(&app, &visit, &open, (Some(&refused), None)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What the person reads, if the browser holds the link and the link works.
async fn load_open(
    app: &App,
    headers: &HeaderMap,
    link: &str,
) -> Result<Option<Box<OpenClearance>>, Failure> {
    let id = link.parse().map(ClearanceLinkId);
    let id = id.map_err(|_| Failure::NotFound)?;
    let Some(token) = ReadingLink::Clearance(id).secret(app, headers) else {
        return Ok(None);
    };
    let mut db = app.db.read().await?;
    Ok(actions::held_clearance(app, &mut db, (token, id)).await?)
}

async fn draw_open(
    app: &App,
    visit: &FormVisit,
    open: &OpenClearance,
    (refused, chosen): (Option<&Refused>, Option<Field>),
) -> Result<ReadingPage, Failure> {
    let mut db = app.db.read().await?;
    let practice = &open.case.practice;
    let submitter = queries::by_id(&mut db, practice.submitter()).await?;
    let imported = actions::imported_names(&mut db, practice).await?;
    drop(db);
    let names = BylineNames::of(submitter.as_ref(), Vec::new(), imported);
    let here = address::clearance_reading(open.link.id);
    let frame = visit.door_frame(app, here.clone());
    let t = frame.t;
    let fields = remark_fields(t, practice.versions > 0, refused, chosen);
    let answers = &open.answers;
    let lead = t.say("drafting-reading-lead");
    let lead = lead.with("label", open.link.label.as_str());
    Ok(ReadingPage {
        summary: Summary::of(t, &fields),
        title: plain::shown_title(answers.title(), t),
        lead: lead.with("day", t.day(open.link.expires_at)).to_string(),
        byline: names
            .zip(open.case.open.as_ref())
            .map(|(names, draft)| Byline::of(practice, draft, &names, &app.settings, t)),
        face: draw_face(answers, t)
            .with_notes(remark_ways(&frame, &here))
            .with_files(answers, &frame, &here)
            .with_descriptions(t),
        remarks: open
            .remarks
            .iter()
            .map(|one| shown_remark(t, one, answers))
            .collect(),
        fields,
        action: frame.to(&here),
        frame,
    })
}

/// The text as it would be published, under the answers of the draft.
fn draw_face(answers: &Answers, t: Messages) -> Face {
    let objective = answers.term(Field::PrimaryObjective);
    let objective = objective.and_then(ObjectiveNumber::parse);
    let language = answers.language().unwrap_or(TextLanguage::En);
    Face::of(answers, objective, language, None, t)
}

/// The link works no longer; what was typed is shown, so that its writer can copy it.
fn draw_over(app: &App, visit: &FormVisit, words: &str) -> Response {
    let page = ReadingOverPage {
        frame: Frame {
            translated: false,
            ..visit.door_frame(app, address::home())
        },
        words: words.trim().to_owned(),
    };
    let response = (StatusCode::GONE, page).into_response();
    RefusalRule::DeadLink.refuse(response)
}
