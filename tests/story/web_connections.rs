//! Real connections: what is slow, silent, endless or too large is closed in time, a full house waits, and a
//! service that stops lets those under way finish.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::{get, post};
use praxis::router;
use praxis::serve::{ConnectionLimits, accept};
use praxis::web::headers::POLICY;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::wait;
use crate::world::World;

const SOON: Duration = Duration::from_millis(300);

/// Short limits, so that a test need not wait.
fn limits() -> ConnectionLimits {
    ConnectionLimits {
        header: SOON,
        body: SOON,
        stall: SOON,
        header_bytes: 16 * 1024,
        header_lines: 100,
        connections: 8,
        farewell: Duration::from_secs(5),
    }
}

struct House {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

async fn house(limits: ConnectionLimits) -> House {
    open(little(), limits).await
}

fn little() -> Router {
    Router::new()
        .route("/", get(async || "hello"))
        .route("/large", get(async || "x".repeat(50_000_000)))
        .route(
            "/form",
            post(async |request: axum::extract::Request| {
                praxis::web::posted::typed(request)
                    .await
                    .map(|typed| typed.get("a").to_owned())
            }),
        )
}

async fn open(router: Router, limits: ConnectionLimits) -> House {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = watch::channel(false);
    let serving = tokio::spawn(accept(listener, router, limits, stopped));
    House {
        address,
        stop,
        serving,
    }
}

impl House {
    async fn call(&self, words: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(words.as_bytes()).await.unwrap();
        stream
    }

