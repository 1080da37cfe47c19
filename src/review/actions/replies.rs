//! What administrators do to the reply templates, and the examples with which a site begins.

use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::db::ids::{ReplyId, ReplyVersion};
use crate::db::{Conn, Fault};
use crate::language::{Language, Messages};
use crate::review::model::{
    NewReply, Placeholder, ReplyName, ReplyPurpose, ReplyTemplate, ReplyText,
};
use crate::review::store;

/// What became of a save.
#[derive(Debug)]
pub enum SavedReply {
    /// It is stored.
    Stored,
    /// Another account saved it since the form was drawn; nothing is changed. This is what it says now.
    Overtaken(Box<ReplyTemplate>),
}

/// All templates: those that are offered, then the archived ones.
pub async fn replies(db: &mut Conn) -> Result<Vec<ReplyTemplate>, Fault> {
    store::replies(db).await
}

/// One template.
pub async fn reply(db: &mut Conn, id: ReplyId) -> Result<Option<ReplyTemplate>, Fault> {
    store::reply(db, id).await
}

/// A new template; `None` if the site has as many as it may have.
pub async fn add_reply(app: &App, by: &Account, new: &NewReply) -> Result<Option<ReplyId>, Fault> {
    let mut tx = app.db.write().await?;
    let id = store::insert_reply(&mut tx, new, Some(by.id), app.clock.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves a template that was drawn at this version, and archives it or offers it. `None`: there is no such template. A
/// second press of the same form is answered as stored.
pub async fn save_reply(
    app: &App,
    by: &Account,
    (id, started_from): (ReplyId, ReplyVersion),
    new: &NewReply,
    archived: bool,
) -> Result<Option<SavedReply>, Fault> {
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    let archived_at = archived.then_some(now);
    let drawn_at = (id, started_from);
    let stored = store::save_reply(&mut tx, drawn_at, new, archived_at, (by.id, now)).await?;
    let present = store::reply(&mut tx, id).await?;
    tx.commit().await?;
    Ok(present.map(|present| {
        if stored || present.is(new, archived) {
            SavedReply::Stored
        } else {
            SavedReply::Overtaken(Box::new(present))
        }
    }))
}

/// The word of each example in the messages, and the decision that it is for.
const EXAMPLES: [(&str, ReplyPurpose); 5] = [
    ("thanks", ReplyPurpose::Approve),
    ("source", ReplyPurpose::Return),
    ("steps", ReplyPurpose::Return),
    ("scope", ReplyPurpose::Decline),
    ("duplicate", ReplyPurpose::Decline),
];

/// An example in a language. Its message names what a practice has of its own; here that is a placeholder.
fn example(t: Messages, word: &str, purpose: ReplyPurpose) -> Option<NewReply> {
    let text = t.of("reply-example-text", word);
    let text = Placeholder::ALL.iter().fold(text, |text, one| {
        text.with(one.as_str(), format!("{{{}}}", one.as_str()))
    });
    let name = t.of("reply-example", word).to_string();
    Some(NewReply {
        name: ReplyName::parse(&name).ok()?,
        language: t.language(),
        purpose,
        text: ReplyText::parse(&text.to_string()).ok()?,
    })
}

/// Adds the examples in a language, each unless a template of its name is there. Answers how many were added.
pub async fn add_examples(
    app: &App,
    by: Option<AccountId>,
    language: Language,
) -> Result<usize, Fault> {
    let mut tx = app.db.write().await?;
    let present = store::replies(&mut tx).await?;
    let now = app.clock.now();
    let t = app.words(language);
    let mut added = 0;
    let examples = EXAMPLES.iter();
    for new in examples.filter_map(|(word, purpose)| example(t, word, *purpose)) {
        let is_there =
            |one: &ReplyTemplate| one.language == language && one.name == new.name.as_str();
        if !present.iter().any(is_there) {
            let id = store::insert_reply(&mut tx, &new, by, now).await?;
            added += usize::from(id.is_some());
        }
    }
    tx.commit().await?;
    Ok(added)
}
