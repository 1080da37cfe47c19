//! *Still true?* The service asks the authors of a public practice once a year. They answer on its page; where two mails
//! stay without an answer, the public page says since when it is not confirmed.

use std::time::Duration;

use praxis::db::{Engine as _, Timestamp};
use praxis::practice::actions::Intent;
use praxis::practice::model::{Confirmation, PracticeId};
use praxis::workflow::{State, StillTrue};
use proptest::prelude::*;
use serde_json::json;

use crate::cast::Cast;
use crate::desk::{deeds, stands};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::{Site, answers_with};

use crate::world::World;

const DAY: Duration = Duration::from_hours(24);
const ALMATY: &str = "/practices/almaty-process";
const ASKED: &str = "Is it still true? “Almaty Process”";

/// So many days pass, and the service looks twice.
async fn days_pass(cast: &Cast, count: u32) {
    cast.app.clock.advance(count * DAY);
    cast.settle().await;
    cast.settle().await;
}

/// The recipients of the new mails that ask.
async fn asked(post: &Post) -> Vec<String> {
    let subjects = post.subjects().await;
    let asks = subjects.into_iter().filter(|(_, subject)| subject == ASKED);
    asks.map(|(to, _)| to).collect()
}

/// The text of the one new mail, on one line.
async fn only_text(post: &Post) -> String {
    let letter = post.only().await;
    assert_eq!(letter.subject, ASKED);
    letter.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn own(id: PracticeId) -> String {
    format!("/my/practices/{id}")
}

/// One mail a year, one page, and the first of its three answers.
async fn once_a_year_its_authors_are_asked(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(&own(id)).await.ok().lacks("#still-true");
    days_pass(&cast, 364).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    // Its page asks some weeks before the mail.
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(&own(id)).await.ok().has("#still-true");
    days_pass(&cast, 1).await;
    let text = only_text(&post).await;
    assert!(
        text.contains("confirmed this practice on 3 November 2026."),
        "{text}"
    );
    assert!(text.contains(&own(id)), "{text}");
    days_pass(&cast, 5).await;
    let page = amina.visit(&own(id)).await.ok();
    let page = page.shows("Its authors last confirmed it on 3 November 2026.");
    for answer in ["confirm", "say_ended", "revise"] {
        assert_eq!(page.count(&format!("button[value={answer}]")), 1);
    }
    let page = page.form_with("confirm").press("confirm").await.ok();
    page.lacks("#still-true");
    let visitor = Site::of(&world).browser;
    let page = visitor.visit(ALMATY).await.ok();
    page.shows("Confirmed as current on 8 November 2027");
    days_pass(&cast, 364).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    days_pass(&cast, 1).await;
    assert_eq!(asked(&post).await, [cast.amina.email.to_string()]);
    assert_eq!(broken(&cast).await, []);
}
story!(once_a_year_its_authors_are_asked);

/// The second mail names the day; afterwards the page, its lists and its authors' page say so, until an author answers.
async fn two_mails_without_an_answer_are_told_to_readers(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    let visitor = Site::of(&world).browser;
    days_pass(&cast, 365).await;
    assert_eq!(asked(&post).await.len(), 1);
    let page = visitor.visit(ALMATY).await.ok();
    let tag = page.header("etag").map(str::to_owned);
    days_pass(&cast, 365).await;
    let text = only_text(&post).await;
    let warning =
        "If no author answers now, its page says that it is not confirmed since 3 November 2026.";
    assert!(text.contains(warning), "{text}");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own(id)).await.ok();
    page.shows("If no author answers by 2 December 2028");
    days_pass(&cast, 29).await;
    let page = visitor.visit(ALMATY).await.ok().lacks("Not confirmed");
    assert_eq!(
        page.header("etag"),
        tag.as_deref(),
        "nothing changed in public yet"
    );
    days_pass(&cast, 1).await;
    let page = visitor.visit(ALMATY).await.ok();
    let amina = signed_in(&world, &cast.amina).await;
    page.shows("Not confirmed since 3 November 2026")
        .shows("The service asked its authors twice");
    let list = visitor.visit("/practices").await.ok();
    list.shows("Not confirmed since 3 November 2026");
    let page = amina.visit(&own(id)).await.ok();
    page.shows("Its page says that it is not confirmed since 3 November 2026");
    days_pass(&cast, 800).await;
    assert_eq!(asked(&post).await, [] as [String; 0], "it asks no more");
    assert_eq!(broken(&cast).await, []);
    cast.act(&cast.amina, &id, Intent::Confirm).await.unwrap();
    let page = visitor.visit(ALMATY).await.ok();
    page.lacks("Not confirmed").shows("Confirmed as current on");
    let list = visitor.visit("/practices").await.ok();
    list.lacks("Not confirmed");
    assert_eq!(broken(&cast).await, []);
}
story!(two_mails_without_an_answer_are_told_to_readers);