    /// What comes back before the connection is closed, which must be soon.
    async fn hear(&self, words: &str) -> String {
        let mut stream = self.call(words).await;
        let mut heard = Vec::new();
        let read =
            tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut heard)).await;
        assert!(read.is_ok(), "still open after five seconds: {words:.40}");
        String::from_utf8_lossy(&heard).into_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_and_silent_callers_are_closed() {
    let house = house(limits()).await;
    assert_eq!(house.hear("").await, "", "a silent connection");
    assert!(
        !house
            .hear("GET / HTTP/1.1\r\nHost: a")
            .await
            .contains("200"),
        "half a header"
    );
    let half = "POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=1";
    assert!(
        house.hear(half).await.starts_with("HTTP/1.1 408"),
        "half a body"
    );
    // A drop now and then keeps nothing open: the limit is on the whole.
    let begun = Instant::now();
    let mut stream = house.call("GET / HTTP/1.1\r\nHost: a\r\n").await;
    let mut heard = [0; 16];
    let mut pace = tokio::time::interval(Duration::from_millis(50));
    loop {
        tokio::select! {
            // An end or an error: either way the service has hung up, or has answered and will.
            _ = stream.read(&mut heard) => break,
            _ = pace.tick() => {
                if stream.write_all(b"A: b\r\n").await.is_err() { break }
            }
        }
    }
    assert!(
        begun.elapsed() < Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );
    // Whoever is idle after an answer goes too, and others are served all the while.
    let idle = house.hear("GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert!(idle.ends_with("hello"), "{idle}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_nothing_is_given_up() {
    let house = house(ConnectionLimits {
        connections: 1,
        ..limits()
    })
    .await;
    let silent = house.call("GET /large HTTP/1.1\r\nHost: a\r\n\r\n").await;
    // The only place is free again once the reader who reads nothing has been given up.
    let answer = house
        .hear("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .await;
    assert!(answer.ends_with("hello"), "{answer}");
    drop(silent);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_or_unclear_is_refused() {
    let house = house(limits()).await;
    let long = format!(
        "GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n",
        "x".repeat(20_000)
    );
    assert!(house.hear(&long).await.starts_with("HTTP/1.1 431"));
    let many = format!(
        "GET / HTTP/1.1\r\nHost: a\r\n{}\r\n",
        "A: b\r\n".repeat(2_000)
    );
    assert!(house.hear(&many).await.starts_with("HTTP/1.1 431"));
    let address = format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "x".repeat(70_000));
    assert!(house.hear(&address).await.starts_with("HTTP/1.1 4"));
    let table = [
        (
            "both lengths",
            "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        ),
        (
            "two lengths",
            "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=12",
        ),
        (
            "chunked, identity",
            "POST /form HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        ),
        ("no HTTP", "hello\r\n\r\n"),
        (
            "a space in the header",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        ),
    ];
    for (what, words) in table {
        let answer = house.hear(words).await;
        assert!(!answer.contains("HTTP/1.1 5"), "{what}: {answer}");
        assert!(
            answer.matches("HTTP/1.1 200").count() <= 1,
            "{what}: a request was smuggled: {answer}"
        );
    }
    let old = house.hear("GET / HTTP/1.0\r\n\r\n").await;
    assert!(
        old.starts_with("HTTP/1.0 200") || old.starts_with("HTTP/1.1 200"),
        "{old}"
    );
}

/// A header or an address that is too long for us, but not for the line, gets a page that says what to do, with
/// all our headers; so does whatever a request can be made of.
async fn a_long_header_gets_a_page(world: World) {
    let limits = ConnectionLimits {
        header: SOON,
        ..ConnectionLimits::default()
    };
    let house = open(router::build(&world.app), limits).await;
    let ask = async |path: &str, lines: &str| {
        house
            .hear(&format!(
                "GET {path} HTTP/1.1\r\nHost: praxis.example\r\nConnection: close\r\n{lines}\r\n"
            ))
            .await
    };
    let many = |count: usize| "A: b\r\n".repeat(count);
    let one = |size: usize| format!("Cookie: {}\r\n", "x".repeat(size));
    let table = [
        ("/about", many(90), 200, "How a practice gets here"),
        ("/about", many(100), 431, "Delete the cookies of this site"),
        ("/about", many(390), 431, "Delete the cookies of this site"),
        ("/about", one(15_000), 200, "How a practice gets here"),
        (
            "/about",
            one(20_000),
            431,
            "Delete the cookies of this site",
        ),
        (
            "/fr/about",
            one(60_000),
            431,
            "Supprimez les cookies de ce site",
        ),
        (
            &format!("/about?q={}", "x".repeat(8_000)),
            String::new(),
            200,
            "How a practice gets here",
        ),
        (
            &format!("/about?q={}", "x".repeat(9_000)),
            String::new(),
            414,
            "use fewer words",
        ),
        (
            &format!("/{}", "x".repeat(60_000)),
            String::new(),
            414,
            "use fewer words",
        ),
    ];
    for (path, lines, status, words) in table {
        let answer = ask(path, &lines).await;
        let what = format!("{path:.20} with {} bytes: {answer:.400}", lines.len());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{what}");
        assert!(answer.contains(words), "{what}");
        for header in [
            &format!("content-security-policy: {POLICY}"),
            "x-content-type-options: nosniff",
            "x-request-id: ",
        ] {
            assert!(answer.contains(header), "{what} lacks {header}");
        }
        assert_eq!(
            answer.contains("cache-control: no-store"),
            status != 200,
            "{what}"
        );
    }
    // Several times too long, or no request at all: a bare status, and the line is cut.
    for (words, status) in [
        (format!("GET /about HTTP/1.1\r\nHost: praxis.example\r\n{}\r\n", one(300_000)), 431),
        (format!("GET /about HTTP/1.1\r\nHost: praxis.example\r\n{}\r\n", many(2_000)), 431),
        ("GET /about\r\nHost: praxis.example\r\n\r\n".to_owned(), 400),
        ("hello\r\n\r\n".to_owned(), 400),
        ("GET /about HTTP/1.1\r\nHost: praxis.example\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd".to_owned(), 400),
    ] {
        let answer = house.hear(&words).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{words:.60}: {answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{words:.60}: {answer}");
    }
    // Both lengths at once: the chunks count, and what follows them is no second request.
    let both = "POST /sign-in HTTP/1.1\r\nHost: praxis.example\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\
                GET /about HTTP/1.1\r\nHost: praxis.example\r\n\r\n";
    let answer = house.hear(both).await;
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
    assert!(answer.contains("x-request-id: "), "{answer}");
}
story!(a_long_header_gets_a_page);

#[tokio::test(flavor = "multi_thread")]
async fn a_full_house_waits_and_is_served() {
    let house = house(ConnectionLimits {
        connections: 2,
        ..limits()
    })
    .await;
    let silent = [house.call("").await, house.call("").await];
    let answer = house
        .hear("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .await;
    assert!(answer.ends_with("hello"), "{answer}");
    drop(silent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_lets_requests_under_way_finish() {
    let (entered, released) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = get({
        let (entered, released) = (entered.clone(), released.clone());
        async move || {
            entered.notify_one();
            released.notified().await;
            "done"
        }
    });
    let house = open(little().route("/slow", slow), limits()).await;
    let mut under_way = house.call("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    wait::soon("the request is under way", entered.notified()).await;
    house.stop.send_replace(true);
    wait::until_async("the door is closed", async || {
        TcpStream::connect(house.address).await.is_err()
    })
    .await;
    released.notify_one();
    let mut heard = String::new();
    under_way.read_to_string(&mut heard).await.unwrap();
    assert!(heard.ends_with("done"), "{heard}");
    tokio::time::timeout(Duration::from_secs(5), house.serving)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_ever() {
    let house = house(ConnectionLimits {
        farewell: Duration::from_millis(200),
        stall: Duration::from_mins(1),
        ..limits()
    })
    .await;
    let silent = house.call("GET /large HTTP/1.1\r\nHost: a\r\n\r\n").await;
    wait::soon("the answer begins", silent.readable())
        .await
        .unwrap();
    house.stop.send_replace(true);
    tokio::time::timeout(Duration::from_secs(3), house.serving)
        .await
        .unwrap()
        .unwrap();
    drop(silent);
}
