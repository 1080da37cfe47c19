//! What holds for every answer, whatever made it: headers, hosts, origins, languages, error pages, and that no
//! hostile request ends in our own mistake.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, header};
use jiff::civil::DateTime;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use praxis::router::{self};

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::requests::{ask, get, stands_as_it_must};
use crate::world::World;

/// The security headers stand on pages, redirects, errors, refusals and files alike; only what is public may
/// be kept by a cache, and no error ever.
async fn every_answer_carries_the_headers(world: World) {
    let visitor = world.browser();
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    let foreign = [("sec-fetch-site", "cross-site")];
    let large = "a".repeat(2 * 1024 * 1024);
    let asset = visitor
        .visit("/about")
        .await
        .ok()
        .attributes("link[rel=stylesheet]", "href")
        .remove(0);
    let table: Vec<(Page, u16, &str, &str)> = vec![
        (
            get(&visitor, &world, "/about", &[]).await,
            200,
            "public, no-cache",
            "cross-origin",
        ),
        (
            get(&visitor, &world, "/fr/about", &[]).await,
            200,
            "public, no-cache",
            "cross-origin",
        ),
        (
            get(&visitor, &world, &asset, &[]).await,
            200,
            "public, max-age=31536000, immutable",
            "cross-origin",
        ),
        (
            get(&visitor, &world, "/assets/praxis.css", &[]).await,
            200,
            "public, no-cache",
            "cross-origin",
        ),
        (
            get(&visitor, &world, "/robots.txt", &[]).await,
            200,
            "public, no-cache",
            "cross-origin",
        ),
        (
            get(&visitor, &world, "/sign-in", &[]).await,
            200,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/health/live", &[]).await,
            200,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/health/ready", &[]).await,
            503,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/about/", &[]).await,
            308,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/account", &[]).await,
            303,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/nothing-here", &[]).await,
            404,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/assets/nothing.css", &[]).await,
            404,
            "no-store",
            "same-origin",
        ),
        (
            get(&visitor, &world, "/%00", &[]).await,
            400,
            "no-store",
            "same-origin",
        ),
        (
            ask(&visitor, &world, Method::DELETE, "/about", &form[1..], "").await,
            405,
            "no-store",
            "same-origin",
        ),
        (
            ask(&visitor, &world, Method::POST, "/sign-in", &form, &large).await,
            413,
            "no-store",
            "same-origin",
        ),
        (
            ask(
                &visitor,
                &world,
                Method::POST,
                "/sign-in",
                &[("content-type", "text/xml"), form[1]],
                "<a/>",
            )
            .await,
            415,
            "no-store",
            "same-origin",
        ),
        (
            ask(
                &visitor,
                &world,
                Method::POST,
                "/sign-in",
                &form,
                "email=%ff",
            )
            .await,
            400,
            "no-store",
            "same-origin",
        ),
        (
            ask(
                &visitor,
                &world,
                Method::POST,
                "/sign-in",
                &form,
                "email=a%40b.example&password=x",
            )
            .await,
            422,
            "no-store",
            "same-origin",
        ),
        (
            ask(&visitor, &world, Method::POST, "/sign-in", &foreign, "").await,
            403,
            "no-store",
            "same-origin",
        ),
    ];
    for (page, status, cache, resource) in &table {
        let what = format!("{} {status}", page.path());
        assert_eq!(page.status.as_u16(), *status, "{what}");
        stands_as_it_must(page, &what);
        assert_eq!(page.header("cache-control"), Some(*cache), "{what}");
        assert_eq!(
            page.header("cross-origin-resource-policy"),
            Some(*resource),
            "{what}"
        );
    }
}
story!(every_answer_carries_the_headers);

/// Without TLS a promise of TLS would be a lie, and on https nothing else is promised.
async fn strict_transport_is_promised_on_https_only(world: World) {
    let plain = world.with(&[("public_url", "http://127.0.0.1:8080")]);
    let page = plain.browser().visit("/about").await.ok();
    assert_eq!(page.header("strict-transport-security"), None);
}
story!(strict_transport_is_promised_on_https_only);

