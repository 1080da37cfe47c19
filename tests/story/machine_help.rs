//! The statement on machine help: what a program that writes or translates did for a text, and whether a person has
//! checked it.

use praxis::practice::fields::Field;
use praxis::practice::missing::{MissingReason, missing_answers};
use serde_json::{Value, json};

use crate::cast::Cast;
use crate::people::signed_in;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// On the page, in every export and in the search. A version that says nothing about it says nothing.
async fn readers_learn_what_a_machine_did(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let publish_with = async |title: &str, said: Value| {
        publish(&cast, &cast.amina, &answers_with(title, 9, said)).await;
    };
    let translated = json!({"machine_help": "language", "machine_checked": true});
    publish_with("Almaty Process", translated).await;
    publish_with("Bali Process", json!({})).await;
    let lingers = json!({"machine_help": "none", "machine_checked": true});
    publish_with("Colombo Process", lingers).await;
    site.catch_up().await;
    let visit = async |path: &str| site.browser.visit(&format!("/practices/{path}")).await.ok();
    let read = async |path: &str| {
        let file = visit(path).await;
        serde_json::from_str::<Value>(&file.body).unwrap()
    };

    let page = visit("almaty-process").await;
    page.shows("Machine help with language or translation")
        .shows("Checked by a person");
    let record = read("almaty-process.json").await;
    assert_eq!(record["machine_help"]["id"], "language");
    assert_eq!(record["machine_checked"], true);
    let said = "Machine help with language or translation. A person has checked the text.";
    for ending in ["bib", "ris", "csl.json", "jsonld"] {
        let file = visit(&format!("almaty-process.{ending}")).await;
        assert!(file.body.contains(said), "{}", file.body);
    }

    visit("bali-process")
        .await
        .lacks("achine help")
        .lacks("Checked by a person");
    let record = read("bali-process.json").await;
    assert_eq!(
        [&record["machine_help"], &record["machine_checked"]],
        [&Value::Null; 2]
    );
    for ending in ["bib", "ris", "csl.json", "jsonld"] {
        let file = visit(&format!("bali-process.{ending}")).await;
        assert!(!file.body.contains("achine help"), "{}", file.body);
    }

    visit("colombo-process")
        .await
        .shows("No machine help")
        .lacks("Checked by a person");
    let record = read("colombo-process.json").await;
    assert_eq!(record["machine_checked"], Value::Null);
    assert_eq!(
        site.finds("machine help with translation").await,
        ["Almaty Process"]
    );
}
story!(readers_learn_what_a_machine_did);

/// Authors need not say it. If a machine helped, they say whether a person has checked the text.
async fn a_text_with_machine_help_says_whether_it_was_checked(world: World) {
    let wanted = |said: Value| {
        let answers = answers_with("Almaty Process", 9, said);
        let missing = missing_answers(&answers).into_iter();
        missing.map(|one| (one.field, one.why)).collect::<Vec<_>>()
    };
    let unanswered = [(Field::MachineChecked, MissingReason::Unanswered)];
    assert_eq!(wanted(json!({})), []);
    assert_eq!(wanted(json!({"machine_help": "none"})), []);
    for help in ["language", "drafted"] {
        assert_eq!(wanted(json!({"machine_help": help})), unanswered);
        for checked in [true, false] {
            let said = json!({"machine_help": help, "machine_checked": checked});
            assert_eq!(wanted(said), []);
        }
    }
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}/sources");
    let page = amina.visit(&at).await.ok();
    let form = page.form(&at).choose("machine_help", "drafted");
    let page = form.press("Save and continue").await;
    let page = page.lands_on(&format!("/my/practices/{id}/check")).ok();
    page.shows("Drafted with machine help")
        .shows("Has a person checked the whole text?");
}
story!(a_text_with_machine_help_says_whether_it_was_checked);
