//! Which practices are related to one: nearest in text, of the same organisation, about the same country and objective. The
//! text decides by its rarest words: those that many practices hold tell nothing, and are not read.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Order, Searcher, Term};

use super::IndexSnapshot;
use super::find::{Wanted, find_all};
use super::keyed::{ByPublication, ByScore, KeyedFinder, KeyedPage, ResultKey};
use super::query::MatchMode;
use super::schema::IndexFields;
use super::terms::{PartTerms, phrases};
use super::tokens::{pair, stem_term, telling_words};
use super::words::{Script, words};
use crate::catalogue::model::FacetValue;
use crate::language::TextLanguage;
use crate::practice::model::PracticeId;

/// The most related practices.
pub const MOST_RELATED: usize = 5;

/// The words of a text that are looked up, and how many of them, the rarest, are searched for.
const MOST_WORDS: usize = 60;
const RAREST: usize = 8;

/// The candidates of each kind.
const CANDIDATES: usize = 20;

/// The least likeness of a text, as a share of the likeness that the practice has to itself.
const LEAST_LIKENESS: f32 = 0.2;

/// What is known of the practice to which others are related.
#[derive(Clone, Debug)]
pub struct RelatedQuestion {
    pub id: PracticeId,
    /// Its title and summary.
    pub text: String,
    pub language: TextLanguage,
    /// The names of the organisations that carry it out.
    pub organisations: Vec<String>,
    pub objective: Option<FacetValue>,
    pub countries: Vec<FacetValue>,
}

/// The points of each candidate.
#[derive(Default)]
struct Points(BTreeMap<u64, f32>);

impl Points {
    /// Gives the first of these the most points, and each later one a little less.
    fn give(&mut self, most: f32, ids: impl IntoIterator<Item = u64>) {
        let mut points = most;
        for id in ids {
            *self.0.entry(id).or_default() += points;
            points *= 0.9;
        }
    }
}

/// The related practices, the nearest first.
pub fn related(
    snapshot: &IndexSnapshot,
    question: &RelatedQuestion,
) -> tantivy::Result<Vec<PracticeId>> {
    let own = question.id.0.cast_unsigned();
    let mut points = Points::default();
    points.give(3.0, near_in_text(snapshot, question)?);
    for name in &question.organisations {
        points.give(2.0, of_organisation(snapshot, name)?);
    }
    points.give(1.5, of_place_and_objective(snapshot, question)?);
    points.0.remove(&own);
    let mut best: Vec<(u64, f32)> = points.0.into_iter().collect();
    best.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(other.cmp(one)));
    best.truncate(MOST_RELATED);
    let ids = best.into_iter().map(|(id, _)| PracticeId(id.cast_signed()));
    Ok(ids.collect())
}

fn near_in_text(snapshot: &IndexSnapshot, question: &RelatedQuestion) -> tantivy::Result<Vec<u64>> {
    let terms = rarest_terms(&snapshot.searcher, snapshot.names.fields, question)?;
    let parts = terms.into_iter();
    let wanted = Wanted {
        parts: parts
            .map(|term| PartTerms::AnyOf(vec![vec![term]]))
            .collect(),
        mode: MatchMode::Any,
        scored: true,
        all: false,
        in_titles: false,
        at: None,
    };
    let own = question.id.0.cast_unsigned();
    let found = first::<ByScore>(snapshot, &wanted)?;
    let likeness = |bits: u32| f32::from_bits(bits);
    // The practice itself is the nearest of all, unless the index does not hold it yet.
    let itself = found.iter().find(|(_, id)| *id == own);
    let itself = itself
        .or(found.first())
        .map_or(0.0, |(bits, _)| likeness(*bits));
    let near = found.into_iter();
    let near = near.filter(|(bits, _)| likeness(*bits) >= itself * LEAST_LIKENESS);
    Ok(near.map(|(_, id)| id).filter(|id| *id != own).collect())
}

