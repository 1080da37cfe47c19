//! Which row of the table allows a deed, or why none does.

use std::fmt;

use super::actor::{Actor, Who};
use super::deed::Deed;
use super::row::DeedRow;
use super::situation::{Claim, Situation};
use super::table::TABLE;

/// Why the table says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// No account can do this in the present situation: another deed came in between.
    NotNow,
    /// Another reviewer has the claim.
    Claimed,
    /// A party never decides on its own practice.
    OwnPractice,
    /// Not this person's to do: it answers as if the thing did not exist.
    NotYours,
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotNow => "the workflow does not allow this any more",
            Self::Claimed => "another reviewer has the claim",
            Self::OwnPractice => "a party does not decide on its own practice",
            Self::NotYours => "not for this person",
        })
    }
}

impl std::error::Error for Denied {}

/// The rows of a deed: one for each group of accounts to which the table opens it.
pub fn rows_of(deed: Deed) -> impl Iterator<Item = &'static DeedRow> {
    TABLE.iter().filter(move |row| row.deed == deed)
}

/// Whether the table opens a deed to submitters, authors, owners and invited people alone.
pub fn is_authors(deed: Deed) -> bool {
    rows_of(deed).all(|row| {
        matches!(
            row.who,
            Who::Submitter | Who::Author | Who::Owner | Who::CoAuthor | Who::Invited
        )
    })
}

/// Whether the table opens a deed to reviewers or administrators at the desk.
pub fn is_reviewers(deed: Deed) -> bool {
    let at_desk = |row: &DeedRow| !matches!(row.who, Who::System | Who::Expert);
    !is_authors(deed) && !deed.has_own_page() && rows_of(deed).any(at_desk)
}

/// The row that allows this deed, or why there is none.
pub fn step(deed: Deed, situation: &Situation, actor: &Actor) -> Result<&'static DeedRow, Denied> {
    let rows = || rows_of(deed);
    let allowed =
        |row: &&DeedRow| row.from.holds(situation) && row.who.includes(actor, situation.claim);
    if let Some(row) = rows().find(allowed) {
        return Ok(row);
    }
    // An account that could never do it learns nothing of the state.
    let with_any_claim = |actor: &Actor| {
        rows().any(|row| {
            [Claim::Free, Claim::Own, Claim::Other { stale: true }]
                .into_iter()
                .any(|claim| row.who.includes(actor, claim))
        })
    };
    if with_any_claim(actor) {
        let claimed = matches!(situation.claim, Claim::Other { .. })
            && rows().any(|row| row.from.holds(situation));
        return Err(if claimed {
            Denied::Claimed
        } else {
            Denied::NotNow
        });
    }
    if actor.party
        && with_any_claim(&Actor {
            party: false,
            ..*actor
        })
    {
        return Err(Denied::OwnPractice);
    }
    Err(Denied::NotYours)
}

/// The deeds that this person may do now: the buttons of a page, in its order.
pub fn deeds(situation: &Situation, actor: &Actor) -> Vec<Deed> {
    Deed::ALL
        .iter()
        .copied()
        .filter(|deed| step(*deed, situation, actor).is_ok())
        .collect()
}
