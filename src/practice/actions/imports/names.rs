//! What names imported practices here: what their rows say, as far as no other practice has that name. The edition's row is
//! locked, so no other transaction can take the same names.

use std::collections::{BTreeMap, HashSet};

use crate::app::App;
use crate::db::{Fault, Tx};
use crate::practice::actions::arks::mint_free;
use crate::practice::actions::past::make_free;
use crate::practice::model::{Ark, ImportedPractice, Reference, Slug};
use crate::practice::store;

/// What names a practice here.
#[derive(Debug, Clone)]
pub(super) struct PracticeNames {
    pub(super) slug: Option<Slug>,
    pub(super) reference: Reference,
    pub(super) ark: Option<Ark>,
}

/// The names of a batch.
pub(super) struct NamedRows {
    /// Those of each practice, in their order.
    pub(super) names: Vec<PracticeNames>,
    /// What could not be kept, with the place of the practice.
    pub(super) not_kept: Vec<(usize, NotKept)>,
}

/// What of a row could not be kept, because another practice has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// The name in the address.
    Slug,
    /// The number that people say.
    Reference,
    /// The persistent identifier.
    Ark,
}

/// Names these practices as their rows do, and anew where another practice has such a name.
pub(super) async fn name_rows(
    app: &App,
    tx: &mut Tx,
    rows: &[ImportedPractice],
) -> Result<NamedRows, Fault> {
    let mut not_kept = Vec::new();
    let references = choose_references(app, tx, rows, &mut not_kept).await?;
    let slugs = choose_slugs(tx, rows, &references, &mut not_kept).await?;
    let arks = choose_arks(app, tx, rows, &mut not_kept).await?;
    let named = references.into_iter().zip(slugs).zip(arks);
    let names = named.map(|((reference, slug), ark)| PracticeNames {
        slug,
        reference,
        ark,
    });
    Ok(NamedRows {
        names: names.collect(),
        not_kept,
    })
}

/// The persistent identifiers of the rows. A site that has a number mints those that are lacking, as with a first publication.
async fn choose_arks(
    app: &App,
    tx: &mut Tx,
    rows: &[ImportedPractice],
    not_kept: &mut Vec<(usize, NotKept)>,
) -> Result<Vec<Option<Ark>>, Fault> {
    let wanted = rows.iter().filter_map(|row| row.ark.clone()).collect();
    let taken = store::taken_arks(tx, &wanted).await?;
    let mut taken: HashSet<Ark> = taken.into_iter().map(|(ark,)| ark).collect();
    let mut arks = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let free = row.ark.clone().filter(|ark| taken.insert(ark.clone()));
        if row.ark.is_some() && free.is_none() {
            not_kept.push((place, NotKept::Ark));
        }
        arks.push(free);
    }
    if let Some(naan) = &app.settings.ark_naan {
        let lacking = arks.iter().filter(|ark| ark.is_none()).count();
        let minted = mint_free(app, tx, (naan, lacking), &taken).await?;
        let places = arks.iter_mut().filter(|ark| ark.is_none());
        for (ark, minted) in places.zip(minted) {
            *ark = Some(minted);
        }
    }
    Ok(arks)
}

async fn choose_references(
    app: &App,
    tx: &mut Tx,
    rows: &[ImportedPractice],
    not_kept: &mut Vec<(usize, NotKept)>,
) -> Result<Vec<Reference>, Fault> {
    let wanted: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.reference.as_ref().map(Reference::as_str))
        .collect();
    let taken = store::taken_references(tx, &wanted).await?;
    let mut taken: HashSet<String> = taken.into_iter().map(|(one,)| one).collect();
    let mut greatest: BTreeMap<i16, i64> = BTreeMap::new();
    let mut kept: Vec<Option<Reference>> = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let own = row.reference.clone();
        let is_free = |one: &Reference| taken.insert(one.as_str().to_owned());
        let free = own.clone().filter(is_free);
        if own.is_some() && free.is_none() {
            not_kept.push((place, NotKept::Reference));
        }
        if let Some((year, number)) = free.as_ref().map(Reference::parts) {
            let last = greatest.entry(year).or_default();
            *last = number.max(*last);
        }
        kept.push(free);
    }
    let greatest: Vec<(i16, i64)> = greatest.into_iter().collect();
    store::reserve_references(tx, &greatest).await?;
    let zone = app.settings.time_zone.clone();
    let year = zone.to_datetime(app.clock.now().to_jiff()).year();
    let lacking = kept.iter().filter(|one| one.is_none()).count();
    let lacking = i64::try_from(lacking).unwrap_or_default();
    let mut next = match lacking {
        0 => 0,
        count => store::past::take_references(tx, year, count).await? - count,
    };
    let number = |one: Option<Reference>| {
        one.unwrap_or_else(|| {
            next += 1;
            Reference::new(year, next)
        })
    };
    Ok(kept.into_iter().map(number).collect())
}

async fn choose_slugs(
    tx: &mut Tx,
    rows: &[ImportedPractice],
    references: &[Reference],
    not_kept: &mut Vec<(usize, NotKept)>,
) -> Result<Vec<Option<Slug>>, Fault> {
    let own: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.slug.as_ref().map(Slug::as_str))
        .collect();
    let taken = store::past::taken_slugs(tx, &own).await?;
    let taken: HashSet<String> = taken.into_iter().map(|(slug,)| slug).collect();
    let mut used = HashSet::new();
    let mut slugs = Vec::with_capacity(rows.len());
    for (place, (row, reference)) in rows.iter().zip(references).enumerate() {
        let of_title = || Slug::of(row.answers.title(), reference);
        let own = row.slug.as_ref();
        let free = own.filter(|one| !taken.contains(one.as_str()) && used.insert((*one).clone()));
        if own.is_some() && free.is_none() {
            not_kept.push((place, NotKept::Slug));
        }
        slugs.push(Some(free.cloned().unwrap_or_else(of_title)));
    }
    make_free(tx, &mut slugs).await?;
    Ok(slugs)
}
