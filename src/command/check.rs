//! `praxis check`: whether a database keeps its promises.

use super::printed::print;
use super::{Common, Stop};
use crate::catalogue::{PublicReader, ReplicaState};
use crate::{account, attachment, edition, follow, practice};

/// Replays every history, checks what every credential granted, and prints the result. Stops with an error if a promise is
/// broken.
pub async fn run(common: &Common) -> Result<(), Stop> {
    let app = common.open().await?;
    let mut db = app.db.read().await?;
    let mut checked = practice::check::check(&mut db).await?;
    checked.extend(account::check::check(&mut db).await?);
    checked.extend(follow::check::check(&mut db).await?);
    checked.extend(attachment::check::check(&app, &mut db).await?);
    let damage = app.db.faults().await?;
    let (now, dated) = (app.clock.now(), edition::time(&mut db).await?);
    drop(db);
    let reader = PublicReader::new(&app);
    let replica = reader.replica_state().await;
    reader.close().await;
    app.db.close().await;
    let mut broken = damage.len();
    for line in &damage {
        print(format!("broken   the database file is sound: {line}"))?;
    }
    if damage.is_empty() {
        print("kept     the database itself is sound")?;
    }
    for one in &checked {
        let word = if one.broken.is_empty() {
            "kept  "
        } else {
            "broken"
        };
        print(format!(
            "{word}   {} ({} looked at)",
            one.promise, one.count
        ))?;
        for note in &one.noted {
            print(format!("           {note}"))?;
        }
        for place in &one.broken {
            print(format!("           {place}"))?;
        }
        broken += one.broken.len();
    }
    if dated.since(now) >= edition::SKEW {
        let (now, dated) = (now.to_jiff(), dated.to_jiff());
        print(format!(
            "noted    a clock was ahead: the current edition is dated {dated}, and it is {now} now"
        ))?;
    }
    if let Some(state) = replica {
        print(replica_note(state))?;
    }
    match broken {
        0 => Ok(()),
        count => Err(Stop::Said(format!("{count} promises are broken"))),
    }
}

/// What is said of the replica. Nothing of it breaks a promise, because the primary answers in its place.
fn replica_note(state: ReplicaState) -> String {
    match state {
        ReplicaState::InStep => "noted    the replica has reached the present edition".to_owned(),
        ReplicaState::Behind(missing) => format!(
            "noted    the replica lacks {missing} editions: until it has them, public pages are read from the primary"
        ),
        ReplicaState::Away => {
            "noted    the replica does not answer: public pages are read from the primary"
                .to_owned()
        }
    }
}
