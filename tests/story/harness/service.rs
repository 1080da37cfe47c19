//! `praxis serve` as a process of its own, for stories that need one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Longer than anything here takes.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A running service and its log.
pub struct Service {
    child: Child,
    pub address: String,
    lines: Receiver<String>,
    log: String,
}

/// The program in this folder, as from a shell that lets everybody read what it makes.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", "umask 022; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_praxis"))
        .current_dir(folder)
        .env_clear();
    command
}

impl Service {
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[("PRAXIS_LOG", "debug,praxis=trace")])
    }

    /// The same under other settings.
    pub fn start_with(folder: &Path, settings: &[(&str, &str)]) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let mut child = command(folder)
            .args(["serve", "--data", ".", "--listen", &address])
            .env("PRAXIS_PUBLIC_URL", format!("http://{address}"))
            .env("PRAXIS_RATE_LIMITS", "off")
            .env("PRAXIS_ARGON2_MEMORY", "8")
            .env("PRAXIS_ARGON2_PASSES", "1")
            .envs(settings.iter().copied())
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
        service.says("serving");
        service
    }

    /// Waits for a line with these words.
    #[track_caller]
    pub fn says(&mut self, words: &str) {
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

    pub fn asked_to_stop(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(asked.unwrap().success());
    }

    /// Waits for its end, which must be a good one, and gives everything that it said.
    pub fn ended(mut self) -> String {
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
pub struct Visitor {
    address: String,
    cookies: BTreeMap<String, String>,
    pub secrets: BTreeSet<String>,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: String,
    /// The whole answer, as it came.
    pub text: String,
}

impl Visitor {
    pub fn of(service: &Service) -> Self {
        Self {
            address: service.address.clone(),
            cookies: BTreeMap::new(),
            secrets: BTreeSet::new(),
        }
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "")
    }

    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
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
            text: answer,
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

pub const PASSWORD: &str = "a long walk by the canary";

/// Makes the account of a submitter, in the database of these flags.
pub fn with_account(folder: &Path, email: &str, database: &[&str]) {
    with_role(folder, email, "submitter", database);
}

/// Makes an account of a role, in the database of these flags.
pub fn with_role(folder: &Path, email: &str, role: &str, database: &[&str]) {
    let mut create = command(folder)
        .args(["account", "create", "--data", ".", "--email", email])
        .args(["--given", "Amina", "--family", "Saidova"])
        .args(["--role", role, "--password-stdin"])
        .args(database)
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
