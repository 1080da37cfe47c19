//! Pictures and files of practices: sent, described, private until they are published, gone with what is taken down.

use std::path::Path;
use std::time::Duration;

use axum::http::Method;
use praxis::attachment::actions::remove_orphans;
use praxis::attachment::check::check;
use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::{PracticeId, TakeDown};
use praxis::site_copy::write_site;
use scraper::{Html, Selector};
use serde_json::Value;
use url::Url;

use crate::authors::{accept, invited_by};
use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::post::Post;
use crate::requests::get;
use crate::uploads::{PLACE, add_file, document, drawing, photograph, send_file};
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

fn files_of(id: PracticeId) -> String {
    format!("/my/practices/{id}/files")
}

/// A draft of Amina's with a photograph and a document, and the addresses of both below its page.
async fn with_files(cast: &Cast, amina: &Browser) -> (PracticeId, Vec<String>) {
    let id = cast.draft("Almaty Process", 9).await;
    let at = files_of(id);
    let post = photograph(1_800, 900);
    let page = add_file(
        amina,
        &at,
        "Two officers at a border post",
        ("post.jpg", &post),
    )
    .await;
    page.lands_on(&at).shows("“post.jpg” is added.");
    let page = add_file(amina, &at, "", ("Report 2024.pdf", &document())).await;
    let page = page.lands_on(&at);
    let pictures = page.attributes("figure img", "src");
    let larger = page.attributes("figure a", "href");
    let documents = page.attributes("p.file a", "href");
    (id, [pictures, larger, documents].concat())
}

async fn status(browser: &Browser, path: &str) -> u16 {
    let url = Url::parse("https://praxis.example")
        .unwrap()
        .join(path)
        .unwrap();
    let request = browser.request(Method::GET, &url);
    let page = browser.send(request, "").await;
    page.status.as_u16()
}

/// An author sends a picture and a document. The picture is drawn again in two sizes, without the place in its metadata; the
/// document stays as it is, and a browser is told to save it.
async fn an_author_sends_a_picture_and_a_document(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, addresses) = with_files(&cast, &amina).await;
    let [small, large, report] = addresses.try_into().unwrap();
    assert!(
        small.ends_with("/small.jpg") && large.ends_with("/large.jpg"),
        "{small} {large}"
    );
    assert!(report.ends_with("/Report%202024.pdf"), "{report}");
    let page = amina.visit(&files_of(id)).await.ok();
    page.has("img[alt='Two officers at a border post'][width='640'][height='320']");
    for (address, kind, how) in [
        (&small, "image/jpeg", "inline; filename=\"post.jpg\""),
        (&large, "image/jpeg", "inline; filename=\"post.jpg\""),
        (
            &report,
            "application/pdf",
            "attachment; filename=\"Report 2024.pdf\"",
        ),
    ] {
        let file = amina.visit(address).await.ok();
        assert_eq!(file.header("content-type"), Some(kind));
        let disposition = file.header("content-disposition").unwrap();
        assert!(disposition.starts_with(how), "{disposition}");
        let policy = file.header("content-security-policy").unwrap();
        assert!(policy.contains("sandbox"), "{policy}");
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(file.header("cache-control"), Some("no-store"));
        assert!(!file.body.contains(PLACE), "{address} tells the place");
    }
    let stored = stored_files(&world.data().join("files"));
    assert_eq!(stored.len(), 3, "{stored:?}");
    assert!(
        stored
            .iter()
            .all(|bytes| !contains(bytes, PLACE.as_bytes()))
    );
    assert!(
        stored.iter().any(|bytes| *bytes == document()),
        "a document stays as it is"
    );
}
story!(an_author_sends_a_picture_and_a_document);

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The bytes of every file below a folder.
fn stored_files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                stored_files(&path)
            } else {
                vec![std::fs::read(path).unwrap()]
            }
        })
        .collect()
}

