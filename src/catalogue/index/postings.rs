//! The practices of one segment of the index that hold a term, in order. They are read in blocks, and only where they are
//! asked for.

use std::ops::Range;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{Bm25Weight, Scorer};
use tantivy::{DocId, Score, TERMINATED};

use super::phrase::PhrasePostings;

/// The practices that hold a term, a phrase or a word with some beginning.
pub enum Postings {
    Term(Box<TermPostings>),
    Phrase(Box<PhrasePostings>),
    Other(Box<dyn Scorer>),
}

/// The practices that hold a term.
pub struct TermPostings {
    blocks: BlockSegmentPostings,
    /// The next practice within the block.
    at: usize,
    weight: Bm25Weight,
    /// How long the field of each practice is.
    lengths: FieldNormReader,
}

impl Postings {
    /// The practices of a term, from the first on.
    pub fn of_term(
        blocks: BlockSegmentPostings,
        weight: Bm25Weight,
        lengths: FieldNormReader,
    ) -> Self {
        Self::Term(Box::new(TermPostings {
            blocks,
            at: 0,
            weight,
            lengths,
        }))
    }

    /// About how many practices these are.
    pub fn size(&self) -> u32 {
        match self {
            Self::Term(term) => term.blocks.doc_freq(),
            Self::Phrase(phrase) => phrase.size(),
            Self::Other(scorer) => scorer.size_hint(),
        }
    }

    /// Hands over the practices of a range, each with its score. Ranges are asked for in order.
    pub fn take_scored(&mut self, range: Range<DocId>, found: &mut impl FnMut(DocId, Score)) {
        match self {
            Self::Term(term) => term.take_scored(range, found),
            Self::Phrase(phrase) => phrase.take_scored(range, found),
            Self::Other(scorer) => {
                take_other(&mut **scorer, range, |scorer, at| found(at, scorer.score()));
            }
        }
    }

    /// Hands over the practices of a range.
    pub fn take(&mut self, range: Range<DocId>, found: &mut impl FnMut(DocId)) {
        match self {
            Self::Term(term) => term.take(range, |documents, _| {
                for document in documents {
                    found(*document);
                }
            }),
            Self::Phrase(phrase) => phrase.take(range, |document, _| found(document)),
            Self::Other(scorer) => take_other(&mut **scorer, range, |_, at| found(at)),
        }
    }
}

fn take_other(
    scorer: &mut dyn Scorer,
    range: Range<DocId>,
    mut found: impl FnMut(&mut dyn Scorer, DocId),
) {
    let mut document = scorer.doc();
    if document < range.start {
        document = scorer.seek(range.start);
    }
    while document < range.end {
        found(scorer, document);
        document = scorer.advance();
    }
}

impl TermPostings {
    fn take_scored(&mut self, range: Range<DocId>, found: &mut impl FnMut(DocId, Score)) {
        let (weight, lengths) = (self.weight.clone(), self.lengths.clone());
        self.take(range, |documents, frequencies| {
            for (document, frequency) in documents.iter().zip(frequencies) {
                let length = lengths.fieldnorm_id(*document);
                found(*document, weight.score(length, *frequency));
            }
        });
    }

    /// Hands over the practices of a range, and how often each holds the term if the blocks were opened to say it.
    fn take(&mut self, range: Range<DocId>, mut found: impl FnMut(&[DocId], &[u32])) {
        if self.next() < range.start {
            self.at = self.blocks.seek(range.start);
        }
        while self.next() < range.end {
            let documents = &self.blocks.docs()[self.at..];
            let within = documents.partition_point(|document| *document < range.end);
            let frequencies = self.blocks.freqs().get(self.at..self.at + within);
            found(&documents[..within], frequencies.unwrap_or_default());
            self.at += within;
            if self.at == self.blocks.block_len() {
                self.blocks.advance();
                self.at = 0;
            }
        }
    }

    fn next(&self) -> DocId {
        let next = self.blocks.docs().get(self.at);
        next.copied().unwrap_or(TERMINATED)
    }
}
