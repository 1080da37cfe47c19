//! `praxis serve` as a process of its own: what its log may never hold, and how it stops with a request under way.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use praxis::mail::eml::Eml;

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running service and its log.
struct Service {
    child: Child,
    address: String,
    lines: Receiver<String>,
    log: String,
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    command.current_dir(folder).env_clear();
    command
}

impl Service {
    fn start(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let mut child = command(folder)
            .args(["serve", "--data", ".", "--listen", &address])
            .env("PRAXIS_PUBLIC_URL", format!("http://{address}"))
            .env("PRAXIS_RATE_LIMITS", "off")
            .env("PRAXIS_ARGON2_MEMORY", "8")
            .env("PRAXIS_ARGON2_PASSES", "1")
            .env("PRAXIS_LOG", "debug,praxis=trace")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (said, lines) = channel();
        let log = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || {
            log.lines()
                .map_while(Result::ok)
                .try_for_each(|line| said.send(line))
        });
        let mut service = Self {
            child,
            address,
            lines,
            log: String::new(),
        };
        service.says("serving address=");
        service
    }

    /// Waits for a line with these words.
    #[track_caller]
    fn says(&mut self, words: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("it never said “{words}”:\n{}", self.log)
            };
            self.log.extend([&line, "\n"]);
            if line.contains(words) {
                return;
            }
        }
    }

    fn asked_to_stop(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(asked.unwrap().success());
    }

    /// Waits for its end, which must be a good one, and gives everything that it said.
    fn ended(mut self) -> String {
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.log.extend([&line, "\n"]);
        }
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        std::mem::take(&mut self.log)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // Already ended where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody with cookies, and everything secret that went over the wire.
struct Visitor {
    address: String,
    cookies: BTreeMap<String, String>,
    secrets: BTreeSet<String>,
}

/// What came back.
struct Answer {
    status: u16,
    location: String,
}

impl Visitor {
    fn of(service: &Service) -> Self {
        Self {
            address: service.address.clone(),
            cookies: BTreeMap::new(),
            secrets: BTreeSet::new(),
        }
    }

    fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "")
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.send("POST", path, &body)
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\
             Cookie: {1}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {2}\r\n\
             Connection: close\r\n\r\n{body}",
            self.address,
            cookies.join("; "),
            body.len(),
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let head = answer.split("\r\n\r\n").next().unwrap();
        let mut location = String::new();
        for line in head.lines() {
            let (name, value) = line.split_once(": ").unwrap_or((line, ""));
            match name.to_ascii_lowercase().as_str() {
                "location" => value.clone_into(&mut location),
                "set-cookie" => self.keep(value),
                _ => {}
            }
        }
        Answer {
            status: head[9..12].parse().unwrap(),
            location,
        }
    }

    /// Keeps a cookie; a long value is a secret.
    fn keep(&mut self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        if value.len() >= 16 {
            self.secrets.insert(value.to_owned());
        }
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

/// The path of the newest secret link that was mailed, once there are so many mails.
fn mailed(folder: &Path, mails: usize, service: &Service) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        let mut found: Vec<_> = std::fs::read_dir(folder.join("mail"))
            .map(|all| all.map(|one| one.unwrap().path()).collect())
            .unwrap_or_default();
        found.retain(|path| path.extension() == Some("eml".as_ref()));
        if found.len() >= mails {
            found.sort_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
            let own = format!("http://{}", service.address);
            let link = |path: &std::path::PathBuf| {
                let eml = Eml::read(&std::fs::read(path).unwrap());
                let mut words = eml.text.split_whitespace();
                let secret =
                    |path: &&str| path.rsplit('/').next().is_some_and(|last| last.len() == 64);
                let mut paths = words
                    .by_ref()
                    .filter_map(|word| word.strip_prefix(own.as_str()));
                paths.find(secret).map(str::to_owned)
            };
            // Mails that were owed at once arrive in any order, and not each holds a link.
            return found
                .iter()
                .rev()
                .find_map(link)
                .expect("a mail with a link");
        }
        assert!(
            Instant::now() < until,
            "{} of {mails} mails came",
            found.len()
        );
        std::thread::yield_now();
    }
}

const PASSWORD: &str = "a long walk by the canary";

fn with_amina(folder: &Path) {
    let mut create = command(folder)
        .args([
            "account",
            "create",
            "--data",
            ".",
            "--email",
            "amina@people.example",
            "--given",
            "Amina",
        ])
        .args([
            "--family",
            "Saidova",
            "--role",
            "submitter",
            "--password-stdin",
        ])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    create
        .stdin
        .take()
        .unwrap()
        .write_all(PASSWORD.as_bytes())
        .unwrap();
    assert!(create.wait().unwrap().success());
}

/// Nadia makes an account with this password, and confirms it by the fourth mail, whose link this is.
fn registers(nadia: &mut Visitor, folder: &Path, service: &Service, own: &str) -> String {
    let registered = nadia.post(
        "/register",
        &[
            ("kind", "person"),
            ("given_name", "Nadia"),
            ("family_name", "Rahimi"),
            ("organisation", "Ministry"),
            ("country", "KZ"),
            ("language", "en"),
            ("email", "nadia@ministry.example"),
            ("password", own),
            ("website", ""),
            ("drawn", "0"),
        ],
    );
    assert_eq!(registered.status, 303);
    let link = mailed(folder, 4, service);
    assert_eq!(nadia.get(&link).status, 303);
    nadia.post("/confirm", &[("password", own), ("deed", "confirm")]);
    link
}

