//! `praxis export --site`: the catalogue as files that work without a server.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use praxis::site_copy::{MARKER, SiteError, SiteSummary, write_site};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::cast::{Cast, reasons};
use crate::program::praxis;
use crate::site::{answers_with, publish, publish_again};
use crate::sound_html::assert_sound;
use crate::world::{self, Engine, World};

/// A word that stands in what is not public alone.
const CANARY: &str = "canaryunpublished";

/// Whether the name of a file has this ending.
fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == ending)
}

/// A small catalogue: a list of two pages, a practice with two versions, a draft beside it, one that is gone, one that another
/// one replaced, and one that is no longer current.
async fn furnish(world: &World) -> Cast {
    let cast = Cast::of(world).await;
    let spread = json!({"countries": ["EG", "TO"], "regions": ["m49-002"]});
    for number in 1..=22 {
        let title = format!("Process {number}");
        publish(&cast, &cast.amina, &answers_with(&title, 9, spread.clone())).await;
    }
    let renewed = cast.published("Almaty Process", 9).await;
    publish_again(&cast, renewed, "Almaty Process renewed", 9).await;
    cast.act(&cast.amina, &renewed, Intent::Revise)
        .await
        .unwrap();
    let draft = json!({"summary": format!("{CANARY} ").repeat(30)});
    let draft = answers_with(&format!("Almaty {CANARY}"), 9, draft);
    cast.write(&cast.amina, renewed, &draft).await;
    cast.submitted(&format!("Never {CANARY}"), 9).await;
    for (title, how) in [
        ("Gone Process", TakeDown::Gone),
        ("Former Process", TakeDown::NotCurrent),
        ("Replaced Process", TakeDown::Replaced(renewed)),
    ] {
        let id = publish(&cast, &cast.amina, &answers_with(title, 8, json!({}))).await;
        let words = reasons(CANARY);
        cast.act(&cast.ruth, &id, Intent::TakeDown { how, words })
            .await
            .unwrap();
    }
    cast
}

async fn copy(world: &World, name: &str) -> (PathBuf, SiteSummary) {
    let place = world.data().join(name);
    let summary = write_site(&world.app, &place, false, |_| ()).await.unwrap();
    (place, summary)
}

/// The files of a folder and below, by their names.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap().display().to_string();
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let bytes = files
        .get(name)
        .unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

/// The file of a practice's page, wherever its folder is.
fn page_of<'f>(files: &'f BTreeMap<String, Vec<u8>>, ending: &str) -> &'f str {
    let mut found = files
        .keys()
        .filter(|name| name.ends_with(ending) && !name.starts_with("fr/"));
    found.next().unwrap_or_else(|| panic!("no {ending}"))
}

/// Where a link of a file leads within the copy; none if it leads out of it.
fn target(from: &str, link: &str) -> Option<String> {
    let is_outside = link.contains(':') || link.is_empty();
    let path = link.split('#').next().unwrap();
    if is_outside || path.is_empty() {
        return None;
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(
                folders.pop().is_some(),
                "{from}: {link} leads out of the copy"
            ),
            part => folders.push(part),
        }
    }
    Some(folders.join("/"))
}

/// The addresses in the attributes that a browser follows or loads.
fn links(html: &Html) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in ["href", "src"] {
        let selector = Selector::parse(&format!("[{name}]")).unwrap();
        let each = html.select(&selector);
        found.extend(each.map(|one| {
            let element = one.value();
            (
                element.name().to_owned(),
                element.attr(name).unwrap().to_owned(),
            )
        }));
    }
    found
}

fn count(html: &Html, selector: &str) -> usize {
    html.select(&Selector::parse(selector).unwrap()).count()
}

