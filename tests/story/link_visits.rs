//! The web addresses of submitted practices are visited once a week. Authors and reviewers read which do not answer.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::get;
use praxis::db::Engine as _;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::{Decision, PracticeId};
use praxis::visitor::{Visit, Visited, Visitor};
use serde_json::json;
use url::Url;

use crate::cast::{Cast, reasons};
use crate::desk::desk;
use crate::people::signed_in;
use crate::site::answers_with;
use crate::wait::until_async;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);
const GONE: &str = "https://gone.example/report";
const SILENT: &str = "https://silent.example/";
const ALIVE: &str = "https://alive.example/law";

/// A visitor that answers from a list, and remembers where it was.
#[derive(Default)]
struct ListedVisitor {
    answers: Mutex<BTreeMap<&'static str, Visited>>,
    visited: Mutex<Vec<String>>,
}

#[async_trait]
impl Visit for ListedVisitor {
    async fn visit(&self, url: &Url) -> Visited {
        self.visited.lock().unwrap().push(url.to_string());
        let answers = self.answers.lock().unwrap();
        *answers.get(url.as_str()).unwrap_or(&Visited::Answers)
    }
}

/// A visitor that never comes back.
struct Unanswered;

#[async_trait]
impl Visit for Unanswered {
    async fn visit(&self, _: &Url) -> Visited {
        std::future::pending().await
    }
}

