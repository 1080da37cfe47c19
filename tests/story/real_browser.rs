//! The real browser: the binary itself serves, chromium looks at every page on the way. The stories are in
//! tests/browser; this test starts the service, gives it people, and lets node tell them.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

const PASSWORD: &str = "a quiet room with a view";

/// A running service, stopped when the test ends however it ends.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn praxis(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    command.arg("--data").arg(data);
    command
}

/// Makes an account from the command line, as an administrator would.
fn account(data: &Path, email: &str, family: &str, role: &str) {
    let mut child = praxis(data)
        .args([
            "account", "create", "--email", email, "--given", "Ruth", "--family", family,
        ])
        .args(["--role", role, "--password-stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
    assert!(
        child.wait().unwrap().success(),
        "the account {email} is made"
    );
}

fn serve(data: &Path) -> (Service, String) {
    // Asking the system for a free port and letting go of it is as good as it gets for a program of its own.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let base = format!("http://127.0.0.1:{port}");
    let child = praxis(data)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
        .env("PRAXIS_PUBLIC_URL", &base)
        .env("PRAXIS_RATE_LIMITS", "off")
        .env("PRAXIS_UNDO", "1s")
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let service = Service(child);
    crate::wait::until("the service answers", || {
        std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
    });
    (service, base)
}

#[test]
fn people_with_real_browsers_go_the_whole_way() {
    let folder = tempfile::TempDir::with_prefix("praxis-browser-").unwrap();
    account(folder.path(), "ruth@review.example", "Wanjiru", "reviewer");
    account(
        folder.path(),
        "grace@review.example",
        "Odhiambo",
        "administrator",
    );
    let (_service, base) = serve(folder.path());
    let mut told = Command::new("node")
        .arg("tests/browser/stories.mjs")
        .arg(&base)
        .arg(folder.path())
        .args(["ruth@review.example", "grace@review.example", PASSWORD])
        .stdout(Stdio::piped())
        .spawn()
        .expect("node, as tests/run provides it");
    let mut lines = Vec::new();
    for line in BufReader::new(told.stdout.take().unwrap()).lines() {
        lines.push(line.unwrap());
    }
    assert!(told.wait().unwrap().success(), "{}", lines.join("\n"));
    println!("{}", lines.join("\n"));
}
