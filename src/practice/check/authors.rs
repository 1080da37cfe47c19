//! Whether the rows of authors are what the events say: each co-author who joined, left or was removed, each owner, and the
//! authors that each submission names.

use crate::account::model::AccountId;
use crate::practice::model::{
    CoAuthor, CoAuthorId, CoAuthorState, Event, Practice, Revision, RevisionId,
};
use crate::workflow::Deed;

/// A line of the list of authors, as the events lead to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ReplayedLine {
    id: CoAuthorId,
    state: CoAuthorState,
    account: Option<AccountId>,
}

/// Who the authors are after some events.
#[derive(Debug, Default)]
struct ReplayedAuthors {
    owner: Option<AccountId>,
    /// In the owner's order.
    lines: Vec<ReplayedLine>,
}

impl ReplayedAuthors {
    fn apply(&mut self, event: &Event) {
        let details = &event.details;
        match event.deed {
            Deed::Start => self.owner = event.actor_id,
            Deed::Import => self.owner = details.account,
            _ => {}
        }
        if matches!(event.deed, Deed::TakeOwnership | Deed::HandOver) {
            self.change_owner(event);
            return;
        }
        let Some(id) = details.co_author else {
            return;
        };
        match event.deed {
            Deed::Invite | Deed::Offer | Deed::InviteOwner => self.invite(id),
            Deed::CancelInvitation | Deed::RemoveAuthor => self.lines.retain(|one| one.id != id),
            Deed::CancelOffer => {
                let invited =
                    |one: &ReplayedLine| one.id == id && one.state == CoAuthorState::Invited;
                self.lines.retain(|one| !invited(one));
            }
            Deed::Join => self.set(id, CoAuthorState::Accepted, event.actor_id),
            Deed::RefuseInvitation => self.set(id, CoAuthorState::Declined, None),
            Deed::Leave => self.set(id, CoAuthorState::Left, event.actor_id),
            Deed::Reorder => self.reorder(id, details.up == Some(true)),
            _ => {}
        }
    }

    fn invite(&mut self, id: CoAuthorId) {
        if self.lines.iter().all(|one| one.id != id) {
            self.lines.push(ReplayedLine {
                id,
                state: CoAuthorState::Invited,
                account: None,
            });
        }
    }

    /// An account stands in one line.
    fn set(&mut self, id: CoAuthorId, state: CoAuthorState, account: Option<AccountId>) {
        let same = |one: &ReplayedLine| one.id != id && account.is_some() && one.account == account;
        self.lines.retain(|one| !same(one));
        if let Some(line) = self.lines.iter_mut().find(|one| one.id == id) {
            (line.state, line.account) = (state, account);
        }
    }

    fn change_owner(&mut self, event: &Event) {
        let details = &event.details;
        self.owner = details.account;
        let taken = self
            .lines
            .iter_mut()
            .find(|one| Some(one.id) == details.co_author);
        if let Some(line) = taken.filter(|one| one.state == CoAuthorState::Invited) {
            // Who accepted by a mailed link keeps a line that no page shows.
            (line.state, line.account) = (CoAuthorState::Left, details.account);
        } else {
            self.lines.retain(|one| one.account != details.account);
        }
        let by_link = details.co_author;
        self.lines
            .retain(|one| one.account != details.account || Some(one.id) == by_link);
        if let Some(id) = details.kept {
            self.lines.retain(|one| one.account != details.former);
            self.lines.insert(
                0,
                ReplayedLine {
                    id,
                    state: CoAuthorState::Accepted,
                    account: details.former,
                },
            );
        }
    }

    /// Who has declined or left has no place in the order.
    fn reorder(&mut self, id: CoAuthorId, up: bool) {
        let has_place = |one: &ReplayedLine| {
            matches!(one.state, CoAuthorState::Invited | CoAuthorState::Accepted)
        };
        let order: Vec<usize> = (0..self.lines.len())
            .filter(|at| has_place(&self.lines[*at]))
            .collect();
        let Some(at) = order.iter().position(|at| self.lines[*at].id == id) else {
            return;
        };
        let beside = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(beside) = beside.and_then(|beside| order.get(beside)) {
            self.lines.swap(order[at], *beside);
        }
    }

    /// The accounts that a submission names; none where the account that submitted the practice first is the only author.
    fn named(&self, practice: &Practice) -> Vec<AccountId> {
        let accepted = self.lines.iter();
        let accepted = accepted.filter(|one| one.state == CoAuthorState::Accepted);
        let co_authors: Vec<AccountId> = accepted.filter_map(|one| one.account).collect();
        if co_authors.is_empty() && self.owner == practice.first_submitted_by {
            return Vec::new();
        }
        self.owner.into_iter().chain(co_authors).collect()
    }
}

/// What is wrong with the rows of a practice's authors, in words for an operator.
pub(super) fn wrong_authors(
    practice: &Practice,
    events: &[Event],
    revisions: &[Revision],
    (lines, named): (&[CoAuthor], &[(RevisionId, AccountId)]),
) -> Vec<String> {
    let mut replayed = ReplayedAuthors::default();
    let mut expected: Vec<(RevisionId, AccountId)> = Vec::new();
    for event in events {
        replayed.apply(event);
        match event.deed {
            Deed::Submit => {
                let accounts = replayed.named(practice);
                expected.extend(accounts.into_iter().map(|id| (event.revision_id, id)));
            }
            // The revision with the reviewer's words names the authors of the one that it replaces.
            Deed::OfferWords => {
                let rewritten = |one: &&Revision| Some(one.number) == event.details.opened;
                if let Some(rewritten) = revisions.iter().find(rewritten) {
                    let own = expected.iter().filter(|(id, _)| *id == event.revision_id);
                    let copied: Vec<_> = own.map(|(_, account)| (rewritten.id, *account)).collect();
                    expected.extend(copied);
                }
            }
            _ => {}
        }
    }
    expected.sort_by_key(|(revision, _)| *revision);
    let mut wrong = Vec::new();
    if replayed.owner != Some(practice.owner_id) {
        wrong.push(format!(
            "owner {}, replayed {:?}",
            practice.owner_id, replayed.owner
        ));
    }
    wrong.extend(wrong_lines(&replayed.lines, lines));
    if expected != named {
        wrong.push(format!("submissions name {named:?}, replayed {expected:?}"));
    }
    wrong
}

/// Each row is what its events lead to, and each co-author or invited person of the events has a row. A line of a person
/// who declined or left may be gone: another invitation of the same person takes its place.
fn wrong_lines(replayed: &[ReplayedLine], stored: &[CoAuthor]) -> Vec<String> {
    let of_row = |row: &CoAuthor| ReplayedLine {
        id: row.id,
        state: row.state,
        account: row.account_id,
    };
    let rows = stored.iter().map(of_row);
    let added = rows.filter(|row| !replayed.contains(row));
    let added = added.map(|row| format!("line {row:?} without its events"));
    let has_place =
        |one: &&ReplayedLine| matches!(one.state, CoAuthorState::Invited | CoAuthorState::Accepted);
    let lost = replayed.iter().filter(has_place);
    let lost = lost.filter(|one| stored.iter().all(|row| of_row(row) != **one));
    added
        .chain(lost.map(|one| format!("no line {one:?}")))
        .collect()
}
