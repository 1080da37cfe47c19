//! What the operator has decided: one settings file, the environment, flags and defaults, merged by hand so
//! that each value remembers where it came from. A wrong value stops the start with a sentence that names it.
//! Knows no room; rooms read [`Settings`].

mod keys;
mod layers;
mod parse;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use jiff::tz::TimeZone;
use lettre::message::Mailbox;
use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use url::{Host, Url};

pub use keys::{KEYS, Key};
pub use layers::{InForce, Origin, Sources};

use crate::db::Target;
use layers::Layers;

/// What the operator has decided.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How the site calls itself.
    pub site: Site,
    /// The origin in every mailed link and feed: scheme, host and port.
    pub public_url: Url,
    /// The folder of the database file, the search index, mails without a server, own pages.
    pub data: PathBuf,
    /// Which database.
    pub database: Target,
    /// Where the service listens.
    pub listen: SocketAddr,
    /// What is logged, as a filter.
    pub log: String,
    /// Whether it is logged as JSON.
    pub log_json: bool,
    /// Whose days the site's dates are.
    pub time_zone: TimeZone,
    /// Who the mails are from.
    pub sender: Mailbox,
    /// Whom people write to.
    pub contact: Mailbox,
    /// The mail server; without one mails are written into files.
    pub smtp: Option<Smtp>,
    /// Who vouches for the mail server, where that is not one of those whom this machine trusts.
    pub smtp_ca: Option<Certificate>,
    /// How long after a first failure a mail is tried again; each later pause is longer.
    pub mail_retry_first: Duration,
    /// The longest pause between two tries.
    pub mail_retry_most: Duration,
    /// How long a decision can be undone.
    pub undo: Duration,
    /// Whether throttles and the time trap are on; off is for tests on a loopback address.
    pub rate_limits: bool,
    /// The proxies whose word about the visitor's address counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether this is the demo, with samples and one-click sign-in.
    pub demo: bool,
    /// After how many days another reviewer may take a claimed submission over.
    pub claim_days: i64,
    /// After how many days a claim without a decision lapses by itself.
    pub claim_lapse_days: i64,
    /// How many registrations the whole site takes in an hour.
    pub registrations: u32,
    /// How many mailed links, to sign in or for another password, the whole site sends in a minute.
    pub link_mails: u32,
    /// How many open submissions a newcomer may have before the first publication.
    pub open_submissions: i64,
    /// How many drafts somebody may have open at once.
    pub open_drafts: i64,
    /// How many web addresses a practice may name, in its texts and sources together.
    pub links: i64,
    /// What a submission is granted under.
    pub licence: Licence,
    /// What one password hash costs.
    pub argon2: Argon2Cost,
    /// The fewest characters of a password.
    pub password_minimum: usize,
}

/// How the site calls itself.
#[derive(Debug, Clone)]
pub struct Site {
    /// On every page and in every mail.
    pub name: String,
    /// Under the name, on the home page.
    pub tagline: String,
    /// Under every practice; empty for our own sentence.
    pub disclaimer: String,
}

/// What a submission is granted under.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its usual short name.
    pub name: String,
    /// Where it can be read.
    pub url: Url,
}

/// What one password hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// The mail server's address, with its password.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp(pub Url);

impl std::fmt::Debug for Smtp {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&parse::masked(self.0.as_str()))
    }
}

/// A value that stops the start: the sentence names it and says what it should be.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Wrong(pub String);

/// The settings, and where each came from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// What is in force.
    pub settings: Settings,
    /// The same as `praxis config` prints it.
    pub table: Vec<InForce>,
    /// What the operator should know although it does not stop the start.
    pub warnings: Vec<String>,
}

/// Merges the sources and checks every value.
pub fn load(sources: &Sources) -> Result<Loaded, Wrong> {
    let mut layers = Layers::merge(sources)?;
    let listen: SocketAddr = layers.read(
        "listen",
        "an address and port such as 127.0.0.1:8080",
        |s| s.parse().ok(),
    )?;
    let data: PathBuf = layers.text("data").into();
    let settings = Settings {
        site: Site {
            name: layers.filled("site_name")?,
            tagline: layers.text("site_tagline").to_owned(),
            disclaimer: layers.text("site_disclaimer").to_owned(),
        },
        public_url: public_url(&mut layers, sources.demo, listen)?,
        database: database(&layers, &data)?,
        data,
        listen,
        log: layers.filled("log")?,
        log_json: layers.read("log_format", "text or json", |s| match s {
            "text" => Some(false),
            "json" => Some(true),
            _ => None,
        })?,
        time_zone: layers.read(
            "time_zone",
            "a time zone such as UTC or Europe/Geneva, known to this machine",
            |s| TimeZone::get(s).ok(),
        )?,
        sender: layers.read(
            "sender",
            "a mail address such as Praxis <praxis@example.org>",
            |s| s.parse().ok(),
        )?,
        contact: layers.read("contact", "a mail address such as help@example.org", |s| {
            s.parse().ok()
        })?,
        smtp: smtp(&layers)?,
        smtp_ca: smtp_ca(&layers)?,
        mail_retry_first: layers.duration("mail_retry_first")?,
        mail_retry_most: layers.duration("mail_retry_most")?,
        undo: layers.duration("undo")?,
        rate_limits: layers.switch("rate_limits")?,
        trusted_proxies: layers.read(
            "trusted_proxies",
            "networks such as 10.0.0.0/8, separated by commas",
            parse::networks,
        )?,
        demo: sources.demo,
        claim_days: layers.number("claim_days", 1, 365)?,
        claim_lapse_days: layers.number("claim_lapse_days", 1, 3_650)?,
        registrations: layers.number("registrations", 1, 1_000_000)?,
        link_mails: layers.number("link_mails", 1, 1_000_000)?,
        open_submissions: layers.number("open_submissions", 1, 10_000)?,
        open_drafts: layers.number("open_drafts", 1, 10_000)?,
        links: layers.number("links", 0, 20)?,
        licence: Licence {
            name: layers.filled("licence_name")?,
            url: layers.read("licence_url", "a web address", |s| Url::parse(s).ok())?,
        },
        argon2: Argon2Cost {
            memory: layers.number("argon2_memory", 8, 4_194_304)?,
            passes: layers.number("argon2_passes", 1, 100)?,
            lanes: layers.number("argon2_lanes", 1, 64)?,
        },
        password_minimum: layers.number("password_minimum", 8, 128)?,
    };
    agree(&settings, &layers)?;
    Ok(Loaded {
        settings,
        table: layers.table(),
        warnings: layers.warnings,
    })
}

