//! The access matrix: every route × every role × every state, against a table that was written by hand. A new route
//! without a row fails. Each letter is one answer:
//!
//! `2` the page · `r` sent on · `s` sent to sign in · `k` the form is kept and the sign-in page shown ·
//! `p` sent to the page of the suspended · `x` nothing there · `g` gone · `4` refused with a page of its own

use std::fmt::Write as _;

use axum::http::Method;
use praxis::account::model::{Account, Role, Scope};
use praxis::router::{self, SitePart};

use crate::browser::Browser;
use crate::cast::{Cast, person};
use crate::every_state::in_every_state;
use crate::world::World;

/// Who asks, in the order of the letters: nobody, a suspended person, another submitter, the owner, a reviewer in
/// scope, a reviewer out of scope, an administrator, and a reviewer who is the practice's focal point.
const ROLES: [&str; 8] = [
    "visitor",
    "suspended",
    "stranger",
    "owner",
    "reviewer",
    "out of scope",
    "administrator",
    "reviewer and focal point",
];

/// Routes whose answer does not depend on a practice. `{…}` is filled with something that is not there.
const ROUTES: &[(&str, &str, &str)] = &[
    ("GET", "/", "22222222"),
    ("GET", "/practices", "22222222"),
    ("GET", "/practices.atom", "22222222"),
    ("GET", "/practices.csv", "22222222"),
    ("GET", "/practices.jsonl", "22222222"),
    ("GET", "/objectives", "22222222"),
    ("GET", "/objectives/{number}", "xxxxxxxx"),
    ("GET", "/countries/{code}", "xxxxxxxx"),
    ("GET", "/countries/{code}/brief", "xxxxxxxx"),
    ("GET", "/regions/{id}", "xxxxxxxx"),
    ("GET", "/regions/{id}/brief", "xxxxxxxx"),
    ("GET", "/ark:{naan}/{name}", "xxxxxxxx"),
    ("GET", "/ark:/{naan}/{name}", "xxxxxxxx"),
    ("GET", "/calls", "22222222"),
    ("GET", "/calls.atom", "22222222"),
    ("GET", "/calls/{slug}", "xxxxxxxx"),
    ("GET", "/explore", "22222222"),
    ("GET", "/subscribe", "22222222"),
    ("GET", "/data", "22222222"),
    ("GET", "/datapackage.json", "22222222"),
    ("GET", "/catalog.jsonld", "22222222"),
    ("GET", "/withdrawn.csv", "22222222"),
    ("GET", "/views.csv", "xxxxxxxx"),
    ("GET", "/opensearch.xml", "22222222"),
    ("GET", "/suggest", "55555555"),
    ("GET", "/sitemap.xml", "22222222"),
    ("GET", "/api/v1/practices", "22222222"),
    ("GET", "/api/v1/openapi.json", "22222222"),
    ("GET", "/api/v1/{vocabulary}", "xxxxxxxx"),
    ("GET", "/oai", "22222222"),
    ("POST", "/oai", "22222222"),
    ("GET", "/assets/{name}", "xxxxxxxx"),
    ("GET", "/favicon.ico", "rrrrrrrr"),
    ("GET", "/robots.txt", "22222222"),
    ("GET", "/about", "22222222"),
    ("GET", "/help", "22222222"),
    ("GET", "/accessibility", "22222222"),
    ("GET", "/privacy", "22222222"),
    ("GET", "/terms", "22222222"),
    ("GET", "/health/live", "22222222"),
    ("GET", "/health/ready", "55555555"),
    ("GET", "/metrics", "xxxxxxxx"),
    ("GET", "/unsubscribe/{token}", "xxxxxxxx"),
    ("POST", "/unsubscribe/{token}", "xxxxxxxx"),
    ("GET", "/following/{token}", "xxxxxxxx"),
    ("POST", "/following/{token}", "xxxxxxxx"),
    ("GET", "/question/{token}", "xxxxxxxx"),
    ("POST", "/question/{token}", "xxxxxxxx"),
    ("GET", "/demo/mail", "xxxxxxxx"),
    ("GET", "/demo/mail/{id}", "xxxxxxxx"),
    ("GET", "/register", "22222222"),
    ("POST", "/register", "44444444"),
    ("GET", "/register/sent", "22222222"),
    ("GET", "/confirm", "gggggggg"),
    ("POST", "/confirm", "gggggggg"),
    ("GET", "/confirm/{token}", "gggggggg"),
    ("GET", "/sign-in", "2rrrrrrr"),
    ("POST", "/sign-in", "44444444"),
    ("POST", "/sign-in/demo", "xxxxxxxx"),
    ("GET", "/sign-in/by-mail", "22222222"),
    ("POST", "/sign-in/by-mail", "44444444"),
    ("GET", "/sign-in/sent", "22222222"),
    ("GET", "/sign-in/link", "gggggggg"),
    ("POST", "/sign-in/link", "gggggggg"),
    ("GET", "/sign-in/{token}", "gggggggg"),
    ("GET", "/invitation", "gpgggggg"),
    ("POST", "/invitation", "gpgggggg"),
    ("GET", "/invitation/{token}", "gggggggg"),
    ("GET", "/clearance/{token}", "gggggggg"),
    ("GET", "/reading/{link}", "xxxxxxxx"),
    ("POST", "/reading/{link}", "xxxxxxxx"),
    ("GET", "/expert/{token}", "gggggggg"),
    ("GET", "/opinion/{ask}", "xxxxxxxx"),
    ("POST", "/opinion/{ask}", "xxxxxxxx"),
    ("GET", "/follow", "22222222"),
    ("POST", "/follow", "44444444"),
    ("GET", "/follow/sent", "22222222"),
    ("GET", "/reset", "22222222"),
    ("POST", "/reset", "44444444"),
    ("GET", "/reset/sent", "22222222"),
    ("GET", "/reset/password", "gggggggg"),
    ("POST", "/reset/password", "gggggggg"),
    ("GET", "/reset/{token}", "gggggggg"),
    // No practice has such a file.
    ("GET", "/practices/{slug}/files/{key}/{file}", "xxxxxxxx"),
    ("GET", "/reading/{link}/files/{key}/{file}", "xxxxxxxx"),
    ("GET", "/opinion/{ask}/files/{key}/{file}", "xxxxxxxx"),
    ("GET", "/my/practices/{id}/files/{key}/{file}", "spxxxxxx"),
    ("GET", "/review/{practice}/files/{key}/{file}", "spxxxxxx"),
    ("GET", "/desk", "sprrrrrr"),
    ("GET", "/account", "sp222222"),
    ("POST", "/account", "kp444444"),
    ("GET", "/account/password", "sp222222"),
    ("POST", "/account/password", "kp444444"),
    ("GET", "/account/email", "sp222222"),
    ("POST", "/account/email", "kp444444"),
    ("GET", "/account/addresses", "sp222222"),
    ("POST", "/account/addresses", "kp444444"),
    ("GET", "/account/sessions", "sp222222"),
    ("POST", "/account/sessions", "kp444444"),
    ("GET", "/account/away", "spxx2222"),
    ("POST", "/account/away", "kpxx4444"),
    ("GET", "/account/suspended", "s2rrrrrr"),
    ("POST", "/account/suspended", "k4rrrrrr"),
    ("GET", "/my/practices", "sp222222"),
    ("GET", "/my/practices/new", "sp222222"),
    ("POST", "/my/practices/new", "kprrrrrr"),
    ("GET", "/review", "spxx2222"),
    ("GET", "/review/bulk", "spxx2222"),
    ("POST", "/review/bulk", "kpxx4444"),
    ("GET", "/review/filters", "spxx2222"),
    ("POST", "/review/filters", "kpxx4444"),
    ("GET", "/review/reports", "spxx2222"),
    ("POST", "/review/reports", "kpxx4444"),
    ("GET", "/review/replications", "spxx2222"),
    ("GET", "/review/replications/{id}", "spxxxxxx"),
    ("POST", "/review/replications/{id}", "kpxxxxxx"),
    ("GET", "/review/year", "spxx2222"),
    ("GET", "/review/offline", "spxx2222"),
    ("POST", "/review/offline", "kpxx4444"),
    ("GET", "/review/offline/file", "spxx2222"),
    ("GET", "/admin", "spxxxx2x"),
    ("GET", "/admin/accounts", "spxxxx2x"),
    ("GET", "/admin/accounts/invite", "spxxxx2x"),
    ("POST", "/admin/accounts/invite", "kpxxxx4x"),
    ("GET", "/admin/accounts/{id}", "spxxxxxx"),
    ("POST", "/admin/accounts/{id}", "kpxxxx4x"),
    ("GET", "/admin/practices", "spxxxx2x"),
    ("GET", "/admin/practices/{id}/owner", "spxxxxxx"),
    ("POST", "/admin/practices/{id}/owner", "kpxxxx4x"),
    ("GET", "/admin/labels", "spxxxx2x"),
    ("POST", "/admin/labels", "kpxxxx4x"),
    ("GET", "/admin/calls", "spxxxx2x"),
    ("GET", "/admin/calls/new", "spxxxx2x"),
    ("POST", "/admin/calls/new", "kpxxxx4x"),
    ("GET", "/admin/calls/{id}", "spxxxxxx"),
    ("POST", "/admin/calls/{id}", "kpxxxxxx"),
    ("GET", "/admin/opinions", "spxxxx2x"),
    ("POST", "/admin/opinions", "kpxxxx4x"),
    ("GET", "/admin/record", "spxxxx2x"),
    ("GET", "/admin/record/calls", "spxxxx2x"),
    ("GET", "/admin/statistics", "spxxxx2x"),
    ("GET", "/admin/statistics.csv", "spxxxx4x"),
    ("GET", "/admin/audit", "spxxxx2x"),
    ("GET", "/admin/outbox", "spxxxx2x"),
    ("POST", "/admin/outbox", "kpxxxxrx"),
    ("GET", "/admin/outbox/{id}", "spxxxxxx"),
    ("GET", "/admin/letters", "spxxxx2x"),
    ("GET", "/admin/letters/new", "spxxxx2x"),
    ("POST", "/admin/letters/new", "kpxxxx4x"),
    ("GET", "/admin/letters/{id}", "spxxxxxx"),
    ("GET", "/admin/replies", "spxxxx2x"),
    ("POST", "/admin/replies", "kpxxxx4x"),
    ("GET", "/admin/replies/new", "spxxxx2x"),
    ("POST", "/admin/replies/new", "kpxxxx4x"),
    ("GET", "/admin/replies/{id}", "spxxxxxx"),
    ("POST", "/admin/replies/{id}", "kpxxxxxx"),
    // Signs out, so it comes last.
    ("POST", "/sign-out", "ssssssss"),
];

