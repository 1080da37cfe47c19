//! The mail about a mail that did not arrive, to the person who waits for the answer to it. What it says holds no address and
//! no words of a mail server. What reviewers did not get is told to no author: the outbox shows it to administrators.

use std::borrow::Cow;

use super::rules::{UNDELIVERED, rule_for};
use super::telling::Telling;
use crate::account::model::{Account, AccountId, Name};
use crate::account::queries;
use crate::address;
use crate::app::App;
use crate::db::Tx;
use crate::mail::framing;
use crate::mail::model::{MailRecipient, NewNotice, UndeliveredNotice};
use crate::mail::relation::Relation;
use crate::practice::error::Error;
use crate::practice::model::{Case, Event, Reference, Revision};
use crate::practice::store;
use crate::workflow::{Deed, is_authors};

/// The notice to the person who waits for the answer to what did not arrive, if there is one.
pub(in crate::practice) async fn tell_of_undelivered(
    app: &App,
    tx: &mut Tx,
    undelivered: &UndeliveredNotice,
) -> Result<Option<NewNotice>, Error> {
    let Some(case) = store::case(tx, undelivered.practice).await? else {
        return Ok(None);
    };
    let told = store::event(tx, undelivered.practice, undelivered.seq).await?;
    let Some(event) = told else {
        return Ok(None);
    };
    let found = store::revision(tx, event.revision_id).await?;
    let revision = found.ok_or(Error::NotFound)?;
    let waiting = who_waits(tx, (&case, &revision), &event, undelivered).await?;
    let Some((account, relation)) = waiting else {
        return Ok(None);
    };
    let from = sender(tx, &revision).await?;
    let place = match (relation, event.deed) {
        (Relation::Author, Deed::Offer) => address::my_practice_ownership(event.practice_id),
        (Relation::Author, _) => address::my_practice_authors(event.practice_id),
        _ => address::review(event.practice_id),
    };
    let place = place.absolute(&app.settings.public_url, account.language);
    let telling = Telling {
        subject: Some(&undelivered.subject),
        dear: (relation == Relation::Author).then(|| account.name.greeting()),
        title: Cow::Borrowed(revision.title.trim()),
        reference: case.practice.reference.as_ref().map(Reference::as_str),
        objective: case.practice.objective,
        from: from.filter(|_| relation.reviews()),
        day: undelivered.at,
        ..Telling::bare(app, (UNDELIVERED, relation), place)
    };
    let notice = write(app, &account, &telling)?;
    Ok(Some(
        notice.because_of(undelivered.practice, undelivered.seq),
    ))
}

/// The mail to this account, in its language.
fn write(app: &App, to: &Account, telling: &Telling<'_>) -> Result<NewNotice, Error> {
    let rule = rule_for(UNDELIVERED, telling.relation).ok_or(Error::Unfit)?;
    let t = app.words(to.language);
    let letter = framing::frame(telling.letter(t), (rule, None), t, &app.settings);
    let rendered = letter.render(t, &app.settings);
    Ok(NewNotice::new(
        rule,
        MailRecipient::Account(to.id),
        rendered,
    ))
}

/// Who waits for the answer, and how that account stands to the practice: who invited, offered or asked; for a mail of the
/// review team to authors the reviewer who wrote it, or who handles the practice.
async fn who_waits(
    tx: &mut Tx,
    (case, revision): (&Case, &Revision),
    event: &Event,
    undelivered: &UndeliveredNotice,
) -> Result<Option<(Account, Relation)>, Error> {
    let is_of_authors = is_authors(event.deed);
    let id = match undelivered.relation {
        Relation::Invited | Relation::Expert => event.actor_id,
        Relation::Author if event.deed == Deed::Offer => event.actor_id,
        // The service asks this by itself, and no reviewer waits.
        Relation::Author if is_of_authors || event.deed == Deed::AskCurrent => None,
        Relation::Author => event.actor_id.or_else(|| handling(case, revision)),
        _ => None,
    };
    let Some(id) = id.filter(|id| undelivered.account != Some(*id)) else {
        return Ok(None);
    };
    let account = queries::by_id(tx, id).await?;
    Ok(account.and_then(|account| {
        let actor = case.actor(&account);
        let relation = if actor.author && is_of_authors {
            Some(Relation::Author)
        } else if actor.party || !account.may_review() {
            None
        } else if matches!(event.deed, Deed::Write | Deed::InviteOwner) {
            Some(Relation::Administrator)
        } else {
            Some(Relation::Handling)
        };
        let relation = relation.filter(|_| !account.is_suspended());
        relation.map(|relation| (account, relation))
    }))
}

/// The reviewer who has the practice, or who decided on what the mail tells of.
fn handling(case: &Case, revision: &Revision) -> Option<AccountId> {
    let open = case.open.as_ref().and_then(|open| open.claimed_by);
    open.or(revision.decided_by)
}

/// Who submitted it.
async fn sender(tx: &mut Tx, revision: &Revision) -> Result<Option<String>, Error> {
    let Some(id) = revision.submitted_by else {
        return Ok(None);
    };
    let names = queries::names_of(tx, &[id]).await?;
    Ok(names.get(&id).map(Name::display))
}
