//! Forms whose deed failed: a full disk, a database that is away, a mistake of ours. Every word comes back in its
//! box, under a sentence that says what happened, and the same button does the deed once when it can be done.

use axum::http::Method;
use praxis::practice::fields::Step;
use praxis::practice::model::ChecklistLine;

use crate::cast::{Cast, PASSWORD};
use crate::desk::{deeds, desk, desk_of};
use crate::drafts::{started, stored};
use crate::full_disk::Disk;
use crate::people::filled;
use crate::people::signed_in;
use crate::people::{enter, sign_in};
use crate::post::Post;
use crate::unsaved::{
    IN_THE_FORM, NOT_SAVED, WORDS, count, holds_everything, pressed_twice, proven, words_for,
    written,
};
use crate::world::World;

/// At the door: registering, signing in, asking for links; nobody types an address twice.
async fn a_full_disk_loses_no_newcomers_words(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let disk = Disk::of(&world).await;
    let newcomer = world.browser();
    let form = filled(&newcomer, "nadia@ministry.example")
        .await
        .fill("institution", "x");
    pressed_twice(&disk, form, "register")
        .await
        .lands_on("/register/sent");
    assert_eq!(
        count(&world, "SELECT COUNT(*) FROM pending_registration").await,
        1
    );

    let amina = cast.amina.email.as_str();
    for page in ["/sign-in/by-mail", "/reset"] {
        let form = world
            .browser()
            .visit(page)
            .await
            .ok()
            .only_form()
            .fill("email", amina);
        disk.fill().await;
        let answer = form
            .press("Send me a link")
            .await
            .status(503)
            .shows(NOT_SAVED);
        let form = answer.form_with("Send me a link");
        holds_everything(&answer, &form, &[("email".to_owned(), amina.to_owned())]);
        disk.clear().await;
        form.press("Send me a link").await.ok().shows("mail");
    }
    let browser = world.browser();
    let form = browser
        .visit("/sign-in?next=/account")
        .await
        .ok()
        .form_with("Sign in")
        .fill("email", amina);
    disk.fill().await;
    let answer = form
        .fill("password", PASSWORD)
        .press("Sign in")
        .await
        .status(503)
        .shows(NOT_SAVED);
    let form = answer
        .shows("Type the password again")
        .lacks(PASSWORD)
        .form_with("Sign in");
    assert_eq!(
        (
            form.value("email"),
            form.value("password"),
            form.value("next")
        ),
        (Some(amina), Some(""), Some("/account"))
    );
    disk.clear().await;
    form.fill("password", PASSWORD)
        .press("Sign in")
        .await
        .lands_on("/account");

    // A sign-in link opened elsewhere than where it was asked for wants the address.
    post.new_ones().await;
    let page = world.browser().visit("/sign-in/by-mail").await.ok();
    page.only_form()
        .fill("email", amina)
        .press("Send me a link")
        .await
        .ok();
    let elsewhere = world.browser();
    let page = elsewhere.visit(&post.only().await.link()).await.ok();
    let form = page.only_form().fill("email", amina);
    disk.fill().await;
    let answer = form.press("sign_in").await.status(503);
    assert_eq!(answer.form_with("sign_in").value("email"), Some(amina));
    disk.clear().await;
    let page = answer.form_with("sign_in").press("sign_in").await.ok();
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));
}
story!(a_full_disk_loses_no_newcomers_words);

