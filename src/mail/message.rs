//! Writes a mail as the mail server wants it: headers, two parts, addresses. Nothing that people typed can become a
//! header: subjects are one line and encoded, addresses are parsed, names of people stand in no header.

use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::db::Timestamp;

/// A mail as its rooms wrote it, on its way into an envelope.
#[derive(Clone, Debug)]
pub struct Writing<'a> {
    /// Its Message-ID, with brackets.
    pub message_id: &'a str,
    /// Who sends it, as the operator has set it.
    pub from: &'a Mailbox,
    /// The receiver's address.
    pub to: &'a str,
    /// The subject line.
    pub subject: &'a str,
    /// The plain part.
    pub text: String,
    /// The HTML part.
    pub html: String,
    /// When it was owed.
    pub date: Timestamp,
    /// The Message-ID that mails about the same practice refer to.
    pub thread: Option<String>,
    /// Where a mail provider may end such mails on the receiver's behalf (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// A mail in its envelope.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// The sender's bare address.
    pub from: Address,
    /// The receiver's bare address.
    pub to: Address,
    /// Its Message-ID, with brackets.
    pub message_id: String,
    /// The mail, as RFC 5322 wants it.
    pub bytes: Vec<u8>,
}

/// The Message-ID that stands for a practice. No mail has it: it only holds those about one practice together.
pub fn thread_of(practice: i64, host: &str) -> String {
    format!("<practice.{practice}@{host}>")
}

/// Puts a mail into its envelope, or says in the words of a dead letter why that cannot be.
pub fn envelope(writing: Writing<'_>) -> Result<Parcel, String> {
    let to = Address::from_str(writing.to)
        .map_err(|error| format!("the receiver's address is unreadable: {error}"))?;
    let since_1970 = Duration::from_micros(u64::try_from(writing.date.0).unwrap_or(0));
    let date: SystemTime = UNIX_EPOCH + since_1970;
    let mut message = Message::builder()
        .message_id(Some(writing.message_id.to_owned()))
        .date(date)
        .from(writing.from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(one_line(writing.subject))
        // Answering machines keep silent (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
    if let Some(thread) = writing.thread {
        message = message.in_reply_to(thread.clone()).references(thread);
    }
    if let Some(address) = writing.unsubscribe {
        // Both pre-encoded: folding an address would break it, and it is made of ours and a token.
        message = message
            .raw_header(bare_header(
                "List-Unsubscribe",
                format!("<{}>", one_line(&address)),
            ))
            .raw_header(bare_header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::plain(writing.text))
        .singlepart(SinglePart::html(writing.html));
    let message = message
        .multipart(parts)
        .map_err(|error| format!("the mail cannot be written: {error}"))?;
    Ok(Parcel {
        from: writing.from.email.clone(),
        to,
        message_id: writing.message_id.to_owned(),
        bytes: message.formatted(),
    })
}

/// A header's text is one line, whatever it was made of.
fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

fn bare_header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        value.clone(),
        value,
    )
}
