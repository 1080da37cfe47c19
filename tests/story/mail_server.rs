//! A mail server that does what a script says: refuse, put off, cut off, lose its own answer, fall silent. It keeps
//! every copy that it took, so that a test can count them.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use praxis::mail::eml::Eml;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with one mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Answers this instead of a greeting, and hangs up.
    Greeting(&'static str),
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

/// A copy of a mail that the server took.
#[derive(Clone, Debug)]
pub struct Received {
    pub to: String,
    pub eml: Eml,
}

impl Received {
    pub fn message_id(&self) -> &str {
        self.eml.header("Message-ID").unwrap()
    }
}

#[derive(Default)]
struct State {
    /// What happens to the next mails to an address; afterwards they are accepted.
    scripts: HashMap<String, VecDeque<Act>>,
    /// What happens at the next connections.
    greetings: VecDeque<&'static str>,
    copies: Vec<Received>,
    performed: Vec<(String, Act)>,
}

/// The server.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = serving.clone();
                // A client that hangs up is part of the script.
                tokio::spawn(async move { drop(server.converse(stream).await) });
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

    fn next_act(&self, to: &str) -> Act {
        let mut state = self.state.lock().unwrap();
        let act = state
            .scripts
            .get_mut(to)
            .and_then(VecDeque::pop_front)
            .unwrap_or(Act::Accept);
        state.performed.push((to.to_owned(), act.clone()));
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

    fn take(&self, to: &str, raw: &str) {
        let copy = Received {
            to: to.to_owned(),
            eml: Eml::read(raw.as_bytes()),
        };
        self.state.lock().unwrap().copies.push(copy);
    }

    async fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        let greeting = self.state.lock().unwrap().greetings.pop_front();
        if let Some(words) = greeting {
            return say(&mut stream, words).await;
        }
        say(&mut stream, "220 mail.example ready").await?;
        let mut to = String::new();
        let mut act = Act::Accept;
        while let Some(line) = hear(&mut stream).await? {
            let verb = line.to_ascii_uppercase();
            match verb.as_str() {
                _ if verb.starts_with("EHLO") => {
                    say(&mut stream, "250-mail.example\r\n250 8BITMIME").await?;
                }
                _ if verb.starts_with("MAIL FROM:") => {
                    match self.peek(|act| matches!(act, Act::Mail(_))) {
                        Some((_, Act::Mail(words))) => say(&mut stream, words).await?,
                        _ => say(&mut stream, "250 ok").await?,
                    }
                }
                _ if verb.starts_with("RCPT TO:") => {
                    line["RCPT TO:".len()..]
                        .trim_matches(['<', '>', ' '])
                        .clone_into(&mut to);
                    act = self.next_act(&to);
                    match act {
                        Act::Rcpt(words) => say(&mut stream, words).await?,
                        Act::CutAtRcpt => return Ok(()),
                        Act::Silence => std::future::pending().await,
                        _ => say(&mut stream, "250 ok").await?,
                    }
                }
                "DATA" => {
                    if let Act::Data(words) = act {
                        say(&mut stream, words).await?;
                        continue;
                    }
                    say(&mut stream, "354 go on").await?;
                    if act == Act::CutInText {
                        hear(&mut stream).await?;
                        return Ok(());
                    }
                    let text = hear_text(&mut stream).await?;
                    match act {
                        Act::Text(words) => say(&mut stream, words).await?,
                        Act::LoseTheAnswer => {
                            self.take(&to, &text);
                            return Ok(());
                        }
                        Act::TakeInSilence => {
                            self.take(&to, &text);
                            std::future::pending::<()>().await;
                        }
                        _ => {
                            self.take(&to, &text);
                            say(&mut stream, "250 accepted").await?;
                        }
                    }
                }
                "QUIT" => return say(&mut stream, "221 bye").await,
                _ => say(&mut stream, "500 what").await?,
            }
        }
        Ok(())
    }
}

async fn say(stream: &mut BufReader<TcpStream>, words: &str) -> std::io::Result<()> {
    stream
        .get_mut()
        .write_all(format!("{words}\r\n").as_bytes())
        .await
}

async fn hear(stream: &mut BufReader<TcpStream>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await?;
    Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// The text up to the line with a lone dot, as RFC 5321 has it: doubled dots are one.
async fn hear_text(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut text = String::new();
    while let Some(line) = hear(stream).await? {
        if line == "." {
            return Ok(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push_str("\r\n");
    }
    Err(std::io::ErrorKind::UnexpectedEof.into())
}
