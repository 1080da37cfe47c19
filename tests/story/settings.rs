//! What an operator decides, and what happens when a value is wrong.

use std::fmt::Write;
use std::process::Command;

use praxis::config::{self, FilePlace, KEYS, Origin, Sources, WrongSetting};

fn from(environment: &[(&str, &str)]) -> Sources {
    let environment = environment
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    Sources {
        environment,
        ..Sources::default()
    }
}

fn refused(sources: &Sources) -> String {
    let WrongSetting(sentence) = config::load(sources).expect_err("it is refused");
    sentence
}

#[test]
fn defaults_are_enough() {
    let settings = config::load(&Sources::default()).unwrap().settings;
    assert_eq!(settings.public_url.as_str(), "http://127.0.0.1:8080/");
    assert_eq!(settings.undo.as_secs(), 600);
    assert!(settings.rate_limits && !settings.demo && settings.smtp.is_none());
    let demo = config::load(&Sources {
        demo: true,
        ..Sources::default()
    })
    .unwrap();
    assert_eq!(demo.settings.undo.as_secs(), 0);
    let undo = demo.table.iter().find(|line| line.name == "undo").unwrap();
    assert_eq!(undo.origin, Origin::Demo);
}

#[test]
fn flags_beat_the_environment_beats_the_file_beats_the_default() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("praxis.toml");
    std::fs::write(&file, "site_name = 'From the file'\nundo = '1m'\nclaim_days = 3\ntrusted_proxies = ['10.0.0.0/8', '::1']\n").unwrap();
    let sources = Sources {
        flags: vec![
            ("undo", "3m".to_owned()),
            ("data", folder.path().display().to_string()),
        ],
        ..from(&[
            ("PRAXIS_UNDO", "2m"),
            ("PRAXIS_CLAIM_DAYS", "4"),
            ("PRAXIS_MAIL_RETRY_FIRST", "200ms"),
        ])
    };
    let loaded = config::load(&sources).unwrap();
    let settings = &loaded.settings;
    assert_eq!(
        (
            settings.site.name.as_str(),
            settings.undo.as_secs(),
            settings.claim_days
        ),
        ("From the file", 180, 4)
    );
    assert_eq!(settings.mail_retry_first.as_millis(), 200);
    assert_eq!(
        settings
            .trusted_proxies
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["10.0.0.0/8", "::1/128"]
    );
    let origin = |name| {
        loaded
            .table
            .iter()
            .find(|line| line.name == name)
            .map(|line| line.origin.clone())
    };
    assert_eq!(origin("site_name"), Some(Origin::File(file)));
    assert_eq!(
        origin("claim_days"),
        Some(Origin::Environment("PRAXIS_CLAIM_DAYS".to_owned()))
    );
    assert_eq!(origin("undo"), Some(Origin::Flag("undo")));
    assert_eq!(origin("licence_name"), Some(Origin::Default));
}

