//! The line on standard error that says how far a long command has come. Nothing is written where no person reads.

use std::borrow::Cow;

use indicatif::{ProgressBar, ProgressStyle};

/// The line.
pub struct ProgressLine(ProgressBar);

impl ProgressLine {
    /// A line that says what is being done.
    pub fn begin(what: impl Into<Cow<'static, str>>) -> Self {
        let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::no_length().with_style(style);
        bar.set_message(what);
        Self(bar)
    }

    /// Something else is being done.
    pub fn name(&self, what: impl Into<Cow<'static, str>>) {
        self.0.set_message(what);
        self.0.tick();
    }

    /// So much of it is done.
    pub fn show(&self, done: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(done);
    }

    /// Takes the line away while something is printed.
    pub fn aside(&self, print: impl FnOnce()) {
        self.0.suspend(print);
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
