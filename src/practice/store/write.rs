//! Writing practices, revisions and events.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{
    ChainLink, Checklist, Event, HexDigest, Party, Practice, PracticeId, Revision, RevisionId,
    Saves, Seq, StaleSaveId,
};

use super::cases::Written;
use super::chain::{add_end, add_link};
use super::checklist::add_marks;
use super::owned::add_own_rows_of;
use super::parties::{add_party, add_same_persons};

/// The first event of a practice, with its first party, the other accounts of that person, and its place in the owner's
/// list.
pub async fn write_start(tx: &mut Tx, event: &Event, party: &Party) -> Result<(), Fault> {
    let call = add_party(tx.call(), party);
    let call = add_same_persons(call, party);
    let link = ChainLink::after(&HexDigest::default(), event);
    let call = add_link(add_event(call, event), &link);
    let call = add_end(call, event.practice_id, &link.into_end());
    add_own_rows_of(call, event.practice_id).run().await?;
    Ok(())
}

/// A new practice, perhaps the translation of another one, of which the first event is about to be inserted.
pub async fn insert_practice(
    tx: &mut Tx,
    owner: AccountId,
    (language, translation_of): (TextLanguage, Option<PracticeId>),
    now: Timestamp,
) -> Result<Practice, Fault> {
    tx.sql(
        "INSERT INTO practice (seq, owner_id, created_at, language, translation_of)
         VALUES (1, $1, $2, $3, $4)
         RETURNING *",
    )
    .bind(owner)
    .bind(now)
    .bind(language)
    .bind(translation_of)
    .one()
    .await
}

/// A new draft. Its number is one more than any that was used. That of a translation says the version of the original that is
/// public now, or, after a revision that was not published, the version that this one said.
pub async fn insert_draft(
    tx: &mut Tx,
    practice: PracticeId,
    answers: &Answers,
    queued_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Revision, Fault> {
    let revision: Revision = tx
        .sql(
            "INSERT INTO revision (practice_id, number, state, title, summary, opened_at, queued_at,
                                   kind, began, ended, translates_version)
             SELECT $1, COALESCE(MAX(number), 0) + 1, 'draft', $2, $3, $4, $5, $6, $7, $8,
                    COALESCE((SELECT l.translates_version FROM revision l
                              WHERE l.practice_id = $1 AND l.version IS NULL
                                AND l.number = (SELECT MAX(m.number) FROM revision m WHERE m.practice_id = $1)),
                             (SELECT o.versions FROM practice p JOIN practice o ON o.id = p.translation_of
                              WHERE p.id = $1))
             FROM revision WHERE practice_id = $1
             RETURNING *",
        )
        .bind(practice)
        .bind(answers.title())
        .bind(answers.summary())
        .bind(now)
        .bind(queued_at)
        .bind(answers.term(Field::Type))
        .bind(year(answers, Field::From))
        .bind(year(answers, Field::Until))
        .one()
        .await?;
    tx.sql("INSERT INTO content (revision_id, answers) VALUES ($1, $2)")
        .bind(revision.id)
        .bind(Json(answers.to_json()))
        .execute()
        .await?;
    Ok(revision)
}

/// The year of a month, for the hot row.
pub(super) fn year(answers: &Answers, field: Field) -> Option<i64> {
    answers.month(field).map(|month| i64::from(month.year()))
}

/// Stores a draft's answers as its next save, and draws its authors' lists anew. `false`: it is no draft any more, or not as
/// this save found it.
pub async fn save_draft(
    tx: &mut Tx,
    draft: &Revision,
    (answers, written): (&Answers, &Written),
    by: AccountId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let call = tx
        .call()
        .sql(
            "UPDATE revision
             SET saves = saves + 1, saved_at = $3, saved_by = $4, title = $5, summary = $6,
                 kind = $7, began = $8, ended = $9
             WHERE id = $1 AND saves = $2 AND state = 'draft'",
        )
        .bind(draft.id)
        .bind(draft.saves)
        .bind(now)
        .bind(by)
        .bind(answers.title())
        .bind(answers.summary())
        .bind(answers.term(Field::Type))
        .bind(year(answers, Field::From))
        .bind(year(answers, Field::Until))
        .sql("UPDATE content SET answers = $2, written = $3 WHERE revision_id = $1")
        .bind(draft.id)
        .bind(Json(answers.to_json()))
        .bind(Json(written));
    let mut done = add_own_rows_of(call, draft.practice_id).run().await?;
    Ok(done.changed()? == 1)
}

/// Keeps a save that came second beside the newer one.
pub async fn keep_stale_save(
    tx: &mut Tx,
    revision: RevisionId,
    by: AccountId,
    started_from: Saves,
    answers: &Answers,
    now: Timestamp,
) -> Result<StaleSaveId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO stale_save (revision_id, account_id, started_from, answers, at)
             VALUES ($1, $2, $3, $4, $5)
             RETURNING id",
        )
        .bind(revision)
        .bind(by)
        .bind(started_from)
        .bind(Json(answers.to_json()))
        .bind(now)
        .one::<(StaleSaveId,)>()
        .await?;
    Ok(id)
}

