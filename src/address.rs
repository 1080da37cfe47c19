//! Every address of the site, as a function. Handlers, templates, mails and feeds take their links from here,
//! so that an address is spelt once. It knows paths and languages; what the ids in a path mean, it must not know.

use std::fmt::{Display, Write};

use url::Url;

use crate::language::Language;

/// A place on the site, without the language in which it will be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    path: String,
    query: String,
    fragment: String,
    /// Machines' addresses are the same in every language and carry no prefix.
    spoken: bool,
}

impl Address {
    fn page(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            query: String::new(),
            fragment: String::new(),
            spoken: true,
        }
    }

    fn machine(path: impl Into<String>) -> Self {
        Self {
            spoken: false,
            ..Self::page(path)
        }
    }

    /// The path alone, without language and query: what the navigation compares to mark the current place.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Adds `name=value` to the query, both escaped.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        let pair = url::form_urlencoded::Serializer::new(String::new())
            .append_pair(name, &value)
            .finish();
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(&pair);
        self
    }

    /// Leads to one element of the page.
    #[must_use]
    pub fn at(mut self, fragment: impl Display) -> Self {
        self.fragment = segment(fragment);
        self
    }

    /// The same place in another form, with the same query: `/objectives/9` becomes `/objectives/9.atom`.
    #[must_use]
    pub fn as_data(mut self, form: DataForm) -> Self {
        self.path.push('.');
        self.path.push_str(form.ending());
        self
    }

    /// The link for a page in this language.
    pub fn in_language(&self, language: Language) -> String {
        let mut link = String::new();
        self.write_in(language, &mut link);
        link
    }

    /// The whole address, for mails, feeds and other sites, below the configured public address.
    pub fn absolute(&self, public_url: &Url, language: Language) -> String {
        let mut link = public_url.as_str().trim_end_matches('/').to_owned();
        self.write_in(language, &mut link);
        link
    }

    fn write_in(&self, language: Language, link: &mut String) {
        let prefix = self.spoken && language != Language::default();
        if prefix {
            link.push('/');
            link.push_str(language.as_str());
        }
        if !(prefix && self.path == "/") {
            link.push_str(&self.path);
        }
        link.push_str(&self.query);
        if !self.fragment.is_empty() {
            link.push('#');
            link.push_str(&self.fragment);
        }
    }
}

/// Reads an address that came from outside, such as the place to return to after signing in. `None` unless it
/// is a plain path of this site: nothing that a browser could take for another host.
pub fn parse_local(typed: &str) -> Option<(Language, Address)> {
    let plain = typed.starts_with('/')
        && !typed.starts_with("//")
        && typed.len() <= 2_000
        && typed.bytes().all(|byte| {
            byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>' | b'#')
        });
    if !plain {
        return None;
    }
    let (path, query) = typed.find('?').map_or((typed, ""), |at| typed.split_at(at));
    let (language, path) = split_language(path);
    // After the prefix is taken off, "/fr//elsewhere.example" would begin with two strokes again.
    if path.starts_with("//") {
        return None;
    }
    Some((
        language,
        Address {
            query: query.to_owned(),
            ..Address::page(path)
        },
    ))
}

/// Parts the language from a path: `/fr/practices` is French and `/practices`.
pub fn split_language(path: &str) -> (Language, &str) {
    for language in Language::ALL
        .into_iter()
        .filter(|language| *language != Language::default())
    {
        if let Some(rest) = path
            .strip_prefix('/')
            .and_then(|path| path.strip_prefix(language.as_str()))
        {
            match rest.as_bytes().first() {
                None => return (language, "/"),
                Some(b'/') => return (language, rest),
                Some(_) => {}
            }
        }
    }
    (Language::default(), path)
}

/// The forms in which a list or a practice may be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataForm {
    /// A feed.
    Atom,
    /// A table.
    Csv,
    /// One JSON value a line.
    JsonLines,
    /// The record of the API.
    Json,
    /// schema.org.
    JsonLd,
    /// A citation for `BibTeX`.
    BibTex,
    /// A citation for reference managers.
    Ris,
    /// A citation for CSL processors.
    CslJson,
}

impl DataForm {
    /// Every form, for reading endings.
    pub const ALL: [Self; 8] = [
        Self::Atom,
        Self::Csv,
        Self::JsonLines,
        Self::Json,
        Self::JsonLd,
        Self::BibTex,
        Self::Ris,
        Self::CslJson,
    ];

    /// What stands after the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "csl.json",
        }
    }

    /// Parts a segment such as `9.atom` at its first dot; ids and slugs never hold one.
    pub fn split(segment: &str) -> Option<(&str, Option<Self>)> {
        match segment.split_once('.') {
            None => Some((segment, None)),
            Some((name, ending)) => {
                let form = Self::ALL.into_iter().find(|form| form.ending() == ending)?;
                Some((name, Some(form)))
            }
        }
    }
}

