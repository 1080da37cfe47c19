//! What the index keeps of a practice: terms of its public answers by weight, and what orders and names it. No
//! text is stored; what a page shows is read from the database.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};

/// Counted up whenever what is indexed, or how, changes: an index of another version is rebuilt.
pub const VERSION: u32 = 1;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The practice's id.
    pub id: Field,
    /// When it was first published.
    pub published: Field,
    /// Title.
    pub title: Field,
    /// Reference, countries, organisations, submitter.
    pub names: Field,
    /// Summary.
    pub summary: Field,
    /// The long answers, and whatever else was written.
    pub text: Field,
    /// The terms of vocabularies.
    pub terms: Field,
}

impl Fields {
    /// The schema and its fields.
    pub fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let number = NumericOptions::from(INDEXED | FAST);
        let words = TextOptions::default().set_indexing_options(
            // The tokens come ready-made; the tokenizer named here is never asked.
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        );
        let fields = Self {
            id: schema.add_u64_field("id", number.clone()),
            published: schema.add_i64_field("published", number),
            title: schema.add_text_field("title", words.clone()),
            names: schema.add_text_field("names", words.clone()),
            summary: schema.add_text_field("summary", words.clone()),
            text: schema.add_text_field("text", words.clone()),
            terms: schema.add_text_field("terms", words),
        };
        (schema.build(), fields)
    }

    /// The fields that hold words, each with the weight of a match in it.
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
