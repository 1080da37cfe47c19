//! `/admin/opinions`: how many independent opinions the submissions of each objective need before an approval. A form carries
//! the newest policy that it was drawn with, so that no administrator overwrites what another one set meanwhile.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{AdminVisit, load_names, name_of};
use crate::account::model::{Account, Role};
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::forms::opinions as form;
use crate::admin::views::opinions::{CoveredObjective, OpinionsPage};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::actions::{self as practices, PoliciesSet, SetPolicy};
use crate::practice::model::OpinionPolicy;
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Redirect, Refused, Typed};

/// A policy for each of some objectives.
type Policies = Vec<(ObjectiveNumber, OpinionPolicy)>;

/// The policy of each objective.
pub async fn show(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<OpinionsPage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = address::admin_opinions();
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, kept.as_ref()).await
}

/// Sets the policies; a refused form is shown again as it was chosen.
pub async fn save(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(mut typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if typed.get("deed") != "save" {
        return Err(Failure::Unreadable("deed"));
    }
    let drawn_with = typed.get(form::VERSION).parse();
    let drawn_with = drawn_with.map_err(|_| Failure::Unreadable("version"))?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_opinions(), None);
    let wanted = match read_policies(&app, &typed).await? {
        Ok(wanted) => wanted,
        Err(refused) => {
            let page = load_page(visit, Some(&refused)).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    match practices::set_opinion_policies(&app, &reader, drawn_with, &wanted).await? {
        PoliciesSet::Stored(count) => {
            let says = app.words(language).say("admin-opinions-saved");
            let notice = Notice::good(says.with("count", count));
            let back = Redirect::to(&address::admin_opinions(), language);
            Ok(back.saying(notice).into_response())
        }
        PoliciesSet::Overtaken => {
            typed.set(form::VERSION, "");
            let page = load_page(visit, Some(&Refused::only_typed(typed))).await?;
            Ok((StatusCode::CONFLICT, page.overtaken()).into_response())
        }
    }
}

/// The policies that were chosen, as far as enough accounts can give an opinion.
async fn read_policies(app: &App, typed: &Typed) -> Result<Result<Policies, Refused>, Fault> {
    let mut db = app.db.read().await?;
    let covered = load_covered(&mut db).await?;
    let present = practices::opinion_policies(&mut db).await?;
    Ok(form::opinion_policies(typed, |objective| {
        let one = covered.iter().find(|one| one.objective == objective);
        let set = present.iter().find(|set| set.objective == objective);
        form::PresentPolicy {
            policy: set.map(|set| set.policy).unwrap_or_default(),
            reviewers: one.map_or(0, |one| one.reviewers),
        }
    }))
}

async fn load_page(
    visit: AdminVisit<'_>,
    refused: Option<&Refused>,
) -> Result<OpinionsPage, Failure> {
    let mut db = visit.app.db.read().await?;
    let around = visit.load_surroundings(&mut db).await?;
    let covered = load_covered(&mut db).await?;
    let present: Vec<SetPolicy> = practices::opinion_policies(&mut db).await?;
    let names = load_names(&mut db, present.iter().map(|one| one.set_by)).await?;
    let page = OpinionsPage::new(around, &covered, (&present, name_of(&names)), refused);
    Ok(page)
}

/// How many accounts can give an opinion on each objective.
async fn load_covered(db: &mut Conn) -> Result<Vec<CoveredObjective>, Fault> {
    let eligible = queries::reviewers(db).await?;
    let covers = |one: &&Account, objective: ObjectiveNumber| {
        one.role == Role::Administrator || one.scope.covers(objective)
    };
    let count = |objective| eligible.iter().filter(|one| covers(one, objective)).count();
    let covered = objectives().map(|objective| CoveredObjective {
        objective,
        reviewers: i64::try_from(count(objective)).unwrap_or(OpinionPolicy::MOST),
    });
    Ok(covered.collect())
}
