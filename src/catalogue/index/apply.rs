//! How changes are applied to an index that may hold the practices as they were.

use super::document::DocumentMaker;
use super::folder::OpenIndex;
use crate::catalogue::store::IndexChange;

/// Puts these practices in the place of what the index holds of them.
pub fn apply(
    open: &mut OpenIndex,
    changes: impl Iterator<Item = IndexChange>,
) -> tantivy::Result<()> {
    let mut maker = DocumentMaker::new(open.names.fields);
    for change in changes {
        let id = open.names.fields.id_term(change.id);
        open.writer.delete_term(id.clone());
        if let Some(live) = &change.live {
            open.writer.add_document(maker.document(live))?;
        }
        let may_hold = open.past.is_changed || open.past.holds(&id)?;
        if change.earlier.is_empty() && !may_hold {
            continue;
        }
        open.past.is_changed = true;
        open.past.writer.delete_term(id);
        for earlier in &change.earlier {
            open.past.writer.add_document(maker.document(earlier))?;
        }
    }
    Ok(())
}