/// A picture needs a description before its practice can be submitted; the list of what is missing leads to its box.
async fn a_picture_needs_a_description(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = files_of(id);
    let page = add_file(&amina, &at, "", ("plan.png", &drawing(50, 40))).await;
    // The link around a picture that has no description yet says the name of the file.
    let page = page
        .lands_on(&at)
        .shows("File 1")
        .shows("“plan.png” is added. Its description is missing.");
    assert_eq!(page.texts("figure a .sr"), ["plan.png"]);
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    let page = check.follow("Fill in “File 1: Description”").await.ok();
    let page = page.has("[aria-invalid=true][id='files[0].text']");
    let key = page
        .attributes("input[name='files[0].key']", "value")
        .remove(0);
    let fields = [
        ("files[0].key", key.as_str()),
        ("files[0].text", "The plan of the office"),
        ("files[0].caption", "Ground floor"),
        ("files[0].credit", "Ministry"),
        ("deed", "save"),
    ];
    let saves = page.attributes("input[name=saves]", "value").remove(0);
    let fields = [&[("saves", saves.as_str())][..], &fields].concat();
    send_file(&amina, &at, &fields, None).await.lands_on(&at);
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    check
        .lacks("File 1: Description")
        .shows("The plan of the office");
    let preview = amina.visit(&format!("/my/practices/{id}/preview")).await;
    preview
        .ok()
        .shows("Ground floor Made by: Ministry")
        .shows("Description: The plan of the office");
    // A page that was drawn before overwrites nothing by itself, and what was typed stays in its box.
    let late = fields.iter().map(|(name, value)| match *name {
        "files[0].text" => (*name, "Another plan"),
        _ => (*name, *value),
    });
    let page = send_file(&amina, &at, &late.collect::<Vec<_>>(), None).await;
    let page = page
        .status(409)
        .shows("Other words were saved")
        .keeps("Another plan");
    let newest = page.attributes("input[name=saves]", "value").remove(0);
    assert_ne!(newest, saves);
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    check.shows("The plan of the office").lacks("Another plan");
}
story!(a_picture_needs_a_description);

/// A co-author who sends a file has worked on the draft, and stays a party to the practice after leaving it.
async fn who_sends_a_file_is_a_party(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let link = invited_by(&cast, &post, &cast.amina, &cast.boris, id).await;
    accept(&cast, &cast.boris, &link).await;
    let boris = signed_in(&world, &cast.boris).await;
    let at = files_of(id);
    let page = add_file(&boris, &at, "A plan", ("plan.png", &drawing(20, 20))).await;
    page.lands_on(&at);
    let mut db = cast.app.db.read().await.unwrap();
    let party = db
        .sql("SELECT why FROM party WHERE practice_id = $1 AND account_id = $2 ORDER BY why")
        .bind(id)
        .bind(cast.boris.id)
        .all::<(String,)>()
        .await
        .unwrap();
    assert!(party.contains(&("saved-draft".to_owned(),)), "{party:?}");
}
story!(who_sends_a_file_is_a_party);

/// A file is for its authors alone, then for the review team, and public with its practice. What is taken down takes its files
/// with it.
async fn a_file_is_as_public_as_its_practice(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let other = signed_in(&world, &cast.boris).await;
    let visitor = world.browser();
    let (id, own) = with_files(&cast, &amina).await;
    let below = |page: &str| -> Vec<String> {
        let own = own
            .iter()
            .map(|address| address.replace(&format!("/my/practices/{id}"), page));
        own.collect()
    };
    let (desk, public) = (
        below(&format!("/review/{id}")),
        below("/practices/almaty-process"),
    );
    for address in own.iter().chain(&desk).chain(&public) {
        assert_ne!(status(&visitor, address).await, 200, "{address}");
        assert_ne!(status(&other, address).await, 200, "{address}");
    }
    for address in &desk {
        assert_eq!(status(&ruth, address).await, 404, "{address}");
    }
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let page = ruth.visit(&format!("/review/{id}")).await.ok();
    assert_eq!(page.attributes("figure img", "src"), desk[..1]);
    for address in &desk {
        assert_eq!(status(&ruth, address).await, 200, "{address}");
    }
    for address in &public {
        assert_eq!(status(&visitor, address).await, 404, "{address}");
    }
    cast.approve(id).await;
    let page = visitor.visit("/practices/almaty-process").await.ok();
    assert_eq!(page.attributes("figure img", "src"), public[..1]);
    page.shows("Report 2024.pdf")
        .shows("PDF, 1 kB")
        .shows("The text and the files are under CC BY 4.0")
        .has("meta[property='og:image']");
    for address in &public {
        let file = visitor.visit(address).await.ok();
        assert_eq!(file.header("cache-control"), Some("public, no-cache"));
        assert_eq!(file.header("set-cookie"), None);
    }
    let french = visitor.visit("/fr/practices/almaty-process").await.ok();
    assert_eq!(french.attributes("figure img", "src"), public[..1]);
    take_down(&cast, id).await;
    for address in &public {
        assert_eq!(status(&visitor, address).await, 404, "{address}");
    }
    assert_eq!(status(&amina, &own[0]).await, 200);
}
story!(a_file_is_as_public_as_its_practice);

