//! Crowds: who must wait waits in a line of a certain length, who finds it full is told when to come back, and nobody else
//! notices. Asserted by counts; `cargo bench --bench speed -- overload` measures the times.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use praxis::catalogue::Catalogue;
use praxis::router;
use praxis::web::places::DrawPlaces;
use tower::ServiceExt;

use crate::cast::Cast;
use crate::wait;
use crate::world::World;

/// The connections of a world's database.
const CONNECTIONS: usize = 4;

async fn ask(router: &Router, path: String) -> Response<Body> {
    let request = Request::builder()
        .uri(path)
        .header("host", "praxis.example");
    let request = request.body(Body::empty()).unwrap();
    router.clone().oneshot(request).await.unwrap()
}

/// While the database lends no connection, searches wait; one more than the line holds is refused, before all others.
async fn searches_wait_in_a_line_of_a_certain_length(world: World) {
    Cast::of(&world).await.published("Almaty Process", 9).await;
    let router = router::build_with(&Catalogue::new(&world.with(&[("page_cache_mb", "0")]).app));
    let mut held = Vec::new();
    for _ in 0..CONNECTIONS {
        held.push(world.app.db.read().await.unwrap());
    }
    let made_up = |number| ask(&router, format!("/objectives/9?view={number}"));
    let mut asked: FuturesUnordered<_> = (0..=DrawPlaces::MADE_UP).map(made_up).collect();
    let refused = asked.next().await.unwrap();
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()["retry-after"], "5");
    // The line of pages is another one.
    let about = ask(&router, "/about".to_owned()).await;
    assert_eq!(about.status(), StatusCode::OK);
    drop(held);
    let mut answered = 0;
    while let Some(answer) = asked.next().await {
        assert_eq!(answer.status(), StatusCode::OK);
        answered += 1;
    }
    assert_eq!(answered, DrawPlaces::MADE_UP);
    let again = ask(&router, "/objectives/9?view=again".to_owned()).await;
    assert_eq!(again.status(), StatusCode::OK);
}
story!(searches_wait_in_a_line_of_a_certain_length);

/// A crawler asks for several times as many addresses as the cache has room for, each once.
async fn a_page_that_readers_want_outlives_a_crawl(world: World) {
    Cast::of(&world).await.published("Almaty Process", 9).await;
    let router = router::build_with(&Catalogue::new(&world.with(&[("page_cache_mb", "1")]).app));
    let db = world.app.db.clone();
    let following = tokio::spawn(async move { db.follow().await });
    wait::until("the commits are followed", || world.app.db.is_followed());
    let wanted = "/practices/almaty-process";
    let statements = async |path: &str| {
        let before = world.app.db.statements();
        let answer = ask(&router, path.to_owned()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        world.app.db.statements() - before
    };
    // Drawn once, with its edition and the one of the key.
    assert!(statements(wanted).await > 2);
    for _ in 0..3 {
        statements(wanted).await;
    }
    for number in 0..500 {
        let made_up = format!("/objectives/9?view={number}");
        assert!(statements(&made_up).await > 2, "{made_up} is new");
        if number % 50 == 49 {
            // At most the look at the edition.
            assert!(statements(wanted).await <= 1, "after {number} others");
        }
    }
    following.abort();
}
story!(a_page_that_readers_want_outlives_a_crawl);