/// Each page leads only to files that are there or to other sites, has nothing that a server must answer, and is sound HTML.
async fn every_link_of_a_copy_leads_to_a_file(world: World) {
    furnish(&world).await;
    let (place, summary) = copy(&world, "copy").await;
    let files = files(&place);
    assert_eq!(summary.practices, 26);
    assert_eq!(summary.files, u64::try_from(files.len()).unwrap());
    let mut reached = BTreeSet::from(["index.html".to_owned(), MARKER.to_owned()]);
    for (name, bytes) in files.iter().filter(|(name, _)| has_ending(name, "html")) {
        let page = String::from_utf8(bytes.clone()).unwrap();
        assert_sound(name, &page);
        let html = Html::parse_document(&page);
        for (element, link) in links(&html) {
            assert!(
                !link.starts_with('/') && !link.contains('\\'),
                "{name}: {link}"
            );
            let closed = ["/sign-in", "/register", "/desk", "/my/", "/account"];
            let is_door = closed
                .iter()
                .any(|door| link.contains(&format!("praxis.example{door}")));
            assert!(!is_door && !has_ending(&link, "js"), "{name}: {link}");
            let Some(file) = target(name, &link) else {
                continue;
            };
            assert!(files.contains_key(&file), "{name}: {link} is no file");
            assert!(
                ["a", "link", "img"].contains(&element.as_str()),
                "{name}: {element}"
            );
            reached.insert(file);
        }
        for needless in [
            "form",
            "script[src]",
            "[data-live]",
            "[data-copy]",
            "button:not([hidden])",
            "input",
        ] {
            assert_eq!(count(&html, needless), 0, "{name} has {needless}");
        }
        assert!(
            page.contains("https://praxis.example/"),
            "{name} names the site"
        );
    }
    let lonely: Vec<&String> = files
        .keys()
        .filter(|name| !reached.contains(*name))
        .collect();
    let expected = |name: &String| {
        let rest = name.contains("gone-process") || name.contains("replaced-process");
        let former = name.contains("former-process");
        // No page leads to the brief of a place without a practice, and none to a place that no other one names.
        let place = name.contains("-brief.html")
            || name.contains("countries/")
            || name.contains("regions/");
        rest || former || place || name.contains("assets/")
    };
    assert_eq!(
        lonely
            .iter()
            .filter(|name| !expected(name))
            .collect::<Vec<_>>(),
        Vec::<&&String>::new()
    );
}
story!(every_link_of_a_copy_leads_to_a_file);

/// The copy has the home page, lists page by page, practices with their citations and versions, what is left of those that
/// were taken down, the files, in both languages; and nothing that is not public.
async fn a_copy_holds_the_whole_catalogue(world: World) {
    furnish(&world).await;
    let (place, summary) = copy(&world, "copy").await;
    let files = files(&place);
    for (name, bytes) in &files {
        let found = String::from_utf8_lossy(bytes).contains(CANARY);
        assert!(!found, "{name} has what is not public");
    }
    let home = text(&files, "index.html");
    assert!(
        home.contains(&format!("This is a copy of edition {}", summary.edition)),
        "{home}"
    );
    assert!(text(&files, "fr/index.html").contains("Ceci est une copie de l’édition"));
    let titles = |name: &str| {
        let html = Html::parse_document(&text(&files, name));
        let items = Selector::parse(".items h3").unwrap();
        html.select(&items)
            .map(|one| one.text().collect::<String>().trim().to_owned())
            .collect::<Vec<_>>()
    };
    for list in [
        "practices",
        "objectives/9",
        "countries/EG",
        "fr/regions/m49-002",
    ] {
        let (first, second) = (
            titles(&format!("{list}.html")),
            titles(&format!("{list}/page-2.html")),
        );
        let all: BTreeSet<&String> = first.iter().chain(&second).collect();
        assert!(
            first.len() == 20 && !second.is_empty(),
            "{list}: {first:?} {second:?}"
        );
        assert_eq!(
            all.len(),
            first.len() + second.len(),
            "{list} shows none twice"
        );
        let back = text(&files, &format!("{list}/page-2.html"));
        let name = list.rsplit('/').next().unwrap();
        assert!(
            back.contains(&format!("href=\"../{name}.html\" rel=\"prev\"")),
            "{back}"
        );
    }
    let almaty = page_of(&files, "almaty-process.html");
    let page = text(&files, almaty);
    for form in ["bib", "ris", "csl.json", "jsonld", "json"] {
        let file = almaty.replace(".html", &format!(".{form}"));
        let bytes = text(&files, &file);
        assert!(bytes.contains("Almaty Process renewed"), "{file}: {bytes}");
        let link = file.rsplit('/').next().unwrap();
        assert!(page.contains(&format!("href=\"{link}\"")), "{page}");
    }
    let record: Value =
        serde_json::from_str(&text(&files, &almaty.replace(".html", ".json"))).unwrap();
    assert_eq!(record["licence"]["name"], "CC BY 4.0");
    let earlier = text(&files, &almaty.replace(".html", ".version-1.html"));
    assert!(earlier.contains("Almaty Process") && page.contains(".version-1.html"));
    let gone = text(&files, page_of(&files, "gone-process.html"));
    assert!(
        gone.contains("Gone Process") && !gone.contains("blockquote"),
        "{gone}"
    );
    let replaced = text(&files, page_of(&files, "replaced-process.html"));
    assert!(replaced.contains("Another practice has replaced this one"));
    assert!(replaced.contains("almaty-process.html"), "{replaced}");
    let former = text(&files, page_of(&files, "former-process.html"));
    assert!(former.contains("No longer current"), "{former}");
    for (table, rows) in [
        ("practices.csv", 24),
        ("fr/practices.csv", 24),
        ("practices.jsonl", 23),
        ("withdrawn.csv", 4),
    ] {
        assert_eq!(text(&files, table).lines().count(), rows, "{table}");
    }
    let package: Value = serde_json::from_str(&text(&files, "datapackage.json")).unwrap();
    assert_eq!(package["resources"][0]["path"], "practices.csv");
    for page in [
        "about",
        "help",
        "data",
        "explore",
        "objectives",
        "privacy",
        "terms",
        "accessibility",
    ] {
        for language in ["", "fr/"] {
            text(&files, &format!("{language}{page}.html"));
        }
    }
}
story!(a_copy_holds_the_whole_catalogue);

