//! Reading practices for their deeds.

use std::collections::BTreeMap;
use std::time::Duration;

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Call, CallResults, Engine, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::model::{
    AuthorsSeq, Case, ClearanceRemark, CoAuthor, DeadLink, DrawnUpTo, Event, Label, OpinionEvent,
    Parties, Practice, PracticeId, Revision, RevisionId, Round,
};

use super::authors::add_co_authors;
use super::clearance::add_open_remarks;
use super::history::{add_authors_seq, add_comments, add_since};
use super::labels::add_labels_of;
use super::links::{add_dead_links, read_dead_links};
use super::opinions::add_round;
use super::owned::newest_revision;

/// Locks a practice, if there is one, until the transaction ends.
pub async fn lock(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    let lock = tx.sql_on_postgres("SELECT id FROM practice WHERE id = $1 FOR NO KEY UPDATE");
    if let Some(lock) = lock {
        lock.bind(id).execute().await?;
    }
    Ok(())
}

/// The row of a practice. One that an import has loaded and not published yet has no event, and is not found.
pub async fn practice(db: &mut impl Engine, id: PracticeId) -> Result<Option<Practice>, Fault> {
    db.sql("SELECT * FROM practice WHERE id = $1 AND seq > 0")
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
    stored_answers(id, &object)
}

/// The answers of a draft, and which save last wrote each step.
pub async fn draft_content(
    db: &mut impl Engine,
    id: RevisionId,
) -> Result<(Answers, Written), Fault> {
    let (Json(object), Json(written)) = db
        .sql("SELECT answers, written FROM content WHERE revision_id = $1")
        .bind(id)
        .one::<(Json<serde_json::Value>, Json<Written>)>()
        .await?;
    Ok((stored_answers(id, &object)?, written))
}

/// The answers of several revisions.
pub async fn contents(
    db: &mut impl Engine,
    ids: &[RevisionId],
) -> Result<Vec<(RevisionId, Answers)>, Fault> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(RevisionId, Json<serde_json::Value>)> = db
        .sql("SELECT revision_id, answers FROM content WHERE revision_id IN ({ids $1})")
        .bind(Json(ids))
        .all()
        .await?;
    let read = |(id, Json(object)): (RevisionId, Json<serde_json::Value>)| {
        Ok((id, stored_answers(id, &object)?))
    };
    rows.into_iter().map(read).collect()
}

/// Answers as they are stored.
pub(in crate::practice) fn stored_answers(
    id: RevisionId,
    object: &serde_json::Value,
) -> Result<Answers, Fault> {
    Answers::from_json(object).map_err(|field| {
        Fault::unfit(format!(
            "revision {id}: the answer “{}” cannot be read",
            field.name()
        ))
    })
}

/// For each step, the number of the save that last wrote it.
pub type Written = BTreeMap<String, i64>;

#[derive(sqlx::FromRow)]
struct CasePractice {
    #[sqlx(flatten)]
    practice: Practice,
    parties: Json<Vec<AccountId>>,
    co_authors: Json<Vec<AccountId>>,
    owner_suspended: bool,
}

#[derive(sqlx::FromRow)]
struct CaseRevision {
    #[sqlx(flatten)]
    revision: Revision,
    decider_suspended: bool,
}

/// A practice as its deeds see it.
pub async fn case(db: &mut impl Engine, id: PracticeId) -> Result<Option<Case>, Fault> {
    read_case(&mut add_case(db.call(), id).run().await?)
}

/// The same with the events that came after this one.
pub async fn case_since(
    tx: &mut Tx,
    id: PracticeId,
    seen: DrawnUpTo,
) -> Result<Option<(Case, Vec<Event>)>, Fault> {
    let mut read = add_since(add_case(tx.call(), id), id, seen).run().await?;
    let found = read_case(&mut read)?;
    let events = read.all()?;
    Ok(found.map(|case| (case, events)))
}

/// A case with what an author's pages show besides.
pub struct OwnRows {
    /// The case.
    pub case: Case,
    /// The answers of the open revision, or else of the newest one.
    pub answers: Answers,
    /// The links that do not answer.
    pub dead_links: Vec<DeadLink>,
    /// The lines of all comments, and what told authors of them.
    pub comments: Vec<Event>,
    /// What readers of the open draft have remarked and no author has settled.
    pub remarks: Vec<ClearanceRemark>,
    /// The people in the list of authors beside the owner.
    pub co_authors: Vec<CoAuthor>,
    /// How many events authors see.
    pub authors_seq: AuthorsSeq,
}