/// Forms of other sites are refused by every address that takes a form, whoever is signed in, and by every
/// other method too; the two exceptions read no cookie.
async fn no_other_site_can_send_a_form(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let posts: Vec<_> = router::routes()
        .into_iter()
        .filter(|route| route.method == "POST")
        .collect();
    assert!(posts.len() > 10);
    for route in posts {
        let path = route
            .path
            .replace("{token}", "0")
            .replace("{id}", "1")
            .replace("{practice}", "1")
            .replace("{step}", "brief");
        let exempt = path.starts_with("/unsubscribe/") || path == "/oai";
        let table: &[&[(&str, &str)]] = &[
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("origin", "http://praxis.example")],
            &[("referer", "https://evil.example/")],
            &[],
        ];
        for headers in table {
            let page = ask(&amina, &world, Method::POST, &path, headers, "").await;
            assert_eq!(
                page.status == 403,
                !exempt,
                "POST {path} with {headers:?}: {}",
                page.status
            );
        }
    }
    for method in ["PUT", "PATCH", "DELETE", "TRACE", "BREW", "CONNECT"] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        ask(
            &amina,
            &world,
            method,
            "/account",
            &[("sec-fetch-site", "cross-site")],
            "",
        )
        .await
        .status(405);
    }
    // The session lives: nothing of all this reached it.
    amina.visit("/account").await.ok().lands_on("/account");
}
story!(no_other_site_can_send_a_form);

/// Only our own name is answered to, and a request names one host; except where machines ask for health by address.
async fn other_names_are_misdirected(world: World) {
    let visitor = world.browser();
    let ask_as = async |host: &str, path: &str| {
        let request = axum::http::Request::builder()
            .uri(path)
            .header(header::HOST, host);
        visitor.send(request, Body::empty()).await.status.as_u16()
    };
    for (host, expected) in [
        ("praxis.example", 200),
        ("PRAXIS.example", 200),
        ("praxis.example:443", 200),
        ("praxis.example:8443", 421),
        ("evil.example", 421),
        ("praxis.example.evil.example", 421),
        ("127.0.0.1", 421),
        ("localhost:8080", 421),
        ("praxis.example@evil.example", 400),
        ("praxis.example, evil.example", 400),
        ("praxis.example/about", 400),
        ("praxis.example:https", 400),
        ("[::1", 400),
        ("[::1]:8080", 421),
        ("", 421),
    ] {
        assert_eq!(ask_as(host, "/about").await, expected, "{host}");
        assert_eq!(ask_as(host, "/health/live").await, 200, "{host}");
    }
    let two = axum::http::Request::builder()
        .uri("/about")
        .header(header::HOST, "praxis.example")
        .header(header::HOST, "evil.example");
    visitor
        .send(two, Body::empty())
        .await
        .status(400)
        .lacks("evil.example");
    let none = axum::http::Request::builder().uri("/about");
    visitor.send(none, Body::empty()).await.status(400);
    let older = axum::http::Request::builder()
        .uri("/about")
        .version(axum::http::Version::HTTP_10);
    visitor.send(older, Body::empty()).await.status(421);
    let whole = axum::http::Request::builder()
        .uri("https://evil.example/about")
        .header(header::HOST, "praxis.example");
    assert_eq!(visitor.send(whole, Body::empty()).await.status, 421);
    let forwarded = get(
        &visitor,
        &world,
        "/about",
        &[
            ("x-forwarded-host", "evil.example"),
            ("forwarded", "host=evil.example"),
        ],
    )
    .await;
    assert!(!forwarded.body.contains("evil.example"));
}
story!(other_names_are_misdirected);

/// A demonstration answers to this machine's three names and takes their forms.
async fn a_demonstration_answers_to_this_machine(world: World) {
    let settings = praxis::config::Settings {
        demo: true,
        ..(*world
            .with(&[("public_url", "http://127.0.0.1:8080")])
            .app
            .settings)
            .clone()
    };
    assert_eq!(
        praxis::web::host::names(&settings),
        [
            "127.0.0.1:8080",
            "127.0.0.1:8080",
            "localhost:8080",
            "[::1]:8080"
        ]
    );
    assert!(praxis::web::host::origins(&settings).contains(&"http://localhost:8080".to_owned()));
}
story!(a_demonstration_answers_to_this_machine);

