//! Which rows of the queue's lists a page shows: one statement for all bands of a list, each read in the order of an index
//! up to the rows that it may show.

use sqlx::types::Json;

use super::leads::{Lead, add_listed_rows, add_waiting_rows};
use super::words::{MOST_WORDS, SoughtWords, past};
use crate::account::model::{Account, Role};
use crate::db::{Call, Engine, Fault};
use crate::practice::model::PracticeId;
use crate::review::model::{LanguageFilter, QueueFilter, QueueList, QueuePosition};
use crate::taxonomy::objectives;
use crate::web::paging::Direction;

/// A range of one band: how many rows, and where it begins.
#[derive(Clone, Copy, Debug)]
pub struct BandRange {
    /// The row after which, or before which, the range begins: its date and revision.
    pub from: Option<(i64, i64)>,
    /// The most rows to read.
    pub most: usize,
}

impl BandRange {
    /// A band that is not read.
    pub const NONE: Self = Self {
        from: None,
        most: 0,
    };
}

/// Ranges of the bands of a list.
pub struct ListRange<'a> {
    /// The list, and the criteria that the rows must match.
    pub filter: &'a QueueFilter,
    /// The words that the rows must have.
    pub words: &'a SoughtWords,
    /// The first and the last date that the rows may have.
    pub dates: (i64, i64),
    /// If set, no other practice than this.
    pub only: Option<PracticeId>,
    /// Towards newer rows, or towards older ones.
    pub way: Direction,
    /// The range of each band, in the order of the list.
    pub bands: &'a [BandRange],
}

/// The positions of the rows in these ranges, in the order of the statement.
pub async fn positions(
    db: &mut impl Engine,
    by: &Account,
    range: &ListRange<'_>,
) -> Result<Vec<QueuePosition>, Fault> {
    let lead = Lead::of(range, by);
    let forth = range.way == Direction::After;
    let filter = range.filter;
    let is_waiting = filter.list == QueueList::Waiting;
    let statement = if is_waiting {
        add_waiting_rows(db.call(), &lead, forth)
    } else {
        add_listed_rows(db.call(), &lead, forth)
    };
    let mut call = bind_criteria(statement, by, range);
    for band in range.bands {
        let (at, id) = band.from.unwrap_or(if forth {
            (i64::MIN, 0)
        } else {
            (i64::MAX, i64::MAX)
        });
        let most = i64::try_from(band.most).unwrap_or(i64::MAX);
        call = call.bind(at).bind(id).bind(most);
    }
    if !is_waiting {
        call = call.bind(filter.list.as_str());
    }
    let call = match lead {
        Lead::Practice(id) => call.bind(id),
        Lead::Word(word) => call.bind(word).bind(past(word)),
        Lead::Objective(objective) => call.bind(objective),
        Lead::Language(language) => call.bind(language),
        Lead::Suggestion | Lead::Date => call,
    };
    let found: Vec<(i64, i64, i64)> = call.run().await?.all()?;
    let position = |(band, at, id): (i64, i64, i64)| (usize::try_from(band).unwrap_or(0), at, id);
    Ok(found.into_iter().map(position).collect())
}

/// Binds what every row must match.
pub(super) fn bind_criteria<'c>(
    statement: Call<'c>,
    by: &Account,
    range: &ListRange<'_>,
) -> Call<'c> {
    let criteria = range.filter.criteria();
    let mut call = statement
        .bind(by.id)
        .bind(Json(scope_of(by)))
        .bind(criteria.objective.map(|one| i64::from(one.get())))
        .bind(criteria.language.map(|one| Json(languages(one, by))))
        .bind(criteria.suggested);
    for number in 0..MOST_WORDS {
        // Each of the places matches anything if fewer words are sought, and none is tried without words.
        let pattern = range.words.all.get(number).map(|word| format!("% {word}%"));
        let any = (number > 0).then(|| "%".to_owned());
        call = call.bind(pattern.or(any));
    }
    let dates = call.bind(range.dates.0).bind(range.dates.1);
    dates.bind(range.filter.asks_for_label())
}

/// The objectives that the reviewer may see; 0 is a practice without one.
pub fn scope_of(by: &Account) -> Vec<i64> {
    let everything = by.role == Role::Administrator || by.scope.is_everything();
    let seen = objectives().filter(|one| everything || by.scope.covers(*one));
    let none = everything.then_some(0);
    none.into_iter()
        .chain(seen.map(|one| i64::from(one.get())))
        .collect()
}

/// The languages that a filter lets through.
fn languages(filter: LanguageFilter, by: &Account) -> Vec<&'static str> {
    match filter {
        LanguageFilter::Mine => by.reads.iter().map(|one| one.as_str()).collect(),
        LanguageFilter::In(one) => vec![one.as_str()],
    }
}