/// The own account: profile, address, password, and an appeal.
async fn a_full_disk_loses_no_words_about_oneself(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let amina = cast.sign_in(&world, &cast.amina).await;
    let form = amina.visit("/account").await.ok().form("/account");
    let form = form.choose("kind", "institution").choose("country", "KZ");
    pressed_twice(&disk, form, "Save")
        .await
        .lands_on("/account")
        .keeps(&words_for("institution"));
    for (page, button) in [
        ("/account/email", "change_email"),
        ("/account/password", "change_password"),
    ] {
        let page = amina.visit(page).await.ok();
        pressed_twice(&disk, page.form_with(button), button)
            .await
            .ok();
    }
    // One to move, one to stop.
    assert_eq!(count(&world, "SELECT COUNT(*) FROM link_request").await, 2);

    let mut tx = world.app.db.write().await.unwrap();
    praxis::account::actions::suspend(&mut tx, cast.boris.id, "why", world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let boris = world.browser();
    let page = sign_in(&boris, cast.boris.email.as_str(), PASSWORD)
        .await
        .ok();
    let form = page.form("/account/suspended");
    pressed_twice(&disk, form, "Send my appeal")
        .await
        .ok()
        .shows(WORDS);
    assert_eq!(count(&world, "SELECT COUNT(*) FROM appeal").await, 1);
}
story!(a_full_disk_loses_no_words_about_oneself);

/// A practice: its beginning, the five steps in every box, and submitting it.
async fn a_full_disk_loses_no_authors_words(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let form = amina
        .visit("/my/practices/new")
        .await
        .ok()
        .form("/my/practices/new");
    let page = pressed_twice(&disk, form, "Start writing").await.ok();
    let at = page.path().trim_end_matches("/brief").to_owned();
    assert_eq!(count(&world, "SELECT COUNT(*) FROM practice").await, 1);
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let form = amina.visit(&address).await.ok().form(&address);
        let (boxes, saves) = (form.boxes(), form.value("saves").map(str::to_owned));
        assert!(!boxes.is_empty(), "{address} has boxes");
        let answer = pressed_twice(&disk, form, "steps").await;
        assert!(
            matches!(answer.status.as_u16(), 200 | 422),
            "{address}: {}",
            answer.status
        );
        let page = amina.visit(&address).await.ok();
        let newest = page.form(&address).value("saves").map(str::to_owned);
        assert_ne!(newest, saves, "{address} was saved");
        // What cannot be stored, such as a place that is none, comes back as it was typed.
        for words in boxes.iter().map(|name| words_for(name)) {
            let there = page.holds(&words) || (answer.status == 422 && answer.holds(&words));
            assert!(there, "{address} lost “{words}”");
        }
    }
    assert_eq!(
        stored(&world, &cast.amina, &at).await.title(),
        words_for("title")
    );
    assert_eq!(count(&world, "SELECT COUNT(*) FROM stale_save").await, 0);

    let draft = cast.draft("Bali Process", 9).await;
    let form = amina
        .visit(&format!("/my/practices/{draft}/check"))
        .await
        .ok()
        .form_with("submit");
    pressed_twice(&disk, form, "submit")
        .await
        .lands_on(&format!("/my/practices/{draft}"));
    assert_eq!(deeds(&cast, draft).await, ["start", "submit"]);
}
story!(a_full_disk_loses_no_authors_words);

/// What an author does with a practice, and the note that goes with it.
async fn a_full_disk_loses_no_authors_note(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let (sent, live) = (
        cast.submitted("Almaty Process", 9).await,
        cast.published("Bali Process", 9).await,
    );
    let amina = signed_in(&world, &cast.amina).await;
    for (id, deed) in [(sent, "withdraw"), (live, "ask_removal"), (sent, "discard")] {
        let form = amina
            .visit(&format!("/my/practices/{id}"))
            .await
            .ok()
            .form_with(deed);
        let before = deeds(&cast, id).await.len();
        pressed_twice(&disk, form, deed).await.ok();
        assert_eq!(deeds(&cast, id).await[before..], [deed.to_owned()]);
    }
}
story!(a_full_disk_loses_no_authors_note);

/// While nothing can be written, a form that arrives without a session is not lost either.
async fn a_full_disk_and_a_session_that_ended(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let at = format!(
        "/my/practices/{}/brief",
        cast.draft("Almaty Process", 9).await
    );
    let amina = signed_in(&world, &cast.amina).await;
    let (form, typed) = written(amina.visit(&at).await.ok().form(&at));
    amina.post("/sign-out", &[]).await.ok();
    disk.fill().await;
    let answer = form.press("steps").await.status(503).shows(NOT_SAVED);
    let form = answer.form(&at);
    holds_everything(&answer, &form, &typed);
    disk.clear().await;
    let page = form.press("Try again").await.ok();
    let form = page
        .form_with("Sign in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", PASSWORD);
    form.press("Sign in")
        .await
        .ok()
        .lacks("Nothing was saved")
        .keeps(&words_for("title"));
}
story!(a_full_disk_and_a_session_that_ended);

/// Where the answer to a commit is lost, the page does not claim that nothing was saved. SQLite has no wire to be cut.
async fn a_lost_answer_is_told_as_such(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let sent = cast.submitted("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{sent}");
    let form = amina
        .visit(&at)
        .await
        .ok()
        .form_with("withdraw")
        .fill("reasons", WORDS);
    disk.cut_at_commit().await;
    let answer = form
        .press("withdraw")
        .await
        .status(503)
        .shows("may have been saved or not")
        .shows(IN_THE_FORM);
    assert!(!answer.text().contains(NOT_SAVED));
    disk.mend_the_line().await;
    answer.form_with("withdraw").press("withdraw").await.ok();
    assert_eq!(deeds(&cast, sent).await, ["start", "submit", "withdraw"]);
}
story!(a_lost_answer_is_told_as_such, Postgres);

