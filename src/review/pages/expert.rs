//! `/expert/{token}` and `/opinion/{ask}`: an expert from outside reads one revision by a mailed link and gives an opinion,
//! without an account. The secret of the link stands in the address for one redirect only. Opening it changes nothing,
//! because mail scanners open links too.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::account::browser::ReadingLink;
use crate::account::queries;
use crate::address;
use crate::app::{App, Token};
use crate::attachment::AskedFile;
use crate::db::ids::ExpertAskId;
use crate::practice::actions::{self, Error, OpenExpertLink};
use crate::review::forms::{self, ExpertButton};
use crate::review::views::{ExpertOverPage, ExpertPage};
use crate::showing::byline::BylineNames;
use crate::web::flash::leave_form;
use crate::web::log::RefusalRule;
use crate::web::{Failure, FormVisit, Notice, Posted, Redirect, Refused, Typed};
use crate::workflow::Deed;

/// Takes the secret of the link out of the address.
pub async fn follow(
    State(app): State<App>,
    visit: FormVisit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let Some(token) = Token::parse(&token) else {
        return draw_over(&app, &visit, &Typed::default());
    };
    let mut db = app.db.read().await?;
    let found = actions::expert_of_link(&mut db, token).await?;
    drop(db);
    let Some(ask) = found else {
        return draw_over(&app, &visit, &Typed::default());
    };
    Ok(ReadingLink::Expert(ask).open(&app, visit.language, token))
}

/// Shows the revision, and the form of the opinion.
pub async fn show(
    State(app): State<App>,
    visit: FormVisit,
    headers: HeaderMap,
    Path(ask): Path<String>,
) -> Result<Response, Failure> {
    let Some(open) = load_open(&app, &headers, &ask).await? else {
        return draw_over(&app, &visit, &Typed::default());
    };
    let kept = visit.kept_form().map(Refused::only_typed);
    draw_open(&app, &visit, &open, (kept.as_ref(), StatusCode::OK)).await
}

