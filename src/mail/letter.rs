//! The content of a mail before it is rendered: a heading, paragraphs, quotations, one button. Both parts of the mail
//! are rendered from the same letter, in the same order. Text that people typed is read as the pages read it: its lines
//! and lists stay, the HTML part escapes it, and it never becomes a link. It loses its line breaks where a header or a
//! single line is expected.

mod lines;

use std::fmt::Display;

use askama::Template;

use self::lines::{line, plain, quoted_lines, wrapped};
use crate::address;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::written::{self, Links, WrittenPart};

/// The placeholder of a mailed link's secret, until the mail leaves. It is a private character, which [`plain`]
/// removes from everything that people typed, so that no typed text can add a second placeholder.
pub(super) const SECRET_PLACE: &str = "\u{E000}";

/// One line of a list in a letter, such as a notice in a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LetterItem {
    /// The subject of the line, such as a practice's title.
    pub title: String,
    /// What happened, and the deadline of what is to be done.
    pub about: String,
    /// The page that shows it, if there is one.
    pub address: Option<String>,
}

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    subject: String,
    heading: String,
    blocks: Vec<LetterBlock>,
    because: String,
    end: Option<EndLink>,
    reply_to: Option<String>,
}

/// The link by which the recipient ends such mails.
#[derive(Clone, Debug)]
struct EndLink {
    label: String,
    address: String,
}

/// Words that a person typed, as both parts of a mail show them.
#[derive(Clone, Debug)]
pub struct QuotedWords {
    text: String,
    /// Paragraphs and lists, for the HTML part and for pages.
    pub parts: Vec<WrittenPart>,
}

impl QuotedWords {
    fn of(words: &str) -> Self {
        let typed = plain(words);
        Self {
            text: written::plain(&typed),
            parts: written::parts(&typed, Links::Text),
        }
    }
}

/// One question of the form, and what a person answered.
#[derive(Clone, Debug)]
pub struct QuotedAnswer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: QuotedWords,
}

/// One part of a letter. A page that previews a letter draws the same blocks.
#[derive(Clone, Debug)]
pub enum LetterBlock {
    /// The salutation.
    Greeting(String),
    /// A paragraph in the words of the service.
    Words(String),
    /// The subject of the letter: a title, and facts about it.
    About {
        /// The title of the practice, or the name of the account.
        title: String,
        /// Facts in one line, such as the reference.
        facts: String,
    },
    /// Words that a person typed.
    Quote(QuotedWords),
    /// Questions with the answers that a person gave.
    Answers(Vec<QuotedAnswer>),
    /// The one thing that the recipient is asked to do.
    Button {
        /// The words on the button.
        label: String,
        /// The absolute address to which it leads.
        address: String,
    },
    /// A list under a heading, such as one kind of notice in a digest.
    Items {
        /// The heading above the list.
        heading: String,
        /// The lines of the list, in order.
        items: Vec<LetterItem>,
    },
}

impl Letter {
    /// A letter with its subject line, and the heading that says what happened.
    pub fn new(subject: impl Display, heading: impl Display) -> Self {
        Self {
            subject: line(subject),
            heading: line(heading),
            blocks: Vec::new(),
            because: String::new(),
            end: None,
            reply_to: None,
        }
    }

    /// Sets the address to which an answer goes. Only a letter that is written when it leaves keeps it.
    #[must_use]
    pub fn answered_at(mut self, address: &str) -> Self {
        self.reply_to = Some(address.to_owned());
        self
    }

    /// Adds the salutation.
    #[must_use]
    pub fn greets(self, words: impl Display) -> Self {
        self.with(LetterBlock::Greeting(line(words)))
    }

