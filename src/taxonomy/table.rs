//! What all vocabularies have in common: rows of a CSV file, names in six languages, and ids that travel as text
//! or as numbers through forms, JSON and both databases.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{TextLanguage, Words};

/// One row of a vocabulary's file. A column that the file lacks reads as empty; a test finds it.
pub(super) struct Row<'a> {
    headers: &'a csv::StringRecord,
    record: csv::StringRecord,
}

impl Row<'_> {
    pub(super) fn get(&self, column: &str) -> &str {
        let place = self.headers.iter().position(|header| header == column);
        place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default()
    }

    pub(super) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    /// The names in the columns `<prefix>_en`, `<prefix>_fr` and so on.
    pub(super) fn names(&self, prefix: &str) -> Names {
        Names(TextLanguage::ALL.map(|language| self.text(&format!("{prefix}_{language}"))))
    }
}

/// Reads a file of `data/`, row by row.
pub(super) fn rows<T>(file: &str, read: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    reader
        .into_records()
        .filter_map(Result::ok)
        .map(|record| {
            read(&Row {
                headers: &headers,
                record,
            })
        })
        .collect()
}

/// A term's name in each language of the United Nations.
#[derive(Debug)]
pub struct Names([String; TextLanguage::ALL.len()]);

impl Names {
    /// The name in the reader's language.
    pub fn to(&self, t: Words) -> &str {
        self.written(t.language().as_text())
    }

    /// The name in one of the six languages.
    pub fn written(&self, language: TextLanguage) -> &str {
        let place = TextLanguage::ALL
            .iter()
            .position(|known| *known == language);
        place
            .and_then(|place| self.0.get(place))
            .map_or("", String::as_str)
    }

    /// All six.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A name as search compares it: without case, accents, apostrophes and punctuation.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name
        .chars()
        .filter(|letter| !is_apostrophe(*letter))
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
    {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Letters that people type for an apostrophe. Some of them would otherwise decompose into a blank and a mark.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | '＇'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | 'ꞌ'
    )
}

/// Gives a type with `parse` and `as_str` its way through templates, JSON and both databases, as text.
macro_rules! travels_as_text {
    ($id:ident) => {
        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| {
                    serde::de::Error::custom(format!("no such {}: {text}", stringify!($id)))
                })
            }
        }

        impl<DB: sqlx::Database> sqlx::Type<DB> for $id
        where
            String: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <String as sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $id
        where
            String: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                self.as_str().to_owned().encode(buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $id
        where
            String: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let text = <String as sqlx::Decode<'r, DB>>::decode(value)?;
                Self::parse(&text)
                    .ok_or_else(|| format!("no such {}: {text}", stringify!($id)).into())
            }
        }
    };
}

/// The same for a type with `new` and `get`, as a number.
macro_rules! travels_as_number {
    ($id:ident) => {
        impl std::fmt::Display for $id {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", self.get())
            }
        }

        impl From<$id> for i64 {
            fn from(id: $id) -> Self {
                id.get().into()
            }
        }

        impl serde::Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u8(self.get())
            }
        }

        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = u8::deserialize(deserializer)?;
                Self::new(number).ok_or_else(|| {
                    serde::de::Error::custom(format!("no such {}: {number}", stringify!($id)))
                })
            }
        }

        impl<DB: sqlx::Database> sqlx::Type<DB> for $id
        where
            i64: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <i64 as sqlx::Type<DB>>::type_info()
            }

            fn compatible(info: &DB::TypeInfo) -> bool {
                <i64 as sqlx::Type<DB>>::compatible(info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $id
        where
            i64: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                i64::from(*self).encode(buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $id
        where
            i64: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let number = <i64 as sqlx::Decode<'r, DB>>::decode(value)?;
                u8::try_from(number)
                    .ok()
                    .and_then(Self::new)
                    .ok_or_else(|| format!("no such {}: {number}", stringify!($id)).into())
            }
        }
    };
}

pub(super) use {travels_as_number, travels_as_text};
