//! What readers notice of an overload: the time within which 99 of 100 readings of kept pages are answered while nothing
//! else happens, while strangers sign in 500 times a second, and while a crawler asks for ever new addresses from ten
//! thousand networks at full speed. The load generator shares the cores with the service, so each load is followed by as
//! many requests to the bare service: what they do to readers is the cost of the generator.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep_until;

use crate::Outcome;
use crate::load::{self, Offered, Request};
use crate::process::Service;
use crate::rows;

/// The word by which this part of the bench runs.
pub const COMMAND: &str = "overload";

/// How often readers ask in a second, on how many connections.
const READINGS: u32 = 400;
const READERS: u32 = 16;

/// How often strangers sign in in a second.
const SIGN_INS: u32 = 500;

/// The connections of the load.
const CONNECTIONS: u32 = 640;
const CRAWLERS: u32 = 64;

/// The most requests of a load at full speed.
const MOST: u32 = 100_000;

/// The networks of the crawler.
const NETWORKS: u32 = 10_000;

/// The most that readers may notice.
const LIMIT: f64 = 2.0;

/// Words that the generated addresses put together.
const WORDS: [&str; 12] = [
    "women",
    "visa",
    "return",
    "labour",
    "border",
    "data",
    "health",
    "family",
    "city",
    "skills",
    "remittances",
    "asylum",
];

/// What loads the service.
#[derive(Clone, Copy)]
enum Load {
    None,
    SignIns,
    Crawler,
    /// So many requests a second to the bare service.
    Control(u32),
}

/// Runs everything: so many rounds of so long.
pub async fn run(rounds: usize, time: Duration) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let variables = [
        ("PRAXIS_TRUSTED_PROXIES", "127.0.0.1/32"),
        ("PRAXIS_RATE_LIMITS", "on"),
    ];
    let service = Service::demonstration(&folder.path().join("service"), &variables).await?;
    load::until_ready(&service).await?;
    let row = rows::all(&service).await?.remove(1);
    let bare = Service::bare(&folder.path().join("bare"), &row, &service).await?;
    let pages = pages(&service).await?;
    let run = Run {
        service,
        bare,
        pages,
        time,
    };
    run.read_beside(Load::None).await?;
    println!(
        "| overload | p99 idle ms | under the load | beside the bare service | ÷ idle | ÷ beside bare | load/s served | put off | readings failed | limit | holds |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    run.print("sign-ins", Load::SignIns, rounds).await?;
    run.print("crawler", Load::Crawler, rounds).await?;
    println!(
        "\nanonymous memory after the crawler: {} MB",
        run.service.anonymous_memory()? / 1_000_000
    );
    Ok(())
}

/// The servers, and what readers ask for.
struct Run {
    service: Service,
    bare: Service,
    pages: Vec<Request>,
    time: Duration,
}

