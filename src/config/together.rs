//! Values that are valid alone and wrong together, and values that are accepted and deserve a warning.

use super::layers::Layers;
use super::{FilePlace, Settings, WrongSetting, is_loopback};
use crate::db::Target;

/// Refuses values that are valid alone and wrong together.
pub(super) fn check_together(settings: &Settings, layers: &Layers) -> Result<(), WrongSetting> {
    let local = settings.listen.ip().is_loopback();
    if settings.demo && !local {
        return Err(layers.wrong("listen", "the demo has open accounts, so it listens on this machine only, such as 127.0.0.1:8080"));
    }
    if !local && layers.text("public_url").is_empty() {
        return Err(layers.wrong(
            "listen",
            "beyond this machine public_url must say which address people use, such as https://practices.example.org; the service answers under this name only",
        ));
    }
    if !settings.rate_limits && !local {
        return Err(layers.wrong(
            "rate_limits",
            "they can be off only where the service listens on a loopback address",
        ));
    }
    let has_server = matches!(settings.database, Target::Postgres(_));
    if settings.database_replica.is_some() && !has_server {
        return Err(layers.wrong(
            "database_replica",
            "it follows a PostgreSQL server, so database must name one",
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
    let least = least_memory(settings.argon2.passes);
    if settings.argon2.memory < least && !local {
        return Err(layers.wrong(
            "argon2_memory",
            &format!("with this argon2_passes it must be at least {least}; less is for tests, where the service listens on a loopback address"),
        ));
    }
    Ok(())
}

/// The least memory of a password hash in KiB, by its passes: the choices that the OWASP Password Storage Cheat Sheet
/// calls equal.
const fn least_memory(passes: u32) -> u32 {
    match passes {
        0 | 1 => 47_104,
        2 => 19_456,
        3 => 12_288,
        4 => 9_216,
        _ => 7_168,
    }
}

/// Warns of values that are accepted and lower the security.
pub(super) fn warn_together(settings: &Settings, layers: &mut Layers) {
    if settings.argon2.memory < least_memory(settings.argon2.passes) {
        layers.warnings.push(
            "argon2_memory is below what OWASP allows for password hashes: this is for tests only"
                .to_owned(),
        );
    }
    if settings.public_url.scheme() == "http" && !is_loopback(&settings.public_url) {
        layers.warnings.push(format!(
            "public_url is {}: without https passwords, cookies and drafts cross the network in the clear",
            settings.public_url
        ));
    }
    if let FilePlace::S3(place) = &settings.files
        && let Some(endpoint) = &place.endpoint
        && endpoint.scheme() == "http"
        && !is_loopback(endpoint)
    {
        layers.warnings.push(format!(
            "files_endpoint is {endpoint}: without https the pictures and files of drafts cross the network in the clear"
        ));
    }
    if !settings.demo {
        let warnings = warn_of_addresses(settings);
        layers.warnings.extend(warnings);
    }
}

/// Warns of addresses that lead people nowhere: those of this machine, in what others read.
fn warn_of_addresses(settings: &Settings) -> Vec<String> {
    let mut warnings = Vec::new();
    let here = is_loopback(&settings.public_url);
    if here && !settings.listen.ip().is_loopback() {
        warnings.push(format!(
            "public_url is {} and listen is {}: the service answers under this name only, so visitors from other machines are refused with 421",
            settings.public_url, settings.listen
        ));
    }
    if settings.smtp.is_none() {
        return warnings;
    }
    if here {
        warnings.push(format!(
            "smtp is set and public_url is {}: the links in mails lead to the reader's own machine",
            settings.public_url
        ));
    }
    for (name, mailbox) in [("sender", &settings.sender), ("contact", &settings.contact)] {
        if is_local_name(mailbox.email.domain()) {
            warnings.push(format!(
                "smtp is set and {name} is {mailbox}: no mail can be delivered to this address, and mail servers may refuse mails that name it"
            ));
        }
    }
    warnings
}

/// Whether a name means this machine, on whichever machine it is read.
fn is_local_name(domain: &str) -> bool {
    domain.eq_ignore_ascii_case("localhost")
        || domain.to_ascii_lowercase().ends_with(".localhost")
        || domain.eq_ignore_ascii_case("localhost.localdomain")
}
