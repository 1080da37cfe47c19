//! `/review/filters`: the filters of the queue that a reviewer keeps. Its address carries the filter that is to be kept.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::account::reader::{self, Reviewer};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::review::actions;
use crate::review::forms::{self, FILTER_NAME, QueuePlace};
use crate::review::model::MOST_FILTERS;
use crate::review::views::FiltersPage;
use crate::web::{
    Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed, posted,
};

/// Shows the saved filters, and the form that keeps the one of the address.
pub async fn show(
    State(app): State<App>,
    reviewer: Reviewer,
    visit: FormVisit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let filters = Filters::new(&app, &reviewer, visit.language, query.as_deref())?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let notice = visit.notice;
    filters.draw(StatusCode::OK, notice, kept.as_ref()).await
}

/// Keeps the filter of the address, or gives one another name, or removes one.
pub async fn act(
    State(app): State<App>,
    reviewer: Reviewer,
    Lang(language): Lang,
    RawQuery(query): RawQuery,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let filters = Filters::new(&app, &reviewer, language, query.as_deref())?;
    match typed.get("deed") {
        "keep" => filters.keep(&typed).await,
        "rename" => filters.rename(&typed).await,
        "remove" => filters.remove(&typed).await,
        _ => Err(Failure::Unreadable("deed")),
    }
}

/// A request for the page.
struct Filters<'a> {
    app: &'a App,
    reviewer: &'a Reviewer,
    language: Language,
    place: QueuePlace,
}

impl<'a> Filters<'a> {
    fn new(
        app: &'a App,
        reviewer: &'a Reviewer,
        language: Language,
        query: Option<&str>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            app,
            reviewer,
            language,
            place: QueuePlace::parse(&posted::query(query)?)?,
        })
    }

    async fn keep(&self, typed: &Typed) -> Result<Response, Failure> {
        let query = forms::query_of_place(&self.place).ok_or(Failure::Unreadable("filter"))?;
        let name = match forms::read_filter_name(typed) {
            Ok(name) => name,
            Err(refused) => return self.refuse(refused).await,
        };
        if actions::keep_filter(self.app, self.reviewer, &name, &query).await? {
            let list = Redirect::to(&self.place.list(), self.language);
            return Ok(list.saying(self.says("review-filter-kept")).into_response());
        }
        let mut refused = Refused::only_typed(typed.clone());
        let most = vec![("most", MOST_FILTERS.to_string())];
        refused.add(FILTER_NAME, Problem::Own("review-problem-filters", most));
        self.refuse(refused).await
    }

    async fn rename(&self, typed: &Typed) -> Result<Response, Failure> {
        let id = forms::read_filter_id(typed).ok_or(Failure::Unreadable("filter"))?;
        let name = match forms::read_filter_name(typed) {
            Ok(name) => name,
            Err(refused) => return self.refuse(refused).await,
        };
        if !actions::rename_filter(self.app, self.reviewer, id, &name).await? {
            return Err(Failure::NotFound);
        }
        Ok(self.back("review-filter-renamed"))
    }

    async fn remove(&self, typed: &Typed) -> Result<Response, Failure> {
        let id = forms::read_filter_id(typed).ok_or(Failure::Unreadable("filter"))?;
        actions::remove_filter(self.app, self.reviewer, id).await?;
        Ok(self.back("review-filter-removed"))
    }

    fn says(&self, key: &'static str) -> Notice {
        Notice::good(self.app.words(self.language).say(key))
    }

    fn back(&self, says: &'static str) -> Response {
        let page = Redirect::to(&address::review_filters(), self.language);
        page.saying(self.says(says)).into_response()
    }

    async fn refuse(&self, refused: Refused) -> Result<Response, Failure> {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        self.draw(status, None, Some(&refused)).await
    }

    async fn draw(
        &self,
        status: StatusCode,
        notice: Option<Notice>,
        refused: Option<&Refused>,
    ) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let saved = actions::saved_filters(&mut db, self.reviewer).await?;
        drop(db);
        let here = self.place.filters();
        let bare = reader::frame(self.app, self.reviewer, self.language, here, notice);
        let page = FiltersPage::new(bare, &self.place, &saved, refused);
        Ok((status, Html(page.render()?)).into_response())
    }
}
