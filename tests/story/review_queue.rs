//! The queue: whose is first, what narrows it, what it hides, and what it costs.

use std::time::Duration;

use praxis::admin::actions as administration;
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode, TakeDown};

use crate::cast::{Cast, TRIAL, approval, reasons};
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
        ("/review?q=etude", "In all lists|Étude de Bali"),
        ("/review?q=BALI+%C3%A9tude", "In all lists|Étude de Bali"),
        ("/review?q=px-2026-0001", "In all lists|Almaty Process"),
        (
            "/review?q=px-2026-0001&state=waiting",
            "Free, oldest first|Almaty Process",
        ),
        ("/review?q=lenz", "In all lists|Étude de Bali"),
        (
            "/review?q=%25",
            "In all lists|Dakar Process|Returned Process|Étude de Bali|Almaty Process",
        ),
        ("/review?state=all", both),
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
        ("/review?a%5B%5D=1&q%5Bx%27%20or%201=1--%5D=", both),
    ];
    for (address, expected) in table {
        let page = ruth.visit(address).await.ok();
        assert_eq!(rows(&page).join("|"), expected, "{address}");
    }
    ruth.visit("/review?q=nothing+like+it")
        .await
        .ok()
        .shows("No practice matches these words.")
        .keeps("nothing like it");
    ruth.visit("/review?q=nothing+like+it&state=spam")
        .await
        .ok()
        .shows("Nothing here matches");
    ruth.visit("/review?from=garbage").await.status(400);
    ruth.visit("/review?objective=9&objective=2")
        .await
        .status(400);
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
        .shows("No practice matches these words.");
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
    administration::suspend(&cast.app, Some(&cast.grace), cast.boris.id, &TRIAL)
        .await
        .unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review").await.ok();
    assert_eq!(rows(&page), ["Free, oldest first", "Almaty Process"]);
    page.shows("1 waiting");
    administration::restore(&cast.app, None, cast.boris.id)
        .await
        .unwrap();
    let page = ruth.visit("/review").await.ok();
    assert_eq!(
        rows(&page),
        ["Free, oldest first", "Held Process", "Almaty Process"]
    );
    page.shows("2 waiting");
}
story!(held_submissions_are_out_of_the_queue);

fn taken_down() -> Intent {
    Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("It names a village."),
    }
}

/// Words are looked for in every state, from whichever list; the list then narrows. Drafts are not found.
async fn words_find_a_practice_in_every_state(world: World) {
    let cast = Cast::of(&world).await;
    let every = [
        ("waiting", "One Process"),
        ("returned", "Three Process"),
        ("declined", "Four Process"),
        ("withdrawn", "Five Process"),
        ("published", "Six Process"),
        ("taken-down", "Seven Process"),
        ("decided", "Two Process"),
    ];
    for (list, title) in every {
        let id = match list {
            "published" | "taken-down" => cast.published_by(&cast.boris, title, 9).await,
            _ => cast.submitted_by(&cast.boris, title, 9).await,
        };
        let decision = match list {
            "decided" => Some(approval()),
            "returned" => Some(Decision::Return {
                words: reasons("Why?"),
            }),
            "declined" => Some(Decision::Decline {
                words: reasons("It is a plan."),
                code: DeclineCode::Other,
                duplicate_of: None,
                last: false,
            }),
            _ => None,
        };
        if let Some(decision) = decision {
            let intent = Intent::Decide(decision);
            cast.act(&cast.omar, &id, intent).await.unwrap();
        }
        match list {
            "returned" | "declined" => cast.settle().await,
            "withdrawn" => {
                let intent = Intent::Withdraw(None);
                cast.act(&cast.boris, &id, intent).await.unwrap();
            }
            "taken-down" => {
                cast.act(&cast.ruth, &id, taken_down()).await.unwrap();
            }
            _ => {}
        }
    }
    cast.draft("Eight Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for from in ["/review", "/review?state=spam", "/review?objective=9"] {
        let page = ruth.visit(from).await.ok();
        for (list, title) in every {
            let found = page.form("/review").fill("q", title).press("Find").await;
            assert_eq!(
                rows(&found.ok()),
                ["In all lists", title],
                "{list} from {from}"
            );
        }
        let found = page
            .form("/review")
            .fill("q", "Eight Process")
            .press("Find");
        found.await.ok().shows("No practice matches these words.");
        let all = page.form("/review").fill("q", "process").press("Find");
        assert_eq!(rows(&all.await.ok()).len(), every.len() + 1);
    }
    let all = ruth.visit("/review?q=process").await.ok();
    for (list, title) in every {
        let narrowed = all.form("/review").choose("state", list).press("Show");
        let narrowed = narrowed.await.ok();
        assert_eq!(
            rows(&narrowed).last().map(String::as_str),
            Some(title),
            "{list}"
        );
        assert_eq!(rows(&narrowed).len(), 2, "{list}");
    }
}
story!(words_find_a_practice_in_every_state);

