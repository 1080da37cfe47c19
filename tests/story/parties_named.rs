//! A submitter names reviewers as focal points: administrators see it and let one decide all the same.

use praxis::account::model::{Role, Scope};
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::Seq;
use praxis::workflow::{PublicStatus, State};

use crate::browser::Browser;
use crate::cast::{Cast, approval, person, reasons};
use crate::desk::{desk, desk_of, press, stands};
use crate::focal_points::{ALL, broken, is_kept_out, naming, submit_naming};
use crate::people::move_to;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// What an administrator finds on the overview, and in the list it leads to.
async fn overview(browser: &Browser) -> (String, Vec<String>) {
    let page = browser.visit("/admin").await.ok();
    let (names, counts) = (page.texts("dl.facts dt"), page.texts("dl.facts dd"));
    let at = names
        .iter()
        .position(|name| name == "Submissions that name a reviewer as the person responsible there")
        .unwrap();
    let list = browser
        .visit("/admin/practices?show=names-reviewer")
        .await
        .ok();
    (counts[at].clone(), list.texts("tbody td:nth-child(4)"))
}

/// Somebody names one reviewer after the other, until only friends are left. Administrators see it, one lets a reviewer
/// decide, with a reason, and that reviewer does; authors and the public read nothing of it.
async fn a_submitter_cannot_choose_reviewers_by_naming_the_others(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let grace = signed_in(&world, &cast.grace).await;
    assert_eq!(overview(&grace).await, ("0".to_owned(), vec![]));
    let id = naming(
        &cast,
        &cast.amina,
        "Almaty Process",
        cast.ruth.email.as_str(),
    )
    .await;
    for reviewer in [&cast.omar, &cast.lena] {
        cast.act(&cast.amina, &id, Intent::Withdraw(None))
            .await
            .unwrap();
        submit_naming(
            &cast,
            &cast.amina,
            id,
            "Almaty Process",
            reviewer.email.as_str(),
        )
        .await;
    }
    let all = "May not decide: Ms. Ruth Wanjiru, Mr. Omar Haddad, Dr. Lena Brandt".to_owned();
    assert_eq!(overview(&grace).await, ("1".to_owned(), vec![all]));
    let mut page = desk(&grace, id).await;
    for name in ["Ms. Ruth Wanjiru", "Mr. Omar Haddad", "Dr. Lena Brandt"] {
        page = page.shows(&format!("{name} (since 3 November 2026)"));
    }
    let offered = page.texts("select[name=set_aside_bar-barred] option");
    assert_eq!(
        offered,
        [
            "Choose…",
            "Ms. Ruth Wanjiru",
            "Mr. Omar Haddad",
            "Dr. Lena Brandt"
        ]
    );
    let ruth = cast.ruth.id.to_string();
    for wrong in [
        "",
        "0",
        "x",
        &cast.amina.id.to_string(),
        &cast.grace.id.to_string(),
        "9223372036854775807",
    ] {
        let page = press(
            &grace,
            id,
            "set_aside_bar",
            &[("barred", wrong), ("reasons", "A trial")],
        )
        .await
        .status(422);
        page.has("select[name=set_aside_bar-barred][aria-invalid=true]")
            .keeps("A trial");
    }
    press(&grace, id, "set_aside_bar", &[("barred", &ruth)])
        .await
        .status(422)
        .has("#set_aside_bar-reasons[aria-invalid=true]");
    post.new_ones().await;
    let why = "She never worked with this ministry.";
    let page = press(
        &grace,
        id,
        "set_aside_bar",
        &[("barred", &ruth), ("reasons", why)],
    )
    .await
    .ok();
    page.lands_on(&desk_of(id))
        .shows("may decide from now on")
        .shows(why)
        .shows("May decide from now on: Ms. Ruth Wanjiru");
    // Nobody was left before, so she is the one suggested, and is told.
    let letter = post.only().await;
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        ("ruth@people.example", "To review: “Almaty Process”")
    );
    assert!(!letter.text.contains(why), "{}", letter.text);
    assert_eq!(
        overview(&grace).await.1,
        ["May not decide: Mr. Omar Haddad, Dr. Lena Brandt"]
    );
    // The same press twice is one event; another reason for what is done is no second one.
    let again = press(
        &grace,
        id,
        "set_aside_bar",
        &[("barred", &ruth), ("reasons", "Once more")],
    )
    .await;
    again.status(422);

    is_kept_out(&world, &cast, &cast.omar, id).await;
    desk(&signed_in(&world, &cast.omar).await, id)
        .await
        .lacks(why)
        .lacks("A reviewer named in it may decide");
    let browser = signed_in(&world, &cast.ruth).await;
    desk(&browser, id)
        .await
        .shows(why)
        .lacks("This practice names you");
    press(&browser, id, "claim", &[]).await.ok();
    press(&browser, id, "approve", &[]).await.ok();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(overview(&grace).await, ("0".to_owned(), vec![]));
    let amina = cast.sign_in(&world, &cast.amina).await;
    let public = world
        .browser()
        .visit("/practices/almaty-process")
        .await
        .ok();
    for page in [
        amina.visit(&format!("/my/practices/{id}")).await.ok(),
        public,
    ] {
        page.lacks(why)
            .lacks("Grace")
            .lacks("Odhiambo")
            .lacks("may decide");
    }
    assert_eq!(broken(&cast).await, []);
}
story!(a_submitter_cannot_choose_reviewers_by_naming_the_others);

