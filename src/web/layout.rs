//! What every page needs to draw its frame: messages, navigation, languages, the reader, one notice. It must not know the
//! content of the page.

use super::assets;
use super::flash::Notice;
use super::meta::{self, PageAbout};
use crate::address::{self, Address};
use crate::app::App;
use crate::config::Licence;
use crate::language::{Language, Message, Messages};

/// What the layout draws around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The messages of the page's language, with times in the site's time zone.
    pub t: Messages,
    /// The site's name, from the settings.
    pub site: String,
    /// The mail address for questions.
    pub contact: String,
    /// The page's own address.
    pub address: Address,
    /// The public address of the site, for links that other programs follow.
    pub public_url: url::Url,
    /// What the page says of itself to search engines and other sites.
    pub about: Option<PageAbout>,
    /// The reader, on signed-in pages. Public pages are the same for every reader.
    pub reader: Option<FrameReader>,
    /// The notice that a redirect left.
    pub notice: Option<Notice>,
    /// The licence of the texts, from the settings.
    pub licence: Licence,
    /// Whether this is a demonstration with sample data.
    pub demo: bool,
    /// The feed of this list, advertised in the head.
    pub feed: Option<Feed>,
    /// The edition of the catalogue that the page shows, in words.
    pub edition: Option<String>,
    /// Whether the page exists in the other languages at the same address.
    pub translated: bool,
    /// The form of the page that the reader writes in, if it has one.
    pub open_form: Option<OpenForm>,
    /// Whether the page is at the door: signing in, registering and their links.
    pub at_the_door: bool,
}

/// A form that the reader writes in. Every link off its page is a button of the form instead, which saves before it leads
/// on: a link would lose what was typed and not saved.
#[derive(Clone, Copy, Debug)]
pub struct OpenForm {
    /// The id of the form's element.
    pub id: &'static str,
    /// Whether signing out saves it first. After a refusal it does not, so that signing out always works.
    pub saves_at_sign_out: bool,
}

/// The reader as the header knows them.
#[derive(Clone, Debug)]
pub struct FrameReader {
    /// The reader's name, as they write it.
    pub name: String,
    /// Decides which places the header offers.
    pub standing: Standing,
    /// How many submissions wait in the queue, on pages of the rooms that know the queue.
    pub waiting: Option<i64>,
    /// How many things wait for an administrator, on the same pages.
    pub pending: Option<i64>,
}

/// Which rooms a signed-in reader may enter, in rising order. The limits of sessions depend on it too.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    sqlx::Type,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "TEXT", rename_all = "snake_case")]
pub enum Standing {
    /// One page only: the reason, an appeal, and signing out.
    Suspended,
    /// The reader's own practices.
    Submitter,
    /// The queue and the desks too.
    Reviewer,
    /// The administrators' pages too.
    Administrator,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [
        Self::Suspended,
        Self::Submitter,
        Self::Reviewer,
        Self::Administrator,
    ];
}

/// A feed to subscribe to.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The title in a feed reader.
    pub title: String,
    /// The address of the feed.
    pub link: String,
}

/// One link of a navigation.
#[derive(Clone, Debug)]
pub struct NavigationLink {
    /// The text of the link.
    pub name: String,
    /// The address of the link.
    pub link: String,
    /// Whether it leads to the current page.
    pub current: bool,
    /// Whether the current page belongs under it.
    pub within: bool,
    /// The number of what waits there, as text.
    pub waiting: Option<String>,
}

impl NavigationLink {
    /// The value of `aria-current`: `page` for the page itself, `true` for a page below it.
    pub fn aria_current(&self) -> &'static str {
        match (self.current, self.within) {
            (true, _) => "page",
            (false, true) => "true",
            (false, false) => "",
        }
    }
}

impl Frame {
    /// The frame of a public page, which is the same for every reader.
    pub fn public(app: &App, language: Language, address: Address) -> Self {
        let settings = &app.settings;
        Self {
            t: app.words(language),
            site: settings.site.name.clone(),
            contact: settings.contact.email.to_string(),
            address,
            public_url: settings.public_url.clone(),
            about: None,
            reader: None,
            notice: None,
            licence: settings.licence.clone(),
            demo: settings.demo,
            feed: None,
            edition: None,
            translated: true,
            open_form: None,
            at_the_door: false,
        }
    }

