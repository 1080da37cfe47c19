//! Asks web addresses whether they still answer. People type the addresses, so a visit goes to public addresses of the
//! internet only, by the two usual ports, and learns nothing but whether there is an answer: no text is read, and no header
//! besides the one of a redirect. Knows no practice and no database.

mod public;

use std::time::Duration;

use async_trait::async_trait;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use url::{Host, Url};

use public::{HostLookup, Reach};

use crate::app::App;

/// The most time of one visit, with its redirects.
const VISIT: Duration = Duration::from_secs(20);
/// The most time until a connection stands.
const CONNECT: Duration = Duration::from_secs(10);
/// The most redirects that a visit follows.
const REDIRECTS: usize = 5;

/// What a visit learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visited {
    /// The address answers, or its server does and keeps programs out.
    Answers,
    /// The server says that there is nothing at this address.
    Gone,
    /// There was no answer, or one that says that the server is in trouble.
    Silent,
    /// The address is none that the service visits.
    NotVisited,
}

/// Visits web addresses.
#[async_trait]
pub trait Visit: Send + Sync {
    /// Asks this address.
    async fn visit(&self, url: &Url) -> Visited;
}

/// Visits web addresses over the network.
pub struct Visitor {
    client: Client<HttpsConnector<HttpConnector<HostLookup>>, Body>,
    reach: Reach,
    /// How the service names itself.
    agent: String,
}

/// Why there is no visitor.
#[derive(Debug, thiserror::Error)]
#[error("The certificates of this machine could not be read: {0}")]
pub struct NoVisitor(#[from] std::io::Error);

impl Visitor {
    /// A visitor of public addresses.
    pub fn new(app: &App) -> Result<Self, NoVisitor> {
        Self::with_reach(app, Reach::Public)
    }

    /// A visitor that also reaches this machine, at any port, for tests.
    pub fn of_any_address(app: &App) -> Result<Self, NoVisitor> {
        Self::with_reach(app, Reach::Any)
    }

    fn with_reach(app: &App, reach: Reach) -> Result<Self, NoVisitor> {
        let mut connector = HttpConnector::new_with_resolver(HostLookup(reach));
        connector.enforce_http(false);
        connector.set_connect_timeout(Some(CONNECT));
        let secured = HttpsConnectorBuilder::new()
            .with_native_roots()?
            .https_or_http()
            .enable_http1()
            .wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .timer(TokioTimer::new())
            .build(secured);
        Ok(Self {
            client,
            reach,
            agent: format!("praxis-link-check (+{})", app.settings.public_url),
        })
    }

    /// Whether the visitor goes there. The name of a host is judged when it is looked up.
    fn is_within_reach(&self, url: &Url) -> bool {
        let is_web = matches!(url.scheme(), "http" | "https");
        let is_usual = url.port().is_none() || self.reach == Reach::Any;
        let host = match url.host() {
            Some(Host::Domain(name)) => !name.is_empty(),
            Some(Host::Ipv4(address)) => self.reach.includes(address.into()),
            Some(Host::Ipv6(address)) => self.reach.includes(address.into()),
            None => false,
        };
        is_web && is_usual && host
    }

    async fn follow(&self, url: &Url) -> Visited {
        let mut at = url.clone();
        for _ in 0..=REDIRECTS {
            if !self.is_within_reach(&at) {
                return Visited::NotVisited;
            }
            let Ok(answer) = self.ask(&at).await else {
                return Visited::Silent;
            };
            match redirect_of(&at, &answer) {
                Some(next) => at = next,
                None => return judge(answer.status()),
            }
        }
        Visited::Silent
    }

    async fn ask(&self, url: &Url) -> Result<Response<Incoming>, ()> {
        let mut without_fragment = url.clone();
        without_fragment.set_fragment(None);
        let request = Request::get(without_fragment.as_str())
            .header(header::USER_AGENT, &self.agent)
            .header(header::ACCEPT, "*/*")
            .header(header::CONNECTION, "close")
            .body(Body::empty())
            .map_err(drop)?;
        self.client.request(request).await.map_err(drop)
    }
}

#[async_trait]
impl Visit for Visitor {
    async fn visit(&self, url: &Url) -> Visited {
        let visit = tokio::time::timeout(VISIT, self.follow(url));
        visit.await.unwrap_or(Visited::Silent)
    }
}

/// Where an answer leads on to.
fn redirect_of(at: &Url, answer: &Response<Incoming>) -> Option<Url> {
    let is_redirect = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = answer
        .headers()
        .get(header::LOCATION)
        .filter(|_| is_redirect)?;
    at.join(location.to_str().ok()?).ok()
}

/// What a status says. Many sites keep programs out: they answer, and so people will be answered.
fn judge(status: StatusCode) -> Visited {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Visited::Gone,
        _ if status.is_server_error() => Visited::Silent,
        _ => Visited::Answers,
    }
}
