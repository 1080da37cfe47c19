//! `praxis check`: whether a database keeps its promises.

use super::{Common, Stop};
use crate::{account, practice};

/// Replays every history, checks what every credential granted, and prints the result. Stops with an error if a promise is
/// broken.
pub async fn run(common: &Common) -> Result<(), Stop> {
    let app = common.open().await?;
    let mut db = app.db.read().await?;
    let mut checked = practice::check::check(&mut db).await?;
    checked.extend(account::check::check(&mut db).await?);
    let damage = app.db.faults().await?;
    drop(db);
    app.db.close().await;
    let mut broken = damage.len();
    for line in &damage {
        println!("broken   the database file is sound: {line}");
    }
    if damage.is_empty() {
        println!("kept     the database itself is sound");
    }
    for one in &checked {
        let word = if one.broken.is_empty() {
            "kept  "
        } else {
            "broken"
        };
        println!("{word}   {} ({} looked at)", one.promise, one.count);
        for place in &one.broken {
            println!("           {place}");
        }
        broken += one.broken.len();
    }
    match broken {
        0 => Ok(()),
        count => Err(Stop::Said(format!("{count} promises are broken"))),
    }
}
