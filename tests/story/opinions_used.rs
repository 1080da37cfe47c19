//! What is done with opinions that are given: the queue counts them, and their words go into the letter.

use praxis::practice::actions::Intent;
use praxis::practice::model::{Checklist, Opinion};
use praxis::workflow::Verdict;

use crate::cast::{Cast, reasons, suspend};
use crate::desk::{desk, desk_of};
use crate::giving::{ask_for, give};
use crate::people::signed_in;
use crate::world::World;

/// The queue says how many opinions are given of those that a submission needs: each reviewer counts once, and whoever is
/// suspended or a party does not count. It says so of no other submission, and not to a party.
async fn the_queue_counts_the_opinions_that_a_submission_needs(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Bali Process", 9).await;
    ask_for(&cast, 9, 3).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let omar = signed_in(&world, &cast.omar).await;
    let badges = async || {
        let page = omar.visit("/review").await.ok();
        let all = page.texts("tbody .badge");
        let of_opinions = all.into_iter().filter(|one| one.contains("opinion"));
        of_opinions.collect::<Vec<_>>()
    };
    assert_eq!(badges().await, ["0 of 3 opinions"]);
    for verdict in [Verdict::Decline, Verdict::Approve] {
        give(&cast, &cast.ruth, id, verdict, "I read it.")
            .await
            .unwrap();
    }
    give(&cast, &cast.grace, id, Verdict::Approve, "So did I.")
        .await
        .unwrap();
    assert_eq!(badges().await, ["2 of 3 opinions"]);
    suspend(&cast.app, cast.ruth.id, "A trial").await;
    assert_eq!(badges().await, ["1 of 3 opinions"]);
    cast.act(&cast.omar, &id, Intent::DeclareConflict(None))
        .await
        .unwrap();
    assert_eq!(badges().await, [""; 0]);
}
story!(the_queue_counts_the_opinions_that_a_submission_needs);

/// Who decides puts the words of an opinion into the letter, below what is typed there. Nothing is sent, and every other box
/// stays. An opinion that this reviewer may not read yet is not offered, and its number is refused with the words kept.
async fn the_words_of_an_opinion_go_into_the_letter(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let words = Some(reasons("Please name your source."));
    let of_omar = Opinion::new(Verdict::Return, words, Some(reasons("It is thin."))).unwrap();
    let given = Intent::GiveOpinion(of_omar, Checklist::default());
    cast.act(&cast.omar, &id, given).await.unwrap();
    let hidden = cast.seq(id).await.0.to_string();

    let ruth = signed_in(&world, &cast.ruth).await;
    assert_eq!(desk(&ruth, id).await.count("[name=quoted]"), 0);
    let seq = hidden.as_str();
    for chosen in [seq, "", "x"] {
        let form = [
            ("deed", "quote"),
            ("seq", seq),
            ("quoted", chosen),
            ("reasons", "My letter"),
        ];
        let page = ruth.post(&desk_of(id), &form).await.status(422);
        page.keeps("My letter").lacks("Please name");
    }
    ruth.post(&desk_of(id), &[("deed", "clear")]).await;
    give(&cast, &cast.ruth, id, Verdict::Approve, "It is good.")
        .await
        .unwrap();

    let form = desk(&ruth, id).await.form_with("quote");
    let choices = form.choices("quoted");
    assert_eq!(choices.len(), 2, "only an opinion with words: {choices:?}");
    let form = form
        .choose("quoted", &hidden)
        .fill("reasons", "Dear Amina,");
    let form = form.set("check-safe", "met");
    let page = form.press("quote").await.ok().lands_on(&desk_of(id));
    let form = page.form_with("return");
    assert_eq!(
        form.value("reasons"),
        Some("Dear Amina,\n\nPlease name your source.")
    );
    assert_eq!(form.value("check-safe"), Some("met"));
    let bare = page.form_with("quote").press("quote").await.status(422);
    bare.keeps("Dear Amina,\n\nPlease name your source.")
        .shows("Words of an opinion");
}
story!(the_words_of_an_opinion_go_into_the_letter);
