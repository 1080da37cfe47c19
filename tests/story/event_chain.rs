//! The chain of each history: a changed event breaks it, a text that is taken out does not, and what was written without it
//! is chained at the next start.

use praxis::db::{Engine as _, Tx};
use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;
use praxis::practice::model::{Decision, PracticeId};

use crate::cast::{Cast, reasons};
use crate::focal_points::broken;
use crate::world::World;

const CHAIN: &str = "each event is chained to the one before, and none was changed since";

/// A returned practice, whose history has words.
async fn returned(cast: &Cast) -> PracticeId {
    let id = cast.submitted("Almaty Process", 9).await;
    let words = reasons("Say more about the ministries.");
    let decision = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, decision).await.unwrap();
    cast.settle().await;
    id
}

/// Takes the guards of the history away, as only the owner of the database can.
async fn without_guards(tx: &mut Tx) {
    let drops: [(&'static str, &'static str); 2] = [
        (
            "DROP TRIGGER event_not_changed",
            "DROP TRIGGER event_not_changed ON event",
        ),
        (
            "DROP TRIGGER event_chain_not_deleted",
            "DROP TRIGGER event_chain_not_changed ON event_chain",
        ),
    ];
    for (sqlite, postgres) in drops {
        tx.sql_for(sqlite, postgres).execute().await.unwrap();
    }
}

/// What the owner of the database does behind the back of the service.
async fn by_hand(cast: &Cast, changes: &[&'static str]) {
    let mut tx = cast.app.db.write().await.unwrap();
    without_guards(&mut tx).await;
    for change in changes {
        tx.sql(change).execute().await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// What the checker notes about the chain.
async fn notes(cast: &Cast) -> Vec<String> {
    let mut db = cast.app.db.read().await.unwrap();
    let checked = check(&mut db).await.unwrap();
    let chain = checked.into_iter().find(|one| one.promise == CHAIN);
    chain.unwrap().noted
}

/// Each fact of an event, and each of its texts.
async fn a_changed_event_breaks_the_chain(world: World) {
    for change in [
        "UPDATE event SET words = 'Say less.' WHERE deed = 'return'",
        "UPDATE event SET words = 'One word.' WHERE deed = 'claim'",
        "UPDATE event SET actor_id = NULL WHERE deed = 'return'",
        "UPDATE event SET at = at + 1 WHERE deed = 'submit'",
        "UPDATE event SET details = '{}' WHERE deed = 'submit'",
        "UPDATE practice SET chain = texts FROM event_chain WHERE practice_id = id",
        "DELETE FROM event_chain WHERE seq = 2",
    ] {
        let other = world.twin().await;
        let cast = Cast::of(&other).await;
        let id = returned(&cast).await;
        assert_eq!(broken(&cast).await, []);
        let claimed = cast.submitted("Bali Process", 9).await;
        cast.act(&cast.omar, &claimed, Intent::Claim).await.unwrap();
        by_hand(&cast, &[change]).await;
        let found = broken(&cast).await;
        let chain = found.iter().find(|(promise, _)| *promise == CHAIN);
        let (_, places) = chain.unwrap_or_else(|| panic!("{change} was not found"));
        let named = [id, claimed].map(|id| format!("practice {id}, "));
        let says = |place: &String| named.iter().any(|name| place.starts_with(name.as_str()));
        assert!(places.iter().all(says), "{places:?}");
    }
}
story!(a_changed_event_breaks_the_chain);

/// The database itself refuses what [`by_hand`] does once its owner has dropped the guards.
async fn the_database_refuses_to_change_the_chain(world: World) {
    let cast = Cast::of(&world).await;
    returned(&cast).await;
    for change in [
        "UPDATE event_chain SET digest = texts",
        "DELETE FROM event_chain",
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        assert!(tx.sql(change).execute().await.is_err(), "{change}");
    }
}
story!(the_database_refuses_to_change_the_chain);

/// A court orders that words are taken out: the checker says so, and every digest stays right.
async fn a_text_that_is_taken_out_leaves_the_chain_whole(world: World) {
    let cast = Cast::of(&world).await;
    let id = returned(&cast).await;
    assert_eq!(notes(&cast).await, [] as [String; 0]);
    by_hand(
        &cast,
        &["UPDATE event SET words = NULL WHERE deed = 'return'"],
    )
    .await;
    assert_eq!(broken(&cast).await, []);
    let said = format!("a text was taken out: practice {id}, event 3");
    assert_eq!(notes(&cast).await, [said]);
    // Further events follow it.
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    assert_eq!(broken(&cast).await, []);
}
story!(a_text_that_is_taken_out_leaves_the_chain_whole);

/// An update of the program finds histories without a chain: the start chains them, and so does the next deed.
async fn histories_of_before_are_chained(world: World) {
    let cast = Cast::of(&world).await;
    let (old, used) = (returned(&cast).await, returned(&cast).await);
    by_hand(
        &cast,
        &[
            "DELETE FROM event_chain",
            "UPDATE practice SET chain_seq = 0, chain = ''",
        ],
    )
    .await;
    assert_eq!(broken(&cast).await, [], "a missing chain is noted only");
    assert_eq!(notes(&cast).await.len(), 2);
    cast.act(&cast.amina, &used, Intent::Submit).await.unwrap();
    let left = notes(&cast).await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(
        left[0].starts_with(&format!("practice {old}: ")),
        "{left:?}"
    );
    assert_eq!(actions::chain_histories(&cast.app).await.unwrap(), 1);
    assert_eq!(actions::chain_histories(&cast.app).await.unwrap(), 0);
    assert_eq!(notes(&cast).await, [] as [String; 0]);
    assert_eq!(broken(&cast).await, []);
}
story!(histories_of_before_are_chained);
