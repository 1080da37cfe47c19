//! The log on standard error. Our own types mask what is secret in them. Libraries print what passes through them
//! (a mail's text, a session's id, a setting of the database's address), so the log takes from them only what
//! [`is_harmless`] lets through, whatever the setting asks for.

use std::io::IsTerminal;

use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use crate::config::{Settings, WrongSetting};

/// Our own crate, as the targets of its events begin.
const OURS: &str = env!("CARGO_CRATE_NAME");

/// Warnings of libraries that hold nothing of a request: statements are literals with placeholders, and the pool
/// says how long it waited.
const HARMLESS_WARNINGS: [&str; 2] = ["sqlx::query", "sqlx::pool::acquire"];

/// Starts the service's log as the settings say.
pub fn start(settings: &Settings) -> Result<(), WrongSetting> {
    let filter = EnvFilter::try_new(&settings.log)
        .map_err(|e| WrongSetting(format!("The setting log is “{}”: {e}.", settings.log)))?;
    write(filter, settings.log_json);
    Ok(())
}

/// A command's log: warnings only, since it answers in its own words.
pub fn start_quietly(settings: &Settings) {
    write(EnvFilter::new("warn"), settings.log_json);
}

fn write(filter: EnvFilter, json: bool) {
    let ansi = std::io::stderr().is_terminal();
    let log = Registry::default().with(lines(filter, json, ansi, std::io::stderr));
    // A log that was started before, by a test, goes on as it is.
    drop(log.try_init());
}

/// The lines of the log: what the filter asks for, of libraries only what is harmless.
pub fn lines<S, W>(
    filter: EnvFilter,
    json: bool,
    ansi: bool,
    to: W,
) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = filter.and(filter_fn(is_harmless));
    let text = tracing_subscriber::fmt::layer()
        .with_writer(to)
        .with_ansi(ansi);
    if json {
        text.json().with_filter(filter).boxed()
    } else {
        text.with_filter(filter).boxed()
    }
}

/// Whether nothing of a request can stand in it: all of our own, and of libraries errors and chosen warnings.
fn is_harmless(about: &Metadata<'_>) -> bool {
    let target = about.target();
    target.split("::").next() == Some(OURS)
        || *about.level() == Level::ERROR
        || (*about.level() == Level::WARN && HARMLESS_WARNINGS.contains(&target))
}
