//! The fields of the index: the terms of a practice's public answers by weight, its id, its facet terms, what orders
//! lists, and which editions show it so.
//! No text is stored; a page reads its texts from the database.

use tantivy::Term;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

use crate::practice::model::PracticeId;

/// Raise it with every change of the fields or the tokens: an index of another version is rebuilt.
pub const VERSION: u32 = 8;

/// The name of the tokenizer of all fields: documents bring their own tokens as texts, which it reads.
pub const TOKEN_READER: &str = "token_text";

/// The name of the field of facet terms.
pub const FACETS: &str = "facets";

/// The name of the field of titles as they are ordered.
pub const TITLE_ORDER: &str = "title_order";

/// The name of the field of the first edition that shows a practice so.
pub const FROM_EDITION: &str = "from_edition";

/// The name of the field of the edition after the last one that shows a practice so.
pub const TO_EDITION: &str = "to_edition";

/// Handles of the fields.
#[derive(Clone, Copy, Debug)]
pub struct IndexFields {
    pub id: Field,
    /// The first publication, in microseconds.
    pub published: Field,
    /// The numbers of its facet terms.
    pub facets: Field,
    /// The title as titles are ordered.
    pub title_order: Field,
    /// The first edition that shows it so.
    pub from_edition: Field,
    /// The edition after the last one that shows it so; the greatest number if the present one does.
    pub to_edition: Field,
    pub title: Field,
    /// Reference, organisations, submitter, and the tokens of countries and regions.
    pub names: Field,
    pub summary: Field,
    /// The long answers and all other texts.
    pub text: Field,
    /// The tokens of the other terms of vocabularies, and the years.
    pub terms: Field,
}

impl IndexFields {
    /// The schema and its fields.
    pub fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let number = NumericOptions::from(INDEXED | FAST);
        let words = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(TOKEN_READER)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let fields = Self {
            id: schema.add_u64_field("id", number.clone()),
            published: schema.add_i64_field("published", NumericOptions::from(FAST)),
            facets: schema.add_u64_field(FACETS, number),
            title_order: schema.add_text_field(TITLE_ORDER, TextOptions::default().set_fast("raw")),
            from_edition: schema.add_i64_field(FROM_EDITION, NumericOptions::from(FAST)),
            to_edition: schema.add_i64_field(TO_EDITION, NumericOptions::from(FAST)),
            title: schema.add_text_field("title", words.clone()),
            names: schema.add_text_field("names", words.clone()),
            summary: schema.add_text_field("summary", words.clone()),
            text: schema.add_text_field("text", words.clone()),
            terms: schema.add_text_field("terms", words),
        };
        (schema.build(), fields)
    }

    /// The term of a practice's own document, by which it is found and removed.
    pub fn id_term(self, id: PracticeId) -> Term {
        Term::from_field_u64(self.id, id.0.cast_unsigned())
    }

    /// The fields that hold words, each with the weight of a match; the title first.
    pub fn weighted(self) -> [(Field, f32); 5] {
        [
            (self.title, 6.0),
            (self.names, 4.0),
            (self.summary, 3.0),
            (self.text, 1.0),
            (self.terms, 1.0),
        ]
    }
}
