//! What a mail says, before it is dressed: a heading, paragraphs, somebody's words, one button. Both parts of the
//! mail are drawn from the same letter, in the same order. Whatever people typed is plain text here: it is escaped
//! in the HTML part, never becomes a link, and loses line breaks where a header or a single line is meant.

use std::fmt::Display;

use askama::Template;

use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};

/// Where the secret of a mailed link goes when the mail leaves. A private character: [`plain`] takes it out of
/// everything that people typed, so nobody can make a second place.
pub(super) const SECRET_PLACE: &str = "\u{E000}";

/// The widest line of a plain part.
const WIDTH: usize = 72;

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    subject: String,
    heading: String,
    greeting: Option<String>,
    blocks: Vec<Block>,
    because: String,
}

/// One thing that a letter says. A page that shows a letter before it goes draws the same blocks.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph of ours.
    Words(String),
    /// What the letter is about: a title, and facts about it.
    About {
        /// The title.
        title: String,
        /// Such as the reference.
        facts: String,
    },
    /// Somebody's words, word for word, a paragraph each.
    Quote(Vec<String>),
    /// The one thing to do.
    Button {
        /// Its words.
        label: String,
        /// Where it leads.
        address: String,
    },
    /// A group of a digest.
    Items {
        /// What stands above them.
        heading: String,
        /// Each of them.
        items: Vec<super::model::Item>,
    },
}

impl Letter {
    /// A letter with its subject line and the heading that says what happened.
    pub fn new(subject: impl Display, heading: impl Display) -> Self {
        Self {
            subject: line(subject),
            heading: line(heading),
            greeting: None,
            blocks: Vec::new(),
            because: String::new(),
        }
    }

    /// Greets the receiver by name.
    #[must_use]
    pub fn greets(mut self, words: impl Display) -> Self {
        self.greeting = Some(line(words));
        self
    }

    /// Goes on with a paragraph.
    #[must_use]
    pub fn says(self, words: impl Display) -> Self {
        self.with(Block::Words(line(words)))
    }

    /// Names what it is about: a title, and beneath it facts such as the reference.
    #[must_use]
    pub fn about(self, title: impl Display, facts: impl Display) -> Self {
        self.with(Block::About {
            title: line(title),
            facts: line(facts),
        })
    }

    /// Gives somebody's words, word for word. Without any there is no quotation.
    #[must_use]
    pub fn quotes(self, words: impl Display) -> Self {
        let paragraphs = paragraphs(&plain(&words.to_string()));
        if paragraphs.is_empty() {
            self
        } else {
            self.with(Block::Quote(paragraphs))
        }
    }

    /// The one thing to do, at an absolute address of ours.
    #[must_use]
    pub fn button(self, label: impl Display, address: impl Into<String>) -> Self {
        self.with(Block::Button {
            label: line(label),
            address: address.into(),
        })
    }

    /// The one thing to do, at an address that holds a secret: the function is given the secret's place.
    /// `letter.secret_button(label, |token| address::reset_by(token).absolute(…))`
    #[must_use]
    pub fn secret_button(self, label: impl Display, address: impl FnOnce(&str) -> String) -> Self {
        // An address escapes what it is given, so it is given a plain word and the place is put there after.
        let address = address(PLAIN_PLACE).replace(PLAIN_PLACE, SECRET_PLACE);
        self.with(Block::Button {
            label: line(label),
            address,
        })
    }

    /// Why the receiver gets it, as the last lines say.
    #[must_use]
    pub fn because(mut self, why: impl Display) -> Self {
        self.because = line(why);
        self
    }

    /// A group: of a digest, or of what a letter names.
    #[must_use]
    pub fn lists(self, heading: impl Display, items: Vec<super::model::Item>) -> Self {
        let clean = |item: super::model::Item| super::model::Item {
            title: line(item.title),
            about: line(item.about),
            address: item.address,
        };
        self.with(Block::Items {
            heading: line(heading),
            items: items.into_iter().map(clean).collect(),
        })
    }

    fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// The subject line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// What it says, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Why the receiver gets it.
    pub fn reason(&self) -> &str {
        &self.because
    }

    /// Draws both parts, in the language of these words.
    pub fn dress(&self, t: Messages, settings: &Settings) -> Dressed {
        let frame = LetterPage {
            t,
            site: &settings.site.name,
            letter: self,
            help: address::help().absolute(&settings.public_url, t.language()),
        };
        Dressed {
            language: t.language(),
            subject: self.subject.clone(),
            text: frame.text(),
            html: frame.html(),
        }
    }
}

/// A letter as both parts of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dressed {
    pub(super) language: Language,
    /// The subject line.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Dressed {
    /// With a link that opens nothing at the secret's place: for whoever only wants to see the mail.
    #[must_use]
    pub fn with_dead_link(mut self) -> Self {
        let nothing = "0".repeat(64);
        self.text = self.text.replace(SECRET_PLACE, &nothing);
        self.html = self.html.replace(SECRET_PLACE, &nothing);
        self
    }
}

