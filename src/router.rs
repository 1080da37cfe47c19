//! Every address on one page, in three parts: public pages, the door for readers who are not signed in, and the pages for
//! signed-in readers. `web/pipeline.rs` holds what every request passes before its route. The access matrix of the tests
//! reads this list.

mod listed;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};

pub use listed::{Route, SitePart};

use crate::account;
use crate::account::named::NamedLookup;
use crate::admin;
use crate::app::App;
use crate::catalogue::{self, Catalogue, CatalogueClock};
use crate::drafting;
use crate::follow::{self, SubscriptionEndings};
use crate::health;
use crate::mail;
use crate::mail::ending::OtherEndings;
use crate::mail::worker::Pulse;
use crate::practice;
use crate::practice::actions::ReasonCounts;
use crate::practice::alike::AlikeLookup;
use crate::question;
use crate::review;
use crate::web::kept::Keeper;
use crate::web::page_cache::PublicContent;
use crate::web::pipeline::{Pipeline, RoomFacts, WholeSite};
use crate::web::repeated::IsList;
use crate::web::route_templates::RouteTemplates;
use crate::web::undone::Label;
use crate::web::{self, Failure};
use listed::Routes;

/// The public pages. They are outside of the session layer: a handler here cannot read a session, set a cookie or vary by
/// one, so its answers are cacheable.
fn open() -> Routes {
    Routes::new(SitePart::Open)
        .get("/", catalogue::pages::home)
        .get("/practices", catalogue::pages::practices)
        .get("/practices.atom", catalogue::pages::practices_feed)
        .get("/practices.csv", catalogue::pages::practices_csv)
        .get("/practices.jsonl", catalogue::pages::practices_jsonl)
        .get("/practices/{slug}", catalogue::pages::practice)
        .get(
            "/practices/{slug}/revisions/{k}",
            catalogue::pages::revision,
        )
        .get(
            "/practices/{slug}/files/{key}/{file}",
            catalogue::pages::attached_file,
        )
        .get("/practices/{slug}/compare", catalogue::pages::compare)
        .get("/ark:{naan}/{name}", catalogue::pages::ark)
        .get("/ark:/{naan}/{name}", catalogue::pages::ark)
        .get("/objectives", catalogue::pages::objectives)
        .get("/objectives/{number}", catalogue::pages::objective)
        .get("/countries/{code}", catalogue::pages::country)
        .get("/countries/{code}/brief", catalogue::pages::country_brief)
        .get("/regions/{id}", catalogue::pages::region)
        .get("/regions/{id}/brief", catalogue::pages::region_brief)
        .get("/calls", catalogue::pages::calls)
        .get("/calls.atom", catalogue::pages::calls_feed)
        .get("/calls/{slug}", catalogue::pages::call)
        .get("/explore", catalogue::pages::explore)
        .get("/subscribe", catalogue::pages::subscribe)
        .get("/data", catalogue::pages::data)
        .get("/datapackage.json", catalogue::pages::data_package)
        .get("/catalog.jsonld", catalogue::pages::data_catalogue)
        .get("/withdrawn.csv", catalogue::pages::withdrawn)
        .get("/views.csv", catalogue::pages::views)
        .get("/opensearch.xml", catalogue::pages::opensearch)
        .get("/suggest", catalogue::pages::suggest)
        .get("/sitemap.xml", catalogue::pages::sitemap)
        .get("/api/v1/practices", catalogue::pages::api::practices)
        .get("/api/v1/practices/{slug}", catalogue::pages::api::practice)
        .get("/api/v1/openapi.json", catalogue::pages::api::description)
        .get("/api/v1/{vocabulary}", catalogue::pages::api::terms)
        .get("/oai", catalogue::pages::harvest)
        .post("/oai", catalogue::pages::harvest_by_post)
        .get("/assets/{name}", web::assets::asset)
        .get("/favicon.ico", web::assets::favicon)
        .get("/robots.txt", web::robots::get)
        .get("/about", web::pages::about::get)
        .get("/help", web::pages::help::get)
        .get("/accessibility", web::pages::accessibility::get)
        .get("/privacy", web::pages::privacy::get)
        .get("/terms", web::pages::terms::get)
        .get("/health/live", health::live::get)
        .get("/health/ready", health::ready::get)
        .get("/metrics", health::metrics::get)
        .get("/unsubscribe/{token}", mail::pages::unsubscribe::get)
        .post("/unsubscribe/{token}", mail::pages::unsubscribe::post)
        .get("/following/{token}", follow::pages::follow)
        .post("/following/{token}", follow::pages::act)
        .get("/question/{token}", question::pages::follow)
        .post("/question/{token}", question::pages::act)
        .get("/demo/mail", mail::demo::mail::list)
        .get("/demo/mail/{id}", mail::demo::mail::get)
}

