//! One conversation with a mail server, through lettre's connection. How far the conversation has come when it breaks off
//! decides whether the server may have the mail.

mod words;

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use url::Url;

use crate::encoding::percent_decode;
use crate::mail::delivery::Reply;
use crate::mail::message::Parcel;

use self::words::{said, shortened, tidy, words_of};
use super::redact::Redaction;
use super::relay::Relay;
use super::{ConversationReport, Stage};

/// How long the `QUIT` at the end may take; the result does not depend on it.
const GOODBYE: Duration = Duration::from_secs(2);

/// The part of a conversation's time within which one of several addresses must answer: three seconds of a minute. It is
/// less than the time after which a conversation counts as slow, so that a dead address beside a living one makes no
/// conversation slow.
const ONE_OF_SEVERAL: u32 = 20;

/// Why a mail server's address cannot be used, as a sentence for the operator.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct SmtpUrlError(String);

/// The encryption of the conversation.
#[derive(Clone)]
enum Protection {
    /// TLS from the first byte (`smtps://`).
    Whole(TlsParameters),
    /// TLS after STARTTLS, without which the conversation ends.
    StartTls(TlsParameters),
    /// No encryption: on this machine, or because the operator asked for it (`?tls=none`).
    None,
}

/// A mail server.
#[derive(Clone)]
pub struct SmtpServer {
    host: String,
    port: u16,
    protection: Protection,
    credentials: Option<Credentials>,
    redaction: Redaction,
    hello: ClientId,
    limit: Duration,
    relay: Relay,
}

impl std::fmt::Debug for SmtpServer {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl SmtpServer {
    /// Reads `smtp://user:password@host:587` or `smtps://…`. The service introduces itself as `own_host`. If `authority` is
    /// set, it is the only one that is trusted. `?tls=none` asks for no encryption, `?tls=required` for encryption on
    /// this machine, too.
    pub fn parse(
        url: &Url,
        own_host: &str,
        authority: Option<&Certificate>,
        limit: Duration,
    ) -> Result<Self, SmtpUrlError> {
        let wrong =
            |why: &str| SmtpUrlError(format!("The mail server's address cannot be used: {why}."));
        let host = url.host_str().ok_or_else(|| wrong("it names no host"))?;
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let asked = url.query_pairs().find(|(name, _)| name == "tls");
        let asked = asked.as_ref().map(|(_, value)| value.as_ref());
        let tls = || {
            let own = TlsParameters::builder(host.clone());
            let own = match authority {
                Some(authority) => own
                    .certificate_store(CertificateStore::None)
                    .add_root_certificate(authority.clone()),
                None => own,
            };
            own.build().map_err(|error| wrong(&error.to_string()))
        };
        let (protection, usual) = match (url.scheme(), asked) {
            ("smtps", None | Some("required")) => (Protection::Whole(tls()?), 465),
            ("smtp", Some("none")) => (Protection::None, 25),
            ("smtp", None) if is_loopback(&host) => (Protection::None, 25),
            ("smtp", None | Some("required")) => (Protection::StartTls(tls()?), 587),
            ("smtp" | "smtps", Some(_)) => {
                return Err(wrong("after ?tls= it knows required and none"));
            }
            _ => return Err(wrong("it must begin with smtp:// or smtps://")),
        };
        let (credentials, redaction) = match url.username() {
            "" => (None, Redaction::default()),
            user => {
                let user = decoded(user);
                let password = decoded(url.password().unwrap_or_default());
                let redaction = Redaction::of_credentials(&user, &password);
                (Some(Credentials::new(user, password)), redaction)
            }
        };
        let hello = match own_host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse()
        {
            Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
            Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
            Err(_) => ClientId::Domain(own_host.to_owned()),
        };
        Ok(Self {
            port: url.port().unwrap_or(usual),
            host,
            protection,
            credentials,
            redaction,
            hello,
            limit,
            relay: Relay::default(),
        })
    }

    /// The most time that one conversation may take.
    pub(super) fn limit(&self) -> Duration {
        self.limit
    }

