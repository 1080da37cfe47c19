//! `praxis demo` as a person types it: it says where it is and who is in it, serves, stops, and finds itself again.

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::service::{Service, with_account};
use crate::wait;

fn praxis(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    command
        .current_dir(folder)
        .env_clear()
        .args(["demo", "--data", "."])
        .args(arguments);
    command
}

/// A port that nobody listens on now.
fn free() -> String {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .to_string()
}

/// A running demonstration, ended with the test.
struct Running {
    child: Child,
    address: String,
    /// What it printed until it was ready.
    said: Vec<String>,
}

impl Running {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let address = free();
        let mut command = praxis(folder, &["--listen", &address]);
        // A hash as slow as a site's would only be waited for here.
        command
            .args(arguments)
            .env("PRAXIS_ARGON2_MEMORY", "8")
            .env("PRAXIS_ARGON2_PASSES", "1");
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        let mut said = Vec::new();
        for line in lines {
            let last = line.starts_with("Stop it");
            said.push(line);
            if last {
                break;
            }
        }
        Self {
            child,
            address,
            said,
        }
    }

    fn get(&self, path: &str) -> String {
        self.asked_for(path, &self.address, "")
    }

    /// The same under another name, with more headers.
    fn asked_for(&self, path: &str, host: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n",
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until it says that it is ready: its worker looks at the outbox first.
    #[track_caller]
    fn is_ready(&self) {
        wait::until("the demonstration is ready", || {
            self.get("/health/ready").starts_with("HTTP/1.1 200 ")
        });
    }

    /// Asks it to stop, as a service manager does; it ends without complaint.
    fn stop(mut self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_newcomer_starts_it_and_finds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Running::start(folder.path(), &[]);
    assert!(
        demo.said[0].contains("sample data, facts not verified"),
        "{:?}",
        demo.said
    );
    assert!(
        demo.said
            .contains(&format!("  pages   http://{}/", demo.address)),
        "{:?}",
        demo.said
    );
    let accounts: Vec<Vec<&str>> = demo
        .said
        .iter()
        .map(|line| line.split(' ').collect())
        .filter(|words: &Vec<&str>| ["submitter", "reviewer", "administrator"].contains(&words[0]))
        .collect();
    assert_eq!(accounts.len(), 20);
    assert!(
        accounts
            .iter()
            .all(|words| words.len() == 3 && words[1].contains('@')),
        "{accounts:?}"
    );
    demo.is_ready();
    let door = demo.get("/sign-in");
    for words in &accounts {
        assert!(door.contains(words[1]), "{} has a button", words[1]);
    }
    assert!(demo.get("/demo/mail").starts_with("HTTP/1.1 200 "));
    demo.stop();

    let made = std::fs::metadata(folder.path().join("praxis.db"))
        .unwrap()
        .len();
    let again = Running::start(folder.path(), &[]);
    again.is_ready();
    assert_eq!(
        std::fs::metadata(folder.path().join("praxis.db"))
            .unwrap()
            .len(),
        made,
        "nothing is put in twice"
    );
    let beside = praxis(folder.path(), &["--fresh", "--listen", &free()])
        .output()
        .unwrap();
    assert!(!beside.status.success());
    let said = String::from_utf8_lossy(&beside.stderr);
    assert!(said.contains("already serves"), "{said}");
    again.is_ready();
    again.stop();
}

#[test]
fn it_listens_on_this_machine_only_and_keeps_its_own_file() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (&["--listen", "0.0.0.0:8080"], "this machine only"),
        (&["--listen", "[::]:8080"], "this machine only"),
        (
            &["--database", "postgres://somewhere/else"],
            "leave out --database",
        ),
    ] {
        let output = praxis(folder.path(), arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "{said}");
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing was written"
    );
}

fn output(folder: &Path, line: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_praxis"))
        .current_dir(folder)
        .env_clear()
        .args(line)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), said)
}

/// The roles' passwords as `demo.json` says them.
fn passwords(folder: &Path) -> BTreeSet<String> {
    let card = std::fs::read(folder.join("demo.json")).unwrap();
    let card: serde_json::Value = serde_json::from_slice(&card).unwrap();
    let accounts = card["accounts"].as_array().unwrap();
    accounts
        .iter()
        .map(|account| account["password"].as_str().unwrap().to_owned())
        .collect()
}

