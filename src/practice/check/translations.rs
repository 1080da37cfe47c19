//! Whether each translation has a published original, and each practice one text in a language.

use super::{Report, TEXTS};
use crate::db::{Conn, Fault};
use crate::practice::store;

impl Report {
    /// The translations that break the promise.
    pub(super) async fn translations(&mut self, db: &mut Conn) -> Result<(), Fault> {
        self.say(TEXTS, false, String::new);
        for (id,) in store::wrong_translations(db).await? {
            self.say(TEXTS, true, || format!("practice {id}"));
        }
        Ok(())
    }
}
