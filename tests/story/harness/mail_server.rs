//! A mail server that does what a script says: refuse, put off, cut off, lose its own answer, fall silent. It keeps
//! every copy that it took, so that a test can count them, and tells when something happens, so that none need sleep.
//! Its door says how it greets, encrypts and whom it lets in.

mod act;

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use praxis::mail::eml::Eml;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;

pub use act::Act;

/// A copy of a mail that the server took.
#[derive(Clone, Debug)]
pub struct Received {
    /// The return path.
    pub from: String,
    pub to: String,
    pub eml: Eml,
    /// Whether it came encrypted.
    pub encrypted: bool,
}

impl Received {
    pub fn message_id(&self) -> &str {
        self.eml.header("Message-ID").unwrap()
    }
}

/// How the server encrypts.
#[derive(Clone, Default)]
pub enum Tls {
    /// Not at all.
    #[default]
    None,
    /// From the first byte.
    Whole(TlsAcceptor),
    /// When it is asked to.
    Asked(TlsAcceptor),
}

/// How the server greets, and whom it lets in.
#[derive(Clone, Default)]
pub struct Door {
    pub tls: Tls,
    /// What must be said after `AUTH PLAIN` before it takes a mail.
    pub secret: Option<&'static str>,
    /// Lines before the one that ends its greeting.
    pub banner: usize,
    /// Whether it takes addresses in other letters than Latin ones.
    pub utf8: bool,
}

#[derive(Default)]
struct State {
    /// What happens to the next mails to an address; afterwards they are accepted.
    scripts: HashMap<String, VecDeque<Act>>,
    /// What happens at the next connections.
    greetings: VecDeque<&'static str>,
    copies: Vec<Received>,
    performed: Vec<(String, Act)>,
    /// Every line but the texts that was heard in the clear.
    clear: Vec<String>,
    /// The last text heard, taken or not, and what `AUTH` said last.
    text: String,
    auth: String,
    /// Whether new connections are taken and never greeted.
    mute: bool,
    /// How many were.
    not_greeted: usize,
}

/// The server.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    door: Door,
    state: Arc<Mutex<State>>,
    happened: Arc<Notify>,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::behind(Door::default()).await
    }

    /// A server behind such a door.
    pub async fn behind(door: Door) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            door,
            state: Arc::default(),
            happened: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = serving.clone();
                // A client that hangs up is part of the script.
                tokio::spawn(async move { drop(Talk::hold(server, stream).await) });
            }
        });
        server
    }

    /// What happens to the next mails to this address, one act each.
    pub fn script(&self, to: &str, acts: impl IntoIterator<Item = Act>) {
        let mut state = self.state.lock().unwrap();
        for act in acts {
            match act {
                Act::Greeting(words) => state.greetings.push_back(words),
                act => state
                    .scripts
                    .entry(to.to_owned())
                    .or_default()
                    .push_back(act),
            }
        }
    }

    /// From now on new connections are taken and never greeted, or greeted again.
    pub fn mute(&self, mute: bool) {
        self.state.lock().unwrap().mute = mute;
    }

    /// How many connections were taken and never greeted.
    pub fn not_greeted(&self) -> usize {
        self.state.lock().unwrap().not_greeted
    }

    /// Every copy taken, in order.
    pub fn copies(&self) -> Vec<Received> {
        self.state.lock().unwrap().copies.clone()
    }

    /// The copies to one address.
    pub fn copies_to(&self, to: &str) -> Vec<Received> {
        self.copies()
            .into_iter()
            .filter(|copy| copy.to == to)
            .collect()
    }

    /// Address and subject of every copy.
    pub fn subjects(&self) -> Vec<(String, String)> {
        let line = |copy: Received| (copy.to.clone(), copy.eml.subject().to_owned());
        let mut lines: Vec<_> = self.copies().into_iter().map(line).collect();
        lines.sort();
        lines
    }

    /// Every act performed, to whom.
    pub fn performed(&self) -> Vec<(String, Act)> {
        self.state.lock().unwrap().performed.clone()
    }

    /// Waits until a mail to this recipient was answered in this way.
    pub async fn until_performed(&self, to: &str, act: Act) {
        let wanted = (to.to_owned(), act);
        self.until(|server| server.performed().contains(&wanted))
            .await;
    }

    /// Waits until what has happened here is as the test wants it.
    pub async fn until(&self, fits: impl Fn(&Self) -> bool) {
        let happened = async {
            loop {
                let next = self.happened.notified();
                tokio::pin!(next);
                // From here on nothing that happens is missed.
                next.as_mut().enable();
                if fits(self) {
                    return;
                }
                next.await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_mins(2), happened).await;
        assert!(waited.is_ok(), "performed: {:?}", self.performed());
    }

    /// Every line but the texts that was heard in the clear.
    pub fn heard_in_the_clear(&self) -> Vec<String> {
        self.state.lock().unwrap().clear.clone()
    }

    /// Words of a script, with what they quote of what was heard.
    pub fn quoted(&self, words: &str) -> String {
        if !words.contains('{') {
            return words.to_owned();
        }
        let state = self.state.lock().unwrap();
        let eml = Eml::read(state.text.as_bytes());
        let mut links = eml
            .text
            .split_whitespace()
            .filter(|word| word.starts_with("http"));
        let link = links.next().unwrap_or("no link").to_owned();
        let mut headers = state
            .text
            .lines()
            .filter(|line| line.starts_with("Message-ID"));
        words
            .replace("{link}", &link)
            .replace("{secret}", link.rsplit('/').next().unwrap())
            .replace("{header}", headers.next().unwrap_or("no header"))
            .replace("{auth}", &state.auth)
    }

    fn is_mute(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let mute = state.mute;
        state.not_greeted += usize::from(mute);
        drop(state);
        self.happened.notify_waiters();
        mute
    }

    fn next_act(&self, to: &str) -> Act {
        let mut state = self.state.lock().unwrap();
        let act = state
            .scripts
            .get_mut(to)
            .and_then(VecDeque::pop_front)
            .unwrap_or(Act::Accept);
        state.performed.push((to.to_owned(), act.clone()));
        self.happened.notify_waiters();
        act
    }

    fn peek(&self, sender_stage: impl Fn(&Act) -> bool) -> Option<(String, Act)> {
        let mut state = self.state.lock().unwrap();
        let found = state
            .scripts
            .iter()
            .find(|(_, acts)| acts.front().is_some_and(&sender_stage));
        let to = found.map(|(to, _)| to.clone())?;
        let act = state.scripts.get_mut(&to).and_then(VecDeque::pop_front)?;
        state.performed.push((to.clone(), act.clone()));
        Some((to, act))
    }

    fn take(&self, (from, to): (&str, &str), raw: &str, encrypted: bool) {
        let copy = Received {
            from: from.to_owned(),
            to: to.to_owned(),
            eml: Eml::read(raw.as_bytes()),
            encrypted,
        };
        self.state.lock().unwrap().copies.push(copy);
        self.happened.notify_waiters();
    }
}