/// The address people use. A demonstration has open accounts: it is on this machine, whatever the setting says.
fn public_url(layers: &mut Layers, demo: bool, listen: SocketAddr) -> Result<Url, Wrong> {
    let own =
        || Url::parse(&format!("http://{listen}")).map_err(|e| Wrong(format!("listen: {e}.")));
    if layers.text("public_url").is_empty() {
        return own();
    }
    let named = named_url(layers)?;
    if demo && !is_loopback(&named) {
        layers.warnings.push(format!(
            "the demonstration answers on this machine only, so public_url ({named}) is left aside"
        ));
        return own();
    }
    Ok(named)
}

/// Whether an address leads to this machine, under any of its three usual names.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn named_url(layers: &Layers) -> Result<Url, Wrong> {
    layers.read(
        "public_url",
        "an address such as https://practices.example.org, without a path",
        |s| {
            let url = Url::parse(s).ok()?;
            let plain = matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.path() == "/"
                && url.query().is_none()
                && url.fragment().is_none()
                && url.username().is_empty();
            plain.then_some(url)
        },
    )
}

fn database(layers: &Layers, data: &std::path::Path) -> Result<Target, Wrong> {
    if layers.text("database").is_empty() {
        return Ok(Target::Sqlite(data.join("praxis.db")));
    }
    layers.read(
        "database",
        "postgres://user:password@host/name, or sqlite://path of a file",
        |s| {
            if let Some(path) = s.strip_prefix("sqlite://") {
                return (!path.is_empty()).then(|| Target::Sqlite(path.into()));
            }
            let known = s.starts_with("postgres://") || s.starts_with("postgresql://");
            known.then(|| Target::Postgres(s.to_owned()))
        },
    )
}

fn smtp(layers: &Layers) -> Result<Option<Smtp>, Wrong> {
    if layers.text("smtp").is_empty() {
        return Ok(None);
    }
    layers.read(
        "smtp",
        "smtp://user:password@host:587 or smtps://user:password@host",
        |s| {
            let url = Url::parse(s).ok()?;
            (matches!(url.scheme(), "smtp" | "smtps") && url.has_host()).then_some(Some(Smtp(url)))
        },
    )
}

fn smtp_ca(layers: &Layers) -> Result<Option<Certificate>, Wrong> {
    if layers.text("smtp_ca").is_empty() {
        return Ok(None);
    }
    layers.read(
        "smtp_ca",
        "a readable file with certificates in PEM",
        |path| {
            let pem = std::fs::read(path).ok()?;
            // A file without any is read as one that holds none.
            let some = String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----");
            let certificates = Certificate::from_pem(&pem).ok().filter(|_| some)?;
            // Whether they are certificates at all shows when they are used.
            let used = TlsParameters::builder("mail.example".to_owned())
                .certificate_store(CertificateStore::None)
                .add_root_certificate(certificates.clone());
            used.build().ok().map(|_| Some(certificates))
        },
    )
}

/// Values that are right each by itself and wrong together.
fn agree(settings: &Settings, layers: &Layers) -> Result<(), Wrong> {
    let local = settings.listen.ip().is_loopback();
    if settings.demo && !local {
        return Err(layers.wrong("listen", "the demo has open accounts, so it listens on this machine only, such as 127.0.0.1:8080"));
    }
    if !settings.rate_limits && !local {
        return Err(layers.wrong(
            "rate_limits",
            "they can be off only where the service listens on a loopback address",
        ));
    }
    if settings.mail_retry_first.is_zero() || settings.mail_retry_first > settings.mail_retry_most {
        return Err(layers.wrong(
            "mail_retry_first",
            "it must be more than nothing and at most mail_retry_most",
        ));
    }
    if settings.argon2.memory < 8 * settings.argon2.lanes {
        return Err(layers.wrong(
            "argon2_memory",
            "it must be at least eight times argon2_lanes",
        ));
    }
    Ok(())
}