/// Drops a save that came second, once its author has chosen.
pub async fn drop_stale_save(tx: &mut Tx, id: StaleSaveId, by: AccountId) -> Result<(), Fault> {
    tx.sql("DELETE FROM stale_save WHERE id = $1 AND account_id = $2")
        .bind(id)
        .bind(by)
        .execute()
        .await?;
    Ok(())
}

/// Marks a focal point as told; `false` when it was told before.
pub async fn focal_point_told(
    tx: &mut Tx,
    id: PracticeId,
    email_key: &str,
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE focal_point SET told_at = $3
             WHERE practice_id = $1 AND email_key = $2 AND told_at IS NULL",
        )
        .bind(id)
        .bind(email_key)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The next reference number of a year.
pub async fn next_reference(tx: &mut Tx, year: i16) -> Result<i64, Fault> {
    let (number,) = tx
        .sql(
            "INSERT INTO reference_counter (year, last) VALUES ($1, 1)
             ON CONFLICT (year) DO UPDATE SET last = reference_counter.last + 1
             RETURNING last",
        )
        .bind(i64::from(year))
        .one::<(i64,)>()
        .await?;
    Ok(number)
}

/// Whether a practice has, or had, this slug.
pub async fn slug_is_taken(tx: &mut Tx, slug: &str) -> Result<bool, Fault> {
    let found = tx
        .sql("SELECT id FROM practice WHERE slug = $1")
        .bind(slug)
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.is_some())
}

/// Stores what a deed has changed, and its event: the revision, the practice, the line of the history with its link in the
/// chain, and the checklist that was given with it. `false`: the history is not as it was read, which the lock excludes; then the transaction must
/// not be committed.
pub async fn write_deed(
    tx: &mut Tx,
    revision: Option<&Revision>,
    (practice, seen): (&Practice, Seq),
    (event, link, checklist): (&Event, &ChainLink, &Checklist),
) -> Result<bool, Fault> {
    let call = add_practice(tx.call(), practice, seen);
    let call = add_link(add_event(call, event), link);
    let call = if checklist.is_empty() {
        call
    } else {
        add_marks(call, event, checklist)
    };
    let call = match revision {
        Some(revision) => add_revision(call, revision),
        None => call,
    };
    Ok(call.run().await?.changed()? == 1)
}

/// The practice's row, if its history is still as it was read.
fn add_practice<'c>(call: Call<'c>, practice: &Practice, seen: Seq) -> Call<'c> {
    call.sql(
        "UPDATE practice
             SET seq = $3, slug = $4, reference = $5, owner_id = $6, objective = $7, language = $8,
                 first_submitted_by = $9, first_submitted_at = $10, public = $11,
                 public_revision_id = $12, versions = $13, first_published_at = $14,
                 confirmed_at = $15, taken_down_at = $16, taken_down_by = $17,
                 taken_down_reasons = $18, replaced_by = $19, removal_asked_at = $20,
                 removal_reasons = $21, edition = $22, changed_at = $23,
                 taken_down_on_request = $24, ask_at = $25, asks = $26, unconfirmed_at = $27, ended_at = $28,
                 chain_seq = $29, chain = $30, ark = $31
             WHERE id = $1 AND seq = $2",
    )
    .bind(practice.id)
    .bind(seen)
    .bind(practice.seq)
    .bind(practice.slug.clone())
    .bind(practice.reference.clone())
    .bind(practice.owner_id)
    .bind(practice.objective)
    .bind(practice.language)
    .bind(practice.first_submitted_by)
    .bind(practice.first_submitted_at)
    .bind(practice.public)
    .bind(practice.public_revision_id)
    .bind(practice.versions)
    .bind(practice.first_published_at)
    .bind(practice.confirmation.confirmed_at)
    .bind(practice.taken_down_at)
    .bind(practice.taken_down_by)
    .bind(practice.taken_down_reasons.as_deref())
    .bind(practice.replaced_by)
    .bind(practice.removal_asked_at)
    .bind(practice.removal_reasons.as_deref())
    .bind(practice.edition)
    .bind(practice.changed_at)
    .bind(practice.taken_down_on_request)
    .bind(practice.confirmation.ask_at)
    .bind(practice.confirmation.asks)
    .bind(practice.confirmation.unconfirmed_at)
    .bind(practice.confirmation.ended_at)
    .bind(practice.end.chain_seq)
    .bind(practice.end.chain.clone())
    .bind(practice.ark.clone())
}

/// Stores where a revision stands. Its content is not touched: from submission on it never is.
pub async fn save_revision(tx: &mut Tx, revision: &Revision) -> Result<(), Fault> {
    add_revision(tx.call(), revision).run().await?;
    Ok(())
}

