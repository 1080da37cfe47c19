//! The queue: whose is first, what narrows it, what it hides, and what it costs.

use std::time::Duration;

use praxis::account::actions as accounts;
use praxis::practice::actions::Intent;
use praxis::practice::model::Decision;

use crate::cast::{Cast, approval, reasons};
use crate::desk::desk_of;
use crate::people::signed_in;
use crate::world::World;

const HOUR: Duration = Duration::from_hours(1);

/// The titles of the queue, in the order of the page, below their headings.
fn rows(page: &crate::browser::Page) -> Vec<String> {
    page.texts("tbody th")
        .into_iter()
        .map(|text| text.split(" PX-").next().unwrap_or_default().to_owned())
        .collect()
}

/// Mine first, then what is free, then what others have; each oldest first.
async fn the_queue_opens_on_mine_oldest_first(world: World) {
    let cast = Cast::of(&world).await;
    let mut ids = Vec::new();
    for title in [
        "Almaty Process",
        "Bali Process",
        "Colombo Process",
        "Dakar Process",
        "Edinburgh Process",
    ] {
        ids.push(
            cast.submitted_by(
                if ids.len() % 2 == 0 {
                    &cast.amina
                } else {
                    &cast.boris
                },
                title,
                9,
            )
            .await,
        );
        world.clock().advance(HOUR);
    }
    cast.act(&cast.ruth, &ids[3], Intent::Claim).await.unwrap();
    cast.act(&cast.ruth, &ids[1], Intent::Claim).await.unwrap();
    cast.act(&cast.omar, &ids[0], Intent::Claim).await.unwrap();
    let page = signed_in(&world, &cast.ruth)
        .await
        .visit("/review")
        .await
        .ok();
    assert_eq!(
        rows(&page),
        [
            "Claimed by you, oldest first",
            "Bali Process",
            "Dakar Process",
            "Free, oldest first",
            "Colombo Process",
            "Edinburgh Process",
            "Claimed by others, oldest first",
            "Almaty Process",
        ]
    );
    page.shows("5 waiting")
        .shows("you, until 10 November 2026")
        .shows("Mr. Omar Haddad, until")
        .shows("Ms. Amina Saidova");
    // One press on a free one leads to its desk.
    let page = signed_in(&world, &cast.ruth)
        .await
        .visit("/review")
        .await
        .ok();
    let page = page.form(&desk_of(ids[2])).press("claim").await.ok();
    page.lands_on(&desk_of(ids[2]))
        .shows("Claimed: it is yours to decide.");
}
story!(the_queue_opens_on_mine_oldest_first);

/// From the queue to an approval in three page loads: queue, desk, queue with its Undo.
async fn an_approval_takes_three_page_loads(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let first = ruth.visit("/review").await.ok();
    let second = first.form(&desk_of(id)).press("claim").await.ok();
    let third = second.form_with("approve").press("approve").await.ok();
    third
        .lands_on(&format!("/review?decided={id}"))
        .shows("Approved. It becomes public at 12:10.")
        .shows("Decided, undo until 12:10")
        .form_with("undo")
        .press("undo")
        .await
        .ok()
        .lands_on(&desk_of(id))
        .shows("Undone: it is in review again");
}
story!(an_approval_takes_three_page_loads);