impl ListedVisitor {
    fn answering(answers: &[(&'static str, Visited)]) -> Self {
        let visitor = Self::default();
        visitor
            .answers
            .lock()
            .unwrap()
            .extend(answers.iter().copied());
        visitor
    }

    /// Visits what is due, and says where it was.
    async fn goes(&self, world: &World) -> Vec<String> {
        while actions::read_named_links(&world.app).await.unwrap() > 0 {}
        while actions::visit_links(&world.app, self).await.unwrap() > 0 {}
        let mut visited: Vec<String> = self.visited.lock().unwrap().drain(..).collect();
        visited.sort();
        visited
    }
}

/// Amina's practice with three addresses, submitted.
async fn submitted(cast: &Cast) -> PracticeId {
    let source = |url: &str| json!({"title": "Report", "url": url, "language": "en"});
    let answers = answers_with(
        "Almaty Process",
        9,
        json!({
            "action": format!("{} See {SILENT}.", "The members met in Almaty. ".repeat(10)),
            "sources": [source(&format!("{GONE}#page-3")), source(ALIVE)],
        }),
    );
    let id = cast.draft("Almaty Process", 9).await;
    cast.write(&cast.amina, id, &answers).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    id
}

/// What is gone is told at once, what is silent after three days; both are told alike to reviewers and to authors.
async fn dead_links_are_told_with_the_day_of_the_last_answer(world: World) {
    let cast = Cast::of(&world).await;
    let id = submitted(&cast).await;
    let visitor = ListedVisitor::answering(&[(GONE, Visited::Gone)]);
    assert_eq!(visitor.goes(&world).await, [ALIVE, GONE, SILENT]);
    assert!(visitor.goes(&world).await.is_empty(), "nothing is due");
    // The session of a reviewer does not last until the next visit.
    let at_desk = async || desk(&signed_in(&world, &cast.ruth).await, id).await;
    let told = "This address does not answer: https://gone.example/report (never answered).";
    at_desk().await.shows(told).lacks("silent.example/ (");
    visitor
        .answers
        .lock()
        .unwrap()
        .insert(SILENT, Visited::Silent);
    world.clock().advance(DAY * 7);
    for _ in 0..2 {
        visitor.goes(&world).await;
        at_desk().await.lacks("silent.example/ (");
        world.clock().advance(DAY);
    }
    assert_eq!(
        visitor.goes(&world).await,
        [SILENT],
        "what is silent is visited daily"
    );
    let told = "https://silent.example/ (answered last on 3 November 2026)";
    at_desk().await.shows(told);
    let words = reasons("Please look at your links.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, returned).await.unwrap();
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    let check = check
        .shows(told)
        .shows("https://gone.example/report (never answered)");
    let step = check.follow("Where can readers find out more?").await.ok();
    step.shows("https://gone.example/report (never answered)");
    visitor.answers.lock().unwrap().clear();
    world.clock().advance(DAY * 7);
    assert_eq!(visitor.goes(&world).await, [ALIVE, GONE, SILENT]);
    let amina = signed_in(&world, &cast.amina).await;
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    check.lacks("does not answer").lacks("do not answer");
}
story!(dead_links_are_told_with_the_day_of_the_last_answer);

/// A draft's addresses stay with its author, and those of a closed practice are not visited any more.
async fn only_what_was_submitted_and_still_counts_is_visited(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = ListedVisitor::default();
    let draft = cast.draft("Secret", 9).await;
    let source = json!([{"title": "Secret", "url": "https://secret.example/", "language": "en"}]);
    let answers = answers_with("Secret", 9, json!({"sources": source}));
    cast.write(&cast.amina, draft, &answers).await;
    assert!(visitor.goes(&world).await.is_empty());
    let id = submitted(&cast).await;
    assert_eq!(visitor.goes(&world).await.len(), 3);
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    cast.act(&cast.amina, &id, Intent::Discard).await.unwrap();
    world.clock().advance(DAY * 8);
    assert!(visitor.goes(&world).await.is_empty());
}
story!(only_what_was_submitted_and_still_counts_is_visited);

/// Links that another node has taken are left alone, until its lease is over.
async fn a_link_is_visited_by_one_node(world: World) {
    let cast = Cast::of(&world).await;
    submitted(&cast).await;
    actions::read_named_links(&world.app).await.unwrap();
    let taken = async || {
        let mut db = world.app.db.read().await.unwrap();
        let counted = db.sql("SELECT COUNT(*) FROM named_link WHERE taken_until IS NOT NULL");
        let (count,): (i64,) = counted.one().await.unwrap();
        count == 3
    };
    tokio::select! {
        _ = actions::visit_links(&world.app, &Unanswered) => unreachable!("a visit never ends"),
        () = until_async("the links are taken", taken) => {}
    }
    let visitor = ListedVisitor::default();
    assert!(visitor.goes(&world).await.is_empty());
    world.clock().advance(Duration::from_secs(601));
    assert_eq!(visitor.goes(&world).await.len(), 3);
}
story!(a_link_is_visited_by_one_node);

/// Over the network: what the answers of servers mean, and that no address of this machine or its network is reached.
async fn a_visit_learns_whether_there_is_an_answer_and_no_more(world: World) {
    let site = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/closed", get(|| async { StatusCode::FORBIDDEN }))
        .route("/gone", get(|| async { StatusCode::GONE }))
        .route("/broken", get(|| async { StatusCode::BAD_GATEWAY }))
        .route("/moved", get(|| async { Redirect::permanent("/nowhere") }))
        .route("/round", get(|| async { Redirect::permanent("/round") }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, site).await });
    let anywhere = Visitor::of_any_address(&world.app).unwrap();
    let expected = [
        ("/", Visited::Answers),
        ("/#part", Visited::Answers),
        ("/closed", Visited::Answers),
        ("/gone", Visited::Gone),
        ("/nowhere", Visited::Gone),
        ("/moved", Visited::Gone),
        ("/broken", Visited::Silent),
        ("/round", Visited::Silent),
    ];
    for (path, visited) in expected {
        let url = Url::parse(&format!("{at}{path}")).unwrap();
        assert_eq!(anywhere.visit(&url).await, visited, "{path}");
    }
    let unheard = Url::parse("http://127.0.0.1:1/").unwrap();
    assert_eq!(anywhere.visit(&unheard).await, Visited::Silent);
    let visitor = Visitor::new(&world.app).unwrap();
    let never = [
        at.as_str(),
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "http://example.org:22/",
        "ftp://example.org/",
    ];
    for url in never {
        let visited = visitor.visit(&Url::parse(url).unwrap()).await;
        assert_eq!(visited, Visited::NotVisited, "{url}");
    }
    let named = Url::parse("http://localhost/").unwrap();
    assert_eq!(visitor.visit(&named).await, Visited::Silent);
}
story!(
    a_visit_learns_whether_there_is_an_answer_and_no_more,
    Sqlite
);
