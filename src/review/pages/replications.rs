//! `/review/replications`: what readers have registered as replications of practices, and how a reviewer decides on one.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::desk::into_failure;
use crate::account::reader::{self, Reviewer};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::practice::actions::{self, Error, Intent};
use crate::practice::model::{PracticeId, Replication, ReplicationId, Seq};
use crate::review::actions as reviews;
use crate::review::forms::{ENTRY_ORGANISATION, EntryDeed, read_entry_deed};
use crate::review::views::{EntryPage, ReplicationsPage};
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// Said where an entry was decided since the page was drawn.
const WAS_DECIDED: &str = "review-entry-was-decided";

/// Those of all practices, or of the one that the query names.
pub async fn list(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    RawQuery(query): RawQuery,
) -> Result<ReplicationsPage, Failure> {
    let of = named_practice(query.as_deref())?;
    let mut db = app.db.read().await?;
    let entries = reviews::replications(&mut db, &reviewer, of).await?;
    let pending = reader::load_pending(&mut db, &reviewer).await?;
    drop(db);
    let here = address::review_replications();
    let here = match of {
        Some(id) => here.query("practice", id),
        None => here,
    };
    let page_frame = reader::frame(&app, &reviewer, visit.language, here, visit.notice);
    Ok(ReplicationsPage::new(
        page_frame.with_pending(pending),
        &entries,
        of,
    ))
}

/// One of them, with what a reviewer can do.
pub async fn entry(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    Path(id): Path<String>,
) -> Result<EntryPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let drawn_up_to = visit.drawn_up_to().map(Seq);
    let entry = load_entry(&app, &reviewer, &id).await?;
    let here = address::review_replication(entry.id);
    let page_frame = reader::frame(&app, &reviewer, visit.language, here, visit.notice);
    let seq = drawn_up_to.unwrap_or(entry.seq);
    Ok(EntryPage::new(page_frame, &entry, seq, kept.as_ref()))
}

/// Publishes it, dismisses it, or takes it back.
pub async fn decide(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    Path(id): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let entry = load_entry(&app, &reviewer, &id).await?;
    let read = read_entry_deed(&typed, super::this_year(&app));
    let deed = match read.ok_or(Failure::Unreadable("deed"))? {
        Ok(deed) => deed,
        Err(refused) => return Ok(refuse(&app, &reviewer, language, &entry, &refused)),
    };
    let organisation = match &deed {
        EntryDeed::Publish(text) => text.organisation.clone(),
        EntryDeed::Dismiss(_) | EntryDeed::Remove(_) => entry.text.organisation.clone(),
    };
    let said = match carry_out(&app, &reviewer, &entry, &typed, deed).await {
        Ok(said) => said,
        Err(Error::Denied(_)) => {
            let mut refused = Refused::only_typed(typed);
            let problem = Problem::own("review-problem-not-live-now");
            refused.add(ENTRY_ORGANISATION, problem);
            return Ok(refuse(&app, &reviewer, language, &entry, &refused));
        }
        Err(error) => return Err(into_failure(error)),
    };
    let said = app.words(language).say(said);
    let said = said.with("title", entry.title.trim().to_owned());
    let notice = Notice::good(said.with("name", organisation));
    let list = Redirect::to(&address::review_replications(), language);
    Ok(list.saying(notice).into_response())
}

/// What the reviewer decided, and the message that says so. An entry that was decided meanwhile stays as it is.
async fn carry_out(
    app: &App,
    reviewer: &Reviewer,
    entry: &Replication,
    typed: &Typed,
    deed: EntryDeed,
) -> Result<&'static str, Error> {
    let (intent, said) = match deed {
        EntryDeed::Dismiss(how) => {
            let is_closed = actions::dismiss_replication(app, reviewer, entry.id, how).await?;
            return Ok(if is_closed {
                "review-entry-closed"
            } else {
                WAS_DECIDED
            });
        }
        EntryDeed::Publish(text) => (
            Intent::AddReplication(entry.id, text),
            "review-entry-published",
        ),
        EntryDeed::Remove(words) => {
            let id = entry.id;
            let remove = Intent::RemoveReplication { id, words };
            (remove, "review-entry-removed")
        }
    };
    // From the event on up to which the page was drawn.
    let seen = typed.get("seq").parse().map_or(entry.seq, Seq);
    match actions::act(app, reviewer, entry.practice_id, seen, intent).await {
        Ok(_) => Ok(said),
        Err(Error::Unfit) => Ok(WAS_DECIDED),
        Err(error) => Err(error),
    }
}

fn refuse(
    app: &App,
    reviewer: &Reviewer,
    language: Language,
    entry: &Replication,
    refused: &Refused,
) -> Response {
    let here = address::review_replication(entry.id);
    let page_frame = reader::frame(app, reviewer, language, here, None);
    let page = EntryPage::new(page_frame, entry, entry.seq, Some(refused));
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

async fn load_entry(app: &App, reviewer: &Reviewer, id: &str) -> Result<Replication, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let mut db = app.db.read().await?;
    actions::replication_to_decide(&mut db, reviewer, ReplicationId(id))
        .await
        .map_err(into_failure)
}

/// The practice that a query names: `practice=17`.
fn named_practice(query: Option<&str>) -> Result<Option<PracticeId>, Failure> {
    let named = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "practice");
    match named {
        Some((_, id)) => super::parse_practice_id(&id).map(Some),
        None => Ok(None),
    }
}
