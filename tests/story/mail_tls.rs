//! Encryption and signing in, spoken for real: over STARTTLS and from the first byte; a server that is not who it
//! should be, or does not encrypt, hears nothing of any mail, which waits with the reason beside it.

use std::path::Path;
use std::time::Duration;

use praxis::config::{self, Sources};
use praxis::mail::model::{MailState, OutboxRow};
use praxis::mail::transport::Transport;

use crate::authority::Authority;
use crate::mail_server::{Door, MailServer, Tls};
use crate::post_office::{PostOffice, RETURNED, address_of};
use crate::world::World;

/// What `AUTH PLAIN` says for the user `praxis` with the password `p@ss/word`.
const SECRET: &str = "AHByYXhpcwBwQHNzL3dvcmQ=";

/// A server that encrypts so, and lets nobody in without a password.
async fn server(tls: Tls) -> MailServer {
    let secret = Some(SECRET);
    MailServer::behind(Door {
        tls,
        secret,
        ..Door::default()
    })
    .await
}

/// The setting for a server: protocol, who signs in, what stands behind.
fn setting(server: &MailServer, scheme: &str, user: &str, behind: &str) -> String {
    format!(
        "{scheme}://{user}@localhost:{}{behind}",
        server.address.port()
    )
}

const WELCOME: &str = "praxis:p%40ss%2Fword";

/// Owes a mail and tries to send it as these settings say.
async fn sent(post: &PostOffice, account: i64, smtp: &str, authority: &Path) -> OutboxRow {
    let world = post
        .world
        .with(&[("smtp", smtp), ("smtp_ca", authority.to_str().unwrap())]);
    let worker = post.worker_with(Transport::of(&world.app.settings).unwrap());
    let mail = post
        .owe_mail(post.notice(&RETURNED, account, "Returned to you"))
        .await;
    worker.run_until_idle().await.unwrap();
    post.mail(mail).await
}

/// Accepted over STARTTLS and from the first byte, signed in with a password of awkward letters; nothing that
/// matters was said before it was encrypted.
async fn a_mail_travels_encrypted_and_signed_in(world: World) {
    let post = PostOffice::open(world).await;
    let authority = Authority::new("The ministry");
    let file = authority.file(&post.world, "authority.pem");
    let tls = authority.vouches_for("localhost");
    let ways = [
        (
            Tls::Asked(tls.clone()),
            "smtp",
            "?tls=required",
            &["EHLO", "STARTTLS"][..],
        ),
        (Tls::Whole(tls), "smtps", "", &[]),
    ];
    for (account, (tls, scheme, behind, clear)) in (1..).zip(ways) {
        let server = server(tls).await;
        let listed = sent(
            &post,
            account,
            &setting(&server, scheme, WELCOME, behind),
            &file,
        )
        .await;
        assert_eq!(
            (listed.state, listed.said.as_deref()),
            (MailState::Accepted, Some("250 accepted")),
            "{scheme}"
        );
        let copies = server.copies_to(&address_of(account));
        assert_eq!(copies.len(), 1, "{scheme}");
        assert!(
            copies[0].encrypted && copies[0].eml.subject() == "Returned to you",
            "{scheme}"
        );
        let heard = server.heard_in_the_clear();
        let verbs: Vec<&str> = heard
            .iter()
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(verbs, clear, "{scheme}");
    }
}
story!(a_mail_travels_encrypted_and_signed_in);

