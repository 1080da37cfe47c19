//! Reads “My practices”: one statement for a page of the list. It reads no column that could name a reviewer.

use sqlx::types::Json;

use crate::account::model::{AccountId, NameColumns};
use crate::db::{Engine, Fault, Timestamp};
use crate::language::Language;
use crate::practice::model::{AuthorsSeq, Confirmation, PracticeId, Reference, RevisionId, Slug};
use crate::web::paging::ListCounts;
use crate::workflow::{PublicStatus, State, Verdict};

/// A practice in the list, with its newest revision.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OwnPracticeRow {
    /// The id of the practice.
    pub id: PracticeId,
    /// Up to which of the events that authors see it is shown.
    pub drawn_up_to: AuthorsSeq,
    /// Its public address, once it has one.
    pub slug: Option<Slug>,
    /// Its reference, once it was submitted.
    pub reference: Option<Reference>,
    /// The account that owns it.
    pub owner_id: AccountId,
    /// The owner's name.
    #[sqlx(flatten)]
    pub owner: NameColumns,
    /// The public status of the practice.
    pub public: PublicStatus,
    /// How many versions have been published.
    pub versions: i64,
    /// When it was first published.
    pub first_published_at: Option<Timestamp>,
    /// Whether it is still true, as its authors last said.
    #[sqlx(flatten)]
    pub confirmation: Confirmation,
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
    /// The day until which its review is on hold.
    pub hold_until: Option<Timestamp>,
    /// When the authors were told of a later date.
    pub accepted_at: Option<Timestamp>,
    /// The date on which the decision takes effect.
    pub effective_at: Option<Timestamp>,
    /// The revision whose answers it holds with a reviewer's words in them.
    pub rewrites: Option<RevisionId>,
    /// The state of the newest revision that is neither open nor discarded.
    pub latest: Option<State>,
    /// When that revision was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether it was declined for good.
    pub last: bool,
    /// The decision on it, where one took effect or was refused.
    pub verdict: Option<Verdict>,
    /// The call for practices that the newest revision names.
    #[sqlx(flatten)]
    pub call: CallColumns,
    /// The answers, of a draft only.
    pub answers: Option<Json<serde_json::Value>>,
    /// How many practices the account has, and how many of them the page has passed.
    #[sqlx(flatten)]
    pub counts: ListCounts,
}

/// A call for practices, joined to the revision that names it. Without a call all of it is empty.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CallColumns {
    #[sqlx(rename = "call_slug")]
    slug: Option<Slug>,
    #[sqlx(rename = "call_title_en")]
    title_en: Option<String>,
    #[sqlx(rename = "call_title_fr")]
    title_fr: Option<String>,
    #[sqlx(rename = "call_counted_at")]
    counted_at: Option<Timestamp>,
    #[sqlx(rename = "call_closes_at")]
    closes_at: Option<Timestamp>,
    #[sqlx(rename = "call_is_kept")]
    is_kept: bool,
}

impl CallColumns {
    /// Its title.
    pub fn title(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => self.title_en.as_deref(),
            Language::Fr => self.title_fr.as_deref(),
        }
    }

    /// The end of its public address, once the public knows of it.
    pub fn public_slug(&self) -> Option<&Slug> {
        self.slug.as_ref().filter(|_| self.counted_at.is_some())
    }

    /// Whether a draft names it in vain: it has closed, and no earlier submission answered it.
    pub fn is_over(&self, now: Timestamp) -> bool {
        !self.is_kept && self.closes_at.is_some_and(|closes| closes <= now)
    }
}

/// The key of a row in the list, at which a page begins: group, time, practice.
pub type ListKey = (i64, Timestamp, i64);

/// A page of the practices of which an account is an author. `$before` counts the rows before the page that begins at the
/// key, or those before the key itself.
macro_rules! own_practices {
    ($beyond:literal, $order:literal, $before:literal) => {
        concat!(
            "SELECT p.id,
                    (SELECT COUNT(*) FROM event e WHERE e.practice_id = p.id AND e.authors_see) AS drawn_up_to,
                    p.slug, p.reference, p.public, p.versions, p.first_published_at,
                    p.confirmed_at, p.ask_at, p.asks, p.unconfirmed_at, p.ended_at, p.removal_asked_at, p.taken_down_at, r.state, r.title, r.saved_at,
                    r.submitted_at, r.hold_until, r.accepted_at, r.effective_at, r.rewrites,
                    l.state AS latest, l.closed_at, COALESCE(l.final, FALSE) AS last, l.verdict, m.rank, m.at, c.answers,
                    k.slug AS call_slug, k.title_en AS call_title_en, k.title_fr AS call_title_fr,
                    k.counted_at AS call_counted_at, k.closes_at AS call_closes_at,
                    COALESCE(l.call_id = r.call_id, FALSE) AS call_is_kept,
                    p.owner_id, o.honorific, o.given_name, o.family_name, o.institution,
                    (SELECT COUNT(*) FROM own_practice WHERE account_id = $1) AS total,
                    (SELECT COUNT(*) FROM own_practice
                     WHERE account_id = $1 AND (rank, at, practice_id) ",
            $before,
            " ($2, $3, $4)) AS passed
             FROM (SELECT practice_id, rank, at FROM own_practice
                   WHERE account_id = $1 AND (rank, at, practice_id) ",
            $beyond,
            " ($2, $3, $4)
                   ORDER BY rank ",
            $order,
            ", at ",
            $order,
            ", practice_id ",
            $order,
            " LIMIT CAST($5 AS BIGINT)) m
             JOIN practice p ON p.id = m.practice_id
             JOIN account o ON o.id = p.owner_id
             JOIN revision r ON r.id = (
                 SELECT n.id FROM revision n WHERE n.practice_id = p.id
                 ORDER BY CASE WHEN n.state IN ('draft', 'in-review', 'decided', 'awaiting-consent') THEN 0
                               WHEN n.state <> 'discarded' THEN 1 ELSE 2 END,
                          n.number DESC
                 LIMIT 1)
             LEFT JOIN revision l ON l.id = (
                 SELECT n.id FROM revision n
                 WHERE n.practice_id = p.id
                   AND n.state NOT IN ('draft', 'in-review', 'decided', 'awaiting-consent', 'discarded')
                 ORDER BY n.number DESC
                 LIMIT 1)
             LEFT JOIN content c ON c.revision_id = r.id AND r.state = 'draft'
             LEFT JOIN practice_call k ON k.id = r.call_id
             ORDER BY m.rank ",
            $order,
            ", m.at ",
            $order,
            ", m.practice_id ",
            $order
        )
    };
}

/// The practices of an author after this key in the order of the list, or before it if `backwards`; nearest first.
pub async fn own_practices(
    db: &mut impl Engine,
    author: AccountId,
    from: ListKey,
    backwards: bool,
    many: i64,
) -> Result<Vec<OwnPracticeRow>, Fault> {
    let statement = if backwards {
        db.sql(own_practices!(">", "ASC", ">"))
    } else {
        db.sql(own_practices!("<", "DESC", ">="))
    };
    let (rank, at, id) = from;
    statement
        .bind(author)
        .bind(rank)
        .bind(at)
        .bind(id)
        .bind(many)
        .all()
        .await
}
