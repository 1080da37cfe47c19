//! A server of the tests, which keeps objects in memory and looks at every signature.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_LENGTH, ETAG, LAST_MODIFIED, RANGE};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use url::Url;

use super::{Patience, with};
use crate::config::{S3Place, S3Secret};
use crate::storage::objects::Storage;

/// What the server knows and did.
#[derive(Default)]
pub struct Known {
    pub objects: BTreeMap<String, Bytes>,
    pub parts: BTreeMap<u32, Bytes>,
    pub requests: Vec<String>,
    /// Answers that come before it does what it is asked.
    pub troubles: Vec<Trouble>,
}

#[derive(Clone, Copy)]
pub enum Trouble {
    Busy,
    Silent,
    Refused,
}

pub type Shared = Arc<Mutex<Known>>;

pub struct Server {
    pub known: Shared,
    pub storage: Storage,
}

impl Server {
    /// A server, and a client that waits long for it.
    pub async fn start() -> Self {
        Self::with_patience(Duration::from_secs(20)).await
    }

    /// A server, and a client that gives up soon.
    pub async fn start_for_the_impatient() -> Self {
        Self::with_patience(Duration::from_millis(300)).await
    }

    async fn with_patience(pause: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let known = Shared::default();
        let place = bucket_at(&format!("http://{address}"));
        let served = known.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let known = served.clone();
                let service = service_fn(move |request| answer(known.clone(), request));
                let connection = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        let patience = Patience {
            connect: Duration::from_secs(5),
            answer: pause,
            piece: pause,
        };
        let store = with(&place, patience, Duration::from_millis(1)).unwrap();
        let storage = Storage::over(store, &place.prefix);
        Self { known, storage }
    }

    pub fn trouble(&self, troubles: &[Trouble]) {
        self.known.lock().unwrap().troubles = troubles.to_vec();
    }

    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.known.lock().unwrap().requests)
    }
}

pub fn bucket_at(endpoint: &str) -> S3Place {
    S3Place {
        bucket: "files".to_owned(),
        prefix: "praxis/one".to_owned(),
        endpoint: Some(Url::parse(endpoint).unwrap()),
        region: "eu-central-1".to_owned(),
        key: "KEYID".to_owned(),
        secret: S3Secret("very-secret".to_owned()),
    }
}

async fn answer(
    known: Shared,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let signature = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|v| v.to_str().ok());
    let signature = signature.unwrap_or_default();
    let is_signed = signature.starts_with("AWS4-HMAC-SHA256 Credential=KEYID/")
        && signature.contains("/eu-central-1/s3/aws4_request")
        && signature.contains("Signature=");
    assert!(is_signed, "{signature}");
    let (head, body) = request.into_parts();
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let trouble = {
        let mut known = known.lock().unwrap();
        known.requests.push(format!("{} {}", head.method, head.uri));
        known.troubles.pop()
    };
    let status = |status| {
        Response::builder()
            .status(status)
            .body(Full::default())
            .unwrap()
    };
    Ok(match trouble {
        Some(Trouble::Busy) => status(StatusCode::SERVICE_UNAVAILABLE),
        Some(Trouble::Refused) => status(StatusCode::FORBIDDEN),
        Some(Trouble::Silent) => std::future::pending().await,
        None => obey(&mut known.lock().unwrap(), &head, body),
    })
}

/// Does what a request asks.
fn obey(
    known: &mut Known,
    head: &hyper::http::request::Parts,
    body: Bytes,
) -> Response<Full<Bytes>> {
    let name = head
        .uri
        .path()
        .strip_prefix("/files")
        .unwrap()
        .trim_start_matches('/')
        .to_owned();
    let query = head.uri.query().unwrap_or_default();
    let number = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("partNumber="));
    let answer = Response::builder()
        .header(ETAG, "\"tag\"")
        .header(LAST_MODIFIED, "Mon, 30 Nov 2026 12:00:00 GMT");
    let text = |text: &str| Full::from(text.to_owned());
    let found = known.objects.get(&name).cloned();
    match (&head.method, number) {
        (&Method::PUT, Some(number)) => {
            known.parts.insert(number.parse().unwrap(), body);
            answer.body(Full::default())
        }
        (&Method::PUT, None) => {
            known.objects.insert(name, body);
            answer.body(Full::default())
        }
        (&Method::POST, _) if query.starts_with("uploads") => answer.body(text(
            "<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>",
        )),
        (&Method::POST, _) => {
            let parts: Vec<Bytes> = std::mem::take(&mut known.parts).into_values().collect();
            known.objects.insert(name, parts.concat().into());
            answer.body(text(
                "<CompleteMultipartUploadResult><ETag>tag</ETag></CompleteMultipartUploadResult>",
            ))
        }
        (&Method::DELETE, _) => {
            known.objects.remove(&name);
            answer.status(StatusCode::NO_CONTENT).body(Full::default())
        }
        (&Method::GET, _) if query.contains("list-type") => answer.body(text(&list(known))),
        (&Method::HEAD, _) if found.is_some() => {
            answer.header(CONTENT_LENGTH, found.unwrap().len()).body(Full::default())
        }
        (&Method::GET, _) if found.is_some() => read(answer, head, found.unwrap()),
        _ => answer.status(StatusCode::NOT_FOUND).body(Full::default()),
    }
    .unwrap()
}

fn read(
    answer: hyper::http::response::Builder,
    head: &hyper::http::request::Parts,
    found: Bytes,
) -> hyper::http::Result<Response<Full<Bytes>>> {
    let Some(range) = head.headers.get(RANGE) else {
        return answer.body(found.into());
    };
    let range = range.to_str().unwrap().strip_prefix("bytes=").unwrap();
    let (from, to) = range.split_once('-').unwrap();
    let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
    answer
        .status(StatusCode::PARTIAL_CONTENT)
        .header(
            "Content-Range",
            format!("bytes {from}-{to}/{}", found.len()),
        )
        .body(found.slice(from..=to).into())
}

fn list(known: &Known) -> String {
    let objects = known.objects.iter().map(|(name, bytes)| {
        format!(
            "<Contents><Key>{name}</Key><Size>{}</Size><ETag>tag</ETag><LastModified>2026-11-30T12:00:00.000Z</LastModified></Contents>",
            bytes.len()
        )
    });
    format!(
        "<ListBucketResult>{}</ListBucketResult>",
        objects.collect::<String>()
    )
}
