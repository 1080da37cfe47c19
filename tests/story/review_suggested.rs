//! Which submissions are a reviewer’s own: what the service suggests, and in which language it is written.

use praxis::practice::actions::{self, Intent};

use crate::cast::Cast;
use crate::people::signed_in;
use crate::world::World;

/// Who is suggested for each of these practices.
async fn suggested(cast: &Cast, ids: &[praxis::practice::model::PracticeId]) -> Vec<i64> {
    let mut db = cast.app.db.read().await.unwrap();
    let mut suggested = Vec::new();
    for id in ids {
        let found = actions::case(&cast.app, &mut db, &cast.grace, *id).await;
        let (case, ..) = found.unwrap().unwrap();
        suggested.push(case.open.unwrap().suggested_id.unwrap().0);
    }
    suggested
}

/// The queue says which submissions are suggested to its reader and in which language each is, and lists those alone.
async fn the_queue_says_which_are_mine(world: World) {
    let cast = Cast::of(&world).await;
    let mut ids = Vec::new();
    for title in [
        "Almaty Process",
        "Bali Process",
        "Colombo Process",
        "Dakar Process",
    ] {
        ids.push(cast.submitted(title, 9).await);
    }
    let of = suggested(&cast, &ids).await;
    for reader in [&cast.ruth, &cast.omar] {
        let mine = of.iter().filter(|id| **id == reader.id.0).count();
        assert_eq!(mine, 2, "{of:?}");
        let browser = signed_in(&world, reader).await;
        let page = browser.visit("/review").await.ok();
        let badge = "tbody .badge:not(.num)";
        assert_eq!(page.texts(badge), ["suggested to you", "suggested to you"]);
        for row in page.texts("tbody th[scope=row]") {
            assert!(row.ends_with("· English"), "{row}");
        }
        let form = page.form("/review").tick("suggested", "yes");
        let narrowed = form.press("Show").await.ok();
        assert_eq!(narrowed.count("tbody th[scope=row]"), 2);
        assert_eq!(narrowed.texts(badge).len(), 2);
        // From desk to desk, the list stays the narrowed one.
        let link = narrowed.attributes("tbody th a", "href").remove(0);
        assert!(link.contains("suggested=yes"), "{link}");
    }
    let french = signed_in(&world, &cast.ruth).await;
    french
        .visit("/fr/review")
        .await
        .ok()
        .shows("suggérée à vous")
        .shows("anglais");
}
story!(the_queue_says_which_are_mine);

/// A burst is shared out, although one reviewer has claims and the other none: what is suggested and open counts, too.
async fn a_burst_does_not_fall_on_one_reviewer(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    for number in 1..=2 {
        let id = cast.submitted(&format!("Earlier {number}"), 9).await;
        cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    }
    let mut burst = Vec::new();
    for number in 1..=10 {
        burst.push(cast.submitted(&format!("Process {number}"), 9).await);
    }
    let of = suggested(&cast, &burst).await;
    let ruths = of.iter().filter(|id| **id == cast.ruth.id.0).count();
    assert_eq!(
        ruths, 6,
        "with the two that Omar has claimed, each has six: {of:?}"
    );
}
story!(a_burst_does_not_fall_on_one_reviewer);
