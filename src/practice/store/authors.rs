//! Co-authors and their invitations, and the authors that a submission names for good. The owner stands in the row of
//! the practice.

use sqlx::types::Json;

use crate::account::model::{Account, AccountId};
use crate::db::ids::CoAuthorId;
use crate::db::{Call, CallResults, Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::practice::model::{
    CoAuthor, CoAuthorState, Greeting, NewInvitation, OwnershipOffer, PracticeId, RevisionId, Seq,
};

/// The people in the list of authors beside the owner, in the owner's order.
pub async fn co_authors(db: &mut impl Engine, id: PracticeId) -> Result<Vec<CoAuthor>, Fault> {
    add_co_authors(db.call(), id).run().await?.all()
}

/// The statement of [`co_authors`].
pub(super) fn add_co_authors(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql("SELECT * FROM co_author WHERE practice_id = $1 ORDER BY place, id")
        .bind(id)
}

/// The people in the list of authors beside the owner, and the accounts that each submission names, for `check`.
pub async fn authors_to_check(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<(Vec<CoAuthor>, Vec<(RevisionId, AccountId)>), Fault> {
    let call = add_co_authors(db.call(), id).sql(
        "SELECT x.revision_id, x.account_id
         FROM revision_author x JOIN revision r ON r.id = x.revision_id
         WHERE r.practice_id = $1
         ORDER BY x.revision_id, x.place",
    );
    let mut read = call.bind(id).run().await?;
    Ok((read.all()?, read.all()?))
}

/// The accepted co-authors of these practices, each in its owner's order.
pub async fn accepted_co_authors(
    db: &mut impl Engine,
    practices: &[PracticeId],
) -> Result<Vec<(PracticeId, AccountId)>, Fault> {
    db.sql(
        "SELECT practice_id, account_id FROM co_author
         WHERE practice_id IN ({ids $1}) AND state = 'accepted'
         ORDER BY practice_id, place, id",
    )
    .bind(Json(practices))
    .all()
    .await
}

/// One of them.
pub async fn co_author(db: &mut impl Engine, id: CoAuthorId) -> Result<Option<CoAuthor>, Fault> {
    db.sql("SELECT * FROM co_author WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The invitation to which a mailed link belongs, in any state.
pub async fn co_author_by_link(
    db: &mut impl Engine,
    hash: &[u8],
) -> Result<Option<CoAuthor>, Fault> {
    db.sql(
        "SELECT c.* FROM co_author_link l JOIN co_author c ON c.id = l.co_author_id
         WHERE l.hash = $1",
    )
    .bind(hash)
    .optional()
    .await
}

/// Adds an invited person at the end of the owner's order, in place of what an earlier invitation of the same address
/// came to.
pub async fn insert_co_author(
    tx: &mut Tx,
    practice: PracticeId,
    (invitation, language): (&NewInvitation, Language),
    mailed: Seq,
    (now, until): (Timestamp, Timestamp),
) -> Result<CoAuthorId, Fault> {
    tx.sql(
        "DELETE FROM co_author
         WHERE practice_id = $1 AND email_key = $2 AND state IN ('declined', 'left')",
    )
    .bind(practice)
    .bind(invitation.email.key())
    .execute()
    .await?;
    let (id,) = tx
        .sql(
            "INSERT INTO co_author (practice_id, place, state, email, email_key, name, language,
                                    invited_at, expires_at, since, mailed_seq)
             SELECT $1, COALESCE(MAX(place), 0) + 1, 'invited', $2, $3, $4, $5, $6, $7, $6, $8
             FROM co_author WHERE practice_id = $1
             RETURNING id",
        )
        .bind(practice)
        .bind(invitation.email.as_str())
        .bind(invitation.email.key())
        .bind(invitation.greeting.as_ref().map(Greeting::as_str))
        .bind(language)
        .bind(now)
        .bind(until)
        .bind(mailed)
        .one::<(CoAuthorId,)>()
        .await?;
    Ok(id)
}

/// Renews an invitation: another mail, and no link of an earlier one works.
pub async fn renew_invitation(
    tx: &mut Tx,
    id: CoAuthorId,
    mailed: Seq,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), Fault> {
    tx.call()
        .sql("DELETE FROM co_author_link WHERE co_author_id = $1")
        .bind(id)
        .sql(
            "UPDATE co_author
             SET invited_at = $2, expires_at = $3, mailed_seq = $4,
                 offered_until = CASE WHEN offered_until IS NOT NULL THEN $3 END
             WHERE id = $1 AND state = 'invited'",
        )
        .bind(id)
        .bind(now)
        .bind(until)
        .bind(mailed)
        .run()
        .await?;
    Ok(())
}

/// Records what an invitation came to. An account that joins stands in no other line of the practice.
pub async fn set_co_author(
    tx: &mut Tx,
    (practice, id): (PracticeId, CoAuthorId),
    (state, account): (CoAuthorState, Option<AccountId>),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.call()
        .sql(
            "DELETE FROM co_author
             WHERE practice_id = $1 AND account_id = $2 AND id <> $3 AND state = 'left'",
        )
        .bind(practice)
        .bind(account)
        .bind(id)
        .sql(
            "UPDATE co_author SET state = $2, account_id = $3, since = $4, offered_until = NULL
             WHERE id = $1",
        )
        .bind(id)
        .bind(state)
        .bind(account)
        .bind(now)
        .run()
        .await?;
    Ok(())
}

/// Removes a line; the hashes of its links go with it.
pub async fn delete_co_author(tx: &mut Tx, id: CoAuthorId) -> Result<(), Fault> {
    tx.sql("DELETE FROM co_author WHERE id = $1")
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

/// Removes the line of an account that is the owner now.
pub async fn delete_co_author_account(
    tx: &mut Tx,
    practice: PracticeId,
    account: AccountId,
) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM co_author
         WHERE practice_id = $1 AND account_id = $2 AND state IN ('accepted', 'left')",
    )
    .bind(practice)
    .bind(account)
    .execute()
    .await?;
    Ok(())
}

/// Offers the ownership to one person, in place of every earlier offer; or to none.
pub async fn set_offer(
    tx: &mut Tx,
    practice: PracticeId,
    offer: Option<&OwnershipOffer>,
) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("UPDATE co_author SET offered_until = NULL WHERE practice_id = $1")
        .bind(practice);
    let call = match offer {
        Some(offer) => call
            .sql(
                "UPDATE co_author SET offered_until = $2, mailed_seq = $3, offer_leaves = $4,
                     offered_by = $5
                 WHERE id = $1",
            )
            .bind(offer.to)
            .bind(offer.until)
            .bind(offer.mailed)
            .bind(offer.leaves)
            .bind(offer.by),
        None => call,
    };
    call.run().await?;
    Ok(())
}

/// The former owner becomes the first co-author.
pub async fn insert_first_co_author(
    tx: &mut Tx,
    practice: PracticeId,
    account: &Account,
    (event, now): (Seq, Timestamp),
) -> Result<CoAuthorId, Fault> {
    tx.call()
        .sql(
            "DELETE FROM co_author
             WHERE practice_id = $1 AND account_id = $2 AND state = 'left'",
        )
        .bind(practice)
        .bind(account.id)
        .sql("UPDATE co_author SET place = place + 1 WHERE practice_id = $1")
        .bind(practice)
        .run()
        .await?;
    let (id,) = tx
        .sql(
            "INSERT INTO co_author (practice_id, place, state, email, email_key, language, account_id,
                                    invited_at, expires_at, since, mailed_seq)
             VALUES ($1, 1, 'accepted', $2, $3, $4, $5, $6, $6, $6, $7)
             RETURNING id",
        )
        .bind(practice)
        .bind(account.email.as_str())
        .bind(account.email.key())
        .bind(account.language)
        .bind(account.id)
        .bind(now)
        .bind(event)
        .one::<(CoAuthorId,)>()
        .await?;
    Ok(id)
}

