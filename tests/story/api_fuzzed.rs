//! The description of the interface, held to what the interface does: a fuzzer written elsewhere reads the document from the
//! running service, asks whatever the document allows and forbids, and compares every answer with it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use praxis::router;
use serde_json::Value;

use crate::world::World;
use crate::{service, wait};

/// A program of the folder that `tests/run` fills.
fn installed(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api/venv/bin");
    let program = folder.join(name);
    assert!(program.exists(), "{name} is missing: tests/run installs it");
    program
}

fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    format!("{out}{err}")
}

/// A demonstration with its samples, ended with the test.
struct Demo {
    child: Child,
    address: String,
}

impl Demo {
    fn start(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let child = service::command(folder)
            .args(["demo", "--data", ".", "--listen", &address])
            .env("PRAXIS_ARGON2_MEMORY", "8")
            .env("PRAXIS_ARGON2_PASSES", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let demo = Self { child, address };
        // The search index comes last.
        wait::until("the demonstration is ready", || {
            demo.answer("/api/v1/countries")
                .starts_with("HTTP/1.1 200 ")
        });
        demo
    }

    /// The whole answer; empty while it does not listen.
    fn answer(&self, path: &str) -> String {
        let Ok(mut stream) = TcpStream::connect(&self.address) else {
            return String::new();
        };
        let host = &self.address;
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        let mut answer = Vec::new();
        let sent = stream.write_all(request.as_bytes());
        let read = sent.and_then(|()| stream.read_to_end(&mut answer));
        read.map_or_else(
            |_| String::new(),
            |_| String::from_utf8_lossy(&answer).into_owned(),
        )
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Twenty questions and more for each address, always the same ones; every check that the fuzzer has.
#[test]
fn a_fuzzer_finds_the_interface_as_it_is_described() {
    let folder = tempfile::TempDir::with_prefix("praxis-api-").unwrap();
    let demo = Demo::start(folder.path());
    let address = format!("http://{}/api/v1/openapi.json", demo.address);
    let document = demo.answer("/api/v1/openapi.json");
    let (_, document) = document.split_once("\r\n\r\n").unwrap();
    std::fs::write(folder.path().join("openapi.json"), document).unwrap();
    let valid = Command::new(installed("openapi-spec-validator"))
        .args(["--schema", "3.1", "openapi.json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(valid.status.success(), "{}", said(&valid));
    let fuzzed = Command::new(installed("schemathesis"))
        .args([
            "run",
            &address,
            "--checks",
            "all",
            "--phases",
            "examples,coverage,fuzzing",
        ])
        .args([
            "--max-examples",
            "20",
            "--seed",
            "9",
            "--workers",
            "2",
            "--no-color",
        ])
        .args(["--generation-database", "none", "--request-timeout", "10"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(fuzzed.status.success(), "{}", said(&fuzzed));
}

/// Every address of the interface is described, and no other.
async fn every_address_is_described(world: World) {
    let page = world.browser().visit("/api/v1/openapi.json").await.ok();
    let document: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["license"]["name"], "CC BY 4.0");
    let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let routes = router::routes().into_iter();
    let mut paths: Vec<&str> = routes
        .map(|route| route.path)
        .filter(|path| path.starts_with("/api/"))
        .collect();
    paths.sort_unstable();
    let mut described: Vec<&str> = described.into_iter().map(String::as_str).collect();
    described.sort_unstable();
    assert_eq!(described, paths);
}
story!(every_address_is_described);
