//! Requests and forms that no browser of a person sends, or that are too much: each gets a page, and none ends in our
//! own mistake.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, header};
use praxis::catalogue::Catalogue;
use praxis::router::{self, SitePart};
use tower::ServiceExt;

use crate::browser::Browser;
use crate::cast::Cast;
use crate::people::signed_in;
use crate::requests::{ask, get, stands_as_it_must};
use crate::world::World;

/// Whatever arrives is answered by a page of ours, and never by our own mistake.
async fn hostile_requests_get_a_page(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let paths = [
        "//",
        "//evil.example/",
        "/..;/",
        "/../etc/passwd",
        "/%2e%2e/",
        "/%00",
        "/%ff",
        "/%c0%ae",
        "/about.css",
        "/account.css",
        "/about/..%2faccount",
        "/assets/..%2fCargo.toml",
        "/assets/%2e%2e%2fpraxis.css",
        "/fr/fr/about",
        "/confirm/%00",
        "/reset/{{7*7}}",
        "/about?a=%00",
        "/about?%ff",
        "/sign-in?next=//evil.example",
        "/sign-in?next=https://evil.example",
        "/sign-in?next=%0d%0aSet-Cookie:a=b",
        "/sign-in?next[]=a&next=b&next=c",
        "/account/sessions?from=-1",
        "/health/../account",
        "/ab%",
        "/%",
        "/a%zz",
    ];
    // As they stand on the line: a browser would tidy them up first.
    let cookie = format!("__Host-praxis={}", amina.cookie("__Host-praxis").unwrap());
    for path in paths {
        let request = axum::http::Request::builder()
            .uri(path)
            .header(header::HOST, "praxis.example")
            .header(header::COOKIE, &cookie);
        let Ok(request) = request.body(Body::empty()) else {
            continue;
        };
        let answer = router::build(&world.app).oneshot(request).await.unwrap();
        assert!(
            answer.status().as_u16() < 500,
            "{path}: {}",
            answer.status()
        );
        let location = answer
            .headers()
            .get(header::LOCATION)
            .map(|to| to.to_str().unwrap());
        let leaves = location
            .is_some_and(|to| !to.starts_with('/') || to.starts_with("//") || to.contains('\r'));
        assert!(!leaves, "{path} leads to {location:?}");
    }
    let headers: &[&[(&str, &str)]] = &[
        &[("if-none-match", "*")],
        &[("if-none-match", "W/\"a\", garbage, \"")],
        &[("range", "bytes=0-1,2-3,4-5,6-7,8-9,10-11")],
        &[(
            "cookie",
            "__Host-praxis=garbage; __Host-praxis-device=%00; __Host-praxis-notice=%ff; =; ;;",
        )],
        &[("content-encoding", "gzip"), ("transfer-encoding", "gzip")],
        &[("accept-language", "*;q=-1, xx")],
        &[
            ("x-http-method-override", "DELETE"),
            ("x-original-url", "/account"),
            ("x-rewrite-url", "/account"),
        ],
    ];
    for lines in headers {
        for path in ["/about", "/sign-in", "/account"] {
            let page = get(&world.browser(), &world, path, lines).await;
            assert!(
                page.status.as_u16() < 500,
                "{path} {lines:?}: {}",
                page.status
            );
        }
    }
}
story!(hostile_requests_get_a_page);

/// Every form takes the hostile bodies of the list and answers with a page that is not our mistake.
async fn hostile_forms_get_a_page(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let many = "a=1&".repeat(3_000);
    let long = format!(
        "email={}&password={}",
        "x".repeat(300_000),
        "y".repeat(300_000)
    );
    let bodies = [
        "",
        "&&&",
        "=",
        "%",
        "a[]=1&a[x']=2&a[x' or 1=1--]=3",
        "email=%00",
        "email=%ff",
        "email=%ed%a0%80",
        "deed=nonsense",
        "deed=&deed=&deed=",
        "email=%3Cscript%3E&email=b&email[]=c",
        "email={{7*7}}&password=${x}&deed=submit&id=-1&seq=9223372036854775808&saves=1e309",
        "given=%E2%80%AE%F0%9F%98%80&family=%EF%BB%BF&institution=%0D%0ABcc:+a@b.example",
        many.as_str(),
        long.as_str(),
    ];
    for route in router::routes()
        .into_iter()
        .filter(|route| route.method == "POST" && route.part != SitePart::Open)
    {
        // Signing out would leave the rest of the list to a stranger.
        if route.path == "/sign-out" {
            continue;
        }
        let path = route
            .path
            .replace("{token}", "0")
            .replace("{id}", "1")
            .replace("{practice}", "1")
            .replace("{step}", "brief");
        for body in bodies {
            let headers = [
                ("content-type", "application/x-www-form-urlencoded"),
                ("sec-fetch-site", "same-origin"),
            ];
            let page = ask(&amina, &world, Method::POST, &path, &headers, body).await;
            assert!(
                page.status.as_u16() < 500,
                "{path} with {:.60}: {}",
                body,
                page.status
            );
        }
    }
}
story!(hostile_forms_get_a_page);

/// A form that is larger than may be sent is answered at once by a page that says what to do.
async fn too_much_is_told(world: World) {
    let visitor = world.browser();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    let body = "a".repeat(1024 * 1024 + 1);
    let page = ask(
        &visitor,
        &world,
        Method::POST,
        "/fr/sign-in",
        &headers,
        &body,
    )
    .await
    .status(413);
    page.has("html[lang=fr]")
        .shows("C’est plus que ce qui peut être envoyé");
    // The same without a length said beforehand.
    let url = world.app.settings.public_url.join("/sign-in").unwrap();
    let chunks = (0..20).map(|_| Ok::<_, std::io::Error>(bytes::Bytes::from("a".repeat(100_000))));
    let stream = Body::from_stream(futures_util::stream::iter(chunks));
    let request = visitor
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    visitor
        .send(request, stream)
        .await
        .status(413)
        .shows("This form is too large");
}
story!(too_much_is_told);

/// A form that never comes whole is answered, and holds nothing for ever.
async fn a_form_that_never_ends_is_cut_off(world: World) {
    let router = router::build(&world.app).layer(axum::Extension(praxis::web::limits::BodyTime(
        Duration::from_millis(200),
    )));
    let visitor = Browser::new(router, &world.app.settings.public_url);
    let url = world.app.settings.public_url.join("/sign-in").unwrap();
    let request = visitor
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let begun = futures_util::stream::once(async {
        Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"email="))
    });
    let endless = futures_util::StreamExt::chain(begun, futures_util::stream::pending());
    visitor
        .send(request, Body::from_stream(endless))
        .await
        .status(408)
        .shows("The form did not arrive in time");
}
story!(a_form_that_never_ends_is_cut_off);

/// Each answer has a number, and an error of ours shows it.
async fn our_own_mistakes_have_a_number(world: World) {
    let broken = axum::Router::new().route(
        "/broken",
        axum::routing::get(async || -> &'static str { panic!("on purpose") }),
    );
    let page = Browser::new(
        router::around(&Catalogue::new(&world.app), broken).into_router(),
        &world.app.settings.public_url,
    )
    .visit("/broken")
    .await
    .status(500);
    let number = page.header("x-request-id").unwrap().to_owned();
    stands_as_it_must(&page, "a panic");
    page.shows("Something went wrong on our side")
        .shows(&number)
        .lacks("on purpose");
}
story!(our_own_mistakes_have_a_number);