    /// Holds one conversation about one mail. The reply is shown and logged, and may quote the mail; so it is redacted.
    pub(super) async fn deliver(&self, parcel: &Parcel, stage: &Stage) -> ConversationReport {
        let conversation = tokio::time::timeout(self.limit, self.converse(parcel, stage));
        let Ok(Conversation {
            reply,
            is_outage,
            takes_other_letters,
            connection,
        }) = conversation.await
        else {
            let words = format!(
                "the mail server stalled for {} seconds",
                self.limit.as_secs()
            );
            return ConversationReport {
                reply: stage.silence(words),
                stalled: true,
                is_outage: !stage.is_addressed(),
                takes_other_letters: None,
            };
        };
        if let Some(mut connection) = connection {
            // The server has answered for the mail, so a failing `QUIT` changes nothing.
            drop(tokio::time::timeout(GOODBYE, connection.quit()).await);
        }
        let redaction = self.redaction.clone().with_mail(&parcel.bytes);
        ConversationReport {
            reply: reply.in_words(|words| shortened(&redaction.apply(words))),
            stalled: false,
            is_outage,
            takes_other_letters,
        }
    }

    async fn converse(&self, parcel: &Parcel, stage: &Stage) -> Conversation {
        let mut connection = match self.connect().await {
            Ok(connection) => connection,
            Err(words) => {
                return Conversation {
                    reply: Reply::Unreachable(words),
                    is_outage: true,
                    takes_other_letters: None,
                    connection: None,
                };
            }
        };
        stage.is_talking();
        let takes_other_letters = announces_utf8(&connection);
        let (reply, is_outage) = match hand_over(&mut connection, parcel, stage).await {
            Ok(response) => (Reply::Accepted(said(&response)), false),
            Err(HandoverError::Ours(words)) => (Reply::Refused(words), false),
            Err(HandoverError::Theirs(error)) => {
                let reply = judge(&error, stage);
                let refuses_us = matches!(reply, Reply::Unreachable(_));
                (reply, refuses_us || !stage.is_addressed())
            }
        };
        Conversation {
            reply,
            is_outage,
            takes_other_letters: Some(takes_other_letters),
            connection: (!connection.has_broken()).then_some(connection),
        }
    }

    /// Connects, encrypts and signs in. A host with several addresses is tried at each of them; addresses that did not
    /// answer lately come last. Only the last address has the whole time of the conversation.
    async fn connect(&self) -> Result<AsyncSmtpConnection, String> {
        let addresses = tokio::net::lookup_host((self.host.as_str(), self.port))
            .await
            .map_err(|error| tidy(&error.to_string()))?;
        self.connect_to_one_of(addresses.collect()).await
    }

    async fn connect_to_one_of(
        &self,
        addresses: Vec<SocketAddr>,
    ) -> Result<AsyncSmtpConnection, String> {
        let mut words = "the mail server's name has no address".to_owned();
        let addresses = self.relay.in_order(addresses);
        for (others, address) in (0..addresses.len()).rev().zip(addresses) {
            let patience = self.limit / ONE_OF_SEVERAL;
            // The last address is limited by the conversation alone.
            let patience = if others == 0 { Duration::MAX } else { patience };
            match tokio::time::timeout(patience, self.connect_at(address)).await {
                Ok(Ok(connection)) => {
                    self.relay.answered(address);
                    return Ok(connection);
                }
                // The server answered and refused the service, so another address would refuse it, too.
                Ok(Err(error)) if error.status().is_some() => return Err(words_of(&error)),
                Ok(Err(error)) => words = words_of(&error),
                Err(_) => {
                    self.relay.kept_silent(address);
                    words = format!("{address} kept silent");
                }
            }
        }
        Err(words)
    }