/// Its accounts stay in it: `serve` refuses the folder, its backup elsewhere, and both without `demo.json`; each
/// demonstration has passwords of its own, and nobody else on the machine can read them.
#[test]
fn its_accounts_never_become_a_sites() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("first")).unwrap();
    let first = folder.path().join("first");
    std::fs::set_permissions(&first, Permissions::from_mode(0o755)).unwrap();
    passwords_after(&first, &[]);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode(&first), mode(&first.join("demo.json"))),
        (0o700, 0o600)
    );
    let serve = |place: &str| {
        output(
            folder.path(),
            &["serve", "--listen", &free(), "--data", place],
        )
    };
    let is_refused = |place: &str| {
        let (served, said) = serve(place);
        assert!(!served && said.contains("is a demonstration's"), "{said}");
    };
    is_refused("first");
    let (copied, said) = output(&first, &["backup", "../copy.db", "--data", "."]);
    assert!(copied, "{said}");
    let (restored, said) = output(folder.path(), &["restore", "copy.db", "--data", "site"]);
    assert!(restored, "{said}");
    is_refused("site");
    std::fs::remove_file(first.join("demo.json")).unwrap();
    is_refused("first");

    let kept = passwords_after(&first, &[]);
    assert_eq!(passwords_after(&first, &[]), kept, "it finds itself again");
    let fresh = passwords_after(&first, &["--fresh"]);
    let second = folder.path().join("second");
    std::fs::create_dir(&second).unwrap();
    let other = passwords_after(&second, &[]);
    let all: BTreeSet<&String> = kept.iter().chain(&fresh).chain(&other).collect();
    assert_eq!(all.len(), 9, "{all:?}");
}

fn passwords_after(folder: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let demo = Running::start(folder, arguments);
    demo.is_ready();
    let said = demo.said.join("\n");
    let passwords = passwords(folder);
    assert!(
        passwords.iter().all(|one| said.contains(one.as_str())),
        "{said}"
    );
    demo.stop();
    passwords
}

/// A folder that the service made is no place for a demonstration, whether anybody is in it or not.
#[test]
fn a_site_never_becomes_a_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let made = Service::start(folder.path());
    made.asked_to_stop();
    made.ended();
    // Where somebody else listens a demonstration that was made after all ends at once.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let refused = |arguments: &[&str]| {
        let output = praxis(folder.path(), &["--listen", &listen])
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && said.contains("that no demonstration made"),
            "{said}"
        );
        assert!(!folder.path().join("demo.json").exists());
    };
    refused(&[]);
    refused(&["--fresh"]);
    with_account(folder.path(), "grace@site.example", &[]);
    refused(&[]);
    refused(&["--fresh"]);
}

/// Whatever the settings call it: other names are refused, also those that a proxy says were asked for, and mailed
/// links lead to this machine.
#[test]
fn it_answers_on_this_machine_only() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("praxis.toml"),
        "public_url = 'https://practices.example.org'",
    )
    .unwrap();
    let demo = Running::start(folder.path(), &[]);
    let port = demo.address.rsplit(':').next().unwrap().to_owned();
    let status = |host: &str, headers: &str| {
        let answer = demo.asked_for("/sign-in", host, headers);
        answer[9..12].to_owned()
    };
    for own in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(status(&format!("{own}:{port}"), ""), "200", "{own}");
    }
    for foreign in [
        "practices.example.org",
        &format!("practices.example.org:{port}"),
        &format!("localhost.example.org:{port}"),
        "localhost",
        "0.0.0.0",
    ] {
        assert_eq!(status(foreign, ""), "421", "{foreign}");
    }
    let through = |named: &str| {
        let header = format!("X-Forwarded-Host: {named}\r\n");
        status(&demo.address, &header)
    };
    assert_eq!(through("practices.example.org"), "421");
    assert_eq!(
        through(&format!("{}, practices.example.org", demo.address)),
        "421"
    );
    assert_eq!(through(&demo.address), "200");
    let pages = format!("  pages   http://{}/", demo.address);
    assert!(demo.said.contains(&pages), "{:?}", demo.said);
    demo.stop();
}
