//! A practice's page, its earlier versions, and what is left of it when it is gone.

use askama::Template;

use crate::address;
use crate::showing::byline::Cited;
use crate::showing::face::Face;
use crate::web::Frame;
use crate::web::glyph::{self, Glyph};
use crate::web::layout::NavigationLink;

/// A practice, or one of its published versions.
#[derive(Template)]
#[template(path = "catalogue/practice.html")]
pub struct PracticePage {
    /// The frame, with the feed of its objective.
    pub frame: Frame,
    /// The way up.
    pub crumbs: Vec<NavigationLink>,
    /// Its answers and facts.
    pub face: Face,
    /// The page's title.
    pub title: String,
    /// Whether this is what the public reads now.
    pub standing: Standing,
    /// “Submitted by … on …”.
    pub submitted: Option<String>,
    /// “Published 3 November 2026. 2nd version, 20 November 2026”.
    pub published: String,
    /// “Confirmed as current on …”.
    pub confirmed: Option<String>,
    /// Its reference.
    pub reference: Option<String>,
    /// How to cite it.
    pub cited: Cited,
    /// What it may be used under.
    pub licence: String,
    /// Where that can be read.
    pub licence_link: Option<String>,
    /// Whose words these are.
    pub disclaimer: String,
    /// Its history, newest first.
    pub history: Vec<Line>,
    /// What the link to the feed of its objective says.
    pub subscribe: Option<(String, String)>,
    /// One line for search engines.
    pub description: String,
    /// Its whole address, or that of the present version.
    pub canonical: String,
}

/// Whether this is what the public reads now.
pub enum Standing {
    /// It is.
    Present,
    /// It is readable, and no longer true: since when.
    Past(String),
    /// One of the versions at its own address: what is said of it, and where the present one is.
    Version {
        /// “You are reading the 1st version, public from … to ….”
        said: String,
        /// Whether there is a later one.
        earlier: bool,
        /// The practice's own page.
        present: String,
    },
}

impl PracticePage {
    /// The shape beside what was public.
    pub fn full() -> String {
        glyph::path(Glyph::Full)
    }

    /// The shape beside what was not public yet.
    pub fn half() -> String {
        glyph::path(Glyph::Half)
    }

    /// Whether this is a version's own page.
    pub fn is_version(&self) -> bool {
        matches!(self.standing, Standing::Version { .. })
    }
}

/// A line of the history.
pub struct Line {
    /// Whether the public saw it from then on.
    pub public: bool,
    /// What happened.
    pub what: String,
    /// When, and what was said.
    pub when: String,
    /// Where that version can be read.
    pub link: Option<String>,
}

/// What is left of a practice that is gone.
#[derive(Template)]
#[template(path = "catalogue/gone.html")]
pub struct GonePage {
    /// The frame.
    pub frame: Frame,
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub lang: Option<&'static str>,
    /// From when to when it was public, in how many versions.
    pub public: String,
    /// The kind of reason.
    pub why: String,
    /// Its reference.
    pub reference: Option<String>,
    /// Its objective.
    pub objective: Option<NavigationLink>,
}

/// The page itself, at the end of its trail.
pub fn crumb_here(frame: &Frame, name: impl std::fmt::Display) -> NavigationLink {
    NavigationLink {
        current: true,
        ..crumb(frame, name, &frame.address)
    }
}

/// A link in the trail above a page.
pub fn crumb(frame: &Frame, name: impl std::fmt::Display, to: &address::Address) -> NavigationLink {
    NavigationLink {
        name: name.to_string(),
        link: frame.to(to),
        current: false,
        within: false,
        waiting: None,
    }
}