/// The second answer: the page says so, its text stays as it was published, and there is nothing to ask any more.
async fn its_authors_say_that_it_has_ended(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    days_pass(&cast, 365).await;
    assert_eq!(asked(&post).await.len(), 1);
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own(id)).await.ok();
    let page = page.form_with("say_ended").press("say_ended").await.ok();
    page.shows("that it has ended.")
        .lacks("#still-true")
        .lacks("button[value=say_ended]");
    let visitor = Site::of(&world).browser;
    let page = visitor.visit(ALMATY).await.ok();
    page.shows("It has ended")
        .shows("Its authors said so on 3 November 2027.")
        .shows("People fell between three ministries.")
        .lacks("Confirmed as current");
    visitor.visit("/practices").await.ok().shows("It has ended");
    days_pass(&cast, 1_200).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    // It goes on after all.
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own(id)).await.ok();
    page.form_with("confirm").press("confirm").await.ok();
    visitor.visit(ALMATY).await.ok().lacks("It has ended");
    assert_eq!(broken(&cast).await, []);
}
story!(its_authors_say_that_it_has_ended);

/// The third answer opens a draft; it answers the mail and confirms nothing.
async fn to_revise_is_an_answer_too(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    days_pass(&cast, 365).await;
    assert_eq!(asked(&post).await.len(), 1);
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own(id)).await.ok();
    page.form_with("revise").press("revise").await.ok();
    assert_eq!(stands(&cast, id).await.0, Some(State::Draft));
    amina.visit(&own(id)).await.ok().lacks("#still-true");
    days_pass(&cast, 364).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    // The draft was forgotten: the question is asked again, for the first time.
    days_pass(&cast, 1).await;
    assert_eq!(asked(&post).await.len(), 1);
    days_pass(&cast, 60).await;
    let visitor = Site::of(&world).browser;
    visitor.visit(ALMATY).await.ok().lacks("onfirmed");
    assert_eq!(broken(&cast).await, []);
}
story!(to_revise_is_an_answer_too);

/// While a revision is under review, while it is taken down, and where its own text says that it has ended.
async fn what_needs_no_question_is_not_asked(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let ended = json!({"stage": "ended", "no_results_yet": "Nobody measured them."});
    let told = cast.draft("Bali Process", 9).await;
    let answers = answers_with("Bali Process", 9, ended);
    cast.write(&cast.amina, told, &answers).await;
    cast.act(&cast.amina, &told, Intent::Submit).await.unwrap();
    cast.approve(told).await;
    let revised = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &revised, Intent::Revise)
        .await
        .unwrap();
    days_pass(&cast, 360).await;
    cast.act(&cast.amina, &revised, Intent::Submit)
        .await
        .unwrap();
    post.new_ones().await;
    days_pass(&cast, 6).await;
    let subjects = post.subjects().await;
    let asks = |(_, subject): &(String, String)| subject.starts_with("Is it still true?");
    assert!(!subjects.iter().any(asks), "{subjects:?}");
    let asks: Vec<&'static str> = deeds(&cast, told).await;
    assert!(!asks.contains(&"ask_current"), "{asks:?}");
    // It is asked once the submission is taken back.
    cast.act(&cast.amina, &revised, Intent::Withdraw(None))
        .await
        .unwrap();
    days_pass(&cast, 1).await;
    assert_eq!(asked(&post).await.len(), 1);
}
story!(what_needs_no_question_is_not_asked);

