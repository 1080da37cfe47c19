//! Reads “My practices”: one statement for a page of the list. It reads no column that could name a reviewer.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, Reference, Seq, Slug};
use crate::workflow::{PublicStatus, State};

/// A practice in the list, with its newest revision.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OwnPracticeRow {
    /// The id of the practice.
    pub id: PracticeId,
    /// The number of its newest event.
    pub seq: Seq,
    /// Its public address, once it has one.
    pub slug: Option<Slug>,
    /// Its reference, once it was submitted.
    pub reference: Option<Reference>,
    /// The public status of the practice.
    pub public: PublicStatus,
    /// How many versions have been published.
    pub versions: i64,
    /// When it was first published.
    pub first_published_at: Option<Timestamp>,
    /// When it was last confirmed as current.
    pub confirmed_at: Option<Timestamp>,
    /// When its removal was asked for.
    pub removal_asked_at: Option<Timestamp>,
    /// When it was taken down.
    pub taken_down_at: Option<Timestamp>,
    /// The group: 3 the authors act, 2 the review team acts, 1 public, 0 closed.
    pub rank: i64,
    /// The order within the group: when it was last saved, submitted or published.
    pub at: Timestamp,
    /// The newest revision's state.
    pub state: State,
    /// The newest revision's title.
    pub title: String,
    /// When that revision was saved last.
    pub saved_at: Option<Timestamp>,
    /// When that revision was submitted.
    pub submitted_at: Option<Timestamp>,
    /// When the authors were told of a later date.
    pub accepted_at: Option<Timestamp>,
    /// The date on which the decision takes effect.
    pub effective_at: Option<Timestamp>,
    /// The state of the newest revision that is neither open nor discarded.
    pub latest: Option<State>,
    /// When that revision was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether it was declined for good.
    pub last: bool,
    /// The answers, of a draft only.
    pub answers: Option<Json<serde_json::Value>>,
}

/// The key of a row in the list, at which a page begins: group, time, practice.
pub type ListKey = (i64, Timestamp, i64);

/// The practices of an owner after this key in the order of the list, or before it if `backwards`; nearest first.
///
/// An owner has few practices, so each page sorts all of them; the sign of the keys turns the order.
pub async fn own_practices(
    db: &mut impl Engine,
    owner: AccountId,
    from: ListKey,
    backwards: bool,
    many: i64,
) -> Result<Vec<OwnPracticeRow>, Fault> {
    let (rank, at, id) = from;
    let sign = if backwards { -1 } else { 1 };
    db.sql(
        "SELECT m.*, c.answers
         FROM (
             SELECT p.id, p.seq, p.slug, p.reference, p.public, p.versions, p.first_published_at,
                    p.confirmed_at, p.removal_asked_at, p.taken_down_at, r.state, r.title, r.saved_at,
                    r.submitted_at, r.accepted_at, r.effective_at,
                    CASE WHEN r.state = 'draft' THEN r.id END AS draft_id,
                    l.state AS latest, l.closed_at, COALESCE(l.final, FALSE) AS last,
                    CAST(CASE WHEN r.state = 'draft' THEN 3
                              WHEN r.state IN ('in-review', 'decided') THEN 2
                              WHEN p.public IN ('live', 'no-longer-current') THEN 1
                              ELSE 0 END AS BIGINT) AS rank,
                    COALESCE(r.published_at, r.submitted_at, r.saved_at, r.opened_at) AS at
             FROM practice p
             JOIN revision r ON r.id = (
                 SELECT n.id FROM revision n WHERE n.practice_id = p.id
                 ORDER BY CASE WHEN n.state IN ('draft', 'in-review', 'decided') THEN 0
                               WHEN n.state <> 'discarded' THEN 1 ELSE 2 END,
                          n.number DESC
                 LIMIT 1)
             LEFT JOIN revision l ON l.id = (
                 SELECT n.id FROM revision n
                 WHERE n.practice_id = p.id
                   AND n.state NOT IN ('draft', 'in-review', 'decided', 'discarded')
                 ORDER BY n.number DESC
                 LIMIT 1)
             WHERE p.owner_id = $1
         ) m
         LEFT JOIN content c ON c.revision_id = m.draft_id
         WHERE (m.rank * $6, m.at * $6, m.id * $6) < ($2, $3, $4)
         ORDER BY m.rank * $6 DESC, m.at * $6 DESC, m.id * $6 DESC
         LIMIT $5",
    )
    .bind(owner)
    .bind(rank.saturating_mul(sign))
    .bind(at.0.saturating_mul(sign))
    .bind(id.saturating_mul(sign))
    .bind(many)
    .bind(sign)
    .all()
    .await
}
