//! Signing in while the account changes: whatever was proved of the account as it was opens no session of the account
//! as it is. Each race runs often enough to be lost in at least one round by a service that proves in one transaction
//! and opens the session in another.

use praxis::account::model::{Account, Role, Scope};
use praxis::admin::actions as admin;
use praxis::db::Engine;

use crate::browser::Browser;
use crate::cast::{Cast, PASSWORD, change_role, suspend};
use crate::credentials::{NEW_PASSWORD, bare_post};
use crate::people::enter;
use crate::post::Post;
use crate::world::{self, World};

/// Lets the others go first, a little more with each round.
async fn wait(turns: usize) {
    for _ in 0..turns {
        tokio::task::yield_now().await;
    }
}

/// A second node; on SQLite, which has one, the same.
async fn another_node(world: &World) -> World {
    match world.engine() {
        world::Engine::Sqlite => world.with(&[]),
        world::Engine::Postgres => world.another_node().await,
    }
}

/// The standings of the sessions that an account has.
async fn sessions(world: &World, who: &Account) -> Vec<String> {
    let mut db = world.app.db.read().await.unwrap();
    let rows: Vec<(String,)> = db
        .sql("SELECT standing FROM session WHERE account_id = $1")
        .bind(who.id)
        .all()
        .await
        .unwrap();
    rows.into_iter().map(|(standing,)| standing).collect()
}

async fn try_password(browser: Browser, who: &Account, password: &str, turns: usize) {
    wait(turns).await;
    let fields = [("email", who.email.as_str()), ("password", password)];
    let answer = bare_post(&browser, "/sign-in", &fields).await;
    assert!(
        [303, 422].contains(&answer.status.as_u16()),
        "{}",
        answer.status
    );
}

/// Five hundred changes of the password, each with sign-ins by the old one under way on two nodes.
async fn no_sign_in_outlives_a_password_change(world: World) {
    let cast = Cast::of(&world).await;
    let (node, owner) = (another_node(&world).await, world.browser());
    enter(&owner, cast.amina.email.as_str()).await;
    let (mut old, mut new) = (PASSWORD, NEW_PASSWORD);
    for round in 0..500 {
        let change = async {
            wait(round % 40).await;
            let fields = [("current_password", old), ("password", new)];
            bare_post(&owner, "/account/password", &fields)
                .await
                .status(303);
        };
        tokio::join!(
            change,
            try_password(world.browser(), &cast.amina, old, round % 7),
            try_password(node.browser(), &cast.amina, old, round % 23),
            try_password(world.browser(), &cast.amina, old, round % 61),
        );
        let left = sessions(&world, &cast.amina).await;
        assert_eq!(
            left.len(),
            1,
            "round {round}: a session that the old password opened outlived it"
        );
        (old, new) = (new, old);
    }
}
story!(no_sign_in_outlives_a_password_change);

/// A reset beside sign-ins by the old password: it signs nobody in, so nobody is signed in afterwards.
async fn no_sign_in_outlives_a_reset(world: World) {
    let cast = Cast::of(&world).await;
    let (post, node, owner) = (
        Post::of(&world),
        another_node(&world).await,
        world.browser(),
    );
    let (mut old, mut new) = (PASSWORD, NEW_PASSWORD);
    for round in 0..60 {
        bare_post(&owner, "/reset", &[("email", cast.amina.email.as_str())])
            .await
            .status(303);
        let letters = post.new_ones().await;
        let link = letters
            .iter()
            .find(|letter| letter.text.contains("/reset/"))
            .unwrap()
            .link();
        owner.visit(&link).await.ok();
        let reset = async {
            wait(round % 40).await;
            bare_post(&owner, "/reset/password", &[("password", new)])
                .await
                .status(303);
        };
        tokio::join!(
            reset,
            try_password(world.browser(), &cast.amina, old, round % 7),
            try_password(node.browser(), &cast.amina, old, round % 23),
            try_password(world.browser(), &cast.amina, old, round % 61),
        );
        assert!(
            sessions(&world, &cast.amina).await.is_empty(),
            "round {round}"
        );
        (old, new) = (new, old);
    }
}
story!(no_sign_in_outlives_a_reset);

/// Roles come and go, and an account is suspended and restored, beside sign-ins: each session that is there
/// afterwards is of the standing that the account has.
async fn no_session_has_a_standing_that_is_over(world: World) {
    let cast = Cast::of(&world).await;
    let (node, boris) = (another_node(&world).await, &cast.boris);
    for round in 0..200 {
        let change = async {
            wait(round % 40).await;
            match round % 4 {
                0 | 1 => {
                    let role = if round % 4 == 0 {
                        Role::Reviewer
                    } else {
                        Role::Submitter
                    };
                    change_role(&node.app, boris.id, role, &Scope::default()).await;
                    role.as_str()
                }
                2 => {
                    suspend(&node.app, boris.id, "Why.").await;
                    "suspended"
                }
                _ => {
                    admin::restore(&node.app, None, boris.id).await.unwrap();
                    "submitter"
                }
            }
        };
        let (standing, ..) = tokio::join!(
            change,
            try_password(world.browser(), boris, PASSWORD, round % 7),
            try_password(world.browser(), boris, PASSWORD, round % 23),
            try_password(world.browser(), boris, PASSWORD, round % 61),
        );
        let left = sessions(&world, boris).await;
        assert!(
            left.iter().all(|one| one == standing),
            "round {round}: {standing}, but {left:?}"
        );
    }
}
story!(no_session_has_a_standing_that_is_over);

/// A mailed link is pressed while its owner becomes a reviewer: no session of a submitter is left.
async fn no_mailed_link_outlives_a_change_of_role(world: World) {
    let cast = Cast::of(&world).await;
    let (post, node, boris) = (Post::of(&world), another_node(&world).await, &cast.boris);
    for round in 0..40 {
        let browser = world.browser();
        bare_post(
            &browser,
            "/sign-in/by-mail",
            &[("email", boris.email.as_str())],
        )
        .await
        .status(303);
        let letters = post.new_ones().await;
        let link = letters
            .iter()
            .find(|letter| letter.text.contains("/sign-in/"))
            .unwrap()
            .link();
        browser.visit(&link).await.ok();
        let change = async {
            wait(round).await;
            give_role(&node, boris, Role::Reviewer).await;
        };
        let enter = async {
            wait(round % 5).await;
            let answer = bare_post(&browser, "/sign-in/link", &[]).await;
            assert!(
                [303, 410].contains(&answer.status.as_u16()),
                "{}",
                answer.status
            );
        };
        tokio::join!(change, enter);
        assert_eq!(
            sessions(&world, boris).await,
            Vec::<String>::new(),
            "round {round}"
        );
        give_role(&node, boris, Role::Submitter).await;
    }
}
story!(no_mailed_link_outlives_a_change_of_role);

async fn give_role(world: &World, who: &Account, role: Role) {
    change_role(&world.app, who.id, role, &Scope::default()).await;
}
