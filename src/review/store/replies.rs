//! Reply templates.

use crate::account::model::AccountId;
use crate::db::ids::{ReplyId, ReplyVersion};
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::review::model::{MOST_REPLIES, NewReply, ReplyTemplate};

/// All templates: those that are offered, then the archived ones.
pub async fn replies(db: &mut impl Engine) -> Result<Vec<ReplyTemplate>, Fault> {
    db.sql(
        "SELECT * FROM reply_template
         ORDER BY CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END, language, purpose, name, id",
    )
    .all()
    .await
}

/// One template.
pub async fn reply(db: &mut impl Engine, id: ReplyId) -> Result<Option<ReplyTemplate>, Fault> {
    db.sql("SELECT * FROM reply_template WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The templates that a desk offers.
pub(super) fn add_offered_replies(call: Call<'_>) -> Call<'_> {
    call.sql(
        "SELECT id, name, language, purpose FROM reply_template
         WHERE archived_at IS NULL
         ORDER BY purpose, name, id",
    )
}

/// A new template, unless the site has as many as it may have.
pub async fn insert_reply(
    tx: &mut Tx,
    new: &NewReply,
    by: Option<AccountId>,
    now: Timestamp,
) -> Result<Option<ReplyId>, Fault> {
    let found = tx
        .sql(
            "INSERT INTO reply_template (name, language, purpose, text, version, changed_at, changed_by)
             SELECT $1, $2, $3, $4, 1, CAST($5 AS BIGINT), CAST($6 AS BIGINT)
             WHERE (SELECT COUNT(*) FROM reply_template) < $7
             RETURNING id",
        )
        .bind(new.name.as_str())
        .bind(new.language)
        .bind(new.purpose)
        .bind(new.text.as_str())
        .bind(now)
        .bind(by)
        .bind(MOST_REPLIES)
        .optional::<(ReplyId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Replaces a template as its next version. `false`: it is not at the version that this save started from.
pub async fn save_reply(
    tx: &mut Tx,
    (id, started_from): (ReplyId, ReplyVersion),
    new: &NewReply,
    archived_at: Option<Timestamp>,
    (by, now): (AccountId, Timestamp),
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE reply_template
             SET version = version + 1, name = $3, language = $4, purpose = $5, text = $6,
                 archived_at = $7, changed_by = $8, changed_at = $9
             WHERE id = $1 AND version = $2",
        )
        .bind(id)
        .bind(started_from)
        .bind(new.name.as_str())
        .bind(new.language)
        .bind(new.purpose)
        .bind(new.text.as_str())
        .bind(archived_at)
        .bind(by)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}
