//! Opinions are independent: no reviewer reads those of others before giving one, and no author reads any.

use praxis::practice::actions::{Error, Intent};
use praxis::workflow::{Denied, Verdict};

use crate::cast::{Cast, approval, reasons};
use crate::desk::{desk, desk_of};
use crate::giving::{ask_for, give};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// The words of an opinion, which no page may show too early.
const SECRET: &str = "Nothing happened in Osh.";

/// Content, direction and giver are hidden from each reviewer, the handling one too, until the own opinion is given; the
/// count and the questions to the authors stay visible.
async fn opinions_are_hidden_until_ones_own_is_given(world: World) {
    let cast = Cast::of(&world).await;
    ask_for(&cast, 9, 2).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let comment = Intent::Comment {
        field: praxis::practice::fields::Field::Results,
        audience: praxis::practice::model::CommentAudience::Authors,
        words: reasons("Since when?"),
    };
    cast.act(&cast.omar, &id, comment).await.unwrap();
    give(&cast, &cast.omar, id, Verdict::Decline, SECRET)
        .await
        .unwrap();

    let (ruth, omar, grace) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.omar).await,
        signed_in(&world, &cast.grace).await,
    );
    for browser in [&ruth, &grace] {
        for page in [
            desk_of(id),
            "/review".to_owned(),
            format!("/review?q={SECRET}"),
        ] {
            let page = browser.visit(&page).await.ok();
            assert!(
                !page.body.contains("Osh") || page.path().contains("q="),
                "{}",
                page.text()
            );
            page.lacks("Opinion given").lacks(": do not take up");
        }
        let page = desk(browser, id).await;
        let page = page.shows("1 of 2 given").shows("Since when?");
        let history = page.texts("#history ~ .timeline li").join(" ");
        assert!(!history.contains("Opinion given"), "{history}");
        page.shows("You read the opinions of others when you have given yours.");
    }
    omar.visit(&desk_of(id)).await.ok().shows(SECRET);
    give(&cast, &cast.ruth, id, Verdict::Approve, "A model.")
        .await
        .unwrap();
    desk(&ruth, id)
        .await
        .shows(SECRET)
        .shows("Mr. Omar Haddad: do not take up");
    desk(&grace, id).await.lacks(SECRET).lacks("A model.");
}
story!(opinions_are_hidden_until_ones_own_is_given);

/// An administrator who gives no opinion may read them, as a deed that the history tells, and gives none from then on.
async fn an_administrator_reads_the_opinions_and_then_gives_none(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let early = cast.act(&cast.grace, &id, Intent::OpenOpinions).await;
    assert!(
        matches!(early, Err(Error::Denied(Denied::NotNow))),
        "{early:?}"
    );
    give(&cast, &cast.omar, id, Verdict::Decline, SECRET)
        .await
        .unwrap();
    let by_reviewer = cast.act(&cast.ruth, &id, Intent::OpenOpinions).await;
    assert!(by_reviewer.is_err());
    let grace = signed_in(&world, &cast.grace).await;
    let form = desk(&grace, id).await.form_with("open_opinions");
    form.press("open_opinions").await.ok();
    desk(&grace, id)
        .await
        .shows(SECRET)
        .shows("Opinions read by an administrator who gives none");
    let late = give(&cast, &cast.grace, id, Verdict::Approve, "Good.").await;
    assert!(
        matches!(late, Err(Error::Denied(Denied::NotNow))),
        "{late:?}"
    );
}
story!(an_administrator_reads_the_opinions_and_then_gives_none);

/// An approval over opinions that its reviewer has not read is not offered, so that no opinion is passed over.
async fn no_approval_passes_over_an_unread_opinion(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    give(&cast, &cast.omar, id, Verdict::Decline, SECRET)
        .await
        .unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("“Approve” is offered when you have read the opinions that are given.");
    let refused = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(refused, Err(Error::Denied(Denied::NotNow))),
        "{refused:?}"
    );
}
story!(no_approval_passes_over_an_unread_opinion);

/// Nothing that an author gets differs by what reviewers think, or by how many of them gave an opinion: not a byte of the
/// pages, the numbers in their forms included, and no mail.
async fn authors_get_the_same_bytes_with_and_without_opinions(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    ask_for(&cast, 9, 1).await;
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let amina = signed_in(&world, &cast.amina).await;
    let pages =
        ["", "/authors", "/preview", "/compare"].map(|page| format!("/my/practices/{id}{page}"));
    let mut all = pages.to_vec();
    all.push("/my/practices".to_owned());
    let mut before = Vec::new();
    for page in &all {
        before.push(amina.visit(page).await.ok().body);
    }
    give(&cast, &cast.ruth, id, Verdict::Approve, "A model.")
        .await
        .unwrap();
    give(&cast, &cast.omar, id, Verdict::Decline, SECRET)
        .await
        .unwrap();
    cast.act(&cast.grace, &id, Intent::OpenOpinions)
        .await
        .unwrap();
    for (page, before) in all.iter().zip(before) {
        let after = amina.visit(page).await.ok().body;
        assert!(after == before, "{page}");
    }
    assert!(post.new_ones().await.is_empty());
    // The form that was drawn before still withdraws it.
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    give(
        &cast,
        &cast.ruth,
        id,
        Verdict::Return,
        "On second thoughts.",
    )
    .await
    .unwrap();
    page.form_with("withdraw").press("withdraw").await.ok();
}
story!(authors_get_the_same_bytes_with_and_without_opinions);
