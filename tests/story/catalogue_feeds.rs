//! Feeds: valid Atom that is walked to its end, with ids that stay.

use atom_syndication::Feed;
use praxis::catalogue::Catalogue;
use url::Url;

use crate::cast::Cast;
use crate::site::{Site, publish_again};
use crate::world::World;

async fn read(site: &Site, path: &str) -> Feed {
    let page = site.browser.visit(path).await.ok();
    assert_eq!(
        page.header("content-type"),
        Some("application/atom+xml; charset=utf-8"),
        "{path}"
    );
    page.body.parse().unwrap()
}

fn link(feed: &Feed, rel: &str) -> Option<String> {
    feed.links
        .iter()
        .find(|link| link.rel == rel)
        .map(|link| link.href.clone())
}

/// What a feed reader needs, in each feed.
async fn a_list_is_a_feed_too(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    site.catalogue.name_repository().await.unwrap();
    let id = cast.published("Almaty & Process", 9).await;
    world.clock().advance(std::time::Duration::from_hours(24));
    publish_again(&cast, id, "Almaty & Process", 9).await;
    cast.submitted("Still a secret", 9).await;
    site.catch_up().await;
    for (path, people) in [
        ("/objectives/9.atom", "/objectives/9"),
        ("/countries/KZ.atom", "/countries/KZ"),
        ("/regions/m49-143.atom", "/regions/m49-143"),
        ("/practices.atom", "/practices"),
        ("/practices.atom?q=almaty", "/practices?q=almaty"),
        ("/fr/objectives/9.atom", "/fr/objectives/9"),
    ] {
        let feed = read(&site, path).await;
        assert_eq!(
            link(&feed, "self").unwrap(),
            format!("https://praxis.example{path}")
        );
        assert_eq!(
            link(&feed, "alternate").unwrap(),
            format!("https://praxis.example{people}")
        );
        assert_eq!(
            (
                feed.entries.len(),
                link(&feed, "next"),
                link(&feed, "previous")
            ),
            (1, None, None),
            "{path}"
        );
        let entry = &feed.entries[0];
        assert_eq!(entry.id, "tag:praxis.example,2026:practice/almaty-process");
        assert_eq!(entry.title.value, "Almaty & Process");
        assert_eq!(entry.authors[0].name, "Amina Saidova");
        assert!(entry.published.unwrap() < entry.updated && entry.updated == feed.updated);
        let content = entry.content.as_ref().unwrap();
        assert_eq!(content.content_type.as_deref(), Some("html"));
        let html = content.value.as_ref().unwrap();
        assert!(
            html.contains("People fell between three ministries.")
                && html.contains("https://sources.example/declaration")
        );
        assert!(
            !html.contains("href=\"/") && !html.contains("nour@focal.example"),
            "{html}"
        );
        let advertised = site.browser.visit(people).await.ok();
        let heads = advertised.attributes("head link[type='application/atom+xml']", "href");
        assert_eq!(heads, [path], "{people}");
    }
    assert_eq!(
        read(&site, "/objectives/9.atom").await.title.value,
        "Objective 9: Strengthen the transnational response to smuggling of migrants"
    );
    assert_eq!(
        read(&site, "/fr/objectives/9.atom").await.lang.as_deref(),
        Some("fr")
    );
    assert!(read(&site, "/objectives/1.atom").await.entries.is_empty());
}
story!(a_list_is_a_feed_too);

/// Fifty entries a page, from the newest to the first and back; a search too.
async fn a_feed_is_walked_to_the_first_entry(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for number in 1..=53 {
        cast.published(&format!("Practice {number}"), 9).await;
    }
    site.catch_up().await;
    for path in ["/objectives/9.atom", "/practices.atom?q=practice"] {
        let first = read(&site, path).await;
        assert_eq!(
            (first.entries.len(), first.entries[0].title.value.as_str()),
            (50, "Practice 53")
        );
        let next = Url::parse(&link(&first, "next").unwrap()).unwrap();
        let second = read(&site, &next[url::Position::BeforePath..]).await;
        let titles: Vec<&str> = second
            .entries
            .iter()
            .map(|entry| entry.title.value.as_str())
            .collect();
        assert_eq!(
            (titles, link(&second, "next")),
            (vec!["Practice 3", "Practice 2", "Practice 1"], None)
        );
        assert_eq!(link(&second, "self").unwrap(), next.as_str());
    }
}
story!(a_feed_is_walked_to_the_first_entry);

/// The repository keeps the name of its first start, wherever it moves.
async fn ids_stay_when_the_site_moves(world: World) {
    let cast = Cast::of(&world).await;
    Catalogue::new(&world.app).name_repository().await.unwrap();
    cast.published("Almaty Process", 9).await;
    let moved = world.with(&[("public_url", "https://elsewhere.example")]);
    Catalogue::new(&moved.app).name_repository().await.unwrap();
    let feed = read(&Site::of(&moved), "/practices.atom").await;
    assert_eq!(
        feed.entries[0].id,
        "tag:praxis.example,2026:practice/almaty-process"
    );
    assert!(feed.id.starts_with("tag:praxis.example,"), "{}", feed.id);
    assert_eq!(
        feed.entries[0].links[0].href,
        "https://elsewhere.example/practices/almaty-process"
    );
}
story!(ids_stay_when_the_site_moves);
