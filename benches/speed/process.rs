//! The servers under load, as child processes: how they start, and what the operating system says of them.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use tokio::net::{TcpListener, TcpStream};

use crate::Outcome;
use crate::bare;
use crate::load::{self, Request};
use crate::nodes::proxy;
use crate::rows::Row;

/// How long a server may take until it answers.
const START: Duration = Duration::from_mins(1);

/// How long the generation of practices may take before.
const GENERATION: Duration = Duration::from_mins(90);

/// A running server. It is killed when this value is dropped.
pub struct Service {
    child: Child,
    host: String,
    /// The host that its requests name, if that is not its own.
    public: Option<String>,
    started: Instant,
    folder: std::path::PathBuf,
}

impl Service {
    /// The program that is measured.
    pub fn program() -> PathBuf {
        let built = env!("CARGO_BIN_EXE_praxis").to_owned();
        env::var("PROGRAM").unwrap_or(built).into()
    }

    /// The service with its demonstration in this folder, and these variables.
    pub async fn demonstration(folder: &Path, variables: &[(&str, &str)]) -> Outcome<Self> {
        let host = free_address().await?;
        let mut command = Command::new(Self::program());
        command
            .args(["demo", "--listen", &host, "--data"])
            .arg(folder)
            .env("PRAXIS_RATE_LIMITS", "off")
            .envs(variables.iter().copied());
        Self::start(command, host, folder).await
    }

    /// A demonstration in this folder with so many generated practices.
    pub async fn corpus(folder: &Path, practices: &str) -> Outcome<Self> {
        let host = free_address().await?;
        let mut command = Command::new(Self::program());
        command
            .args([
                "demo",
                "--practices",
                practices,
                "--listen",
                &host,
                "--data",
            ])
            .arg(folder);
        Self::start_within(GENERATION, command, host, folder).await
    }

    /// A node of a demonstration that readers know under another address.
    pub async fn node(folder: &Path, public: &str, variables: &[(&str, &str)]) -> Outcome<Self> {
        let url = format!("http://{public}");
        let mut all = vec![("PRAXIS_PUBLIC_URL", url.as_str())];
        all.extend_from_slice(variables);
        let mut node = Self::demonstration(folder, &all).await?;
        node.public = Some(public.to_owned());
        Ok(node)
    }

    /// A proxy at this address in front of these nodes.
    pub async fn proxy(folder: &Path, address: &str, nodes: &[&str]) -> Outcome<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.args([proxy::COMMAND, address]).args(nodes);
        Self::start(command, address.to_owned(), folder).await
    }

    /// The yardstick of a row: a bare service that answers what the service answers to it.
    pub async fn bare(folder: &Path, row: &Row, service: &Self) -> Outcome<Self> {
        fs::create_dir_all(folder)?;
        let answer = load::ask(service, &row.request).await?;
        bare::write(folder, &answer).await?;
        let host = free_address().await?;
        let mut command = Command::new(env::current_exe()?);
        command.args([bare::COMMAND, &host]).arg(folder);
        Self::start(command, host, folder).await
    }

    async fn start(command: Command, host: String, folder: &Path) -> Outcome<Self> {
        Self::start_within(START, command, host, folder).await
    }

    async fn start_within(
        time: Duration,
        mut command: Command,
        host: String,
        folder: &Path,
    ) -> Outcome<Self> {
        let log = fs::File::create(folder.with_extension("log"))?;
        let child = command.stdout(Stdio::null()).stderr(log).spawn()?;
        let service = Self {
            child,
            host,
            public: None,
            started: Instant::now(),
            folder: folder.to_owned(),
        };
        let answers = async {
            while TcpStream::connect(&service.host).await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(time, answers).await?;
        Ok(service)
    }

    /// Its address and port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// When it was started.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// The host that its requests name.
    pub fn public(&self) -> &str {
        self.public.as_deref().unwrap_or(&self.host)
    }

    /// The folder of its data.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The CPU time that it has used, of all its threads.
    pub fn cpu(&self) -> Outcome<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may contain blanks; user and system time are the 12th and 13th word after it.
        let (_, words) = stat.rsplit_once(')').ok_or("no name in stat")?;
        let ticks: u64 = words
            .split_whitespace()
            .skip(11)
            .take(2)
            .map(str::parse::<u64>)
            .sum::<Result<_, _>>()?;
        // Linux counts these ticks in hundredths of a second on every architecture.
        Ok(Duration::from_millis(ticks * 10))
    }

    /// The same in nanoseconds, of the threads that still run.
    pub fn exact_cpu(&self) -> Outcome<Duration> {
        let mut spent = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            // A thread may end meanwhile.
            let Ok(line) = fs::read_to_string(thread?.path().join("schedstat")) else {
                continue;
            };
            let nanoseconds = line.split_whitespace().next().ok_or("an empty schedstat")?;
            spent += nanoseconds.parse::<u64>()?;
        }
        Ok(Duration::from_nanos(spent))
    }

    /// Its anonymous memory, in bytes.
    pub fn anonymous_memory(&self) -> Outcome<u64> {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = rollup
            .lines()
            .find_map(|line| line.strip_prefix("Anonymous:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next());
        Ok(kilobytes.ok_or("no anonymous memory")?.parse::<u64>()? * 1024)
    }

    /// The cookie of a session of the demonstration's account with this role.
    pub async fn sign_in(&self, role: &str) -> Outcome<String> {
        let card = fs::read_to_string(self.folder().join("demo.json"))?;
        let card: serde_json::Value = serde_json::from_str(&card)?;
        let accounts = card["accounts"].as_array().ok_or("no accounts")?;
        let account = accounts.iter().find(|account| account["role"] == role);
        let account = account.ok_or("no account of this role")?;
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("email", account["email"].as_str().unwrap_or_default())
            .append_pair("password", account["password"].as_str().unwrap_or_default())
            .finish();
        let answer = load::send(self, "/sign-in", &form).await?;
        let cookies = answer.head.lines().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_cookie = name.eq_ignore_ascii_case("set-cookie");
            is_cookie.then(|| value.split(';').next().unwrap_or_default().trim())
        });
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        load::ask(self, &Request::get("/desk").with_cookie(&cookies))
            .await
            .map(drop)
            .or_else(|error| {
                // The desk of a role leads to its first page.
                if error.to_string().contains(" 303 ") {
                    Ok(())
                } else {
                    Err(error)
                }
            })?;
        Ok(cookies)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address at which nothing listens.
pub async fn free_address() -> Outcome<String> {
    Ok(TcpListener::bind("127.0.0.1:0")
        .await?
        .local_addr()?
        .to_string())
}