/// A picture or a file of the revision, while the link works.
pub async fn file(
    State(app): State<App>,
    headers: HeaderMap,
    Path((ask, key, segment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let asked = AskedFile::parse(&key, segment)?;
    let open = load_open(&app, &headers, &ask).await?;
    let open = open.ok_or(Failure::NotFound)?;
    let named = open.answers.names_file(&asked.key);
    let practice = open.case.practice.id;
    asked.answer_named(&app, (practice, named), &headers).await
}

/// Gives the opinion, refuses to give one, or keeps what is typed.
pub async fn answer(
    State(app): State<App>,
    visit: FormVisit,
    headers: HeaderMap,
    Path(ask): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let words = forms::expert_words(&typed);
    let Some(open) = load_open(&app, &headers, &ask).await? else {
        return draw_over(&app, &visit, &words);
    };
    let button = ExpertButton::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let page = address::expert_opinion(open.ask.id);
    let saved = match button {
        ExpertButton::Go(language, to) => {
            keep(&app, &open, &words).await?;
            return Ok(leave_form(&to, language, None));
        }
        ExpertButton::Save => {
            keep(&app, &open, &words).await?;
            "review-expert-saved"
        }
        ExpertButton::Give => match give(&app, &open, &words).await? {
            Ok(says) => says,
            Err(refused) => return draw_refused(&app, &visit, &open, &refused).await,
        },
        ExpertButton::Refuse => match refuse(&app, &open, &words).await? {
            Ok(()) => return draw_thanks(&app, &visit),
            Err(refused) => return draw_refused(&app, &visit, &open, &refused).await,
        },
    };
    let notice = Notice::good(app.words(visit.language).say(saved));
    let back = Redirect::to(&page, visit.language).saying(notice);
    Ok(back.into_response())
}

/// What the expert reads, if the browser holds the link and the link works.
async fn load_open(
    app: &App,
    headers: &HeaderMap,
    ask: &str,
) -> Result<Option<Box<OpenExpertLink>>, Failure> {
    let ask = ask.parse().map(ExpertAskId);
    let ask = ask.map_err(|_| Failure::NotFound)?;
    let Some(token) = ReadingLink::Expert(ask).secret(app, headers) else {
        return Ok(None);
    };
    let mut db = app.db.read().await?;
    Ok(actions::held_expert_link(app, &mut db, (token, ask)).await?)
}

async fn keep(app: &App, open: &OpenExpertLink, words: &Typed) -> Result<(), Failure> {
    let body = words.to_body();
    let body = Some(body.as_str()).filter(|body| !body.is_empty());
    actions::keep_expert_draft(app, &open.held, body).await?;
    Ok(())
}

/// The sentence that says that the opinion is given.
async fn give(
    app: &App,
    open: &OpenExpertLink,
    words: &Typed,
) -> Result<Result<&'static str, Refused>, Failure> {
    let now = app.clock.now();
    let (opinion, checklist) = match forms::read_expert_opinion(words, now, &app.settings.time_zone)
    {
        Ok(read) => read,
        Err(refused) => return Ok(Err(refused)),
    };
    let given = actions::give_expert_opinion(app, &open.held, opinion, checklist).await;
    given.map_err(into_failure)?;
    Ok(Ok("review-expert-given"))
}

async fn refuse(
    app: &App,
    open: &OpenExpertLink,
    words: &Typed,
) -> Result<Result<(), Refused>, Failure> {
    let why = match forms::read_refusal(words) {
        Ok(why) => why,
        Err(refused) => return Ok(Err(refused)),
    };
    let refused = actions::refuse_opinion(app, &open.held, why.as_ref()).await;
    refused.map_err(into_failure)?;
    Ok(Ok(()))
}

/// The link ended between the opening of the page and the deed.
fn into_failure(error: Error) -> Failure {
    match error {
        Error::Fault(fault) => fault.into(),
        _ => Failure::Overtaken,
    }
}

async fn draw_refused(
    app: &App,
    visit: &FormVisit,
    open: &OpenExpertLink,
    refused: &Refused,
) -> Result<Response, Failure> {
    keep(app, open, &refused.typed).await?;
    let drawn = (Some(refused), StatusCode::UNPROCESSABLE_ENTITY);
    draw_open(app, visit, open, drawn).await
}

async fn draw_open(
    app: &App,
    visit: &FormVisit,
    open: &OpenExpertLink,
    (refused, status): (Option<&Refused>, StatusCode),
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let submitter = queries::by_id(&mut db, open.case.practice.submitter()).await?;
    let authors = match &open.case.open {
        Some(revision) => actions::named_authors(&mut db, &open.case, revision, &[]).await?,
        None => Vec::new(),
    };
    let imported = actions::imported_names(&mut db, &open.case.practice).await?;
    drop(db);
    let frame = visit.door_frame(app, address::expert_opinion(open.ask.id));
    let named = BylineNames::of(submitter.as_ref(), authors, imported);
    let page = ExpertPage::new(app, frame, open, named, refused);
    Ok((status, Html(page.render()?)).into_response())
}

/// The link works no longer; what was typed is shown, so that its writer can copy it.
fn draw_over(app: &App, visit: &FormVisit, words: &Typed) -> Result<Response, Failure> {
    let page = ExpertOverPage::ended(visit.door_frame(app, address::home()), words);
    let response = (StatusCode::GONE, Html(page.render()?)).into_response();
    Ok(RefusalRule::DeadLink.refuse(response))
}

/// The expert gives no opinion, and the link has ended with it.
fn draw_thanks(app: &App, visit: &FormVisit) -> Result<Response, Failure> {
    let done = app
        .words(visit.language)
        .of("review-done", Deed::RefuseOpinion);
    let page = ExpertOverPage::refused(visit.door_frame(app, address::home()), done.to_string());
    Ok(Html(page.render()?).into_response())
}
