//! Two services on one database: what one publishes the other shows, and what a killed one leaves the other does, once.

use std::collections::{BTreeMap, BTreeSet};

use praxis::catalogue::Catalogue;
use praxis::db::Signal;
use praxis::mail::actions;
use praxis::practice::actions::Intent;
use praxis::router;
use sqlx::Connection as _;

use crate::browser::Browser;
use crate::cast::{Cast, approval};
use crate::mail_server::{Act, MailServer};
use crate::node::{Node, let_leases_end, want_no_digest};
use crate::wait;
use crate::world::World;

const AMINA: &str = "amina@people.example";

/// A node that keeps pages and hears of the commits of the others.
struct Listening {
    world: World,
    browser: Browser,
    following: tokio::task::JoinHandle<()>,
}

impl Listening {
    fn begin(world: &World) -> Self {
        let world = world.with(&[("page_cache_mb", "1")]);
        let router = router::build_with(&Catalogue::new(&world.app));
        let db = world.app.db.clone();
        let following = tokio::spawn(async move { db.follow().await });
        wait::until("the commits are followed", || world.app.db.is_followed());
        Self {
            browser: Browser::new(router, &world.app.settings.public_url),
            world,
            following,
        }
    }

    async fn shows(&self, title: &str) -> bool {
        let page = self.browser.visit("/practices").await.ok();
        page.body.contains(title)
    }
}

/// At once on the node that publishes, and on the other as soon as it hears of it: at its first look.
async fn what_one_node_publishes_the_other_shows(world: World) {
    let other = world.another_node().await;
    let [first, second] = [&world, &other].map(Listening::begin);
    let cast = Cast::of(&first.world).await;
    for number in 1..=5 {
        let title = format!("Practice {number} of five");
        assert!(!first.shows(&title).await && !second.shows(&title).await);
        let mut told = second.world.app.db.woken(Signal::Edition);
        told.borrow_and_update();
        cast.published(&title, 9).await;
        assert!(first.shows(&title).await, "{title}");
        wait::soon("the other node hears of it", told.changed())
            .await
            .unwrap();
        assert!(second.shows(&title).await, "{title}");
    }
    // A node that hears nothing looks each time.
    second.following.abort();
    wait::until("it hears nothing", || !second.world.app.db.is_followed());
    cast.published("A practice untold", 9).await;
    assert!(second.shows("A practice untold").await);
    first.following.abort();
}
story!(what_one_node_publishes_the_other_shows, Postgres);

/// One node is killed with a mail in its hands and decisions due. Each decision takes effect once, and the other node
/// sends what is left.
async fn a_killed_nodes_work_goes_on_at_the_other(world: World) {
    let server = MailServer::start().await;
    let cast = Cast::of(&world).await;
    want_no_digest(&world, &cast).await;
    let first = cast.submitted("Almaty Process", 9).await;
    server.script(AMINA, [Act::Silence]);
    let killed = Node::start(&world, &server);
    server.until_performed(AMINA, Act::Silence).await;
    let other = Node::start(&world, &server);
    let mut practices = vec![first];
    for number in 2..=6 {
        let title = format!("Process {number}");
        practices.push(cast.submitted_by(&cast.boris, &title, 9).await);
    }
    for id in &practices {
        // Due long ago by the clock of the nodes, both of which it wakes.
        let approved = Intent::Decide(approval());
        cast.act(&cast.ruth, id, approved).await.unwrap();
    }
    killed.kill();
    let_leases_end(&world).await;
    let counts = async || {
        let mut db = world.app.db.read().await.unwrap();
        actions::counts(&mut db).await.unwrap()
    };
    wait::until_async("every decision has taken effect and is told", async || {
        effects(&world).await.values().sum::<i64>() == 6 && counts().await.waiting == 0
    })
    .await;
    other.stop();

    let once = practices.iter().map(|id| (id.0, 1));
    assert_eq!(effects(&world).await, once.collect());
    let mut copies = BTreeMap::<_, BTreeSet<String>>::new();
    for copy in server.copies() {
        let mail = (copy.to.clone(), copy.eml.text.clone());
        let ids = copies.entry(mail).or_default();
        ids.insert(copy.message_id().to_owned());
    }
    // The node was killed before it could note what it had sent just then: a copy of that has the same Message-ID.
    let twice: Vec<_> = copies.iter().filter(|(_, ids)| ids.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    // A receipt and a decision's for each, and those of the reviewers. What the killed node had sent without noting it may
    // have become void since.
    let (counts, told) = (counts().await, i64::try_from(copies.len()).unwrap());
    assert!(told >= 12 && counts.dead == 0, "{copies:?}");
    let noted = counts.accepted..=counts.accepted + counts.no_longer_owed;
    assert!(noted.contains(&told), "{told} of {counts:?}");
}
story!(a_killed_nodes_work_goes_on_at_the_other, Postgres);

/// How often a decision took effect, by practice.
async fn effects(world: &World) -> BTreeMap<i64, i64> {
    let praxis::db::Target::Postgres(address) = &world.app.settings.database else {
        panic!("this story has several nodes")
    };
    let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
    let counted = sqlx::query_as(
        "SELECT practice_id, COUNT(*) FROM event WHERE deed = 'take_effect' GROUP BY practice_id",
    );
    let counted: Vec<(i64, i64)> = counted.fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    counted.into_iter().collect()
}
