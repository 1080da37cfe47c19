//! No redirect leads to another site, whatever stands in the address or in a form.

use axum::http::Method;
use url::Url;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::people::signed_in;
use crate::tidy;
use crate::world::World;

/// Beginnings of an address that browsers take for another host, with and without a language before them.
const ELSEWHERE: [&str; 12] = [
    "/\\evil.example",
    "/\\evil.example/",
    "//evil.example",
    "//evil.example/",
    "/\\/evil.example",
    "/\\\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "///evil.example",
    "/%5Cevil.example/",
    "/%2Fevil.example/",
    "/.//evil.example/",
];

/// A GET of exactly this target, which no library may tidy up first.
async fn get_raw(browser: &Browser, world: &World, target: &str) -> Page {
    let home = world.app.settings.public_url.clone();
    let request = browser.request(Method::GET, &home).uri(target);
    browser.send(request, String::new()).await
}

/// The answer leads nowhere, or to a page of this site.
fn stays(page: &Page, world: &World, what: &str) {
    let Some(to) = page.header("location") else {
        return;
    };
    let home: &Url = &world.app.settings.public_url;
    let second = to.as_bytes().get(1).copied();
    assert!(to.starts_with('/'), "{what}: {to}");
    assert!(!matches!(second, Some(b'/' | b'\\')), "{what}: {to}");
    assert_eq!(
        home.join(to).unwrap().origin(),
        home.origin(),
        "{what}: {to}"
    );
}

async fn no_address_leads_to_another_site(world: World) {
    let visitor = world.browser();
    for elsewhere in ELSEWHERE {
        for before in ["", "/en", "/fr", "/en/en", "/fr/en", "/en/fr"] {
            for query in ["", "?next=//evil.example", "?\\"] {
                let target = format!("{before}{elsewhere}{query}");
                if target.starts_with('/') {
                    let page = get_raw(&visitor, &world, &target).await;
                    stays(&page, &world, &target);
                }
            }
        }
    }
}
story!(no_address_leads_to_another_site);

async fn no_form_leads_to_another_site(world: World) {
    let cast = Cast::of(&world).await;
    for elsewhere in ELSEWHERE {
        let browser = world.browser();
        let email = cast.amina.email.as_str();
        let form = [
            ("email", email),
            ("password", PASSWORD),
            ("next", elsewhere),
            ("page", elsewhere),
        ];
        let page = post(&browser, &world, "/sign-in", &form).await;
        assert_eq!(page.status, 303);
        stays(&page, &world, elsewhere);
    }
    let amina = signed_in(&world, &cast.amina).await;
    for elsewhere in ELSEWHERE {
        for before in ["", "/en", "/fr"] {
            let go = format!("{before}{elsewhere}");
            let form = [("title", "A title"), ("language", "en"), ("go", &go)];
            let page = post(&amina, &world, "/my/practices/new", &form).await;
            stays(&page, &world, &go);
        }
    }
}
story!(no_form_leads_to_another_site);

async fn post(browser: &Browser, world: &World, path: &str, fields: &[(&str, &str)]) -> Page {
    let url = world.app.settings.public_url.join(path).unwrap();
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = browser
        .request(Method::POST, &url)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    browser.send(request, body).await
}

/// A redirect that is written elsewhere would not be a `LocalPath`.
#[test]
fn one_file_writes_the_address_of_a_redirect() {
    let writers: Vec<String> = tidy::files("src", "rs")
        .into_iter()
        .filter(|(_, text)| {
            let text = tidy::without_tests(text);
            ["LOCATION", "\"location\"", "response::Redirect"]
                .iter()
                .any(|word| text.contains(word))
        })
        .map(|(path, _)| tidy::shown(&path))
        // The visitor of links and the copy of the site read where an answer leads on to, and write none.
        .filter(|path| !["src/visitor/mod.rs", "src/site_copy/walk.rs"].contains(&path.as_str()))
        .collect();
    assert_eq!(writers, ["src/web/location.rs"]);
}