#[test]
fn a_wrong_value_is_named_in_a_sentence() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (
            &[("PRAXIS_UNDO", "10mins")],
            "The setting undo is “10mins” (PRAXIS_UNDO): it should be a duration such as 200ms, 30s, 10m, 6h or 7d.",
        ),
        (
            &[("PRAXIS_UNDO", "10")],
            "The setting undo is “10” (PRAXIS_UNDO): it should be a duration",
        ),
        (
            &[("PRAXIS_LISTEN", "8080")],
            "The setting listen is “8080” (PRAXIS_LISTEN): it should be an address and port",
        ),
        (
            &[("PRAXIS_PUBLIC_URL", "https://x.example/praxis")],
            "The setting public_url is “https://x.example/praxis”",
        ),
        (
            &[("PRAXIS_TIME_ZONE", "Mars/Olympus")],
            "The setting time_zone is “Mars/Olympus”",
        ),
        (
            &[("PRAXIS_SENDER", "nobody")],
            "The setting sender is “nobody”",
        ),
        (
            &[("PRAXIS_SMTP", "http://u:geheim@mail.example")],
            "The setting smtp is “http://u:***@mail.example/” (PRAXIS_SMTP)",
        ),
        (
            &[("PRAXIS_DATABASE", "mysql://u:geheim@h/x")],
            "The setting database is “mysql://u:***@h/x” (PRAXIS_DATABASE)",
        ),
        (
            &[("PRAXIS_DATABASE_REPLICA", "sqlite://u:geheim@h/x")],
            "The setting database_replica is “sqlite://u:***@h/x” (PRAXIS_DATABASE_REPLICA)",
        ),
        (
            &[("PRAXIS_DATABASE_REPLICA", "postgres://u:geheim@h/x")],
            "The setting database_replica is “postgres://u:***@h/x” (PRAXIS_DATABASE_REPLICA): it follows a PostgreSQL \
             server, so database must name one",
        ),
        (
            &[
                ("PRAXIS_RATE_LIMITS", "off"),
                ("PRAXIS_LISTEN", "0.0.0.0:80"),
                ("PRAXIS_PUBLIC_URL", "https://practices.example.org"),
            ],
            "The setting rate_limits is “off” (PRAXIS_RATE_LIMITS): they can be off only",
        ),
        (
            &[
                ("PRAXIS_MAIL_RETRY_FIRST", "2h"),
                ("PRAXIS_MAIL_RETRY_MOST", "1h"),
            ],
            "The setting mail_retry_first is “2h”",
        ),
        (
            &[("PRAXIS_CLAIM_DAYS", "0")],
            "The setting claim_days is “0” (PRAXIS_CLAIM_DAYS): it should be a whole number from 1 to 365.",
        ),
        (&[("PRAXIS_SITE_NAME", " ")], "The setting site_name is"),
        (
            &[("PRAXIS_FILE_MB", "0")],
            "The setting file_mb is “0” (PRAXIS_FILE_MB): it should be a whole number from 1 to 100.",
        ),
        (
            &[("PRAXIS_FILES", "https://storage.example.org/bucket")],
            "The setting files is “https://storage.example.org/bucket” (PRAXIS_FILES): it should be a folder, or s3://",
        ),
        (
            &[("PRAXIS_FILES", "s3://Bucket_1")],
            "The setting files is “s3://Bucket_1” (PRAXIS_FILES): it should be a folder, or s3://",
        ),
        (
            &[("PRAXIS_FILES", "s3://bucket/../other")],
            "The setting files is “s3://bucket/../other” (PRAXIS_FILES): it should be a folder, or s3://",
        ),
        (
            &[("PRAXIS_FILES_SECRET", "a:geheim")],
            "The setting files_secret is “***” (PRAXIS_FILES_SECRET): it belongs to a bucket, so files must name one",
        ),
        (
            &[("PRAXIS_FILES", "s3://bucket")],
            "The setting files_region is “” (default): it should be the region of the bucket",
        ),
        (
            &[
                ("PRAXIS_FILES", "s3://bucket"),
                ("PRAXIS_FILES_REGION", "eu"),
            ],
            "The setting files_key is “” (default): it should be the access key of the bucket",
        ),
        (
            &[
                ("PRAXIS_FILES", "s3://bucket"),
                ("PRAXIS_FILES_ENDPOINT", "https://storage.example.org/x"),
            ],
            "The setting files_endpoint is “https://storage.example.org/x” (PRAXIS_FILES_ENDPOINT): it should be an address",
        ),
    ];
    for (environment, sentence) in cases {
        let said = refused(&from(environment));
        assert!(said.starts_with(sentence), "{environment:?}: {said}");
        assert!(!said.contains("geheim"), "{said}");
    }
}

#[test]
fn the_demo_stays_on_this_machine() {
    let sources = Sources {
        demo: true,
        ..from(&[("PRAXIS_LISTEN", "0.0.0.0:8080")])
    };
    assert!(refused(&sources).contains("the demo has open accounts"));
}

