//! The authors of published versions, where they are others than the account that submitted the practice.

use std::collections::HashMap;

use sqlx::types::Json;

use super::JoinedCredit;
use crate::account::model::CreditedName;
use crate::db::{Fault, PublicCall, PublicConn};
use crate::practice::model::RevisionId;

/// Those of these versions that have other authors than the account that submitted the practice.
pub fn with_authors(versions: impl Iterator<Item = (RevisionId, bool)>) -> Vec<RevisionId> {
    versions.filter(|(_, has)| *has).map(|(id, _)| id).collect()
}

/// An author of a published version.
#[derive(sqlx::FromRow)]
pub(super) struct AuthorRow {
    revision_id: RevisionId,
    #[sqlx(flatten)]
    author: JoinedCredit,
}

/// The authors of published versions in the owner's order; none of a version whose only author is the account that
/// submitted the practice first.
pub async fn authors(
    db: &mut PublicConn,
    revisions: &[RevisionId],
) -> Result<HashMap<RevisionId, Vec<CreditedName>>, Fault> {
    if revisions.is_empty() {
        return Ok(HashMap::new());
    }
    let mut read = add_authors(db.call(), revisions).run().await?;
    Ok(gathered(read.all()?))
}

pub(super) fn add_authors<'c>(call: PublicCall<'c>, revisions: &[RevisionId]) -> PublicCall<'c> {
    // Those whom an import names come first, also in the versions that were published here.
    call.sql(
        "SELECT x.revision_id, 1 AS here, x.place, a.honorific, a.given_name, a.family_name, a.institution, a.orcid
         FROM revision_author x
         JOIN revision r ON r.id = x.revision_id AND r.version IS NOT NULL
         JOIN account a ON a.id = x.account_id
         WHERE x.revision_id IN ({ids $1})
         UNION ALL
         SELECT r.id, 0, y.place, CAST(NULL AS TEXT), y.given_name, y.family_name, y.institution, y.orcid
         FROM revision r
         JOIN imported_author y ON y.practice_id = r.practice_id
         WHERE r.id IN ({ids $1}) AND r.version IS NOT NULL
         ORDER BY 1, 2, 3",
    )
    .bind(Json(revisions))
}

pub(super) fn gathered(rows: Vec<AuthorRow>) -> HashMap<RevisionId, Vec<CreditedName>> {
    let mut authors: HashMap<RevisionId, Vec<CreditedName>> = HashMap::new();
    for row in rows {
        let names = authors.entry(row.revision_id).or_default();
        names.extend(row.author.credited());
    }
    authors
}
