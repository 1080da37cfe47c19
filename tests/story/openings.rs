//! Who has the desk of a practice open: shown to the other reviewers for some minutes, and no claim.

use std::time::Duration;

use crate::cast::Cast;
use crate::desk::{deeds, desk, desk_of};
use crate::focal_points::{is_kept_out, naming};
use crate::people::signed_in;
use crate::world::World;

/// The queue and the desk say which other reviewer opened the desk just now; after ten minutes they say nothing.
async fn wish_11_reviewers_see_who_is_reading_a_practice_now(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let (ruth, omar) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
    );
    ruth.visit("/review").await.ok().lacks("Open at the desk");
    desk(&omar, id).await.lacks("opened this desk");
    let line = ruth.visit("/review").await.ok();
    let open: Vec<String> = line.texts("tbody tr:has(.badge)");
    let open = open
        .iter()
        .filter(|line| line.contains("Open at the desk of"));
    let open: Vec<&String> = open.collect();
    assert_eq!(open.len(), 1, "{open:?}");
    assert!(
        open[0].contains("Almaty Process") && open[0].contains("Omar"),
        "{open:?}"
    );
    desk(&ruth, id)
        .await
        .shows("Omar")
        .shows("opened this desk at");
    // The own reading is no news, and no reading is a claim or an event.
    omar.visit("/review").await.ok().shows("Ruth");
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    world.clock().advance(Duration::from_mins(11));
    ruth.visit("/review").await.ok().lacks("Open at the desk");
    desk(&ruth, id).await.lacks("opened this desk");
}
story!(wish_11_reviewers_see_who_is_reading_a_practice_now);

/// A reviewer who reloads the desk writes once in three minutes.
async fn reloading_a_desk_writes_little(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let calls = async || {
        let before = world.app.db.calls();
        desk(&ruth, id).await;
        world.app.db.calls() - before
    };
    let first = calls().await;
    let again = calls().await;
    assert!(again < first, "{again} calls after {first}");
    world.clock().advance(Duration::from_mins(2));
    assert_eq!(calls().await, again);
    world.clock().advance(Duration::from_mins(2));
    assert_eq!(calls().await, first);
}
story!(reloading_a_desk_writes_little);

/// A reviewer who is a party to a practice learns from no page who reads it, and a party's reading is not shown.
async fn a_party_does_not_learn_who_is_reading(world: World) {
    let cast = Cast::of(&world).await;
    let id = naming(
        &cast,
        &cast.amina,
        "Almaty Process",
        cast.omar.email.as_str(),
    )
    .await;
    let (ruth, omar) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
    );
    is_kept_out(&world, &cast, &cast.omar, id).await;
    omar.visit(&desk_of(id)).await.ok();
    ruth.visit("/review").await.ok().lacks("Open at the desk");
    desk(&ruth, id).await.lacks("opened this desk");
    let queue = omar.visit("/review").await.ok();
    queue.shows("Almaty Process").lacks("Open at the desk");
    desk(&omar, id)
        .await
        .lacks("opened this desk")
        .lacks("Ruth");
}
story!(a_party_does_not_learn_who_is_reading);
