//! What follows from who the authors are: a reviewer who joins decides no more, submissions name their authors for good,
//! reviewers read no address of an invited person, and two co-authors swallow none of each other's words.

use praxis::account::model::Account;
use praxis::practice::actions::{self, Intent, Saved, StepSave};
use praxis::practice::fields::Step;
use praxis::practice::model::{Decision, PracticeId, Saves};
use praxis::workflow::{PublicStatus, State};

use crate::authors::{
    accept, authors_of, co_author, invitation, invited_by, line_buttons, link_to,
};
use crate::cast::{Cast, answers, approval, reasons};
use crate::desk::{claimed_by, deeds, desk, stands, told_since};
use crate::focal_points::{broken, is_kept_out};
use crate::people::signed_in;
use crate::post::Post;
use crate::site::Site;
use crate::world::World;

async fn suggested(cast: &Cast, id: PracticeId) -> Option<i64> {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    case.open?.suggested_id.map(|account| account.0)
}

/// A reviewer who is invited is no party and reads nothing more. Joining ends the claim and the suggestion in the same
/// transaction, a decision falls back, and leaving changes nothing of that.
async fn a_reviewer_who_joins_decides_no_more(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let claimed = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &claimed, Intent::Claim).await.unwrap();
    let free = cast.submitted("Bali Process", 9).await;
    let decided = cast.submitted("Colombo Process", 9).await;
    let suggested_before = suggested(&cast, free).await.unwrap();
    let joins = [&cast.ruth, &cast.omar]
        .into_iter()
        .find(|one| one.id.0 == suggested_before)
        .unwrap();
    let other = if joins.id == cast.ruth.id {
        &cast.omar
    } else {
        &cast.ruth
    };
    cast.act(joins, &decided, Intent::Decide(approval()))
        .await
        .unwrap();
    post.new_ones().await;
    let link = invited_by(&cast, &post, &cast.amina, joins, free).await;
    // Invited, and still the suggested reviewer, who may decide.
    assert_eq!(suggested(&cast, free).await, Some(joins.id.0));
    let at_the_desk = signed_in(&world, joins).await;
    desk(&at_the_desk, free).await.has("button[value=approve]");
    let before = cast.seq(free).await.0;
    accept(&cast, joins, &link).await;
    assert_eq!(suggested(&cast, free).await, Some(other.id.0));
    assert_eq!(
        told_since(&cast, free, before).await,
        ["practice-join author", "practice-join suggested"]
    );
    is_kept_out(&world, &cast, joins, free).await;
    co_author(&cast, &post, &cast.amina, &cast.ruth, claimed).await;
    assert_eq!(claimed_by(&cast, claimed).await, None);
    is_kept_out(&world, &cast, &cast.ruth, claimed).await;
    co_author(&cast, &post, &cast.amina, joins, decided).await;
    cast.settle().await;
    assert_eq!(
        deeds(&cast, decided).await,
        ["start", "submit", "approve", "invite", "join", "fall_back"]
    );
    assert_eq!(
        stands(&cast, decided).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    cast.act(joins, &decided, Intent::Leave).await.unwrap();
    is_kept_out(&world, &cast, joins, decided).await;
    assert_eq!(broken(&cast).await, []);
}
story!(a_reviewer_who_joins_decides_no_more);

/// The names that the public page gives, in their order: the line, the citation, and what reference managers read.
async fn public_names(site: &Site) -> (Vec<String>, String, Vec<String>) {
    let page = site.browser.visit("/practices/almaty-process").await.ok();
    let lines: Vec<String> = page.texts(".byline");
    let authors = lines.iter().filter_map(|line| {
        let (_, names) = line.split_once("Authors: ")?;
        Some(names.split("Published").next()?.trim().to_owned())
    });
    (
        authors.collect(),
        page.texts(".cite bdi:first-child, .citation bdi:first-child, bdi")
            .into_iter()
            .find(|text| text.contains("Saidova, "))
            .unwrap_or_default(),
        page.attributes("meta[name=citation_author]", "content"),
    )
}