/// One segment of a path, escaped, so that an id can never climb out of its place.
fn segment(id: impl Display) -> String {
    let id = id.to_string();
    let mut safe = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            safe.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    safe
}

macro_rules! addresses {
    ($($(#[$doc:meta])* $kind:ident $name:ident($($id:ident),*) = $path:literal;)*) => { $(
        $(#[$doc])*
        pub fn $name($($id: impl Display),*) -> Address {
            $(let $id = segment($id);)*
            Address::$kind(format!($path))
        }
    )* };
}

addresses! {
    /// The first page.
    page home() = "/";
    /// All practices, newest first; with a query, the search.
    page practices() = "/practices";
    /// A practice's public page.
    page practice(slug) = "/practices/{slug}";
    /// Its k-th published version.
    page practice_version(slug, k) = "/practices/{slug}/revisions/{k}";
    /// The 23 objectives.
    page objectives() = "/objectives";
    /// The practices under one objective.
    page objective(number) = "/objectives/{number}";
    /// The practices of one country or area.
    page country(code) = "/countries/{code}";
    /// The practices of one region.
    page region(id) = "/regions/{id}";
    /// The figures behind the map.
    page explore() = "/explore";
    /// What this site is.
    page about() = "/about";
    /// Help, and whom to write to.
    page help() = "/help";
    /// What is kept about people.
    page privacy() = "/privacy";
    /// Terms of use.
    page terms() = "/terms";
    /// How accessible the site is.
    page accessibility() = "/accessibility";

    /// A new account.
    page register() = "/register";
    /// What to do after a registration.
    page register_sent() = "/register/sent";
    /// Signing in.
    page sign_in() = "/sign-in";
    /// Stepping into the demonstration as one of its people.
    page sign_in_demo() = "/sign-in/demo";
    /// Asking for a link to sign in by.
    page sign_in_by_mail() = "/sign-in/by-mail";
    /// What to do after asking for it.
    page sign_in_sent() = "/sign-in/sent";
    /// The button of such a link.
    page sign_in_link() = "/sign-in/link";
    /// Signing in by a mailed link.
    page sign_in_by(token) = "/sign-in/{token}";
    /// Signing out.
    page sign_out() = "/sign-out";
    /// Asking for a new password.
    page reset() = "/reset";
    /// What to do after asking for it.
    page reset_sent() = "/reset/sent";
    /// Choosing it.
    page reset_password() = "/reset/password";
    /// Setting it.
    page reset_by(token) = "/reset/{token}";
    /// The button of a link that confirms an address.
    page confirming() = "/confirm";
    /// Confirming an address.
    page confirm(token) = "/confirm/{token}";
    /// Ending an optional mail.
    page unsubscribe(token) = "/unsubscribe/{token}";
    /// One's own profile.
    page account() = "/account";
    /// One's password.
    page account_password() = "/account/password";
    /// One's email address.
    page account_email() = "/account/email";
    /// The one page of a suspended account.
    page account_suspended() = "/account/suspended";
    /// Where one is signed in.
    page account_sessions() = "/account/sessions";

    /// Wherever one's work waits.
    page desk() = "/desk";
    /// One's own practices.
    page my_practices() = "/my/practices";
    /// Proposing one.
    page new_practice() = "/my/practices/new";
    /// One of them: receipt, history and deeds.
    page my_practice(id) = "/my/practices/{id}";
    /// A step of its form.
    page my_practice_step(id, step) = "/my/practices/{id}/{step}";
    /// Everything as answered, before it is submitted.
    page my_practice_check(id) = "/my/practices/{id}/check";
    /// As the public would see it.
    page my_practice_preview(id) = "/my/practices/{id}/preview";

    /// The reviewers' queue.
    page queue() = "/review";
    /// The desk of one submission.
    page review(practice) = "/review/{practice}";

    /// What administrators do.
    page admin() = "/admin";
    /// Accounts and roles.
    page admin_accounts() = "/admin/accounts";
    /// One account.
    page admin_account(id) = "/admin/accounts/{id}";
    /// Practices taken down, asked to be removed, restored.
    page admin_practices() = "/admin/practices";
    /// Mails that wait, went or failed.
    page admin_outbox() = "/admin/outbox";
    /// One of them.
    page admin_mail(id) = "/admin/outbox/{id}";

    /// The mails of the demonstration.
    page demo_mail() = "/demo/mail";
    /// One of them.
    page demo_mail_of(id) = "/demo/mail/{id}";

    /// The sitemap.
    machine sitemap() = "/sitemap.xml";
    /// What crawlers may read.
    machine robots() = "/robots.txt";
    /// The process runs.
    machine health_live() = "/health/live";
    /// The service can answer.
    machine health_ready() = "/health/ready";
    /// A file compiled into the program.
    machine asset(name) = "/assets/{name}";
}
