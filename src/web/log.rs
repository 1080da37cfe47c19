//! Gives each request a number, which error pages show and the log contains. The log names routes by their template. It
//! never contains a path, a query, a cookie or a form, because those may contain secrets. A request that was refused has
//! a second line, with the account, the network, the route and the rule. Knows no page.

use std::fmt;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use ipnet::IpNet;
use tracing::Span;

use super::failure::Failure;
use super::proxy;
use super::route_templates::RouteTemplates;
use crate::app::Random;
use crate::db::ids::AccountId;

/// The number of a request: eight digits that a reader can dictate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestNumber(u32);

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04x}-{:04x}", self.0 >> 16, self.0 & 0xffff)
    }
}

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

impl RequestNumber {
    /// Puts the number into a header of the answer.
    pub fn put(self, response: &mut Response) {
        // Digits and a hyphen are a header's value.
        if let Ok(value) = HeaderValue::try_from(self.to_string()) {
            response.headers_mut().insert(REQUEST_ID.clone(), value);
        }
    }
}

/// The account that a request acts for, once the session or a sign-in has said so. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct ActingAccount(Arc<OnceLock<AccountId>>);

impl ActingAccount {
    /// Notes the account; the first one stays.
    pub fn note(&self, account: AccountId) {
        // A request that signs in after it was read as signed in keeps the account that it came with.
        let _ = self.0.set(account);
    }
}

/// The rule by which a request was refused, where its status alone does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalRule {
    /// The page is for readers who are signed in.
    SignedIn,
    /// The account is suspended, and sees one page.
    Suspended,
    /// The page is for another role.
    Role,
    /// A mailed link was used, replaced, is too old, or never existed.
    DeadLink,
    /// A password or an address that should prove an owner did not.
    WrongProof,
}

impl RefusalRule {
    const fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed in",
            Self::Suspended => "suspended",
            Self::Role => "role",
            Self::DeadLink => "dead link",
            Self::WrongProof => "wrong proof",
        }
    }

    /// The answer, marked for the log as refused by this rule.
    pub fn refuse(self, answer: impl IntoResponse) -> Response {
        let mut response = answer.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The rule that refused a request, if one did. Statuses that one check alone answers with name theirs.
fn rule_of(response: &Response, account: Option<AccountId>) -> Option<&'static str> {
    if let Some(rule) = response.extensions().get::<RefusalRule>() {
        return Some(rule.as_str());
    }
    if let Some(Failure::DeadLink) = response.extensions().get() {
        return Some(RefusalRule::DeadLink.as_str());
    }
    if let Some(Failure::EndlessPages(_)) = response.extensions().get() {
        return Some("endless pages");
    }
    match response.status() {
        StatusCode::BAD_REQUEST => Some("unreadable"),
        StatusCode::FORBIDDEN => Some("foreign origin"),
        StatusCode::REQUEST_TIMEOUT => Some("too slow"),
        StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::URI_TOO_LONG
        | StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => Some("too large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some("not a form"),
        StatusCode::MISDIRECTED_REQUEST => Some("foreign host"),
        StatusCode::TOO_MANY_REQUESTS => Some("too many"),
        // What an account may not see answers as if it did not exist.
        StatusCode::NOT_FOUND if account.is_some() => Some("not there for this account"),
        _ => None,
    }
}

/// The log of requests.
pub struct RequestLog {
    templates: RouteTemplates,
    next: AtomicU32,
}

/// A request under way, as its lines in the log will name it.
pub struct LogEntry {
    /// The number of the request.
    pub number: RequestNumber,
    /// The span in which the request is answered.
    pub span: Span,
    account: ActingAccount,
    network: IpNet,
    method: Method,
    uri: Uri,
    begun: Instant,
}

impl LogEntry {
    /// Begins the lines of a request, which comes from this address.
    pub fn begin(
        number: RequestNumber,
        begun: Instant,
        client: IpAddr,
        request: &mut Request,
    ) -> Self {
        let account = ActingAccount::default();
        request.extensions_mut().insert(number);
        request.extensions_mut().insert(account.clone());
        let from = proxy::network(client);
        Self {
            span: tracing::info_span!("request", %number, network = %from),
            number,
            account,
            network: from,
            method: request.method().clone(),
            uri: request.uri().clone(),
            begun,
        }
    }
}

impl RequestLog {
    /// A log that names routes by these templates. The first number is random.
    pub fn new(random: &Random, templates: RouteTemplates) -> Self {
        Self {
            templates,
            next: AtomicU32::new(u32::from_ne_bytes(random.bytes())),
        }
    }

    /// The number of the next request. Each number comes once in four thousand million; neighbours look unlike, so that a
    /// reader who mistypes one digit does not name another request of the same minute.
    pub fn number(&self) -> RequestNumber {
        // The golden ratio of 2^32, an odd number: its multiples go through all numbers.
        RequestNumber(self.next.fetch_add(0x9e37_79b9, Ordering::Relaxed))
    }

    /// Logs one line with the answer, and one with the rule that refused the request.
    pub fn end(&self, entry: &LogEntry, response: &Response) {
        let LogEntry {
            number,
            network,
            method,
            ..
        } = entry;
        let account = entry.account.0.get().copied();
        let path = entry.uri.path();
        if let Some(rule) = rule_of(response, account) {
            let account = account.map(|account| account.0);
            let route = self.route(path);
            tracing::info!(%number, account, %network, %method, route, rule, "refused");
        }
        self.answered(*number, method, path, response.status(), entry.begun);
    }

    /// Logs the line of an answer. If the log is off, it costs nothing.
    pub fn answered(
        &self,
        number: RequestNumber,
        method: &Method,
        path: &str,
        status: StatusCode,
        begun: Instant,
    ) {
        tracing::info!(
            %number,
            %method,
            route = self.route(path),
            status = status.as_u16(),
            millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
    }

    fn route(&self, path: &str) -> &'static str {
        self.templates.find(path).unwrap_or("-")
    }
}
