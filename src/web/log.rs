//! Gives each request a number, which error pages show and the log contains. The log names routes by their template. It
//! never contains a path, a query, a cookie or a form, because those may contain secrets. A request that was refused has
//! a second line, with the account, the network, the route and the rule. Knows no page.

use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ipnet::IpNet;
use tracing::Span;

use super::failure::Failure;
use super::proxy;
use crate::address;
use crate::app::Random;
use crate::db::ids::AccountId;

/// The number of a request: eight digits that a reader can dictate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNumber(String);

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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

/// The templates of all routes, for requests that are refused before they reach one.
#[derive(Clone)]
pub struct RouteTemplates(Arc<[&'static str]>);

impl RouteTemplates {
    /// The templates of these routes.
    pub fn of(templates: impl IntoIterator<Item = &'static str>) -> Self {
        Self(templates.into_iter().collect())
    }

    /// The template that a path matches, the one with most words if there are several.
    fn find(&self, path: &str) -> Option<&'static str> {
        let (_, path) = address::split_language(path);
        let fits = |template: &&&str| {
            let mut own = template.split('/');
            let mut asked = path.split('/');
            loop {
                match (own.next(), asked.next()) {
                    (None, None) => return true,
                    (Some(own), Some(asked)) if own == asked => {}
                    (Some(own), Some(asked)) if own.starts_with('{') && !asked.is_empty() => {}
                    _ => return false,
                }
            }
        };
        let placeholders = |template: &&&str| template.matches('{').count();
        self.0.iter().filter(fits).min_by_key(placeholders).copied()
    }
}

/// The log of requests.
pub struct RequestLog {
    /// The templates of all routes.
    pub templates: RouteTemplates,
}

/// The template of the route that answered, such as `/reset/{token}`.
#[derive(Clone)]
struct Template(MatchedPath);

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

impl RequestLog {
    /// Numbers the request, which comes from this address.
    pub fn begin(random: &Random, client: IpAddr, request: &mut Request) -> LogEntry {
        let [a, b, c, d] = random.bytes();
        let number = RequestNumber(format!("{a:02x}{b:02x}-{c:02x}{d:02x}"));
        let account = ActingAccount::default();
        request.extensions_mut().insert(number.clone());
        request.extensions_mut().insert(account.clone());
        let from = proxy::network(client);
        LogEntry {
            span: tracing::info_span!("request", %number, network = %from),
            number,
            account,
            network: from,
            method: request.method().clone(),
            uri: request.uri().clone(),
            begun: Instant::now(),
        }
    }

    /// Logs one line with the answer and one with the rule that refused the request, and puts the number into a header.
    pub fn end(&self, entry: &LogEntry, response: &mut Response) {
        let LogEntry {
            number,
            network,
            method,
            ..
        } = entry;
        let millis = u64::try_from(entry.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let status = response.status().as_u16();
        let account = entry.account.0.get().copied();
        let reached = response.extensions().get::<Template>();
        let route = reached
            .map(|template| template.0.as_str())
            .or_else(|| self.templates.find(entry.uri.path()))
            .unwrap_or("-");
        if let Some(rule) = rule_of(response, account) {
            let account = account.map(|account| account.0);
            tracing::info!(%number, account, %network, %method, route, rule, "refused");
        }
        tracing::info!(%number, %method, route, status, millis, "answered");
        if let Ok(number) = HeaderValue::from_str(&number.0) {
            response
                .headers_mut()
                .insert(HeaderName::from_static("x-request-id"), number);
        }
    }
}

/// Attaches the route's template to the answer. This layer is inside the router, where the template is known.
pub async fn route(request: Request, next: Next) -> Response {
    let template = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(template) = template {
        response.extensions_mut().insert(Template(template));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::RouteTemplates;

    #[test]
    fn a_path_finds_its_template_and_no_path_is_repeated() {
        let templates = RouteTemplates::of([
            "/",
            "/reset",
            "/reset/password",
            "/reset/{token}",
            "/my/practices/{id}/{step}",
            "/my/practices/{id}/check",
        ]);
        for (path, template) in [
            ("/", Some("/")),
            ("/fr", Some("/")),
            ("/reset", Some("/reset")),
            ("/reset/password", Some("/reset/password")),
            ("/fr/reset/0123", Some("/reset/{token}")),
            ("/my/practices/7/check", Some("/my/practices/{id}/check")),
            ("/my/practices/7/brief", Some("/my/practices/{id}/{step}")),
            ("/reset/", None),
            ("/secret", None),
        ] {
            assert_eq!(templates.find(path), template, "{path}");
        }
    }
}
