//! Forms whose deed cannot be done while a disk is full: every word comes back in its box.

use crate::browser::{Form, Page};
use crate::cast::PASSWORD;
use crate::credentials::NEW_PASSWORD;
use crate::full_disk::Disk;
use crate::world::World;

/// The sentence above a form whose deed was not done.
pub const NOT_SAVED: &str = "Nothing was saved";

/// The sentence that says where the words are.
pub const IN_THE_FORM: &str = "What you typed is in the form below.";

/// What a person has thought about.
pub const WORDS: &str = "An hour of thought, {{7*7}} <b>unsent</b> & “kept”";

/// What a person types into a box of this name.
pub fn words_for(name: &str) -> String {
    let plain = name.replace("].", " ").replace('[', " ");
    match name {
        _ if name.ends_with("email") || name == "receiver" => "nour@focal.example".to_owned(),
        _ if name.ends_with("-receiver") => "boris@people.example".to_owned(),
        _ if name.ends_with("_year") => "2019".to_owned(),
        _ if name.ends_with("_month") => "6".to_owned(),
        _ if name.ends_with("url") => "https://sources.example/a?b=1&c=2".to_owned(),
        "form_of_address" => "Dr. <b> & Ms.".to_owned(),
        "effective_on" | "duplicate_of" | "replaced_by" => String::new(),
        "summary" => {
            format!("{WORDS}: officials of several countries meet twice a year and agree.")
        }
        _ => format!("{WORDS} {plain}"),
    }
}

/// Types into every box of a form; passwords and the robots' trap are what they are.
pub fn written(form: Form) -> (Form, Vec<(String, String)>) {
    let boxes = form.boxes();
    let typed: Vec<_> = boxes
        .into_iter()
        .filter(|name| !name.contains("password") && name != "website")
        .map(|name| (words_for(&name), name))
        .map(|(words, name)| (name, words))
        .collect();
    let fill = |form: Form, (name, words): &(String, String)| form.fill(name, words);
    (typed.iter().fold(form, fill), typed)
}

/// The answer to a form that could not be carried out: the sentence, and each box as it was typed.
#[track_caller]
pub fn holds_everything(answer: &Page, form: &Form, typed: &[(String, String)]) {
    let text = answer.text();
    assert!(
        text.contains(IN_THE_FORM),
        "{} does not say where the words are:\n{text}",
        answer.path()
    );
    assert!(!text.contains("your browser still has"), "{text}");
    let boxes = form.boxes();
    for (name, words) in typed {
        assert!(
            boxes.contains(name),
            "{} has no box {name} among {boxes:?}",
            answer.path()
        );
        assert_eq!(
            form.value(name),
            Some(words.as_str()),
            "{} lost {name}",
            answer.path()
        );
    }
    for name in boxes.iter().filter(|name| name.contains("password")) {
        assert_eq!(
            form.value(name),
            Some(""),
            "{} gives back {name}",
            answer.path()
        );
    }
    assert!(
        !answer.body.contains(PASSWORD),
        "{} gives a password back",
        answer.path()
    );
}

/// Types the passwords that a form asks for.
pub fn proven(form: Form) -> Form {
    let secrets: Vec<_> = form
        .boxes()
        .into_iter()
        .filter(|name| name.contains("password"))
        .collect();
    let changes = secrets.len() > 1;
    secrets.iter().fold(form, |form, name| {
        let secret = if changes && name == "password" {
            NEW_PASSWORD
        } else {
            PASSWORD
        };
        form.fill(name, secret)
    })
}

/// Presses a button while the disk is full, reads the answer, and presses the same button of the answer once there
/// is room again.
pub async fn pressed_twice(disk: &Disk, form: Form, button: &str) -> Page {
    let (form, typed) = written(proven(form));
    disk.fill().await;
    let answer = form.press(button).await.status(503).shows(NOT_SAVED);
    assert_eq!(answer.header("retry-after"), Some("30"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let form = answer.form_with(button);
    holds_everything(&answer, &form, &typed);
    disk.clear().await;
    proven(form).press(button).await
}

/// How many rows of a table there are.
pub async fn count(world: &World, count: &'static str) -> i64 {
    use praxis::db::Engine as _;
    let mut db = world.app.db.read().await.unwrap();
    let (count,): (i64,) = db.sql(count).one().await.unwrap();
    count
}
