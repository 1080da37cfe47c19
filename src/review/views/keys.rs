//! The single keys of the queue and the desk, as the dialog lists them. The script obeys them.

use crate::language::Messages;

/// Keys that belong together, and what they do.
pub struct Shortcut {
    pub keys: &'static [&'static str],
    pub does: String,
}

/// All of them.
pub(super) fn shortcuts(t: Messages) -> Vec<Shortcut> {
    let all: [(&'static [&'static str], &'static str); 5] = [
        (&["j", "k"], "review-key-lines"),
        (&["o"], "review-key-open"),
        (&["n", "p"], "review-key-beside"),
        (&["/"], "review-key-search"),
        (&["?"], "review-key-help"),
    ];
    let shortcut = |(keys, does): (&'static [&'static str], &'static str)| Shortcut {
        keys,
        does: t.say(does).to_string(),
    };
    all.into_iter().map(shortcut).collect()
}
