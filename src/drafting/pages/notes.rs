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
    let notes = with_notes(offered).filter_map(|deed| {
        let (name, words) = words_with(typed, deed);
        // A button on another page, as in the list of practices, has no box and deletes nothing.
        typed.sent(&name).then(|| (storage_key(id, deed), words))
    });
    session.keep_words(&notes.collect::<Vec<_>>()).await
}

/// The notes kept for this page, as they were typed; and the words for deeds that the page does not offer now, to be
/// copied.
pub async fn load(
    session: &Session,
    id: PracticeId,
    offered: &[Deed],
) -> Result<(Typed, String), Failure> {
    let keys = WITH_WORDS.map(|deed| storage_key(id, deed));
    let kept = session.kept_words(&keys).await?;
    let notes = WITH_WORDS.into_iter().zip(kept);
    let notes = notes.filter_map(|(deed, words)| Some((deed, words?)));
    let (boxed, left): (Vec<_>, Vec<_>) = notes.partition(|(deed, _)| offered.contains(deed));
    let name = |deed| words_name(deed, several(offered));
    let boxed = boxed.into_iter().map(|(deed, words)| (name(deed), words));
    let left: Vec<String> = left.into_iter().map(|(_, words)| words).collect();
    Ok((Typed::of(boxed), left.join("\n\n")))
}

/// The deeds that a page offers with a note.
fn with_notes(offered: &[Deed]) -> impl Iterator<Item = Deed> {
    WITH_WORDS
        .into_iter()
        .filter(move |deed| offered.contains(deed))
}

/// Whether a page that offers these deeds has notes for more than one of them.
pub fn several(offered: &[Deed]) -> bool {
    with_notes(offered).count() > 1
}

/// Deletes the note of a deed that was carried out.
pub async fn forget(session: &Session, id: PracticeId, deed: Deed) -> Result<(), Failure> {
    let deed = match deed {
        Deed::Refuse => Deed::Consent,
        deed => deed,
    };
    session
        .keep_words(&[(storage_key(id, deed), String::new())])
        .await
}

/// Keeps, for the page of the points that must be seen to first, whether the authors want to read the practice once more
/// before it is published.
pub async fn keep_show_first(
    session: &Session,
    id: PracticeId,
    wanted: bool,
) -> Result<(), Failure> {
    let word = if wanted { "yes" } else { "" };
    session
        .keep_words(&[(show_first_key(id), word.to_owned())])
        .await
}

/// Whether the authors chose that on the page from which they came.
pub async fn wants_show_first(session: &Session, id: PracticeId) -> Result<bool, Failure> {
    let kept = session.kept_words(&[show_first_key(id)]).await?;
    Ok(kept.into_iter().flatten().any(|word| word == "yes"))
}

fn show_first_key(id: PracticeId) -> String {
    format!("show-first-{id}")
}

fn storage_key(id: PracticeId, deed: Deed) -> String {
    format!("note-{id}-{deed}")
}
