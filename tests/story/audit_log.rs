//! The audit log of practices for administrators, and the history of one practice as a file.

use std::time::Duration;

use praxis::account::model::{Role, Scope};
use praxis::practice::actions::Intent;
use praxis::practice::model::Decision;
use praxis::workflow::Verdict;

use crate::cast::{Cast, change_role, reasons};
use crate::giving::opinion;
use crate::people::signed_in;
use crate::world::World;

const LOG: &str = "/admin/audit";
const DAY: Duration = Duration::from_hours(24);

/// The events on a page of the log, newest first.
fn events(page: &crate::browser::Page) -> Vec<String> {
    page.texts("table.cards tbody td:nth-child(2)")
}

/// Each filter alone, two together, and input that no event can match.
async fn the_audit_log_is_narrowed(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &first, Intent::Claim).await.unwrap();
    cast.app.clock.advance(DAY);
    let second = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.act(&cast.omar, &second, Intent::Claim).await.unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/record").await.ok();
    let page = page.follow("Events of practices").await.ok();
    let all = [
        "Claimed",
        "Submitted",
        "Started",
        "Claimed",
        "Submitted",
        "Started",
    ];
    assert_eq!(events(&page), all);
    page.shows("Ms. Ruth Wanjiru").shows("PX-2026-0002");
    let ruth = cast.ruth.email.to_string();
    for (asked, found) in [
        ("deed=claim".to_owned(), vec!["Claimed", "Claimed"]),
        (format!("person={ruth}"), vec!["Claimed"]),
        ("practice=px-2026-0002".to_owned(), all[..3].to_vec()),
        ("since=2026-11-04".to_owned(), all[..3].to_vec()),
        ("until=2026-11-03".to_owned(), all[..3].to_vec()),
        (
            "practice=PX-2026-0001&deed=submit".to_owned(),
            vec!["Submitted"],
        ),
        (format!("person={ruth}&practice=PX-2026-0002"), vec![]),
        ("practice=PX-2026-9999".to_owned(), vec![]),
    ] {
        let page = grace.visit(&format!("{LOG}?{asked}")).await.ok();
        assert_eq!(events(&page), found, "{asked}");
    }
    for (asked, problem) in [
        ("practice=17", "Write a reference such as"),
        ("person=ruth", "Write the whole address"),
        (
            "person=nobody@people.example",
            "No account has this address",
        ),
        ("deed=destroy", "Choose one of the listed deeds"),
        ("since=yesterday", "as a day, such as"),
    ] {
        let page = grace.visit(&format!("{LOG}?{asked}")).await.status(422);
        page.shows(problem).has("[aria-invalid=true]");
    }
}
story!(the_audit_log_is_narrowed);

/// What the desk hides from an administrator, the log hides, too.
async fn the_audit_log_hides_what_the_desk_hides(world: World) {
    let cast = Cast::of(&world).await;
    let all = Scope::default();
    let own = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.act(&cast.ruth, &own, Intent::Claim).await.unwrap();
    change_role(&cast.app, cast.boris.id, Role::Administrator, &all).await;
    let boris = signed_in(&world, &cast.boris).await;
    let page = boris.visit(LOG).await.ok();
    assert_eq!(
        events(&page),
        [] as [String; 0],
        "a party reads nothing of it"
    );
    // A draft is its authors' own, and so is a title that was not submitted.
    cast.draft("Secret Process", 9).await;
    let revised = cast.published("Colombo Process", 9).await;
    cast.act(&cast.amina, &revised, Intent::Revise)
        .await
        .unwrap();
    let renamed = crate::cast::titled("Renamed Process");
    cast.write(&cast.amina, revised, &renamed).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit(LOG).await.ok();
    page.shows("Colombo Process")
        .lacks("Secret Process")
        .lacks("Renamed Process");
    let other = cast.submitted("Almaty Process", 9).await;
    let thinks = opinion(Verdict::Approve, "Fine.");
    cast.act(&cast.omar, &other, thinks).await.unwrap();
    let given = format!("{LOG}?deed=give_opinion");
    let page = boris.visit(&given).await.ok();
    assert_eq!(events(&page).len(), 0, "before the decision");
    let omar = signed_in(&world, &cast.omar).await;
    omar.visit(LOG).await.status(404);
    let words = reasons("Say more.");
    let sends_back = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &other, sends_back).await.unwrap();
    cast.settle().await;
    let page = boris.visit(&given).await.ok();
    assert_eq!(events(&page).len(), 1);
}
story!(the_audit_log_hides_what_the_desk_hides);

/// Two pages, forth and back, also of events of one moment.
async fn the_audit_log_has_pages(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    for _ in 0..30 {
        cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
        cast.act(&cast.ruth, &id, Intent::Release).await.unwrap();
    }
    let grace = signed_in(&world, &cast.grace).await;
    let ruth = cast.ruth.email.to_string();
    for (asked, total) in [(String::new(), 62), (format!("?person={ruth}"), 60)] {
        let first = grace.visit(&format!("{LOG}{asked}")).await.ok();
        let shown = events(&first);
        assert_eq!(shown.len(), 50, "{asked}");
        let next = first.follow("Next").await.ok();
        assert_eq!(events(&next).len(), total - 50, "{asked}");
        let back = next.follow("Previous").await.ok();
        assert_eq!(events(&back), shown, "{asked}");
    }
}
story!(the_audit_log_has_pages);

/// What each reader reads on the page stands in the file, and nothing else.
async fn a_history_is_saved_as_a_file(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let words = reasons("=cmd|' /C calc'!A0");
    let sends_back = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, sends_back).await.unwrap();
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    let file = page.follow("Save this history as a table (CSV)").await.ok();
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let named = format!("attachment; filename=\"practice-{id}-history.csv\"");
    assert_eq!(file.header("content-disposition"), Some(named.as_str()));
    let rows = rows_of(&file.body);
    let what: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(what, ["Started", "Submitted", "Returned"]);
    let numbers: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        numbers,
        ["1", "2", "3"],
        "no gap where the team did something"
    );
    assert_eq!(rows[2][5], "'=cmd|' /C calc'!A0", "a cell is no formula");
    assert!(rows[1][7].contains("Almaty Process"), "{:?}", rows[1]);
    assert!(!file.body.contains("Ruth"), "{}", file.body);

    let omar = signed_in(&world, &cast.omar).await;
    let file = omar.visit(&format!("/review/{id}/history.csv")).await.ok();
    let rows = rows_of(&file.body);
    assert_eq!(rows.len(), 5, "{rows:?}");
    assert!(
        rows.iter().any(|row| row[4].contains("Ruth Wanjiru")),
        "{rows:?}"
    );
    let boris = signed_in(&world, &cast.boris).await;
    for path in [
        format!("/my/practices/{id}/history.csv"),
        format!("/review/{id}/history.csv"),
    ] {
        boris.visit(&path).await.status(404);
    }
}
story!(a_history_is_saved_as_a_file);

/// The rows of a file, without its header.
fn rows_of(file: &str) -> Vec<Vec<String>> {
    let file = file.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let columns = [
        "event", "at", "revision", "what", "by", "words", "notes", "mails",
    ];
    assert_eq!(reader.headers().unwrap(), columns.as_slice());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}