impl Run {
    async fn print(&self, name: &str, load: Load, rounds: usize) -> Outcome<()> {
        let mut lines = Vec::new();
        for _ in 0..rounds {
            let (idle, _) = self.read_beside(Load::None).await?;
            let (under, loaded) = self.read_beside(load).await?;
            let seconds = u32::try_from(loaded.whole.as_secs().max(1))?;
            let sent = count(loaded.times.len() + loaded.put_off + loaded.failed);
            let control = Load::Control(sent / seconds);
            let (beside, _) = self.read_beside(control).await?;
            let rate = |number: usize| f64::from(count(number)) / loaded.whole.as_secs_f64();
            lines.push([
                idle.p99(),
                under.p99(),
                beside.p99(),
                under.p99() / idle.p99(),
                under.p99() / beside.p99(),
                rate(loaded.times.len()),
                rate(loaded.put_off),
                f64::from(count(under.failed + under.put_off)),
            ]);
        }
        let middle = |at: usize| {
            let mut values: Vec<f64> = lines.iter().map(|line| line[at]).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        println!(
            "| {name} | {:.2} | {:.2} | {:.2} | {:.1} | {:.1} | {:.0} | {:.0} | {:.0} | ≤ {LIMIT} × | {} |",
            middle(0),
            middle(1),
            middle(2),
            middle(3),
            middle(4),
            middle(5),
            middle(6),
            middle(7),
            if middle(4) <= LIMIT { "yes" } else { "no" },
        );
        Ok(())
    }

    /// The readings beside a load, and what came of the load.
    async fn read_beside(&self, load: Load) -> Outcome<(Offered, Offered)> {
        let reading = self.send(&self.service, READERS, Some(READINGS), |number| {
            let page = &self.pages[number as usize % self.pages.len()];
            page.bytes(&self.service)
        });
        let loading = async {
            match load {
                Load::None => Ok(Offered::default()),
                Load::SignIns => {
                    let rate = Some(SIGN_INS);
                    let sign_in = |number| sign_in(&self.service, number);
                    self.send(&self.service, CONNECTIONS, rate, sign_in).await
                }
                Load::Crawler => {
                    let crawl = |number| crawl(&self.service, number);
                    self.send(&self.service, CRAWLERS, None, crawl).await
                }
                Load::Control(rate) => {
                    let bytes = Request::get("/").bytes(&self.bare);
                    let same = |_| bytes.clone();
                    self.send(&self.bare, CRAWLERS, Some(rate), same).await
                }
            }
        };
        let (read, loaded) = tokio::join!(reading, loading);
        let mut read = read?;
        read.times.sort_unstable();
        Ok((read, loaded?))
    }

    /// Sends numbered requests, so many in a second or as fast as they are answered. The time of an answer counts from
    /// when the request was due.
    async fn send(
        &self,
        service: &Service,
        connections: u32,
        rate: Option<u32>,
        request: impl Fn(u32) -> Vec<u8>,
    ) -> Outcome<Offered> {
        let seconds = u32::try_from(self.time.as_secs())? + 1;
        let most = rate.map_or(MOST, |rate| rate * seconds);
        let each = most / connections + 1;
        let begun = Instant::now() + Duration::from_millis(20);
        let mut tasks = JoinSet::new();
        for connection in 0..connections {
            // Written before the load begins, so that its cost is none of the generator's then.
            let requests: Vec<_> = (0..each)
                .map(|turn| request(unique(self, connection + turn * connections)))
                .collect();
            let (host, time) = (service.host().to_owned(), self.time);
            tasks.spawn(async move {
                let (mut offered, mut open) = (Offered::default(), None);
                for (turn, bytes) in (0_u32..).zip(requests) {
                    let mut due = Instant::now();
                    if let Some(rate) = rate {
                        let before = f64::from(connection + turn * connections) / f64::from(rate);
                        due = begun + Duration::from_secs_f64(before);
                        sleep_until(due.into()).await;
                    }
                    if begun.elapsed() >= time {
                        break;
                    }
                    offered.note(load::ask_again(&host, &mut open, &bytes).await, due);
                }
                offered.whole = begun.elapsed();
                offered
            });
        }
        let mut all = Offered::default();
        while let Some(done) = tasks.join_next().await {
            all.add(done?);
        }
        Ok(all)
    }
}

/// A number that no other run used, so that each address is new.
fn unique(run: &Run, number: u32) -> u32 {
    let started = u32::try_from(run.service.started().elapsed().as_secs()).unwrap_or(0);
    number.wrapping_add(started.wrapping_mul(250_007))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A network of the documentation's range for each number.
fn network(number: u32) -> String {
    let network = number % NETWORKS;
    format!("10.{}.{}.7", network / 256, network % 256)
}

/// A stranger who types an address of nobody.
fn sign_in(service: &Service, number: u32) -> Vec<u8> {
    let form = format!("email=p{number}%40people.example&password=not+the+right+one&next=");
    format!(
        "POST /sign-in HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        service.public(),
        network(number),
        form.len(),
    )
    .into_bytes()
}

/// A page of a search or of a list that nobody asked for before.
fn crawl(service: &Service, number: u32) -> Vec<u8> {
    let word = |step: u32| WORDS[(number / step) as usize % WORDS.len()];
    let path = match number % 3 {
        0 => format!("/practices?q={}+{}+{number}", word(1), word(12)),
        1 => format!("/practices?q={}&page={number}", word(1)),
        _ => format!("/objectives/{}?view={number}", 1 + number % 23),
    };
    format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nX-Forwarded-For: {}\r\nAccept-Encoding: gzip, br\r\n\r\n",
        service.public(),
        network(number),
    )
    .into_bytes()
}

/// The pages that readers ask for: practices and the first page.
async fn pages(service: &Service) -> Outcome<Vec<Request>> {
    let feed = load::ask(service, &Request::get("/practices.atom").uncompressed()).await?;
    let practices = load::addresses_of(&feed, "/practices/");
    let paths = ["/".to_owned()].into_iter().chain(practices);
    Ok(paths.take(30).map(Request::get).collect())
}
