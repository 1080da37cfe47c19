//! What commands make and leave alone on the disk: none but the few that begin a site makes a database, and no other
//! user of the machine can read anything that any of them made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Output;

use praxis::db::Target;
use sqlx::{Connection as _, PgConnection, SqliteConnection};

use crate::service::{Service, Visitor, command, with_account};
use crate::world::{World, drop_database};

/// The commands that begin a site or put one back.
const MAKERS: [&str; 4] = ["account create", "demo", "restore", "serve"];

/// Needs no database at all.
const SETTINGS: &str = "config";

/// Every command as one types it, by its words: what must be typed behind it is filled in.
fn commands() -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let mut groups = vec![(Vec::new(), praxis::command::tree())];
    while let Some((words, group)) = groups.pop() {
        if !group.has_subcommands() {
            let line: Vec<String> = words.iter().cloned().chain(typed(&group)).collect();
            found.insert(words.join(" "), line);
        }
        for command in group.get_subcommands() {
            let mut words = words.clone();
            words.push(command.get_name().to_owned());
            groups.push((words, command.clone()));
        }
    }
    found
}

/// What a command cannot go without.
fn typed(command: &clap::Command) -> Vec<String> {
    let mut line = Vec::new();
    for argument in command.get_arguments().filter(|one| one.is_required_set()) {
        line.extend(argument.get_long().map(|long| format!("--{long}")));
        let value = match argument.get_id().as_str() {
            "email" => "amina@people.example",
            "role" => "reviewer",
            "reason" => "words",
            "file" => "copy.db",
            "password_stdin" => continue,
            other => panic!("{}: what does one type for {other}?", command.get_name()),
        };
        line.push(value.to_owned());
    }
    // One of several arguments that they need.
    match command.get_name() {
        "import" => line.push("--remove".to_owned()),
        "export" => line.push("copy.csv".to_owned()),
        _ => {}
    }
    line
}

/// All commands that open a database and do not make one.
fn readers() -> Vec<Vec<String>> {
    let all = commands();
    let names: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    let known = MAKERS.into_iter().chain([SETTINGS]);
    assert!(known.clone().all(|name| names.contains(name)), "{names:?}");
    let readers: Vec<_> = all
        .iter()
        .filter(|(name, _)| !known.clone().any(|known| known == name.as_str()))
        .map(|(_, line)| line.clone())
        .collect();
    assert!(readers.len() >= 8, "{readers:?}");
    readers
}

fn run(folder: &Path, line: &[String], flags: &[&str]) -> Output {
    command(folder).args(line).args(flags).output().unwrap()
}

#[track_caller]
fn finds_no_database(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    // The tests' own server is a forgetful one, which is said before.
    let last = said.lines().last().unwrap_or_default();
    assert!(last.starts_with("praxis: There is no database "), "{said}");
    assert!(output.stdout.is_empty(), "{output:?}");
}

/// Every file and folder below, with its mode, its time and its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, (u32, i64, Vec<u8>)> {
    paths(folder)
        .into_iter()
        .map(|path| {
            let about = fs::metadata(&path).unwrap();
            let bytes = fs::read(&path).unwrap_or_default();
            (path, (about.mode(), about.mtime_nsec(), bytes))
        })
        .collect()
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(paths(&path));
        } else {
            found.push(path);
        }
    }
    found
}

async fn foreign_database(file: &Path, journal: &str) {
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let mut other = SqliteConnection::connect(&address).await.unwrap();
    let made = format!("PRAGMA journal_mode = {journal}; CREATE TABLE edition (id INTEGER)");
    sqlx::raw_sql(sqlx::AssertSqlSafe(made))
        .execute(&mut other)
        .await
        .unwrap();
    other.close().await.unwrap();
}

#[tokio::test]
async fn a_command_with_a_mistyped_place_says_so_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["empty", "words", "nothing", "foreign", "foreign-wal"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(
        folder.path().join("words/praxis.db"),
        "Dear diary, ".repeat(100),
    )
    .unwrap();
    fs::write(folder.path().join("nothing/praxis.db"), "").unwrap();
    foreign_database(&folder.path().join("foreign/praxis.db"), "DELETE").await;
    foreign_database(&folder.path().join("foreign-wal/praxis.db"), "WAL").await;
    let before = contents(folder.path());
    let places = [
        ["--data", "missing"],
        ["--data", "missing/below"],
        ["--data", "empty"],
        ["--data", "words"],
        ["--data", "nothing"],
        ["--data", "foreign"],
        ["--data", "foreign-wal"],
        ["--database", "sqlite://missing/site.db"],
        ["--database", "sqlite://site.db"],
        ["--database", "sqlite://empty"],
    ];
    for place in places {
        for line in readers() {
            finds_no_database(&run(folder.path(), &line, &place));
            assert_eq!(contents(folder.path()), before, "{line:?} {place:?}");
        }
        let settings = run(folder.path(), &[SETTINGS.to_owned()], &place);
        assert!(settings.status.success(), "{settings:?}");
    }
    finds_no_database(&run(folder.path(), &readers()[0], &[]));
    assert_eq!(contents(folder.path()), before);
}

