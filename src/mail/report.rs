//! Reads the report of a mail server about a mail that it could not deliver (RFC 3464), or what older servers write instead.
//! Knows no database. The text of a report is a stranger's: only the code of the status is taken from it.

use std::io;
use std::panic::resume_unwind;
use std::thread;

use lettre::Address;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

/// The most bytes of a report that are read. What follows is the copy of the mail.
pub const LIMIT: usize = 250_000;

/// The stack of the thread that reads a report. The parser builds messages within messages, and drops them by recursion: one
/// of the longest can have 9,000, each of which has room for 7,000 bytes here.
const STACK: usize = 64 * 1024 * 1024;

/// The digits of a token in a return path.
const TOKEN_DIGITS: usize = 32;

/// The headers that name the address to which a report was delivered.
const ADDRESSED: [&str; 5] = [
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "to",
];

/// Where older servers append a copy of the mail, which says nothing of its delivery.
const COPY: &str = "--- Below this line is a copy";

/// What a message says that arrived at the return path of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportedFate {
    /// The mail did not arrive, and the server has given up.
    Failed {
        /// Whether the address is the reason: no later mail to it will arrive either.
        is_hard: bool,
        /// The code of the status, such as `5.1.1`.
        status: String,
    },
    /// The server still tries.
    Delayed,
    /// Nothing about a delivery that failed: an automatic reply, a receipt, the answer of a person.
    Nothing,
}

/// A message that arrived at the return path, and the token of the mail that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryReport {
    /// The token; `None`: the message names no return path of ours.
    pub token: Option<String>,
    /// What it says.
    pub fate: ReportedFate,
}

/// The return path of a mail: the operator's address with the token of the mail behind a plus sign.
pub fn return_path(address: &Address, token: &str) -> Option<Address> {
    Address::new(format!("{}+{token}", address.user()), address.domain()).ok()
}

/// The token in an address below `address`, wherever it stands in this text.
pub fn token_in(text: &str, address: &Address) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let before = format!("{}+", address.user().to_ascii_lowercase());
    let after = format!("@{}", address.domain().to_ascii_lowercase());
    text.match_indices(&before).find_map(|(at, _)| {
        let rest = text.get(at + before.len()..)?;
        let token = rest.get(..TOKEN_DIGITS)?;
        let is_token = token.bytes().all(|byte| byte.is_ascii_hexdigit());
        (is_token && rest.get(TOKEN_DIGITS..)?.starts_with(&after)).then(|| token.to_owned())
    })
}

/// Reads a message. `to`: the address to which it was delivered, where the mail server says it.
pub fn read(bytes: &[u8], to: Option<&str>, address: &Address) -> io::Result<DeliveryReport> {
    let bytes = bytes.get(..LIMIT).unwrap_or(bytes);
    thread::scope(|scope| {
        let large = thread::Builder::new().stack_size(STACK);
        let reading = large.spawn_scoped(scope, || understand(bytes, to, address))?;
        reading.join().or_else(|panic| resume_unwind(panic))
    })
}

fn understand(bytes: &[u8], to: Option<&str>, address: &Address) -> DeliveryReport {
    let parsed = MessageParser::default().parse(bytes);
    let said = to.and_then(|to| token_in(to, address));
    let named = || {
        let headers = parsed.as_ref()?.headers_raw();
        let mut addressed = headers.filter(|(name, _)| {
            let name = name.to_ascii_lowercase();
            ADDRESSED.contains(&name.as_str())
        });
        addressed.find_map(|(_, value)| token_in(value, address))
    };
    DeliveryReport {
        token: said.or_else(named),
        fate: parsed.as_ref().map_or(ReportedFate::Nothing, fate_in),
    }
}

fn fate_in(message: &Message<'_>) -> ReportedFate {
    match report_type(message) {
        Some(kind) if kind == "delivery-status" => {
            let status = message.parts.iter().find(|part| is_status(part));
            let lines = status.map(|part| String::from_utf8_lossy(part.contents()).into_owned());
            fate_in_fields(&lines.unwrap_or_default())
        }
        None if is_from_a_server(message) => fate_in_words(message),
        _ => ReportedFate::Nothing,
    }
}

