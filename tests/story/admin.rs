//! The administrator's pages over HTTP: roles and scope, suspension and what follows from it, the outbox, and the
//! lists of what was taken down.

use praxis::language::Language;
use praxis::mail::rooms::SAMPLE;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::cast::{Cast, PASSWORD, reasons};
use crate::desk::claimed_by;
use crate::post::{Letter, Post};
use crate::world::World;

/// A role is granted and scoped on a page; the person's sessions end, and claims outside the scope are freed.
async fn a_role_is_granted_and_scoped(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let amina = cast.sign_in(&world, &cast.amina).await;
    amina.visit("/review").await.status(404);
    let page = grace
        .visit(&format!("/admin/accounts/{}", cast.amina.id))
        .await
        .ok();
    page.shows("Ms. Amina Saidova")
        .form_with("Save")
        .choose("role", "reviewer")
        .fill("current_password", PASSWORD)
        .tick("scope", "9")
        .tick("scope", "11")
        .tick("reads", "en")
        .press("Save")
        .await
        .ok()
        .shows("Saved.");
    // Her session ended with the change: the next page asks her to sign in.
    amina
        .visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
    let id = cast.submitted_by(&cast.boris, "Almaty Process", 9).await;
    let reviewer = {
        let mut db = cast.app.db.read().await.unwrap();
        praxis::account::queries::by_id(&mut db, cast.amina.id)
            .await
            .unwrap()
            .unwrap()
    };
    cast.act(&reviewer, &id, Intent::Claim).await.unwrap();
    let page = grace
        .visit(&format!("/admin/accounts/{}", cast.amina.id))
        .await
        .ok();
    page.form_with("Save")
        .untick("scope", "9")
        .press("Save")
        .await
        .ok()
        .shows("One claim was freed");
    assert_eq!(claimed_by(&cast, id).await, None);
}
story!(a_role_is_granted_and_scoped);

/// What is typed wrongly comes back as it was typed, with a sentence at the field.
async fn a_refused_role_comes_back_filled_in(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let page = grace
        .visit(&format!("/admin/accounts/{}", cast.ruth.id))
        .await
        .ok();
    assert_eq!(page.count("input[name=scope]"), 23);
    let at = format!("/admin/accounts/{}", cast.ruth.id);
    for wrong in ["24", "9, nine", "-1"] {
        let fields = [
            ("deed", "save"),
            ("role", "reviewer"),
            ("scope", "9"),
            ("scope", wrong),
        ];
        grace
            .post(&at, &fields)
            .await
            .status(422)
            .shows("Choose among the 23 objectives");
    }
    grace
        .post(
            &at,
            &[
                ("deed", "save"),
                ("role", "reviewer"),
                ("scope", "9, 11"),
                ("reads", "en"),
            ],
        )
        .await
        .ok()
        .shows("Saved");
    let own = grace
        .visit(&format!("/admin/accounts/{}", cast.grace.id))
        .await
        .ok();
    own.form_with("Save")
        .choose("role", "submitter")
        .fill("current_password", PASSWORD)
        .press("Save")
        .await
        .status(422)
        .shows("ask another administrator");
    grace.visit("/admin/accounts/999999").await.status(404);
}
story!(a_refused_role_comes_back_filled_in);

/// A suspension frees claims, holds submissions and leaves one page; an appeal reaches the administrators, and
/// restoring brings everything back.
async fn a_suspension_and_the_way_back(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let waiting = cast.submitted("Almaty Process", 9).await;
    let page = grace
        .visit(&format!("/admin/accounts/{}", cast.amina.id))
        .await
        .ok();
    page.form_with("Suspend this account")
        .fill("reason", "Two accounts, one person?")
        .press("Suspend this account")
        .await
        .ok()
        .shows("The account is suspended.");
    let amina = cast.sign_in(&world, &cast.amina).await;
    let page = amina.visit("/account").await.ok();
    page.shows("Two accounts, one person?")
        .form("/account/suspended")
        .fill("words", "We are sisters.")
        .press("Send my appeal")
        .await
        .ok();
    let held = cast.act(&cast.ruth, &waiting, Intent::Claim).await;
    assert!(held.is_err(), "what is held is out of the queue: {held:?}");
    grace
        .visit("/admin")
        .await
        .ok()
        .shows("Appeals of suspended people");
    let page = grace.visit("/admin/accounts?state=suspended").await.ok();
    page.shows("Suspended, 1 appeal").lacks("Boris");
    let page = grace
        .visit(&format!("/admin/accounts/{}", cast.amina.id))
        .await
        .ok();
    page.shows("We are sisters.")
        .form_with("Restore this account")
        .press("Restore this account")
        .await
        .ok()
        .shows("The account is restored.");
    assert!(cast.act(&cast.ruth, &waiting, Intent::Claim).await.is_ok());
    let own = grace
        .visit(&format!("/admin/accounts/{}", cast.grace.id))
        .await
        .ok();
    own.lacks("Suspend this account");
}
story!(a_suspension_and_the_way_back);