/// A service that did not run on the day asks on the next one of its years, and not late and all at once.
async fn a_belated_question_waits_for_its_next_year(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    cast.published("Almaty Process", 9).await;
    days_pass(&cast, 365 + 31).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    days_pass(&cast, 365 - 32).await;
    assert_eq!(asked(&post).await, [] as [String; 0]);
    days_pass(&cast, 1).await;
    assert_eq!(asked(&post).await.len(), 1);
    assert_eq!(broken(&cast).await, []);
}
story!(a_belated_question_waits_for_its_next_year);

/// A question that waits in the outbox is dropped once an author has answered.
async fn an_answered_question_does_not_leave(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    days_pass(&cast, 365).await;
    cast.act(&cast.amina, &id, Intent::Confirm).await.unwrap();
    assert_eq!(asked(&post).await, [] as [String; 0]);
}
story!(an_answered_question_does_not_leave);

/// `praxis check` compares what is stored with the history.
async fn the_check_finds_a_wrong_answer(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    days_pass(&cast, 365).await;
    assert_eq!(broken(&cast).await, []);
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE practice SET asks = 0")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let found = broken(&cast).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0.contains("confirmed, asked about and ended"));
}
story!(the_check_finds_a_wrong_answer);

/// What happens to a confirmation on one day.
#[derive(Debug, Clone, Copy)]
enum Told {
    Nothing,
    Confirmed,
    Ended,
    Revised,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever authors answer and whenever the service looks: it asks at most once in the interval, says in public that an
    /// answer is missing only after two mails and thirty days, and then asks no more.
    #[test]
    fn the_service_asks_once_a_year_and_marks_after_two(
        days in prop::collection::vec(
            (1..90_u32, prop::sample::select(vec![
                Told::Nothing, Told::Nothing, Told::Nothing, Told::Nothing, Told::Nothing, Told::Nothing,
                Told::Confirmed, Told::Ended, Told::Revised,
            ])),
            1..80,
        )
    ) {
        let again = 365 * DAY;
        let mut now = Timestamp(0);
        let mut one = Confirmation::confirmed(now, again);
        let mut mails: Vec<Timestamp> = Vec::new();
        let mut last_answer = now;
        for (passed, told) in days {
            now = now.plus(passed * DAY);
            match told {
                Told::Nothing => {}
                Told::Confirmed => one = Confirmation::confirmed(now, again),
                Told::Ended => one = Confirmation::ended(now),
                Told::Revised => one.revise(now, again),
            }
            if !matches!(told, Told::Nothing) {
                (last_answer, mails) = (now, Vec::new());
                prop_assert_eq!(one.asks, 0);
            }
            match one.still_true(now) {
                StillTrue::ToAsk => {
                    let before = mails.last().copied().unwrap_or(last_answer);
                    prop_assert!(now.since(before) >= again, "asked too soon");
                    prop_assert!(one.unconfirmed_at.is_none() || mails.len() < 2);
                    one.ask(now, again);
                    mails.push(now);
                }
                StillTrue::Unanswered => {
                    prop_assert_eq!(mails.len(), 2);
                    prop_assert!(now.since(mails[1]) >= 30 * DAY, "marked too soon");
                    one.mark_unconfirmed(now);
                    prop_assert_eq!(one.still_true(now.plus(10 * again)), StillTrue::Said);
                }
                StillTrue::Said => prop_assert!(one.asks > 0 || one.ask_at.is_none_or(|at| at > now)),
                StillTrue::Ended => prop_assert!(one.ended_at.is_some()),
            }
        }
    }
}
