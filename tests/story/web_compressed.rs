//! Public answers come compressed to whoever can read them so, with tags and lengths that stay true; private
//! ones never.

use std::collections::BTreeSet;
use std::io::Read;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use praxis::demo::{self, Folder};
use praxis::router;
use tower::ServiceExt;

use crate::browser::Page;
use crate::cast::Cast;
use crate::people::signed_in;
use crate::site::Site;
use crate::world::World;

/// An answer as it came over the line.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &header::HeaderName) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// What a browser makes of it.
    fn unpacked(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.header(&header::CONTENT_ENCODING) {
            Some("br") => {
                brotli::Decompressor::new(self.bytes.as_slice(), 4096).read_to_end(&mut out)
            }
            Some("gzip") => {
                flate2::read::GzDecoder::new(self.bytes.as_slice()).read_to_end(&mut out)
            }
            None => self.bytes.as_slice().read_to_end(&mut out),
            Some(other) => panic!("nobody asked for {other}"),
        }
        .unwrap();
        out
    }
}

async fn ask(world: &World, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    ask_of(router::build(&world.app), method, path, headers).await
}

async fn ask_of(router: Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "praxis.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let answer = router.oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    Answer {
        status: parts.status,
        headers: parts.headers,
        bytes: body.collect().await.unwrap().to_bytes().to_vec(),
    }
}

const PUBLIC: [&str; 9] = [
    "/",
    "/fr/about",
    "/objectives",
    "/practices",
    "/objectives/9.atom",
    "/sitemap.xml",
    "/assets/praxis.css",
    "/assets/praxis.js",
    "/assets/keys.js",
];

/// Pages, feeds and files of the public part come in brotli or gzip, whichever the reader can take, and are the
/// same bytes once unpacked; whoever asks for neither gets neither.
async fn public_answers_travel_compressed(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    for path in PUBLIC {
        let plain = ask(&world, Method::GET, path, &[]).await;
        assert_eq!(
            (
                plain.status.as_u16(),
                plain.header(&header::CONTENT_ENCODING)
            ),
            (200, None),
            "{path}"
        );
        for (accepts, comes) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip, deflate", Some("gzip")),
            ("br;q=0, gzip", Some("gzip")),
            ("zstd", None),
            ("identity", None),
            ("gzip;q=0", None),
            ("", None),
        ] {
            let answer = ask(&world, Method::GET, path, &[("accept-encoding", accepts)]).await;
            assert_eq!(answer.status, 200, "{path} {accepts}");
            assert_eq!(
                answer.header(&header::CONTENT_ENCODING),
                comes,
                "{path} {accepts}"
            );
            assert_eq!(
                answer.header(&header::VARY),
                Some("accept-encoding"),
                "{path} {accepts}"
            );
            assert_eq!(
                answer.header(&header::CONTENT_TYPE),
                plain.header(&header::CONTENT_TYPE)
            );
            assert!(
                answer.unpacked() == plain.bytes,
                "{path} {accepts} is another text"
            );
            let bound = if comes.is_some() {
                plain.bytes.len() * 6 / 10
            } else {
                plain.bytes.len()
            };
            assert!(
                answer.bytes.len() <= bound,
                "{path} {accepts}: {} of {}",
                answer.bytes.len(),
                plain.bytes.len()
            );
        }
    }
    let style = ask(
        &world,
        Method::GET,
        "/assets/praxis.css",
        &[("accept-encoding", "br")],
    )
    .await;
    assert!(
        style.bytes.len() < 12_000,
        "the stylesheet is {} bytes on the line",
        style.bytes.len()
    );
    // What fits a packet anyway stays as it is.
    let small = ask(
        &world,
        Method::GET,
        "/assets/icon.svg",
        &[("accept-encoding", "br")],
    )
    .await;
    assert_eq!(
        (
            small.header(&header::CONTENT_ENCODING),
            small.header(&header::VARY)
        ),
        (None, Some("accept-encoding"))
    );
}
story!(public_answers_travel_compressed);

