//! The words that a reviewer puts in the place of single answers, until their authors consent to them. Pure.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{FIELDS, Field, Kind};

/// For each rewritten answer its new text; nothing where the answer is to be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuggestedWords(BTreeMap<Field, Option<String>>);

impl SuggestedWords {
    /// The longest text that is kept, in characters: far beyond every limit, so that it can be shortened later.
    pub const LONGEST: usize = 100_000;

    /// Whether a reviewer may rewrite the answer: it is a text. Places, dates, people and choices are facts that the authors
    /// know, and that a comment asks for.
    pub fn may_rewrite(field: Field) -> bool {
        matches!(
            field.declaration().kind,
            Kind::Line { .. } | Kind::Summary { .. } | Kind::Prose { .. }
        )
    }

    /// The answers that a reviewer may rewrite, in the order of the form: the texts that were given.
    pub fn rewritable(answers: &Answers) -> Vec<Field> {
        let fields = FIELDS.iter().map(|one| one.field);
        let given = fields.filter(|field| answers.text(*field).is_some());
        given.filter(|field| Self::may_rewrite(*field)).collect()
    }

    /// What differs from these answers.
    pub fn of(answers: &Answers, typed: impl Fn(Field) -> Option<String>) -> Self {
        let words = Self::rewritable(answers).into_iter().filter_map(|field| {
            let text = typed(field)?;
            let text = Some(text).filter(|text| !text.is_empty());
            (text.as_deref() != answers.text(field)).then_some((field, text))
        });
        Self(words.collect())
    }

    /// Whether nothing is rewritten.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers with these words in them.
    #[must_use]
    pub fn in_place(&self, answers: &Answers) -> Answers {
        let mut rewritten = answers.clone();
        for (field, text) in &self.0 {
            rewritten.set(*field, text.clone().map(Answer::Text));
        }
        rewritten
    }

    /// As they are stored.
    pub fn to_json(&self) -> Value {
        let value = |text: &Option<String>| text.clone().map_or(Value::Null, Value::String);
        let words = self.0.iter();
        let words = words.map(|(field, text)| (field.name().to_owned(), value(text)));
        Value::Object(words.collect::<Map<_, _>>())
    }

    /// Reads what was stored; of an answer that is no text any more nothing is read.
    pub fn from_json(stored: &Value) -> Self {
        let all = stored.as_object().into_iter().flatten();
        let words = all.filter_map(|(name, value)| {
            let field = Field::parse(name).filter(|field| Self::may_rewrite(*field))?;
            Some((field, value.as_str().map(str::to_owned)))
        });
        Self(words.collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answers() -> Answers {
        Answers::from_json(&json!({
            "title": "Almaty Process", "results": "Two members.", "lessons": "None.", "language": "en",
        }))
        .unwrap()
    }

    #[test]
    fn only_texts_that_were_given_are_rewritten() {
        let fields = SuggestedWords::rewritable(&answers());
        assert_eq!(fields, [Field::Title, Field::Results, Field::Lessons]);
    }

    #[test]
    fn what_differs_is_kept_and_put_in_place() {
        let typed = |field| match field {
            Field::Results => Some("Two members did.".to_owned()),
            Field::Lessons => Some(String::new()),
            Field::Advice => Some("Not asked for".to_owned()),
            Field::Title => Some("Almaty Process".to_owned()),
            _ => None,
        };
        let words = SuggestedWords::of(&answers(), typed);
        let stored = words.to_json();
        assert_eq!(
            stored,
            json!({"results": "Two members did.", "lessons": null})
        );
        assert_eq!(SuggestedWords::from_json(&stored), words);
        let rewritten = words.in_place(&answers());
        assert_eq!(rewritten.text(Field::Results), Some("Two members did."));
        assert_eq!(rewritten.text(Field::Lessons), None);
        assert_eq!(rewritten.title(), "Almaty Process");
        assert!(SuggestedWords::of(&answers(), |_| None).is_empty());
    }
}
