//! Reading practices for their deeds.

use std::time::Duration;

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::model::{Case, Practice, PracticeId, Revision, RevisionId};
use crate::practice::store::parties;

/// Locks a practice until the transaction ends. `false`: there is none.
pub async fn lock(tx: &mut Tx, id: PracticeId) -> Result<bool, Fault> {
    let found = tx
        .sql_for(
            "SELECT id FROM practice WHERE id = $1",
            "SELECT id FROM practice WHERE id = $1 FOR NO KEY UPDATE",
        )
        .bind(id)
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.is_some())
}

/// The row of a practice.
pub async fn practice(db: &mut impl Engine, id: PracticeId) -> Result<Option<Practice>, Fault> {
    db.sql("SELECT * FROM practice WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The practice with this slug.
pub async fn by_slug(db: &mut impl Engine, slug: &str) -> Result<Option<Practice>, Fault> {
    db.sql("SELECT * FROM practice WHERE slug = $1")
        .bind(slug)
        .optional()
        .await
}

/// The row of a revision.
pub async fn revision(db: &mut impl Engine, id: RevisionId) -> Result<Option<Revision>, Fault> {
    db.sql("SELECT * FROM revision WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The newest revision of a practice, even one that was discarded.
pub async fn newest(db: &mut impl Engine, id: PracticeId) -> Result<Option<Revision>, Fault> {
    db.sql(
        "SELECT * FROM revision
         WHERE practice_id = $1
         ORDER BY number DESC LIMIT 1",
    )
    .bind(id)
    .optional()
    .await
}

/// The published revisions of a practice, oldest first.
pub type Versions = Vec<Revision>;

/// Every revision of it that was ever published, oldest first.
pub async fn versions(db: &mut impl Engine, practice: PracticeId) -> Result<Versions, Fault> {
    db.sql(
        "SELECT * FROM revision
         WHERE practice_id = $1 AND version IS NOT NULL
         ORDER BY version",
    )
    .bind(practice)
    .all()
    .await
}

/// The answers of a revision.
pub async fn content(db: &mut impl Engine, id: RevisionId) -> Result<Answers, Fault> {
    let (Json(object),) = db
        .sql("SELECT answers FROM content WHERE revision_id = $1")
        .bind(id)
        .one::<(Json<serde_json::Value>,)>()
        .await?;
    Answers::from_json(&object).map_err(|field| {
        Fault::unfit(format!(
            "revision {id}: the answer “{}” cannot be read",
            field.name()
        ))
    })
}

/// A practice as its deeds see it.
pub async fn case(db: &mut impl Engine, id: PracticeId) -> Result<Option<Case>, Fault> {
    let Some(practice) = practice(db, id).await? else {
        return Ok(None);
    };
    let open: Option<Revision> = db
        .sql(
            "SELECT * FROM revision
             WHERE practice_id = $1 AND state IN ('draft', 'in-review', 'decided')",
        )
        .bind(id)
        .optional()
        .await?;
    let latest: Option<Revision> = db
        .sql(
            "SELECT * FROM revision
             WHERE practice_id = $1 AND state NOT IN ('draft', 'in-review', 'decided', 'discarded')
             ORDER BY number DESC LIMIT 1",
        )
        .bind(id)
        .optional()
        .await?;
    let barred = parties(db, id).await?;
    let owner_suspended = is_suspended(db, practice.owner_id).await?;
    let decider_stands = match open.as_ref().and_then(|revision| revision.decided_by) {
        None => true,
        Some(decider) => !barred.include(decider) && !is_suspended(db, decider).await?,
    };
    Ok(Some(Case {
        practice,
        open,
        latest,
        parties: barred,
        owner_suspended,
        decider_stands,
    }))
}

/// Whether an account is suspended.
async fn is_suspended(db: &mut impl Engine, id: AccountId) -> Result<bool, Fault> {
    let found = db
        .sql("SELECT suspended_at FROM account WHERE id = $1")
        .bind(id)
        .optional::<(Option<Timestamp>,)>()
        .await?;
    Ok(found.is_none_or(|(at,)| at.is_some()))
}

/// The next practices by rising id of which something is due: an effect, or word to the authors that a date was set.
pub async fn due(
    db: &mut impl Engine,
    now: Timestamp,
    after: PracticeId,
    most: i64,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT practice_id FROM revision
         WHERE state = 'decided' AND (undo_until IS NULL OR undo_until <= $1)
           AND (effective_at IS NULL OR effective_at <= $1 OR accepted_at IS NULL)
           AND practice_id > $2
         ORDER BY practice_id LIMIT $3",
    )
    .bind(now)
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// When something will be due next.
pub async fn next_due(db: &mut impl Engine) -> Result<Option<Timestamp>, Fault> {
    let rows = db
        .sql(
            "SELECT undo_until, effective_at, accepted_at FROM revision
             WHERE state = 'decided'",
        )
        .all::<(Option<Timestamp>, Option<Timestamp>, Option<Timestamp>)>()
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(undo, effect, accepted)| {
            if accepted.is_some() {
                effect
            } else {
                undo.or(effect)
            }
        })
        .min())
}

/// Practices in review whose claim no longer holds: it is older than this, or its holder was suspended, lost the role or
/// the scope, or has become a party.
pub async fn idle_claims(
    db: &mut impl Engine,
    now: Timestamp,
    age: Duration,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT r.practice_id FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN account a ON a.id = r.claimed_by
         WHERE r.state = 'in-review'
           AND (r.claimed_at < $1
                OR a.suspended_at IS NOT NULL
                OR a.role = 'submitter'
                OR (a.role = 'reviewer'
                    AND EXISTS (SELECT 1 FROM account_scope s WHERE s.account_id = a.id)
                    AND NOT EXISTS (SELECT 1 FROM account_scope s
                                    WHERE s.account_id = a.id AND s.objective = p.objective))
                OR EXISTS (SELECT 1 FROM party x
                           WHERE x.practice_id = p.id AND x.account_id = a.id
                             AND x.set_aside_seq IS NULL))
         ORDER BY r.practice_id",
    )
    .bind(now.minus(age))
    .all()
    .await
}

/// Practices in review that this person has claimed.
pub async fn claimed_by(
    db: &mut impl Engine,
    account: AccountId,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT practice_id FROM revision
         WHERE state = 'in-review' AND claimed_by = $1
         ORDER BY practice_id",
    )
    .bind(account)
    .all()
    .await
}

