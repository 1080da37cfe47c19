//! Notes on a practice's page that were typed and not sent: any way off the page keeps them for its next opening,
//! until the session ends or the deed is done.

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
        // A button elsewhere, as in the list of practices, has no box and forgets nothing.
        if typed.sent(&name) {
            session.keep_words(&place(id, deed), &words).await?;
        }
    }
    Ok(())
}

/// The notes that wait for this page, as they were typed.
pub async fn waiting(
    session: &Session,
    id: PracticeId,
    offered: &[Deed],
) -> Result<Typed, Failure> {
    let mut waiting = Vec::new();
    for deed in WITH_WORDS.into_iter().filter(|deed| offered.contains(deed)) {
        let words = session.kept_words(&place(id, deed)).await?;
        waiting.extend(words.map(|words| (words_name(deed, several(offered)), words)));
    }
    Ok(Typed::of(waiting))
}

/// Whether a page that offers these deeds has notes for more than one of them.
pub fn several(offered: &[Deed]) -> bool {
    let notes = WITH_WORDS.into_iter().filter(|deed| offered.contains(deed));
    notes.count() > 1
}

/// Forgets the note that went with a deed.
pub async fn forget(session: &Session, id: PracticeId, deed: Deed) -> Result<(), Failure> {
    session.keep_words(&place(id, deed), "").await
}

fn place(id: PracticeId, deed: Deed) -> String {
    format!("note-{id}-{deed}")
}