    /// Adds a paragraph before all others, below the salutation.
    #[must_use]
    pub fn opens(mut self, words: impl Display) -> Self {
        let greets = matches!(self.blocks.first(), Some(LetterBlock::Greeting(_)));
        let block = LetterBlock::Words(line(words));
        self.blocks.insert(usize::from(greets), block);
        self
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn says(self, words: impl Display) -> Self {
        self.with(LetterBlock::Words(line(words)))
    }

    /// Adds the subject of the letter: a title, and below it facts such as the reference.
    #[must_use]
    pub fn about(self, title: impl Display, facts: impl Display) -> Self {
        self.with(LetterBlock::About {
            title: line(title),
            facts: line(facts),
        })
    }

    /// Adds words that a person typed. Empty words add no quotation.
    #[must_use]
    pub fn quotes(self, words: impl Display) -> Self {
        let quoted = QuotedWords::of(&words.to_string());
        if quoted.parts.is_empty() {
            self
        } else {
            self.with(LetterBlock::Quote(quoted))
        }
    }

    /// Adds questions and their answers.
    #[must_use]
    pub fn answers(self, answered: impl IntoIterator<Item = (String, String)>) -> Self {
        let answers = answered.into_iter().map(|(question, answer)| QuotedAnswer {
            question: line(question),
            answer: QuotedWords::of(&answer),
        });
        self.with(LetterBlock::Answers(answers.collect()))
    }

    /// Adds the button, which leads to an absolute address of the service.
    #[must_use]
    pub fn button(self, label: impl Display, address: impl Into<String>) -> Self {
        self.with(LetterBlock::Button {
            label: line(label),
            address: address.into(),
        })
    }

    /// Adds the button, which leads to an address with a secret. `address_of` is called with the secret's placeholder:
    /// `letter.secret_button(label, |token| address::reset_by(token).absolute(…))`
    #[must_use]
    pub fn secret_button(
        self,
        label: impl Display,
        address_of: impl FnOnce(&str) -> String,
    ) -> Self {
        // An address escapes its parameters, so the placeholder replaces a plain word afterwards.
        let address = address_of(PLAIN_PLACE).replace(PLAIN_PLACE, SECRET_PLACE);
        self.with(LetterBlock::Button {
            label: line(label),
            address,
        })
    }

    /// Sets the reason why the recipient receives the mail, which the last lines give.
    #[must_use]
    pub fn because(mut self, why: impl Display) -> Self {
        self.because = line(why);
        self
    }

    /// Adds the link by which the recipient ends such mails, beside the reason why they get them. `address_of` is called
    /// with the secret's placeholder.
    #[must_use]
    pub fn ends(mut self, label: impl Display, address_of: impl FnOnce(&str) -> String) -> Self {
        self.end = Some(EndLink {
            label: line(label),
            address: address_of(PLAIN_PLACE).replace(PLAIN_PLACE, SECRET_PLACE),
        });
        self
    }

    /// Adds a list under a heading.
    #[must_use]
    pub fn lists(self, heading: impl Display, items: Vec<LetterItem>) -> Self {
        let clean = |item: LetterItem| LetterItem {
            title: line(item.title),
            about: line(item.about),
            address: item.address,
        };
        self.with(LetterBlock::Items {
            heading: line(heading),
            items: items.into_iter().map(clean).collect(),
        })
    }

    fn with(mut self, block: LetterBlock) -> Self {
        self.blocks.push(block);
        self
    }

    /// The subject line of the mail.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The parts of the letter, in order.
    pub fn blocks(&self) -> &[LetterBlock] {
        &self.blocks
    }

    /// The reason why the recipient receives the mail.
    pub fn reason(&self) -> &str {
        &self.because
    }

    /// Renders both parts, in the language of `t`.
    pub fn render(&self, t: Messages, settings: &Settings) -> RenderedLetter {
        let template = LetterTemplate {
            t,
            site: &settings.site.name,
            letter: self,
            help: address::help().absolute(&settings.public_url, t.language()),
        };
        RenderedLetter {
            language: t.language(),
            subject: self.subject.clone(),
            text: template.text(),
            html: template.html(),
            reply_to: self.reply_to.clone(),
        }
    }
}

/// A letter as both parts of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedLetter {
    pub(super) language: Language,
    /// The subject line of the mail.
    pub subject: String,
    /// The text of the plain part.
    pub text: String,
    /// The markup of the HTML part.
    pub html: String,
    /// The address to which an answer goes, if it is not the sender's.
    pub reply_to: Option<String>,
}

