//! What the scripted mail server does with one mail.

/// What the server does with one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers this instead of a greeting, and hangs up.
    Greeting(&'static str),
    /// Answers this to `AUTH`. In this and the following, `{link}`, `{secret}`, `{header}` and `{auth}` stand for the
    /// link of the last text heard, the last part of that link, the header that names the text and what `AUTH` said.
    Auth(&'static str),
    /// Answers this to `MAIL FROM`.
    Mail(&'static str),
    /// Answers this to `RCPT TO`.
    Rcpt(&'static str),
    /// Answers this to `DATA`.
    Data(&'static str),
    /// Answers this to the text.
    Text(&'static str),
    /// Hangs up at `RCPT TO`.
    CutAtRcpt,
    /// Hangs up in the middle of the text, and has not taken it.
    CutInText,
    /// Takes the text and hangs up before it says so.
    LoseTheAnswer,
    /// Takes the text and never says so.
    TakeInSilence,
    /// Says nothing more after `RCPT TO`.
    Silence,
    /// Answers `RCPT TO` one letter after another, and never to the end.
    Drip,
    /// Takes the text.
    Accept,
}

impl Act {
    /// Whether the text had been sent when it went wrong: only then may there be a second copy.
    pub fn is_after_the_text(&self) -> bool {
        matches!(
            self,
            Self::CutInText | Self::LoseTheAnswer | Self::TakeInSilence
        )
    }
}
