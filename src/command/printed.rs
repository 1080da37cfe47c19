//! What commands print. The reader of the output may close it early, as `head` does. Then the rest is not printed, and the
//! command ends as it would have.

use std::fmt::Display;
use std::io::{ErrorKind, Write, stderr, stdout};

use super::Stop;

/// Prints lines on standard output.
pub fn print(lines: impl Display) -> Result<(), Stop> {
    let mut out = stdout().lock();
    let written = writeln!(out, "{lines}").and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::Said(format!(
            "The output cannot be written: {error}."
        ))),
        _ => Ok(()),
    }
}

/// Prints lines about a service that has started, and goes on if they cannot be printed.
pub fn announce(lines: impl Display) {
    if let Err(stop) = print(lines) {
        tracing::warn!(%stop, "the service has started, and its first lines are not printed");
    }
}

/// Prints a sentence for the operator on standard error. A failure to print it is not reported.
pub fn complain(words: impl Display) {
    drop(writeln!(stderr().lock(), "praxis: {words}"));
}
