//! A slow line, and a button pressed twice: what was begun, saved or asked for once stands once, and no mail makes the
//! link of an earlier one useless before one of the two is used.

use praxis::db::Engine as _;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::credentials::{ask_reset, bare_post, link};
use crate::drafts::{saves, started};
use crate::people::{ask_move, filled, of, sign_in, signed_in};
use crate::post::Post;
use crate::world::World;

async fn practices(world: &World) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let (count,) = db
        .sql("SELECT COUNT(*) FROM practice")
        .one::<(i64,)>()
        .await
        .unwrap();
    count
}

/// The same beginning twice leads to one draft, even where no other draft would fit; other words begin another draft.
async fn start_writing_pressed_twice_is_one_draft(world: World) {
    let world = world.with(&[("open_drafts", "2")]);
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let start = async |title: &str| {
        let page = browser.visit("/my/practices/new").await.ok();
        let form = page.form("/my/practices/new").fill("title", title);
        form.press("Start writing").await
    };
    let first = start("Night shelters").await.ok();
    let again = start("Night shelters").await.ok();
    assert_eq!(first.path(), again.path());
    assert_eq!(practices(&world).await, 1);
    let empty = start("").await.ok();
    assert_ne!(empty.path(), first.path());
    assert_eq!(start("").await.ok().path(), empty.path());
    assert_eq!(start("Night shelters").await.ok().path(), first.path());
    start("Day shelters").await.status(422);
    assert_eq!(practices(&world).await, 2);

    // A draft that was saved since is work of its own.
    let form = first
        .form_with("Save and continue")
        .fill("title", "Night shelters");
    form.press("Save and continue").await.ok();
    start("Night shelters").await.status(422);
}
story!(start_writing_pressed_twice_is_one_draft);

/// A step that is sent twice is stored once, and no conflict is shown; its other words are a conflict still.
async fn save_pressed_twice_is_one_save(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Job fairs").await;
    let brief = format!("{at}/brief");
    let drawn = saves(&browser, &brief).await;
    let send = async |title: &str| {
        let fields = [
            ("saves", drawn.as_str()),
            ("title", title),
            ("language", "en"),
        ];
        browser.post(&brief, &fields).await
    };
    send("Job fairs in spring").await.ok();
    let stored = saves(&browser, &brief).await;
    send("Job fairs in spring")
        .await
        .ok()
        .lacks("another window");
    assert_eq!(saves(&browser, &brief).await, stored);
    send("Job fairs in autumn").await.status(409);
}
story!(save_pressed_twice_is_one_save);

async fn confirm(browser: &Browser, link: &str) -> Page {
    let page = browser.visit(link).await.ok();
    page.only_form().press("Confirm my address").await
}

/// Two registrations from one browser: either mail confirms the newest words, and afterwards both links say it is done.
async fn register_pressed_twice_mails_two_links_that_work(world: World) {
    let post = Post::of(&world);
    for used in [0, 1] {
        let browser = world.browser();
        let email = format!("nadia{used}@ministry.example");
        let form = filled(&browser, &email).await;
        form.press("Make my account")
            .await
            .lands_on("/register/sent");
        let first = post.only().await.link();
        let form = filled(&browser, &email)
            .await
            .fill("given_name", "Nadezhda");
        form.press("Make my account")
            .await
            .lands_on("/register/sent");
        let links = [first, post.only().await.link()];

        confirm(&browser, &links[used]).await.lands_on("/sign-in");
        browser.visit(&links[1 - used]).await.shows("already");
        sign_in(&browser, &email, PASSWORD).await.ok();
        let account = browser.visit("/account").await.ok();
        account.has("input[name=given_name][value=Nadezhda]");
    }
    let mut db = world.app.db.read().await.unwrap();
    let (waiting,) = db
        .sql("SELECT COUNT(*) FROM pending_registration")
        .one::<(i64,)>()
        .await
        .unwrap();
    assert_eq!(waiting, 0);
}
story!(register_pressed_twice_mails_two_links_that_work);

/// A registration from another browser touches nothing of the first: each link confirms what its own browser typed.
async fn another_browser_replaces_no_registration(world: World) {
    let (post, own, stranger) = (Post::of(&world), world.browser(), world.browser());
    let email = "nadia@ministry.example";
    let form = filled(&own, email).await;
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    let link = post.only().await.link();
    let form = filled(&stranger, email).await.fill("given_name", "Mallory");
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    confirm(&own, &link).await.lands_on("/sign-in");
    sign_in(&own, email, PASSWORD).await.ok();
    let account = own.visit("/account").await.ok();
    account.has("input[name=given_name][value=Nadia]");
}
story!(another_browser_replaces_no_registration);

/// An older link to choose a password works until one of the links is used; then no other does.
async fn an_older_reset_link_works_until_one_is_used(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, browser) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    let older = ask_reset(&browser, &post, email).await;
    let newer = ask_reset(&browser, &post, email).await;
    // A stranger's request takes nothing away either.
    ask_reset(&world.browser(), &post, email).await;
    let page = browser.visit(&older).await.ok();
    let form = page.only_form().fill("password", "another walk by the sea");
    form.press("Set this password").await.ok();
    browser.visit(&older).await.status(410);
    browser.visit(&newer).await.status(410);
}
story!(an_older_reset_link_works_until_one_is_used);

/// The same for links that sign in.
async fn an_older_sign_in_link_works_until_one_is_used(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, browser) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    let mut links = Vec::new();
    for _ in 0..2 {
        bare_post(&browser, "/sign-in/by-mail", &[("email", email)])
            .await
            .status(303);
        links.push(link(&post.new_ones().await, email, "/sign-in/"));
    }
    let page = browser.visit(&links[0]).await.ok();
    let page = page.only_form().press("Sign in").await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));
    for link in &links {
        world.browser().visit(link).await.status(410);
    }
}
story!(an_older_sign_in_link_works_until_one_is_used);

/// A move that is asked for twice keeps both links; one to another address ends the earlier, which may be a mistake.
async fn a_move_asked_for_twice_keeps_its_first_link(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser) = (Post::of(&world), signed_in(&world, &cast.amina).await);
    let mut links = Vec::new();
    for to in ["typo@new.example", "amina@new.example", "amina@new.example"] {
        ask_move(&browser, to).await.ok();
        links.push(of(&post.new_ones().await, to).link());
    }
    browser.visit(&links[0]).await.status(410);
    browser.visit(&links[2]).await.ok();
    browser.visit(&links[1]).await.ok();
    browser.post("/confirm", &[]).await.ok();
    let account = browser.visit("/account/email").await.ok();
    account.shows("amina@new.example");
    browser
        .visit(&links[2])
        .await
        .lacks("form[action='/confirm']");
}
story!(a_move_asked_for_twice_keeps_its_first_link);