/// Programs are told of the files of a practice, each file leads back to the page, and no program loads a file twice.
async fn programs_find_the_files_and_the_way_back(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, own) = with_files(&cast, &amina).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let visitor = world.browser();
    let at = "/practices/almaty-process";
    let public = |own: &String| own.replace(&format!("/my/practices/{id}"), at);
    let [small, large, report] = [0, 1, 2].map(|n: usize| public(&own[n]));
    let whole = |path: &str| format!("https://praxis.example{path}");
    let page = visitor.visit(at).await.ok();
    let links = page.header("link").unwrap();
    for (file, kind) in [(&large, "image/jpeg"), (&report, "application/pdf")] {
        let item = format!("<{}>; rel=\"item\"; type=\"{kind}\"", whole(file));
        assert!(links.contains(&item), "{links}");
    }
    for file in [&small, &large, &report] {
        let sent = visitor.visit(file).await.ok();
        let back = format!("<{}>; rel=\"collection\"; type=\"text/html\"", whole(at));
        assert_eq!(sent.header("link"), Some(back.as_str()));
        for known in [sent.header("etag").unwrap(), "*"] {
            let known = [("if-none-match", known)];
            let same = get(&visitor, &world, file, &known).await.status(304);
            assert_eq!(same.body, "", "{file}");
        }
        let other = [("if-none-match", "\"other\"")];
        get(&visitor, &world, file, &other).await.ok();
    }
    let nowhere = report.replace("/Report", "/Another");
    let any = [("if-none-match", "*")];
    get(&visitor, &world, &nowhere, &any).await.status(404);
    let french = visitor.visit(&format!("/fr{at}")).await.ok();
    for page in [page, french] {
        let pdf = page.attributes("meta[name=citation_pdf_url]", "content");
        assert_eq!(pdf, [whole(&report)]);
    }
    let described = visitor.visit(&format!("{at}.jsonld")).await.ok();
    let described: Value = serde_json::from_str(&described.body).unwrap();
    let size = format!("{} B", document().len());
    assert_eq!(described["associatedMedia"][1]["contentSize"], size);
}
story!(programs_find_the_files_and_the_way_back);

async fn take_down(cast: &Cast, id: PracticeId) {
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("A person asked for it."),
    };
    cast.act(&cast.ruth, &id, gone).await.unwrap();
}

/// Another version shows other files; the page of the earlier version still has its own.
async fn a_version_keeps_its_files(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, _) = with_files(&cast, &amina).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    let at = files_of(id);
    let page = amina.visit(&at).await.ok();
    let key = page
        .attributes("input[name='files[0].key']", "value")
        .remove(0);
    send_file(&amina, &at, &[("remove", &key)], None)
        .await
        .lands_on(&at)
        .shows("“post.jpg” is removed.")
        .lacks("Two officers");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let visitor = world.browser();
    let now = visitor.visit("/practices/almaty-process").await.ok();
    assert_eq!(now.count("figure"), 0);
    let before = visitor
        .visit("/practices/almaty-process/revisions/1")
        .await
        .ok()
        .lacks("Description: Two officers");
    let picture = before.attributes("figure img", "src").remove(0);
    assert_eq!(status(&visitor, &picture).await, 200);
    let compared = visitor
        .visit("/practices/almaty-process/compare")
        .await
        .ok();
    compared.shows("Pictures and files").shows("Two officers");
}
story!(a_version_keeps_its_files);

