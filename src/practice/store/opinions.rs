//! The policies of opinions, who is asked for one, and the events of the round that is under way. A policy is added and
//! never changed; opinions themselves are events.

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{OpinionPolicy, PracticeId, RevisionId};
use crate::taxonomy::ObjectiveNumber;

/// A policy as an administrator has set it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SetPolicy {
    /// Its place among all that were ever set.
    pub id: i64,
    /// The objective whose submissions it is for.
    pub objective: ObjectiveNumber,
    /// What it asks for.
    #[sqlx(flatten)]
    pub policy: OpinionPolicy,
    /// The administrator.
    pub set_by: AccountId,
    /// When it was set.
    pub at: Timestamp,
}

/// The events about opinions, and the reminder by a reviewer, since the round began that is under way, oldest first. A revision that holds a reviewer's
/// words goes on with the opinions on the authors' own.
pub(super) fn add_round(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(
        "SELECT e.seq, e.deed, e.actor_id, e.details, y.id AS expert_account,
                (SELECT MIN(m.id) FROM expert_ask m
                 WHERE m.practice_id = x.practice_id AND m.email_key = x.email_key) AS first_ask,
                COALESCE(a.suspended_at, y.suspended_at) IS NOT NULL AS suspended,
                COALESCE(a.person_id, a.id, y.person_id, y.id) AS person
         FROM revision r
         JOIN event e ON e.practice_id = r.practice_id
                     AND (e.revision_id = r.id OR e.revision_id = r.rewrites)
         LEFT JOIN account a ON a.id = e.actor_id
         LEFT JOIN expert_ask x ON x.practice_id = r.practice_id AND x.answered_seq = e.seq
         LEFT JOIN account y ON y.email_key = x.email_key
         WHERE r.practice_id = $1 AND r.state IN ('in-review', 'decided', 'awaiting-consent')
           AND e.deed IN ('give_opinion', 'ask_opinion', 'open_opinions', 'remind')
           AND e.seq > (SELECT COALESCE(MAX(b.seq), 0) FROM event b
                        WHERE b.practice_id = $1 AND b.deed IN ('submit', 'reopen', 'uphold'))
         ORDER BY e.seq",
    )
    .bind(id)
}

/// The policy that counts for each objective that has one.
pub async fn opinion_policies(db: &mut impl Engine) -> Result<Vec<SetPolicy>, Fault> {
    db.sql(
        "SELECT id, objective, opinions, internal_opinions, external_opinions, set_by, at
         FROM opinion_policy p
         WHERE NOT EXISTS (SELECT 1 FROM opinion_policy later
                           WHERE later.objective = p.objective AND later.id > p.id)
         ORDER BY objective",
    )
    .all()
    .await
}

/// The policy of an objective.
pub async fn opinion_policy(
    db: &mut impl Engine,
    objective: ObjectiveNumber,
) -> Result<OpinionPolicy, Fault> {
    let found = db
        .sql(
            "SELECT opinions, internal_opinions, external_opinions FROM opinion_policy
             WHERE objective = $1
             ORDER BY id DESC LIMIT 1",
        )
        .bind(objective)
        .optional::<OpinionPolicy>()
        .await?;
    Ok(found.unwrap_or_default())
}

/// Lets no other administrator set policies until the transaction ends.
pub async fn lock_opinion_policies(tx: &mut Tx) -> Result<(), Fault> {
    let lock = tx.sql_on_postgres("LOCK TABLE opinion_policy IN SHARE ROW EXCLUSIVE MODE");
    if let Some(lock) = lock {
        lock.execute().await?;
    }
    Ok(())
}

/// Sets the policy of an objective.
pub async fn set_opinion_policy(
    tx: &mut Tx,
    objective: ObjectiveNumber,
    policy: OpinionPolicy,
    (by, at): (AccountId, Timestamp),
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO opinion_policy (objective, opinions, internal_opinions, external_opinions, set_by, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(objective)
    .bind(policy.opinions)
    .bind(policy.internal)
    .bind(policy.external)
    .bind(by)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Puts a revision into the queue of an account that is asked for an opinion.
pub async fn add_opinion_ask(
    tx: &mut Tx,
    (account, revision): (AccountId, RevisionId),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO opinion_ask (account_id, revision_id, at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, revision_id) DO UPDATE SET at = $3",
    )
    .bind(account)
    .bind(revision)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Takes it out again, once the account has answered.
pub async fn drop_opinion_ask(
    tx: &mut Tx,
    account: AccountId,
    revision: RevisionId,
) -> Result<(), Fault> {
    tx.sql("DELETE FROM opinion_ask WHERE account_id = $1 AND revision_id = $2")
        .bind(account)
        .bind(revision)
        .execute()
        .await?;
    Ok(())
}
