//! The administrator's lists say which of their lines a page shows, and what replaces a practice.

use praxis::account::model::{Role, Scope};
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::browser::Page;
use crate::cast::{Cast, Member, change_role, reasons};
use crate::world::World;

fn title_of(page: &Page) -> String {
    page.texts("title").join(" ")
}

/// The second page of each list says so in its title and above its lines.
async fn a_list_says_which_of_its_lines_it_shows(world: World) {
    let cast = Cast::of(&world).await;
    for number in 0..60 {
        let given = format!("Person{number}");
        let someone = Member::named("", &given, "Person", Role::Submitter);
        someone.join(&cast.app).await;
    }
    for _ in 0..30 {
        for role in [Role::Reviewer, Role::Submitter] {
            change_role(&cast.app, cast.amina.id, role, &Scope::default()).await;
        }
    }
    let grace = cast.sign_in(&world, &cast.grace).await;
    let first = grace.visit("/admin/accounts").await.ok();
    let total = {
        let mut db = cast.app.db.read().await.unwrap();
        let all = praxis::account::queries::everybody(&mut db).await.unwrap();
        all.len()
    };
    for (list, title, total) in [
        ("/admin/accounts", "Accounts", total),
        ("/admin/record", "Record", 60),
        ("/admin/outbox", "Outbox", 60),
        ("/admin/outbox?state=waiting", "Outbox", 60),
    ] {
        let page = grace.visit(list).await.ok();
        let page = page.shows(&format!("1 to 50 of {total}"));
        assert!(
            title_of(&page).starts_with(&format!("{title} ")),
            "{}",
            title_of(&page)
        );
        let next = page.follow("Next").await.ok();
        let next = next.shows(&format!("51 to {total} of {total}"));
        let numbered = format!("{title}, page 2");
        assert!(
            title_of(&next).starts_with(&numbered),
            "{}",
            title_of(&next)
        );
        if list.starts_with("/admin/outbox") {
            continue;
        }
        let back = next.follow("Previous").await.ok();
        let back = back.shows(&format!("1 to 50 of {total}"));
        assert_eq!(title_of(&back), title_of(&page));
    }
    first.follow("Next").await.ok();
    let all_on_one = grace.visit("/admin/accounts?role=administrator").await.ok();
    assert!(!all_on_one.text().contains(" of "), "{}", all_on_one.text());
}
story!(a_list_says_which_of_its_lines_it_shows);

/// The list of what was taken down names the practice that replaces one, as long as readers can open it.
async fn the_list_of_what_was_taken_down_names_what_replaces_it(world: World) {
    let cast = Cast::of(&world).await;
    let old = cast.published("Almaty Process", 9).await;
    let new = cast.published_by(&cast.boris, "Bali Process", 9).await;
    let replaced = Intent::TakeDown {
        how: TakeDown::Replaced(new),
        words: reasons("It tells more."),
    };
    cast.act(&cast.ruth, &old, replaced).await.unwrap();
    let grace = cast.sign_in(&world, &cast.grace).await;
    let list = "/admin/practices?show=taken-down";
    let page = grace.visit(list).await.ok();
    let page = page.shows("The practice that replaces it: Bali Process");
    page.follow("Bali Process")
        .await
        .lands_on("/practices/bali-process");
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("It was withdrawn."),
    };
    cast.act(&cast.ruth, &new, gone).await.unwrap();
    let page = grace.visit(list).await.ok();
    assert!(!page.text().contains("The practice that replaces it"));
}
story!(the_list_of_what_was_taken_down_names_what_replaces_it);