/// The door: pages for readers who are not signed in, and signing out.
fn door() -> Routes {
    use account::pages::{confirm, register, reset, sent, sign_in, sign_out};
    use drafting::pages::{invitation, reading};
    use review::pages::{expert, replicate, report};
    Routes::new(SitePart::Door)
        .get("/register", register::get)
        .post("/register", register::post)
        .get("/register/sent", sent::register)
        .get("/confirm", confirm::get)
        .post("/confirm", confirm::post)
        .get("/confirm/{token}", confirm::follow)
        .get("/sign-in", sign_in::get)
        .post("/sign-in", sign_in::post)
        .post("/sign-in/demo", sign_in::demo::post)
        .get("/sign-in/by-mail", sign_in::by_mail::get)
        .post("/sign-in/by-mail", sign_in::by_mail::post)
        .get("/sign-in/sent", sent::sign_in)
        .get("/sign-in/link", sign_in::link::get)
        .post("/sign-in/link", sign_in::link::post)
        .get("/sign-in/{token}", sign_in::follow)
        .get("/invitation", invitation::show)
        .post("/invitation", invitation::answer)
        .get("/invitation/{token}", invitation::follow)
        .get("/clearance/{token}", reading::follow)
        .get("/reading/{link}", reading::show)
        .post("/reading/{link}", reading::remark)
        .get("/expert/{token}", expert::follow)
        .get("/reading/{link}/files/{key}/{file}", reading::file)
        .get("/opinion/{ask}/files/{key}/{file}", expert::file)
        .get("/opinion/{ask}", expert::show)
        .post("/opinion/{ask}", expert::answer)
        .get("/practices/{slug}/report", report::show)
        .post("/practices/{slug}/report", report::send)
        .get("/practices/{slug}/report/sent", report::sent)
        .get("/practices/{slug}/replication", replicate::show)
        .post("/practices/{slug}/replication", replicate::send)
        .get("/practices/{slug}/replication/sent", replicate::sent)
        .get("/practices/{slug}/question", question::pages::show)
        .post("/practices/{slug}/question", question::pages::send)
        .get("/practices/{slug}/question/sent", question::pages::sent)
        .get("/follow", follow::pages::show)
        .post("/follow", follow::pages::send)
        .get("/follow/sent", follow::pages::sent)
        .post("/sign-out", sign_out::post)
        .get("/reset", reset::get)
        .post("/reset", reset::post)
        .get("/reset/sent", sent::reset)
        .get("/reset/password", reset::password::get)
        .post("/reset/password", reset::password::post)
        .get("/reset/{token}", reset::follow)
}

