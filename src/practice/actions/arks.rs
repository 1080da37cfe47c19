//! Mints persistent identifiers: with a first publication, for what an import loads, and for what was published before the site
//! had its number.

use std::collections::{BTreeSet, HashSet};

use super::Error;
use super::transition::Transition;
use crate::app::App;
use crate::config::Naan;
use crate::db::{Fault, Tx};
use crate::edition;
use crate::practice::model::{Ark, PracticeId};
use crate::practice::store;

/// How many practices get their identifiers in one transaction.
const BATCH: i64 = 200;

/// A practice that is being published gets its identifier, if it has none and the site has a number.
pub(super) async fn name_published(transition: &mut Transition<'_>) -> Result<(), Error> {
    if let (None, Some(naan)) = (
        &transition.case.practice.ark,
        &transition.app.settings.ark_naan,
    ) {
        let minted = mint_free(transition.app, transition.tx, (naan, 1), &HashSet::new()).await?;
        transition.case.practice.ark = minted.into_iter().next();
    }
    Ok(())
}

/// Each practice that was ever published gets an identifier, if the site has a number. Pages show it from then on, so each
/// batch is an edition. Answers how many got one.
pub async fn mint_missing_arks(app: &App) -> Result<usize, Fault> {
    let Some(naan) = &app.settings.ark_naan else {
        return Ok(0);
    };
    let (mut named, mut after) = (0, PracticeId(0));
    loop {
        let mut tx = app.db.write().await?;
        // The practices before the edition, as in a deed.
        let found = store::lock_without_ark(&mut tx, after, BATCH).await?;
        let Some((last,)) = found.last() else {
            return Ok(named);
        };
        after = *last;
        let raised = edition::raise(&mut tx, &app.clock).await?;
        let minted = mint_free(app, &mut tx, (naan, found.len()), &HashSet::new()).await?;
        let ids: Vec<PracticeId> = found.into_iter().map(|(id,)| id).collect();
        let rows: Vec<_> = ids.iter().copied().zip(minted).collect();
        store::name_practices(&mut tx, &rows, (raised.number, raised.date)).await?;
        store::mark_changed(&mut tx, &ids).await?;
        tx.commit().await?;
        named += rows.len();
    }
}

/// So many keys that no practice has, and none of those that are promised. The edition's row is locked by now, so no other
/// transaction can mint the same ones.
pub(super) async fn mint_free(
    app: &App,
    tx: &mut Tx,
    (naan, count): (&Naan, usize),
    promised: &HashSet<Ark>,
) -> Result<BTreeSet<Ark>, Fault> {
    let mut free = BTreeSet::new();
    while free.len() < count {
        let missing = count - free.len();
        let mut drawn: BTreeSet<Ark> = (0..missing).map(|_| Ark::mint(naan, &app.random)).collect();
        drawn.retain(|ark| !promised.contains(ark));
        for (taken,) in store::taken_arks(tx, &drawn).await? {
            drawn.remove(&taken);
        }
        free.append(&mut drawn);
    }
    Ok(free)
}
