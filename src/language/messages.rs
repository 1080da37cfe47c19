//! The messages of `locales/<language>/*.ftl`, compiled in. A message that is missing, or lacks an argument, panics in a
//! debug build, so that a test fails; the service shows the English one instead and logs an error.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Language, formats};

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

struct Bundles {
    english: Bundle,
    french: Bundle,
    problems: Vec<String>,
}

static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| {
    let mut problems = Vec::new();
    let english = bundle(Language::En, &mut problems);
    let french = bundle(Language::Fr, &mut problems);
    Bundles {
        english,
        french,
        problems,
    }
});

/// The defects of the files of messages: wrong syntax, or a key that occurs twice. A test checks that there are none.
pub fn problems() -> &'static [String] {
    &BUNDLES.problems
}

fn bundle(language: Language, problems: &mut Vec<String>) -> Bundle {
    let identifier =
        LanguageIdentifier::from_bytes(language.as_str().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Both languages run from left to right. Isolating marks would only end up in mails and headers.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| grouped(Language::En, value),
        Language::Fr => |value, _| grouped(Language::Fr, value),
    }));
    let folder = format!("{language}/");
    // The folder contains pages in Markdown too, which are no messages.
    let messages = |name: &str| {
        name.starts_with(&folder) && Path::new(name).extension() == Some("ftl".as_ref())
    };
    for name in Files::iter().filter(|name| messages(name)) {
        let Some(file) = Files::get(&name) else {
            continue;
        };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| format!("{name}: {error}")));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| format!("{name}: {error}")));
        }
    }
    bundle
}

/// Formats whole numbers in messages as on pages: “12,345”.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "compared with itself after the cast"
)]
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole = number.value as i64;
    ((whole as f64 - number.value).abs() < f64::EPSILON).then(|| formats::number(language, whole))
}

/// A message with its arguments, ready to be shown. Askama escapes it like any text.
#[derive(Clone, Debug)]
pub struct Message {
    language: Language,
    key: Cow<'static, str>,
    arguments: Vec<(&'static str, Value)>,
}

impl Message {
    pub(super) fn new(language: Language, key: Cow<'static, str>) -> Self {
        Self {
            language,
            key,
            arguments: Vec::new(),
        }
    }

    /// Sets one argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Argument) -> Self {
        self.arguments.push((name, value.into_value()));
        self
    }

    fn written(&self, bundle: &Bundle) -> Result<String, String> {
        let pattern = bundle
            .get_message(&self.key)
            .and_then(|message| message.value())
            .ok_or_else(|| format!("no message “{}” in {}", self.key, self.language))?;
        let arguments: FluentArgs = self
            .arguments
            .iter()
            .map(|(name, value)| (*name, value.as_fluent()))
            .collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(format!(
                "message “{}” in {}: {error}",
                self.key, self.language
            )),
        }
    }

    /// The English message, or the key if there is none: a page with an odd word is better than no page.
    fn instead(&self, problem: &str) -> String {
        debug_assert!(false, "{problem}");
        tracing::error!(problem, "a message could not be written");
        self.written(&BUNDLES.english)
            .unwrap_or_else(|_| self.key.clone().into_owned())
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = match self.language {
            Language::En => &BUNDLES.english,
            Language::Fr => &BUNDLES.french,
        };
        let text = self
            .written(bundle)
            .unwrap_or_else(|problem| self.instead(&problem));
        f.write_str(&text)
    }
}

impl From<Message> for String {
    fn from(message: Message) -> Self {
        message.to_string()
    }
}

/// An argument of a message: a text, or a number, which chooses the plural form too.
#[derive(Clone, Debug)]
pub enum Value {
    /// Shown as it is.
    Text(Cow<'static, str>),
    /// Shown as the language writes numbers.
    Number(i64),
}

impl Value {
    fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(isolated(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

/// The text between marks that keep its letters from turning the words around it, if it is written from right to left.
/// The languages of the site are written from left to right.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_from_right) {
        Cow::Owned(format!("{ISOLATE}{text}{END_OF_ISOLATE}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Begins a text whose direction follows its own letters.
const ISOLATE: char = '\u{2068}';

/// Ends such a text.
const END_OF_ISOLATE: char = '\u{2069}';

fn is_from_right(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// A type that can become a [`Value`]. References to it can too, because templates pass them.
pub trait Argument {
    /// The argument as a value.
    fn into_value(self) -> Value;
}

impl<T: Argument + Clone> Argument for &T {
    fn into_value(self) -> Value {
        self.clone().into_value()
    }
}

impl Argument for &str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self.to_owned()))
    }
}

impl Argument for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl Argument for Cow<'_, str> {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self.into_owned()))
    }
}

impl Argument for Message {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => { $(
        impl Argument for $number {
            fn into_value(self) -> Value {
                // No count comes near the limit; a larger one is shown as the limit.
                Value::Number(i64::try_from(self).unwrap_or(i64::MAX))
            }
        }
    )* };
}
numbers!(u8, u16, i32, u32, i64, u64, usize);