/// On a server, too: a database without our tables gets none, whether it is empty or another program's.
async fn a_command_makes_no_tables_in_a_database_of_something_else(world: World) {
    let target = world.empty_database().await;
    let folder = tempfile::tempdir().unwrap();
    let (address, file) = match &target {
        Target::Sqlite(file) => (format!("sqlite://{}", file.display()), Some(file.clone())),
        Target::Postgres(address) => (address.clone(), None),
    };
    for foreign in [false, true] {
        match &file {
            Some(file) if foreign => foreign_database(file, "WAL").await,
            Some(_) => {}
            None if foreign => assert_eq!(
                tables(&address, "CREATE TABLE edition (id BIGINT)").await,
                1
            ),
            None => assert_eq!(tables(&address, "").await, 0),
        }
        for line in readers() {
            finds_no_database(&run(folder.path(), &line, &["--database", &address]));
        }
        match &file {
            Some(file) => assert_eq!(file.exists(), foreign),
            None => assert_eq!(tables(&address, "").await, i64::from(foreign)),
        }
        assert_eq!(paths(folder.path()).len(), 1);
    }
    drop_database(&target).await;
}
story!(a_command_makes_no_tables_in_a_database_of_something_else);

/// How many tables there are after this.
async fn tables(address: &str, statement: &'static str) -> i64 {
    let mut connection = PgConnection::connect(address).await.unwrap();
    sqlx::raw_sql(statement)
        .execute(&mut connection)
        .await
        .unwrap();
    let (count,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")
            .fetch_one(&mut connection)
            .await
            .unwrap();
    connection.close().await.unwrap();
    count
}

/// Everything below is for its owner alone.
#[track_caller]
fn is_private(folder: &Path) {
    let open: Vec<String> = paths(folder)
        .into_iter()
        // The search index drops files while it is at work.
        .filter_map(|path| Some((fs::metadata(&path).ok()?.mode() & 0o777, path)))
        .filter(|(mode, path)| *mode != if path.is_dir() { 0o700 } else { 0o600 })
        .map(|(mode, path)| format!("{mode:o} {}", path.display()))
        .collect();
    assert!(open.is_empty(), "{open:#?}");
}

/// As an older version left it under the usual umask.
fn open_to_all(folder: &Path) {
    for path in paths(folder) {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    }
}

/// The names of the files below.
fn names(folder: &Path) -> Vec<String> {
    let name = |path: PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths(folder).into_iter().map(name).collect()
}

/// Whether each of these endings is some file's.
fn holds_all(folder: &Path, endings: &[&str]) -> bool {
    let names = names(folder);
    endings
        .iter()
        .all(|ending| names.iter().any(|name| name.ends_with(*ending)))
}

/// A service in a folder that was there before, with a mail, a search index and a log of the database.
#[test]
fn nobody_else_can_read_what_the_service_stores() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    open_to_all(data);
    with_account(data, "amina@people.example", &[]);
    is_private(data);
    open_to_all(data);
    for _ in 0..2 {
        let service = Service::start(data);
        let mut amina = Visitor::of(&service);
        amina.post("/reset", &[("email", "amina@people.example")]);
        let stored = ["praxis.db", "-wal", "-shm", "lock", "meta.json", "eml"];
        crate::wait::until("everything is stored", || holds_all(data, &stored));
        is_private(data);
        service.asked_to_stop();
        service.ended();
        is_private(data);
        // The second start finds everything as an older version left it.
        open_to_all(data);
    }
}

#[test]
fn nobody_else_can_read_what_a_command_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    with_account(data, "amina@people.example", &[]);
    let mut backups = 0;
    for line in readers() {
        open_to_all(data);
        // One of them resends what is not there; what it answers does not matter here.
        run(data, &line, &["--data", "."]);
        let copy = data.join("copy.db");
        is_private(data);
        if copy.exists() {
            fs::remove_file(copy).unwrap();
            backups += 1;
        }
        let exported = data.join("copy.csv");
        if exported.exists() {
            fs::remove_file(exported).unwrap();
        }
    }
    assert_eq!(backups, 1);
    fs::create_dir(data.join("elsewhere")).unwrap();
    let elsewhere = ["backup".to_owned(), "elsewhere/copy.db".to_owned()];
    assert!(run(data, &elsewhere, &["--data", "."]).status.success());
    open_to_all(data);
    let restore = ["restore", "elsewhere/copy.db", "--replace"].map(str::to_owned);
    assert!(run(data, &restore, &["--data", "."]).status.success());
    fs::remove_dir_all(data.join("elsewhere")).unwrap();
    assert!(names(data).iter().any(|name| name.contains(".before-")));
    is_private(data);
}
