//! What every page needs to draw its frame: words, places, languages, who is reading, one notice. It must not
//! know what stands in the middle of the page.

use super::assets;
use super::flash::Notice;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::{Language, Message, Words};

/// What the layout draws around a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The words of the page's language, in the site's time zone.
    pub t: Words,
    /// The site's name.
    pub site: String,
    /// Whom to write to.
    pub contact: String,
    /// The page's own address.
    pub address: Address,
    /// Who is reading, on signed-in pages. Public pages are the same for everybody.
    pub reader: Option<FrameReader>,
    /// What to say once, after a redirect.
    pub notice: Option<Notice>,
    /// Whether this is a demonstration with sample data.
    pub demo: bool,
    /// The feed of this list, advertised in the head.
    pub feed: Option<Feed>,
    /// The edition of the catalogue that the page shows, in words.
    pub edition: Option<String>,
    /// Whether the page exists in the other languages at the same address.
    pub translated: bool,
    /// The form of the page that people write in, if it has one.
    pub open_form: Option<OpenForm>,
}

/// A form that people write in. Every way off its page is a button of the form, which saves and then goes there:
/// a link would drop what was typed and not saved.
#[derive(Clone, Copy, Debug)]
pub struct OpenForm {
    /// The form's id.
    pub id: &'static str,
    /// Whether signing out saves it first. Not after a refusal: nobody is kept from signing out.
    pub saves_at_sign_out: bool,
}

/// The reader as the header knows them.
#[derive(Clone, Debug)]
pub struct FrameReader {
    /// Their name, as they write it.
    pub name: String,
    /// What the header offers them.
    pub standing: Standing,
    /// How many submissions wait in the queue; on pages of the rooms that know the queue.
    pub waiting: Option<i64>,
}

/// What a signed-in person may reach, in rising order; limits of sessions go by it too.
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
    /// One page: why, an appeal, sign out.
    Suspended,
    /// Own practices.
    Submitter,
    /// The queue too.
    Reviewer,
    /// Everything.
    Administrator,
}

/// A feed to subscribe to.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What a feed reader calls it.
    pub title: String,
    /// Where it is.
    pub link: String,
}

/// One link of a navigation.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its words.
    pub name: String,
    /// Where it leads.
    pub link: String,
    /// Whether the reader is there.
    pub current: bool,
    /// Whether the reader is on a page that belongs there.
    pub within: bool,
    /// How much waits there, written out.
    pub waiting: Option<String>,
}

impl Place {
    /// How a navigation marks it: the page itself, a page below it, or neither.
    pub fn aria_current(&self) -> &'static str {
        match (self.current, self.within) {
            (true, _) => "page",
            (false, true) => "true",
            (false, false) => "",
        }
    }
}

impl Frame {
    /// The frame of a public page: the same for everybody, whoever reads.
    pub fn public(app: &App, language: Language, address: Address) -> Self {
        let settings = &app.settings;
        Self {
            t: Words::new(language).in_zone(&settings.time_zone),
            site: settings.site.name.clone(),
            contact: settings.contact.email.to_string(),
            address,
            reader: None,
            notice: None,
            demo: settings.demo,
            feed: None,
            edition: None,
            translated: true,
            open_form: None,
        }
    }

    /// The frame of a page for somebody signed in, with what is to be said after a redirect.
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

    /// Says this at the top of the page.
    #[must_use]
    pub fn saying(mut self, notice: Option<Notice>) -> Self {
        self.notice = notice;
        self
    }

    /// Makes every way off the page a button of this form.
    #[must_use]
    pub fn with_open_form(mut self, form: Option<OpenForm>) -> Self {
        self.open_form = form;
        self
    }

    /// The id of the open form, for the ways off the page.
    pub fn form_id(&self) -> Option<&'static str> {
        self.open_form.map(|form| form.id)
    }

    /// The same for signing out.
    pub fn sign_out_form_id(&self) -> Option<&'static str> {
        let form = self.open_form.filter(|form| form.saves_at_sign_out);
        form.map(|form| form.id)
    }

    /// Says beside the queue's name how many wait in it.
    #[must_use]
    pub fn with_waiting(mut self, waiting: i64) -> Self {
        if let Some(reader) = &mut self.reader {
            reader.waiting = Some(waiting);
        }
        self
    }

    /// Advertises a feed.
    #[must_use]
    pub fn with_feed(mut self, feed: Feed) -> Self {
        self.feed = Some(feed);
        self
    }

    /// Names the edition in the footer.
    #[must_use]
    pub fn with_edition(mut self, words: impl std::fmt::Display) -> Self {
        self.edition = Some(words.to_string());
        self
    }

    /// The link to a place, in the page's language.
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

    /// The first page.
    pub fn home(&self) -> String {
        self.to(address::home())
    }

    /// The reader's profile.
    pub fn account(&self) -> String {
        self.to(address::account())
    }

    /// Where the sign-out form posts to.
    pub fn sign_out(&self) -> String {
        self.to(address::sign_out())
    }

    /// The public places, named in the header of every page.
    pub fn places(&self) -> Vec<Place> {
        vec![
            self.place(&self.t.say("web-nav-objectives"), &address::objectives()),
            self.place(&self.t.say("web-nav-explore"), &address::explore()),
            self.place(&self.t.say("web-nav-search"), &address::practices()),
        ]
    }

    /// What the reader has beyond that: “My desk” for everybody on public pages.
    pub fn own_places(&self) -> Vec<Place> {
        let Some(reader) = &self.reader else {
            return vec![self.place(&self.t.say("web-nav-desk"), &address::desk())];
        };
        let mut places = Vec::new();
        if reader.standing >= Standing::Reviewer {
            let queue = self.place(&self.t.say("web-nav-review"), &address::queue());
            places.push(Place {
                waiting: reader
                    .waiting
                    .filter(|waiting| *waiting > 0)
                    .map(|waiting| self.t.number(waiting)),
                ..queue
            });
        }
        if reader.standing >= Standing::Submitter {
            places.push(self.place(
                &self.t.say("web-nav-my-practices"),
                &address::my_practices(),
            ));
        }
        if reader.standing >= Standing::Administrator {
            places.push(self.place(&self.t.say("web-nav-admin"), &address::admin()));
        }
        places
    }

    /// The pages about the site, always in this order.
    pub fn footer_places(&self) -> Vec<Place> {
        vec![
            self.place(&self.t.say("web-nav-about-page"), &address::about()),
            self.place(&self.t.say("web-nav-help"), &address::help()),
            self.place(
                &self.t.say("web-nav-accessibility"),
                &address::accessibility(),
            ),
            self.place(&self.t.say("web-nav-privacy"), &address::privacy()),
            self.place(&self.t.say("web-nav-terms"), &address::terms()),
        ]
    }

    /// This page in each language; where it has no translation, that language's first page.
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

    /// The same page in the other languages, for search engines; signed-in pages are not theirs to read.
    pub fn elsewhere(&self) -> Vec<(Language, String)> {
        if self.reader.is_some() || !self.translated {
            return Vec::new();
        }
        self.languages()
            .into_iter()
            .filter(|(language, _)| *language != self.t.language())
            .collect()
    }

    fn place(&self, name: &Message, address: &Address) -> Place {
        Place {
            name: name.to_string(),
            link: self.to(address),
            current: self.address.path() == address.path(),
            within: belongs_under(self.address.path()) == Some(address.path()),
            waiting: None,
        }
    }
}

/// The place of the navigation that a page belongs under: a practice, however it was reached, under the objectives.
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
