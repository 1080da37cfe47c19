//! The operator's settings: one settings file, the environment, flags and defaults, merged by hand so that each value knows
//! its source. A wrong value stops the start with a sentence that names it. Knows no room; rooms read [`Settings`].

mod argon2_cost;
mod files;
mod keys;
mod layers;
mod naan;
mod parse;
mod together;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use jiff::tz::TimeZone;
use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use url::{Host, Url};

pub use argon2_cost::Argon2Cost;
pub use files::{FilePlace, S3Place, S3Secret};
pub use keys::{KEYS, Key};
pub use layers::{InForce, Origin, Sources};
pub use naan::Naan;

use crate::db::Target;
use layers::Layers;
use together::{check_together, warn_together};

/// The operator's settings, parsed and checked.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in the settings file"
)]
pub struct Settings {
    /// The site's name and texts.
    pub site: Site,
    /// The public origin of the site, in every mailed link and feed: scheme, host and port.
    pub public_url: Url,
    /// The folder of the database file, the search index, mails without a server, own pages.
    pub data: PathBuf,
    /// The database of the service.
    pub database: Target,
    /// The replica from which public pages are read, if there is one.
    pub database_replica: Option<Target>,
    /// The address on which the service listens.
    pub listen: SocketAddr,
    /// The filter of the log.
    pub log: String,
    /// Whether the log is written as JSON.
    pub log_json: bool,
    /// The time zone of the site's dates.
    pub time_zone: TimeZone,
    /// The sender of mails.
    pub sender: Mailbox,
    /// The address below which each mail has its return path.
    pub return_path: Option<Address>,
    /// The mail address for questions.
    pub contact: Mailbox,
    /// The mail server. Without one, mails are written into files.
    pub smtp: Option<SmtpAddress>,
    /// The authority that signs the mail server's certificate, if it is none that this machine trusts.
    pub smtp_ca: Option<Certificate>,
    /// The pause before the first retry of a mail. Each later pause is longer.
    pub mail_retry_first: Duration,
    /// The longest pause between two attempts to send a mail.
    pub mail_retry_most: Duration,
    /// How long a decision can be undone.
    pub undo: Duration,
    /// Whether rate limits and the time trap are on. Off is for tests on a loopback address.
    pub rate_limits: bool,
    /// Whether the addresses that practices name are visited.
    pub link_visits: bool,
    /// Whether the public reads how often the page of each practice was opened.
    pub public_views: bool,
    /// How many megabytes of finished public pages are kept in memory.
    pub page_cache_mb: u64,
    /// How many pages of which there is no end one network gets in a minute.
    pub endless_pages: u32,
    /// How many of them all networks get together.
    pub endless_pages_total: u32,
    /// The proxies whose headers about the visitor's address are trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether this is the demonstration, with samples and one-click sign-in.
    pub demo: bool,
    /// After how many days another reviewer may take a claimed submission over.
    pub claim_days: i64,
    /// After how many days a claim without a decision lapses by itself.
    pub claim_lapse_days: i64,
    /// Within how many days of its submission a first answer is promised.
    pub target_days: i64,
    /// After how many days without a save a returned draft lapses.
    pub draft_lapse_days: i64,
    /// After how many days the authors of a public practice are asked whether it is still true.
    pub confirm_days: i64,
    /// How many registrations the whole site takes in an hour.
    pub registrations: u32,
    /// How many mails visitors and account owners can cause in a minute on the whole site.
    pub link_mails: u32,
    /// How many open submissions an account may have before its first publication.
    pub open_submissions: i64,
    /// How many drafts an account may have open at once.
    pub open_drafts: i64,
    /// How many web addresses a practice may name, in its texts and sources together.
    pub links: i64,
    /// Where the bytes of pictures and files are kept.
    pub files: FilePlace,
    /// The most bytes of one picture or file, as it is sent.
    pub largest_file: u64,
    /// How many pictures and files a practice may have.
    pub practice_files: usize,
    /// The licence of submissions.
    pub licence: Licence,
    /// The site's number at the ARK Alliance. Without one, practices have no key besides their addresses.
    pub ark_naan: Option<Naan>,
    /// The cost of a password hash.
    pub argon2: Argon2Cost,
    /// The fewest characters of a password.
    pub password_minimum: usize,
}

impl Settings {
    /// Within how long of its submission a first answer is promised.
    pub fn target(&self) -> Duration {
        Duration::from_hours(24 * self.target_days.unsigned_abs())
    }
}

/// The site's name and texts.
#[derive(Debug, Clone)]
pub struct Site {
    /// The name of the site, on every page and in every mail.
    pub name: String,
    /// The line under the name on the home page.
    pub tagline: String,
    /// The disclaimer under every practice. If it is empty, the built-in sentence is shown.
    pub disclaimer: String,
}

