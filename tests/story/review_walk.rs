//! From desk to desk along a list of the queue: the list, its filter and its page are carried through every deed, and
//! “Next in this list” goes where the list goes on.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode, PracticeId, TakeDown};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, approval, reasons};
use crate::desk::desk_of;
use crate::people::signed_in;
use crate::world::World;

const NEXT: &str = "Next in this list";
const PREVIOUS: &str = "Previous in this list";

/// The ways to the desks of a list, in the order of its pages.
async fn listed(reader: &Browser, list: &str) -> Vec<String> {
    let mut page = reader.visit(list).await.ok();
    let mut links = Vec::new();
    loop {
        links.extend(page.attributes("tbody th a", "href"));
        let Some(next) = page.attributes("nav a[rel=next]", "href").pop() else {
            // The requests for removal stand whole on the first page, and are the last of the list.
            let (asked, mut others): (Vec<_>, Vec<_>) = links
                .into_iter()
                .partition(|link: &String| link.contains("at="));
            others.extend(asked);
            return others;
        };
        page = page.go(&next).await.ok();
    }
}

/// The practice of a desk's address.
fn path(link: &str) -> &str {
    link.split('?').next().unwrap_or(link)
}

/// Takes a step from a desk, whether it is a link or a button there; `None` if the desk offers none.
async fn step(page: &Page, word: &str) -> Option<Page> {
    let labels = page.texts(".beside li");
    let label = labels.iter().find(|label| label.starts_with(word))?;
    if page.count(".beside a") > 0 {
        return Some(page.follow(label).await.ok());
    }
    let form = page.form_with(label);
    Some(form.press(label).await.ok())
}

/// Every practice that the steps in one direction lead to, beginning with this page's.
async fn walked(mut page: Page, word: &str) -> Vec<String> {
    let mut desks = vec![path(page.path()).to_owned()];
    while let Some(next) = step(&page, word).await {
        assert!(desks.len() < 100, "it goes round: {desks:?}");
        desks.push(path(next.path()).to_owned());
        page = next;
    }
    desks
}

/// Submissions enough for two pages, in every group of the queue, and some in every other list.
async fn fill(world: &World, cast: &Cast) {
    let minute = Duration::from_mins(1);
    let mut waiting = Vec::new();
    for number in 1..=31 {
        let objective = if number % 3 == 0 { 2 } else { 9 };
        let by = if number % 2 == 0 {
            &cast.amina
        } else {
            &cast.boris
        };
        let title = format!("Process {number:02}");
        waiting.push(cast.submitted_by(by, &title, objective).await);
        if number % 4 != 0 {
            // Several arrive at the same time.
            world.clock().advance(minute);
        }
    }
    for number in [3, 17] {
        cast.act(&cast.ruth, &waiting[number], Intent::Claim)
            .await
            .unwrap();
    }
    for number in [0, 9] {
        cast.act(&cast.omar, &waiting[number], Intent::Claim)
            .await
            .unwrap();
    }
    for number in 1..=3 {
        let title = format!("Returned {number}");
        let id = cast.submitted(&title, 9).await;
        let words = reasons("Why?");
        cast.act(&cast.ruth, &id, Intent::Decide(Decision::Return { words }))
            .await
            .unwrap();
        let id = cast.submitted(&format!("Declined {number}"), 9).await;
        let no = Decision::Decline {
            words: reasons("It is a plan."),
            code: DeclineCode::Other,
            duplicate_of: None,
            last: false,
        };
        cast.act(&cast.ruth, &id, Intent::Decide(no)).await.unwrap();
        let id = cast.submitted(&format!("Withdrawn {number}"), 9).await;
        cast.act(&cast.amina, &id, Intent::Withdraw(None))
            .await
            .unwrap();
        cast.settle().await;
    }
    for number in 1..=4 {
        let id = cast.published(&format!("Public {number}"), 9).await;
        if number > 2 {
            continue;
        }
        cast.act(&cast.amina, &id, Intent::AskRemoval(None))
            .await
            .unwrap();
        if number == 1 {
            // It waits for review, too: it stands in the queue twice.
            cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
            cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
        }
        world.clock().advance(minute);
    }
    for number in 1..=2 {
        let id = cast.published(&format!("Gone {number}"), 9).await;
        let gone = Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons("It names a village."),
        };
        cast.act(&cast.omar, &id, gone).await.unwrap();
    }
    for number in 1..=3 {
        let id = cast.submitted(&format!("Decided {number}"), 9).await;
        let by = if number == 2 { &cast.omar } else { &cast.ruth };
        cast.act(by, &id, Intent::Decide(approval())).await.unwrap();
        world.clock().advance(Duration::from_secs(30));
    }
}