/// Any file system takes the names: few signs, no device of Windows, none that differs from another one in its case alone.
/// Others may read the files, because a copy is meant for the public.
async fn the_names_of_a_copy_fit_every_file_system(world: World) {
    let cast = furnish(&world).await;
    cast.published("Aux", 9).await;
    let (place, _) = copy(&world, "copy").await;
    let files = files(&place);
    let folded: BTreeSet<String> = files.keys().map(|name| name.to_lowercase()).collect();
    assert_eq!(folded.len(), files.len());
    for name in files.keys() {
        for part in name.split('/') {
            let plain = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
            let stem = part.split('.').next().unwrap();
            let is_device = ["con", "prn", "aux", "nul"].contains(&stem.to_lowercase().as_str());
            assert!(
                part.chars().all(plain) && !part.starts_with('.') && !part.ends_with('.'),
                "{name}"
            );
            assert!(!is_device && part.len() <= 130, "{name}");
        }
        assert!(name.len() <= 200, "{name}");
        let mode = fs::metadata(place.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{name}");
    }
    let mode = fs::metadata(place.join("practices"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o755);
}
story!(the_names_of_a_copy_fit_every_file_system);

/// A copy takes the place of nothing, or of an earlier copy if it is asked to. Another folder is never touched, and of a copy
/// that fails nothing is left.
async fn a_copy_replaces_nothing_else(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let other = world.data().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("letter.txt"), "mine").unwrap();
    let refused = write_site(&world.app, &other, true, |_| ()).await;
    assert!(matches!(refused, Err(SiteError::IsOther(_))), "{refused:?}");
    assert_eq!(
        fs::read_to_string(other.join("letter.txt")).unwrap(),
        "mine"
    );
    let nowhere = world.data().join("missing/copy");
    let refused = write_site(&world.app, &nowhere, false, |_| ()).await;
    assert!(
        matches!(refused, Err(SiteError::NoFolder(_))),
        "{refused:?}"
    );

    let (place, _) = copy(&world, "copy").await;
    let refused = write_site(&world.app, &place, false, |_| ()).await;
    assert!(matches!(refused, Err(SiteError::IsThere(_))), "{refused:?}");
    cast.published("Bali Process", 9).await;
    write_site(&world.app, &place, true, |_| ()).await.unwrap();
    assert!(text(&files(&place), "practices.html").contains("Bali Process"));

    // What a process left that was killed is removed by the next one.
    let left = world.data().join("second.unfinished");
    fs::create_dir(&left).unwrap();
    fs::write(left.join(".praxis-unfinished"), "").unwrap();
    fs::write(left.join("half.html"), "half").unwrap();
    let (second, _) = copy(&world, "second").await;
    assert!(!left.exists() && !second.join("half.html").exists());
    let marks: Vec<String> = files(&second)
        .into_keys()
        .filter(|name| name.contains("praxis"))
        .collect();
    assert_eq!(marks, ["assets/praxis.css", MARKER]);

    // A practice that cannot be read stops the copy: a copy without it would look whole.
    let mut tx = world.app.db.write().await.unwrap();
    praxis::db::Engine::sql(
        &mut tx,
        "UPDATE practice SET slug = 'no slug' WHERE slug = 'bali-process'",
    )
    .execute()
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let third = world.data().join("third");
    assert!(write_site(&world.app, &third, false, |_| ()).await.is_err());
    let beside = fs::read_dir(world.data()).unwrap();
    let left = beside.filter(|one| {
        one.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with("third")
    });
    assert_eq!(left.count(), 0);
}
story!(a_copy_replaces_nothing_else);

/// A publication while a copy is written changes nothing in it: all of it is of one edition.
async fn a_copy_is_of_one_edition(world: World) {
    let cast = furnish(&world).await;
    let place = world.data().join("copy");
    let (asked, mut go) = tokio::sync::mpsc::unbounded_channel();
    let written = write_site(&world.app, &place, false, move |done| {
        if done.practices == 1 {
            asked.send(()).unwrap();
        }
    });
    let published = async {
        go.recv().await.unwrap();
        cast.published("Tokyo Process", 9).await;
    };
    let (written, ()) = tokio::join!(written, published);
    let edition = written.unwrap().edition;
    let files = files(&place);
    let pages = files.iter().filter(|(name, _)| has_ending(name, "html"));
    for (name, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        assert!(!page.contains("Tokyo Process"), "{name}");
        let strip = page.contains(&format!("edition {edition},"))
            || page.contains(&format!("édition {edition},"));
        assert!(strip, "{name} is of another edition");
    }
    assert!(!text(&files, "practices.csv").contains("Tokyo Process"));
}
story!(a_copy_is_of_one_edition);

/// Both engines write the same bytes.
#[test]
fn both_engines_write_the_same_copy() {
    let first = Mutex::new(BTreeMap::new());
    for engine in [Engine::Sqlite, Engine::Postgres] {
        world::run(engine, async |world| {
            furnish(&world).await;
            let (place, _) = copy(&world, "copy").await;
            let files = files(&place);
            let mut first = first.lock().unwrap();
            if first.is_empty() {
                *first = files;
                return;
            }
            assert_eq!(
                first.keys().collect::<Vec<_>>(),
                files.keys().collect::<Vec<_>>()
            );
            for (name, bytes) in &files {
                assert!(first[name] == *bytes, "{name} differs");
            }
        });
    }
}

/// The command writes the copy, says what it wrote, and refuses in a sentence.
async fn the_command_writes_a_copy(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let place = world.data().join("copy");
    let line = ["export", "--site", place.to_str().unwrap()];
    let said = praxis(&world, &line, b"").done();
    assert!(
        said.contains("1 practices") && said.contains("Begin with index.html."),
        "{said}"
    );
    let page = fs::read_to_string(place.join("practices.html")).unwrap();
    assert!(page.contains("Almaty Process"));
    let mode = fs::metadata(place.join("index.html"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(
        mode & 0o777,
        0o644,
        "the umask of private files is not that of a copy"
    );
    let again = praxis(&world, &line, b"");
    let (code, sentence) = again.refused();
    assert!(
        code == 1 && sentence.contains("With --replace a new copy"),
        "{sentence}"
    );
    praxis(&world, &[&line[..], &["--replace"]].concat(), b"").done();
    assert_eq!(praxis(&world, &["export"], b"").refused().0, 2);
}
story!(the_command_writes_a_copy);