/// Gives two lines each other's place.
pub async fn swap_places(tx: &mut Tx, one: &CoAuthor, other: &CoAuthor) -> Result<(), Fault> {
    tx.call()
        .sql("UPDATE co_author SET place = $2 WHERE id = $1")
        .bind(one.id)
        .bind(other.place)
        .sql("UPDATE co_author SET place = $2 WHERE id = $1")
        .bind(other.id)
        .bind(one.place)
        .run()
        .await?;
    Ok(())
}

/// Stores the hash of a secret that is about to leave in a mail. If its invitation is no longer open, nothing changes and
/// the answer is `false`.
pub async fn add_invitation_secret(
    tx: &mut Tx,
    id: CoAuthorId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO co_author_link (hash, co_author_id, made_at)
             SELECT $2, id, $3 FROM co_author
             WHERE id = $1 AND state = 'invited' AND expires_at > $3",
        )
        .bind(id)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Writes down who the authors of a revision are that is being submitted: the owner and the co-authors in the owner's
/// order. Nothing is written where the account that submitted the practice first is the only one.
pub async fn freeze_authors(
    tx: &mut Tx,
    revision: RevisionId,
    (practice, owner, first): (PracticeId, AccountId, Option<AccountId>),
    co_authors: &[AccountId],
) -> Result<(), Fault> {
    if co_authors.is_empty() && first == Some(owner) {
        return Ok(());
    }
    tx.call()
        .sql("INSERT INTO revision_author (revision_id, place, account_id) VALUES ($1, 0, $2)")
        .bind(revision)
        .bind(owner)
        .sql(
            "INSERT INTO revision_author (revision_id, place, account_id)
             SELECT $1, place, account_id FROM co_author
             WHERE practice_id = $2 AND state = 'accepted'",
        )
        .bind(revision)
        .bind(practice)
        .run()
        .await?;
    Ok(())
}

/// Names the authors of a submitted revision on the one that holds a reviewer's words for it.
pub async fn copy_authors(tx: &mut Tx, (from, to): (RevisionId, RevisionId)) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO revision_author (revision_id, place, account_id)
         SELECT $2, place, account_id FROM revision_author WHERE revision_id = $1",
    )
    .bind(from)
    .bind(to)
    .execute()
    .await?;
    Ok(())
}

/// The authors of a submitted revision in the owner's order; empty where the account that submitted the practice first is
/// the only one.
pub async fn frozen_authors(
    db: &mut impl Engine,
    revision: RevisionId,
) -> Result<Vec<AccountId>, Fault> {
    read_frozen_authors(&mut add_frozen_authors(db.call(), revision).run().await?)
}

/// The statement of [`frozen_authors`].
pub(super) fn add_frozen_authors(call: Call<'_>, revision: RevisionId) -> Call<'_> {
    call.sql("SELECT account_id FROM revision_author WHERE revision_id = $1 ORDER BY place")
        .bind(revision)
}

/// What [`add_frozen_authors`] has read.
pub(super) fn read_frozen_authors(read: &mut CallResults) -> Result<Vec<AccountId>, Fault> {
    let rows: Vec<(AccountId,)> = read.all()?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