impl RenderedLetter {
    /// A letter of which the outbox keeps the subject only: its room writes it when it leaves.
    pub fn written_later(subject: impl Display, language: Language) -> Self {
        Self {
            language,
            subject: line(subject),
            text: String::new(),
            html: String::new(),
            reply_to: None,
        }
    }

    /// The letter with a link that opens nothing, for an administrator who only looks at the mail.
    #[must_use]
    pub fn with_dead_link(mut self) -> Self {
        let nothing = "0".repeat(64);
        self.text = self.text.replace(SECRET_PLACE, &nothing);
        self.html = self.html.replace(SECRET_PLACE, &nothing);
        self
    }
}

/// The word that stands for the secret while the address is built.
const PLAIN_PLACE: &str = "the-place-of-the-secret";

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterTemplate<'a> {
    t: Messages,
    site: &'a str,
    letter: &'a Letter,
    help: String,
}

impl LetterTemplate<'_> {
    /// An address as the small print shows it, without its scheme.
    fn shown(address: &str) -> &str {
        address.split_once("://").map_or(address, |(_, rest)| rest)
    }

    /// Whether no person reads an answer to it.
    fn is_unread(&self) -> bool {
        self.letter.reply_to.is_none()
    }

    /// The address of the button, which the small print repeats for mail programs that draw no button.
    fn address(&self) -> Option<&str> {
        self.letter.blocks.iter().find_map(|block| match block {
            LetterBlock::Button { address, .. } => Some(address.as_str()),
            _ => None,
        })
    }

    /// The first words after the subject in a list of mails: whose turn it is, and what happened.
    fn preview(&self) -> String {
        let words = self.letter.blocks.iter().filter_map(|block| match block {
            LetterBlock::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.take(2).collect::<Vec<_>>().join(" ")
    }

    fn html(&self) -> String {
        // Writing into a String cannot fail, and no filter of the template does.
        self.render().unwrap_or_default()
    }

    fn text(&self) -> String {
        let mut parts = vec![wrapped(&self.letter.heading, "")];
        for block in &self.letter.blocks {
            match block {
                LetterBlock::Greeting(words) | LetterBlock::Words(words) => {
                    parts.push(wrapped(words, ""));
                }
                LetterBlock::About { title, facts } => parts.push(format!(
                    "{}\n{}",
                    wrapped(title, "  "),
                    wrapped(facts, "  ")
                )),
                LetterBlock::Quote(quoted) => parts.push(quoted_lines(&quoted.text)),
                LetterBlock::Answers(answers) => parts.extend(answers.iter().map(|one| {
                    let question = wrapped(&one.question, "");
                    format!("{question}\n{}", quoted_lines(&one.answer.text))
                })),
                LetterBlock::Button { label, address } => {
                    let label = self.t.say("mail-label").with("label", label.as_str());
                    parts.push(format!("{label}\n{address}"));
                }
                LetterBlock::Items { heading, items } => {
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
        let mut because = format!("{}. {}", self.site, self.letter.because);
        if self.is_unread() {
            because = format!("{because} {}", self.t.say("mail-not-read"));
        }
        let labelled = |label: &str, address: &str| {
            format!(
                "{}\n{address}",
                self.t.say("mail-label").with("label", label)
            )
        };
        let end = self.letter.end.iter();
        let end = end.map(|end| labelled(&end.label, &end.address));
        let ask = labelled(&self.t.say("mail-help").to_string(), &self.help);
        let lines = ["-- ".to_owned(), wrapped(&because, "")];
        let small_print: Vec<String> = lines.into_iter().chain(end).chain([ask]).collect();
        parts.push(small_print.join("\n"));
        parts.join("\n\n") + "\n"
    }
}