/// An administrator who is named lets nobody decide, least of all themself; another administrator may.
async fn nobody_sets_the_own_bar_aside(world: World) {
    let cast = Cast::of(&world).await;
    let berta = person(
        &cast.app,
        "Ms.",
        "Berta",
        "Second",
        Role::Administrator,
        &Scope::default(),
    )
    .await;
    let id = naming(
        &cast,
        &cast.amina,
        "Almaty Process",
        cast.ruth.email.as_str(),
    )
    .await;
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    submit_naming(
        &cast,
        &cast.amina,
        id,
        "Almaty Process",
        cast.grace.email.as_str(),
    )
    .await;
    let grace = signed_in(&world, &cast.grace).await;
    assert_eq!(overview(&grace).await, ("0".to_owned(), vec![]));
    let page = desk(&grace, id)
        .await
        .shows("This practice names you")
        .lacks("Ruth");
    assert_eq!(
        page.count("select[name=set_aside_bar-barred], button[name=deed]"),
        0
    );
    for who in [&cast.grace, &cast.ruth] {
        let words = reasons("I am free of it.");
        let done = actions::act(
            &cast.app,
            &cast.grace,
            id,
            ALL,
            Intent::SetAsideBar { of: who.id, words },
        )
        .await;
        assert!(matches!(done, Err(Error::Denied(_))), "{done:?}");
    }
    // Nor does a reviewer, named or not.
    for by in [&cast.ruth, &cast.omar] {
        let words = reasons("I am free of it.");
        let done = actions::act(
            &cast.app,
            by,
            id,
            ALL,
            Intent::SetAsideBar {
                of: cast.ruth.id,
                words,
            },
        )
        .await;
        assert!(
            matches!(done, Err(Error::NotFound | Error::Denied(_))),
            "{done:?}"
        );
    }
    let both = "May not decide: Ms. Ruth Wanjiru, Ms. Grace Odhiambo";
    let browser = signed_in(&world, &berta).await;
    assert_eq!(
        overview(&browser).await,
        ("1".to_owned(), vec![both.to_owned()])
    );
    let of_grace = [
        ("barred", cast.grace.id.to_string()),
        ("reasons", "Another office.".to_owned()),
    ];
    let of_grace = of_grace
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    press(&browser, id, "set_aside_bar", &of_grace).await.ok();
    assert_eq!(
        overview(&grace).await,
        (
            "1".to_owned(),
            vec!["May not decide: Ms. Ruth Wanjiru".to_owned()]
        )
    );
    press(&grace, id, "claim", &[]).await.ok();
    assert_eq!(broken(&cast).await, []);
}
story!(nobody_sets_the_own_bar_aside);

/// Who wrote a practice, now or before, is never set free, named in it or not.
async fn an_author_is_never_set_free(world: World) {
    let cast = Cast::of(&world).await;
    let id = naming(
        &cast,
        &cast.omar,
        "Almaty Process",
        cast.omar.email.as_str(),
    )
    .await;
    let words = || reasons("He only typed it.");
    cast.act(
        &cast.grace,
        &id,
        Intent::HandOver {
            to: cast.amina.id,
            words: words(),
        },
    )
    .await
    .unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    assert_eq!(overview(&grace).await, ("0".to_owned(), vec![]));
    assert_eq!(
        desk(&grace, id)
            .await
            .count("select[name=set_aside_bar-barred]"),
        0
    );
    let (omar, amina) = (cast.omar.id.to_string(), cast.amina.id.to_string());
    for barred in [omar.as_str(), amina.as_str()] {
        let form = [
            ("deed", "set_aside_bar"),
            ("seq", "9"),
            ("barred", barred),
            ("reasons", "He only typed it."),
        ];
        grace.post(&desk_of(id), &form).await.status(422);
    }
    for of in [cast.omar.id, cast.amina.id, cast.ruth.id] {
        let done = actions::act(
            &cast.app,
            &cast.grace,
            id,
            ALL,
            Intent::SetAsideBar { of, words: words() },
        )
        .await;
        assert!(matches!(done, Err(Error::Unfit)), "{done:?}");
    }
    is_kept_out(&world, &cast, &cast.omar, id).await;
}
story!(an_author_is_never_set_free);

/// What was set aside stays so when a later submission names the same account again, or the account moves; to become
/// an author bars it all the same.
async fn a_later_submission_does_not_bar_again_but_authorship_does(world: World) {
    let cast = Cast::of(&world).await;
    let id = naming(
        &cast,
        &cast.amina,
        "Almaty Process",
        cast.ruth.email.as_str(),
    )
    .await;
    let free = Intent::SetAsideBar {
        of: cast.ruth.id,
        words: reasons("Another Ruth."),
    };
    cast.act(&cast.grace, &id, free.clone()).await.unwrap();
    assert!(
        actions::act(&cast.app, &cast.grace, id, Seq(2), free.clone())
            .await
            .unwrap()
            .already
    );
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    submit_naming(
        &cast,
        &cast.amina,
        id,
        "Almaty Process",
        cast.ruth.email.as_str(),
    )
    .await;
    let ruth = move_to(&cast, &cast.ruth, "ruth@new.example").await;
    let ruth = move_to(&cast, &ruth, cast.ruth.email.as_str()).await;
    cast.act(&ruth, &id, Intent::Claim).await.unwrap();
    cast.act(&ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    let to_ruth = Intent::HandOver {
        to: ruth.id,
        words: reasons("She knows it best."),
    };
    cast.act(&cast.grace, &id, to_ruth).await.unwrap();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::InReview),
            Some(State::Withdrawn),
            PublicStatus::Never
        )
    );
    is_kept_out(&world, &cast, &ruth, id).await;
    let done = actions::act(&cast.app, &cast.grace, id, ALL, free).await;
    assert!(matches!(done, Err(Error::Unfit)), "{done:?}");
    assert_eq!(broken(&cast).await, []);
}
story!(a_later_submission_does_not_bar_again_but_authorship_does);
