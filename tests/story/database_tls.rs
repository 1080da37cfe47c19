//! A database server of another machine: it hears nothing unless it encrypts and shows a certificate for its name.

use std::sync::{Arc, Mutex};

use praxis::config::{self, Sources};
use praxis::db::{Db, OpenFor, Target};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::authority::Authority;
use crate::world::World;

/// Linux takes this address for the machine itself; the service must take it for another one.
const ELSEWHERE: &str = "0.0.0.0";

const PASSWORD: &str = "canary-of-the-database";

/// What a client says first, to ask whether the server encrypts.
const ASKS_FOR_TLS: [u8; 8] = [0, 0, 0, 8, 4, 210, 22, 47];

/// A database server that only listens.
struct Listening {
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Listening {
    /// With an acceptor it encrypts; without one it says that it cannot.
    async fn start(encrypts: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard: Arc<Mutex<Vec<u8>>> = Arc::default();
        let told = heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that hangs up is what most of these stories are about.
                drop(hear(stream, encrypts.as_ref(), &told).await);
            }
        });
        Self { port, heard }
    }

    /// The settings' address of this server, with these parameters.
    fn target(&self, world: &World, parameters: &str, authority: &str) -> Target {
        let address = format!(
            "postgres://praxis:{PASSWORD}@{ELSEWHERE}:{}/praxis{parameters}",
            self.port
        );
        let sources = Sources {
            flags: vec![
                ("data", world.data().display().to_string()),
                ("database", address),
                ("database_ca", authority.to_owned()),
            ],
            ..Sources::default()
        };
        config::load(&sources).unwrap().settings.database
    }

    /// Whether a client gets as far as naming its user, and what the operator reads otherwise.
    async fn is_spoken_to(&self, target: &Target) -> (bool, String) {
        self.heard.lock().unwrap().clear();
        let refused = Db::open(target, OpenFor::Command).await.err().unwrap();
        let heard = self.heard.lock().unwrap().clone();
        let names_its_user = heard.windows(6).any(|word| word == b"praxis");
        assert!(
            names_its_user || heard.is_empty(),
            "{}",
            String::from_utf8_lossy(&heard)
        );
        (names_its_user, refused.to_string())
    }
}

async fn hear(
    mut stream: TcpStream,
    encrypts: Option<&TlsAcceptor>,
    told: &Mutex<Vec<u8>>,
) -> std::io::Result<()> {
    let mut asked = [0; 8];
    stream.read_exact(&mut asked).await?;
    if asked != ASKS_FOR_TLS {
        told.lock().unwrap().extend(asked);
        return listen(stream, told).await;
    }
    match encrypts {
        None => {
            stream.write_all(b"N").await?;
            listen(stream, told).await
        }
        Some(acceptor) => {
            stream.write_all(b"S").await?;
            listen(acceptor.accept(stream).await?, told).await
        }
    }
}

async fn listen(mut stream: impl AsyncRead + Unpin, told: &Mutex<Vec<u8>>) -> std::io::Result<()> {
    let mut heard = [0; 512];
    let length = stream.read(&mut heard).await?;
    told.lock().unwrap().extend(&heard[..length]);
    Ok(())
}

/// A machine in between takes the encryption away.
async fn a_database_server_that_does_not_encrypt_hears_nothing(world: World) {
    let server = Listening::start(None).await;
    for mode in ["", "?sslmode=disable", "?sslmode=prefer", "?sslmode=allow"] {
        let target = server.target(&world, mode, "");
        let (spoken_to, refused) = server.is_spoken_to(&target).await;
        assert!(!spoken_to, "{mode}");
        assert!(refused.contains("only if it encrypts"), "{refused}");
        assert!(!refused.contains(PASSWORD), "{refused}");
    }
}
story!(
    a_database_server_that_does_not_encrypt_hears_nothing,
    Sqlite
);

/// A machine in between shows a certificate that no trusted authority signed, or one for another name.
async fn a_database_server_that_is_another_hears_nothing(world: World) {
    let ours = Authority::new("Ministry");
    let foreign = Authority::new("Elsewhere");
    let file = ours.file(&world, "ministry.pem").display().to_string();
    let stranger = Listening::start(Some(foreign.vouches_for(ELSEWHERE))).await;
    let misnamed = Listening::start(Some(ours.vouches_for("db.example"))).await;
    let outdated = Listening::start(Some(ours.vouched_for(ELSEWHERE))).await;
    for server in [&stranger, &misnamed, &outdated] {
        for mode in ["", "?sslmode=require", "?sslmode=verify-ca"] {
            for authority in ["", &file] {
                let target = server.target(&world, mode, authority);
                let (spoken_to, refused) = server.is_spoken_to(&target).await;
                assert!(!spoken_to, "{mode} {authority}");
                assert!(refused.contains("database_ca"), "{refused}");
            }
        }
    }
}
story!(a_database_server_that_is_another_hears_nothing, Sqlite);

/// The right server is spoken to, once its authority is named.
async fn a_database_server_is_known_by_its_authority(world: World) {
    let ours = Authority::new("Ministry");
    let file = ours.file(&world, "authority of the ministry.pem");
    let server = Listening::start(Some(ours.vouches_for(ELSEWHERE))).await;
    let file = file.display().to_string();
    for parameters in ["", "?application_name=x"] {
        let target = server.target(&world, parameters, &file);
        assert!(server.is_spoken_to(&target).await.0, "{parameters}");
    }
    let unnamed = server.target(&world, "", "");
    assert!(!server.is_spoken_to(&unnamed).await.0);
}
story!(a_database_server_is_known_by_its_authority, Sqlite);

/// A file that is missing or holds no certificate stops the start with a sentence.
async fn the_authority_of_the_database_must_be_a_certificate(world: World) {
    let empty = world.data().join("empty.pem");
    std::fs::write(&empty, "no certificate").unwrap();
    for file in ["nowhere.pem", &empty.display().to_string()] {
        let sources = Sources {
            flags: vec![
                ("database", "postgres://u@db.example/x".to_owned()),
                ("database_ca", file.to_owned()),
            ],
            ..Sources::default()
        };
        let refused = config::load(&sources).unwrap_err().to_string();
        assert!(
            refused.starts_with("The setting database_ca is"),
            "{refused}"
        );
    }
}
story!(the_authority_of_the_database_must_be_a_certificate, Sqlite);
