//! Writes a mail in the format of RFC 5322: headers, two parts, addresses. Typed text cannot become a header: words go
//! through [`header`], addresses are parsed, and no header contains the name of a person.

use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::db::Timestamp;
use crate::db::ids::PracticeId;
use crate::mail::header;
use crate::mail::turn;

/// The content of a mail, before it is put into an envelope.
#[derive(Clone, Debug)]
pub struct MailContent<'a> {
    /// The Message-ID, with brackets.
    pub message_id: &'a str,
    /// The sender, as the operator has set it.
    pub from: &'a Mailbox,
    /// The address to which reports about it go; without one, the sender's.
    pub return_path: Option<Address>,
    /// The address of the recipient.
    pub to: &'a str,
    /// The subject line, not encoded yet.
    pub subject: &'a str,
    /// The text of the plain part.
    pub text: String,
    /// The markup of the HTML part.
    pub html: String,
    /// The moment at which it was owed.
    pub date: Timestamp,
    /// The Message-ID to which all mails about the same practice refer.
    pub thread: Option<String>,
    /// The address at which a mail provider may end such mails on the recipient's behalf (RFC 8058).
    pub unsubscribe: Option<String>,
    /// Whose turn it is, as the header says it.
    pub turn: Option<String>,
    /// The address to which an answer goes, if it is not the sender's.
    pub reply_to: Option<String>,
}

/// A mail in its envelope.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// The address to which reports about it go: the sender's, or the mail's own.
    pub from: Address,
    /// The address of the recipient, without a name.
    pub to: Address,
    /// The Message-ID, with brackets.
    pub message_id: String,
    /// The whole mail in the format of RFC 5322.
    pub bytes: Vec<u8>,
}

/// The Message-ID that stands for a practice. No mail has it: mails about one practice refer to it, so that mail
/// programs show them as one thread.
pub fn thread_of(practice: PracticeId, host: &str) -> String {
    format!("<practice.{practice}@{host}>")
}

/// Puts a mail into its envelope, or returns the reason why it cannot be sent, which the dead letter shows.
pub fn enclose(writing: MailContent<'_>) -> Result<Parcel, String> {
    let to = Address::from_str(writing.to)
        .map(|to| with_ascii_domain(&to))
        .map_err(|error| format!("the recipient's address is unreadable: {error}"))?;
    let from = Mailbox::new(
        writing.from.name.clone(),
        with_ascii_domain(&writing.from.email),
    );
    let since_1970 = Duration::from_micros(u64::try_from(writing.date.0).unwrap_or(0));
    let date: SystemTime = UNIX_EPOCH + since_1970;
    let mut message = Message::builder()
        .message_id(Some(writing.message_id.to_owned()))
        .date(date)
        .from(from.clone())
        .to(Mailbox::new(None, to.clone()))
        .raw_header(header::words("Subject", writing.subject))
        // Automatic responders do not answer it (RFC 3834).
        .raw_header(header::machine("Auto-Submitted", "auto-generated"));
    if let Some(from) = header::mailbox("From", &from) {
        message = message.raw_header(from);
    }
    if let Some(address) = writing.reply_to {
        let address = Address::from_str(&address)
            .map_err(|error| format!("the address for answers is unreadable: {error}"))?;
        message = message.reply_to(Mailbox::new(None, with_ascii_domain(&address)));
    }
    if let Some(turn) = writing.turn {
        message = message.raw_header(header::machine(turn::HEADER, &turn));
    }
    if let Some(thread) = writing.thread {
        message = message.in_reply_to(thread.clone()).references(thread);
    }
    if let Some(address) = writing.unsubscribe {
        let one_click = "List-Unsubscribe=One-Click";
        message = message
            .raw_header(header::machine("List-Unsubscribe", &format!("<{address}>")))
            .raw_header(header::machine("List-Unsubscribe-Post", one_click));
    }
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::plain(writing.text))
        .singlepart(SinglePart::html(writing.html));
    let message = message
        .multipart(parts)
        .map_err(|error| format!("the mail cannot be written: {error}"))?;
    Ok(Parcel {
        from: writing.return_path.unwrap_or(from.email),
        to,
        message_id: writing.message_id.to_owned(),
        bytes: message.formatted(),
    })
}

/// The address with its domain as the domain name system knows it: `bücher.example` is `xn--bcher-kva.example`. Every
/// mail server takes that form; only letters beyond ASCII before the @ need an extension of the server.
fn with_ascii_domain(address: &Address) -> Address {
    let ascii = match url::Host::parse(address.domain()) {
        Ok(url::Host::Domain(ascii)) if !address.domain().is_ascii() => {
            Address::new(address.user(), ascii).ok()
        }
        _ => None,
    };
    ascii.unwrap_or_else(|| address.clone())
}

#[cfg(test)]
mod tests {
    use super::{MailContent, enclose, thread_of};
    use crate::db::Timestamp;
    use crate::db::ids::PracticeId;
    use crate::mail::eml::Eml;

