//! Practices from a file: what an export holds comes in again as it was, nothing is seen before all of it is public, and a
//! wrong row changes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use praxis::account::model::Account;
use praxis::address::FileForm;
use praxis::catalogue::{FileStyle, WholeFile};
use praxis::db::Engine as _;
use praxis::import::{ImportDone, ImportFile, ImportReport, ImportRun, ImportStopped};
use praxis::language::{Language, TextLanguage};
use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;
use praxis::practice::model::{ImportSource, OpenImport, PracticeId};
use serde_json::json;

use crate::cast::{self, Cast};
use crate::harvester::{ALL, Harvester};
use crate::program::praxis;
use crate::site::{Site, answers_with, publish, publish_again};
use crate::world::World;

/// The public practices of a world as a file.
pub async fn export(world: &World, form: FileForm) -> String {
    let file = WholeFile {
        app: &world.app,
        language: Language::En,
        style: FileStyle {
            form,
            for_spreadsheet: false,
        },
    };
    let mut written = Vec::new();
    file.write(&mut written, |_| {}).await.unwrap();
    String::from_utf8(written).unwrap()
}

/// A file in the folder of a world.
pub fn put(world: &World, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = world.data().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// What an import of a file led to, and what it said of each line.
pub async fn import(
    world: &World,
    owner: &Account,
    path: &Path,
) -> (Result<ImportDone, ImportStopped>, Vec<String>) {
    let said = Mutex::new(Vec::new());
    let run = ImportRun {
        app: &world.app,
        file: ImportFile::at(path).unwrap(),
        say: &|line, what| said.lock().unwrap().push(format!("{line}: {what}")),
        at: &|_| {},
    };
    let done = run.import(owner.id).await;
    (done, said.into_inner().unwrap())
}

/// The same, which succeeds and has nothing to say.
pub async fn brought(world: &World, owner: &Account, path: &Path) -> ImportDone {
    let (done, said) = import(world, owner, path).await;
    assert_eq!(said, [""; 0]);
    done.unwrap()
}

/// That the database keeps every promise.
pub async fn is_sound(world: &World) {
    let mut db = world.app.db.read().await.unwrap();
    for promise in check(&mut db).await.unwrap() {
        assert_eq!(promise.broken, [""; 0], "{}", promise.promise);
    }
}

/// How many rows a table has.
pub async fn rows(world: &World, count: &'static str) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let (rows,) = db.sql(count).one::<(i64,)>().await.unwrap();
    rows
}

/// A world with practices of every kind: by one account and by an institution, revised, and with signs that files quote.
pub async fn with_practices(world: &World) -> Cast {
    let cast = Cast::of(world).await;
    let id = cast.published("Almaty Process", 9).await;
    publish_again(&cast, id, "Almaty & “Process”", 9).await;
    let answers = answers_with(
        "=HYPERLINK(\"https://evil.example\") عملية",
        23,
        json!({
            "summary": "+1; \"two\"\n\n- three, with a list\n- of four that is long enough to be read \\ by many",
            "also": ["9", "1"],
            "organisations": [
                {"name": "Labour; Social", "kind": "government", "role": "lead"},
                {"name": "-Water", "kind": "civil-society", "role": "partner"},
            ],
            "regions": ["african-union"], "until": "2022", "doi": "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "machine_help": "drafted", "machine_checked": true,
            "sources": [{"title": "Relatório; \\ final", "url": "https://a.example/?x=1;y", "language": "pt"}],
        }),
    );
    publish(&cast, &cast.amina, &answers).await;
    cast.submitted("Still a secret", 9).await;
    cast
}

/// What is exported, imported into an empty service and exported again is the same, byte for byte, in both forms.
async fn an_export_comes_in_as_it_was(world: World) {
    let cast = with_practices(&world).await;
    translated(&cast, PracticeId(1)).await;
    let (table, records) = (
        export(&world, FileForm::Csv).await,
        export(&world, FileForm::JsonLines).await,
    );
    assert_eq!(
        table.matches("\nhttps://praxis.example/practices/").count(),
        3
    );
    assert!(!table.contains("secret"));
    for (name, text) in [("all.csv", &table), ("all.jsonl", &records)] {
        let other = world.twin().await;
        other.clock().set(world.clock().now());
        let cast = Cast::of(&other).await;
        let done = brought(&other, &cast.boris, &put(&other, name, text)).await;
        assert_eq!(done.report.new, 3, "{name}");
        let published = done.published.unwrap();
        assert_eq!((published.practices, published.edition.number.0), (3, 1));
        let originals = rows(&other, "SELECT COUNT(*) FROM harvested WHERE set_spec = ''").await;
        assert_eq!(originals, 2, "lists know no translation");
        assert_eq!(export(&other, FileForm::Csv).await, table, "{name}");
        assert_eq!(export(&other, FileForm::JsonLines).await, records, "{name}");
        is_sound(&other).await;
        drop_world(other).await;
    }
}
story!(an_export_comes_in_as_it_was);

/// Publishes a text of Amina's practice in French.
pub async fn translated(cast: &Cast, original: PracticeId) {
    let begun = actions::start_translation(&cast.app, &cast.amina, original, TextLanguage::Fr);
    let id = begun.await.unwrap();
    let answers = answers_with("Processus d’Almaty", 9, json!({"language": "fr"}));
    cast.write(&cast.amina, id, &answers).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
}

/// A translation comes in after its original, with the same file or a later one.
async fn a_translation_needs_its_original(world: World) {
    let cast = with_practices(&world).await;
    translated(&cast, PracticeId(1)).await;
    let table = export(&world, FileForm::Csv).await;
    let mut lines: Vec<&str> = table.split_inclusive('\n').collect();
    let translation = lines.pop().unwrap();
    assert!(translation.contains("Processus"), "{translation}");
    let alone = format!("{}{translation}", lines[0]);
    let originals = lines.concat();
    let other = world.twin().await;
    other.clock().set(world.clock().now());
    let cast = Cast::of(&other).await;
    let (done, said) = import(&other, &cast.boris, &put(&other, "alone.csv", &alone)).await;
    assert!(matches!(done, Err(ImportStopped::Wrong(report)) if report.wrong == 1));
    assert!(
        said[0].contains("it translates “https://praxis.example/practices/"),
        "{said:?}"
    );
    let originals = put(&other, "originals.csv", originals);
    brought(&other, &cast.boris, &originals).await;
    let done = brought(&other, &cast.boris, &put(&other, "alone.csv", &alone)).await;
    assert_eq!(done.report.new, 1);
    assert_eq!(export(&other, FileForm::Csv).await, table);
    is_sound(&other).await;
    drop_world(other).await;
}
story!(a_translation_needs_its_original);

async fn drop_world(world: World) {
    let database = world.app.settings.database.clone();
    drop(world);
    crate::world::drop_database(&database).await;
}

/// A table with these rows of title, objectives, countries and key.
fn table(rows: &[[&str; 4]]) -> String {
    let head = "key,title,summary,language,objectives,countries,published,authors,submitted_by\n";
    let row = |[key, title, objectives, countries]: &[&str; 4]| {
        format!(
            "{key},{title},\"What was done, and how it went on.\",en,{objectives},{countries},2019-03-05,\
             Aigerim Saidova;IOM,Aigerim Saidova\n"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("{head}{rows}")
}

/// Loads the rows of a file and stops before they are public, as a run that is interrupted.
pub async fn interrupted(world: &World, owner: &Account, path: &Path) -> OpenImport {
    let file = ImportFile::at(path).unwrap();
    let source: ImportSource = file.source().unwrap();
    let open = actions::begin_import(&world.app, owner.id, &source)
        .await
        .unwrap();
    let now = world.clock().now();
    let loaded: Vec<_> = file
        .rows()
        .unwrap()
        .map(|(_, cells)| praxis::import::read_practice(&cells.unwrap(), now).unwrap())
        .collect();
    let mut loader = actions::ImportLoader::new(&world.app, open);
    loader.load(loaded[..1].to_vec()).await.unwrap();
    loader.finish().await.unwrap();
    open
}

pub const LOADED: &str = "SELECT COUNT(*) FROM imported";
const PRACTICES: &str = "SELECT COUNT(*) FROM practice";

/// Nothing of an interrupted import is seen by anyone; the same command takes it up.
async fn an_interrupted_import_is_seen_by_no_reader(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let path = put(
        &world,
        "two.csv",
        table(&[
            ["a", "Caravan school", "9", "KE"],
            ["b", "Harbour desk", "9", "KE"],
        ]),
    );
    site.catch_up().await;
    let before = export(&world, FileForm::Csv).await;
    interrupted(&world, &cast.boris, &path).await;
    assert_eq!(rows(&world, LOADED).await, 1);
    site.catch_up().await;
    let loaded = PracticeId(rows(&world, "SELECT MAX(id) FROM practice").await);
    assert_eq!(export(&world, FileForm::Csv).await, before);
    for page in [
        "/",
        "/practices",
        "/objectives/9",
        "/countries/KE",
        "/practices?q=caravan",
    ] {
        site.browser.visit(page).await.ok().lacks("Caravan school");
    }
    for page in [
        "/practices/caravan-school",
        "/practices/caravan-school.json",
    ] {
        site.browser.visit(page).await.status(404);
    }
    let boris = cast.sign_in(&world, &cast.boris).await;
    boris
        .visit("/my/practices")
        .await
        .ok()
        .lacks("Caravan school");
    boris
        .visit(&format!("/my/practices/{loaded}"))
        .await
        .status(404);
    let ruth = cast.sign_in(&world, &cast.ruth).await;
    ruth.visit("/review?list=all")
        .await
        .ok()
        .lacks("Caravan school");
    ruth.visit(&format!("/review/{loaded}")).await.status(404);
    is_sound(&world).await;

    let done = brought(&world, &cast.boris, &path).await;
    assert_eq!(
        (done.taken_up, done.report.new, done.report.same),
        (1, 1, 1)
    );
    assert_eq!(done.published.unwrap().practices, 2);
    site.catch_up().await;
    site.browser.visit("/practices/caravan-school").await.ok();
    assert_eq!(site.finds("caravan").await, ["Caravan school"]);
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM import_row").await, 0);
    is_sound(&world).await;
}
story!(an_interrupted_import_is_seen_by_no_reader);

/// An interrupted import keeps another file out, and is removed with all that it has loaded.
async fn an_interrupted_import_is_removed(world: World) {
    let cast = Cast::of(&world).await;
    let one = put(
        &world,
        "one.csv",
        table(&[["a", "Caravan school", "9", "KE"]]),
    );
    let two = put(
        &world,
        "two.csv",
        table(&[["b", "Harbour desk", "9", "KE"]]),
    );
    let before = rows(&world, PRACTICES).await;
    interrupted(&world, &cast.boris, &one).await;
    for (owner, path) in [(&cast.boris, &two), (&cast.amina, &one)] {
        let (done, _) = import(&world, owner, path).await;
        let refused = done.unwrap_err().to_string();
        assert!(
            refused.starts_with("the import of “one.csv” was interrupted."),
            "{refused}"
        );
    }
    let (removed, count) = actions::remove_open_import(&world.app)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((removed.source.as_str(), count), ("one.csv", 1));
    assert_eq!(rows(&world, PRACTICES).await, before);
    assert_eq!(rows(&world, LOADED).await, 0);
    assert_eq!(actions::remove_open_import(&world.app).await.unwrap(), None);
    brought(&world, &cast.boris, &two).await;
    is_sound(&world).await;
}
story!(an_interrupted_import_is_removed);

/// What was imported once is not imported again, whatever became of it here.
async fn what_is_here_stays_as_it_is(world: World) {
    let cast = Cast::of(&world).await;
    let first = table(&[["a", "Caravan school", "9", "KE"]]);
    let path = put(&world, "first.csv", &first);
    brought(&world, &cast.boris, &path).await;
    let kept = export(&world, FileForm::Csv).await;
    let edition = rows(&world, "SELECT number FROM edition").await;
    let again = brought(&world, &cast.boris, &path).await;
    assert_eq!((again.report.same, again.published), (1, None));
    assert_eq!(rows(&world, "SELECT number FROM edition").await, edition);
    let other = put(
        &world,
        "other.csv",
        first.replace("Caravan school", "Camel school"),
    );
    let (done, said) = import(&world, &cast.boris, &other).await;
    assert_eq!(done.unwrap().report.differing, 1);
    assert_eq!(
        said,
        ["2: it was imported with other words, and stays as it is here"]
    );
    assert_eq!(export(&world, FileForm::Csv).await, kept);
}
story!(what_is_here_stays_as_it_is);

/// Every wrong cell is named by its line and its column, and nothing is changed.
async fn a_wrong_row_changes_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let good = table(&[["a", "Caravan school", "9", "KE"]]);
    let head = good.lines().next().unwrap();
    let row = good.lines().nth(1).unwrap();
    let long = "x".repeat(201);
    for (wrong, sentence) in [
        (
            row.replace(",KE,", ",Atlantis,"),
            "column “countries”: “Atlantis” is not understood",
        ),
        (
            row.replace(",9,", ",24,"),
            "column “objectives”: “24” is not understood",
        ),
        (row.replace(",9,", ",,"), "column “objectives” is empty"),
        (row.replace("Caravan school", ""), "column “title” is empty"),
        (
            row.replace("Caravan school", &long),
            "column “title” has a text of 201 characters, and 200 are allowed",
        ),
        (
            row.replace(",en,", ",xx,"),
            "column “language”: “xx” is not understood",
        ),
        (
            row.replace("2019-03-05", "2199-03-05"),
            "column “published” lies in the future",
        ),
        (
            row.replace("2019-03-05", "spring"),
            "column “published”: “spring” is not understood",
        ),
        (
            row.replacen('a', "", 1),
            "nothing says which practice it is: columns “key” and “url” are empty",
        ),
        (
            format!("{row},more"),
            "the row has 10 cells, and there are 9 columns",
        ),
        (format!("{row}\n{row}"), "its key “a” stands in line 2, too"),
    ] {
        let path = put(&world, "wrong.csv", format!("{head}\n{wrong}\n"));
        let (done, said) = import(&world, &cast.boris, &path).await;
        assert!(
            matches!(done, Err(ImportStopped::Wrong(_))),
            "{sentence}: {done:?}"
        );
        let line = if wrong.contains('\n') { 3 } else { 2 };
        assert_eq!(said, [format!("{line}: {sentence}")], "{wrong}");
    }
    let deep = "[".repeat(100_000);
    for (name, text) in [
        ("no.jsonl", b"{\"title\": \"no end".as_slice()),
        ("list.jsonl", b"[1, 2]"),
        ("number.jsonl", b"7"),
        ("deep.jsonl", deep.as_bytes()),
        ("zeros.csv", b"key,title\n\0,\0\n"),
        ("latin.csv", b"key,title\na,caf\xe9\n"),
    ] {
        let (done, said) = import(&world, &cast.boris, &put(&world, name, text)).await;
        assert!(
            matches!(done, Err(ImportStopped::Wrong(_))),
            "{name}: {done:?}"
        );
        assert!(
            said[0].starts_with(if name.ends_with("csv") { "2: " } else { "1: " }),
            "{said:?}"
        );
    }
    for (name, text) in [("empty.csv", ""), ("twice.csv", "title,title\n")] {
        let (done, _) = import(&world, &cast.boris, &put(&world, name, text)).await;
        assert!(matches!(done, Err(ImportStopped::File(_))), "{name}");
    }
    assert!(ImportFile::at(Path::new("all.xlsx")).is_err());
    assert_eq!(rows(&world, PRACTICES).await, 0);
    assert_eq!(
        rows(&world, "SELECT COUNT(*) FROM practice_import").await,
        0
    );
}
story!(a_wrong_row_changes_nothing);

/// A term may stand there by its id or by its name, in any spelling; a column of names is enough. A program for tables writes
/// `true` in capitals.
async fn terms_are_read_by_their_names(world: World) {
    let cast = Cast::of(&world).await;
    let text = "key,title,summary,language_name,objectives,countries,regions_names,type,goals,on_behalf,unknown\n\
                a,Caravan school,What was done and how.,French,Objective 9;12,kenya;Казахстан,Intergovernmental \
                Authority on Development,regional-process,Reduced inequalities;1,TRUE,?\n";
    let path = put(&world, "named.csv", text);
    let (done, said) = import(&world, &cast.boris, &path).await;
    assert_eq!(done.unwrap().report.new, 1);
    assert_eq!(said, ["1: column “unknown” is not read"]);
    let record: serde_json::Value =
        serde_json::from_str(export(&world, FileForm::JsonLines).await.trim()).unwrap();
    let id = |of: &str| record[of]["id"].clone();
    let ids = |of: &str| -> Vec<String> {
        let all = record[of].as_array().unwrap().iter();
        all.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        (id("language"), id("primary_objective")),
        (json!("fr"), json!("9"))
    );
    assert_eq!(ids("also"), ["12"]);
    assert_eq!(ids("countries"), ["KE", "KZ"]);
    assert_eq!(ids("regions"), ["igad"]);
    assert_eq!(ids("goals"), ["10", "1"]);
    assert_eq!(record["on_behalf"], true);
    assert_eq!(record["published"], "2026-11-03T12:00:00Z");
}
story!(terms_are_read_by_their_names);

/// What names a practice is kept, unless another practice has it; later submissions get other numbers.
async fn names_that_are_taken_are_given_anew(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let head = "key,slug,reference,title,summary,language,objectives\n";
    let rest = "What was done and how.,en,9\n";
    let text = format!(
        "{head}a,almaty-process,PX-2026-0001,Almaty Process,{rest}b,own,PX-2026-0009,Own name,{rest}c,,,Own name,{rest}"
    );
    let (done, said) = import(&world, &cast.boris, &put(&world, "names.csv", &text)).await;
    assert_eq!(done.unwrap().report.new, 3);
    assert_eq!(
        said,
        [
            "2: its reference is taken, so it gets another one",
            "2: its name in the address is taken, so it gets another one",
        ]
    );
    let exported = export(&world, FileForm::Csv).await;
    for named in [
        "/practices/almaty-process-2,almaty-process-2,PX-2026-0010,",
        "/practices/own,own,PX-2026-0009,",
        "/practices/own-name,own-name,PX-2026-0011,",
    ] {
        assert!(exported.contains(named), "{named}: {exported}");
    }
    let id = cast.submitted("The next one", 9).await;
    let boris = cast.sign_in(&world, &cast.amina).await;
    boris
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .shows("PX-2026-0012");
    is_sound(&world).await;
}
story!(names_that_are_taken_are_given_anew);

/// An imported practice is a practice: its page, its citations, its lists and its harvest say who wrote it and when, and its
/// owner goes on with it.
async fn an_imported_practice_goes_on_here(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let text = "key,title,summary,language,objectives,countries,published,updated,revision,authors,author_given_names,\
                author_family_names,author_orcids,submitted_by,submitted_by_organisation,review_reviewers,review_experts,review_rounds,\
                review_from,review_checklist\n\
                a,Caravan school,What was done and how it went on.,en,9,KE,2019-03-05,2021-04-06,3,Aigerim Saidova;IOM,\
                Aigerim;,Saidova;,0000-0002-1825-0097;,Aigerim Saidova,Ministry of Labour,2,1,2,2019-01-02,true\n";
    brought(&world, &cast.boris, &put(&world, "one.csv", text)).await;
    site.catch_up().await;
    let page = site.browser.visit("/practices/caravan-school").await.ok();
    page.shows("Aigerim Saidova")
        .shows("IOM")
        .shows("Ministry of Labour")
        .lacks("Lenz")
        .shows("5 March 2019");
    let bibtex = site
        .browser
        .visit("/practices/caravan-school.bib")
        .await
        .ok();
    assert!(
        bibtex.body.contains("Saidova, Aigerim and {IOM}"),
        "{}",
        bibtex.body
    );
    let record = site
        .browser
        .visit("/practices/caravan-school.json")
        .await
        .ok();
    let record: serde_json::Value = serde_json::from_str(&record.body).unwrap();
    assert_eq!(record["version"], 3);
    assert_eq!(record["review"]["reviewers"], 2);
    assert_eq!(record["review"]["experts"], 1);
    let orcids = json!(["https://orcid.org/0000-0002-1825-0097", null]);
    assert_eq!(record["author_orcids"], orcids);
    let harvest = Harvester(&site.browser).found(ALL).await;
    assert_eq!(harvest.all("record").len(), 1);

    let boris = cast.sign_in(&world, &cast.boris).await;
    let id = PracticeId(rows(&world, "SELECT MAX(id) FROM practice").await);
    boris
        .visit("/my/practices")
        .await
        .ok()
        .shows("Caravan school");
    boris
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .shows("Imported");
    cast.act(&cast.boris, &id, Intent::Revise).await.unwrap();
    cast.write(&cast.boris, id, &cast::answers("Caravan schools", 9))
        .await;
    let preview = boris
        .visit(&format!("/my/practices/{id}/preview"))
        .await
        .ok();
    preview.shows("Aigerim Saidova");
    cast.act(&cast.boris, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    site.catch_up().await;
    let page = site.browser.visit("/practices/caravan-school").await.ok();
    page.shows("Caravan schools")
        .shows("Aigerim Saidova")
        .shows("IOM")
        .shows("Lenz");
    let record = site
        .browser
        .visit("/practices/caravan-school.json")
        .await
        .ok();
    let record: serde_json::Value = serde_json::from_str(&record.body).unwrap();
    assert_eq!(
        (&record["version"], &record["review"]["reviewers"]),
        (&json!(4), &json!(1))
    );
    assert_eq!(
        record["authors"],
        json!(["Aigerim Saidova", "IOM", "Boris Lenz"])
    );
    is_sound(&world).await;
}
story!(an_imported_practice_goes_on_here);

/// The commands: a dry run changes nothing, an import says what it did, an export writes it, and each refusal names its reason.
async fn the_commands_say_what_they_do(world: World) {
    let cast = Cast::of(&world).await;
    let owner = cast.boris.email.to_string();
    let path = put(
        &world,
        "one.csv",
        table(&[["a", "Caravan school", "9", "KE"]]),
    );
    let path = path.to_str().unwrap();
    let found = "Rows: 1. New: 1. Here already: 0. Here with other words: 0.";
    let dry = praxis(&world, &["import", path, "--dry-run"], b"").done();
    assert_eq!(dry, format!("{found} Nothing was changed.\n"));
    assert_eq!(rows(&world, PRACTICES).await, 0);
    let done = praxis(&world, &["import", path, "--owner", &owner], b"").done();
    assert_eq!(
        done,
        format!("{found}\nPractices that became public: 1, in edition 1.\n")
    );
    let out = world.data().join("all.jsonl");
    let said = praxis(&world, &["export", out.to_str().unwrap()], b"").done();
    assert_eq!(
        said,
        format!("Practices written to {}: 1.\n", out.display())
    );
    assert_eq!(
        fs::read_to_string(&out)
            .unwrap()
            .replace("http://127.0.0.1:8080", "https://praxis.example"),
        export(&world, FileForm::JsonLines).await
    );
    assert!(!world.data().join("all.jsonl.unfinished").exists());
    let removed = praxis(&world, &["import", "--remove"], b"").done();
    assert_eq!(
        removed,
        "No import was interrupted, so nothing is removed.\n"
    );

    let wrong = put(&world, "wrong.csv", table(&[["a", "", "9", "KE"]]));
    let dry = praxis(
        &world,
        &["import", wrong.to_str().unwrap(), "--dry-run"],
        b"",
    );
    assert_eq!(dry.code, Some(1));
    assert_eq!(dry.out, "line 2: column “title” is empty\n");
    let missing = world.data().join("missing.csv");
    let missing = missing.to_str().unwrap();
    for (line, code, sentence) in [
        (
            vec!["import", path],
            2,
            "error: the following required arguments were not provided:",
        ),
        (
            vec!["import", "all.xlsx", "--dry-run"],
            1,
            "praxis: the name of the file must end in .csv or .jsonl.",
        ),
        (
            vec!["import", missing, "--dry-run"],
            1,
            "praxis: No such file or directory (os error 2).",
        ),
        (
            vec!["import", path, "--owner", "nobody@site.example"],
            1,
            "praxis: nobody@site.example is not the address of an account.",
        ),
        (
            vec!["export", "all.xml"],
            1,
            "praxis: the name of the file must end in .csv or .jsonl.",
        ),
    ] {
        let printed = praxis(&world, &line, b"");
        assert_eq!(printed.refused(), (code, sentence), "{line:?}");
    }
    let report = ImportReport {
        rows: 1,
        wrong: 1,
        ..ImportReport::default()
    };
    let stopped = ImportStopped::Wrong(report).to_string();
    assert_eq!(stopped, "wrong rows: 1 of 1; nothing was changed");
    is_sound(&world).await;
}
story!(the_commands_say_what_they_do);
