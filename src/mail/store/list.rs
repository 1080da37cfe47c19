//! What administrators and timelines read of the outbox.

use crate::db::ids::{AccountId, PracticeId, Seq};
use crate::db::{Engine, Fault, Timestamp};
use crate::mail::model::{Counts, Fate, InTimeline, Listed, MailId, MailState, Relation};
use crate::mail::unowed::Unowed;

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: MailId,
    account_id: Option<AccountId>,
    address: Option<String>,
    digest: bool,
    state: MailState,
    tries: i64,
    said: Option<String>,
    created_at: Timestamp,
    next_attempt_at: Timestamp,
    settled_at: Option<Timestamp>,
    notices: i64,
    kind: Option<String>,
    subject: Option<String>,
    private: i64,
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        let private = row.private == 1;
        let unowed = (row.state == MailState::NoLongerOwed).then(|| code(row.said.as_deref()));
        Self {
            id: row.id,
            account: row.account_id,
            address: row.address,
            kind: row.kind.filter(|_| !row.digest),
            notices: row.notices,
            subject: row.subject.filter(|_| !row.digest && !private),
            private,
            state: row.state,
            tries: row.tries,
            said: row.said.filter(|_| unowed.is_none()),
            unowed,
            at: row.created_at,
            next_attempt_at: row.next_attempt_at,
            settled_at: row.settled_at,
        }
    }
}

/// The reason in the column of the server's words, where a mail that is no longer owed keeps it.
fn code(said: Option<&str>) -> Unowed {
    said.and_then(Unowed::parse).unwrap_or(Unowed::UnknownKind)
}