/// Bytes that no revision names are removed after a day, those of a discarded draft after a month, and those of a published
/// version never.
async fn what_no_revision_names_is_removed(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (published, _) = with_files(&cast, &amina).await;
    cast.act(&cast.amina, &published, Intent::Submit)
        .await
        .unwrap();
    cast.approve(published).await;
    let draft = cast.draft("Bali Process", 9).await;
    let at = files_of(draft);
    add_file(&amina, &at, "One", ("one.png", &drawing(30, 30)))
        .await
        .lands_on(&at);
    let page = add_file(&amina, &at, "Two", ("two.png", &drawing(40, 40)))
        .await
        .lands_on(&at);
    let key = page
        .attributes("input[name='files[0].key']", "value")
        .remove(0);
    send_file(&amina, &at, &[("remove", &key)], None)
        .await
        .lands_on(&at);
    let folder = world.data().join("files");
    assert_eq!(remove_orphans(&cast.app).await.unwrap(), 0);
    assert_eq!(stored_files(&folder).len(), 5);
    cast.app.clock.advance(2 * DAY);
    assert_eq!(remove_orphans(&cast.app).await.unwrap(), 1);
    assert_eq!(stored_files(&folder).len(), 4);
    cast.act(&cast.amina, &draft, Intent::Discard)
        .await
        .unwrap();
    cast.app.clock.advance(29 * DAY);
    assert_eq!(remove_orphans(&cast.app).await.unwrap(), 0);
    cast.app.clock.advance(2 * DAY);
    assert_eq!(remove_orphans(&cast.app).await.unwrap(), 1);
    assert_eq!(stored_files(&folder).len(), 3);
    assert_eq!(remove_orphans(&cast.app).await.unwrap(), 0);
}
story!(what_no_revision_names_is_removed);

/// What is not taken: each gets a plain sentence beside the file, keeps what was typed, and leaves no bytes.
async fn a_wrong_file_gets_a_plain_sentence(world: World) {
    let world = world.with(&[("practice_files", "2"), ("file_mb", "1")]);
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = files_of(id);
    let large = vec![b'x'; 1_200_000];
    let kinds: [(&str, &[u8], &str); 7] = [
        ("empty.png", b"", "The file is empty"),
        (
            "page.pdf",
            b"<html><script>alert(1)</script></html>",
            "does not take files of this kind",
        ),
        (
            "drawing.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "does not take files of this kind",
        ),
        (
            "moving.gif",
            b"GIF89a\x01\0\x01\0\0\0\0;",
            "does not take files of this kind",
        ),
        (
            "letter.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more",
            "before 2007",
        ),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged or incomplete"),
        ("large.pdf", &large, "more than 1 MB"),
    ];
    for (name, bytes, says) in kinds {
        let page = add_file(&amina, &at, "What it shows", (name, bytes)).await;
        page.status(422)
            .shows(says)
            .keeps("What it shows")
            .has("#files_file[aria-invalid=true]");
    }
    let fields = [("files_text", "What it shows"), ("deed", "save")];
    let page = send_file(&amina, &at, &fields, Some(("a.png", &drawing(9, 9)))).await;
    page.status(422)
        .shows("Confirm that you may publish the file")
        .keeps("What it shows");
    let page = send_file(&amina, &at, &fields, None).await;
    page.status(422)
        .shows("Choose a file")
        .keeps("What it shows");
    assert_eq!(stored_files(&world.data().join("files")).len(), 0);
    for name in ["one.png", "two.png"] {
        add_file(&amina, &at, name, (name, &drawing(9, 9)))
            .await
            .lands_on(&at);
    }
    amina
        .visit(&at)
        .await
        .ok()
        .shows("The practice has 2 pictures and files");
    let page = add_file(&amina, &at, "Third", ("three.png", &drawing(9, 9))).await;
    page.status(422)
        .shows("The practice has 2 pictures and files");
    assert_eq!(stored_files(&world.data().join("files")).len(), 2);
    let left = std::fs::read_dir(world.data().join("incoming"));
    assert_eq!(
        left.map_or(0, Iterator::count),
        0,
        "nothing stays of what was received"
    );
}
story!(a_wrong_file_gets_a_plain_sentence);