/// The same with what an author's pages show besides.
pub async fn case_with_answers(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<OwnRows>, Fault> {
    let call = add_case(db.call(), id).sql(concat!(
        "SELECT c.revision_id, c.answers FROM content c WHERE c.revision_id = ",
        newest_revision!("$1")
    ));
    let call = add_dead_links(call.bind(id), id);
    let call = add_open_remarks(add_comments(call, id), id);
    let call = add_authors_seq(add_co_authors(call, id), id);
    let mut read = call.run().await?;
    let found = read_case(&mut read)?;
    let content = read.optional::<(RevisionId, Json<serde_json::Value>)>()?;
    let dead = read_dead_links(&mut read)?;
    let (Some(case), Some((revision, Json(object)))) = (found, content) else {
        return Ok(None);
    };
    Ok(Some(OwnRows {
        case,
        answers: stored_answers(revision, &object)?,
        dead_links: dead,
        comments: read.all()?,
        remarks: read.all()?,
        co_authors: read.all()?,
        authors_seq: read.one::<(AuthorsSeq,)>()?.0,
    }))
}

/// The same with the answers of the open draft, and which save last wrote each step.
pub async fn case_with_draft(
    tx: &mut Tx,
    id: PracticeId,
) -> Result<Option<(Case, Option<(Answers, Written)>)>, Fault> {
    let call = add_case(tx.call(), id).sql(
        "SELECT c.revision_id, c.answers, c.written
         FROM content c JOIN revision r ON r.id = c.revision_id
         WHERE r.practice_id = $1 AND r.state = 'draft'",
    );
    let mut read = call.bind(id).run().await?;
    let found = read_case(&mut read)?;
    let content = read.optional::<(RevisionId, Json<serde_json::Value>, Json<Written>)>()?;
    let draft = match content {
        Some((revision, Json(object), Json(written))) => {
            Some((stored_answers(revision, &object)?, written))
        }
        None => None,
    };
    Ok(found.map(|case| (case, draft)))
}

/// The practice with its parties, its open revision, and the newest one that is neither open nor discarded.
fn add_case(call: Call<'_>, id: PracticeId) -> Call<'_> {
    let call = call.sql(
        "SELECT p.*, a.suspended_at IS NOT NULL AS owner_suspended,
                (SELECT {gathered x.account_id} FROM party x
                 WHERE x.practice_id = p.id AND x.set_aside_seq IS NULL) AS parties,
                (SELECT {gathered c.account_id} FROM co_author c
                 WHERE c.practice_id = p.id AND c.state = 'accepted') AS co_authors
         FROM practice p JOIN account a ON a.id = p.owner_id
         WHERE p.id = $1 AND p.seq > 0",
    )
    .bind(id)
    .sql(
        "SELECT r.*, COALESCE((SELECT a.suspended_at IS NOT NULL FROM account a
                               WHERE a.id = r.decided_by), FALSE) AS decider_suspended
         FROM revision r
         WHERE r.practice_id = $1
           AND (r.state IN ('draft', 'in-review', 'decided', 'awaiting-consent')
                OR r.number = (SELECT MAX(l.number) FROM revision l
                               WHERE l.practice_id = $1
                                 AND l.state NOT IN ('draft', 'in-review', 'decided', 'awaiting-consent',
                                                     'discarded')))",
    )
    .bind(id);
    add_labels_of(add_round(call, id), id)
}

/// What [`add_case`] has read.
fn read_case(read: &mut CallResults) -> Result<Option<Case>, Fault> {
    let found = read.optional::<CasePractice>()?;
    let revisions = read.all::<CaseRevision>()?;
    let about_opinions = read.all::<OpinionEvent>()?;
    let labels = read.all::<Label>()?;
    let Some(found) = found else {
        return Ok(None);
    };
    let (mut open, mut latest, mut decider_stands) = (None, None, true);
    let parties: Parties = found.parties.0.into_iter().collect();
    for row in revisions {
        if row.revision.state.is_open() {
            let decider = row.revision.decided_by;
            decider_stands =
                decider.is_none_or(|by| !parties.include(by) && !row.decider_suspended);
            open = Some(row.revision);
        } else {
            latest = Some(row.revision);
        }
    }
    Ok(Some(Case {
        round: Round::of(about_opinions, &parties),
        labels,
        practice: found.practice,
        open,
        latest,
        parties,
        co_authors: found.co_authors.0,
        owner_suspended: found.owner_suspended,
        decider_stands,
    }))
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
         ORDER BY practice_id LIMIT CAST($3 AS BIGINT)",
    )
    .bind(now)
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// When something will be due next: the effect of a decision, or before it word to the authors that a date was set.
pub async fn next_due(db: &mut impl Engine) -> Result<Option<Timestamp>, Fault> {
    let (next,) = db
        .sql(
            "SELECT MIN(CASE WHEN accepted_at IS NOT NULL THEN effective_at
                             ELSE COALESCE(undo_until, effective_at) END)
             FROM revision
             WHERE state = 'decided'",
        )
        .one::<(Option<Timestamp>,)>()
        .await?;
    Ok(next)
}

/// The practices with a claim that was made after the first moment and before the second, whose reviewer was not warned
/// since.
pub async fn claims_to_warn(
    db: &mut impl Engine,
    after: Timestamp,
    before: Timestamp,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT r.practice_id FROM revision r
         WHERE r.state = 'in-review' AND r.hold_until IS NULL
           AND r.claimed_at > $1 AND r.claimed_at <= $2
           AND NOT EXISTS (SELECT 1 FROM event e
                           WHERE e.practice_id = r.practice_id AND e.deed = 'warn_claim'
                             AND e.at >= r.claimed_at)
         ORDER BY r.practice_id",
    )
    .bind(after)
    .bind(before)
    .all()
    .await
}

/// Practices in review whose claim no longer holds: it is older than this without being on hold, or its holder was suspended, lost the role or
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
           AND ((r.claimed_at < $1 AND r.hold_until IS NULL)
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

/// Whether something that the public can read was first submitted by this account, is its own, or has a version of which
/// it is an author: its page names the first and the last, and may name the owner as the contact.
pub async fn is_named(db: &mut impl Engine, account: AccountId) -> Result<bool, Fault> {
    let found = db
        .sql(
            "SELECT id FROM practice
             WHERE (first_submitted_by = $1 OR owner_id = $1) AND public IN ('live', 'no-longer-current')
             UNION ALL
             SELECT p.id FROM revision_author x
             JOIN revision r ON r.id = x.revision_id AND r.version IS NOT NULL
             JOIN practice p ON p.id = r.practice_id AND p.public IN ('live', 'no-longer-current')
             WHERE x.account_id = $1
             LIMIT 1",
        )
        .bind(account)
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.is_some())
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
             WHERE p.owner_id = $1 AND p.seq > 0 AND r.state = 'draft' AND r.number = 1 AND r.saves = 0 AND r.title = $2
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