/// Routes of a practice, by its state.
const OF_A_PRACTICE: [(&str, &str); 44] = [
    ("GET", "/my/practices/{id}"),
    ("POST", "/my/practices/{id}"),
    ("GET", "/my/practices/{id}/check"),
    ("GET", "/my/practices/{id}/preview"),
    ("GET", "/my/practices/{id}/{step}"),
    ("POST", "/my/practices/{id}/{step}"),
    ("GET", "/review/{practice}"),
    ("POST", "/review/{practice}"),
    ("GET", "/practices/{slug}"),
    ("GET", "/practices/{slug}/revisions/{k}"),
    ("GET", "/my/practices/{id}/compare"),
    ("GET", "/review/{practice}/compare"),
    ("GET", "/practices/{slug}/compare"),
    ("GET", "/my/practices/{id}/points"),
    ("POST", "/my/practices/{id}/points"),
    ("GET", "/review/{practice}/words"),
    ("POST", "/review/{practice}/words"),
    ("GET", "/my/practices/{id}/authors"),
    ("POST", "/my/practices/{id}/authors"),
    ("GET", "/my/practices/{id}/ownership"),
    ("POST", "/my/practices/{id}/ownership"),
    ("GET", "/my/practices/{id}/not-before"),
    ("POST", "/my/practices/{id}/not-before"),
    ("GET", "/my/practices/{id}/clearance"),
    ("POST", "/my/practices/{id}/clearance"),
    ("GET", "/my/practices/{id}/history.csv"),
    ("GET", "/my/practices/{id}/views.csv"),
    ("GET", "/review/{practice}/history.csv"),
    ("GET", "/practices/{slug}/report"),
    ("POST", "/practices/{slug}/report"),
    ("GET", "/practices/{slug}/report/sent"),
    ("GET", "/api/v1/practices/{slug}"),
    ("GET", "/practices/{slug}/replication"),
    ("POST", "/practices/{slug}/replication"),
    ("GET", "/practices/{slug}/replication/sent"),
    ("GET", "/practices/{slug}/question"),
    ("POST", "/practices/{slug}/question"),
    ("GET", "/practices/{slug}/question/sent"),
    ("GET", "/my/practices/{id}/call"),
    ("POST", "/my/practices/{id}/call"),
    ("GET", "/my/practices/{id}/files"),
    ("POST", "/my/practices/{id}/files"),
    ("GET", "/my/practices/{id}/translations"),
    ("POST", "/my/practices/{id}/translations"),
];

