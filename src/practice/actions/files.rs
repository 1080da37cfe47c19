//! The pictures and files of a draft. They are one answer of it, saved on a page of their own: naming them is no event, and a
//! submission freezes the answer like any other.

use super::Error;
use super::transition::lock_own_draft;
use crate::account::model::Account;
use crate::app::App;
use crate::attachment::{self, AttachmentKey};
use crate::db::{Timestamp, Tx};
use crate::practice::answers::{Answer, AttachedFile, FileWords};
use crate::practice::fields::Field;
use crate::practice::model::{Bar, Party, PracticeId, Revision, Saves};
use crate::practice::store;
use crate::workflow::Denied;

/// What an author changes on the page of the files.
#[derive(Debug)]
pub struct FilesSave {
    /// The save that the page was drawn from.
    pub started_from: Saves,
    /// What was typed about each file.
    pub words: Vec<(AttachmentKey, FileWords)>,
    /// The file that is removed.
    pub removed: Option<AttachmentKey>,
    /// The file that is added.
    pub added: Option<AttachedFile>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilesSaved {
    /// The files as they are now.
    pub files: Vec<AttachedFile>,
    /// The number of the newest save.
    pub newest: Saves,
    /// Whether other words were saved after the page was drawn: then those of this page are not stored.
    pub overtaken: bool,
}

/// Saves the files of a draft. A file is added or removed in any case; [`Error::Unfit`] if there would be too many.
pub async fn save_files(
    app: &App,
    by: &Account,
    id: PracticeId,
    save: FilesSave,
) -> Result<FilesSaved, Error> {
    let mut tx = app.db.write().await?;
    let draft = lock_own_draft(&mut tx, by, id).await?;
    let (stored, mut written) = store::draft_content(&mut tx, draft.id).await?;
    let last_written = written.get(Field::Files.name());
    let is_older = last_written.is_some_and(|last| *last > save.started_from.0);
    let before = stored.files();
    let (files, overtaken) = merged(before, save, is_older);
    if files.len() > before.len().max(app.settings.practice_files) {
        return Err(Error::Unfit);
    }
    if files == before {
        let newest = draft.saves;
        return Ok(FilesSaved {
            files,
            newest,
            overtaken,
        });
    }
    let newest = Saves(draft.saves.0 + 1);
    written.insert(Field::Files.name().to_owned(), newest.0);
    let mut answers = stored;
    answers.set(Field::Files, Some(Answer::Files(files.clone())));
    let now = app.clock.now();
    if !store::save_draft(&mut tx, &draft, (&answers, &written), by.id, now).await? {
        return Err(Error::Denied(Denied::NotNow));
    }
    note_writer(&mut tx, &draft, by, now).await?;
    name_files(&mut tx, &draft, &files).await?;
    tx.commit().await?;
    Ok(FilesSaved {
        files,
        newest,
        overtaken,
    })
}

/// The files after a save. An older save changes no words, and says so if it would have.
fn merged(before: &[AttachedFile], save: FilesSave, is_older: bool) -> (Vec<AttachedFile>, bool) {
    let differs = |(key, words): &(AttachmentKey, FileWords)| {
        let file = before.iter().find(|file| file.key == *key);
        file.is_some_and(|file| file.words() != *words)
    };
    let changed: Vec<_> = save.words.into_iter().filter(differs).collect();
    let overtaken = is_older && !changed.is_empty();
    let words = if overtaken { Vec::new() } else { changed };
    let mut files = with_words(before, &words);
    files.retain(|file| Some(&file.key) != save.removed.as_ref());
    files.extend(save.added);
    (files, overtaken)
}

/// An account that saves a draft is a party to the practice.
async fn note_writer(
    tx: &mut Tx,
    draft: &Revision,
    by: &Account,
    now: Timestamp,
) -> Result<(), Error> {
    if draft.saved_by == Some(by.id) {
        return Ok(());
    }
    let found = store::practice(tx, draft.practice_id).await?;
    let found = found.ok_or(Error::NotFound)?;
    let party = Party::new(&found, by.id, Bar::SavedDraft, now);
    store::insert_party(tx, &party).await?;
    Ok(())
}

fn with_words(files: &[AttachedFile], words: &[(AttachmentKey, FileWords)]) -> Vec<AttachedFile> {
    let new = |file: &AttachedFile| {
        let typed = words.iter().find(|(key, _)| *key == file.key);
        match typed {
            Some((_, words)) => file.clone().with_words(words.clone()),
            None => file.clone(),
        }
    };
    files.iter().map(new).collect()
}

/// Writes down which files a revision names, with its answers.
pub(super) async fn name_files(
    tx: &mut Tx,
    revision: &Revision,
    files: &[AttachedFile],
) -> Result<(), Error> {
    let keys = files.iter().map(|file| &file.key);
    Ok(attachment::actions::name(tx, revision.id, keys).await?)
}
