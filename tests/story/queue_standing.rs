//! Authors read how many submissions wait before theirs, and how long the last answers took. Neither tells what the review
//! team has not announced.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::Decision;

use crate::cast::{Cast, approval, reasons};
use crate::people::signed_in;
use crate::world::World;

const HOUR: Duration = Duration::from_hours(1);

/// Claims and decisions that can still be undone, of this submission and of others, change no word of the page.
async fn authors_read_their_place_in_the_queue(world: World) {
    let cast = Cast::of(&world).await;
    let mut before = Vec::new();
    for title in ["Almaty Process", "Bali Process", "Colombo Process"] {
        before.push(cast.submitted_by(&cast.boris, title, 9).await);
        world.clock().advance(HOUR);
    }
    let id = cast.submitted("Dakar Process", 9).await;
    world.clock().advance(HOUR);
    cast.submitted_by(&cast.boris, "Eilat Process", 9).await;
    let at = format!("/my/practices/{id}");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&at).await.ok();
    let page = page.shows("3 submissions that came before yours wait for an answer, too.");
    let page = page.lacks("Half of the last");
    cast.act(&cast.ruth, &before[0], Intent::Claim)
        .await
        .unwrap();
    cast.act(&cast.ruth, &before[1], Intent::Decide(approval()))
        .await
        .unwrap();
    let words = reasons("Please say who paid.");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, returned).await.unwrap();
    let again = amina.visit(&at).await.ok();
    assert_eq!(again.text(), page.text());
    cast.settle().await;
    let page = amina.visit(&at).await.ok();
    page.lacks("came before yours")
        .shows("Please say who paid.");
}
story!(authors_read_their_place_in_the_queue);

/// The time of an answer is that between submission and decision, of decisions that took effect; of a few nothing is told.
async fn authors_read_how_long_the_last_answers_took(world: World) {
    let cast = Cast::of(&world).await;
    for number in 0..10 {
        let id = cast
            .submitted_by(&cast.boris, &format!("Process {number}"), 9)
            .await;
        world
            .clock()
            .advance(HOUR * if number < 5 { 30 } else { 300 });
        cast.approve(id).await;
    }
    let id = cast.submitted("Dakar Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}");
    let page = amina.visit(&at).await.ok();
    page.shows("No submission that came before yours waits for an answer.")
        .shows("Half of the last 10 answers came within 2 days.");
    let french = amina.visit(&format!("/fr{at}")).await.ok();
    french.shows("La moitié des 10 dernières réponses est venue en 2 jours au plus.");
    cast.approve(id).await;
    amina.visit(&at).await.ok().lacks("Half of the last");
}
story!(authors_read_how_long_the_last_answers_took);
