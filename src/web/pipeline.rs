//! The way of every request, in one pass: what is checked before its route, in order, each check with its reason, and what
//! every answer gets. It is one function that calls the others, because a stack of layers is cloned and boxed anew for
//! each request. Knows no page.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::ALLOW;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use super::compressed::AnswerEncoding;
use super::failure::Failure;
use super::host::{self, OwnHosts};
use super::log::{LogEntry, RequestLog, RequestNumber};
use super::page_cache::{PageCache, PublicContent};
use super::page_views::{PageViews, PracticePage};
use super::pages::SitePages;
use super::places::{DownloadPlaces, DrawPlaces};
use super::proxy::Client;
use super::readers::AnswerReaders;
use super::repeated::IsList;
use super::route_templates::RouteTemplates;
use super::routed::{Routed, or_fault};
use super::throttle::{Buckets, PageBudget};
use super::undone::{Label, Undone, answer};
use super::{
    error_page, headers, language, limits, opened, origin, posted, problem_details, proxy, robots,
};
use crate::address;
use crate::app::App;

/// What the rooms tell the pipeline.
pub struct RoomFacts {
    /// The labels of text inputs, by room.
    pub labels: &'static [Label],
    /// Which inputs may be sent several times, by room.
    pub lists: &'static [IsList],
    /// The templates of all routes, with their methods.
    pub templates: RouteTemplates,
    /// The public content.
    pub content: PublicContent,
    /// Counts how often the pages of practices are opened.
    pub views: PageViews,
    /// The places for files.
    pub downloads: DownloadPlaces,
}

/// The checks and the routes. What does not depend on a request is made once.
pub struct Pipeline {
    app: App,
    hosts: OwnHosts,
    origins: Vec<String>,
    log: RequestLog,
    templates: RouteTemplates,
    content: Arc<PublicContent>,
    cache: Option<PageCache>,
    views: PageViews,
    places: DrawPlaces,
    downloads: DownloadPlaces,
    undone: Undone,
    buckets: Buckets,
    pages: SitePages,
    routed: Routed,
}