/// A list holds a practice only by its latest submitted revision, and says since when.
async fn a_list_holds_the_latest_revision_by_its_own_date(world: World) {
    let cast = Cast::of(&world).await;
    let days = |days: u64| world.clock().advance(Duration::from_hours(24 * days));
    let mut ids = Vec::new();
    for title in ["Almaty Process", "Bali Process", "Colombo Process"] {
        let id = cast.submitted(title, 9).await;
        let words = reasons("Why?");
        let intent = Intent::Decide(Decision::Return { words });
        cast.act(&cast.ruth, &id, intent).await.unwrap();
        cast.settle().await;
        ids.push(id);
        days(1);
    }
    let list = async |list: &str| {
        let ruth = signed_in(&world, &cast.ruth).await;
        let page = ruth.visit(&format!("/review?state={list}")).await.ok();
        let titles = rows(&page)
            .into_iter()
            .skip(1)
            .collect::<Vec<_>>()
            .join("|");
        (titles, page.texts("tbody .badge.num").join("|"))
    };
    let (titles, dates) = list("returned").await;
    assert_eq!(titles, "Colombo Process|Bali Process|Almaty Process");
    assert_eq!(dates, "5 November 2026|4 November 2026|3 November 2026");

    cast.act(&cast.amina, &ids[0], Intent::Submit)
        .await
        .unwrap();
    cast.act(&cast.amina, &ids[1], Intent::Submit)
        .await
        .unwrap();
    cast.act(&cast.amina, &ids[1], Intent::Withdraw(None))
        .await
        .unwrap();
    assert_eq!(list("returned").await.0, "Colombo Process");
    assert_eq!(list("withdrawn").await.0, "Bali Process");
    assert_eq!(list("waiting").await.0, "Almaty Process");
    cast.act(&cast.ruth, &ids[0], Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &ids[1], Intent::Submit)
        .await
        .unwrap();
    days(30);
    assert_eq!(list("withdrawn").await.0, "");
    let public = list("published").await;
    assert_eq!(
        public,
        ("Almaty Process".to_owned(), "6 November 2026".to_owned())
    );

    cast.act(&cast.amina, &ids[0], Intent::Revise)
        .await
        .unwrap();
    assert_eq!(list("published").await, public);
    cast.act(&cast.ruth, &ids[0], taken_down()).await.unwrap();
    assert_eq!(list("published").await.0, "");
    let (titles, dates) = list("taken-down").await;
    assert_eq!(
        (titles.as_str(), dates.as_str()),
        ("Almaty Process", "6 December 2026")
    );
}
story!(a_list_holds_the_latest_revision_by_its_own_date);

/// A request for removal is counted beside “Review” and at the head of the queue, and marked in the list of public ones.
async fn a_removal_request_is_counted_and_marked(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let id = cast.published("Almaty Process", 9).await;
    let outside = cast.published("Colombo Process", 2).await;
    for id in [id, outside] {
        let intent = Intent::AskRemoval(Some(reasons("It names a village.")));
        cast.act(&cast.amina, &id, intent).await.unwrap();
    }
    let lena = signed_in(&world, &cast.lena).await;
    lena.visit("/review")
        .await
        .ok()
        .shows("One request for removal");
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review").await.ok();
    assert_eq!(page.texts("header .badge"), ["3 waiting"]);
    let asked = page.follow("2 requests for removal").await.ok();
    assert_eq!(rows(&asked).len(), 3);
    let public = ruth.visit("/review?state=published").await.ok();
    assert_eq!(
        public.texts("tbody .badge:not(.num)"),
        ["removal asked", "removal asked"]
    );
    let kept = Intent::Keep(reasons("It names nobody."));
    cast.act(&cast.ruth, &id, kept).await.unwrap();
    let page = ruth.visit("/review").await.ok();
    assert_eq!(page.texts("header .badge"), ["2 waiting"]);
    page.shows("One request for removal");
}
story!(a_removal_request_is_counted_and_marked);

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
async fn wish_15_pages_of_the_queue_go_by_key_and_cost_the_same(world: World) {
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
    let worded = "/review?q=objective:9+waiting:%3C9d+claimed:none";
    let (one_worded, _) = statements(worded).await;
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
    let (many_worded, page_worded) = statements(worded).await;
    assert!(one_worded <= one && many_worded <= one_worded);
    assert_eq!(page_worded.texts("p.num.soft"), ["1 to 25 of 40"]);
    assert!(
        many_narrowed <= one_narrowed,
        "{many_narrowed} statements, {one_narrowed} for one row"
    );
    // The session, the account with its scope and languages, and five of the page.
    assert!(one <= 9, "{one} statements");
    assert!(one_narrowed <= 10, "{one_narrowed} statements");
    assert_eq!(rows(&page)[1..], titles[..25]);
    assert_eq!(page.texts("p.num.soft"), ["1 to 25 of 40"]);
    assert_eq!(page.texts("title"), ["Review queue – Praxis"]);
    let next = page.follow("Next").await.ok();
    assert_eq!(rows(&next)[1..], titles[25..]);
    assert_eq!(next.texts("p.num.soft"), ["26 to 40 of 40"]);
    assert_eq!(next.texts("title"), ["Review queue, page 2 – Praxis"]);
    let found = ruth.visit("/review?q=process").await.ok();
    assert_eq!(found.texts("p.num.soft"), ["1 to 25 of 40"]);
    let found = found.follow("Next").await.ok();
    assert_eq!(found.texts("p.num.soft"), ["26 to 40 of 40"]);
    let back = next.follow("Previous").await.ok();
    assert_eq!(rows(&back)[1..], titles[..25]);
}
story!(wish_15_pages_of_the_queue_go_by_key_and_cost_the_same);

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