/// Objective, country, language, list and words narrow it; what is none of them narrows nothing.
async fn the_queue_is_narrowed_by_plain_addresses(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Étude de Bali", 2).await;
    let back = cast.submitted("Returned Process", 9).await;
    cast.act(
        &cast.ruth,
        &back,
        Intent::Decide(Decision::Return {
            words: reasons("Why?"),
        }),
    )
    .await
    .unwrap();
    cast.settle().await;
    cast.published("Dakar Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let both = "Free, oldest first|Almaty Process|Étude de Bali";
    let table = [
        ("/review", both),
        ("/review?objective=2", "Free, oldest first|Étude de Bali"),
        ("/review?country=KZ", both),
        ("/review?country=FR", ""),
        ("/review?language=en", both),
        ("/review?language=fr", ""),
        ("/review?language=mine", both),
        ("/review?q=etude", "Free, oldest first|Étude de Bali"),
        (
            "/review?q=BALI+%C3%A9tude",
            "Free, oldest first|Étude de Bali",
        ),
        (
            "/review?q=px-2026-0001",
            "Free, oldest first|Almaty Process",
        ),
        ("/review?q=lenz", "Free, oldest first|Étude de Bali"),
        ("/review?q=%25", both),
        ("/review?q=lenz&objective=9", ""),
        (
            "/review?state=returned",
            "With the authors|Returned Process",
        ),
        ("/review?state=published", "Public|Dakar Process"),
        ("/review?state=published&q=almaty", ""),
        ("/review?state=declined", ""),
        (
            "/review?state=nonsense&objective=24&country=XX&language=tlh",
            both,
        ),
        (
            "/review?objective=9&objective=2",
            "Free, oldest first|Almaty Process",
        ),
        ("/review?a%5B%5D=1&q%5Bx%27%20or%201=1--%5D=", both),
    ];
    for (address, expected) in table {
        let page = ruth.visit(address).await.ok();
        assert_eq!(rows(&page).join("|"), expected, "{address}");
    }
    ruth.visit("/review?q=nothing+like+it")
        .await
        .ok()
        .shows("Nothing here matches")
        .keeps("nothing like it");
    ruth.visit("/review?from=garbage").await.status(400);
    ruth.visit("/review?q=%00").await.status(400);
    ruth.visit("/review?q=%ff").await.status(400);
    ruth.visit("/fr/review")
        .await
        .ok()
        .shows("File d’examen")
        .shows("Prendre en charge et lire");
}
story!(the_queue_is_narrowed_by_plain_addresses);

/// Whoever is limited to objectives sees no others, in the queue and at the desk.
async fn a_scope_limits_what_is_seen(world: World) {
    let cast = Cast::of(&world).await;
    let inside = cast.submitted("Inside", 2).await;
    let outside = cast.submitted("Outside", 9).await;
    let lena = signed_in(&world, &cast.lena).await;
    let page = lena.visit("/review").await.ok();
    assert_eq!(rows(&page), ["Free, oldest first", "Inside"]);
    page.shows("1 waiting").lacks("Outside");
    lena.visit("/review?q=outside")
        .await
        .ok()
        .shows("Nothing here matches");
    lena.visit(&desk_of(inside)).await.ok();
    lena.visit(&desk_of(outside))
        .await
        .status(404)
        .lacks("Outside");
    lena.post(&desk_of(outside), &[("deed", "claim"), ("seq", "2")])
        .await
        .status(404);
    // An administrator sees both; a submitter nothing at all, not even that there is a queue.
    signed_in(&world, &cast.grace)
        .await
        .visit("/review")
        .await
        .ok()
        .shows("2 waiting");
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit("/review").await.status(404);
    amina.visit(&desk_of(inside)).await.status(404);
    amina
        .post(&desk_of(inside), &[("deed", "approve"), ("seq", "2")])
        .await
        .status(404);
}
story!(a_scope_limits_what_is_seen);

/// A suspended account's submissions wait outside and come back with it.
async fn held_submissions_are_out_of_the_queue(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted_by(&cast.boris, "Held Process", 9).await;
    cast.submitted("Almaty Process", 9).await;
    let mut tx = cast.app.db.write().await.unwrap();
    accounts::suspend(&mut tx, cast.boris.id, "Asked to wait", world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review").await.ok();
    assert_eq!(rows(&page), ["Free, oldest first", "Almaty Process"]);
    page.shows("1 waiting");
}
story!(held_submissions_are_out_of_the_queue);

/// A request for removal stands in a group of its own.
async fn removal_requests_are_a_group(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    world.clock().advance(Duration::from_hours(20 * 24));
    cast.act(
        &cast.amina,
        &id,
        Intent::AskRemoval(Some(reasons("It names a village."))),
    )
    .await
    .unwrap();
    world.clock().advance(Duration::from_hours(3 * 24));
    let ruth = signed_in(&world, &cast.ruth).await;
    let asked = ruth.visit("/review?state=removal").await.ok();
    assert_eq!(asked.texts("tbody .badge"), ["3 days"]);
    let page = ruth.visit("/review").await.ok();
    assert_eq!(
        rows(&page),
        ["Removal asked for by the owner", "Almaty Process"]
    );
    let page = ruth.visit(&desk_of(id)).await.ok();
    page.shows("Its owner asked for its removal on 23 November 2026. It names a village.");
}
story!(removal_requests_are_a_group);

/// Forty rows are walked to their end and back, and thirty cost no more statements than one.
async fn pages_of_the_queue_go_by_key_and_cost_the_same(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    let titles: Vec<String> = (1..=40)
        .map(|number| format!("Process {number:02}"))
        .collect();
    cast.submitted(&titles[0], 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let statements = async |address: &str| {
        let before = world.app.db.statements();
        let page = ruth.visit(address).await.ok();
        (world.app.db.statements() - before, page)
    };
    let (one, _) = statements("/review").await;
    let (one_narrowed, _) = statements("/review?q=process&country=KZ").await;
    for title in &titles[1..] {
        world.clock().advance(Duration::from_secs(1));
        cast.submitted(title, 9).await;
    }
    let (many, page) = statements("/review").await;
    let (many_narrowed, _) = statements("/review?q=process&country=KZ").await;
    assert!(
        many <= one,
        "{many} statements for a page, {one} for one row"
    );
    assert!(
        many_narrowed <= one_narrowed,
        "{many_narrowed} statements, {one_narrowed} for one row"
    );
    assert!(one <= 16, "{one} statements");
    assert_eq!(rows(&page)[1..], titles[..25]);
    let next = page.follow("Next").await.ok();
    assert_eq!(rows(&next)[1..], titles[25..]);
    let back = next.follow("Previous").await.ok();
    assert_eq!(rows(&back)[1..], titles[..25]);
}
story!(pages_of_the_queue_go_by_key_and_cost_the_same);

/// Lists of what is closed are read from their end, and walked the same way.
async fn closed_lists_begin_with_the_newest(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    let titles: Vec<String> = (1..=30)
        .map(|number| format!("Process {number:02}"))
        .collect();
    for title in &titles {
        let id = cast.submitted(title, 9).await;
        cast.act(&cast.ruth, &id, Intent::Decide(approval()))
            .await
            .unwrap();
        world.clock().advance(Duration::from_secs(1));
    }
    cast.settle().await;
    let newest: Vec<String> = titles.iter().rev().cloned().collect();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review?state=published").await.ok();
    assert_eq!(rows(&page)[1..], newest[..25]);
    let next = page.follow("Next").await.ok();
    assert_eq!(rows(&next)[1..], newest[25..]);
    assert_eq!(rows(&next.follow("Previous").await.ok())[1..], newest[..25]);
}
story!(closed_lists_begin_with_the_newest);