/// The tag is weak and the same for each encoding, so that whoever has a page in one is answered 304 in another;
/// 304 and HEAD say the same of caching as the whole answer.
async fn tags_and_heads_stay_true_when_compressed(world: World) {
    for path in PUBLIC {
        let accepts = ("accept-encoding", "br");
        let whole = ask(&world, Method::GET, path, &[accepts]).await;
        let tag = whole.header(&header::ETAG).unwrap();
        assert!(tag.starts_with("W/\""), "{path}: {tag}");
        for encoding in ["br", "gzip", "identity"] {
            let again = ask(
                &world,
                Method::GET,
                path,
                &[("accept-encoding", encoding), ("if-none-match", tag)],
            )
            .await;
            assert_eq!(
                (again.status.as_u16(), again.bytes.len()),
                (304, 0),
                "{path} {encoding}"
            );
            for name in [header::ETAG, header::VARY, header::CACHE_CONTROL] {
                assert_eq!(
                    again.header(&name),
                    whole.header(&name),
                    "{path} {encoding} {name}"
                );
            }
            assert_eq!(
                again.header(&header::CONTENT_ENCODING),
                None,
                "{path}: nothing is encoded"
            );
        }
        let head = ask(&world, Method::HEAD, path, &[accepts]).await;
        assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0), "{path}");
        for name in [
            header::ETAG,
            header::VARY,
            header::CONTENT_TYPE,
            header::CONTENT_ENCODING,
        ] {
            assert_eq!(head.header(&name), whole.header(&name), "{path} {name}");
        }
        // A length may be left out, but not be another one.
        let length = head
            .header(&header::CONTENT_LENGTH)
            .map(|length| length.parse::<usize>().unwrap());
        assert!(
            length.is_none_or(|length| length == whole.bytes.len()),
            "{path}: {length:?}"
        );
    }
}
story!(tags_and_heads_stay_true_when_compressed);

/// Whatever holds a secret, or is one person's, is sent as it is: the length of a compressed page would betray
/// the secret to whoever can choose words beside it.
async fn private_answers_are_never_compressed(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let accepts = ("accept-encoding", "gzip, br");
    let private = [
        "/sign-in",
        "/register",
        "/account",
        "/account/sessions",
        "/my/practices",
        "/my/practices/new",
        "/nothing-here",
        "/unsubscribe/0123456789",
        "/health/live",
        "/demo/mail",
    ];
    for path in private {
        let url = world.app.settings.public_url.join(path).unwrap();
        let request = amina
            .request(Method::GET, &url)
            .header(accepts.0, accepts.1);
        let page: Page = amina.send(request, Body::empty()).await;
        assert_eq!(page.header("content-encoding"), None, "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
    }
}
story!(private_answers_are_never_compressed);

/// The most bytes that a first visit may load: the page with its stylesheet, script and icon.
const FIRST_VISIT: usize = 20_000;

/// A reader on a slow line gets the first page of a whole catalogue, with all that it loads, in few bytes.
async fn a_first_visit_weighs_little(world: World) {
    Folder::of(world.data()).begin().unwrap();
    demo::prepare(&world.app, demo::CorpusSize::default())
        .await
        .unwrap();
    let mut site = Site::of(&world);
    site.catch_up().await;
    let ask = async |path: &str| {
        let router = router::build_with(&site.catalogue);
        ask_of(router, Method::GET, path, &[("accept-encoding", "br")]).await
    };
    for path in [
        "/",
        "/fr",
        "/objectives/9",
        "/practices",
        "/fr/practices",
        "/explore",
        "/fr/explore?objective=9",
        "/about",
    ] {
        let page = ask(path).await;
        let html = String::from_utf8(page.unpacked()).unwrap();
        let loaded: BTreeSet<&str> = html
            .split('"')
            .filter(|value| value.starts_with("/assets/"))
            .collect();
        assert_eq!(loaded.len(), 3, "{loaded:?}");
        let mut weight = page.bytes.len();
        for asset in loaded {
            weight += ask(asset).await.bytes.len();
        }
        assert!(weight <= FIRST_VISIT, "{path}: {weight} bytes");
    }
}
story!(a_first_visit_weighs_little);