    /// The frame of a page for a signed-in reader, with the notice that a redirect left.
    pub fn signed_in(
        app: &App,
        language: Language,
        address: Address,
        reader: FrameReader,
        notice: Option<Notice>,
    ) -> Self {
        Self {
            reader: Some(reader),
            notice,
            ..Self::public(app, language, address)
        }
    }

    /// Sets the notice at the top of the page.
    #[must_use]
    pub fn saying(mut self, notice: Option<Notice>) -> Self {
        self.notice = notice;
        self
    }

    /// Makes it a page at the door, where visitors sign in or register.
    #[must_use]
    pub fn at_the_door(mut self) -> Self {
        self.at_the_door = true;
        self
    }

    /// Makes every link off the page a button of this form.
    #[must_use]
    pub fn with_open_form(mut self, form: Option<OpenForm>) -> Self {
        self.open_form = form;
        self
    }

    /// The id of the open form, for the buttons that leave the page.
    pub fn form_id(&self) -> Option<&'static str> {
        self.open_form.map(|form| form.id)
    }

    /// The id of the open form, if signing out saves it first.
    pub fn sign_out_form_id(&self) -> Option<&'static str> {
        let form = self.open_form.filter(|form| form.saves_at_sign_out);
        form.map(|form| form.id)
    }

    /// Shows beside the queue's name how many submissions wait in it.
    #[must_use]
    pub fn with_waiting(mut self, waiting: i64) -> Self {
        if let Some(reader) = &mut self.reader {
            reader.waiting = Some(waiting);
        }
        self
    }

    /// Shows beside the administrators' pages how many things wait for an administrator.
    #[must_use]
    pub fn with_pending(mut self, pending: Option<i64>) -> Self {
        if let Some(reader) = &mut self.reader {
            reader.pending = pending;
        }
        self
    }

    /// Advertises a feed.
    #[must_use]
    pub fn with_feed(mut self, feed: Feed) -> Self {
        self.feed = Some(feed);
        self
    }

    /// Says to search engines and other sites what the page is about. Its own address is the one that they keep.
    #[must_use]
    pub fn described(mut self, title: &str, description: &str) -> Self {
        let canonical = self.absolute(&self.address);
        self.about = Some(PageAbout::new(title, description, canonical));
        self
    }

    /// The description of a public page: its own, or the site's.
    pub fn description(&self) -> Option<String> {
        let own = self.about.as_ref().map(|about| about.description.clone());
        let site = || self.t.say("web-moderated").with("site", self.site.as_str());
        own.or_else(|| self.reader.is_none().then(|| site().to_string()))
    }

    /// The language and country of the page, as other sites name it.
    pub fn locale(&self) -> &'static str {
        meta::locale(self.t.language())
    }

    /// The whole link to an address, in the page's language.
    pub fn absolute(&self, address: &Address) -> String {
        address.absolute(&self.public_url, self.t.language())
    }

    /// Names the edition in the footer.
    #[must_use]
    pub fn with_edition(mut self, words: impl std::fmt::Display) -> Self {
        self.edition = Some(words.to_string());
        self
    }

    /// The link to an address, in the page's language.
    pub fn to(&self, address: impl std::borrow::Borrow<Address>) -> String {
        address.borrow().in_language(self.t.language())
    }

    /// The link to a file that is compiled in.
    pub fn asset(&self, name: &str) -> String {
        assets::link(name)
    }

    /// The language tag for the document.
    pub fn language(&self) -> &'static str {
        self.t.language().as_str()
    }

    /// The link to the home page.
    pub fn home(&self) -> String {
        self.to(address::home())
    }

    /// The link to the reader's profile.
    pub fn account(&self) -> String {
        self.to(address::account())
    }

    /// The link that the sign-out form posts to.
    pub fn sign_out(&self) -> String {
        self.to(address::sign_out())
    }

    /// The public places in the header of every page.
    pub fn places(&self) -> Vec<NavigationLink> {
        vec![
            self.place(&self.t.say("web-nav-objectives"), &address::objectives()),
            self.place(&self.t.say("web-nav-explore"), &address::explore()),
            self.place(&self.t.say("web-nav-search"), &address::practices()),
        ]
    }

    /// What a copy of the site calls a place that it has and that does less there: without the service it finds nothing.
    pub fn words_in_copy(&self, place: &NavigationLink) -> Option<Message> {
        let is_search = place.link == self.to(address::practices());
        (is_search && self.reader.is_none()).then(|| self.t.say("web-nav-practices"))
    }

    /// The reader's own places in the header; without a reader, the ways in.
    pub fn own_places(&self) -> Vec<NavigationLink> {
        let Some(reader) = &self.reader else {
            return self.ways_in();
        };
        let mut places = Vec::new();
        if reader.standing >= Standing::Reviewer {
            let queue = self.place(&self.t.say("web-nav-review"), &address::queue());
            places.push(self.counted(queue, reader.waiting));
        }
        if reader.standing >= Standing::Submitter {
            places.push(self.place(
                &self.t.say("web-nav-my-practices"),
                &address::my_practices(),
            ));
        }
        if reader.standing >= Standing::Administrator {
            let admin = self.place(&self.t.say("web-nav-admin"), &address::admin());
            places.push(self.counted(admin, reader.pending));
        }
        places
    }

    /// A place with the number of what waits there, if anything does.
    fn counted(&self, place: NavigationLink, waiting: Option<i64>) -> NavigationLink {
        let waiting = waiting.filter(|waiting| *waiting > 0);
        NavigationLink {
            waiting: waiting.map(|waiting| self.t.number(waiting)),
            ..place
        }
    }

    /// The ways to a reader's own pages. A public page does not know who reads it, so `/desk` decides: it leads to the
    /// reader's desk or to the sign-in page. A page at the door is read by visitors without a session.
    fn ways_in(&self) -> Vec<NavigationLink> {
        let ways = if self.at_the_door {
            [
                ("web-nav-sign-in", address::sign_in()),
                ("web-nav-register", address::register()),
            ]
        } else {
            [
                ("web-nav-propose", address::new_practice()),
                ("web-nav-desk", address::desk()),
            ]
        };
        ways.iter()
            .map(|(name, address)| self.place(&self.t.say(name), address))
            .collect()
    }

    /// The pages about the site, in the footer.
    pub fn footer_places(&self) -> Vec<NavigationLink> {
        vec![
            self.place(&self.t.say("web-nav-about-page"), &address::about()),
            self.place(&self.t.say("web-nav-data"), &address::data()),
            self.place(&self.t.say("web-nav-help"), &address::help()),
            self.place(
                &self.t.say("web-nav-accessibility"),
                &address::accessibility(),
            ),
            self.place(&self.t.say("web-nav-privacy"), &address::privacy()),
            self.place(&self.t.say("web-nav-terms"), &address::terms()),
        ]
    }

    /// The link to this page in each language, or to the home page where the page has no translation.
    pub fn languages(&self) -> Vec<(Language, String)> {
        Language::ALL
            .into_iter()
            .map(|language| {
                let there = if self.translated {
                    self.address.clone()
                } else {
                    address::home()
                };
                (language, there.in_language(language))
            })
            .collect()
    }

    /// The page in each language, for search engines: whole addresses, and the one for every other language. Empty on
    /// signed-in pages.
    pub fn elsewhere(&self) -> Vec<(&'static str, String)> {
        if self.reader.is_some() || !self.translated {
            return Vec::new();
        }
        let each = Language::ALL.map(|language| (language.as_str(), language));
        let rest = [("x-default", Language::default())];
        let link = |language| self.address.absolute(&self.public_url, language);
        each.into_iter()
            .chain(rest)
            .map(|(name, language)| (name, link(language)))
            .collect()
    }

    fn place(&self, name: &Message, address: &Address) -> NavigationLink {
        NavigationLink {
            name: name.to_string(),
            link: self.to(address),
            current: self.address.path() == address.path(),
            within: belongs_under(self.address.path()) == Some(address.path()),
            waiting: None,
        }
    }
}

/// The place of the navigation that a page belongs under. A practice always belongs under the objectives.
fn belongs_under(path: &str) -> Option<&'static str> {
    const UNDER: [(&str, &str); 7] = [
        ("/objectives/", "/objectives"),
        ("/practices/", "/objectives"),
        ("/countries/", "/explore"),
        ("/regions/", "/explore"),
        ("/review/", "/review"),
        ("/my/practices/", "/my/practices"),
        ("/admin/", "/admin"),
    ];
    UNDER
        .into_iter()
        .find(|(beginning, _)| path.starts_with(beginning))
        .map(|(_, place)| place)
}
