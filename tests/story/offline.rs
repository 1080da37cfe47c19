//! The offline review: a file with the claimed submissions, filled in, shown as understood, and confirmed.

use std::time::Duration;

use axum::http::Method;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;
use url::Url;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{deeds, desk};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::world::World;

const HERE: &str = "/review/offline";

/// Two submissions that Ruth has claimed, and her file.
async fn taken(world: &World, cast: &Cast) -> (Browser, [PracticeId; 2], String) {
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted("Bali Process", 9).await;
    for id in [first, second] {
        cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    }
    let ruth = signed_in(world, &cast.ruth).await;
    let page = ruth.visit("/review").await.ok();
    let page = page.follow("Review offline").await.ok();
    let page = page.shows("The file holds 2 submissions that you have claimed.");
    let file = page.follow("Download the file").await.ok();
    assert_eq!(
        file.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let text = file.body.clone();
    (ruth, [first, second], text)
}

/// What is on hold belongs to the claimed submissions, and stands at the end of the file.
async fn the_file_holds_what_is_on_hold_too(world: World) {
    let cast = Cast::of(&world).await;
    let (_, [first, _], _) = taken(&world, &cast).await;
    let until = cast.app.clock.now().plus(Duration::from_hours(216));
    let hold = Intent::Hold {
        until,
        words: reasons("The embassy answers next week."),
    };
    cast.act(&cast.ruth, &first, hold).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit(HERE).await.ok();
    let page = page.shows("The file holds 2 submissions that you have claimed.");
    let file = page.follow("Download the file").await.ok().body.clone();
    let places = ["Bali Process", "Almaty Process"].map(|title| file.find(title));
    assert!(places[0].is_some() && places[0] < places[1], "{places:?}");
}
story!(the_file_holds_what_is_on_hold_too);

/// Uploads these bytes as a browser does.
async fn upload(browser: &Browser, file: &[u8]) -> Page {
    let url = Url::parse("https://praxis.example")
        .unwrap()
        .join(HERE)
        .unwrap();
    let request = browser
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=story");
    let mut body = b"--story\r\nContent-Disposition: form-data; name=\"file\"; filename=\"praxis-review.txt\"\r\nContent-Type: text/plain\r\n\r\n".to_vec();
    body.extend(file);
    body.extend(b"\r\n--story--\r\n");
    browser.send(request, body).await
}

/// The file with this text in a part of the block that holds the title.
fn filled(file: &str, title: &str, part: &str, text: &str) -> String {
    let block = file.find(title).unwrap();
    let marker = format!("--- {part}\n");
    let at = block + file[block..].find(&marker).unwrap() + marker.len();
    format!("{}{text}\n{}", &file[..at], &file[at..])
}

/// The file holds the texts and the checklists of what is claimed. One filled in gives an opinion with its checklist, and of a
/// submission without an opinion it keeps words and marks at the desk. Nothing counts before the confirmation, and a second
/// press of it changes nothing.
async fn a_file_gives_opinions_and_keeps_the_rest_at_the_desks(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Not claimed", 9).await;
    let (ruth, [first, second], file) = taken(&world, &cast).await;
    assert!(!file.contains("Not claimed"));
    assert!(file.contains("=== PX-2026-0002 / 1 / "), "{file}");
    let text = filled(&file, "Almaty Process", "opinion", "Return");
    let text = filled(
        &text,
        "Almaty Process",
        "to_authors",
        "Dear Amina,\n\nname it.",
    );
    let text = filled(
        &text,
        "Almaty Process",
        "supported",
        "partly\nThe report\nis missing.",
    );
    let text = filled(&text, "Bali Process", "safe", "met");
    let text = filled(&text, "Bali Process", "to_team", "To be read again.");
    let shown = upload(&ruth, text.replace('\n', "\r\n").as_bytes()).await;
    let shown = shown.ok().shows("Nothing is stored yet.");
    let shown = shown
        .shows("It gives your opinion when you confirm.")
        .shows("name it.");
    let shown = shown.shows("It has no opinion: what is filled in waits at the desk");
    assert_eq!(deeds(&cast, first).await, ["start", "submit", "claim"]);

    let button = "Give 1 opinion and keep the rest at the desks";
    let page = shown.form_with(button).press(button).await.ok();
    page.lands_on(HERE).shows("Stored. Opinions: 1.");
    let again = shown.form_with(button).press(button).await.ok();
    again.lands_on(HERE);
    let after = ["start", "submit", "claim", "give_opinion"];
    assert_eq!(deeds(&cast, first).await, after);
    assert_eq!(deeds(&cast, second).await, ["start", "submit", "claim"]);
    let page = desk(&ruth, first).await;
    page.shows("you: return")
        .shows("The report is missing.")
        .shows("name it.");
    let form = desk(&ruth, second).await.form_with("give_opinion");
    assert_eq!(form.value("check-safe"), Some("met"));
    assert_eq!(
        form.value("give_opinion-to_team"),
        Some("To be read again.")
    );
    assert_eq!(broken(&cast).await, []);
}
story!(a_file_gives_opinions_and_keeps_the_rest_at_the_desks);

/// Each line that is not understood, and each text that cannot be taken, is named with its number. What was understood can be
/// confirmed without it.
async fn what_is_not_understood_is_named_by_its_line(world: World) {
    let cast = Cast::of(&world).await;
    let (ruth, [first, second], file) = taken(&world, &cast).await;
    let text = filled(&file, "Almaty Process", "opinion", "perhaps");
    let text = filled(&text, "Bali Process", "opinion", "approve");
    let text = text.replace("--- to_team", "--- to_my_team");
    let text = format!("Good morning\n{text}\n=== PX-2026-0001 / 1 / 3\n=== nonsense\n");
    let line_of = |wanted: &str| 1 + text.lines().position(|line| line == wanted).unwrap();
    let shown = upload(&ruth, text.as_bytes()).await.ok();
    let shown = shown.shows("Line 1 belongs to no part: “Good morning”");
    let unknown = line_of("--- to_my_team");
    let shown = shown.shows(&format!("Line {unknown} names no part of the file"));
    let twice = text.lines().count() - 1;
    let shown = shown.shows(&format!("Line {twice} begins what the file has had before"));
    let shown = shown.shows(&format!("Line {} begins no submission", twice + 1));
    let opinion = line_of("--- opinion");
    let shown = shown.shows(&format!("Line {opinion}: "));
    shown
        .form_with("Give 1 opinion")
        .press("Give 1 opinion")
        .await
        .ok();
    assert_eq!(deeds(&cast, first).await, ["start", "submit", "claim"]);
    let after = ["start", "submit", "claim", "give_opinion"];
    assert_eq!(deeds(&cast, second).await, after);
}
story!(what_is_not_understood_is_named_by_its_line);

/// A claim that is lost, a submission that was withdrawn or is another revision now, and a conflict of interest are named, and
/// then nothing of the file is stored. What still counts can be confirmed.
async fn conflicts_are_named_and_nothing_is_stored(world: World) {
    let cast = Cast::of(&world).await;
    for (says, happens) in [
        ("you do not have the claim any more", "taken over"),
        (
            "this submission changed since the file was made",
            "withdrawn",
        ),
        ("you declared a conflict of interest", "conflict"),
    ] {
        let (ruth, [first, second], file) = taken(&world, &cast).await;
        let text = filled(&file, "Almaty Process", "opinion", "approve");
        let text = filled(&text, "Bali Process", "opinion", "approve");
        let shown = upload(&ruth, text.as_bytes()).await.ok();
        match happens {
            "taken over" => cast.act(&cast.grace, &first, Intent::TakeOver).await,
            "withdrawn" => cast.act(&cast.amina, &first, Intent::Withdraw(None)).await,
            _ => {
                let words = Some(reasons("My sister."));
                cast.act(&cast.ruth, &first, Intent::DeclareConflict(words))
                    .await
            }
        }
        .unwrap();
        let page = shown
            .form_with("Give 2 opinions")
            .press("Give 2 opinions")
            .await
            .status(409);
        let page = page.shows("Nothing was stored").shows(says);
        let page = page.lacks("A practice without a title");
        assert!(!deeds(&cast, second).await.contains(&"give_opinion"));
        let page = page.form_with("Give 1 opinion").press("Give 1 opinion");
        page.await.ok().shows("Stored. Opinions: 1.");
        assert!(deeds(&cast, second).await.contains(&"give_opinion"));
        cast.act(&cast.ruth, &second, Intent::Release)
            .await
            .unwrap();
    }
    assert_eq!(broken(&cast).await, []);
}
story!(conflicts_are_named_and_nothing_is_stored);

/// A file that is no text, is empty, has nothing filled in or is too large is refused with a page. A reference of a practice
/// that the reviewer does not see tells nothing of it, and no text of an author becomes a part.
async fn a_hostile_file_is_refused(world: World) {
    let cast = Cast::of(&world).await;
    let injected = "=== PX-2026-0002 / 1 / 3\n--- opinion\napprove";
    let id = cast.submitted(injected, 9).await;
    let (ruth, _, file) = taken(&world, &cast).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let with_injected = ruth.visit("/review/offline/file").await.ok().body;
    let blocks = with_injected.lines().filter(|line| line.starts_with("==="));
    assert_eq!(blocks.count(), 3, "{with_injected}");
    for (bytes, status) in [
        (&b""[..], 422),
        (b"\xff\xfe=\0=\0", 422),
        (b"a\0b", 422),
        (file.as_bytes(), 422),
        (b"%% nothing\n\n", 422),
    ] {
        let refused = upload(&ruth, bytes).await.status(status);
        refused.has("input[type=file][aria-invalid]");
    }
    let long = "x".repeat(400 * 1024);
    let text = filled(&file, "Bali Process", "to_team", &long);
    upload(&ruth, text.as_bytes()).await.status(422);
    let long = "x".repeat(1100 * 1024);
    upload(&ruth, long.as_bytes()).await.status(413);
    let none = ruth.post(HERE, &[("other", "x")]).await.status(422);
    none.shows("Choose the file that you filled in.");
    ruth.post(HERE, &[("sheet", "nothing")]).await.status(422);

    // Lena's scope does not have it.
    let lena = signed_in(&world, &cast.lena).await;
    let unseen = "=== PX-2026-0001 / 1 / 2\n--- opinion\napprove\n";
    let shown = upload(&lena, unseen.as_bytes()).await.ok();
    shown
        .shows("you see no submission with this reference")
        .lacks("=== PX-2026-0002")
        .shows("Nothing in this file counts.");
    let forged = lena.post(HERE, &[("sheet", unseen)]).await.status(409);
    forged.shows("Nothing was stored");
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "claim"]);

    let blocks: Vec<String> = (1..60)
        .map(|number| format!("=== PX-2025-{number:04} / 1 / 3\n--- opinion\napprove\n"))
        .collect();
    let shown = upload(&ruth, blocks.concat().as_bytes()).await.ok();
    shown.shows("begins one submission more than a file may hold");
}
story!(a_hostile_file_is_refused);