/// The licence of submissions.
#[derive(Debug, Clone)]
pub struct Licence {
    /// The usual short name of the licence.
    pub name: String,
    /// The address of its text.
    pub url: Url,
}

/// The mail server's address, with its password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpAddress(pub Url);

impl std::fmt::Debug for SmtpAddress {
    /// Prints no password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&parse::masked(self.0.as_str()))
    }
}

/// A wrong value, which stops the start. The sentence names the setting and says what it should be.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct WrongSetting(pub String);

/// The settings, and the source of each.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The settings in force.
    pub settings: Settings,
    /// The same as `praxis config` prints it.
    pub table: Vec<InForce>,
    /// Warnings for the operator that do not stop the start.
    pub warnings: Vec<String>,
}

impl Loaded {
    /// The error about the value of a setting that turned out to be wrong after the start.
    pub fn wrong(&self, name: &str, why: &str) -> WrongSetting {
        let value = self.table.iter().find(|line| line.name == name);
        let (shown, origin) = value.map_or(("", &Origin::Default), |line| {
            (line.shown.as_str(), &line.origin)
        });
        WrongSetting::of(name, shown, origin, why)
    }
}

impl WrongSetting {
    fn of(name: &str, shown: &str, origin: &Origin, why: &str) -> Self {
        let why = why.trim_end_matches('.');
        Self(format!(
            "The setting {name} is “{shown}” ({origin}): {why}."
        ))
    }
}

/// Merges the sources and checks every value.
pub fn load(sources: &Sources) -> Result<Loaded, WrongSetting> {
    let mut layers = Layers::merge(sources)?;
    let listen: SocketAddr = layers.read(
        "listen",
        "an address and port such as 127.0.0.1:8080",
        |s| s.parse().ok(),
    )?;
    let data: PathBuf = layers.text("data").into();
    let settings = Settings {
        site: site(&layers)?,
        public_url: public_url(&mut layers, sources.demo, listen)?,
        database: database(&layers, &data)?,
        database_replica: database_replica(&layers)?,
        files: files::read(&layers, &data)?,
        largest_file: layers.number::<u64>("file_mb", 1, 100)? << 20,
        practice_files: layers.number("practice_files", 1, 100)?,
        data,
        listen,
        log: layers.filled("log")?,
        log_json: layers.read("log_format", "text or json", |s| match s {
            "text" => Some(false),
            "json" => Some(true),
            _ => None,
        })?,
        time_zone: time_zone(&layers)?,
        sender: layers.read(
            "sender",
            "a mail address such as Praxis <praxis@example.org>",
            |s| s.parse().ok(),
        )?,
        return_path: return_path(&layers)?,
        contact: layers.read("contact", "a mail address such as help@example.org", |s| {
            s.parse().ok()
        })?,
        smtp: smtp(&layers)?,
        smtp_ca: smtp_ca(&layers)?,
        mail_retry_first: layers.duration("mail_retry_first")?,
        mail_retry_most: layers.duration("mail_retry_most")?,
        undo: layers.duration("undo")?,
        rate_limits: layers.switch("rate_limits")?,
        link_visits: layers.switch("link_visits")?,
        public_views: layers.switch("public_views")?,
        page_cache_mb: layers.number("page_cache_mb", 0, 65_536)?,
        endless_pages: layers.number("endless_pages", 1, 1_000_000)?,
        endless_pages_total: layers.number("endless_pages_total", 1, 1_000_000)?,
        trusted_proxies: layers.read(
            "trusted_proxies",
            "networks such as 10.0.0.0/8, separated by commas",
            parse::networks,
        )?,
        demo: sources.demo,
        claim_days: layers.number("claim_days", 1, 365)?,
        claim_lapse_days: layers.number("claim_lapse_days", 1, 3_650)?,
        target_days: layers.number("target_days", 1, 365)?,
        draft_lapse_days: layers.number("draft_lapse_days", 1, 3_650)?,
        confirm_days: layers.number("confirm_days", 60, 3_650)?,
        registrations: layers.number("registrations", 1, 1_000_000)?,
        link_mails: layers.number("link_mails", 1, 1_000_000)?,
        open_submissions: layers.number("open_submissions", 1, 10_000)?,
        open_drafts: layers.number("open_drafts", 1, 10_000)?,
        links: layers.number("links", 0, 20)?,
        licence: licence(&layers)?,
        ark_naan: naan::read(&layers)?,
        argon2: argon2_cost::read(&layers)?,
        password_minimum: layers.number("password_minimum", 8, 128)?,
    };
    check_together(&settings, &layers)?;
    warn_together(&settings, &mut layers);
    Ok(Loaded {
        settings,
        table: layers.table(),
        warnings: layers.warnings,
    })
}

