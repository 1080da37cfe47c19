//! The pictures and files of public practices.

use super::translations::original_is_readable;
use crate::attachment::{Attachment, AttachmentKey};
use crate::db::{Fault, PublicConn};

/// An attachment of the practice with this slug, if a published version names it and its text can be read now.
pub async fn attachment(
    db: &mut PublicConn,
    slug: &str,
    key: &AttachmentKey,
) -> Result<Option<Attachment>, Fault> {
    db.sql(concat!(
        "SELECT a.* FROM attachment a JOIN practice p ON p.id = a.practice_id
         WHERE a.key = $1 AND p.slug = $2 AND p.public IN ('live', 'no-longer-current') AND ",
        original_is_readable!(),
        " AND EXISTS (SELECT 1 FROM revision_attachment n JOIN revision r ON r.id = n.revision_id
                      WHERE n.attachment_key = a.key AND r.version IS NOT NULL)"
    ))
    .bind(key)
    .bind(slug)
    .optional()
    .await
}