/// By the environment, a file or a flag alike; one that leads to this machine is used.
#[test]
fn the_demo_leaves_a_public_address_aside() {
    let demo = |url: &str| {
        let sources = Sources {
            demo: true,
            ..from(&[("PRAXIS_PUBLIC_URL", url)])
        };
        let loaded = config::load(&sources).unwrap();
        (loaded.settings.public_url.to_string(), loaded.warnings)
    };
    for public in [
        "https://practices.example.org",
        "http://localhost.example.org:8080",
        "http://10.0.0.1:8080",
        "http://[2001:db8::1]",
        "http://0.0.0.0:8080",
    ] {
        let (url, warnings) = demo(public);
        assert_eq!(url, "http://127.0.0.1:8080/", "{public}");
        assert!(warnings[0].contains("left aside"), "{warnings:?}");
    }
    for own in [
        "http://localhost:9000/",
        "http://127.0.0.1:9000/",
        "https://[::1]/",
    ] {
        assert_eq!(demo(own), (own.to_owned(), Vec::new()));
    }
    let site = config::load(&from(&[("PRAXIS_PUBLIC_URL", "https://x.example")])).unwrap();
    assert_eq!(site.settings.public_url.as_str(), "https://x.example/");
}

#[test]
fn an_unknown_name_stops_in_the_file_and_is_warned_of_in_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.toml");
    std::fs::write(&file, "undoo = '1m'").unwrap();
    let sources = Sources {
        file: Some(file.clone()),
        ..Sources::default()
    };
    assert_eq!(
        refused(&sources),
        format!(
            "The settings file {}: there is no setting called “undoo”.",
            file.display()
        )
    );
    let loaded = config::load(&from(&[("PRAXIS_UNDOO", "1m"), ("OTHER", "x")])).unwrap();
    assert_eq!(
        loaded.warnings,
        ["PRAXIS_UNDOO is set, but there is no such setting"]
    );
}

#[test]
fn what_config_prints_can_be_the_settings_file() {
    let folder = tempfile::tempdir().unwrap();
    let print = |file: Option<&std::path::Path>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
        command
            .arg("config")
            .env_clear()
            .args(["--data", &folder.path().display().to_string()]);
        if let Some(file) = file {
            command.arg("--config").arg(file);
        }
        let output = command
            .env("PRAXIS_SMTP", "smtps://u:geheim@mail.example")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let printed = print(None);
    assert!(
        printed.contains("smtp = \"smtps://u:***@mail.example\"  # PRAXIS_SMTP")
            && !printed.contains("geheim"),
        "{printed}"
    );
    assert!(
        KEYS.iter()
            .all(|key| printed.contains(&format!("\n{} = ", key.name))
                && printed.contains(key.about))
    );
    let file = folder.path().join("printed.toml");
    std::fs::write(&file, &printed).unwrap();
    assert!(
        print(Some(&file)).contains("site_name = \"Praxis\"  # /"),
        "it now comes from the file"
    );
}

