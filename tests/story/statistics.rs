//! The statistics of the review team: by month and by objective, as a page and as a file. What has not taken effect yet is
//! in no number.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode};

use crate::cast::{Cast, approval, reasons};
use crate::people::signed_in;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);
const PAGE: &str = "/admin/statistics";

/// Submissions of two objectives over three months: published after 4 days, declined after 10, returned and submitted
/// again, withdrawn, and open.
async fn three_months(cast: &Cast) {
    let published = cast.submitted("Almaty Process", 9).await;
    let declined = cast.submitted("Bali Process", 2).await;
    cast.app.clock.advance(4 * DAY);
    let approve = Intent::Decide(approval());
    cast.act(&cast.ruth, &published, approve).await.unwrap();
    cast.settle().await;
    cast.app.clock.advance(6 * DAY);
    let decline = Intent::Decide(Decision::Decline {
        words: reasons("Not for us."),
        code: DeclineCode::OutOfScope,
        duplicate_of: None,
        last: false,
    });
    cast.act(&cast.ruth, &declined, decline).await.unwrap();
    cast.settle().await;
    // December.
    cast.app.clock.advance(25 * DAY);
    let returned = cast.submitted("Colombo Process", 9).await;
    let withdrawn = cast.submitted("Dhaka Process", 9).await;
    let words = reasons("Say more.");
    let sends_back = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &returned, sends_back).await.unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &returned, Intent::Submit)
        .await
        .unwrap();
    cast.act(&cast.amina, &withdrawn, Intent::Withdraw(None))
        .await
        .unwrap();
    // January.
    cast.app.clock.advance(30 * DAY);
    cast.submitted("Exeter Process", 2).await;
}

async fn each_month_and_objective_has_its_numbers(world: World) {
    let cast = Cast::of(&world).await;
    three_months(&cast).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace
        .visit("/admin")
        .await
        .ok()
        .follow("Statistics")
        .await
        .ok();
    let numbers = |page: &crate::browser::Page, row: &str| {
        let rows = page.texts("table.cards tr");
        let found = rows.iter().find(|one| one.starts_with(row));
        found
            .unwrap_or_else(|| panic!("no {row} in {rows:#?}"))
            .clone()
    };
    let file = grace.visit("/admin/statistics.csv?by=month").await.ok();
    let months: Vec<&str> = file.body.lines().collect();
    assert_eq!(months.len(), 13, "{months:#?}");
    assert_eq!(
        months[0].trim_start_matches('\u{feff}'),
        "of,submitted,published,returned,declined,acceptance_percent,median_days_to_first_decision,open_at_the_end"
    );
    assert!(months.contains(&"2026-11,2,1,0,1,50,4,0"), "{months:#?}");
    assert!(months.contains(&"2026-12,3,0,1,0,,1,1"), "{months:#?}");
    assert!(months.contains(&"2027-01,1,0,0,0,,,2"), "{months:#?}");
    let file = grace.visit("/admin/statistics.csv?by=objective").await.ok();
    let objectives: Vec<&str> = file.body.lines().collect();
    assert_eq!(objectives.len(), 24, "{objectives:#?}");
    assert!(
        objectives[9].ends_with(",4,1,1,0,100,1,1"),
        "{}",
        objectives[9]
    );
    assert!(
        objectives[2].ends_with(",2,0,0,1,0,11,1"),
        "{}",
        objectives[2]
    );
    let november = numbers(&page, "November 2026");
    assert!(november.contains("50"), "{november}");
    let page = page.has("svg.columns-chart[role=img] > title");
    let heads = page.texts("thead th:first-child");
    assert_eq!(heads, ["Month", "Objective"]);
    let year = grace.visit(&format!("{PAGE}?year=2026")).await.ok();
    numbers(&year, "March 2026");
    for wrong in ["1999", "2028", "soon", "99999"] {
        grace
            .visit(&format!("{PAGE}?year={wrong}"))
            .await
            .status(400);
    }
    grace
        .visit("/admin/statistics.csv?by=moon")
        .await
        .status(400);
}
story!(each_month_and_objective_has_its_numbers);

/// Until its effect a decision changes no number, whoever reads.
async fn a_decision_that_can_be_undone_is_in_no_number(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let file = "/admin/statistics.csv?by=objective";
    let before = grace.visit(file).await.ok().body;
    let approve = Intent::Decide(approval());
    cast.act(&cast.ruth, &id, approve).await.unwrap();
    assert_eq!(grace.visit(file).await.ok().body, before);
    cast.settle().await;
    assert_ne!(grace.visit(file).await.ok().body, before);
}
story!(a_decision_that_can_be_undone_is_in_no_number);

/// Counts and the period of the reviewer who asks, and no title.
async fn a_reviewer_prints_a_year(world: World) {
    let cast = Cast::of(&world).await;
    three_months(&cast).await;
    let claimed = cast.submitted("Fez Process", 9).await;
    cast.act(&cast.ruth, &claimed, Intent::Claim).await.unwrap();
    let approve = Intent::Decide(approval());
    cast.act(&cast.ruth, &claimed, approve).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth
        .visit("/review")
        .await
        .ok()
        .follow("Your year")
        .await
        .ok();
    let rows = |page: &crate::browser::Page| page.texts("table tbody td");
    // The approval of this year can still be undone.
    assert_eq!(rows(&page), ["1", "0", "0", "0", "0", "0", "0"]);
    let page = page.follow("2026").await.ok();
    assert_eq!(rows(&page), ["0", "0", "0", "0", "1", "1", "1"]);
    page.shows("Ms. Ruth Wanjiru, from 1 January 2026 to 31 December 2026.")
        .lacks("Almaty Process");
    let omar = signed_in(&world, &cast.omar).await;
    let page = omar.visit("/review/year?year=2026").await.ok();
    assert_eq!(rows(&page), ["0"; 7]);
    for wrong in ["1999", "2028", "soon"] {
        let page = format!("/review/year?year={wrong}");
        ruth.visit(&page).await.status(400);
    }
}
story!(a_reviewer_prints_a_year);
