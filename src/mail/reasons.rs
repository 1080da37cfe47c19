//! Why something is no longer owed. What is stored is a short English sentence of the program's own, which is as
//! good as a code: each is said in the reader's language, and what a person or a mail server wrote stays as it is.

use crate::language::Words;

/// Nobody is told, today, of what the demonstration's samples are said to have done years ago.
pub const SAMPLE: &str = "part of the sample history";

/// The reasons that the program gives, and the messages that say them.
const KNOWN: [(&str, &str); 15] = [
    (SAMPLE, "mail-why-sample"),
    ("the account is gone", "mail-why-account-gone"),
    ("the account was deleted", "mail-why-account-gone"),
    ("the account is suspended", "mail-why-suspended"),
    ("the receiver wants no such mails", "mail-why-unwanted"),
    ("its link would open nothing any more", "mail-why-link"),
    ("nothing is left in it", "mail-why-nothing-left"),
    ("there is no such practice", "mail-why-no-practice"),
    ("the practice is not public any more", "mail-why-not-public"),
    ("no longer an author", "mail-why-no-author"),
    ("no longer an administrator", "mail-why-no-administrator"),
    ("no longer a reviewer", "mail-why-no-reviewer"),
    ("a party to the practice by now", "mail-why-party"),
    (
        "no longer within the reviewer’s scope",
        "mail-why-out-of-scope",
    ),
    ("no longer waiting for review", "mail-why-not-waiting"),
];

/// A stored reason in words.
pub fn why(t: Words, stored: &str) -> String {
    KNOWN
        .iter()
        .find(|(reason, _)| *reason == stored)
        .map_or_else(|| stored.to_owned(), |(_, key)| t.say(key).to_string())
}