/// Along every list, narrowed or not, the steps from desk to desk follow the rows of the pages, and lead back.
async fn the_steps_from_desk_to_desk_follow_every_list(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    fill(&world, &cast).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for (list, least) in [
        ("/review", 35),
        ("/review?objective=2", 8),
        ("/review?country=KZ&language=mine", 30),
        ("/review?q=process", 31),
        ("/review?q=process&state=waiting", 31),
        ("/review?state=decided", 3),
        ("/review?state=returned", 3),
        ("/review?state=declined", 3),
        ("/review?state=withdrawn", 3),
        ("/review?state=published", 4),
        ("/review?state=removal", 2),
        ("/review?state=taken-down", 2),
    ] {
        let links = listed(&ruth, list).await;
        assert!(links.len() >= least, "{list}: {links:?}");
        let rows: Vec<&str> = links.iter().map(|link| path(link)).collect();
        let first = ruth.visit(&links[0]).await.ok();
        assert_eq!(walked(first, NEXT).await, rows, "forth along {list}");
        let last = ruth.visit(links.last().unwrap()).await.ok();
        let mut back = walked(last, PREVIOUS).await;
        back.reverse();
        assert_eq!(back, rows, "back along {list}");
        if list == "/review" {
            // Each way leads back to the page that it stood on.
            let second = ruth.visit(links.last().unwrap()).await.ok();
            let queue = second.form_with("Review queue").press("Review queue").await;
            assert!(queue.ok().path().starts_with("/review"), "{list}");
        }
    }
}
story!(the_steps_from_desk_to_desk_follow_every_list);

