//! The messages: each that is used exists in both languages, each that exists is used, both languages fill the
//! same places, and the typography is that of the language. No template holds visible words of its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use praxis::mail::preferences::Rule;
use praxis::mail::unowed::Unowed;
use praxis::practice;
use praxis::practice::fields::{FIELDS, Need, Visible};
use praxis::practice::missing::MissingReason;
use praxis::workflow::{Deed, ReasonsNeeded, Verdict, Who, is_authors, is_reviewers, rows_of};

#[test]
fn the_files_are_sound() {
    assert_eq!(praxis::language::problems(), Vec::<String>::new());
}

#[test]
fn every_message_that_is_used_exists() {
    let mut missing = Vec::new();
    for language in ["en", "fr"] {
        let known = messages(language);
        for (file, text) in sources() {
            for key in literals_after(&text, "say(") {
                if !known.contains_key(key) {
                    missing.push(format!("{}: say(\"{key}\") in {language}", file.display()));
                }
            }
            for prefix in literals_after(&text, ".of(") {
                let stem = format!("{prefix}-");
                if !known.keys().any(|key| key.starts_with(&stem)) {
                    missing.push(format!(
                        "{}: of(\"{prefix}\", …) in {language}",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(
        missing.is_empty(),
        "messages are missing:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    let quoted: HashSet<&str> = sources
        .iter()
        .flat_map(|(_, text)| text.split('"'))
        .collect();
    let stems: BTreeSet<String> = sources
        .iter()
        .flat_map(|(_, text)| literals_after(text, ".of("))
        .map(|prefix| format!("{prefix}-"))
        .collect();
    let unused: Vec<String> = messages("en")
        .into_keys()
        .filter(|key| {
            !quoted.contains(key.as_str()) && !stems.iter().any(|stem| key.starts_with(stem))
        })
        .collect();
    assert!(unused.is_empty(), "messages that nothing says: {unused:?}");
}

#[test]
fn each_reason_why_a_mail_is_no_longer_owed_has_its_message() {
    let prefix = "mail-why-";
    let codes: BTreeSet<String> = Unowed::ALL
        .iter()
        .map(|why| format!("{prefix}{}", why.as_str()))
        .collect();
    for language in ["en", "fr"] {
        let said: BTreeSet<String> = messages(language)
            .into_keys()
            .filter(|key| key.starts_with(prefix))
            .collect();
        assert_eq!(codes, said, "{language}");
    }
}

/// A new deed is found here by each message that it lacks, not by a page that happens to draw it.
#[test]
fn each_deed_has_each_of_its_messages() {
    let known = messages("en");
    let of_pages = Deed::ALL.iter().flat_map(|deed| keys_of_deed(*deed));
    let missing: Vec<String> = of_pages
        .chain(practice::RULES.iter().flat_map(keys_of_mail))
        .filter(|key| !known.contains_key(key))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

fn keys_of_deed(deed: Deed) -> Vec<String> {
    let word = deed.as_str();
    let by_people = rows_of(deed).any(|row| row.who != Who::System);
    let judges = deed.verdict().is_some();
    let at_the_desk = is_reviewers(deed) && !judges;
    let takes_reasons = rows_of(deed).any(|row| row.reasons != ReasonsNeeded::None);
    let mut keys = vec![format!("review-first-{word}")];
    match deed {
        Deed::TakeEffect | Deed::PublishNow => keys.extend(
            Verdict::ALL
                .iter()
                .map(|verdict| format!("event-effect-{}", verdict.as_str())),
        ),
        _ => keys.push(format!("event-{word}")),
    }
    // A draft is begun by the start page, which has a button of its own.
    if by_people && deed != Deed::Start {
        keys.push(format!("deed-{word}"));
    }
    if at_the_desk {
        keys.push(format!("review-done-{word}"));
        keys.push(format!("review-hint-deed-{word}"));
    }
    if at_the_desk && takes_reasons {
        keys.push(format!("review-words-{word}"));
    }
    if judges {
        keys.push(format!("review-way-hint-{word}"));
    }
    // After a start and a submission the author reads a page of its own.
    if is_authors(deed) && by_people && !matches!(deed, Deed::Start | Deed::Submit) {
        keys.push(format!("drafting-done-{word}"));
    }
    keys
}

fn keys_of_mail(rule: &Rule) -> Vec<String> {
    let (word, relation) = (rule.kind.trim_start_matches("practice-"), rule.relation);
    let part = |part: &str| format!("practice-mail-{part}-{word}-{}", relation.as_str());
    let mut keys = vec![part("subject"), part("says"), part("next")];
    if rule.may_wait() {
        keys.push(format!("practice-digest-{word}"));
    }
    keys
}

#[test]
fn each_field_has_each_of_its_messages() {
    /// The public page draws these in ways of their own.
    const DRAWN_APART: &[&str] = &[
        "title",
        "summary",
        "language",
        "until",
        "no_results_yet",
        "sources",
        "change_note",
    ];
    let known = messages("en");
    let mut missing = Vec::new();
    for field in FIELDS {
        let name = field.name;
        for key in [format!("field-label-{name}"), format!("field-hint-{name}")] {
            if !known.contains_key(&key) {
                missing.push(key);
            }
        }
        let shown = [format!("face-label-{name}"), format!("face-heading-{name}")];
        let drawn = field.visible == Visible::Public && !DRAWN_APART.contains(&name);
        if drawn && !shown.iter().any(|key| known.contains_key(key)) {
            missing.push(shown.join(" or "));
        }
        let unanswered = format!("face-unanswered-{name}");
        if (field.need == Need::Asked) != known.contains_key(&unanswered) {
            missing.push(unanswered);
        }
    }
    let said_of_a_box = [
        MissingReason::TooShort,
        MissingReason::TooLong,
        MissingReason::Incomplete,
        MissingReason::NotChosen,
    ];
    let of_their_own = MissingReason::ALL.iter();
    for why in of_their_own.filter(|why| !said_of_a_box.contains(why)) {
        let key = format!("missing-{}", why.as_str());
        if !known.contains_key(&key) {
            missing.push(key);
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn both_languages_say_the_same() {
    let (english, french) = (messages("en"), messages("fr"));
    let only = |one: &BTreeMap<String, Text>, other: &BTreeMap<String, Text>| -> Vec<String> {
        one.keys()
            .filter(|key| !other.contains_key(*key))
            .cloned()
            .collect()
    };
    assert_eq!(
        only(&english, &french),
        Vec::<String>::new(),
        "not in French"
    );
    assert_eq!(
        only(&french, &english),
        Vec::<String>::new(),
        "not in English"
    );
    for (key, text) in &english {
        assert_eq!(
            text.places, french[key].places,
            "{key} fills other places in French"
        );
    }
}

#[test]
fn the_files_of_both_languages_have_the_same_names() {
    let names = |language: &str| -> Vec<String> {
        let mut names: Vec<String> = files(&root().join("locales").join(language), &["ftl"])
            .iter()
            .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("en"), names("fr"));
}

#[test]
fn the_typography_is_that_of_the_language() {
    let mut slips = Vec::new();
    for (language, check) in [
        ("en", english_slip as fn(&str) -> Option<&'static str>),
        ("fr", french_slip),
    ] {
        for (key, text) in messages(language) {
            for form in &text.forms {
                if let Some(slip) = check(form).or_else(|| common_slip(form)) {
                    slips.push(format!(
                        "{language} {key}: {slip}: {}",
                        form.replace(PLACE, "…")
                    ));
                }
            }
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

#[test]
fn the_checks_of_typography_find_slips() {
    for (text, slip) in [
        ("Voir\u{a0}: la suite", false),
        ("Voir : la suite", true),
        ("Voir: la suite", true),
        ("Vraiment\u{202f}?", false),
        ("Vraiment ?", true),
        ("À 10:51", false),
        ("«\u{a0}Oui\u{a0}»", false),
        ("« Oui »", true),
        ("“Oui”", true),
        ("https://praxis.example/?q=1", false),
    ] {
        assert_eq!(french_slip(text).is_some(), slip, "{text}");
    }
    assert!(common_slip("don't").is_some() && common_slip("don’t").is_none());
    assert!(english_slip("Why ?").is_some() && english_slip("Why?").is_none());
}

#[test]
fn templates_hold_no_words_of_their_own() {
    let mut found = Vec::new();
    for file in files(&root().join("templates"), &["html", "txt", "xml"]) {
        let text = fs::read_to_string(&file).unwrap();
        for words in visible_words(&text) {
            found.push(format!("{}: {words}", file.display()));
        }
    }
    assert!(
        found.is_empty(),
        "words that no translator sees:\n{}",
        found.join("\n")
    );
}

#[test]
fn visible_words_are_found_between_the_marks() {
    let text = "{% extends \"web/layout.html\" %}{# a note #}<p class=\"lead\">{{ t.say(\"x\") }} Hello</p><!-- no -->\
                <a aria-label=\"Close it\" title=\"{{ t.say(\"y\") }}\">&nbsp;</a><span lang=\"en\">Praxis</span>";
    assert_eq!(visible_words(text), ["Hello", "Close it"]);
}

/// Stands for what a place is filled with.
const PLACE: char = '\u{fffc}';

/// One message: the places it fills, and each form that it can take.
#[derive(Default)]
struct Text {
    places: BTreeSet<String>,
    forms: Vec<String>,
}

fn messages(language: &str) -> BTreeMap<String, Text> {
    let mut messages = BTreeMap::new();
    for file in files(&root().join("locales").join(language), &["ftl"]) {
        let source = fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let ast::Entry::Message(message) = entry else {
                continue;
            };
            assert!(
                message.attributes.is_empty(),
                "{}: attributes are not used here",
                message.id.name
            );
            let mut text = Text::default();
            let pattern = message
                .value
                .unwrap_or_else(|| panic!("{} is empty", message.id.name));
            read_pattern(&pattern, &mut text);
            let earlier = messages.insert(message.id.name.to_owned(), text);
            assert!(
                earlier.is_none(),
                "{} stands twice in {language}",
                message.id.name
            );
        }
    }
    messages
}

fn read_pattern(pattern: &ast::Pattern<&str>, text: &mut Text) {
    let mut form = String::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => form.push_str(value),
            ast::PatternElement::Placeable { expression } => {
                form.push(PLACE);
                match expression {
                    ast::Expression::Inline(inline) => read_inline(inline, &mut form, text),
                    ast::Expression::Select { selector, variants } => {
                        read_inline(selector, &mut form, text);
                        for variant in variants {
                            read_pattern(&variant.value, text);
                        }
                    }
                }
            }
        }
    }
    text.forms.push(form);
}

fn read_inline(inline: &ast::InlineExpression<&str>, form: &mut String, text: &mut Text) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            text.places.insert(id.name.to_owned());
        }
        ast::InlineExpression::StringLiteral { value } => {
            form.pop();
            form.push_str(value);
        }
        ast::InlineExpression::Placeable { expression } => match expression.as_ref() {
            ast::Expression::Inline(inline) => read_inline(inline, form, text),
            ast::Expression::Select { .. } => {}
        },
        _ => {}
    }
}

/// Every character with the ones before and after it.
fn neighbours(text: &str) -> impl Iterator<Item = (Option<char>, char, Option<char>)> {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).map(move |at| {
        (
            at.checked_sub(1).map(|before| letters[before]),
            letters[at],
            letters.get(at + 1).copied(),
        )
    })
}

pub fn french_slip(text: &str) -> Option<&'static str> {
    for (before, letter, after) in neighbours(text) {
        let ends =
            after.is_none_or(|after| after.is_whitespace() || matches!(after, '»' | ')' | '.'));
        match letter {
            ':' if ends && before != Some('\u{a0}') => return Some("U+00A0 stands before a colon"),
            '?' | '!' | ';' if ends && before != Some('\u{202f}') => {
                return Some("U+202F stands before ? ! ;");
            }
            '«' if after != Some('\u{a0}') => return Some("U+00A0 follows «"),
            '»' if before != Some('\u{a0}') => return Some("U+00A0 stands before »"),
            '“' | '”' => return Some("French quotes with « »"),
            _ => {}
        }
    }
    None
}

fn english_slip(text: &str) -> Option<&'static str> {
    for (before, letter, after) in neighbours(text) {
        match letter {
            ':' | '?' | '!' | ';'
                if before.is_some_and(char::is_whitespace)
                    && after.is_none_or(char::is_whitespace) =>
            {
                return Some("no space before punctuation");
            }
            '«' | '»' => return Some("English quotes with “ ”"),
            _ => {}
        }
    }
    None
}

/// What neither language does on our pages.
fn common_slip(text: &str) -> Option<&'static str> {
    let low = text.to_lowercase();
    if text.contains('!') {
        Some("no exclamation marks")
    } else if text.contains('\'') || text.contains('"') {
        Some("straight quotes and apostrophes belong to programs: ’ “ ” « »")
    } else if text.contains("...") {
        Some("… is one character")
    } else if ["reject", "rejet", "successfully", "avec succès"]
        .iter()
        .any(|word| low.contains(word))
    {
        Some("a word that the design does not use")
    } else {
        None
    }
}

/// Macros of attributes, which stand inside of a tag where they are called.
const ATTRIBUTE_MACROS: [&str; 7] = [
    "invalid",
    "described",
    "ties",
    "counts",
    "width",
    "completed",
    "focus",
];

/// What a reader would see of a template besides what the messages say.
fn visible_words(template: &str) -> Vec<String> {
    let mut text = without(template, "{#", "#}");
    // A class, which the layout puts into its own markup.
    text = without(&text, "{% block width %}", "{% endblock %}");
    for name in ATTRIBUTE_MACROS {
        text = without(&text, &format!("{{% macro {name}("), "endmacro %}");
    }
    text = without(&text, "{%", "%}");
    text = without(&text, "{{", "}}");
    text = without(&text, "<!--", "-->");
    text = without(&text, "<svg", "</svg>");
    text = without(&text, "<style", "</style>");
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(open) = rest.find('<') {
        found.push(rest[..open].to_owned());
        let Some(close) = rest[open..].find('>') else {
            break;
        };
        let tag = &rest[open..open + close];
        for attribute in ["aria-label=\"", "title=\"", "placeholder=\"", "alt=\""] {
            if let Some((_, value)) = tag.split_once(attribute) {
                found.push(value.split('"').next().unwrap_or_default().to_owned());
            }
        }
        rest = &rest[open + close + 1..];
    }
    found.push(rest.to_owned());
    found
        .iter()
        .map(|words| without(words, "&", ";").trim().to_owned())
        .filter(|words| words != "Praxis" && words.chars().any(char::is_alphabetic))
        .collect()
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(open) {
        kept.push_str(before);
        match inside.split_once(close) {
            Some((_, after)) => rest = after,
            None => return kept,
        }
    }
    kept.push_str(rest);
    kept
}

/// The string literals that directly follow a word, such as the keys in `say("…")`.
fn literals_after<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(at, _)| {
        text[at + word.len()..]
            .trim_start()
            .strip_prefix('"')?
            .split('"')
            .next()
    })
}

/// The service's own sources and templates.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = files(&root().join("src"), &["rs"]);
    found.extend(files(&root().join("templates"), &["html", "txt", "xml"]));
    found
        .into_iter()
        .map(|file| (file.clone(), fs::read_to_string(&file).unwrap()))
        .collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|known| ending == *known))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
