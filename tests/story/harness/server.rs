//! The databases of the tests: a migrated SQLite file to copy, and a PostgreSQL server that lives as long as
//! the test run. The first test that asks makes them, under a lock; the others only look.
//!
//! The folder is named after the process that runs the tests, so `cargo test` and `cargo nextest run` both
//! share one server among all their tests. A small shell outlives the tests, waits for that process to end,
//! stops the server and removes the folder.

use std::fs::{self, File};
use std::os::unix::process::parent_id;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use praxis::db::{Db, OpenFor, Target};

use super::server_tools::{is_root, tool};

/// The server's own settings: it is thrown away, so nothing need reach the disk.
const SETTINGS: &str = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                        -c max_connections=300 -c autovacuum=off -c shared_buffers=64MB";

/// A migrated SQLite file that nobody opens any more.
pub async fn sqlite_template() -> PathBuf {
    let folder = run_folder();
    let file = folder.join("template.db");
    let _lock = lock(&folder);
    if !file.exists() {
        let making = folder.join("making.db");
        let db = Db::open(&Target::Sqlite(making.clone()), OpenFor::Command)
            .await
            .unwrap();
        db.close().await;
        fs::rename(&making, &file).unwrap();
    }
    file
}

/// The address of one database of the run's PostgreSQL server.
pub fn address(database: &str) -> String {
    let socket = run_folder().join("socket");
    format!(
        "postgres://praxis@localhost/{database}?host={}",
        socket.display()
    )
}

/// Starts the server if no test did before, with a migrated database `template` to clone.
pub async fn ensure_server() {
    let folder = run_folder();
    let _lock = lock(&folder);
    let ready = folder.join("ready");
    if ready.exists() {
        return;
    }
    start(&folder);
    command(
        &tool("createdb"),
        &folder,
        &[
            "-U",
            "praxis",
            "-h",
            &text(&folder.join("socket")),
            "template",
        ],
    );
    let db = Db::open(&Target::Postgres(address("template")), OpenFor::Command)
        .await
        .unwrap();
    db.close().await;
    fs::write(ready, "").unwrap();
}

fn start(folder: &Path) {
    let (data, socket) = (folder.join("postgres"), folder.join("socket"));
    for made in [&data, &socket] {
        fs::create_dir_all(made).unwrap();
        if is_root() {
            succeed(Command::new("chown").arg("nobody:nogroup").arg(made));
        }
    }
    let initdb = [
        "-D",
        &text(&data),
        "--no-sync",
        "--auth=trust",
        "-U",
        "praxis",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ];
    command(&tool("initdb"), folder, &initdb);
    let options = format!("{SETTINGS} -k {}", socket.display());
    let log = text(&data.join("log"));
    command(
        &tool("pg_ctl"),
        folder,
        &[
            "-D",
            &text(&data),
            "-w",
            "-t",
            "60",
            "-o",
            &options,
            "-l",
            &log,
            "start",
        ],
    );
}

/// Runs a tool of PostgreSQL, never as root: it refuses that.
fn command(tool: &Path, folder: &Path, arguments: &[&str]) {
    let mut command = unprivileged(tool);
    // The server inherits the streams: a pipe would keep the test runner waiting for it.
    let log = folder.join("tools.log");
    let stream = || {
        File::options()
            .create(true)
            .append(true)
            .open(&log)
            .unwrap()
    };
    command
        .args(arguments)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(stream())
        .stderr(stream());
    let status = command
        .status()
        .unwrap_or_else(|e| panic!("{} does not start: {e}", tool.display()));
    assert!(
        status.success(),
        "{} failed:\n{}",
        tool.display(),
        fs::read_to_string(&log).unwrap_or_default()
    );
}

fn unprivileged(tool: &Path) -> Command {
    if !is_root() {
        return Command::new(tool);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"])
        .arg(tool);
    command
}

/// The folder of this test run, made by the first test together with whoever will clean it up.
fn run_folder() -> PathBuf {
    let runner = parent_id();
    // A number may be used again, together with its start it is used once.
    let stat = fs::read_to_string(format!("/proc/{runner}/stat")).unwrap_or_default();
    let started = stat
        .rsplit(')')
        .next()
        .and_then(|rest| rest.split_whitespace().nth(19))
        .unwrap_or("0")
        .to_owned();
    let folder = std::env::temp_dir().join(format!("praxis-test-{runner}-{started}"));
    match fs::create_dir(&folder) {
        Ok(()) => clean_up_after(runner, &folder),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(e) => panic!("{} cannot be made: {e}", folder.display()),
    }
    folder
}

#[expect(
    clippy::zombie_processes,
    reason = "it waits for the test runner, so it must outlive this test"
)]
fn clean_up_after(runner: u32, folder: &Path) {
    let mut stop = unprivileged(&tool("pg_ctl"));
    stop.arg("-D")
        .arg(folder.join("postgres"))
        .args(["-m", "immediate", "stop"]);
    let stop: Vec<String> = std::iter::once(stop.get_program())
        .chain(stop.get_args())
        .map(|part| format!("'{}'", part.display()))
        .collect();
    let script = format!(
        "tail --pid={runner} -f /dev/null; {}; rm -rf '{}'",
        stop.join(" "),
        folder.display()
    );
    Command::new("setsid")
        .args(["sh", "-c", &script])
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
}

fn lock(folder: &Path) -> File {
    let lock = File::options()
        .create(true)
        .append(true)
        .open(folder.join("lock"))
        .unwrap();
    lock.lock().unwrap();
    lock
}

fn succeed(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?} failed");
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