/// `praxis.example.toml` says what can be set, and is kept by this test: with `PRAXIS_UPDATE=1` it is written anew.
#[test]
fn the_example_file_says_everything() {
    let mut example = String::from(
        "# Every setting of Praxis with its default. Copy this file to praxis.toml in the data folder, or name it by\n\
         # --config, and take the sign off the lines you change. The environment's PRAXIS_SITE_NAME and so on beat\n\
         # this file, flags beat both; `praxis config` prints what is in force and where it came from.\n",
    );
    for key in KEYS {
        let value = toml::Value::String(key.default.to_owned());
        writeln!(example, "\n# {}", key.about).unwrap();
        example += &key
            .in_demo
            .map(|demo| format!("# (In the demo: {demo}.)\n"))
            .unwrap_or_default();
        writeln!(example, "#{} = {value}", key.name).unwrap();
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("praxis.example.toml");
    if std::env::var_os("PRAXIS_UPDATE").is_some() {
        std::fs::write(&file, &example).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        example,
        "praxis.example.toml is behind"
    );
    // With every sign taken off it is a file that loads.
    let all: String = example
        .lines()
        .map(|line| {
            line.strip_prefix('#')
                .filter(|line| !line.starts_with(' '))
                .unwrap_or(line)
                .to_owned()
                + "\n"
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let filled = folder.path().join("all.toml");
    std::fs::write(&filled, all).unwrap();
    config::load(&Sources {
        file: Some(filled),
        ..Sources::default()
    })
    .unwrap();
}

/// A password hash that costs less than OWASP allows is for tests on this machine, and the start says so.
#[test]
fn a_password_hash_has_a_least_cost() {
    let with = |memory: &str, passes: &str, listen: &str| {
        config::load(&from(&[
            ("PRAXIS_ARGON2_MEMORY", memory),
            ("PRAXIS_ARGON2_PASSES", passes),
            ("PRAXIS_LISTEN", listen),
            ("PRAXIS_PUBLIC_URL", "https://practices.example.org"),
        ]))
    };
    for (passes, least) in [
        (1, 47_104),
        (2, 19_456),
        (3, 12_288),
        (4, 9_216),
        (5, 7_168),
        (9, 7_168),
    ] {
        let passes = passes.to_string();
        let (enough, less) = (format!("{least}"), format!("{}", least - 1));
        let accepted = with(&enough, &passes, "0.0.0.0:8080").unwrap();
        assert_eq!(accepted.warnings, Vec::<String>::new());
        let WrongSetting(sentence) = with(&less, &passes, "0.0.0.0:8080").unwrap_err();
        assert!(
            sentence.starts_with("The setting argon2_memory is") && sentence.contains(&enough),
            "{sentence}"
        );
        let here = with(&less, &passes, "127.0.0.1:8080").unwrap();
        assert!(here.warnings[0].contains("argon2_memory"), "{here:?}");
    }
}

/// An address without https is accepted, because a site may be tried out so, and the start warns of it.
#[test]
fn an_address_without_encryption_is_warned_of() {
    for (url, warned) in [
        ("http://practices.example.org", true),
        ("http://10.0.0.1:8080", true),
        ("https://practices.example.org", false),
        ("http://localhost:8080", false),
        ("http://127.0.0.1:8080", false),
        ("http://[::1]:8080", false),
    ] {
        let loaded = config::load(&from(&[("PRAXIS_PUBLIC_URL", url)])).unwrap();
        let warns = loaded.warnings.iter().any(|it| it.contains("public_url"));
        assert_eq!(warns, warned, "{url}: {:?}", loaded.warnings);
    }
}

/// Pictures and files are in a folder, or in a bucket whose secret is shown nowhere.
#[test]
fn pictures_and_files_have_a_place() {
    let usual = config::load(&from(&[("PRAXIS_DATA", "/srv/data")]))
        .unwrap()
        .settings;
    assert_eq!(usual.files, FilePlace::Folder("/srv/data/files".into()));
    assert_eq!(
        (usual.largest_file, usual.practice_files),
        (20 * 1_024 * 1_024, 10)
    );
    let folder = config::load(&from(&[("PRAXIS_FILES", "/srv/files")])).unwrap();
    assert_eq!(
        folder.settings.files,
        FilePlace::Folder("/srv/files".into())
    );
    let bucket = |endpoint: &str| {
        config::load(&from(&[
            ("PRAXIS_FILES", "s3://bucket/praxis/files/"),
            ("PRAXIS_FILES_ENDPOINT", endpoint),
            ("PRAXIS_FILES_KEY", "id"),
            ("PRAXIS_FILES_SECRET", "sehr:geheim"),
        ]))
        .unwrap()
    };
    let loaded = bucket("https://storage.example.org");
    assert!(!format!("{loaded:?}").contains("geheim"), "{loaded:?}");
    assert_eq!(loaded.warnings, Vec::<String>::new());
    let FilePlace::S3(place) = loaded.settings.files else {
        panic!("{:?}", loaded.settings.files);
    };
    assert_eq!(
        (
            place.bucket.as_str(),
            place.prefix.as_str(),
            place.region.as_str()
        ),
        ("bucket", "praxis/files", "us-east-1")
    );
    assert_eq!(place.secret.0, "sehr:geheim");
    assert!(bucket("http://storage.example.org").warnings[0].contains("files_endpoint"));
    assert_eq!(
        bucket("http://127.0.0.1:9000").warnings,
        Vec::<String>::new()
    );
}