/// Accounts are found by name, address or organisation, page by page, in a number of statements that does not grow.
async fn accounts_are_found(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    grace
        .visit("/admin/accounts?q=wanjiru")
        .await
        .ok()
        .shows("Ruth Wanjiru")
        .lacks("Amina");
    grace
        .visit("/admin/accounts?q=%25")
        .await
        .ok()
        .shows("Amina Saidova");
    grace
        .visit("/admin/accounts?role=administrator")
        .await
        .ok()
        .shows("Grace")
        .lacks("Omar");
    grace
        .visit("/admin/accounts?q=nobody+at+all")
        .await
        .ok()
        .shows("No account matches.");
    grace
        .visit("/admin/accounts?from=nonsense")
        .await
        .status(400);
    let few = statements(&world, &grace, "/admin/accounts").await;
    for number in 0..60 {
        let given = format!("Person{number}");
        crate::cast::person(
            &cast.app,
            "Mr.",
            &given,
            "Many",
            praxis::account::model::Role::Submitter,
            &praxis::account::model::Scope::default(),
        )
        .await;
    }
    assert_eq!(statements(&world, &grace, "/admin/accounts").await, few);
    let page = grace.visit("/admin/accounts").await.ok();
    page.lacks("Amina Saidova")
        .follow("Next")
        .await
        .ok()
        .shows("Amina Saidova");
}
story!(accounts_are_found);

async fn statements(world: &World, browser: &crate::browser::Browser, path: &str) -> u64 {
    browser.visit(path).await.ok();
    let before = world.app.db.statements();
    browser.visit(path).await.ok();
    world.app.db.statements() - before
}

/// The outbox and the lists of practices cost the same for thirty rows as for one.
async fn lists_of_mails_and_practices_cost_the_same_for_thirty(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let paths = [
        "/admin",
        "/admin/outbox",
        "/admin/practices",
        "/admin/practices?show=taken-down",
        "/admin/practices?show=restored",
    ];
    let more = async |number: usize| {
        let asked = cast.published(&format!("Asked {number}"), 9).await;
        cast.act(&cast.amina, &asked, Intent::AskRemoval(None))
            .await
            .unwrap();
        let gone = cast.published(&format!("Gone {number}"), 9).await;
        let back = cast.published(&format!("Back {number}"), 9).await;
        for (id, how) in [(gone, TakeDown::Gone), (back, TakeDown::NotCurrent)] {
            let words = reasons("Somebody can be recognised");
            cast.act(&cast.ruth, &id, Intent::TakeDown { how, words })
                .await
                .unwrap();
        }
        cast.act(&cast.omar, &back, Intent::Restore(None))
            .await
            .unwrap();
    };
    more(0).await;
    let mut one = Vec::new();
    for path in paths {
        one.push(statements(&world, &grace, path).await);
    }
    for number in 1..30 {
        more(number).await;
    }
    // The session is marked as seen now and then; not in the visits that are counted.
    grace.visit("/admin").await.ok();
    for (path, one) in paths.iter().zip(one) {
        let many = statements(&world, &grace, path).await;
        assert!(
            many <= one && one <= 14,
            "{path}: {many} statements for thirty, {one} for one"
        );
    }
}
story!(lists_of_mails_and_practices_cost_the_same_for_thirty);

/// The outbox shows what waits and lets it be sent again; an account mail's text is nobody's.
async fn the_outbox_is_read_and_resent(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    cast.submitted("Almaty Process", 9).await;
    let page = grace.visit("/admin/outbox").await.ok();
    let page = page
        .shows("We have received your practice “Almaty Process”")
        .shows("Ms. Amina Saidova");
    let mail = page
        .follow("We have received your practice “Almaty Process”")
        .await
        .ok();
    mail.shows("What you sent")
        .form_with("Send again")
        .press("Send again")
        .await
        .ok()
        .shows("One mail is sent again.");
    grace
        .post("/admin/outbox", &[("deed", "settle"), ("mail", "1")])
        .await
        .ok()
        .shows("Nothing was settled");
    grace
        .post("/admin/outbox", &[("deed", "resend")])
        .await
        .ok()
        .shows("Choose at least one mail.");
    grace
        .post("/admin/outbox", &[("deed", "resend"), ("mail", "x")])
        .await
        .status(400);
    grace.visit("/admin/outbox/424242").await.status(404);
    grace
        .visit("/admin/outbox?state=dead")
        .await
        .ok()
        .shows("No mails here.");
}
story!(the_outbox_is_read_and_resent);