/// The statement of [`save_revision`].
fn add_revision<'c>(call: Call<'c>, revision: &Revision) -> Call<'c> {
    call.sql(
        "UPDATE revision
         SET state = $2, submitted_at = $3, submitted_by = $4, queued_at = $5, licence = $6,
             opinions = $7, claimed_by = $8, claimed_at = $9, suggested_id = $10, verdict = $11,
             decided_by = $12, decided_at = $13, undo_until = $14, effective_at = $15,
             accepted_at = $16, reasons = $17, code = $18, duplicate_of = $19, final = $20,
             minor = $21, closed_at = $22, version = $23, published_at = $24, from_edition = $25,
             to_edition = $26, filed_objective = $27, filed_language = $28, show_first = $29,
             consented_at = $30, reworded = $31, rewrites = $32, internal_opinions = $33,
             external_opinions = $34, appealed_at = $35, appeal_open = $36, hold_since = $37,
             hold_until = $38, hold_reasons = $39, not_before = $40,
             call_id = $41
         WHERE id = $1",
    )
    .bind(revision.id)
    .bind(revision.state)
    .bind(revision.submitted_at)
    .bind(revision.submitted_by)
    .bind(revision.queued_at)
    .bind(revision.licence.as_deref())
    .bind(revision.policy.opinions)
    .bind(revision.claimed_by)
    .bind(revision.claimed_at)
    .bind(revision.suggested_id)
    .bind(revision.verdict)
    .bind(revision.decided_by)
    .bind(revision.decided_at)
    .bind(revision.undo_until)
    .bind(revision.effective_at)
    .bind(revision.accepted_at)
    .bind(revision.reasons.as_deref())
    .bind(revision.code)
    .bind(revision.duplicate_of)
    .bind(revision.last)
    .bind(revision.minor)
    .bind(revision.closed_at)
    .bind(revision.version)
    .bind(revision.published_at)
    .bind(revision.from_edition)
    .bind(revision.to_edition)
    .bind(revision.filed_objective)
    .bind(revision.filed_language)
    .bind(revision.show_first)
    .bind(revision.consented_at)
    .bind(revision.reworded)
    .bind(revision.rewrites)
    .bind(revision.policy.internal)
    .bind(revision.policy.external)
    .bind(revision.appealed_at)
    .bind(revision.appeal_open)
    .bind(revision.hold_since)
    .bind(revision.hold_until)
    .bind(revision.hold_reasons.as_deref())
    .bind(revision.not_before)
    .bind(revision.call_id)
}

/// A line of the history.
fn add_event<'c>(call: Call<'c>, event: &Event) -> Call<'c> {
    call.sql(
        "INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, from_state, to_state,
                            words, details, authors_see, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(event.practice_id)
    .bind(event.seq)
    .bind(event.revision_id)
    .bind(event.deed)
    .bind(event.actor_id)
    .bind(event.from_state)
    .bind(event.to_state)
    .bind(event.words.as_deref())
    .bind(&event.details)
    .bind(event.authors_see)
    .bind(event.at)
}

/// How many revisions each reviewer has claimed or is suggested for, besides this one and those on hold, and when each was
/// last suggested.
pub async fn burdens(
    db: &mut impl Engine,
    besides: RevisionId,
) -> Result<Vec<(AccountId, i64, Option<Timestamp>)>, Fault> {
    db.sql(
        "SELECT a.id, COALESCE(b.burden, 0), s.last_at
         FROM account a
         LEFT JOIN (SELECT COALESCE(r.claimed_by, r.suggested_id) AS reviewer, COUNT(*) AS burden
                    FROM revision r
                    WHERE r.state = 'in-review' AND r.hold_until IS NULL AND r.id <> $1
                    GROUP BY COALESCE(r.claimed_by, r.suggested_id)) b ON b.reviewer = a.id
         LEFT JOIN suggestion s ON s.account_id = a.id
         WHERE a.role IN ('reviewer', 'administrator')",
    )
    .bind(besides)
    .all()
    .await
}

/// What a reviewer has in hand: a practice in review that the reviewer has claimed, or is suggested for while no reviewer
/// has; or one with a decision of the reviewer whose day the authors know.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct WorkInHand {
    /// The practice.
    pub practice_id: PracticeId,
    /// Whether it is decided.
    pub decided: bool,
    /// Whether it is claimed.
    pub claimed: bool,
}

/// All that this reviewer has in hand, by rising practice.
pub async fn in_hand(db: &mut impl Engine, account: AccountId) -> Result<Vec<WorkInHand>, Fault> {
    db.sql(
        "SELECT practice_id, state = 'decided' AS decided, claimed_by IS NOT NULL AS claimed FROM revision
         WHERE (state = 'in-review'
                AND (claimed_by = $1 OR (claimed_by IS NULL AND suggested_id = $1)))
            OR (state = 'decided' AND decided_by = $1 AND accepted_at IS NOT NULL)
         ORDER BY practice_id",
    )
    .bind(account)
    .all()
    .await
}

/// Remembers who was suggested last.
pub async fn suggested(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO suggestion (account_id, last_at) VALUES ($1, $2)
         ON CONFLICT (account_id) DO UPDATE SET last_at = $2",
    )
    .bind(account)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}