/// A page of mails, newest first.
pub async fn page(
    db: &mut impl Engine,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<Vec<Listed>, Fault> {
    let (at, id) = after.unwrap_or((Timestamp::MAX, MailId(i64::MAX)));
    let rows: Vec<ListedRow> = match state {
        Some(state) => {
            db.sql(
                "SELECT m.id, m.account_id, m.address, m.digest, m.state, m.tries + m.outages AS tries, m.said,
                     m.created_at, m.next_attempt_at, m.settled_at,
                     (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id) AS notices,
                     (SELECT MIN(n.kind) FROM notice n WHERE n.mail_id = m.id) AS kind,
                     (SELECT MIN(n.subject) FROM notice n WHERE n.mail_id = m.id) AS subject,
                     (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id AND n.private) AS private
                 FROM mail m
                 WHERE m.state = $1 AND (m.created_at, m.id) < ($2, $3)
                 ORDER BY m.created_at DESC, m.id DESC
                 LIMIT $4",
            )
            .bind(state)
            .bind(at)
            .bind(id)
            .bind(size)
            .all()
            .await?
        }
        None => {
            db.sql(
                "SELECT m.id, m.account_id, m.address, m.digest, m.state, m.tries + m.outages AS tries, m.said,
                     m.created_at, m.next_attempt_at, m.settled_at,
                     (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id) AS notices,
                     (SELECT MIN(n.kind) FROM notice n WHERE n.mail_id = m.id) AS kind,
                     (SELECT MIN(n.subject) FROM notice n WHERE n.mail_id = m.id) AS subject,
                     (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id AND n.private) AS private
                 FROM mail m
                 WHERE (m.created_at, m.id) < ($1, $2)
                 ORDER BY m.created_at DESC, m.id DESC
                 LIMIT $3",
            )
            .bind(at)
            .bind(id)
            .bind(size)
            .all()
            .await?
        }
    };
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// One mail as in a list.
pub async fn one(db: &mut impl Engine, id: MailId) -> Result<Option<Listed>, Fault> {
    let row = db
        .sql(
            "SELECT m.id, m.account_id, m.address, m.digest, m.state, m.tries + m.outages AS tries, m.said,
                 m.created_at, m.next_attempt_at, m.settled_at,
                 (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id) AS notices,
                 (SELECT MIN(n.kind) FROM notice n WHERE n.mail_id = m.id) AS kind,
                 (SELECT MIN(n.subject) FROM notice n WHERE n.mail_id = m.id) AS subject,
                 (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id AND n.private) AS private
             FROM mail m
             WHERE m.id = $1",
        )
        .bind(id)
        .optional::<ListedRow>()
        .await?;
    Ok(row.map(Listed::from))
}

/// The subjects and plain texts of a mail's notices that administrators may read.
pub async fn letters(db: &mut impl Engine, id: MailId) -> Result<Vec<(String, String)>, Fault> {
    db.sql(
        "SELECT subject, text FROM notice
         WHERE mail_id = $1 AND NOT private
         ORDER BY id",
    )
    .bind(id)
    .all()
    .await
}

/// How many mails stand where.
pub async fn counts(db: &mut impl Engine) -> Result<Counts, Fault> {
    let states: Vec<(MailState, i64)> = db
        .sql(
            "SELECT state, COUNT(*) FROM mail
             GROUP BY state",
        )
        .all()
        .await?;
    let (held,) = db
        .sql(
            "SELECT COUNT(*) FROM notice
             WHERE mail_id IS NULL AND dropped_at IS NULL",
        )
        .one::<(i64,)>()
        .await?;
    let (last_accepted_at,) = db
        .sql(
            "SELECT MAX(settled_at) FROM mail
             WHERE state = 'accepted'",
        )
        .one::<(Option<Timestamp>,)>()
        .await?;
    let of = |wanted| {
        states
            .iter()
            .find(|(state, _)| *state == wanted)
            .map_or(0, |(_, count)| *count)
    };
    Ok(Counts {
        waiting: of(MailState::Waiting),
        accepted: of(MailState::Accepted),
        dead: of(MailState::Dead),
        no_longer_owed: of(MailState::NoLongerOwed),
        held,
        last_accepted_at,
    })
}

/// How many dead letters there are.
pub async fn dead(db: &mut impl Engine) -> Result<i64, Fault> {
    let (count,) = db
        .sql(
            "SELECT COUNT(*) FROM mail
             WHERE state = 'dead'",
        )
        .one::<(i64,)>()
        .await?;
    Ok(count)
}

#[derive(sqlx::FromRow)]
struct TimelineRow {
    seq: Seq,
    kind: String,
    relation: Relation,
    account_id: Option<AccountId>,
    subject: String,
    text: Option<String>,
    mail_id: Option<MailId>,
    dropped_because: Option<Unowed>,
    state: Option<MailState>,
    said: Option<String>,
    settled_at: Option<Timestamp>,
}

impl From<TimelineRow> for InTimeline {
    fn from(row: TimelineRow) -> Self {
        let said = row.said;
        let fate = match (row.dropped_because, row.state) {
            (Some(because), _) => Fate::NoLongerOwed(because),
            (None, None) => Fate::Held,
            (None, Some(MailState::Waiting)) => Fate::Waiting(said),
            (None, Some(MailState::Accepted)) => {
                Fate::Accepted(row.settled_at.unwrap_or(Timestamp(0)))
            }
            (None, Some(MailState::Dead)) => Fate::Failed(said.unwrap_or_default()),
            (None, Some(MailState::NoLongerOwed)) => Fate::NoLongerOwed(code(said.as_deref())),
        };
        Self {
            seq: row.seq,
            kind: row.kind,
            relation: row.relation,
            account: row.account_id,
            subject: row.subject,
            // What was not sent is nobody's to read; what was forgotten is empty.
            text: row
                .text
                .filter(|text| !text.is_empty() && !matches!(fate, Fate::NoLongerOwed(_))),
            mail: row.mail_id,
            fate,
        }
    }
}

/// The notices about one practice, in the order of its events, with the texts of this reader's own.
pub async fn timeline(
    db: &mut impl Engine,
    practice: PracticeId,
    reader: Option<AccountId>,
) -> Result<Vec<InTimeline>, Fault> {
    let rows: Vec<TimelineRow> = db
        .sql(
            "SELECT n.seq, n.kind, n.relation, n.account_id, n.subject,
                 CASE WHEN n.account_id = $2 AND NOT n.private THEN n.text END AS text,
                 n.mail_id, n.dropped_because, m.state, m.said, m.settled_at
             FROM notice n
             LEFT JOIN mail m ON m.id = n.mail_id
             WHERE n.practice_id = $1
             ORDER BY n.seq, n.id",
        )
        .bind(practice)
        .bind(reader)
        .all()
        .await?;
    Ok(rows.into_iter().map(InTimeline::from).collect())
}