/// A decision from the second page of a narrowed list leads back to that page, where its Undo and the next one stand.
async fn a_decision_keeps_the_list_the_filter_and_the_page(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    for number in 1..=30 {
        cast.submitted(&format!("Process {number:02}"), 9).await;
        cast.submitted_by(&cast.boris, &format!("Other {number:02}"), 2)
            .await;
        world.clock().advance(Duration::from_secs(1));
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let first = ruth
        .visit("/review?objective=9&language=en&q=process&state=waiting")
        .await
        .ok();
    let second = first.follow("Next").await.ok();
    let here = second.path().to_owned();
    let desk = second.follow("Process 27").await.ok();
    let after = desk.form_with("approve").press("approve").await.ok();
    assert!(after.path().starts_with(&here), "{}", after.path());
    let after = after
        .shows("Approved. It becomes public at")
        .shows("Process 28")
        .lacks("Other");
    let next = after.follow("Next in this list: Process 28").await.ok();
    next.shows("Process 28");
    // Undo leads to the desk, and from there the way back leads to the same page.
    let undone = after.form_with("undo").press("undo").await.ok();
    let back = undone.form_with("Review queue").press("Review queue").await;
    assert_eq!(back.ok().path(), here);
}
story!(a_decision_keeps_the_list_the_filter_and_the_page);

/// Whatever is done at a desk, the page that answers knows the list; a practice that has left it keeps its place there.
async fn every_deed_at_a_desk_keeps_the_list(world: World) {
    let cast = Cast::of(&world).await;
    let mut ids = Vec::new();
    for number in 1..=3 {
        let id = cast.published(&format!("Public {number}"), 9).await;
        cast.act(&cast.amina, &id, Intent::AskRemoval(None))
            .await
            .unwrap();
        world.clock().advance(Duration::from_mins(1));
        ids.push(id);
    }
    let at = |id: PracticeId| format!("{}?state=removal&objective=9", desk_of(id));
    let ruth = signed_in(&world, &cast.ruth).await;
    let desk = ruth.visit(&at(ids[1])).await.ok();
    let form = desk
        .form_with("keep")
        .fill("keep-reasons", "It names nobody.");
    let kept = form.press("keep").await.ok();
    assert!(kept.path().starts_with(&at(ids[1])), "{}", kept.path());
    let next = step(&kept, NEXT).await.unwrap();
    assert_eq!(path(next.path()), desk_of(ids[2]));
    let previous = step(&kept, PREVIOUS).await.unwrap();
    assert_eq!(path(previous.path()), desk_of(ids[0]));
    assert!(step(&next, NEXT).await.is_none());

    // The forms of the row, the letter, a refusal, Enter and another language know it, too.
    let waiting = cast.submitted("Almaty Process", 9).await;
    let list = "/review?objective=9&language=en";
    let place = format!("{}?objective=9&language=en", desk_of(waiting));
    let page = ruth.visit(list).await.ok();
    let claimed = page.form_with("claim").press("claim").await;
    let desk = claimed.lands_on(&place);
    let stayed = desk.form_with("stay").press("stay").await.lands_on(&place);
    let refused = stayed.form_with("return").press("return").await.status(422);
    assert_eq!(refused.path(), place);
    let form = refused.form_with("letter").choose("decision", "return");
    let letter = form.fill("reasons", "Say more.").press("letter").await.ok();
    let desk = letter
        .form_with("stay")
        .press("stay")
        .await
        .lands_on(&place);
    let french = desk.form_with("Français").press("Français").await.ok();
    french.lands_on(&format!("/fr{place}"));
    let desk = ruth.visit(&place).await.ok();
    let released = desk.form_with("release").press("release").await.ok();
    assert!(
        released.path().starts_with(&desk_of(waiting)),
        "words are kept"
    );
    let desk = ruth.visit(&place).await.ok();
    let desk = desk
        .form_with("clear")
        .press("clear")
        .await
        .lands_on(&place);
    let desk = desk.form_with("claim").press("claim").await.ok();
    let released = desk.form_with("release").press("release").await;
    released.lands_on(list);
}
story!(every_deed_at_a_desk_keeps_the_list);

/// The page that a decision left empty is answered with the first one, not with “nothing waits”.
async fn a_page_that_is_empty_by_now_is_the_first_one(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    for number in 1..=26 {
        cast.submitted(&format!("Process {number:02}"), 9).await;
        world.clock().advance(Duration::from_secs(1));
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let second = ruth.visit("/review").await.ok().follow("Next").await.ok();
    let desk = second.follow("Process 26").await.ok();
    let after = desk.form_with("approve").press("approve").await.ok();
    after
        .shows("Approved.")
        .shows("Process 01")
        .shows("Process 25");
}
story!(a_page_that_is_empty_by_now_is_the_first_one);

/// Without an undo time the practice leaves the list at once: the queue still says which one is next.
async fn after_a_decision_at_once_the_next_one_is_there(world: World) {
    let world = world.with(&[("undo", "0s")]);
    let cast = Cast::of(&world).await;
    for number in 1..=3 {
        cast.submitted(&format!("Process {number}"), 9).await;
        world.clock().advance(Duration::from_secs(1));
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review?objective=9").await.ok();
    let desk = page.follow("Process 2").await.ok();
    let after = desk.form_with("approve").press("approve").await.ok();
    assert!(
        after.path().starts_with("/review?objective=9"),
        "{}",
        after.path()
    );
    let after = after.shows("Approved: it is public now.");
    let next = after.follow("Next in this list: Process 3").await.ok();
    next.shows("Process 3").shows("Previous in this list");
}
story!(after_a_decision_at_once_the_next_one_is_there);
