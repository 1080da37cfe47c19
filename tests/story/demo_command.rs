//! `praxis demo` as a person types it: it says where it is and who is in it, serves, stops, and finds itself again.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

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
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until it says that it is ready: its worker looks at the outbox first.
    #[track_caller]
    fn is_ready(&self) {
        let mut last = String::new();
        for _ in 0..100 {
            last = self.get("/health/ready");
            if last.starts_with("HTTP/1.1 200 ") {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("not ready: {last}");
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