/// The pages for signed-in readers. A form that arrives without a session is kept and not lost.
fn inside() -> Routes {
    use account::pages::{addresses, away, desk, email, password, profile, sessions, suspended};
    use drafting::pages::{
        authors, call, check, clearance, compare, files, history, new, not_before, ownership,
        points, practice, practices, preview, step, translations, views,
    };
    use review::pages::replications;
    let routes = administration(Routes::new(SitePart::Inside));
    routes
        .get("/desk", desk::get)
        .get("/account", profile::get)
        .post("/account", profile::post)
        .get("/account/password", password::get)
        .post("/account/password", password::post)
        .get("/account/email", email::get)
        .post("/account/email", email::post)
        .get("/account/addresses", addresses::get)
        .post("/account/addresses", addresses::post)
        .get("/account/sessions", sessions::get)
        .post("/account/sessions", sessions::post)
        .get("/account/away", away::get)
        .post("/account/away", away::post)
        .get("/account/suspended", suspended::get)
        .post("/account/suspended", suspended::post)
        .get("/my/practices", practices::show)
        .get("/my/practices/new", new::show)
        .post("/my/practices/new", new::start)
        .get("/my/practices/{id}", practice::show)
        .post("/my/practices/{id}", practice::act)
        .get("/my/practices/{id}/check", check::check)
        .get("/my/practices/{id}/history.csv", history::file)
        .get("/my/practices/{id}/views.csv", views::file)
        .get("/my/practices/{id}/clearance", clearance::show)
        .post("/my/practices/{id}/clearance", clearance::act)
        .get("/my/practices/{id}/not-before", not_before::show)
        .post("/my/practices/{id}/not-before", not_before::name)
        .get("/my/practices/{id}/files", files::show)
        .post("/my/practices/{id}/files", files::save)
        .get("/my/practices/{id}/files/{key}/{file}", files::file)
        .get("/my/practices/{id}/call", call::show)
        .post("/my/practices/{id}/call", call::name)
        .get("/my/practices/{id}/translations", translations::show)
        .post("/my/practices/{id}/translations", translations::start)
        .get("/my/practices/{id}/preview", preview::preview)
        .get("/my/practices/{id}/compare", compare::compare)
        .get("/my/practices/{id}/points", points::show)
        .post("/my/practices/{id}/points", points::answer)
        .get("/my/practices/{id}/authors", authors::show)
        .post("/my/practices/{id}/authors", authors::act)
        .get("/my/practices/{id}/ownership", ownership::show)
        .post("/my/practices/{id}/ownership", ownership::act)
        .get("/my/practices/{id}/{step}", step::show)
        .post("/my/practices/{id}/{step}", step::save)
        .get("/review", review::pages::queue::queue)
        .get("/review/bulk", review::pages::bulk::show)
        .post("/review/bulk", review::pages::bulk::act)
        .get("/review/filters", review::pages::filters::show)
        .post("/review/filters", review::pages::filters::act)
        .get("/review/reports", review::pages::reports::show)
        .post("/review/reports", review::pages::reports::close)
        .get("/review/replications", replications::list)
        .get("/review/replications/{id}", replications::entry)
        .post("/review/replications/{id}", replications::decide)
        .get("/review/year", review::pages::year::year)
        .get("/review/offline", review::pages::offline::show)
        .post("/review/offline", review::pages::offline::act)
        .get("/review/offline/file", review::pages::offline::file)
        .get("/review/{practice}", review::pages::desk::desk)
        .post("/review/{practice}", review::pages::desk::act)
        .get(
            "/review/{practice}/files/{key}/{file}",
            review::pages::files::file,
        )
        .get(
            "/review/{practice}/history.csv",
            review::pages::history::file,
        )
        .get(
            "/review/{practice}/compare",
            review::pages::compare::compare,
        )
        .get("/review/{practice}/words", review::pages::words::show)
        .post("/review/{practice}/words", review::pages::words::act)
}

/// The pages of administrators.
fn administration(routes: Routes) -> Routes {
    use admin::pages::{accounts, practices};
    routes
        .get("/admin", admin::pages::admin::admin)
        .get("/admin/accounts", accounts::accounts)
        .get("/admin/accounts/invite", accounts::invite::get)
        .post("/admin/accounts/invite", accounts::invite::post)
        .get("/admin/accounts/{id}", accounts::account)
        .post("/admin/accounts/{id}", accounts::change_account)
        .get("/admin/practices", practices::practices)
        .get("/admin/practices/{id}/owner", practices::owner::get)
        .post("/admin/practices/{id}/owner", practices::owner::post)
        .get("/admin/labels", admin::pages::labels::show)
        .post("/admin/labels", admin::pages::labels::act)
        .get("/admin/calls", admin::pages::calls::calls)
        .get("/admin/calls/new", admin::pages::calls::new)
        .post("/admin/calls/new", admin::pages::calls::create)
        .get("/admin/calls/{id}", admin::pages::calls::call)
        .post("/admin/calls/{id}", admin::pages::calls::save)
        .get("/admin/opinions", admin::pages::opinions::show)
        .post("/admin/opinions", admin::pages::opinions::save)
        .get("/admin/statistics", admin::pages::statistics::statistics)
        .get("/admin/statistics.csv", admin::pages::statistics::file)
        .get("/admin/record", admin::pages::record::record)
        .get("/admin/record/calls", admin::pages::record::calls)
        .get("/admin/audit", admin::pages::audit::audit)
        .get("/admin/outbox", admin::pages::outbox::outbox)
        .post("/admin/outbox", admin::pages::outbox::change_outbox)
        .get("/admin/outbox/{id}", admin::pages::outbox::mail)
        .get("/admin/letters", admin::pages::circulars::circulars)
        .get("/admin/letters/new", admin::pages::circulars::write::new)
        .post("/admin/letters/new", admin::pages::circulars::write::post)
        .get(
            "/admin/letters/{id}",
            admin::pages::circulars::sent::circular,
        )
        .get("/admin/replies", admin::pages::replies::replies)
        .post("/admin/replies", admin::pages::replies::add_examples)
        .get("/admin/replies/new", admin::pages::replies::page::new)
        .post("/admin/replies/new", admin::pages::replies::page::create)
        .get("/admin/replies/{id}", admin::pages::replies::page::reply)
        .post("/admin/replies/{id}", admin::pages::replies::page::save)
}

