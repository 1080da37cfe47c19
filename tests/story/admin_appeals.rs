//! Appeals: an administrator answers with yes or no, in words that are mailed; the account's page shows what led there.

use crate::cast::Cast;
use crate::desk::press;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const WHY: &str = "It sells watches, twice.";

/// Sends the appeal of a suspended account.
async fn appeal(world: &World, by: &praxis::account::model::Account, words: &str) {
    let browser = signed_in(world, by).await;
    let page = browser.visit("/account/suspended").await.ok();
    let form = page.form("/account/suspended").fill("words", words);
    form.press("appeal")
        .await
        .ok()
        .shows("You get a mail with the answer.");
}

/// A no needs words. They are mailed, stand on the page of the suspended account, and can be answered by a new appeal.
async fn an_appeal_is_answered_with_no_in_words_that_are_mailed(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted_by(&cast.boris, "Cheap watches", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "mark_spam", &[("reasons", WHY)])
        .await
        .ok();
    appeal(&world, &cast.boris, "They are not cheap.").await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.boris.id);
    let page = grace.visit(&at).await.ok();
    // What was marked as spam, by whom and why.
    page.texts("section[aria-labelledby=spam]")
        .iter()
        .for_each(|part| {
            for said in ["Cheap watches", "marked by Ms. Ruth Wanjiru on", WHY] {
                assert!(part.contains(said), "“{said}” is not in: {part}");
            }
        });
    let page = page
        .has("section[aria-labelledby=spam]")
        .shows("They are not cheap.");
    page.form(&at)
        .press("refuse")
        .await
        .status(422)
        .shows("Fill in “Your words to the owner”");
    let form = grace.visit(&at).await.ok().form(&at);
    let refused = form
        .fill("answer", "Price is not the point.")
        .press("refuse")
        .await;
    let page = refused.ok().shows("The appeal is answered with no.");
    let page = page
        .shows("Answered with no by Ms. Grace Odhiambo")
        .shows("Price is not the point.");
    assert_eq!(page.count("button[value=refuse]"), 0);
    let letter = post.only().await;
    assert_eq!(letter.to, "boris@people.example");
    assert!(
        letter.text.contains("> Price is not the point."),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("Odhiambo"), "{}", letter.text);
    assert!(
        !grace
            .visit("/admin/accounts")
            .await
            .ok()
            .text()
            .contains("1 appeal")
    );

    let boris = signed_in(&world, &cast.boris).await;
    let own = boris.visit("/account/suspended").await.ok();
    own.shows("An administrator answered no on")
        .shows("Price is not the point.");
    // He has something new to say, and it is a yes.
    appeal(&world, &cast.boris, "They are my own, from a project.").await;
    post.new_ones().await;
    let form = grace.visit(&at).await.ok().form(&at);
    let restored = form
        .fill("answer", "Thank you for explaining.")
        .press("restore")
        .await;
    restored
        .ok()
        .shows("The account is restored.")
        .shows("Answered with yes by Ms. Grace Odhiambo");
    let letter = post.only().await;
    assert_eq!(letter.to, "boris@people.example");
    assert!(
        letter.text.contains("> Thank you for explaining."),
        "{}",
        letter.text
    );
    signed_in(&world, &cast.boris)
        .await
        .visit("/my/practices")
        .await
        .ok();
}
story!(an_appeal_is_answered_with_no_in_words_that_are_mailed);

/// Two administrators answer at once: the second one's no is not sent after the first one's, and says so.
async fn only_the_first_no_is_sent(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    crate::cast::suspend(&cast.app, cast.boris.id, "A trial").await;
    appeal(&world, &cast.boris, "Why me?").await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let at = format!("/admin/accounts/{}", cast.boris.id);
    let page = grace.visit(&at).await.ok();
    let (first, second) = (page.form(&at), page.form(&at));
    first.fill("answer", "No.").press("refuse").await.ok();
    let late = second.fill("answer", "Never.").press("refuse").await;
    late.ok().shows("No appeal waits any more").lacks("Never.");
    let letter = post.only().await;
    assert!(letter.text.contains("> No."), "{}", letter.text);
}
story!(only_the_first_no_is_sent);
