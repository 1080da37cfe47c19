//! Crawlers: one that keeps robots.txt is never refused; one that does not meets a budget, and is told of the files with
//! everything.

use std::time::Duration;

use praxis::catalogue::{Catalogue, Follower};
use praxis::router;

use crate::browser::Browser;
use crate::cast::Cast;
use crate::world::World;

/// A service with small budgets, and its browser at this address.
async fn service(world: &World, kept: &str) -> (World, Browser) {
    let world = world.with(&[
        ("rate_limits", "on"),
        ("page_cache_mb", kept),
        ("endless_pages", "5"),
        ("endless_pages_total", "8"),
    ]);
    let catalogue = Catalogue::new(&world.app);
    let mut follower = Follower::open(&catalogue).await.unwrap();
    follower.catch_up().await.unwrap();
    let router = router::build_with(&catalogue);
    let browser = Browser::new(router, &world.app.settings.public_url);
    (world, browser)
}

/// Addresses that robots.txt closes draw from a budget by network and in total; every other address is free. The answer
/// says when to come back and names the files.
async fn a_crawler_without_manners_meets_a_budget(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let (world, browser) = service(&world, "0").await;
    let one = browser.at([203, 0, 113, 1]);
    for number in 0..5 {
        one.visit(&format!("/practices?q=word{number}")).await.ok();
    }
    for closed in [
        "/practices?q=almaty",
        "/fr/practices?objective=9&country=KZ&sort=title",
        "/explore?q=almaty",
        "/fr/explore?objective=9&country=KZ&since=2019",
        "/practices.csv?q=almaty",
        "/objectives/9.csv?for=excel",
    ] {
        let refused = one.visit(closed).await.status(429);
        let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        let (prefix, says) = if closed.starts_with("/fr") {
            ("/fr", "Attendez")
        } else {
            ("", "Wait")
        };
        let refused = refused.shows(&format!("{says} {wait} second"));
        let files = refused.attributes("main a", "href");
        assert_eq!(
            files,
            ["/practices.csv", "/practices.jsonl", "/data"].map(|file| format!("{prefix}{file}"))
        );
        for file in files {
            one.visit(&file).await.ok();
        }
    }
    for open in [
        "/",
        "/practices",
        "/practices?objective=9",
        "/practices?objective=9&country=KZ",
        "/explore?objective=9&country=KZ",
        "/objectives/9.atom",
        "/practices.csv",
        "/practices.jsonl",
        "/suggest?q=al",
        "/sitemap.xml",
        "/robots.txt",
    ] {
        for _ in 0..3 {
            one.visit(open).await.ok();
        }
    }
    // Others have their own budget, until that of all is used up.
    let other = browser.at([198, 51, 100, 7]);
    for number in 0..3 {
        other
            .visit(&format!("/practices?q=other{number}"))
            .await
            .ok();
    }
    other.visit("/practices?q=last").await.status(429);
    world.clock().advance(Duration::from_mins(1));
    one.visit("/practices?q=almaty")
        .await
        .ok()
        .shows("Almaty Process");
}
story!(a_crawler_without_manners_meets_a_budget);

/// What is kept is given without end: a search that many people make costs one page.
async fn a_kept_search_costs_nothing_of_the_budget(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let (_world, browser) = service(&world, "4").await;
    for number in 0..20 {
        let reader = browser.at([203, 0, 113, number]);
        reader.visit("/practices?q=almaty").await.ok();
    }
}
story!(a_kept_search_costs_nothing_of_the_budget);