/// A submission names its authors in the owner's order, for good: on the desk, in the receipt, on the public page, in the
/// citation, the feed and the search. What authors do among themselves afterwards changes nothing that the public reads.
async fn a_submission_names_its_authors_for_good(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let id = cast.draft("Almaty Process", 9).await;
    for who in [&cast.boris, &cast.lena] {
        co_author(&cast, &post, &cast.amina, who, id).await;
    }
    post.new_ones().await;
    // Lena stands before Boris.
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&authors_of(id)).await.ok();
    let down = line_buttons(&page)[0].clone();
    page.form(&authors_of(id)).press(&down).await.ok();
    cast.act(&cast.boris, &id, Intent::Submit).await.unwrap();
    let in_order = "Ms. Amina Saidova, Dr. Lena Brandt, Mr. Boris Lenz";
    let receipt = post.new_ones().await;
    let receipt = receipt
        .iter()
        .find(|letter| letter.text.contains("What you sent"));
    let text = receipt
        .unwrap()
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(text.contains(&format!("Its authors: {in_order}")), "{text}");
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.shows(&format!("Authors: {in_order}"));
    let preview = amina
        .visit(&format!("/my/practices/{id}/preview"))
        .await
        .ok();
    preview.shows(&format!("Authors: {in_order}"));
    cast.approve(id).await;
    site.catch_up().await;
    let published = (
        vec![in_order.to_owned()],
        "Saidova, Amina; Brandt, Lena; Lenz, Boris".to_owned(),
        ["Saidova, Amina", "Brandt, Lena", "Lenz, Boris"]
            .map(str::to_owned)
            .to_vec(),
    );
    assert_eq!(public_names(&site).await, published);
    assert_eq!(site.finds("Brandt").await, ["Almaty Process"]);
    let feed = site.browser.visit("/objectives/9.atom").await.ok();
    let feed: atom_syndication::Feed = feed.body.parse().unwrap();
    let names: Vec<&str> = feed.entries[0]
        .authors
        .iter()
        .map(atom_syndication::Person::name)
        .collect();
    assert_eq!(names, ["Amina Saidova", "Lena Brandt", "Boris Lenz"]);

    let edition = site.browser.visit("/practices/almaty-process").await.ok();
    let edition = edition.header("etag").map(str::to_owned);
    cast.act(&cast.boris, &id, Intent::Leave).await.unwrap();
    cast.act(&cast.amina, &id, invitation("x@people.example"))
        .await
        .unwrap();
    assert_eq!(public_names(&site).await, published);
    let again = site.browser.visit("/practices/almaty-process").await.ok();
    assert_eq!(again.header("etag").map(str::to_owned), edition);
    // Names are joined when a page is drawn: who is named chooses the name.
    let lena = signed_in(&world, &cast.lena).await;
    let form = lena.visit("/account").await.ok().form("/account");
    form.fill("family_name", "Brandt-Sommer")
        .choose("country", "KZ")
        .press("Save")
        .await
        .ok();
    site.catch_up().await;
    let names = public_names(&site).await;
    assert_eq!(names.1, "Saidova, Amina; Brandt-Sommer, Lena; Lenz, Boris");
    assert_eq!(site.finds("Sommer").await, ["Almaty Process"]);
    // The next version has the authors of its own submission.
    cast.act(&cast.lena, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.lena, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let names = public_names(&site).await;
    assert_eq!(names.1, "Saidova, Amina; Brandt-Sommer, Lena");
    let earlier = site
        .browser
        .visit("/practices/almaty-process/revisions/1")
        .await
        .ok();
    earlier.shows("Mr. Boris Lenz");
    assert_eq!(broken(&cast).await, []);
}
story!(a_submission_names_its_authors_for_good);

