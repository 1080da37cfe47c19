//! What the index takes of one practice.

use std::array::IntoIter;
use std::iter::{Chain, Empty};

use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf};
use tantivy::schema::{Document, Field, Value};

use super::schema::IndexFields;
use super::token_text::TokenText;
use crate::catalogue::public_spans::PublicSpan;
use crate::db::Timestamp;
use crate::practice::model::PracticeId;

/// The tokens of a practice by field.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub title: TokenText,
    pub names: TokenText,
    pub summary: TokenText,
    pub text: TokenText,
    pub terms: TokenText,
    /// The title as titles are ordered.
    pub title_order: String,
    /// The numbers of its facet terms.
    pub facets: Vec<u64>,
}

/// A practice as the index takes it: nothing of it is copied on the way.
#[derive(Debug)]
pub struct IndexEntry {
    fields: IndexFields,
    id: u64,
    /// The first publication, in microseconds.
    published: i64,
    /// The editions that show it so.
    span: PublicSpan,
    columns: Columns,
}

impl IndexEntry {
    /// The entry of a practice.
    pub fn new(
        fields: IndexFields,
        (id, first_published): (PracticeId, Timestamp),
        span: PublicSpan,
        columns: Columns,
    ) -> Self {
        Self {
            fields,
            id: id.0.cast_unsigned(),
            published: first_published.0,
            span,
            columns,
        }
    }
}

/// The value of one field.
#[derive(Clone, Copy, Debug)]
pub enum EntryValue<'a> {
    Id(u64),
    Number(i64),
    Tokens(&'a str),
}

impl<'a> EntryValue<'a> {
    fn of(text: &'a TokenText) -> Self {
        Self::Tokens(text.as_str())
    }
}

/// The terms of the facets, a value for each.
type BoxedFields<'a> = Box<dyn Iterator<Item = (Field, EntryValue<'a>)> + 'a>;

/// The fields of an entry with their values.
type EntryFields<'a> = Chain<IntoIter<(Field, EntryValue<'a>), 10>, BoxedFields<'a>>;

impl Document for IndexEntry {
    type Value<'a> = EntryValue<'a>;
    type FieldsValuesIter<'a> = EntryFields<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        let (fields, columns) = (self.fields, &self.columns);
        let until = self.span.until.map_or(i64::MAX, |until| until.0);
        let own = [
            (fields.id, EntryValue::Id(self.id)),
            (fields.published, EntryValue::Number(self.published)),
            (fields.from_edition, EntryValue::Number(self.span.from.0)),
            (fields.to_edition, EntryValue::Number(until)),
            (fields.title, EntryValue::of(&columns.title)),
            (fields.names, EntryValue::of(&columns.names)),
            (fields.summary, EntryValue::of(&columns.summary)),
            (fields.text, EntryValue::of(&columns.text)),
            (fields.terms, EntryValue::of(&columns.terms)),
            (fields.title_order, EntryValue::Tokens(&columns.title_order)),
        ];
        let facets = columns.facets.iter().copied();
        let facets = facets.map(move |number| (fields.facets, EntryValue::Id(number)));
        // One allocation for each practice, and no copy of its texts.
        own.into_iter().chain(Box::new(facets) as BoxedFields<'_>)
    }
}

impl<'a> Value<'a> for EntryValue<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self {
            Self::Id(id) => ReferenceValueLeaf::U64(*id),
            Self::Number(number) => ReferenceValueLeaf::I64(*number),
            Self::Tokens(text) => ReferenceValueLeaf::Str(text),
        })
    }
}

#[cfg(test)]
pub mod tests {
    use tantivy::{Index, IndexWriter, Searcher, Term};

    use super::super::schema::TOKEN_READER;
    use super::super::token_text::TokenReader;
    use super::*;
    use crate::edition::Edition;

    /// Shown since the first edition.
    pub const SHOWN: PublicSpan = PublicSpan {
        from: Edition(1),
        until: None,
    };

    /// An index in memory with these practices, without those of the numbers. It has a segment for every seven.
    pub fn index_of(practices: Vec<Columns>, without: impl Fn(usize) -> bool) -> Searcher {
        let (schema, fields) = IndexFields::schema();
        let index = Index::create_in_ram(schema);
        index
            .tokenizers()
            .register(TOKEN_READER, TokenReader::default());
        let mut writer: IndexWriter<IndexEntry> =
            index.writer_with_num_threads(1, 15_000_000).unwrap();
        for (number, columns) in practices.into_iter().enumerate() {
            let id = PracticeId(i64::try_from(number).unwrap());
            let entry = IndexEntry::new(fields, (id, Timestamp(0)), SHOWN, columns);
            writer.add_document(entry).unwrap();
            if without(number) {
                let id = id.0.cast_unsigned();
                writer.delete_term(Term::from_field_u64(fields.id, id));
            }
            if number % 7 == 6 {
                writer.commit().unwrap();
            }
        }
        writer.commit().unwrap();
        index.reader().unwrap().searcher()
    }

    fn entry() -> IndexEntry {
        let (_, fields) = IndexFields::schema();
        let mut columns = Columns::default();
        columns.text.add_word("births");
        IndexEntry::new(fields, (PracticeId(7), Timestamp(9)), SHOWN, columns)
    }

    #[test]
    fn the_index_reads_the_tokens_where_they_are() {
        let births = entry();
        let handed = births.iter_fields_and_values().find_map(|(field, value)| {
            let is_text = field == births.fields.text;
            is_text.then(|| value.as_str()).flatten()
        });
        let written = births.columns.text.as_str();
        assert_eq!(handed.map(str::as_ptr), Some(written.as_ptr()));
    }
}