/// The rarest terms of the text that another practice holds, too.
fn rarest_terms(
    searcher: &Searcher,
    fields: IndexFields,
    question: &RelatedQuestion,
) -> tantivy::Result<Vec<String>> {
    let common = (searcher.num_docs() / 100).max(20);
    let mut counted: Vec<(u64, String)> = Vec::new();
    for term in terms_of(&question.text, question.language) {
        let mut holders = 0;
        for field in [fields.title, fields.summary, fields.text] {
            let term = Term::from_field_text(field, &term);
            holders = holders.max(searcher.doc_freq(&term)?);
        }
        if (2..=common).contains(&holders) {
            counted.push((holders, term));
        }
    }
    counted.sort();
    let rarest = counted.into_iter().take(RAREST);
    Ok(rarest.map(|(_, term)| term).collect())
}

/// The terms of a text: stems, and in scripts without spaces two characters side by side.
fn terms_of(text: &str, language: TextLanguage) -> BTreeSet<String> {
    let mut found = words(text);
    found.truncate(MOST_WORDS);
    let pairs = found.windows(2).filter_map(|two| pair(&two[0], &two[1]));
    let mut terms: BTreeSet<String> = pairs.collect();
    found.retain(|word| word.script != Script::Dense);
    let telling = telling_words(&found, language).into_iter();
    terms.extend(telling.map(|(folded, stem)| match stem {
        Some(stem) => stem_term(&stem, language),
        None => folded,
    }));
    terms
}

fn of_organisation(snapshot: &IndexSnapshot, name: &str) -> tantivy::Result<Vec<u64>> {
    let named = words(name);
    // One word is the name of too much.
    if named.len() < 2 {
        return Ok(Vec::new());
    }
    let wanted = Wanted {
        parts: vec![PartTerms::AnyOf(phrases(&named))],
        mode: MatchMode::All,
        scored: false,
        all: false,
        in_titles: false,
        at: None,
    };
    let found = first::<ByPublication>(snapshot, &wanted)?;
    Ok(found.into_iter().map(|(_, id)| id).collect())
}

/// The first results in an order.
fn first<K: ResultKey>(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
) -> tantivy::Result<Vec<(K::Value, u64)>> {
    let page = KeyedPage {
        from: None,
        most: CANDIDATES,
    };
    let mut finder = KeyedFinder::<K>::new(page);
    find_all(&snapshot.searcher, &snapshot.names, wanted, &mut finder)?;
    Ok(finder.finish().keys)
}

/// The newest practices of the same objective that name one of the same countries.
fn of_place_and_objective(
    snapshot: &IndexSnapshot,
    question: &RelatedQuestion,
) -> tantivy::Result<Vec<u64>> {
    let Some(objective) = question
        .objective
        .filter(|_| !question.countries.is_empty())
    else {
        return Ok(Vec::new());
    };
    let holds = |value: FacetValue| {
        let term = Term::from_field_u64(snapshot.names.fields.facets, value.number() as u64);
        Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
    };
    let countries = question.countries.iter();
    let countries = countries.map(|country| (Occur::Should, holds(*country)));
    let both = BooleanQuery::new(vec![
        (Occur::Must, holds(objective)),
        (
            Occur::Must,
            Box::new(BooleanQuery::new(countries.collect())),
        ),
    ]);
    let newest = TopDocs::with_limit(CANDIDATES);
    let newest = newest.order_by_fast_field::<i64>("published", Order::Desc);
    let searcher = &snapshot.searcher;
    let mut ids: Vec<(Reverse<Option<i64>>, u64)> = Vec::new();
    for (published, address) in searcher.search(&both, &newest)? {
        let segment = searcher.segment_reader(address.segment_ord);
        let id = segment.fast_fields().u64("id")?.first(address.doc_id);
        ids.extend(id.map(|id| (Reverse(published), id)));
    }
    ids.sort_unstable();
    Ok(ids.into_iter().map(|(_, id)| id).collect())
}