/// A database that is away cannot even show the page: the words stand in a plain form that is sent to the same place.
async fn a_database_that_is_away_takes_no_words_with_it(world: World) {
    let cast = Cast::of(&world).await;
    let draft = format!(
        "/my/practices/{}/where",
        cast.draft("Almaty Process", 9).await
    );
    let sent = cast.submitted("Bali Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let mut form = desk(&ruth, sent)
        .await
        .form_with("return")
        .choose("decision", "return");
    // A line on a point of the checklist needs its mark.
    for line in ChecklistLine::ALL {
        form = form.set(&format!("check-{}", line.as_str()), "met");
    }
    let forms = [
        (
            amina.visit(&draft).await.ok().form(&draft),
            "steps",
            draft.clone(),
            amina.clone(),
        ),
        (form, "return", desk_of(sent), ruth.clone()),
        (
            filled(&world.browser(), "nadia@ministry.example").await,
            "register",
            "/register".to_owned(),
            world.browser(),
        ),
    ];
    let node = world.another_node().await;
    world.app.db.close().await;
    let mut answers = Vec::new();
    for (form, button, at, browser) in forms {
        let number = form.value("seq").or(form.value("saves")).map(str::to_owned);
        let (form, typed) = written(proven(form));
        let answer = form.press(button).await.status(503).shows(NOT_SAVED);
        assert_eq!(answer.header("retry-after"), Some("30"));
        let form = answer.form(&at);
        holds_everything(&answer, &form, &typed);
        assert_eq!(
            form.value("seq").or(form.value("saves")).map(str::to_owned),
            number
        );
        answers.push((answer, at, browser));
    }
    // The database is back; a browser goes on where it was.
    for (answer, at, browser) in answers {
        let again = browser.to(node.browser());
        let form = proven(answer.form(&at).sent_by(&again));
        // The page of registration needs no database.
        let button = if at == "/register" {
            "register"
        } else {
            "Try again"
        };
        let status = form.press(button).await.status.as_u16();
        assert!(matches!(status, 200 | 422), "{at}: {status}");
    }
    assert_eq!(
        deeds(
            &Cast {
                app: node.app.clone(),
                ..cast
            },
            sent
        )
        .await,
        ["start", "submit", "return"]
    );
    assert_eq!(
        count(&node, "SELECT COUNT(*) FROM pending_registration").await,
        1
    );
}
story!(a_database_that_is_away_takes_no_words_with_it);

/// A mistake of ours is a fault, not a full disk, and takes no words either.
async fn a_mistake_of_ours_takes_no_words_with_it(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = started(&amina, "Almaty Process").await;
    let step = format!("{at}/story");
    let (form, typed) = written(amina.visit(&step).await.ok().form(&step));
    disk.mistake().await;
    let answer = form
        .press("steps")
        .await
        .status(500)
        .shows("Something went wrong on our side");
    assert_eq!(answer.header("retry-after"), None);
    let form = answer.form_with("steps");
    holds_everything(&answer, &form, &typed);
    disk.clear().await;
    form.press("steps").await.lands_on(&at);
    amina.visit(&step).await.ok().keeps(&words_for("lessons"));
}
story!(a_mistake_of_ours_takes_no_words_with_it);

/// The sentences are there in French, and none sends its reader back to where the words were.
async fn a_full_disk_is_told_in_french(world: World) {
    let cast = Cast::of(&world).await;
    let disk = Disk::of(&world).await;
    let browser = world.browser();
    enter(&browser, cast.amina.email.as_str()).await;
    let form = browser
        .visit("/fr/account")
        .await
        .ok()
        .form("/fr/account")
        .choose("country", "KZ")
        .fill("organisation", WORDS);
    disk.fill().await;
    let answer = form
        .press("save")
        .await
        .status(503)
        .shows("Rien n’a été enregistré")
        .keeps(WORDS);
    answer
        .shows("se trouve dans le formulaire ci-dessous")
        .lacks("evenez en arrière");
    // What is no form of ours gets the page of the failure.
    let url = world.app.settings.public_url.join("/fr/account").unwrap();
    let request = browser
        .request(Method::POST, &url)
        .header("content-type", "text/plain")
        .header("sec-fetch-site", "same-origin");
    browser.send(request, "organisation=x").await.status(415);
    disk.clear().await;
}
story!(a_full_disk_is_told_in_french);