/// The desk and its history name no address of an invited person, and an author's pages no reviewer.
async fn addresses_stay_with_the_authors(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, invitation("nadia@ministry.example"))
        .await
        .unwrap();
    link_to(&post, "nadia@ministry.example").await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    for who in [&cast.ruth, &cast.omar] {
        let browser = signed_in(&world, who).await;
        let page = desk(&browser, id).await;
        assert!(page.body.contains("Co-author invited"), "{}", page.text());
        for hidden in ["nadia@ministry.example", "boris@people.example"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
    }
    let boris = signed_in(&world, &cast.boris).await;
    for page in [format!("/my/practices/{id}"), authors_of(id)] {
        let page = boris.visit(&page).await.ok();
        assert!(page.body.contains("nadia@ministry.example"));
        for hidden in ["Wanjiru", "Haddad", "Odhiambo"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
    }
}
story!(addresses_stay_with_the_authors);

/// The answers of one step, saved by one author who started from this save.
async fn saves(cast: &Cast, who: &Account, id: PracticeId, (from, title): (Saves, &str)) -> Saved {
    let text = answers(title, 9);
    let save = StepSave::new(from, Step::Brief, &text);
    actions::save(&cast.app, who, id, save).await.unwrap()
}

/// A save that started from an older one of another author is kept beside the newer one, and only its author finds it;
/// whatever comes first, no word is lost.
async fn wish_08_a_co_author_swallows_nothing(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let node = match world.engine() {
        crate::world::Engine::Sqlite => world.with(&[]),
        crate::world::Engine::Postgres => world.another_node().await,
    };
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    for round in 0..5 {
        let from = cast.saves(&cast.amina, id).await;
        let (ours, theirs) = (format!("Amina {round}"), format!("Boris {round}"));
        let (one, two) = (answers(&ours, 9), answers(&theirs, 9));
        let (one, two) = (
            StepSave::new(from, Step::Brief, &one),
            StepSave::new(from, Step::Brief, &two),
        );
        let both = tokio::join!(
            actions::save(&cast.app, &cast.amina, id, one),
            actions::save(&node.app, &cast.boris, id, two),
        );
        let (second, kept) = match both {
            (Ok(Saved::Stored(_)), Ok(Saved::Second { .. })) => (&cast.boris, &theirs),
            (Ok(Saved::Second { .. }), Ok(Saved::Stored(_))) => (&cast.amina, &ours),
            both => panic!("{both:?}"),
        };
        let first = if kept == &ours { &theirs } else { &ours };
        let mut db = cast.app.db.read().await.unwrap();
        let (case, _, actor) = actions::case(&cast.app, &mut db, second, id)
            .await
            .unwrap()
            .unwrap();
        let draft = case.open.unwrap();
        let stored = actions::answers(&mut db, &actor, &draft).await.unwrap();
        assert_eq!(stored.title(), first);
        let second_copy = actions::stale_saves(&mut db, second, draft.id)
            .await
            .unwrap();
        assert_eq!(second_copy[0].1.title(), kept);
    }
    // The pages show both, field by field, to the author whose save came second.
    let at = format!("/my/practices/{id}");
    let step = format!("{at}/brief");
    let (amina, boris) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.boris).await,
    );
    let (one, other) = (boris.visit(&step).await.ok(), amina.visit(&step).await.ok());
    let form = one.form(&step).fill("title", "The title of Boris");
    form.press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let form = other.form(&step).fill("title", "The title of Amina");
    let page = form
        .press("Save and go back to the steps")
        .await
        .status(409);
    page.keeps("The title of Amina")
        .shows("The title of Boris")
        .has("input[name=choose_title]");
    // A save of another step never was in the way.
    let from = cast.saves(&cast.amina, id).await;
    let saved = saves(&cast, &cast.boris, id, (from, "One")).await;
    assert!(matches!(saved, Saved::Stored(_)), "{saved:?}");
    let text = answers("One", 9);
    let story = StepSave::new(from, Step::Story, &text);
    let saved = actions::save(&cast.app, &cast.amina, id, story)
        .await
        .unwrap();
    assert!(matches!(saved, Saved::Stored(_)), "{saved:?}");
}
story!(wish_08_a_co_author_swallows_nothing);

/// A return opens a draft that both authors see, and each answers; a mail of the decision goes to both.
async fn both_authors_get_the_decision(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    post.new_ones().await;
    let words = reasons("Say more.");
    cast.act(&cast.ruth, &id, Intent::Decide(Decision::Return { words }))
        .await
        .unwrap();
    cast.settle().await;
    let mut to: Vec<String> = post
        .new_ones()
        .await
        .into_iter()
        .map(|one| one.to)
        .collect();
    to.sort();
    assert_eq!(to, ["amina@people.example", "boris@people.example"]);
    let boris = signed_in(&world, &cast.boris).await;
    boris
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .shows("Say more.");
}
story!(both_authors_get_the_decision);