    /// Beginnings of other headers, ends of the text, ends of the conversation.
    const HOSTILE: [&str; 14] = [
        "Almaty\r\nBcc: everyone@example.org",
        "Almaty\nBcc: everyone@example.org",
        "Almaty\r\r\nBcc: everyone@example.org",
        "Almaty\u{2028}Bcc: everyone@example.org",
        "Almaty\r\n\r\nA new text",
        "\r\n.\r\nMAIL FROM:<x@example.org>",
        ".",
        "=?utf-8?b?DQpCY2M6IGFAYi5jDQo=?=",
        "A plain title =?utf-8?b?DQpCY2M6IGFAYi5jDQo=?= and more",
        "A title =?UTF-8?Q?=0D=0ABcc:_a@b.c?=",
        "Two halves =?utf-8?b?DQpC=?utf-8?b?Y2M6?= of one",
        "Café =?utf-8?b?DQpCY2M6IGFAYi5jDQo=?= beside a letter that is encoded",
        "A tab\t=?utf-8?b?DQpCY2M6IGFAYi5jDQo=?=\u{7f}",
        "A word of a thousand letters: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    fn writing<'a>(
        from: &'a lettre::message::Mailbox,
        subject: &'a str,
        to: &'a str,
    ) -> MailContent<'a> {
        MailContent {
            message_id: "<0192@praxis.example>",
            from,
            return_path: None,
            to,
            subject,
            text: format!("Above\n{subject}\n.\n..\nBelow"),
            html: "<p>é</p>".to_owned(),
            date: Timestamp(1_793_707_200_000_000),
            thread: Some(thread_of(PracticeId(417), "praxis.example")),
            unsubscribe: Some("https://praxis.example/unsubscribe/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".to_owned()),
            turn: Some("yes; until=2026-11-17".to_owned()),
            reply_to: Some("reader@example.org".to_owned()),
        }
    }

    #[test]
    fn no_typed_text_adds_a_header() {
        let from: lettre::message::Mailbox =
            "Praxis <praxis@example.org>".parse().expect("a mailbox");
        for subject in HOSTILE {
            let parcel = enclose(writing(&from, subject, "amina@example.org")).expect("a mail");
            let eml = Eml::read(&parcel.bytes);
            let names: Vec<&str> = eml.header_names().collect();
            let expected = [
                "Message-ID",
                "Date",
                "From",
                "To",
                "Subject",
                "Auto-Submitted",
                "Reply-To",
                "Praxis-Turn",
                "In-Reply-To",
                "References",
                "List-Unsubscribe",
                "List-Unsubscribe-Post",
                "MIME-Version",
                "Content-Type",
            ];
            assert_eq!(names, expected, "{subject:?}");
            assert_eq!(eml.to(), "amina@example.org", "{subject:?}");
            assert!(parcel.bytes.is_ascii(), "{subject:?}");
            let longest = parcel
                .bytes
                .split(|byte| *byte == b'\n')
                .map(<[u8]>::len)
                .max();
            assert!(longest < Some(998), "{subject:?}");
        }
    }

    #[test]
    fn an_encoded_word_that_was_typed_arrives_as_it_was_typed() {
        let name = "=?utf-8?b?DQpCY2M6IGFAYi5jDQo=?=";
        let from = lettre::message::Mailbox::new(
            Some(name.to_owned()),
            "praxis@example.org".parse().expect("an address"),
        );
        for subject in HOSTILE {
            let parcel = enclose(writing(&from, subject, "amina@example.org")).expect("a mail");
            let eml = Eml::read(&parcel.bytes);
            let one_line: Vec<_> = subject
                .split(char::is_control)
                .filter(|part| !part.is_empty())
                .collect();
            assert_eq!(eml.subject(), one_line.join(" "), "{subject:?}");
            let sender = format!("{name} <praxis@example.org>");
            assert_eq!(eml.header("From"), Some(&*sender));
        }
    }

    #[test]
    fn headers_say_what_the_mail_is() {
        let from: lettre::message::Mailbox =
            "Praxis <praxis@example.org>".parse().expect("a mailbox");
        let parcel = enclose(writing(&from, "Zurück an Sie", "amina@example.org")).expect("a mail");
        let eml = Eml::read(&parcel.bytes);
        let expected = [
            ("Message-ID", "<0192@praxis.example>"),
            ("Date", "Tue, 03 Nov 2026 12:00:00 +0000"),
            ("From", "Praxis <praxis@example.org>"),
            ("Subject", "Zurück an Sie"),
            ("Auto-Submitted", "auto-generated"),
            ("Reply-To", "reader@example.org"),
            ("Praxis-Turn", "yes; until=2026-11-17"),
            ("In-Reply-To", "<practice.417@praxis.example>"),
            ("References", "<practice.417@praxis.example>"),
            (
                "List-Unsubscribe",
                "<https://praxis.example/unsubscribe/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>",
            ),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ];
        for (name, value) in expected {
            assert_eq!(eml.header(name), Some(value), "{name}");
        }
        assert_eq!(eml.text, "Above\nZurück an Sie\n.\n..\nBelow");
        assert_eq!(eml.html, "<p>é</p>");
    }

    #[test]
    fn an_address_is_one_address() {
        let from: lettre::message::Mailbox = "praxis@example.org".parse().expect("a mailbox");
        for to in [
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org, b@example.org",
            "a",
            "",
            "<a@example.org>",
        ] {
            assert!(enclose(writing(&from, "One", to)).is_err(), "{to:?}");
        }
    }
}
