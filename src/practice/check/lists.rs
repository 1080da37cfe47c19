//! Whether each live practice is listed, no other is, and the counts are exact.

use super::{LISTS, Report};
use crate::db::{Conn, Fault};
use crate::practice::store;

impl Report {
    /// The counts that differ from the lists, and the practices that are wrongly in one or in none.
    pub(super) async fn lists(&mut self, db: &mut Conn) -> Result<(), Fault> {
        for (vocabulary, term, kept, counted) in store::list_counts(db).await? {
            self.say(LISTS, kept != counted, || {
                format!("{vocabulary} {term}: {kept} kept, {counted} listed")
            });
        }
        for (id,) in store::wrongly_listed(db).await? {
            self.say(LISTS, true, || format!("practice {id}"));
        }
        Ok(())
    }
}
