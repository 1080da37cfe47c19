//! The load: connections that each ask again as soon as they are answered, and the CPU time of the server meanwhile.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Outcome;
use crate::process::Service;

/// How many connections ask at once.
const CONNECTIONS: usize = 32;

/// A GET as a browser sends it.
#[derive(Clone)]
pub struct Request {
    path: String,
    cookie: Option<String>,
    /// Whether the answer may be compressed.
    accepts_compressed: bool,
}

impl Request {
    /// Of a visitor who is not signed in.
    pub fn get(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            cookie: None,
            accepts_compressed: true,
        }
    }

    /// Of a program that reads the answer as it is.
    pub fn uncompressed(self) -> Self {
        Self {
            accepts_compressed: false,
            ..self
        }
    }

    /// Of a signed-in reader.
    pub fn with_cookie(self, cookie: &str) -> Self {
        Self {
            cookie: Some(cookie.to_owned()),
            ..self
        }
    }

    /// The request as it goes over the wire.
    pub fn bytes(&self, service: &Service) -> Vec<u8> {
        let encodings = if self.accepts_compressed {
            "Accept-Encoding: gzip, deflate, br\r\n"
        } else {
            ""
        };
        let cookie = self
            .cookie
            .iter()
            .map(|cookie| format!("Cookie: {cookie}\r\n"));
        format!(
            "GET {} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n{}{}\r\n",
            self.path,
            service.public(),
            encodings,
            cookie.collect::<String>(),
        )
        .into_bytes()
    }
}

/// What one round measured.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Requests in a second.
    pub rate: f64,
    /// CPU time of the server for one request, in microseconds.
    pub cpu: f64,
    /// The time within which 99 of 100 requests were answered, in milliseconds.
    pub p99: f64,
}

/// An answer of the server.
pub struct Answer {
    /// The status line and the headers.
    pub head: String,
    /// The body, its chunks joined.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }
}

/// Asks once.
pub async fn ask(service: &Service, request: &Request) -> Outcome<Answer> {
    let mut connection = Connection::open(service).await?;
    let answer = connection.ask(&request.bytes(service)).await?;
    if answer.status() == "200" {
        Ok(answer)
    } else {
        Err(format!("{}: {}", request.path, answer.head).into())
    }
}

/// Sends a form, and returns the answer whatever its status is.
pub async fn send(service: &Service, path: &str, form: &str) -> Outcome<Answer> {
    send_as(service, path, form, "").await
}

/// Sends a form of a signed-in person.
pub async fn send_as(service: &Service, path: &str, form: &str, cookie: &str) -> Outcome<Answer> {
    let mut connection = Connection::open(service).await?;
    let request = post(path, service.public(), form, cookie);
    connection.ask(request.as_bytes()).await
}

/// The bytes of a form that is sent.
pub fn post(path: &str, host: &str, form: &str, cookie: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len(),
    )
}