/// Signing in, resetting, registering, writing: no password, link, cookie or draft stands in the log, at any level.
#[test]
fn the_log_of_a_running_service_holds_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    with_amina(folder.path());
    let service = Service::start(folder.path());
    let mut amina = Visitor::of(&service);
    let email = ("email", "amina@people.example");
    let wrong = "not the canary's password";
    assert_eq!(
        amina.post("/sign-in", &[email, ("password", wrong)]).status,
        422
    );
    assert_eq!(
        amina
            .post("/sign-in", &[email, ("password", PASSWORD)])
            .status,
        303
    );

    let (title, text) = (
        "Canaries in the draft's title",
        "Canaries in the draft's summary",
    );
    let draft = amina
        .post("/my/practices/new", &[("title", title), ("language", "en")])
        .location;
    assert!(draft.ends_with("/brief"), "{draft}");
    amina.get(&draft);
    let saved = amina
        .post(
            &draft,
            &[
                ("saves", "0"),
                ("summary", text),
                ("focal_point_email", "broken canary@"),
            ],
        )
        .status;
    assert!(matches!(saved, 303 | 409 | 422), "{saved}");

    let mut links = Vec::new();
    let chosen = "another walk by the canary";
    amina.post("/reset", &[email]);
    links.push(mailed(folder.path(), 1, &service));
    assert_eq!(amina.get(&links[0]).status, 303);
    assert_eq!(
        amina
            .post("/reset/password", &[("password", chosen)])
            .status,
        303
    );

    let mut by_link = Visitor::of(&service);
    by_link.post("/sign-in/by-mail", &[email]);
    // The reset was told, too.
    links.push(mailed(folder.path(), 3, &service));
    assert_eq!(by_link.get(&links[1]).status, 303);
    assert_eq!(by_link.post("/sign-in/link", &[email]).status, 303);

    let mut nadia = Visitor::of(&service);
    let own = "four words of a canary";
    links.push(registers(&mut nadia, folder.path(), &service, own));
    // Somebody pastes a secret where there is nothing.
    assert_eq!(
        nadia
            .get("/nothing/canary-in-a-path?token=canary-in-a-query")
            .status,
        404
    );

    service.asked_to_stop();
    let log = service.ended();
    let typed = [
        PASSWORD,
        wrong,
        chosen,
        own,
        title,
        text,
        "broken canary",
        "canary-in-a-path",
        "canary-in-a-query",
    ];
    let cookies = [amina, by_link, nadia].map(|visitor| visitor.secrets);
    holds_none_of(
        &log,
        cookies.into_iter().flatten().collect(),
        &links,
        &typed,
    );
}

/// The log tells what happened, and none of these, as they are or as a form sends them.
fn holds_none_of(log: &str, mut secrets: BTreeSet<String>, links: &[String], typed: &[&str]) {
    for told in [
        "answered",
        "/reset/{token}",
        "/my/practices/{id}/{step}",
        "stopped",
    ] {
        assert!(log.contains(told), "the log says nothing of {told}:\n{log}");
    }
    assert!(
        secrets.len() >= 5,
        "sessions and devices were given: {secrets:?}"
    );
    let token = |link: &String| link.rsplit('/').next().unwrap().to_owned();
    secrets.extend(links.iter().map(token));
    for word in typed {
        secrets.insert((*word).to_owned());
        secrets.insert(url::form_urlencoded::byte_serialize(word.as_bytes()).collect());
    }
    for secret in secrets {
        let at = log.lines().find(|line| line.contains(&secret));
        assert_eq!(at, None, "the log holds {secret}");
    }
}

/// A service manager's SIGTERM while a form is on its way: the form is answered, then the process ends well.
#[test]
fn a_request_under_way_is_answered_before_the_service_ends() {
    let folder = tempfile::tempdir().unwrap();
    with_amina(folder.path());
    let mut service = Service::start(folder.path());
    let body = format!(
        "email=amina%40people.example&password={}",
        PASSWORD.replace(' ', "+")
    );
    let mut stream = TcpStream::connect(&service.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(
        stream,
        "POST /sign-in HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\nExpect: 100-continue\r\n\r\n",
        service.address,
        body.len(),
    )
    .unwrap();
    // The service asks for the body once its handler reads it: now the request is under way.
    let mut heard = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    heard.read_line(&mut line).unwrap();
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    service.asked_to_stop();
    service.says("stopping");
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    heard.read_to_string(&mut answer).unwrap();
    assert!(
        answer
            .trim_start()
            .starts_with("HTTP/1.1 303 See Other\r\n"),
        "{answer}"
    );
    assert!(
        answer.to_ascii_lowercase().contains("set-cookie: praxis"),
        "{answer}"
    );
    let address = service.address.clone();
    let log = service.ended();
    assert!(log.contains("stopped"), "{log}");
    assert!(
        TcpStream::connect(&address).is_err(),
        "nobody listens any more"
    );
}