/// The letters for each of them, in the same order.
#[rustfmt::skip]
const BY_STATE: &[(&str, [&str; 44])] = &[
    ("draft", ["spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spx2xxxx", "kpxrxxxx", "spxxxxxx", "kpxxxxxx", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpxrxxxx", "spxxxxxx", "kpxxxxxx"]),
    ("in review", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxx2x2x", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("decided", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("waiting", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("awaiting consent", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("published", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "22222222", "22222222", "spx2xxxx", "spxx2222", "22222222", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "22222222", "44444444", "22222222", "22222222", "22222222", "44444444", "22222222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx"]),
    ("revised", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "22222222", "22222222", "spx2xxxx", "spxx2222", "22222222", "spxrxxxx", "kpx4xxxx", "spxx2x2x", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "22222222", "44444444", "22222222", "22222222", "22222222", "44444444", "22222222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx"]),
    ("returned", ["spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spx2xxxx", "kpxrxxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpxrxxxx", "spxxxxxx", "kpxxxxxx"]),
    ("declined", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("withdrawn", ["spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spx2xxxx", "kpxrxxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpxrxxxx", "spxxxxxx", "kpxxxxxx"]),
    ("spam", ["spxxxxxx", "kpxxxxxx", "spxxxxxx", "spxxxxxx", "spxxxxxx", "kpxxxxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spxxxxxx", "spxx2x22", "xxxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxrxrx", "kpxx4x4x", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "spxxxxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "kpxxxxxx", "spxxxxxx", "kpxxxxxx"]),
    ("no longer current", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "22222222", "22222222", "spx2xxxx", "spxx2222", "22222222", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "22222222", "44444444", "22222222", "22222222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("gone", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "gggggggg", "gggggggg", "spx2xxxx", "spxx2222", "gggggggg", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "gggggggg", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("replaced", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "rrrrrrrr", "rrrrrrrr", "spx2xxxx", "spxx2222", "rrrrrrrr", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "rrrrrrrr", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("undone", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2x22", "kpxx4x44", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxx2x2x", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2x22", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("discarded", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx", "xxxxxxxx", "xxxxxxxx", "spx2xxxx", "spxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxxxxxx", "kpxxxxxx"]),
    ("second version", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "22222222", "22222222", "spx2xxxx", "spxx2222", "22222222", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "22222222", "44444444", "22222222", "22222222", "22222222", "44444444", "22222222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx"]),
    ("removal asked", ["spx2xxxx", "kpx4xxxx", "spxrxxxx", "spx2xxxx", "spxrxxxx", "kpx4xxxx", "spxx2222", "kpxx4444", "22222222", "22222222", "spx2xxxx", "spxx2222", "22222222", "spxrxxxx", "kpx4xxxx", "spxxrxrx", "kpxx4x4x", "spx2xxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "spx2xxxx", "spxx2222", "22222222", "44444444", "22222222", "22222222", "22222222", "44444444", "22222222", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "spxrxxxx", "kpx4xxxx", "spxrxxxx", "kpx4xxxx", "spx2xxxx", "kpx4xxxx"]),
];

#[test]
fn every_route_has_its_row() {
    for route in router::routes() {
        let row = (route.method, route.path);
        let known = ROUTES
            .iter()
            .any(|(method, path, _)| (*method, *path) == row)
            || OF_A_PRACTICE.contains(&row);
        assert!(
            known,
            "{} {} has no row in the matrix",
            route.method, route.path
        );
    }
    for (method, path) in ROUTES
        .iter()
        .map(|(method, path, _)| (*method, *path))
        .chain(OF_A_PRACTICE)
    {
        let there = router::routes()
            .iter()
            .any(|route| (route.method, route.path) == (method, path));
        assert!(there, "{method} {path} has a row and is no route");
    }
    assert!(
        router::routes()
            .iter()
            .any(|route| route.part == SitePart::Open)
    );
}

/// One browser for each role.
struct Crowd {
    browsers: [Browser; 8],
}

impl Crowd {
    async fn of(world: &World, cast: &Cast) -> Self {
        let gone = person(
            &cast.app,
            "Mr.",
            "Suspended",
            "Person",
            Role::Submitter,
            &Scope::default(),
        )
        .await;
        // Every practice of the cast names this address as the one responsible for it there.
        let all = Scope::default();
        let named = person(&cast.app, "Ms.", "Nour", "Focal", Role::Reviewer, &all).await;
        let mut tx = cast.app.db.write().await.unwrap();
        let now = cast.app.clock.now();
        praxis::account::actions::suspend(&mut tx, gone.id, "for the test", now)
            .await
            .unwrap();
        crate::people::move_within(cast, &mut tx, named.id, "nour@focal.example").await;
        let named = praxis::account::queries::by_id(&mut tx, named.id)
            .await
            .unwrap()
            .unwrap();
        tx.commit().await.unwrap();
        let signed_in = async |who: &Account| cast.sign_in(world, who).await;
        Self {
            browsers: [
                world.browser(),
                signed_in(&gone).await,
                signed_in(&cast.boris).await,
                signed_in(&cast.amina).await,
                signed_in(&cast.ruth).await,
                signed_in(&cast.lena).await,
                signed_in(&cast.grace).await,
                signed_in(&named).await,
            ],
        }
    }

    /// What each of them is answered.
    async fn ask(&self, method: &str, path: &str) -> String {
        let mut letters = String::new();
        for browser in &self.browsers {
            letters.push(ask(browser, method, path).await);
        }
        letters
    }
}

async fn ask(browser: &Browser, method: &str, path: &str) -> char {
    let url = url::Url::parse("https://praxis.example")
        .unwrap()
        .join(path)
        .unwrap();
    let request = match method {
        "POST" => browser
            .request(Method::POST, &url)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded"),
        _ => browser
            .request(Method::GET, &url)
            .header("sec-fetch-site", "none"),
    };
    // At the desk a deed that changes nothing here: nobody has a claim to release.
    let body = match method {
        "POST" if path.starts_with("/review/") => "deed=release&seq=0",
        "POST" => "deed=nothing+known",
        _ => "",
    };
    let page = browser.send(request, body).await;
    let to = page.header("location").unwrap_or_default().to_owned();
    match page.status.as_u16() {
        200 if method == "POST" && page.count("main form[action='/sign-in']") > 0 => 'k',
        200 => '2',
        404 => 'x',
        410 => 'g',
        301..=308 if to.starts_with("/sign-in") => 's',
        301..=308 if to.starts_with("/account/suspended") => 'p',
        301..=308 => 'r',
        503 => '5',
        400..=499 => '4',
        other => panic!("{method} {path} is answered by {other}"),
    }
}

/// Every route that does not depend on a practice, as everybody.
async fn every_route_as_everybody(world: World) {
    let cast = Cast::of(&world).await;
    let crowd = Crowd::of(&world, &cast).await;
    let mut differences = String::new();
    for (method, path, wanted) in ROUTES {
        let filled = filled(path);
        let found = crowd.ask(method, &filled).await;
        if found != *wanted {
            writeln!(differences, "{method} {path}: {found} instead of {wanted}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{ROLES:?}\n{differences}");
}
story!(every_route_as_everybody);

/// A path with ids of things that are not there.
fn filled(path: &str) -> String {
    path.replace("{number}", "24")
        .replace("{code}", "ZZ")
        .replace("{id}", "987654321")
        .replace("{token}", "no-such-token")
        .replace("{name}", "nothing.css")
        .replace("{vocabulary}", "nothing")
}

/// Every route of a practice, in every state, as everybody.
async fn every_state_as_everybody(world: World) {
    let cast = Cast::of(&world).await;
    let practices = Box::pin(in_every_state(&cast, &cast.amina)).await;
    let crowd = Crowd::of(&world, &cast).await;
    let mut differences = String::new();
    for (state, wanted) in BY_STATE {
        let (_, (id, slug)) = practices
            .iter()
            .find(|(name, _)| name == state)
            .unwrap_or_else(|| panic!("no practice is {state}"));
        for ((method, path), wanted) in OF_A_PRACTICE.iter().zip(wanted) {
            let path = path
                .replace("{id}", &id.to_string())
                .replace("{practice}", &id.to_string())
                .replace("{step}", "brief")
                .replace("{slug}", slug)
                .replace("{k}", "1");
            let found = crowd.ask(method, &path).await;
            if found != **wanted {
                writeln!(
                    differences,
                    "{state}: {method} {path}: {found} instead of {wanted}"
                )
                .unwrap();
            }
        }
    }
    assert!(differences.is_empty(), "{ROLES:?}\n{differences}");
}
story!(every_state_as_everybody);
