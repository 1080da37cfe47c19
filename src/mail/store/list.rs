//! The outbox as administrators and timelines read it.

use sqlx::types::Json;

use crate::db::ids::{AccountId, PracticeId, Seq};
use crate::db::{Engine, Fault, Timestamp};
use crate::mail::letter::SECRET_PLACE;
use crate::mail::model::{
    MailFate, MailId, MailState, NoticeFate, OutboxCounts, OutboxRecipients, OutboxRow,
    TimelineNotice,
};
use crate::mail::relation::Relation;
use crate::mail::unowed::Unowed;
use crate::web::paging::ListCounts;

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

impl From<ListedRow> for OutboxRow {
    fn from(row: ListedRow) -> Self {
        let private = row.private == 1;
        let unowed =
            (row.state == MailState::NoLongerOwed).then(|| stored_reason(row.said.as_deref()));
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

/// The reason why a mail is no longer owed, which is stored in the column of the server's replies.
fn stored_reason(said: Option<&str>) -> Unowed {
    said.and_then(Unowed::parse).unwrap_or(Unowed::UnknownKind)
}

/// The columns of [`ListedRow`].
macro_rules! select_outbox_rows {
    () => {
        "SELECT m.id, m.account_id, m.address, m.digest, m.state, m.tries + m.outages AS tries, m.said,
             m.created_at, m.next_attempt_at, m.settled_at,
             (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id) AS notices,
             (SELECT MIN(n.kind) FROM notice n WHERE n.mail_id = m.id) AS kind,
             (SELECT MIN(n.subject) FROM notice n WHERE n.mail_id = m.id) AS subject,
             (SELECT COUNT(*) FROM notice n WHERE n.mail_id = m.id AND n.private) AS private
         FROM mail m "
    };
}

/// A page of mails in one state (or in any), newest first.
pub async fn read_page(
    db: &mut impl Engine,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<Vec<OutboxRow>, Fault> {
    let (at, id) = after.unwrap_or((Timestamp::MAX, MailId(i64::MAX)));
    let query = match state {
        Some(state) => db
            .sql(concat!(
                select_outbox_rows!(),
                "WHERE (m.created_at, m.id) < ($1, $2) AND m.state = $4
                 ORDER BY m.created_at DESC, m.id DESC
                 LIMIT CAST($3 AS BIGINT)"
            ))
            .bind(at)
            .bind(id)
            .bind(size)
            .bind(state),
        None => db
            .sql(concat!(
                select_outbox_rows!(),
                "WHERE (m.created_at, m.id) < ($1, $2)
                 ORDER BY m.created_at DESC, m.id DESC
                 LIMIT CAST($3 AS BIGINT)"
            ))
            .bind(at)
            .bind(id)
            .bind(size),
    };
    let rows: Vec<ListedRow> = query.all().await?;
    Ok(rows.into_iter().map(OutboxRow::from).collect())
}

/// A page of the mails to these accounts or these addresses, in one state (or in any), newest first.
pub async fn read_page_to(
    db: &mut impl Engine,
    recipients: &OutboxRecipients,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
    size: i64,
) -> Result<Vec<OutboxRow>, Fault> {
    let (at, id) = after.unwrap_or((Timestamp::MAX, MailId(i64::MAX)));
    let rows: Vec<ListedRow> = db
        .sql(concat!(
            select_outbox_rows!(),
            "WHERE (m.created_at, m.id) < ($1, $2) AND (m.state = $4 OR $4 IS NULL)
               AND (m.account_id IN ({ids $5}) OR m.address IN ({texts $6}))
             ORDER BY m.created_at DESC, m.id DESC
             LIMIT CAST($3 AS BIGINT)"
        ))
        .bind(at)
        .bind(id)
        .bind(size)
        .bind(state)
        .bind(Json(&recipients.accounts))
        .bind(Json(&recipients.addresses))
        .all()
        .await?;
    Ok(rows.into_iter().map(OutboxRow::from).collect())
}

/// How many mails such a list has, and how many of them stand on the page of this mail or before it; `recipients`: only
/// mails to these.
pub async fn count_list(
    db: &mut impl Engine,
    recipients: Option<&OutboxRecipients>,
    state: Option<MailState>,
    after: Option<(Timestamp, MailId)>,
) -> Result<ListCounts, Fault> {
    let (at, id) = after.unwrap_or((Timestamp::MAX, MailId(i64::MAX)));
    db.sql(
        "SELECT COUNT(*) AS total,
                COUNT(CASE WHEN (m.created_at, m.id) >= ($1, $2) THEN 1 END) AS passed
         FROM mail m
         WHERE (m.state = $3 OR $3 IS NULL)
           AND (m.account_id IN ({ids $4}) OR m.address IN ({texts $5}) OR $4 IS NULL)",
    )
    .bind(at)
    .bind(id)
    .bind(state)
    .bind(recipients.map(|all| Json(&all.accounts)))
    .bind(recipients.map(|all| Json(&all.addresses)))
    .one()
    .await
}

/// How far the delivery of these mails has come.
pub async fn read_fates(db: &mut impl Engine, mails: &[MailId]) -> Result<Vec<MailFate>, Fault> {
    if mails.is_empty() {
        return Ok(Vec::new());
    }
    db.sql("SELECT id, state, settled_at FROM mail WHERE id IN ({ids $1})")
        .bind(Json(mails))
        .all()
        .await
}

/// Every address to which a mail went, or is to go.
pub async fn read_addresses(db: &mut impl Engine) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db
        .sql("SELECT DISTINCT address FROM mail WHERE address IS NOT NULL")
        .all()
        .await?;
    Ok(rows.into_iter().map(|(address,)| address).collect())
}

/// The line of one mail.
pub async fn read_row(db: &mut impl Engine, id: MailId) -> Result<Option<OutboxRow>, Fault> {
    let row = db
        .sql(concat!(select_outbox_rows!(), "WHERE m.id = $1"))
        .bind(id)
        .optional::<ListedRow>()
        .await?;
    Ok(row.map(OutboxRow::from))
}

/// Subject and plain text of those notices of a mail that administrators may read.
pub async fn read_letters(
    db: &mut impl Engine,
    id: MailId,
) -> Result<Vec<(String, String)>, Fault> {
    let letters: Vec<(String, String)> = db
        .sql(
            "SELECT subject, text FROM notice
             WHERE mail_id = $1 AND NOT private
             ORDER BY id",
        )
        .bind(id)
        .all()
        .await?;
    let shown = |(subject, text): (String, String)| (subject, without_secret(&text));
    Ok(letters.into_iter().map(shown).collect())
}

/// A text as pages show it: its link is made when the mail leaves, and no page knows it.
fn without_secret(text: &str) -> String {
    text.replace(SECRET_PLACE, "…")
}

/// The number of mails in each state, and of notices that are held.
pub async fn count_by_state(db: &mut impl Engine) -> Result<OutboxCounts, Fault> {
    let states: Vec<(MailState, i64)> = db
        .sql(
            "SELECT state, COUNT(*) FROM mail
             GROUP BY state",
        )
        .all()
        .await?;
    let (held,) = db
        .sql_for(
            // SQLite would read every notice that became no mail.
            "SELECT COUNT(*) FROM notice INDEXED BY notice_held
             WHERE mail_id IS NULL AND dropped_at IS NULL",
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
    let count_of = |wanted| {
        states
            .iter()
            .find(|(state, _)| *state == wanted)
            .map_or(0, |(_, count)| *count)
    };
    Ok(OutboxCounts {
        waiting: count_of(MailState::Waiting),
        accepted: count_of(MailState::Accepted),
        dead: count_of(MailState::Dead),
        no_longer_owed: count_of(MailState::NoLongerOwed),
        held,
        last_accepted_at,
    })
}

/// The number of dead letters.
pub async fn count_dead(db: &mut impl Engine) -> Result<i64, Fault> {
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

impl From<TimelineRow> for TimelineNotice {
    fn from(row: TimelineRow) -> Self {
        let said = row.said;
        let fate = match (row.dropped_because, row.state) {
            (Some(because), _) => NoticeFate::NoLongerOwed(because),
            (None, None) => NoticeFate::Held,
            (None, Some(MailState::Waiting)) => NoticeFate::Waiting(said),
            (None, Some(MailState::Accepted)) => {
                NoticeFate::Accepted(row.settled_at.unwrap_or(Timestamp(0)))
            }
            (None, Some(MailState::Dead)) => NoticeFate::Failed(said.unwrap_or_default()),
            (None, Some(MailState::NoLongerOwed)) => {
                NoticeFate::NoLongerOwed(stored_reason(said.as_deref()))
            }
        };
        Self {
            seq: row.seq,
            kind: row.kind,
            relation: row.relation,
            account: row.account_id,
            subject: row.subject,
            // A text that was not sent stays hidden; the text of a deleted account is empty.
            text: row
                .text
                .filter(|text| !text.is_empty() && !matches!(fate, NoticeFate::NoLongerOwed(_)))
                .map(|text| without_secret(&text)),
            mail: row.mail_id,
            fate,
        }
    }
}

#[derive(sqlx::FromRow)]
struct ToldRow {
    practice_id: PracticeId,
    #[sqlx(flatten)]
    notice: TimelineRow,
}

/// The notices of one kind about several practices, without their texts.
pub async fn read_told(
    db: &mut impl Engine,
    kind: &str,
    practices: &[PracticeId],
) -> Result<Vec<(PracticeId, TimelineNotice)>, Fault> {
    let rows: Vec<ToldRow> = db
        .sql(
            "SELECT n.practice_id, n.seq, n.kind, n.relation, n.account_id, n.subject,
                 NULL AS text, n.mail_id, n.dropped_because, m.state, m.said, m.settled_at
             FROM notice n
             LEFT JOIN mail m ON m.id = n.mail_id
             WHERE n.practice_id IN ({ids $1}) AND n.kind = $2
             ORDER BY n.id",
        )
        .bind(Json(practices))
        .bind(kind)
        .all()
        .await?;
    let told = rows.into_iter();
    Ok(told
        .map(|row| (row.practice_id, row.notice.into()))
        .collect())
}

/// The notices about one practice, in the order of its events, with the texts of those that were written to `reader`.
pub async fn read_timeline(
    db: &mut impl Engine,
    practice: PracticeId,
    reader: Option<AccountId>,
) -> Result<Vec<TimelineNotice>, Fault> {
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
    Ok(rows.into_iter().map(TimelineNotice::from).collect())
}
