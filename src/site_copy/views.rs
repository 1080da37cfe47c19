//! What a copy says that the site does not: of itself on each page, and of a practice that another one has replaced.

use askama::Template;

use crate::app::App;
use crate::catalogue::CatalogueMoment;
use crate::edition::Edition;
use crate::language::Language;
use crate::web::Frame;

/// The strip at the top of each page.
#[derive(Template)]
#[template(path = "site_copy/notice.html")]
pub struct CopyNotice {
    says: String,
    /// The same page of the site.
    link: String,
}

impl CopyNotice {
    /// Which edition it is, and where the site is.
    pub fn new(moment: &CatalogueMoment, language: Language, link: String) -> Self {
        let t = moment.catalogue.app.words(language);
        let says = if moment.edition > Edition(0) {
            t.say("copy-notice")
                .with("edition", moment.edition.0)
                .with("day", t.day(moment.began))
        } else {
            t.say("copy-notice-empty")
        };
        Self {
            says: says.to_string(),
            link,
        }
    }
}

/// The page of a practice that another one has replaced: the site redirects there.
#[derive(Template)]
#[template(path = "site_copy/replaced.html")]
pub struct ReplacedPage {
    frame: Frame,
    /// The address of the other one.
    link: String,
}

impl ReplacedPage {
    pub fn new(
        app: &App,
        language: Language,
        address: crate::address::Address,
        link: String,
    ) -> Self {
        Self {
            frame: Frame::public(app, language, address),
            link,
        }
    }
}
