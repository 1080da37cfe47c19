//! Readers without an account follow a list by mail: they ask, confirm by the mailed link, and end it by the link of each
//! mail. The answer never tells what is known of an address.

use std::time::Duration;

use axum::http::Method;
use praxis::db::Engine as _;
use praxis::follow::actions;
use praxis::follow::model::MOST_REQUESTS;
use url::Url;

use crate::cast::Cast;
use crate::following::{READER, asks, follows, newest_header, rows_with, tell};
use crate::people::signed_in;
use crate::post::Post;
use crate::site::Site;
use crate::world::World;

const SENT: &str = "Open the mail that we have sent";

/// The whole way: the form of a list's page, the mail, the button behind its link, the first news. Opening the link, as
/// scanners do, confirms nothing.
async fn a_reader_follows_a_list_by_mail(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let visitor = world.browser();
    let page = visitor.visit("/objectives/9").await.ok();
    let way = page.attributes("main a[href*='/subscribe']", "href");
    let page = visitor.visit(&way[0]).await.ok();
    let form = page.form_with("Send me a mail to confirm");
    assert_eq!(form.value("rhythm"), Some("weekly"));
    let form = form.fill("email", READER).choose("rhythm", "at_once");
    let page = form.press("Send me a mail to confirm").await.ok();
    let page = page.lands_on("/follow/sent?objective=9").shows(SENT);
    page.has("main a[href='/objectives/9']");

    let letter = post.only().await;
    assert_eq!(letter.to, READER);
    for line in [
        "Objective 9",
        "A mail soon after each publication",
        "we erase the",
    ] {
        assert!(letter.text.contains(line), "{line}: {}", letter.text);
    }
    let link = letter.link();
    for _ in 0..3 {
        let scanned = world.browser().visit(&link).await.ok();
        scanned.shows("Do you want these mails?").shows(READER);
    }
    cast.published("Before the confirmation", 9).await;
    assert_eq!(tell(&mut site).await, 0);

    let page = world.browser().visit(&link).await.ok();
    let press = "Yes, send me these mails";
    for _ in 0..2 {
        let page = page.form_with(press).press(press).await.ok();
        let page = page.shows("You get these mails from now on.");
        let page = page.shows("These mails go to reader@people.example.");
        assert_eq!(page.texts("main h2").len(), 1);
    }
    post.new_ones().await;
    cast.published("Elsewhere", 8).await;
    assert_eq!(tell(&mut site).await, 0);
    cast.published("Bali Process", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    assert_eq!(tell(&mut site).await, 0, "told once");
    let letters = post.new_ones().await;
    let news: Vec<_> = letters.iter().filter(|one| one.to == READER).collect();
    assert_eq!(news.len(), 1, "{letters:#?}");
    let text = &news[0].text;
    assert_eq!(news[0].subject, "Praxis: Bali Process");
    for line in [
        "You need not do anything.",
        "One practice is new",
        "https://praxis.example/practices/bali-process",
        "https://praxis.example/objectives/9",
        "soon after a publication",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(
        !text.contains("Almaty") && !text.contains("Before the"),
        "{text}"
    );
    let page = world.browser().visit(&news[0].link()).await.ok();
    page.shows("What you follow by mail");
}
story!(a_reader_follows_a_list_by_mail);

/// An address that is new, follows already, has an account, takes no mails or has asked too often: one answer, byte for byte.
async fn the_answer_tells_nothing_of_an_address(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    follows(&world, &post, "objective=9", READER, "weekly").await;
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("INSERT INTO bounced_address (recipient, reports, reported_at) VALUES ($1, 2, 1)")
        .bind("stopped@people.example")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for number in 1..=MOST_REQUESTS {
        let query = format!("objective={number}");
        let page = asks(&world.browser(), &query, "eager@people.example", "weekly").await;
        page.ok();
    }
    assert_eq!(
        post.new_ones().await.len(),
        usize::try_from(MOST_REQUESTS).unwrap()
    );
    let mut bodies = Vec::new();
    let amina = cast.amina.email.as_str().to_owned();
    let asked = [
        "new@people.example",
        READER,
        amina.as_str(),
        "stopped@people.example",
        "eager@people.example",
    ];
    for email in asked {
        let query = "objective=11";
        let page = asks(&world.browser(), query, email, "weekly").await.ok();
        let page = page.lands_on("/follow/sent?objective=11");
        bodies.push(page.body);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
    let mut to: Vec<String> = post.subjects().await.into_iter().map(|one| one.0).collect();
    to.sort();
    let mut expected = vec![amina, "new@people.example".to_owned(), READER.to_owned()];
    expected.sort();
    assert_eq!(to, expected);
}
story!(the_answer_tells_nothing_of_an_address);

/// A request that is not confirmed is erased after seven days, and its link says so. A refusal erases it at once.
async fn a_request_ends_without_its_confirmation(world: World) {
    let (_cast, post) = (Cast::of(&world).await, Post::of(&world));
    let visitor = world.browser();
    asks(&visitor, "objective=9", READER, "weekly").await.ok();
    let link = post.only().await.link();
    let waiting = visitor.visit(&link).await.ok();
    world
        .clock()
        .advance(Duration::from_secs(7 * 24 * 3_600 - 1));
    actions::sweep(&world.app).await.unwrap();
    visitor.visit(&link).await.ok().shows("Do you want");
    world.clock().advance(Duration::from_secs(2));
    let ended = "These mails have ended";
    visitor.visit(&link).await.ok().shows(ended);
    let press = "Yes, send me these mails";
    waiting
        .form_with(press)
        .press(press)
        .await
        .ok()
        .shows(ended);
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
    visitor.visit(&link).await.ok().shows(ended);

    asks(&visitor, "objective=9", READER, "weekly").await.ok();
    let page = visitor.visit(&post.only().await.link()).await.ok();
    let refuse = "No, erase my address";
    page.form_with(refuse).press(refuse).await.ok().shows(ended);
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
    visitor
        .visit(&format!("/following/{}", "0".repeat(64)))
        .await
        .status(404);
}
story!(a_request_ends_without_its_confirmation);

/// What a mail provider posts ends the list of that mail and no other one, however often it posts (RFC 8058). With the last
/// subscription the address is gone from every table.
async fn each_mail_ends_its_list_by_one_click(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let first = follows(&world, &post, "objective=9", READER, "at_once").await;
    follows(&world, &post, "country=KZ", READER, "at_once").await;
    cast.published("Almaty Process", 9).await;
    assert_eq!(tell(&mut site).await, 2);
    post.new_ones().await;
    let header = newest_header(&world, "List-Unsubscribe").await.unwrap();
    assert_eq!(
        newest_header(&world, "List-Unsubscribe-Post")
            .await
            .unwrap(),
        "List-Unsubscribe=One-Click"
    );
    let url: Url = header.trim_matches(['<', '>']).parse().unwrap();
    assert!(url.path().starts_with("/unsubscribe/"), "{url}");
    let visitor = world.browser();
    // A person who opens the address of the header finds the page with its buttons.
    visitor
        .visit(url.path())
        .await
        .ok()
        .shows("What you follow by mail");
    for _ in 0..2 {
        let request = visitor
            .request(Method::POST, &url)
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = visitor.send(request, "List-Unsubscribe=One-Click").await;
        let answer = answer.status(200).shows("These mails have ended");
        let page = answer.follow("What else comes to this address").await.ok();
        assert_eq!(page.texts("main h2").len(), 1, "{}", page.text());
    }
    // The other page changes nothing for another site.
    let following = world.app.settings.public_url.join(&first).unwrap();
    let request = visitor
        .request(Method::POST, &following)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded");
    visitor.send(request, "deed=end_all").await.status(403);

    let page = visitor.visit(&first).await.ok();
    let page = page.form_with("end").press("end").await.ok();
    page.shows("These mails have ended").lacks(READER);
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
    cast.published("Bali Process", 9).await;
    assert_eq!(tell(&mut site).await, 0);
}
story!(each_mail_ends_its_list_by_one_click);

/// The page shows all that the address follows, by any of its links, and ends one or all. A link of another address ends
/// nothing of it.
async fn the_page_of_a_link_ends_one_or_all(world: World) {
    let (_cast, post) = (Cast::of(&world).await, Post::of(&world));
    let first = follows(&world, &post, "objective=9", READER, "weekly").await;
    follows(&world, &post, "q=visa", READER, "weekly").await;
    follows(&world, &post, "", "Reader@People.example", "at_once").await;
    let other = follows(&world, &post, "", "other@people.example", "weekly").await;
    let visitor = world.browser();
    let page = visitor.visit(&first).await.ok();
    assert_eq!(page.texts("main h2").len(), 3);
    page.shows("Objective 9")
        .shows("visa")
        .shows("All practices");
    let stranger = visitor.visit(&other).await.ok();
    assert_eq!(stranger.texts("main h2"), ["All practices"]);
    visitor
        .post(&other, &[("deed", "end"), ("subscription", "1")])
        .await
        .ok();
    let page = visitor.visit(&first).await.ok();
    assert_eq!(page.texts("main h2").len(), 3, "not by another address");
    for bad in ["", "end", "other"] {
        visitor.post(&first, &[("deed", bad)]).await.status(400);
    }
    let page = page.form_with("end").press("end").await.ok();
    let page = page.shows("The others go on.");
    assert_eq!(page.texts("main h2").len(), 2);
    let all = "End all, and erase my address";
    let page = page.form_with(all).press(all).await.ok();
    page.shows("These mails have ended");
    for email in [READER, "Reader@People.example"] {
        assert_eq!(rows_with(&world, email).await, (0, 0, 0));
    }
    let page = visitor.visit(&other).await.ok();
    assert_eq!(page.texts("main h2").len(), 1);
}
story!(the_page_of_a_link_ends_one_or_all);

/// To ask for what is followed already changes its language and nothing else; another rhythm is another subscription.
async fn asking_again_adds_nothing(world: World) {
    let (_cast, post) = (Cast::of(&world).await, Post::of(&world));
    follows(&world, &post, "objective=9", READER, "weekly").await;
    let visitor = world.browser();
    let page = visitor.visit("/fr/subscribe?objective=9").await.ok();
    let form = page.form_with("M’envoyer un courriel de confirmation");
    let form = form.fill("email", READER).choose("rhythm", "weekly");
    let page = form
        .press("M’envoyer un courriel de confirmation")
        .await
        .ok();
    page.lands_on("/fr/follow/sent?objective=9");
    let letter = post.only().await;
    assert!(letter.text.contains("Objectif 9"), "{}", letter.text);
    let link = letter.link();
    assert!(link.starts_with("/fr/following/"), "{link}");
    let page = visitor.visit(&link).await.ok();
    let page = page
        .form_with("Oui, envoyez-moi ces courriels")
        .press("confirm")
        .await
        .ok();
    assert_eq!(page.texts("main h2").len(), 1);
    let mut db = world.app.db.read().await.unwrap();
    let kept: Vec<(String,)> = db
        .sql("SELECT language FROM subscription")
        .all()
        .await
        .unwrap();
    assert_eq!(kept, [("fr".to_owned(),)]);
    drop(db);
    let link = follows(&world, &post, "objective=9", READER, "at_once").await;
    let page = visitor.visit(&link).await.ok();
    assert_eq!(page.texts("main h2").len(), 2);
}
story!(asking_again_adds_nothing);

/// The form comes back filled in beside what is wrong; lists that do not exist answer as on their own pages.
async fn a_refused_request_comes_back(world: World) {
    let _cast = Cast::of(&world).await;
    let visitor = world.browser();
    for bad in [
        "",
        "no address",
        "a@b\r\nBcc: c@d.example",
        "a@b.example, c@d.example",
    ] {
        let page = asks(&visitor, "objective=9", bad, "weekly")
            .await
            .status(422);
        let page = page.shows("Mails about: Objective 9");
        let form = page.form_with("Send me a mail to confirm");
        assert_eq!(form.value("rhythm"), Some("weekly"), "{bad}");
        if !bad.is_empty() && !bad.contains('\n') {
            page.keeps(bad);
        }
    }
    let sent = [("email", READER), ("rhythm", "hourly")];
    visitor
        .post("/follow?objective=9", &sent)
        .await
        .status(422)
        .keeps(READER);
    let sent = [("email", READER), ("rhythm", "weekly")];
    for unknown in ["objective=24", "country=QQ", "q=%2A"] {
        for path in ["/follow", "/follow/sent"] {
            visitor
                .visit(&format!("{path}?{unknown}"))
                .await
                .status(404);
        }
        visitor
            .post(&format!("/follow?{unknown}"), &sent)
            .await
            .status(404);
    }
    let long = format!("/follow?q={}", "births+".repeat(400));
    visitor.post(&long, &sent).await.status(400);
    visitor.post("/follow?q=a&q=b", &sent).await.status(400);
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
}
story!(a_refused_request_comes_back);

/// The first mail to an address holds no word that was typed: the words of a search are read on the page of the link.
async fn the_first_mail_holds_nothing_typed(world: World) {
    let (_cast, post) = (Cast::of(&world).await, Post::of(&world));
    let words = "q=Win+money+at+evil.example&objective=9";
    asks(&world.browser(), words, READER, "weekly").await.ok();
    let letter = post.only().await;
    for part in [&letter.subject, &letter.text, &letter.html] {
        assert!(!part.contains("evil") && !part.contains("money"), "{part}");
    }
    assert!(letter.text.contains("A search in the practices"));
    let page = world.browser().visit(&letter.link()).await.ok();
    page.shows("Win money at evil.example");
}
story!(the_first_mail_holds_nothing_typed);

/// A network waits after some requests, and one address after some mails; the form comes back filled in.
async fn requests_to_follow_are_bounded(world: World) {
    let _cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let visitor = world.browser();
    let mut answers = Vec::new();
    for number in 0..12 {
        let query = format!("q=word{number}");
        let page = asks(&visitor, &query, READER, "weekly").await;
        answers.push(page.status.as_u16());
        if page.status == 429 {
            page.keeps(READER);
        }
    }
    assert_eq!(answers[..10], [200; 10]);
    assert_eq!(answers[10..], [429; 2], "mails to one address");
    let mut refused = 0;
    for number in 0..30 {
        let email = format!("reader{number}@people.example");
        let page = asks(&visitor, "objective=9", &email, "weekly").await;
        refused += usize::from(page.status == 429);
    }
    assert_eq!(refused, 22, "twenty of the network in all");
}
story!(requests_to_follow_are_bounded);

/// Administrators read how many lists are followed, and no address.
async fn administrators_read_how_many_follow(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    follows(&world, &post, "objective=9", READER, "weekly").await;
    asks(&world.browser(), "objective=8", READER, "weekly")
        .await
        .ok();
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit("/admin").await.ok().lacks(READER);
    let figures = page.texts("dl.facts dd.num");
    assert_eq!(figures.last().map(String::as_str), Some("1"), "{figures:?}");
}
story!(administrators_read_how_many_follow);
