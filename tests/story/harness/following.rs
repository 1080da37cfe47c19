//! Readers who follow lists by mail, and the service that tells them what is new.
//!
//! ```ignore
//! let link = follows(&world, &post, "objective=9", READER, "at_once").await;
//! cast.published("Almaty Process", 9).await;
//! assert_eq!(tell(&mut site).await, 1);
//! ```

use praxis::db::Engine as _;
use praxis::follow::actions;
use praxis::mail::demo::mailbox;

use crate::browser::{Browser, Page};
use crate::post::Post;
use crate::site::Site;
use crate::world::World;

/// A reader without an account.
pub const READER: &str = "reader@people.example";

/// Asks for mails about the list of this query, by the form of its page "Subscribe".
pub async fn asks(visitor: &Browser, query: &str, email: &str, rhythm: &str) -> Page {
    let page = visitor.visit(&format!("/subscribe?{query}")).await.ok();
    let form = page.form_with("Send me a mail to confirm");
    let form = form.fill("email", email).choose("rhythm", rhythm);
    form.press("Send me a mail to confirm").await
}

/// The same, confirmed: the path of the link in the mail.
pub async fn follows(world: &World, post: &Post, query: &str, email: &str, rhythm: &str) -> String {
    asks(&world.browser(), query, email, rhythm).await.ok();
    let letters = post.new_ones().await;
    let letter = letters.iter().find(|letter| letter.to == email).unwrap();
    let link = letter.link();
    let page = world.browser().visit(&link).await.ok();
    let form = page.form_with("Yes, send me these mails");
    let page = form.press("Yes, send me these mails").await.ok();
    page.shows("You get these mails from now on.");
    link
}

/// The service tells what is new, in as many batches as it takes: how many mails it owes.
pub async fn tell(site: &mut Site) -> usize {
    site.catch_up().await;
    actions::begin_rounds(&site.catalogue).await.unwrap();
    let mut owed = 0;
    while let Some(batch) = actions::unfold_batch(&site.catalogue.app).await.unwrap() {
        owed += batch;
    }
    owed
}

/// How many rows name this address: subscriptions, mails and notices.
pub async fn rows_with(world: &World, email: &str) -> (i64, i64, i64) {
    let mut db = world.app.db.read().await.unwrap();
    let query = db.sql(
        "SELECT (SELECT COUNT(*) FROM subscription WHERE address = $1 OR email_key = $1),
                (SELECT COUNT(*) FROM mail WHERE address = $1 OR recipient = $1),
                (SELECT COUNT(*) FROM notice WHERE address = $1)",
    );
    query.bind(email).one().await.unwrap()
}

/// A header of the newest mail that has it.
pub async fn newest_header(world: &World, name: &str) -> Option<String> {
    let mails = mailbox::newest(world.data()).await;
    let mut found = mails.iter().filter_map(|mail| mail.eml.header(name));
    found.next().map(str::to_owned)
}