/// Every route of the service.
pub fn routes() -> Vec<Route> {
    [open(), door(), inside()]
        .into_iter()
        .flat_map(|part| part.list)
        .collect()
}

/// The whole service, with a search index that is not kept current, for tests that do not search.
pub fn build(app: &App) -> Router {
    build_with(&Catalogue::new(app))
}

/// The whole service, with the search index of the given catalogue, as a router.
pub fn build_with(catalogue: &Catalogue) -> Router {
    whole_site(catalogue, None).into_router()
}

/// The whole service. `pulse`: the mail worker of this process, if there is one.
pub fn whole_site(catalogue: &Catalogue, pulse: Option<Pulse>) -> WholeSite {
    let app = &catalogue.app;
    // The account room does not know practices, but a changed name or address changes the practices that show it.
    let named_lookup = Extension(NamedLookup(Arc::new(practice::named::Submitters)));
    let door_routes = door()
        .router
        .layer(named_lookup.clone())
        // Carries a notice over a redirect.
        .layer(from_fn_with_state(app.clone(), web::flash::layer))
        .layer(from_fn_with_state(app.clone(), web::session::layer));
    // The sign-in page answers a form without a session. It is behind the same layers.
    let keeper = Keeper {
        app: app.clone(),
        door: door_routes.clone().with_state(app.clone()),
    };
    // Authors are told what is published already, which only the catalogue knows.
    let alike_lookup = Extension(AlikeLookup(Arc::new(catalogue.clone())));
    let inside_routes = inside()
        .router
        .layer(named_lookup)
        .layer(alike_lookup)
        // Counted at most once an hour for the whole process.
        .layer(Extension(ReasonCounts::default()))
        // Inside of the notices, because a kept form comes with a notice of its own.
        .layer(from_fn_with_state(keeper, web::kept::layer))
        .layer(from_fn_with_state(app.clone(), web::flash::layer))
        .layer(from_fn_with_state(app.clone(), web::session::layer));
    // Mails to addresses without an account end at the address of all mails.
    let endings = OtherEndings(Arc::new(SubscriptionEndings(app.clone())));
    let inner = open()
        .router
        .layer(Extension(endings))
        // One search index for the whole process.
        .layer(Extension(catalogue.clone()))
        .layer(Extension(health::ready::WriteProbe::default()))
        // For public routes only. The other pages contain secrets beside texts that an attacker may have chosen, and the
        // length of a compressed page reveals such a secret (BREACH).
        .layer(web::compressed::layer())
        .merge(door_routes)
        .merge(inside_routes)
        .method_not_allowed_fallback(async || Failure::NotAllowed)
        .fallback(async || Failure::NotFound)
        .with_state(app.clone());
    around(
        catalogue,
        match pulse {
            Some(pulse) => inner.layer(Extension(pulse)),
            None => inner,
        },
    )
}

/// The labels of text inputs, by room.
const LABELS: &[Label] = &[
    account::label,
    admin::label,
    drafting::label,
    review::forms::label,
];

/// Which inputs may be sent several times, by room.
const LISTS: &[IsList] = &[admin::is_list, drafting::is_list, review::forms::is_list];

/// What stands among the public pages and is none: it is different each time, or for one reader.
const NOT_KEPT: [&str; 6] = [
    "health",
    "metrics",
    "unsubscribe",
    "following",
    "question",
    "demo",
];

/// The first words of the public pages' addresses.
fn public_words() -> Vec<&'static str> {
    let routes = open().list.into_iter();
    let words = routes.filter_map(|route| route.path.trim_start_matches('/').split('/').next());
    let words: BTreeSet<_> = words.filter(|word| !NOT_KEPT.contains(word)).collect();
    words.into_iter().collect()
}

/// Puts the checks around every route.
pub fn around(catalogue: &Catalogue, routes: Router) -> WholeSite {
    let facts = RoomFacts {
        labels: LABELS,
        lists: LISTS,
        templates: RouteTemplates::of(
            self::routes()
                .into_iter()
                .map(|route| (route.method, route.path)),
        ),
        content: PublicContent {
            clock: Arc::new(CatalogueClock::new(catalogue)),
            first_words: public_words(),
        },
        views: catalogue.views.clone(),
        downloads: catalogue.downloads.clone(),
    };
    WholeSite::new(Pipeline::new(&catalogue.app, facts, routes))
}