fn site(layers: &Layers) -> Result<Site, WrongSetting> {
    Ok(Site {
        name: layers.filled("site_name")?,
        tagline: layers.text("site_tagline").to_owned(),
        disclaimer: layers.text("site_disclaimer").to_owned(),
    })
}

fn licence(layers: &Layers) -> Result<Licence, WrongSetting> {
    Ok(Licence {
        name: layers.filled("licence_name")?,
        url: layers.read("licence_url", "a web address", |s| Url::parse(s).ok())?,
    })
}

fn time_zone(layers: &Layers) -> Result<TimeZone, WrongSetting> {
    layers.read(
        "time_zone",
        "a time zone such as UTC or Europe/Geneva, known to this machine",
        |s| TimeZone::get(s).ok(),
    )
}

/// The public address. A demonstration has open accounts, so its address is a loopback address even if the setting names
/// another one.
fn public_url(layers: &mut Layers, demo: bool, listen: SocketAddr) -> Result<Url, WrongSetting> {
    let own = || {
        Url::parse(&format!("http://{listen}")).map_err(|e| WrongSetting(format!("listen: {e}.")))
    };
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

/// Whether the host of an address is this machine, by name or as a loopback address.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn named_url(layers: &Layers) -> Result<Url, WrongSetting> {
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

fn database(layers: &Layers, data: &std::path::Path) -> Result<Target, WrongSetting> {
    if layers.text("database").is_empty() {
        return Ok(Target::Sqlite(data.join("praxis.db")));
    }
    layers
        .read(
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
        .and_then(|target| with_authority(target, layers))
}

fn database_replica(layers: &Layers) -> Result<Option<Target>, WrongSetting> {
    if layers.text("database_replica").is_empty() {
        return Ok(None);
    }
    let replica = layers.read(
        "database_replica",
        "postgres://user:password@host/name",
        |s| {
            let known = s.starts_with("postgres://") || s.starts_with("postgresql://");
            let replica = known.then(|| Target::Postgres(s.to_owned()));
            replica.filter(Target::is_readable)
        },
    )?;
    with_authority(replica, layers).map(Some)
}

/// Adds the file of `database_ca` to a server's address, where the library reads it.
fn with_authority(target: Target, layers: &Layers) -> Result<Target, WrongSetting> {
    let file = layers.text("database_ca");
    let Target::Postgres(address) = &target else {
        return Ok(target);
    };
    if file.is_empty() {
        return Ok(target);
    }
    layers.read("database_ca", PEM_FILE, certificates)?;
    let file: String = url::form_urlencoded::byte_serialize(file.as_bytes()).collect();
    let joint = if address.contains('?') { '&' } else { '?' };
    Ok(Target::Postgres(format!(
        "{address}{joint}sslrootcert={file}"
    )))
}

fn return_path(layers: &Layers) -> Result<Option<Address>, WrongSetting> {
    if layers.text("return_path").is_empty() {
        return Ok(None);
    }
    layers.read(
        "return_path",
        "a mail address such as bounces@example.org",
        |s| {
            let address: Address = s.parse().ok()?;
            // The token and its plus sign stand before the @, which has room for 64 characters.
            let fits = address.user().len() <= 30 && s.is_ascii() && !s.contains(['+', '"']);
            fits.then_some(Some(address))
        },
    )
}

fn smtp(layers: &Layers) -> Result<Option<SmtpAddress>, WrongSetting> {
    if layers.text("smtp").is_empty() {
        return Ok(None);
    }
    layers.read(
        "smtp",
        "smtp://user:password@host:587 or smtps://user:password@host",
        |s| {
            let url = Url::parse(s).ok()?;
            (matches!(url.scheme(), "smtp" | "smtps") && url.has_host())
                .then_some(Some(SmtpAddress(url)))
        },
    )
}

fn smtp_ca(layers: &Layers) -> Result<Option<Certificate>, WrongSetting> {
    if layers.text("smtp_ca").is_empty() {
        return Ok(None);
    }
    layers.read("smtp_ca", PEM_FILE, certificates).map(Some)
}

const PEM_FILE: &str = "a readable file with certificates in PEM";

/// Reads a file of certificates.
fn certificates(path: &str) -> Option<Certificate> {
    let pem = std::fs::read(path).ok()?;
    // The library accepts a file without certificates as an empty list.
    let some = String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----");
    let certificates = Certificate::from_pem(&pem).ok().filter(|_| some)?;
    // The library checks the content of a certificate only when it is used.
    let used = TlsParameters::builder("mail.example".to_owned())
        .certificate_store(CertificateStore::None)
        .add_root_certificate(certificates.clone());
    used.build().ok().map(|_| certificates)
}
