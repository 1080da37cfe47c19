//! How the service stops with a request under way.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use crate::service::{PASSWORD, PATIENCE, Service, with_account};

/// A service manager's SIGTERM while a form is on its way: the form is answered, then the process ends well.
#[test]
fn a_request_under_way_is_answered_before_the_service_ends() {
    let folder = tempfile::tempdir().unwrap();
    with_account(folder.path(), "amina@people.example", &[]);
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