/// Wish 24: mail works out of the box, and one of each can be had from a page, in both languages.
async fn wish_24_one_of_each_mail_can_be_sent_from_a_page(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/outbox").await.ok();
    page.form_with("Send me one of each")
        .press("Send me one of each")
        .await
        .ok()
        .shows("mails are on their way to you.");
    let arrived = Post::of(&world).new_ones().await;
    // Every row of every room's table and the digest: a new kind of mail without a sample fails here.
    let kinds = Post::of(&world)
        .rules()
        .filter(|rule| rule.kind != SAMPLE.kind)
        .count();
    for language in Language::ALL {
        let mark = format!("<html lang=\"{}\"", language.as_str());
        let spoken: Vec<_> = arrived
            .iter()
            .filter(|letter| letter.html.contains(&mark))
            .collect();
        assert_eq!(spoken.len(), kinds + 1, "{mark}");
    }
    assert_eq!(arrived.len(), (kinds + 1) * Language::ALL.len());
    assert!(
        arrived
            .iter()
            .all(|letter| letter.to == cast.grace.email.as_str())
    );
    assert!(
        arrived
            .iter()
            .all(|letter| !letter.text.contains('\u{E000}') && !letter.html.contains('\u{E000}'))
    );
    let of = |subject: &str| {
        arrived
            .iter()
            .find(|letter| letter.subject == subject)
            .unwrap()
    };
    let digest = of("Praxis: 15 things since yesterday");
    for line in [
        "One submission waits within your scope",
        "One submission was marked as spam",
        "One owner asks for the removal",
        "One owner appeals against a decision",
    ] {
        assert!(digest.text.contains(line), "{}", digest.text);
    }
    // Its links open nothing, for her or for anybody.
    let dead: Vec<String> = arrived
        .iter()
        .filter(|letter| letter.text.contains(&"0".repeat(64)))
        .map(Letter::link)
        .collect();
    // Sixteen with a link of their own, and twenty-two that a preference can end.
    assert_eq!(dead.len(), 38 * Language::ALL.len());
    for link in dead {
        let page = world.browser().visit(&link).await;
        let is_unknown = ["/unsubscribe/", "/following/", "/question/"];
        if is_unknown.iter().any(|word| link.contains(word)) {
            page.status(404);
            continue;
        }
        let told = page.texts("h1").pop().unwrap();
        assert!(
            [
                "This link no longer works",
                "Ce lien ne fonctionne plus",
                "This invitation no longer works",
                "Cette invitation ne fonctionne plus",
            ]
            .contains(&told.as_str()),
            "{told}"
        );
    }
}
story!(wish_24_one_of_each_mail_can_be_sent_from_a_page);

/// What was taken down, asked to be removed, and restored, each with who, when and why.
async fn what_was_taken_down_is_listed(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let asked = cast.published("Almaty Process", 9).await;
    cast.act(
        &cast.amina,
        &asked,
        Intent::AskRemoval(Some(reasons("It has ended"))),
    )
    .await
    .unwrap();
    let gone = cast.published("Bali Process", 9).await;
    let words = reasons("Somebody can be recognised");
    cast.act(
        &cast.ruth,
        &gone,
        Intent::TakeDown {
            how: TakeDown::Gone,
            words,
        },
    )
    .await
    .unwrap();
    let back = cast.published("Puebla Process", 9).await;
    let words = reasons("By mistake");
    cast.act(
        &cast.ruth,
        &back,
        Intent::TakeDown {
            how: TakeDown::NotCurrent,
            words,
        },
    )
    .await
    .unwrap();
    cast.act(&cast.omar, &back, Intent::Restore(None))
        .await
        .unwrap();
    let page = grace.visit("/admin/practices").await.ok();
    page.shows("Almaty Process")
        .shows("It has ended")
        .lacks("Bali Process");
    let page = grace.visit("/admin/practices?show=taken-down").await.ok();
    page.shows("Bali Process")
        .shows("Somebody can be recognised")
        .shows("Ruth Wanjiru")
        .lacks("Almaty");
    let page = grace.visit("/admin/practices?show=restored").await.ok();
    page.shows("Puebla Process")
        .shows("Omar Haddad")
        .lacks("Bali");
}
story!(what_was_taken_down_is_listed);

/// The room is there for administrators only: everybody else is told that there is nothing.
async fn the_room_is_for_administrators(world: World) {
    let cast = Cast::of(&world).await;
    let paths = [
        "/admin",
        "/admin/accounts",
        "/admin/practices",
        "/admin/outbox",
        "/admin/accounts/1",
    ];
    for who in [&cast.amina, &cast.ruth] {
        let browser = cast.sign_in(&world, who).await;
        for path in paths {
            browser.visit(path).await.status(404);
        }
        browser
            .post("/admin/accounts/1", &[("deed", "suspend"), ("reason", "x")])
            .await
            .status(404);
        browser
            .post("/admin/outbox", &[("deed", "one_of_each")])
            .await
            .status(404);
    }
    world
        .browser()
        .visit("/admin")
        .await
        .lands_on("/sign-in?next=%2Fadmin");
}
story!(the_room_is_for_administrators);
