//! What happened since a deed's form was drawn: nothing that matters, the same deed by the same account, or a deed of
//! another account. Pure; the cases stand in a table below.

use super::{Intent, Overtaken};
use crate::account::model::AccountId;
use crate::practice::model::{Event, Seq};
use crate::workflow::{self, ClaimEffect, DraftEffect, StateEffect};

/// What the events since the form was drawn mean for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Conflict {
    /// Nothing stands in the way.
    None,
    /// This account did exactly this, with the same words: a double press.
    Repeated(Seq),
    /// Another deed came first.
    Overtaken(Overtaken),
}

/// Judges the events since the form was drawn, oldest first. An event that the service added to a deed does not hide the
/// account of that deed. `allowed`: the table would still allow the deed to this account.
pub(super) fn find_conflict(
    since: &[Event],
    by: AccountId,
    intent: &Intent,
    allowed: bool,
) -> Conflict {
    let person = since.iter().rev().find(|event| event.actor_id.is_some());
    if let Some(event) = person
        && event.actor_id == Some(by)
        && intent.is(event)
    {
        return Conflict::Repeated(event.seq);
    }
    let Some(last) = since.iter().rev().find(|event| counts(event)) else {
        return Conflict::None;
    };
    if last.actor_id == Some(by) && allowed {
        return Conflict::None;
    }
    Conflict::Overtaken(Overtaken {
        deed: last.deed,
        by: last.actor_id,
        at: last.at,
    })
}

/// Whether an event changed the state, the content or the claim.
fn counts(event: &Event) -> bool {
    let row = workflow::rows_of(event.deed).next();
    row.is_some_and(|row| {
        row.next != StateEffect::Same
            || row.claim != ClaimEffect::Stays
            || row.opens != DraftEffect::Nothing
    })
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;

    use super::*;
    use crate::db::Timestamp;
    use crate::practice::model::{Decision, Details, PracticeId, Reasons, RevisionId};
    use crate::workflow::{Deed, State};

    const RUTH: AccountId = AccountId(1);
    const OMAR: AccountId = AccountId(2);

    fn event(seq: i64, deed: Deed, by: Option<AccountId>, words: Option<&str>) -> Event {
        Event {
            practice_id: PracticeId(1),
            seq: Seq(seq),
            revision_id: RevisionId(1),
            number: 1,
            deed,
            actor_id: by,
            from_state: None,
            to_state: State::InReview,
            words: words.map(str::to_owned),
            details: Json(Details::default()),
            authors_see: true,
            at: Timestamp(seq),
        }
    }

    fn sends_back(words: &str) -> Intent {
        Intent::Decide(Decision::Return {
            words: Reasons::parse(words).unwrap(),
        })
    }

    fn other(deed: Deed, by: Option<AccountId>, at: i64) -> Conflict {
        Conflict::Overtaken(Overtaken {
            deed,
            by,
            at: Timestamp(at),
        })
    }

    #[test]
    fn a_repeat_is_told_from_what_came_first() {
        let returned = event(3, Deed::Return, Some(RUTH), Some("Say more"));
        let effect = event(4, Deed::TakeEffect, None, Some("Say more"));
        let corrected = event(3, Deed::CorrectLanguage, Some(OMAR), None);
        let claimed = event(3, Deed::Claim, Some(OMAR), None);
        let mut assigned = event(3, Deed::Assign, Some(RUTH), None);
        assigned.details.account = Some(OMAR);
        let assigned_twice = vec![assigned.clone()];
        let own = vec![event(2, Deed::Claim, Some(RUTH), None), returned.clone()];
        let at_once = vec![returned.clone(), effect];
        let (sent, claimed) = (vec![returned], vec![claimed]);
        let rows = [
            (vec![], sends_back("Say more"), true, Conflict::None),
            (
                sent.clone(),
                sends_back("Say more"),
                false,
                Conflict::Repeated(Seq(3)),
            ),
            // The service let it take effect at once; the second press is still the same.
            (
                at_once.clone(),
                sends_back("Say more"),
                false,
                Conflict::Repeated(Seq(3)),
            ),
            // Other words are not thrown away as if they had arrived.
            (
                sent,
                sends_back("Say less"),
                false,
                other(Deed::Return, Some(RUTH), 3),
            ),
            (
                at_once,
                sends_back("Say less"),
                false,
                other(Deed::TakeEffect, None, 4),
            ),
            (
                vec![corrected],
                sends_back("Say more"),
                true,
                Conflict::None,
            ),
            (
                claimed.clone(),
                sends_back("Say more"),
                false,
                other(Deed::Claim, Some(OMAR), 3),
            ),
            (
                claimed,
                Intent::Claim,
                false,
                other(Deed::Claim, Some(OMAR), 3),
            ),
            (
                assigned_twice,
                Intent::Assign(OMAR),
                true,
                Conflict::Repeated(Seq(3)),
            ),
            (vec![assigned], Intent::Assign(RUTH), true, Conflict::None),
            (
                own,
                Intent::Claim,
                false,
                other(Deed::Return, Some(RUTH), 3),
            ),
        ];
        for (since, intent, allowed, expected) in rows {
            let found = find_conflict(&since, RUTH, &intent, allowed);
            assert_eq!(found, expected, "{intent:?} after {since:?}");
        }
    }
}