impl Pipeline {
    /// The pipeline around these routes.
    pub fn new(app: &App, facts: RoomFacts, routes: Router) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let content = Arc::new(facts.content);
        Self {
            app: app.clone(),
            hosts: OwnHosts::of(&app.settings),
            origins: host::origins(&app.settings),
            log: RequestLog::new(&app.random, facts.templates.clone()),
            templates: facts.templates,
            cache: PageCache::new(app, Arc::clone(&content)),
            content,
            views: facts.views,
            places: DrawPlaces::new(cores),
            downloads: facts.downloads,
            undone: Undone {
                app: app.clone(),
                labels: facts.labels,
            },
            buckets: Buckets::new(
                app.clock.clone(),
                app.settings.rate_limits,
                PageBudget {
                    network: app.settings.endless_pages,
                    total: app.settings.endless_pages_total,
                },
            ),
            pages: SitePages::read(app),
            routed: Routed::new(routes, facts.lists),
        }
    }

    /// Answers a request. Every answer, error pages included, has a number, a line in the log and the security headers.
    pub async fn answer(&self, request: Request) -> Response {
        let begun = Instant::now();
        let number = self.log.number();
        let (mut response, is_view) = if let Some(kept) = self.kept(&request) {
            let path = request.uri().path();
            let status = kept.status();
            self.log
                .answered(number, request.method(), path, status, begun);
            let is_practice = kept.extensions().get::<PracticePage>().is_some();
            (kept, is_practice && self.is_view(&request))
        } else {
            let is_view = self.is_view(&request);
            (self.answer_now(number, begun, request).await, is_view)
        };
        if is_view {
            self.views.count(&response, self.app.clock.now());
        }
        number.put(&mut response);
        response
    }

    /// Whether a person opens a page by this request, as far as it tells: its headers, and what its network did before.
    fn is_view(&self, request: &Request) -> bool {
        let crawlers = self.buckets.crawlers();
        let is_known_crawler = || {
            let client = proxy::visitor(&self.app.settings, request);
            crawlers.knows(client, self.app.clock.now())
        };
        opened::is_by_person(request.method(), request.headers())
            && !(crawlers.is_any() && is_known_crawler())
    }

    /// The kept answer to a request that passes every check before the routes.
    fn kept(&self, request: &Request) -> Option<Response> {
        let cache = self.cache.as_ref()?;
        self.check_address(request).ok()?;
        if !AnswerReaders::accept(request) {
            return None;
        }
        cache.find(request)
    }

    async fn answer_now(
        &self,
        number: RequestNumber,
        begun: Instant,
        mut request: Request,
    ) -> Response {
        let client = proxy::note(&self.app.settings, &mut request);
        let entry = LogEntry::begin(number, begun, client, &mut request);
        let language = language::spoken(&request);
        let readers = AnswerReaders::of(request.uri().path());
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let asked = reads.then(|| request.uri().clone());
        // A panic in a check fails one request and not the service.
        let answer = or_fault(self.checked(request)).instrument(entry.span.clone());
        let answer = answer.await;
        let draw = || match readers {
            AnswerReaders::People => {
                error_page::draw(&self.app, language, number, asked.as_ref(), answer)
            }
            _ => problem_details::write(readers, number, answer),
        };
        let mut response = entry.span.in_scope(draw);
        self.log.end(&entry, &response);
        headers::set(&self.app.settings, &mut response);
        response
    }

    /// The answer to a request of an own host and of an allowed size, drawn now or by another request meanwhile.
    async fn checked(&self, request: Request) -> Response {
        if let Err(refusal) = self.check_address(&request) {
            return refusal.into_response();
        }
        if !AnswerReaders::accept(&request) {
            return problem_details::not_acceptable();
        }
        if !self.content.is_asked_for_by(&request) {
            return self.drawn(request).await;
        }
        match (&self.cache, PageCache::question(&request)) {
            (Some(cache), Some(question)) => {
                let draw = |request| self.drawn_in_turn(request);
                cache.answer(question, request, draw).await
            }
            _ => self.drawn_in_turn(request).await,
        }
    }

    /// The answer to a request for public content, once it has a place.
    async fn drawn_in_turn(&self, mut request: Request) -> Response {
        if let Err(refusal) = self.check_budget(&request) {
            return refusal.into_response();
        }
        // Before the turn of a page, which would stand still while the request waits.
        if let Err(refusal) = self.find_place_for_file(&mut request).await {
            return refusal.into_response();
        }
        match self.places.take(request.uri()).await {
            Ok(_place) => self.drawn(request).await,
            Err(failure) => failure.into_response(),
        }
    }

    /// The answer of the route, or of the check that refuses the request.
    async fn drawn(&self, mut request: Request) -> Response {
        if let Err(refusal) = self.check_form(&mut request) {
            return *refusal;
        }
        AnswerEncoding::settle(request.headers_mut());
        request.extensions_mut().insert(self.buckets.clone());
        request.extensions_mut().insert(self.pages.clone());
        // A form whose deed failed comes back filled in. This is outside of all that can fail in a deed, and inside of
        // the checks that refuse foreign forms and that read what its page needs.
        answer(&self.undone, request, &self.routed).await
    }

    fn check_address(&self, request: &Request) -> Result<(), Failure> {
        // Foreign host names, before any redirect could repeat one.
        self.hosts.check(request)?;
        // Addresses with broken UTF-8 or U+0000.
        posted::check_address(request.uri())?;
        // Over-long addresses and headers, before the path, a form or a session is read.
        limits::check(request)
    }

    /// What is kept costs nothing of the budget: only what is drawn anew counts.
    fn check_budget(&self, request: &Request) -> Result<(), Failure> {
        let client = request.extensions().get::<Client>();
        match client {
            Some(Client(client)) if robots::is_endless(request.uri()) => {
                self.buckets.take_page(*client)
            }
            _ => Ok(()),
        }
    }

    /// Waits for the place of a request for a list as a file, and gives it to the handler.
    async fn find_place_for_file(&self, request: &mut Request) -> Result<(), Failure> {
        if !address::is_list_file(request.uri().path()) {
            return Ok(());
        }
        let client = request.extensions().get::<Client>();
        let client = client.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |client| client.0);
        let place = self.downloads.take(client).await?;
        request.extensions_mut().insert(place);
        Ok(())
    }

    fn check_form(&self, request: &mut Request) -> Result<(), Box<Response>> {
        // The language's prefix, which the routes do not contain.
        language::take_off(request)?;
        // What an address does not take. After the language, and before the origin: a program with a wrong method reads
        // that first.
        self.check_method(request)?;
        // Forms of other sites. After the language, because the exemption is a path.
        origin::check(request, &self.origins).map_err(|refused| Box::new(refused.into_response()))
    }

    fn check_method(&self, request: &Request) -> Result<(), Box<Response>> {
        let path = request.uri().path();
        match self.templates.route(path) {
            Some(route) if !route.takes(request.method()) => {
                let allow = [(ALLOW, route.allow())];
                let refusal = (allow, Failure::NotAllowed).into_response();
                Err(Box::new(refusal))
            }
            // What a browser asks before a script of another site may send a header of its own. No route answers it.
            Some(route) if request.method() == Method::OPTIONS => {
                Err(Box::new(headers::preflight(route.allow())))
            }
            // No form leads to an address for programs that is not there.
            None if AnswerReaders::of(path) != AnswerReaders::People => {
                Err(Box::new(Failure::NotFound.into_response()))
            }
            _ => Ok(()),
        }
    }
}

/// The whole service, as the listener gives it requests. Cheap to clone.
#[derive(Clone)]
pub struct WholeSite(Arc<Pipeline>);

impl WholeSite {
    /// The service of this pipeline.
    pub fn new(pipeline: Pipeline) -> Self {
        Self(Arc::new(pipeline))
    }

    /// Answers a request.
    pub async fn answer(&self, request: Request) -> Response {
        self.0.answer(request).await
    }

    /// The service as a router, for tests that put more around it.
    pub fn into_router(self) -> Router {
        Router::new().fallback_service(tower::service_fn(move |request| {
            let site = self.clone();
            async move { Ok::<_, Infallible>(site.answer(request).await) }
        }))
    }
}