/// The type of a `multipart/report`.
fn report_type(message: &Message<'_>) -> Option<String> {
    let kind = message.content_type()?;
    let is_report = kind.ctype().eq_ignore_ascii_case("multipart")
        && kind
            .subtype()
            .is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"));
    let of = kind.attribute("report-type").unwrap_or_default();
    is_report.then(|| of.to_ascii_lowercase())
}

fn is_status(part: &MessagePart<'_>) -> bool {
    let is_one = |subtype: &str| {
        let subtype = subtype.to_ascii_lowercase();
        matches!(&*subtype, "delivery-status" | "global-delivery-status")
    };
    part.content_type().is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("message") && kind.subtype().is_some_and(is_one)
    })
}

/// The worst that the recipients of a report say; a mail of ours has one recipient, and a list behind it may have more.
fn fate_in_fields(fields: &str) -> ReportedFate {
    let text = fields.replace("\r\n", "\n");
    let mut worst = ReportedFate::Nothing;
    for recipient in text.split("\n\n") {
        let field = |name: &str| {
            recipient.lines().find_map(|line| {
                let (found, value) = line.split_once(':')?;
                let value = value.trim().to_ascii_lowercase();
                found.trim().eq_ignore_ascii_case(name).then_some(value)
            })
        };
        let action = field("action").unwrap_or_default();
        let status = field("status").and_then(|status| first_status(&status));
        let fate = match &*action {
            "failed" => failed(status.unwrap_or_else(|| "4.0.0".to_owned())),
            "delayed" => ReportedFate::Delayed,
            _ => ReportedFate::Nothing,
        };
        if weight(&fate) > weight(&worst) {
            worst = fate;
        }
    }
    worst
}

const fn weight(fate: &ReportedFate) -> u8 {
    match fate {
        ReportedFate::Failed { is_hard: true, .. } => 3,
        ReportedFate::Failed { .. } => 2,
        ReportedFate::Delayed => 1,
        ReportedFate::Nothing => 0,
    }
}

/// Whether a message that is no report comes from the program of a mail server.
fn is_from_a_server(message: &Message<'_>) -> bool {
    message.headers_raw().any(|(name, value)| {
        let value = value.to_ascii_lowercase();
        name.eq_ignore_ascii_case("x-failed-recipients")
            || (name.eq_ignore_ascii_case("from")
                && (value.contains("mailer-daemon") || value.contains("postmaster@")))
    })
}

/// What a server says in words alone.
fn fate_in_words(message: &Message<'_>) -> ReportedFate {
    let body = message.body_text(0).unwrap_or_default();
    let said = body.split(COPY).next().unwrap_or_default();
    let subject = message.subject().unwrap_or_default().to_ascii_lowercase();
    if subject.starts_with("warning") || subject.contains("delayed") {
        return ReportedFate::Delayed;
    }
    match first_status(said).or_else(|| first_reply(said)) {
        Some(status) => failed(status),
        None => ReportedFate::Nothing,
    }
}

/// A failure with this status. The address is the reason of a permanent one, unless it says something else (RFC 3463): of
/// our own address, of a full mailbox, of the size or the content of the mail, or of a rule of the server.
fn failed(status: String) -> ReportedFate {
    let mut parts = status.split('.');
    let (class, subject, detail) = (parts.next(), parts.next(), parts.next());
    let is_another_reason = matches!(
        (subject.unwrap_or_default(), detail.unwrap_or_default()),
        ("1", "7" | "8") | ("2", "2" | "3") | ("3" | "6" | "7", _)
    );
    ReportedFate::Failed {
        is_hard: class == Some("5") && !is_another_reason,
        status,
    }
}

/// The first code such as `5.1.1` in a text.
fn first_status(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    let mut codes = words.map(|word| word.trim_matches('.'));
    let is_status = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        let fits = |part: &&str| (1..=3).contains(&part.len());
        parts.len() == 3 && matches!(parts[0], "4" | "5") && parts.iter().all(fits)
    };
    codes.find(is_status).map(str::to_owned)
}

/// The class of the first reply such as `550` in a text, as a status.
fn first_reply(text: &str) -> Option<String> {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    let is_reply = |word: &&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let found = words.find(|word| is_reply(word) && word.starts_with(['4', '5']))?;
    found.get(..1).map(|class| format!("{class}.0.0"))
}
