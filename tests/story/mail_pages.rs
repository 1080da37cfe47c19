//! The page that ends mails, and the demonstration's mailbox.

use praxis::db::ids::{AccountId, RequestId};
use std::sync::Arc;

use axum::http::Method;
use praxis::app::App;
use praxis::language::{Language, Messages};
use praxis::mail::letter::Letter;
use praxis::mail::model::{MailRecipient, NewNotice};
use praxis::mail::preferences::{MailGroup, Preference, Preferences};
use praxis::mail::{actions, transport::Transport};

use crate::browser::Browser;
use crate::post_office::{ARRIVED, PostOffice, RESET, address_of};
use crate::world::World;

/// The path of the link that ends this account's digests, from a digest that was really sent.
async fn link_of(post: &PostOffice, account: i64) -> String {
    post.owe(post.notice(&ARRIVED, account, "Queue")).await;
    post.after(24 * 60).await;
    let digest = post.server.copies_to(&address_of(account)).pop().unwrap();
    let link = digest
        .eml
        .header("List-Unsubscribe")
        .unwrap()
        .trim_matches(['<', '>'])
        .to_owned();
    link.strip_prefix("https://praxis.example")
        .unwrap()
        .to_owned()
}

async fn preferences(post: &PostOffice, account: i64) -> Preferences {
    actions::preferences(&mut post.app().db.read().await.unwrap(), AccountId(account))
        .await
        .unwrap()
}

async fn preference(post: &PostOffice, account: i64) -> Preference {
    preferences(post, account).await.of(MailGroup::Queue)
}

fn browser(app: &App) -> Browser {
    Browser::new(praxis::router::build(app), &app.settings.public_url)
}

/// Following the link changes nothing; the button ends the mails of that kind alone, and can be taken back. Another button
/// ends all.
async fn a_person_ends_the_mails_of_one_kind(world: World) {
    let post = PostOffice::open(world).await;
    let link = link_of(&post, 1).await;
    let browser = browser(post.app());
    let page = browser.visit(&link).await.ok().shows("End these mails");
    let page = page.shows("What arrives in the queue");
    assert_eq!(preference(&post, 1).await, Preference::Daily);
    let ended = page
        .form_with("End such mails")
        .press("End such mails")
        .await
        .ok()
        .shows("These mails have ended");
    let others = preferences(&post, 1).await;
    assert_eq!(others.of(MailGroup::Reminders), Preference::AtOnce);
    assert_eq!(preference(&post, 1).await, Preference::Never);
    browser
        .visit(&link)
        .await
        .ok()
        .shows("These mails have ended");
    browser
        .visit(&format!("/fr{link}"))
        .await
        .ok()
        .shows("Ces courriels sont arrêtés");
    let again = ended.form_with("Send them again");
    let page = again.press("Send them again").await.ok();
    assert_eq!(preference(&post, 1).await, Preference::Daily);
    let all = page.form_with("End all optional mails");
    let page = all.press("End all optional mails").await.ok();
    assert_eq!(page.count("main form"), 1);
    let none = preferences(&post, 1).await;
    assert!(
        MailGroup::ALL
            .iter()
            .all(|group| none.of(*group) == Preference::Never)
    );
    let again = page.form_with("Send them again");
    again.press("Send them again").await.ok();

    // An earlier digest's link stays good beside a later one's.
    let later = link_of(&post, 1).await;
    assert_ne!(later, link);
    browser.visit(&link).await.ok();
    browser.visit(&later).await.ok();
}
story!(a_person_ends_the_mails_of_one_kind);

/// What a mail provider posts on the receiver's behalf, from elsewhere, without cookies (RFC 8058).
async fn a_mail_provider_ends_the_mails_of_one_kind(world: World) {
    let post = PostOffice::open(world).await;
    let browser = browser(post.app());
    let forms = [
        (
            "application/x-www-form-urlencoded",
            "List-Unsubscribe=One-Click",
        ),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
        ),
    ];
    for (number, (kind, body)) in forms.into_iter().enumerate() {
        let account = i64::try_from(number).unwrap() + 1;
        let link = link_of(&post, account).await;
        let url = post.app().settings.public_url.join(&link).unwrap();
        for _ in 0..2 {
            let request = browser
                .request(Method::POST, &url)
                .header("sec-fetch-site", "cross-site")
                .header("content-type", kind);
            let answer = browser.send(request, body).await.status(200);
            assert_eq!(answer.header("set-cookie"), None);
            assert_eq!(
                preference(&post, account).await,
                Preference::Never,
                "{kind}"
            );
        }
    }
    for token in ["0".repeat(64), "x".to_owned(), "0".repeat(63) + "X"] {
        browser
            .visit(&format!("/unsubscribe/{token}"))
            .await
            .status(404);
        let url = post
            .app()
            .settings
            .public_url
            .join(&format!("/unsubscribe/{token}"))
            .unwrap();
        let request = browser
            .request(Method::POST, &url)
            .header("content-type", "application/x-www-form-urlencoded");
        browser
            .send(request, "List-Unsubscribe=One-Click")
            .await
            .status(404);
    }
}
story!(a_mail_provider_ends_the_mails_of_one_kind);

/// The demonstration shows its mails with links that work and nothing that the content policy would block.
async fn the_demonstration_shows_its_mails(world: World) {
    let post = PostOffice::open(world).await;
    let mut settings = (*post.app().settings).clone();
    settings.demo = true;
    let app = App {
        settings: Arc::new(settings),
        ..post.app().clone()
    };
    let demo = browser(&app);
    demo.visit("/demo/mail")
        .await
        .ok()
        .shows("No mail has been written yet");
    let letter = Letter::new("Set <b>your</b> password", "Set your password")
        .says("You asked for it.")
        .secret_button("Set it", |token| {
            format!("https://praxis.example/reset/{token}")
        })
        .render(Messages::new(Language::En), &app.settings);
    post.owe(
        NewNotice::new(&RESET, MailRecipient::address("amina@example.org"), letter)
            .with_secret("reset", RequestId(5)),
    )
    .await;
    post.worker_with(Transport::of(&app.settings).unwrap())
        .run_until_idle()
        .await
        .unwrap();

    let list = demo
        .visit("/demo/mail")
        .await
        .ok()
        .shows("Set <b>your</b> password")
        .shows("To amina@example.org");
    let mail = list.follow("Set <b>your</b> password").await.ok();
    assert_eq!(mail.texts("main h1"), ["Set <b>your</b> password"]);
    assert_eq!(mail.texts(".sheet h2"), ["Set your password"]);
    assert_eq!(
        mail.attributes(".sheet p a", "href")[0],
        "https://praxis.example/reset/secret-5-1"
    );
    assert_eq!(
        mail.count("main [style]") + mail.count("main style") + mail.count("main img"),
        0
    );
    mail.shows("You asked for it.");
    demo.visit("/fr/demo/mail")
        .await
        .ok()
        .shows("Courriels de cette démonstration");
    for name in ["x", "..%2Fpraxis.db", "0192f0c1000070008000000000000000"] {
        demo.visit(&format!("/demo/mail/{name}")).await.status(404);
    }
    browser(post.app()).visit("/demo/mail").await.status(404);
}
story!(the_demonstration_shows_its_mails);
