//! The log on standard error. Our own types mask their secrets. Libraries print the data that they handle (a mail's
//! text, a session's id, a setting of the database's address), so the log takes only those of their events that
//! [`is_harmless`] accepts, under every setting.

use std::io::IsTerminal;
use std::sync::OnceLock;

use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use super::log_buffer::LogBuffer;
use crate::config::{Settings, WrongSetting};

/// The name of our crate, with which the targets of its events begin.
const OURS: &str = env!("CARGO_CRATE_NAME");

/// Warnings of libraries that contain no data of a request: statements are literals with placeholders, and the pool
/// reports how long it waited.
const HARMLESS_WARNINGS: [&str; 2] = ["sqlx::query", "sqlx::pool::acquire"];

/// The buffer of the log of the service.
static STARTED: OnceLock<LogBuffer> = OnceLock::new();

/// Starts the log of the service with the filter of the settings.
pub fn start(settings: &Settings) -> Result<(), WrongSetting> {
    let filter = EnvFilter::try_new(&settings.log)
        .map_err(|e| WrongSetting(format!("The setting log is “{}”: {e}.", settings.log)))?;
    match LogBuffer::start() {
        Ok(buffer) => {
            write(filter, settings.log_json, buffer.clone());
            // The log is started once.
            let _ = STARTED.set(buffer);
        }
        // A machine without room for a thread: each line is written at once.
        Err(_) => write(filter, settings.log_json, std::io::stderr),
    }
    Ok(())
}

/// Writes the lines of the service that still wait, before the process ends.
pub fn flush() {
    if let Some(buffer) = STARTED.get() {
        buffer.flush();
    }
}

/// Starts the log of a command, which prints its own answers: warnings and errors only.
pub fn start_quietly(settings: &Settings) {
    let filter = EnvFilter::new("warn");
    write(filter, settings.log_json, std::io::stderr);
}

fn write<W>(filter: EnvFilter, json: bool, to: W)
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let ansi = std::io::stderr().is_terminal();
    let log = Registry::default().with(lines(filter, json, ansi, to));
    // A log that a test has started before stays as it is.
    drop(log.try_init());
}

/// The layer that writes the log: the events that the filter selects, and of libraries only the harmless ones.
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

/// Whether an event contains no data of a request: every event of our own, and errors and chosen warnings of libraries.
fn is_harmless(event: &Metadata<'_>) -> bool {
    let target = event.target();
    target.split("::").next() == Some(OURS)
        || *event.level() == Level::ERROR
        || (*event.level() == Level::WARN && HARMLESS_WARNINGS.contains(&target))
}