/// Whether something that the public can read was first submitted by this account, or is its own: its page names
/// the one, and may name the other as the contact.
pub async fn is_named(db: &mut impl Engine, account: AccountId) -> Result<bool, Fault> {
    let found = db
        .sql(
            "SELECT id FROM practice
             WHERE (first_submitted_by = $1 OR owner_id = $1) AND public IN ('live', 'no-longer-current')
             LIMIT 1",
        )
        .bind(account)
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.is_some())
}

/// How many drafts of the practices of an owner are open.
pub async fn drafts_of(db: &mut impl Engine, owner: AccountId) -> Result<i64, Fault> {
    let (drafts,) = db
        .sql(
            "SELECT COUNT(*) FROM practice p JOIN revision r ON r.practice_id = p.id
             WHERE p.owner_id = $1 AND r.state = 'draft'",
        )
        .bind(owner)
        .one::<(i64,)>()
        .await?;
    Ok(drafts)
}

/// An account's first draft of a practice that has exactly these answers and was never saved since it was started.
pub async fn unsaved_draft(
    tx: &mut Tx,
    owner: AccountId,
    answers: &Answers,
) -> Result<Option<PracticeId>, Fault> {
    let drafts: Vec<(PracticeId, RevisionId)> = tx
        .sql(
            "SELECT p.id, r.id FROM practice p JOIN revision r ON r.practice_id = p.id
             WHERE p.owner_id = $1 AND r.state = 'draft' AND r.number = 1 AND r.saves = 0 AND r.title = $2
             ORDER BY p.id",
        )
        .bind(owner)
        .bind(answers.title())
        .all()
        .await?;
    for (practice, draft) in drafts {
        if content(tx, draft).await? == *answers {
            return Ok(Some(practice));
        }
    }
    Ok(None)
}

/// How many of a person's practices are submitted and not decided, and how many were ever published.
pub async fn owned_by(db: &mut impl Engine, owner: AccountId) -> Result<(i64, i64), Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM practice p JOIN revision r ON r.practice_id = p.id
                 WHERE p.owner_id = $1 AND r.state IN ('in-review', 'decided')),
                (SELECT COUNT(*) FROM practice p WHERE p.owner_id = $1 AND p.versions > 0)",
    )
    .bind(owner)
    .one()
    .await
}