/// The address decides the language of pages and of errors, and each page has one address.
async fn the_address_decides_the_language(world: World) {
    let visitor = world.browser();
    visitor
        .visit("/about")
        .await
        .ok()
        .has("html[lang=en]")
        .shows("How a practice gets here");
    let french = visitor
        .visit("/fr/about")
        .await
        .ok()
        .has("html[lang=fr]")
        .shows("Comment une pratique arrive ici");
    assert_eq!(
        french.attributes(".foot [hreflang]", "href"),
        ["/about", "/fr/about"]
    );
    assert_eq!(
        french.attributes("link[rel=alternate]", "hreflang"),
        ["en", "fr", "x-default"]
    );
    visitor
        .visit("/fr/nothing")
        .await
        .status(404)
        .has("html[lang=fr]")
        .shows("Il n’y a rien à cette adresse");
    visitor
        .visit("/nothing")
        .await
        .status(404)
        .has("html[lang=en]")
        .shows("There is nothing at this address");
    for (asked, lands) in [
        ("/en/about", "/about"),
        ("/about/", "/about"),
        ("/fr/about/?a=1", "/fr/about?a=1"),
        ("/en/fr/about", "/fr/about"),
    ] {
        let page = visitor.visit(asked).await.ok();
        assert_eq!(page.hops, [lands], "{asked}");
    }
    for machine in [
        "/fr/health/live",
        "/fr/assets/praxis.css",
        "/fr/favicon.ico",
        "/fr/robots.txt",
    ] {
        visitor
            .visit(machine)
            .await
            .status(404)
            .has("html[lang=fr]");
    }
    // What a browser says it prefers changes nothing: pages are kept by caches.
    let page = get(
        &visitor,
        &world,
        "/about",
        &[("accept-language", "fr"), ("cookie", "lang=fr")],
    )
    .await
    .ok();
    assert!(
        !page
            .has("html[lang=en]")
            .header("vary")
            .unwrap_or("")
            .to_lowercase()
            .contains("cookie")
    );
}
story!(the_address_decides_the_language);

/// HEAD answers as GET without a body; another method is told which ones there are.
async fn methods_are_told(world: World) {
    let visitor = world.browser();
    for path in [
        "/about",
        "/assets/praxis.css",
        "/sign-in",
        "/robots.txt",
        "/health/live",
    ] {
        let (get, head) = (
            get(&visitor, &world, path, &[]).await,
            ask(&visitor, &world, Method::HEAD, path, &[], "").await,
        );
        assert_eq!(
            (head.status, head.body.as_str()),
            (get.status, ""),
            "{path}"
        );
        assert_eq!(
            head.header("content-type"),
            get.header("content-type"),
            "{path}"
        );
    }
    let same = [("sec-fetch-site", "same-origin")];
    let page = ask(&visitor, &world, Method::POST, "/about", &same, "")
        .await
        .status(405);
    assert_eq!(
        page.shows("This address cannot do that").header("allow"),
        Some("GET, HEAD")
    );
    let page = ask(&visitor, &world, Method::PUT, "/fr/sign-in", &same, "")
        .await
        .status(405);
    let mut allowed: Vec<_> = page
        .has("html[lang=fr]")
        .header("allow")
        .unwrap()
        .split(", ")
        .map(str::to_owned)
        .collect();
    allowed.sort();
    assert_eq!(allowed, ["GET", "HEAD", "POST"]);
}
story!(methods_are_told);

/// A browser finds the icon beside a text, too.
async fn the_usual_address_of_an_icon_leads_to_it(world: World) {
    let visitor = world.browser();
    let redirect = get(&visitor, &world, "/favicon.ico", &[]).await.status(308);
    assert_eq!(redirect.header("location"), Some("/assets/icon.svg"));
    let cache = redirect.header("cache-control");
    assert_eq!(cache, Some("public, max-age=86400"));
    let icon = visitor.visit("/favicon.ico").await.ok();
    assert_eq!(icon.header("content-type"), Some("image/svg+xml"));
}
story!(the_usual_address_of_an_icon_leads_to_it);

