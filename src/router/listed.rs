//! Routes that list themselves: the list and the router are built by the same calls.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::app::App;

/// One address with one method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The part of the site that the route belongs to.
    pub part: SitePart,
    /// `GET` (which answers HEAD too) or `POST`.
    pub method: &'static str,
    /// The path as a template.
    pub path: &'static str,
}

/// Which part of the site a route belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SitePart {
    /// Public: without a session, the same for every reader.
    Open,
    /// With a session layer, for readers who need not be signed in.
    Door,
    /// For signed-in readers; a form without a session is kept.
    Inside,
}

/// Routes and their list, built by the same calls, so that they cannot differ.
pub(super) struct Routes {
    part: SitePart,
    pub(super) list: Vec<Route>,
    pub(super) router: Router<App>,
}

impl Routes {
    pub(super) fn new(part: SitePart) -> Self {
        Self {
            part,
            list: Vec::new(),
            router: Router::new(),
        }
    }

    pub(super) fn get<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add("GET", path, get(handler))
    }

    pub(super) fn post<H: Handler<T, App>, T: 'static>(
        self,
        path: &'static str,
        handler: H,
    ) -> Self {
        self.add("POST", path, post(handler))
    }

    fn add(mut self, method: &'static str, path: &'static str, route: MethodRouter<App>) -> Self {
        self.list.push(Route {
            part: self.part,
            method,
            path,
        });
        Self {
            router: self.router.route(path, route),
            ..self
        }
    }
}
