//! Notes on a practice's page that were typed and not sent. Every link that leaves the page keeps them for its next
//! opening, until the session ends or the deed is carried out.

use crate::drafting::forms::{WITH_WORDS, words_name, words_with};
use crate::practice::model::PracticeId;
use crate::web::{Failure, Session, Typed};
use crate::workflow::Deed;

/// Keeps the notes of a posted page.
pub async fn keep(
    session: &Session,
    id: PracticeId,
    offered: &[Deed],
    typed: &Typed,
) -> Result<(), Failure> {
    for deed in WITH_WORDS.into_iter().filter(|deed| offered.contains(deed)) {
        let (name, words) = words_with(typed, deed);
        // A button on another page, as in the list of practices, has no box and deletes nothing.
        if typed.sent(&name) {
            session.keep_words(&storage_key(id, deed), &words).await?;
        }
    }
    Ok(())
}

/// The notes kept for this page, as they were typed.
pub async fn load(session: &Session, id: PracticeId, offered: &[Deed]) -> Result<Typed, Failure> {
    let mut kept = Vec::new();
    for deed in WITH_WORDS.into_iter().filter(|deed| offered.contains(deed)) {
        let words = session.kept_words(&storage_key(id, deed)).await?;
        kept.extend(words.map(|words| (words_name(deed, several(offered)), words)));
    }
    Ok(Typed::of(kept))
}

/// Whether a page that offers these deeds has notes for more than one of them.
pub fn several(offered: &[Deed]) -> bool {
    let notes = WITH_WORDS.into_iter().filter(|deed| offered.contains(deed));
    notes.count() > 1
}

/// Deletes the note of a deed that was carried out.
pub async fn forget(session: &Session, id: PracticeId, deed: Deed) -> Result<(), Failure> {
    session.keep_words(&storage_key(id, deed), "").await
}

fn storage_key(id: PracticeId, deed: Deed) -> String {
    format!("note-{id}-{deed}")
}
