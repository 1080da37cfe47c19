//! PostgreSQL servers for one run: a primary, and a streaming replica of it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::Outcome;

#[path = "../../../tests/story/harness/server_tools.rs"]
mod server_tools;

/// A durable server, as a site runs it.
const SETTINGS: &str = "-c listen_addresses= -c max_connections=200 -c shared_buffers=128MB";

/// A running server, stopped when this value is dropped.
pub struct PostgresServer {
    folder: PathBuf,
    port: u16,
}

impl PostgresServer {
    /// A new server with an empty database.
    pub fn primary(folder: &Path) -> Outcome<Self> {
        let server = Self::prepare(folder, 5501)?;
        let data = text(&server.data());
        server.run(
            "initdb",
            &[
                "-D",
                &data,
                "--auth=trust",
                "-U",
                "praxis",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
        )?;
        server.start()?;
        let (socket, port) = (text(&server.folder), server.port.to_string());
        server.run(
            "createdb",
            &["-U", "praxis", "-h", &socket, "-p", &port, "praxis"],
        )?;
        Ok(server)
    }

    /// A server that follows this one.
    pub fn replica(&self, folder: &Path) -> Outcome<Self> {
        let server = Self::prepare(folder, 5502)?;
        let (data, socket, port) = (
            text(&server.data()),
            text(&self.folder),
            self.port.to_string(),
        );
        fs::remove_dir(server.data())?;
        server.run(
            "pg_basebackup",
            &[
                "-D", &data, "-R", "-U", "praxis", "-h", &socket, "-p", &port, "-c", "fast",
            ],
        )?;
        server.start()?;
        Ok(server)
    }

    /// Its database, for the settings.
    pub fn address(&self) -> String {
        format!(
            "postgres://praxis@localhost/praxis?host={}&port={}",
            self.folder.display(),
            self.port
        )
    }

    /// The CPU time of all its processes, those that ended included.
    pub fn cpu(&self) -> Outcome<Duration> {
        let file = fs::read_to_string(self.data().join("postmaster.pid"))?;
        let postmaster: u32 = file.lines().next().ok_or("no process")?.parse()?;
        let mut ticks = 0;
        for entry in fs::read_dir("/proc")?.flatten() {
            let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else {
                continue;
            };
            let Some((_, words)) = stat.rsplit_once(')') else {
                continue;
            };
            let words: Vec<u64> = words
                .split_whitespace()
                .map(|word| word.parse().unwrap_or(0))
                .collect();
            let is_own = entry.file_name() == *postmaster.to_string();
            if is_own {
                // User and system time, and those of the children that ended.
                ticks += words[11] + words[12] + words[13] + words[14];
            } else if words.get(1) == Some(&u64::from(postmaster)) {
                ticks += words[11] + words[12];
            }
        }
        Ok(Duration::from_millis(ticks * 10))
    }

    fn prepare(folder: &Path, port: u16) -> Outcome<Self> {
        fs::create_dir_all(folder.join("data"))?;
        if server_tools::is_root() {
            let owned = Command::new("chown")
                .args(["-R", "nobody:nogroup"])
                .arg(folder)
                .status()?;
            if !owned.success() {
                return Err("the folder of the server has the wrong owner".into());
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            port,
        })
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn start(&self) -> Outcome<()> {
        let options = format!("{SETTINGS} -k {} -p {}", self.folder.display(), self.port);
        let (data, log) = (text(&self.data()), text(&self.folder.join("log")));
        self.run(
            "pg_ctl",
            &["-D", &data, "-w", "-o", &options, "-l", &log, "start"],
        )
    }

    /// Runs a tool of PostgreSQL, never as root: it refuses that.
    fn run(&self, tool: &str, arguments: &[&str]) -> Outcome<()> {
        let tool = server_tools::tool(tool);
        let mut command = Command::new(&tool);
        if server_tools::is_root() {
            command = Command::new("setpriv");
            command
                .args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"])
                .arg(&tool);
        }
        let log = self.folder.with_extension("tools.log");
        let stream = || File::options().create(true).append(true).open(&log);
        let status = command
            .args(arguments)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(stream()?)
            .stderr(stream()?)
            .status()?;
        if status.success() {
            return Ok(());
        }
        let said = fs::read_to_string(&log).unwrap_or_default();
        Err(format!("{} failed: {said}", tool.display()).into())
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.run(
            "pg_ctl",
            &["-D", &text(&self.data()), "-m", "immediate", "stop"],
        );
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
