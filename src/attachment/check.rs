//! Whether the storage has the bytes of every attachment that a revision names. Reads only.

use super::model::Attachment;
use super::store;
use crate::app::App;
use crate::db::{Checked, Conn, Fault};
use crate::storage::{RenditionSize, StorageFault};

const KEPT: &str = "the storage has every picture and file that a practice names";

/// How many attachments are read at a time.
const BATCH: i64 = 500;

/// Asks the storage for each of them. A storage that cannot be asked is said once.
pub async fn check(app: &App, db: &mut Conn) -> Result<Vec<Checked>, Fault> {
    let mut checked = Checked {
        promise: KEPT,
        count: 0,
        noted: Vec::new(),
        broken: Vec::new(),
    };
    let mut last = String::new();
    loop {
        let batch = store::named_after(db, &last, BATCH).await?;
        let Some(end) = batch.last() else {
            return Ok(vec![checked]);
        };
        last = end.key.to_string();
        for one in &batch {
            checked.count += 1;
            match lost_size(app, one).await {
                Ok(None) => {}
                Ok(Some(size)) => {
                    let (key, practice) = (&one.key, one.practice_id);
                    let size = size.as_str();
                    checked
                        .broken
                        .push(format!("practice {practice}: {key} ({size})"));
                }
                Err(error) => {
                    checked
                        .noted
                        .push(format!("the storage did not answer: {error}"));
                    return Ok(vec![checked]);
                }
            }
        }
    }
}

/// A size of which the storage has no bytes.
async fn lost_size(app: &App, one: &Attachment) -> Result<Option<RenditionSize>, StorageFault> {
    let small = one.small_bytes.map(|_| RenditionSize::Small);
    for size in [RenditionSize::Large].into_iter().chain(small) {
        if !app.storage.exists(&one.key.stored(size)).await? {
            return Ok(Some(size));
        }
    }
    Ok(None)
}