    async fn connect_at(&self, address: SocketAddr) -> Result<AsyncSmtpConnection, Error> {
        let whole = match &self.protection {
            Protection::Whole(tls) => Some(tls.clone()),
            Protection::StartTls(_) | Protection::None => None,
        };
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            address,
            Some(self.limit),
            &self.hello,
            whole,
            None,
        )
        .await?;
        if let Protection::StartTls(tls) = &self.protection {
            connection.starttls(tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// How a conversation ended in time.
struct Conversation {
    reply: Reply,
    is_outage: bool,
    takes_other_letters: Option<bool>,
    /// The connection, if it can still be ended politely.
    connection: Option<AsyncSmtpConnection>,
}

/// Why a mail could not be handed over.
enum HandoverError {
    /// The server's extensions show that it cannot accept such a mail.
    Ours(String),
    Theirs(Error),
}

impl From<Error> for HandoverError {
    fn from(error: Error) -> Self {
        Self::Theirs(error)
    }
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    parcel: &Parcel,
    stage: &Stage,
) -> Result<Response, HandoverError> {
    let mut options = Vec::new();
    if !(parcel.from.as_ref() as &str).is_ascii() || !(parcel.to.as_ref() as &str).is_ascii() {
        if !announces_utf8(connection) {
            return Err(HandoverError::Ours(
                "the mail server takes no addresses with other than Latin letters".to_owned(),
            ));
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if !parcel.bytes.is_ascii() {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    connection
        .command(Mail::new(Some(parcel.from.clone()), options))
        .await?;
    stage.has_named_the_recipient();
    connection
        .command(Rcpt::new(parcel.to.clone(), Vec::new()))
        .await?;
    connection.command(Data).await?;
    stage.sends_the_text();
    Ok(connection.message(&parcel.bytes).await?)
}

/// Whether the server announced `SMTPUTF8`.
fn announces_utf8(connection: &AsyncSmtpConnection) -> bool {
    let server = connection.server_info();
    server.supports_feature(Extension::SmtpUtfEight)
}

/// The reply that an error stands for: the server's answer, or, for a closed connection, how far the conversation had
/// come.
fn judge(error: &Error, stage: &Stage) -> Reply {
    let words = words_of(error);
    let code = error.status().map(u16::from);
    // The server demands that the service signs in or encrypts: the mail is not at fault.
    if code.is_some_and(|code| matches!(code, 530 | 534 | 535 | 538)) {
        Reply::Unreachable(words)
    } else if error.is_permanent() {
        Reply::Refused(words)
    } else if error.is_transient() {
        Reply::Deferred(words)
    } else {
        stage.hung_up(words)
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

/// Decodes the percent-encoding of a user name or password.
fn decoded(part: &str) -> String {
    String::from_utf8_lossy(&percent_decode(part.as_bytes())).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Protection, SmtpServer, decoded};
    use std::time::Duration;
    use url::Url;

    fn smtp(address: &str) -> Result<SmtpServer, super::SmtpUrlError> {
        let url = Url::parse(address).expect("an address");
        SmtpServer::parse(&url, "praxis.example", None, Duration::from_secs(1))
    }

    #[test]
    fn nothing_travels_in_the_clear_unless_asked() {
        let rows = [
            ("smtp://mail.example", "StartTls", 587),
            ("smtp://mail.example:25", "StartTls", 25),
            ("smtps://mail.example", "Whole", 465),
            ("smtp://127.0.0.1:2525", "None", 2525),
            ("smtp://[::1]:2525", "None", 2525),
            ("smtp://localhost", "None", 25),
            ("smtp://127.0.0.1.example.org", "StartTls", 587),
            ("smtp://mail.example?tls=none", "None", 25),
            ("smtp://mail.example?tls=required", "StartTls", 587),
            ("smtp://localhost:2525?tls=required", "StartTls", 2525),
            ("smtps://mail.example?tls=required", "Whole", 465),
        ];
        for (address, protection, port) in rows {
            let smtp = smtp(address).expect(address);
            let found = match smtp.protection {
                Protection::Whole(_) => "Whole",
                Protection::StartTls(_) => "StartTls",
                Protection::None => "None",
            };
            assert_eq!((found, smtp.port), (protection, port), "{address}");
        }
        for wrong in [
            "http://mail.example",
            "smtps://mail.example?tls=none",
            "smtp://mail.example?tls=maybe",
        ] {
            assert!(smtp(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_decoded_and_never_shown() {
        assert_eq!(decoded("a%40b%2Fc%zz%"), "a@b/c%zz%");
        let smtp = smtp("smtps://u:s3cret@mail.example").expect("an address");
        assert_eq!(format!("{smtp:?}"), "mail.example:465");
    }

    /// A server that greets; and one whose connections are taken and never greeted.
    #[tokio::test]
    async fn a_silent_address_beside_a_living_one_costs_little_and_only_once() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let living = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let addresses = [&silent, &living].map(|it| it.local_addr().expect("an address"));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = living.accept().await {
                let mut heard = [0; 100];
                drop(stream.write_all(b"220 ready\r\n").await);
                drop(stream.read(&mut heard).await);
                drop(stream.write_all(b"250 mail.example\r\n").await);
            }
        });
        let url = Url::parse("smtp://localhost").expect("an address");
        let smtp = SmtpServer::parse(&url, "praxis.example", None, Duration::from_secs(10))
            .expect("an address");
        for expected in [[0, 1], [1, 0], [1, 0]] {
            let order = smtp.relay.in_order(addresses.to_vec());
            assert_eq!(order, expected.map(|place| addresses[place]));
            assert!(smtp.connect_to_one_of(addresses.to_vec()).await.is_ok());
        }
    }
}
