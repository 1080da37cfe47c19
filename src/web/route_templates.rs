//! The templates of all routes with their methods: by them the log names an address, and the pipeline knows what an address
//! takes before anything of the request is judged. Knows no handler.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::{HeaderValue, Method};

use super::readers::AnswerReaders;
use crate::address;

/// The routes of the service, by template.
#[derive(Clone)]
pub struct RouteTemplates(Arc<matchit::Router<KnownRoute>>);

/// What is known of an address from its template.
#[derive(Clone, Debug)]
pub struct KnownRoute {
    template: &'static str,
    methods: Vec<&'static str>,
}

impl KnownRoute {
    /// Whether the address takes this method.
    pub fn takes(&self, method: &Method) -> bool {
        self.methods.contains(&method.as_str())
    }

    /// The methods that it takes, for the header `Allow`.
    pub fn allow(&self) -> HeaderValue {
        // Names of methods are a header's value.
        HeaderValue::try_from(self.methods.join(", "))
            .unwrap_or_else(|_| HeaderValue::from_static("GET"))
    }
}

impl RouteTemplates {
    /// The templates of these routes, each with one of its methods.
    pub fn of(routes: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        let mut by_template: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (method, template) in routes {
            let methods = by_template.entry(template).or_default();
            methods.push(method);
            // The routes answer HEAD where they answer GET.
            methods.extend((method == "GET").then_some("HEAD"));
            let for_scripts = AnswerReaders::of(template) == AnswerReaders::ApiClients;
            methods.extend(for_scripts.then_some("OPTIONS"));
        }
        let mut known = matchit::Router::new();
        for (template, methods) in by_template {
            let route = KnownRoute { template, methods };
            // Every template is one that the routes were built with.
            let _ = known.insert(template, route);
        }
        Self(Arc::new(known))
    }

    /// The route that a path without a language matches, as the router matches it.
    pub fn route(&self, path: &str) -> Option<&KnownRoute> {
        self.0.at(path).ok().map(|found| found.value)
    }

    /// The template that a path matches.
    pub fn find(&self, path: &str) -> Option<&'static str> {
        let (_, path) = address::split_language(path);
        self.route(path).map(|route| route.template)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates() -> RouteTemplates {
        RouteTemplates::of([
            ("GET", "/"),
            ("GET", "/reset"),
            ("POST", "/reset"),
            ("GET", "/reset/password"),
            ("GET", "/reset/{token}"),
            ("GET", "/my/practices/{id}/{step}"),
            ("GET", "/my/practices/{id}/check"),
            ("POST", "/sign-out"),
            ("GET", "/api/v1/{vocabulary}"),
        ])
    }

    #[test]
    fn a_path_finds_its_template_and_no_path_is_repeated() {
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
            assert_eq!(templates().find(path), template, "{path}");
        }
    }

    #[test]
    fn an_address_takes_the_methods_of_its_routes() {
        for (path, allow) in [
            ("/", "GET, HEAD"),
            ("/reset", "GET, HEAD, POST"),
            ("/sign-out", "POST"),
            ("/api/v1/goals", "GET, HEAD, OPTIONS"),
        ] {
            assert_eq!(templates().route(path).unwrap().allow(), allow, "{path}");
        }
        let query = Method::from_bytes(b"QUERY").unwrap();
        let known = templates();
        let page = known.route("/").unwrap();
        assert!(page.takes(&Method::HEAD) && !page.takes(&query) && !page.takes(&Method::OPTIONS));
    }
}