/// Another name, a certificate that has run out, an authority nobody knows, no encryption, a wrong password: the
/// mail waits, the reason stands beside it, and no try is used up; put right, it arrives.
async fn a_server_that_is_not_trusted_hears_of_no_mail(world: World) {
    let post = PostOffice::open(world).await;
    let authority = Authority::new("The ministry");
    let file = authority.file(&post.world, "authority.pem");
    let other = Authority::new("Another ministry").file(&post.world, "other.pem");
    let right = || authority.vouches_for("localhost");
    let wrong = "praxis:guessed";
    let rows = [
        (
            Tls::Whole(authority.vouches_for("mail.example")),
            "smtps",
            WELCOME,
            &file,
            "certificate not valid for name \"localhost\"",
        ),
        (
            Tls::Asked(authority.vouches_for("mail.example")),
            "smtp",
            WELCOME,
            &file,
            "certificate not valid for name \"localhost\"",
        ),
        (
            Tls::Whole(authority.vouched_for("localhost")),
            "smtps",
            WELCOME,
            &file,
            "certificate expired",
        ),
        (
            Tls::Whole(right()),
            "smtps",
            WELCOME,
            &other,
            "UnknownIssuer",
        ),
        (
            Tls::Asked(right()),
            "smtp",
            WELCOME,
            &other,
            "UnknownIssuer",
        ),
        (
            Tls::None,
            "smtp",
            WELCOME,
            &file,
            "STARTTLS is not supported on this server",
        ),
        (
            Tls::Whole(right()),
            "smtps",
            wrong,
            &file,
            "535 5.7.8 wrong user name or password",
        ),
        (
            Tls::Asked(right()),
            "smtp",
            wrong,
            &file,
            "535 5.7.8 wrong user name or password",
        ),
    ];
    for (account, (tls, scheme, user, authority, reason)) in (1..).zip(rows) {
        let server = server(tls).await;
        let listed = sent(
            &post,
            account,
            &setting(&server, scheme, user, "?tls=required"),
            authority,
        )
        .await;
        let said = listed.said.unwrap_or_default();
        assert_eq!(listed.state, MailState::Waiting, "{said}");
        assert!(said.contains(reason), "{said:?} has no {reason:?}");
        assert_eq!(
            (server.copies().len(), server.performed()),
            (0, Vec::new()),
            "{reason}"
        );
        let heard = server.heard_in_the_clear();
        assert!(heard.iter().all(|line| ["EHLO", "STARTTLS", "QUIT"].contains(&line.split(' ').next().unwrap())), "{heard:?}");
    }

    let server = server(Tls::Whole(right())).await;
    let smtp = setting(&server, "smtps", WELCOME, "");
    post.world.clock().advance(Duration::from_mins(5));
    let last = sent(&post, 9, &smtp, &file).await;
    assert_eq!(last.state, MailState::Accepted);
    assert_eq!(server.copies().len(), 9);
    assert_eq!(post.counts().await.waiting, 0);
}
story!(a_server_that_is_not_trusted_hears_of_no_mail);

/// An authority nobody has named is not trusted, and a file that holds none stops the start.
async fn an_own_authority_is_a_setting(world: World) {
    let post = PostOffice::open(world).await;
    let server = server(Tls::Whole(
        Authority::new("The ministry").vouches_for("localhost"),
    ))
    .await;
    let listed = sent(
        &post,
        1,
        &setting(&server, "smtps", WELCOME, ""),
        Path::new(""),
    )
    .await;
    assert_eq!(listed.state, MailState::Waiting);
    assert!(listed.said.unwrap().contains("UnknownIssuer"));

    let file = post.world.data().join("no.pem");
    let nonsense = "-----BEGIN CERTIFICATE-----\nbm9uc2Vuc2U=\n-----END CERTIFICATE-----\n";
    for content in [None, Some(""), Some("a key"), Some(nonsense)] {
        if let Some(content) = content {
            std::fs::write(&file, content).unwrap();
        }
        let flags = vec![("smtp_ca", file.display().to_string())];
        let wrong = config::load(&Sources {
            flags,
            ..Sources::default()
        })
        .expect_err("it is refused");
        assert_eq!(
            wrong.to_string(),
            format!(
                "The setting smtp_ca is “{}” (--smtp-ca): it should be a readable file with certificates in PEM.",
                file.display()
            ),
            "{content:?}"
        );
    }
}
story!(an_own_authority_is_a_setting);
