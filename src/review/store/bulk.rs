//! The practices that are chosen for a deed of several, where their reviewer may see them.

use sqlx::types::Json;

use super::ranges::scope_of;
use crate::account::model::Account;
use crate::db::{Engine, Fault};
use crate::practice::model::PracticeId;
use crate::review::model::ChosenPractice;

/// Practices that were submitted, each with its newest submitted revision, by rising id.
macro_rules! chosen_practices {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.reference, r.title, p.objective, p.owner_id, p.seq
             FROM practice p
             JOIN revision r ON r.practice_id = p.id
             WHERE ",
            $which,
            " AND p.reference IS NOT NULL AND COALESCE(p.objective, 0) IN ({ids $1})
              AND r.number = (SELECT MAX(s.number) FROM revision s
                              WHERE s.practice_id = p.id AND s.state NOT IN ('draft', 'discarded'))
             ORDER BY p.id"
        )
    };
}

/// The practices with these ids.
pub async fn chosen(
    db: &mut impl Engine,
    by: &Account,
    ids: &[PracticeId],
) -> Result<Vec<ChosenPractice>, Fault> {
    db.sql(chosen_practices!("p.id IN ({ids $2})"))
        .bind(Json(scope_of(by)))
        .bind(Json(ids))
        .all()
        .await
}

/// The practices with these references.
pub async fn chosen_by_reference(
    db: &mut impl Engine,
    by: &Account,
    references: &[String],
) -> Result<Vec<ChosenPractice>, Fault> {
    db.sql(chosen_practices!("p.reference IN ({texts $2})"))
        .bind(Json(scope_of(by)))
        .bind(Json(references))
        .all()
        .await
}