/// A hostile name is a name and nothing else, on the page and in the header.
async fn a_hostile_name_is_harmless(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = files_of(id);
    for name in [
        "../../etc/passwd",
        "a\r\nSet-Cookie: x=1.pdf",
        "<script>alert(1)</script>.pdf",
        "\u{202e}fdp.exe",
        &"x".repeat(300),
        "..",
    ] {
        let page = add_file(&amina, &at, "", (name, &document()))
            .await
            .lands_on(&at);
        let link = page.attributes("p.file a", "href").pop().unwrap();
        let file = amina.visit(&link).await.ok();
        let disposition = file.header("content-disposition").unwrap().to_owned();
        assert!(
            disposition.strip_suffix(".pdf").is_some() && disposition.len() < 1_000,
            "{disposition}"
        );
        assert_eq!(
            file.header("set-cookie").filter(|set| set.contains("x=1")),
            None
        );
        let link = page.attributes("p.file a", "href").pop().unwrap();
        assert!(!link.contains("..") && !link.contains('<'), "{link}");
    }
    let page: Page = amina.visit(&at).await.ok();
    assert_eq!(page.count("script:not([src])"), 0);
    for path in ["x", "large.jpg", "large.png"] {
        let address = format!("{at}/{}/{path}", "0".repeat(32));
        assert_eq!(status(&amina, &address).await, 404, "{address}");
    }
}
story!(a_hostile_name_is_harmless);

/// A copy of the catalogue has the pictures and files of its pages, under plain names.
async fn a_copy_has_the_files(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, _) = with_files(&cast, &amina).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let place = world.data().join("copy");
    write_site(&world.app, &place, false, |_| ()).await.unwrap();
    let folders = std::fs::read_dir(place.join("practices")).unwrap();
    let folder = folders.last().unwrap().unwrap().path();
    let page = std::fs::read_to_string(folder.join("almaty-process.html")).unwrap();
    let page = Html::parse_document(&page);
    let links = Selector::parse("figure img, figure a, p.file a").unwrap();
    let links: Vec<&str> = page
        .select(&links)
        .filter_map(|link| link.attr("src").or(link.attr("href")))
        .collect();
    assert_eq!(links.len(), 3, "{links:?}");
    for link in links {
        let is_plain = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
        };
        assert!(link.bytes().all(is_plain), "{link}");
        let bytes = std::fs::read(folder.join(link)).unwrap();
        let is_picture = bytes.starts_with(&[0xff, 0xd8, 0xff]);
        assert!(is_picture || bytes == document(), "{link}");
    }
}
story!(a_copy_has_the_files);

/// The check of a database asks the storage for each file that a practice names.
async fn a_lost_file_is_found_by_the_check(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, _) = with_files(&cast, &amina).await;
    let broken = async || {
        let mut db = cast.app.db.read().await.unwrap();
        let checked = check(&cast.app, &mut db).await.unwrap();
        assert_eq!((checked.len(), checked[0].count), (1, 2));
        checked[0].broken.clone()
    };
    assert_eq!(broken().await, Vec::<String>::new());
    let folder = world.data().join("files");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    let lost = broken().await;
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(
        lost.iter()
            .all(|one| one.starts_with(&format!("practice {id}: "))),
        "{lost:?}"
    );
    // The page stands, and the file that is lost is a failure of the service.
    let page = amina.visit(&files_of(id)).await.ok();
    let picture = page.attributes("figure img", "src").remove(0);
    assert_eq!(status(&amina, &picture).await, 500);
}
story!(a_lost_file_is_found_by_the_check);

/// A person who reads a draft by a link reads its files, too, while the link works.
async fn a_link_to_a_draft_shows_its_files(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (id, _) = with_files(&cast, &amina).await;
    let at = format!("/my/practices/{id}/clearance");
    let form = amina
        .visit(&at)
        .await
        .ok()
        .form(&at)
        .fill("label", "Cabinet");
    let made = form
        .press("make")
        .await
        .ok()
        .attributes("#made-link", "value")
        .remove(0);
    let link = made.strip_prefix("https://praxis.example").unwrap();
    let cabinet = world.browser();
    let page = cabinet.visit(link).await.ok();
    let picture = page.attributes("figure img", "src").remove(0);
    assert!(picture.starts_with("/reading/"), "{picture}");
    assert_eq!(status(&cabinet, &picture).await, 200);
    assert_eq!(status(&world.browser(), &picture).await, 404);
}
story!(a_link_to_a_draft_shows_its_files);