/// An unchanged public page is not sent twice.
async fn what_a_browser_has_is_not_sent_again(world: World) {
    let visitor = world.browser();
    for path in [
        "/about",
        "/fr/terms",
        "/assets/praxis.css",
        "/assets/mark.svg",
        "/robots.txt",
    ] {
        let page = get(&visitor, &world, path, &[]).await.ok();
        let tag = page.header("etag").unwrap().to_owned();
        let again = get(&visitor, &world, path, &[("if-none-match", &tag)])
            .await
            .status(304);
        assert_eq!(
            (again.body.as_str(), again.header("etag")),
            ("", Some(tag.as_str())),
            "{path}"
        );
        get(&visitor, &world, path, &[("if-none-match", "\"older\"")])
            .await
            .ok();
    }
}
story!(what_a_browser_has_is_not_sent_again);

/// A date is read in each form in which a program may write it.
async fn a_date_is_read_in_three_forms(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    world.clock().advance(Duration::from_secs(3));
    let visitor = world.browser();
    let path = "/practices/almaty-process";
    let page = get(&visitor, &world, path, &[]).await.ok();
    let usual = "%a, %d %b %Y %H:%M:%S GMT";
    let modified = page.header("last-modified").unwrap();
    let modified = DateTime::strptime(usual, modified).unwrap();
    for form in [usual, "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"] {
        let since = modified.strftime(form).to_string();
        get(&visitor, &world, path, &[("if-modified-since", &since)])
            .await
            .status(304);
    }
    get(&visitor, &world, path, &[("if-modified-since", "today")])
        .await
        .ok();
}
story!(a_date_is_read_in_three_forms);

/// What leads elsewhere is sent each time: conditions are about pages.
async fn a_redirect_is_sent_each_time(world: World) {
    let cast = Cast::of(&world).await;
    let old = cast.published("Almaty Process", 9).await;
    let new = cast.published("Bali Process", 9).await;
    let replaced = Intent::TakeDown {
        how: TakeDown::Replaced(new),
        words: reasons("It tells more."),
    };
    cast.act(&cast.ruth, &old, replaced).await.unwrap();
    world.clock().advance(Duration::from_secs(3));
    let visitor = world.browser();
    let path = "/practices/almaty-process";
    let first = get(&visitor, &world, path, &[]).await.status(302);
    let tag = first.header("etag").unwrap();
    let date = first.header("last-modified").unwrap();
    for condition in [
        ("if-none-match", tag),
        ("if-none-match", "*"),
        ("if-modified-since", date),
    ] {
        get(&visitor, &world, path, &[condition]).await.status(302);
    }
}
story!(a_redirect_is_sent_each_time);

/// Whoever refuses each encoding gets the plain answer, because there is no other one.
async fn a_reader_of_no_encoding_gets_the_plain_answer(world: World) {
    let visitor = world.browser();
    for path in ["/health/live", "/metrics", "/about", "/practices"] {
        let usual = get(&visitor, &world, path, &[]).await;
        for refusal in ["*;q=0", "identity;q=0"] {
            let header = [("accept-encoding", refusal)];
            let plain = get(&visitor, &world, path, &header).await;
            assert_eq!(plain.status, usual.status, "{path} {refusal}");
            assert_eq!(plain.header("content-encoding"), None, "{path}");
        }
    }
}
story!(a_reader_of_no_encoding_gets_the_plain_answer);

/// The operator's own page takes the place of ours; whatever it holds is not a script.
async fn the_operators_own_pages_go_first(world: World) {
    let folder = world.data().join("pages/fr");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("terms.md"),
        "# Nos conditions\n\nÉcrites par [nous](/fr/about).\n\n<script>alert(1)</script>\n",
    )
    .unwrap();
    let visitor = world.with(&[]).browser();
    let page = visitor
        .visit("/fr/terms")
        .await
        .ok()
        .shows("Nos conditions")
        .has("main a[href='/fr/about']");
    assert_eq!(page.count("main script"), 0);
    visitor.visit("/terms").await.ok().shows("Terms of use");
}
story!(the_operators_own_pages_go_first);
