//! The log on standard error. What is secret is masked by the types that hold it, not here.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Settings, Wrong};

/// Starts the service's log as the settings say.
pub fn start(settings: &Settings) -> Result<(), Wrong> {
    let filter = EnvFilter::try_new(&settings.log)
        .map_err(|e| Wrong(format!("The setting log is “{}”: {e}.", settings.log)))?;
    write(filter, settings.log_json);
    Ok(())
}

/// A command's log: warnings only, since it answers in its own words.
pub fn start_quietly(settings: &Settings) {
    write(EnvFilter::new("warn"), settings.log_json);
}

fn write(filter: EnvFilter, json: bool) {
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A log that was started before, by a test, goes on as it is.
    drop(if json {
        log.json().try_init()
    } else {
        log.try_init()
    });
}