/// What stands for the secret while an address is made of it.
const PLAIN_PLACE: &str = "the-place-of-the-secret";

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterPage<'a> {
    t: Messages,
    site: &'a str,
    letter: &'a Letter,
    help: String,
}

impl LetterPage<'_> {
    /// An address as the small print shows it: where it leads is what counts, not how.
    fn shown(address: &str) -> &str {
        address.split_once("://").map_or(address, |(_, rest)| rest)
    }

    /// The button's address once more in the small print, for clients that draw no button.
    fn address(&self) -> Option<&str> {
        self.letter.blocks.iter().find_map(|block| match block {
            Block::Button { address, .. } => Some(address.as_str()),
            _ => None,
        })
    }

    /// The first words after the subject in a list of mails.
    fn preview(&self) -> &str {
        self.letter
            .blocks
            .iter()
            .find_map(|block| match block {
                Block::Words(words) => Some(words.as_str()),
                _ => None,
            })
            .unwrap_or_default()
    }

    fn html(&self) -> String {
        // Writing into a String cannot fail, and no filter of the template does.
        self.render().unwrap_or_default()
    }

    fn text(&self) -> String {
        let mut parts = vec![wrapped(&self.letter.heading, "")];
        parts.extend(self.letter.greeting.clone());
        for block in &self.letter.blocks {
            match block {
                Block::Words(words) => parts.push(wrapped(words, "")),
                Block::About { title, facts } => parts.push(format!(
                    "{}\n{}",
                    wrapped(title, "  "),
                    wrapped(facts, "  ")
                )),
                Block::Quote(quoted) => {
                    let quoted: Vec<_> = quoted.iter().map(|words| wrapped(words, "> ")).collect();
                    parts.push(quoted.join("\n>\n"));
                }
                Block::Button { label, address } => {
                    let label = self.t.say("mail-label").with("label", label.as_str());
                    parts.push(format!("{label}\n{address}"));
                }
                Block::Items { heading, items } => {
                    parts.push(wrapped(heading, ""));
                    parts.extend(items.iter().map(|item| {
                        let lines = [wrapped(&item.title, "  "), wrapped(&item.about, "  ")];
                        let address = item.address.iter().map(|address| format!("  {address}"));
                        lines
                            .into_iter()
                            .filter(|line| !line.is_empty())
                            .chain(address)
                            .collect::<Vec<_>>()
                            .join("\n")
                    }));
                }
            }
        }
        let because = format!(
            "{}. {} {}",
            self.site,
            self.letter.because,
            self.t.say("mail-not-read")
        );
        let ask = self.t.say("mail-help").to_string();
        let ask = self.t.say("mail-label").with("label", ask);
        parts.push(format!(
            "-- \n{}\n{ask}\n{}",
            wrapped(&because, ""),
            self.help
        ));
        parts.join("\n\n") + "\n"
    }
}

/// What people typed, as mails may carry it: without control characters and without the secret's place.
fn plain(typed: &str) -> String {
    let kept = |c: char| (c == '\n' || !c.is_control()) && !SECRET_PLACE.contains(c);
    typed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| kept(*c))
        .collect()
}

/// The same on one line: what a header, a heading or a paragraph may hold.
fn line(words: impl Display) -> String {
    breakable(&plain(&words.to_string()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Parts words at blanks where a line may break; the blanks that hold a mark to its word stay in it.
fn breakable(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| !word.is_empty())
}

/// Parts a text at its line breaks.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines()
        .map(line)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Breaks one paragraph into lines at its blanks, each behind the same mark. What has no blanks stays whole.
fn wrapped(words: &str, mark: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in breakable(words) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(last) if length < room => {
                last.push(' ');
                last.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(format!("{mark}{word}"));
                room = WIDTH.saturating_sub(mark.len() + length);
            }
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{line, paragraphs, plain, wrapped};

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(
            line("Almaty\r\nBcc: all@example.org"),
            "Almaty Bcc: all@example.org"
        );
        assert_eq!(line("  two \t blanks\u{0}\u{7} "), "two blanks");
        assert_eq!(line("\u{2028}"), "");
        assert_eq!(
            line("Vraiment\u{202f}?  Oui\u{a0}: "),
            "Vraiment\u{202f}? Oui\u{a0}:"
        );
    }

    #[test]
    fn nobody_types_a_place_for_a_secret() {
        assert_eq!(plain("before\u{E000}after"), "beforeafter");
    }

    #[test]
    fn words_break_at_blanks_only() {
        let text = wrapped(&"seven letters ".repeat(12), "> ");
        assert!(
            text.lines()
                .all(|line| line.starts_with("> ") && line.chars().count() <= super::WIDTH)
        );
        assert_eq!(text.lines().count(), 3);
        assert_eq!(wrapped("", "> "), "");
        assert_eq!(wrapped(&"没".repeat(200), "").lines().count(), 1);
    }

    #[test]
    fn a_quotation_keeps_its_paragraphs() {
        assert_eq!(
            paragraphs(&plain("One.\r\n\r\nTwo.\rThree.")),
            ["One.", "Two.", "Three."]
        );
    }
}