/// Loads the service with one request for this time.
pub async fn run(service: &Service, request: &Request, time: Duration) -> Outcome<Sample> {
    let bytes = request.bytes(service);
    let mut tasks = JoinSet::new();
    let before = service.cpu()?;
    let begun = Instant::now();
    for _ in 0..CONNECTIONS {
        let mut connection = Connection::open(service).await?;
        let bytes = bytes.clone();
        tasks.spawn(async move {
            let mut times = Vec::new();
            while begun.elapsed() < time {
                let asked = Instant::now();
                match connection.ask(&bytes).await {
                    Ok(answer) if answer.status() == "200" => times.push(asked.elapsed()),
                    Ok(answer) => return Err(answer.head),
                    Err(error) => return Err(error.to_string()),
                }
            }
            Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = tasks.join_next().await {
        times.extend(done??);
    }
    let whole = begun.elapsed();
    let cpu = service.cpu()?.saturating_sub(before);
    times.sort_unstable();
    let answers = f64::from(u32::try_from(times.len())?);
    let slow = times.len() * 99 / 100;
    Ok(Sample {
        rate: answers / whole.as_secs_f64(),
        cpu: cpu.as_secs_f64() * 1e6 / answers,
        p99: times.get(slow).map_or(0.0, |time| time.as_secs_f64() * 1e3),
    })
}

/// What came of requests that were sent for a time, whatever the answers were.
#[derive(Default)]
pub struct Offered {
    /// How long each answer took that came, in order.
    pub times: Vec<Duration>,
    /// Answers that were neither the page nor a request to come back later, and connections that broke.
    pub failed: usize,
    /// Answers of 503 and 429.
    pub put_off: usize,
    /// How long the load took.
    pub whole: Duration,
}

impl Offered {
    /// The time within which 99 of 100 requests were answered, in milliseconds.
    pub fn p99(&self) -> f64 {
        let slow = self.times.len() * 99 / 100;
        let time = self.times.get(slow);
        time.map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }

    /// Adds what another connection had.
    pub fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.failed += other.failed;
        self.put_off += other.put_off;
        self.whole = self.whole.max(other.whole);
    }
}

/// Asks for these pages in turn, each connection beginning at another one. A connection that breaks is opened anew.
pub async fn offer(
    service: &Service,
    requests: &[Request],
    connections: usize,
    time: Duration,
) -> Outcome<Offered> {
    let bytes: Arc<[Vec<u8>]> = requests.iter().map(|one| one.bytes(service)).collect();
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..connections {
        let (bytes, host) = (Arc::clone(&bytes), service.host().to_owned());
        tasks.spawn(async move {
            let mut offered = Offered::default();
            let mut open = None;
            let mut next = number * bytes.len() / connections;
            while begun.elapsed() < time {
                let asked = Instant::now();
                offered.note(
                    ask_again(&host, &mut open, &bytes[next % bytes.len()]).await,
                    asked,
                );
                next += 1;
            }
            offered
        });
    }
    let mut all = Offered::default();
    while let Some(done) = tasks.join_next().await {
        all.add(done?);
    }
    all.whole = begun.elapsed();
    all.times.sort_unstable();
    Ok(all)
}

/// Asks over this connection, or over a new one.
pub async fn ask_again(
    host: &str,
    open: &mut Option<Connection>,
    request: &[u8],
) -> Outcome<Answer> {
    let mut connection = match open.take() {
        Some(connection) => connection,
        None => Connection::to(host).await?,
    };
    let answer = connection.ask(request).await?;
    *open = Some(connection);
    Ok(answer)
}

impl Offered {
    /// Notes an answer, and how long it took.
    pub fn note(&mut self, answer: Outcome<Answer>, asked: Instant) {
        match answer {
            Ok(answer) if matches!(answer.status(), "200" | "303" | "304" | "422") => {
                self.times.push(asked.elapsed());
            }
            Ok(answer) if matches!(answer.status(), "503" | "429") => self.put_off += 1,
            _ => self.failed += 1,
        }
    }
}

/// Waits until a node can answer everything.
pub async fn until_ready(node: &Service) -> Outcome<()> {
    let begun = Instant::now();
    while ask(node, &Request::get("/health/ready")).await.is_err() {
        if begun.elapsed() > Duration::from_mins(1) {
            return Err("the node does not get ready".into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // The search index.
    while ask(node, &Request::get("/practices?q=women"))
        .await
        .is_err()
    {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// The paths of the addresses in a document that contain these words, each once.
pub fn addresses_of(document: &Answer, words: &str) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(&document.body);
    let found = text.match_indices(words).filter_map(|(at, _)| {
        let end = text[at..].find(['<', '"', '?', '#'])?;
        Some(text[at..at + end].to_owned())
    });
    found.filter(|path| path.len() > words.len()).collect()
}

/// A connection that is kept open.
pub struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    async fn open(service: &Service) -> Outcome<Self> {
        Self::to(service.host()).await
    }

    /// A connection to this address.
    pub async fn to(host: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(host).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            read: Vec::with_capacity(64 * 1024),
        })
    }

    /// The last answer as it came.
    pub fn raw(&self) -> &[u8] {
        &self.read
    }

    /// Sends a request and reads its answer.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer> {
        self.stream.write_all(request).await?;
        self.read.clear();
        let head = loop {
            if let Some(at) = find(&self.read, b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        let mut answer = Answer {
            head: String::from_utf8_lossy(&self.read[..head]).into_owned(),
            body: Vec::new(),
        };
        if let Some(length) = answer.header("content-length") {
            let end = head + length.parse::<usize>()?;
            while self.read.len() < end {
                self.more().await?;
            }
            answer.body.extend(&self.read[head..end]);
        } else if answer.header("transfer-encoding").is_some() {
            while !self.read.ends_with(b"\r\n0\r\n\r\n") {
                self.more().await?;
            }
            answer.body = joined(&self.read[head..])?;
        }
        Ok(answer)
    }

    async fn more(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.read).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|part| part == sought)
}

/// The chunks of a body without their lengths.
fn joined(mut chunks: &[u8]) -> Outcome<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(at) = find(chunks, b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..at])?, 16)?;
        body.extend(&chunks[at + 2..at + 2 + length]);
        chunks = &chunks[at + 4 + length..];
    }
    Ok(body)
}