/// Either side of encryption.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<W: AsyncRead + AsyncWrite + Unpin + Send> Wire for W {}

/// One conversation.
struct Talk {
    server: MailServer,
    wire: BufReader<Box<dyn Wire>>,
    encrypted: bool,
    signed_in: bool,
    from: String,
    to: String,
    act: Act,
}

impl Talk {
    async fn hold(server: MailServer, stream: TcpStream) -> std::io::Result<()> {
        let whole = match &server.door.tls {
            Tls::Whole(tls) => Some(tls.clone()),
            Tls::None | Tls::Asked(_) => None,
        };
        let encrypted = whole.is_some();
        let wire: Box<dyn Wire> = match whole {
            Some(tls) => Box::new(tls.accept(stream).await?),
            None => Box::new(stream),
        };
        let talk = Self {
            signed_in: server.door.secret.is_none(),
            server,
            wire: BufReader::new(wire),
            encrypted,
            from: String::new(),
            to: String::new(),
            act: Act::Accept,
        };
        talk.converse().await
    }

    async fn converse(mut self) -> std::io::Result<()> {
        let greeting = self.server.state.lock().unwrap().greetings.pop_front();
        if self.server.is_mute() {
            std::future::pending::<()>().await;
        }
        if let Some(words) = greeting {
            return self.say(words).await;
        }
        for _ in 0..self.server.door.banner {
            self.say("220-this server is only for those who have read these lines to their end")
                .await?;
        }
        self.say("220 mail.example ready").await?;
        while let Some(line) = self.hear().await? {
            if !self.encrypted {
                self.server.state.lock().unwrap().clear.push(line.clone());
            }
            let verb = line.split([' ', ':']).next().unwrap_or_default();
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.hello().await?,
                "STARTTLS" => self = self.encrypt().await?,
                "AUTH" => self.sign_in(&line).await?,
                "MAIL" => self.mail(&line).await?,
                "RCPT" => {
                    if self.receiver(&line).await? {
                        return Ok(());
                    }
                }
                "DATA" => {
                    if self.data().await? {
                        return Ok(());
                    }
                }
                "QUIT" => return self.say("221 bye").await,
                _ => self.say("500 what").await?,
            }
        }
        Ok(())
    }

    async fn hello(&mut self) -> std::io::Result<()> {
        let door = self.server.door.clone();
        self.say("250-mail.example").await?;
        if matches!(door.tls, Tls::Asked(_)) && !self.encrypted {
            self.say("250-STARTTLS").await?;
        }
        if door.secret.is_some() {
            self.say("250-AUTH PLAIN LOGIN").await?;
        }
        if door.utf8 {
            self.say("250-SMTPUTF8").await?;
        }
        self.say("250 8BITMIME").await
    }

    async fn encrypt(mut self) -> std::io::Result<Self> {
        let Tls::Asked(tls) = self.server.door.tls.clone() else {
            self.say("502 no").await?;
            return Ok(self);
        };
        self.say("220 go on").await?;
        let wire = tls.accept(self.wire.into_inner()).await?;
        self.wire = BufReader::new(Box::new(wire));
        self.encrypted = true;
        Ok(self)
    }

    async fn sign_in(&mut self, line: &str) -> std::io::Result<()> {
        let right = self.server.door.secret.is_some_and(|secret| {
            line.strip_prefix("AUTH PLAIN ")
                .is_some_and(|said| said == secret)
        });
        line.clone_into(&mut self.server.state.lock().unwrap().auth);
        if let Some((_, Act::Auth(words))) = self.server.peek(|act| matches!(act, Act::Auth(_))) {
            return self.say(words).await;
        }
        self.signed_in |= right;
        self.say(if right {
            "235 welcome"
        } else {
            "535 5.7.8 wrong user name or password"
        })
        .await
    }

    async fn mail(&mut self, line: &str) -> std::io::Result<()> {
        if !self.signed_in {
            return self.say("530 5.7.0 sign in first").await;
        }
        let path = line["MAIL FROM:".len()..].split('>').next();
        path.unwrap_or_default()
            .trim_matches(['<', ' '])
            .clone_into(&mut self.from);
        let fits = line.is_ascii() || (self.server.door.utf8 && line.ends_with("SMTPUTF8"));
        if !fits {
            return self.say("553 what letters are these").await;
        }
        match self.server.peek(|act| matches!(act, Act::Mail(_))) {
            Some((_, Act::Mail(words))) => self.say(words).await,
            _ => self.say("250 ok").await,
        }
    }

    /// Hears for whom it is; whether the server hangs up then.
    async fn receiver(&mut self, line: &str) -> std::io::Result<bool> {
        line["RCPT TO:".len()..]
            .trim_matches(['<', '>', ' '])
            .clone_into(&mut self.to);
        self.act = self.server.next_act(&self.to);
        match self.act {
            Act::Rcpt(words) => self.say(words).await?,
            Act::CutAtRcpt => return Ok(true),
            Act::Silence => std::future::pending().await,
            Act::Drip => {
                let mut pace = tokio::time::interval(Duration::from_millis(100));
                loop {
                    self.wire.get_mut().write_all(b"2").await?;
                    pace.tick().await;
                }
            }
            _ => self.say("250 ok").await?,
        }
        Ok(false)
    }

    /// Hears the text; whether the server hangs up then.
    async fn data(&mut self) -> std::io::Result<bool> {
        if let Act::Data(words) = self.act {
            self.say(words).await?;
            return Ok(false);
        }
        self.say("354 go on").await?;
        if self.act == Act::CutInText {
            self.hear().await?;
            return Ok(true);
        }
        let text = self.hear_text().await?;
        text.clone_into(&mut self.server.state.lock().unwrap().text);
        let (from, to) = (self.from.clone(), self.to.clone());
        let encrypted = self.encrypted;
        match self.act {
            Act::Text(words) => self.say(words).await?,
            Act::LoseTheAnswer => {
                self.server.take((&from, &to), &text, encrypted);
                return Ok(true);
            }
            Act::TakeInSilence => {
                self.server.take((&from, &to), &text, encrypted);
                std::future::pending::<()>().await;
            }
            _ => {
                self.server.take((&from, &to), &text, encrypted);
                self.say("250 accepted").await?;
            }
        }
        Ok(false)
    }

    async fn say(&mut self, words: &str) -> std::io::Result<()> {
        let words = self.server.quoted(words);
        let wire = self.wire.get_mut();
        wire.write_all(format!("{words}\r\n").as_bytes()).await?;
        wire.flush().await
    }

    async fn hear(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        let length = self.wire.read_line(&mut line).await?;
        Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// The text up to the line with a lone dot, as RFC 5321 has it: doubled dots are one.
    async fn hear_text(&mut self) -> std::io::Result<String> {
        let mut text = String::new();
        while let Some(line) = self.hear().await? {
            if line == "." {
                return Ok(text);
            }
            text.push_str(line.strip_prefix('.').unwrap_or(&line));
            text.push_str("\r\n");
        }
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}
