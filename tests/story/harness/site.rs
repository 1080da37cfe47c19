//! What stories of the catalogue have in common: a service whose search index follows, and the public addresses.

use praxis::account::model::Account;
use praxis::catalogue::{Catalogue, Follower};
use praxis::practice::actions::Intent;
use praxis::practice::answers::Answers;
use praxis::practice::model::PracticeId;
use praxis::router;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::cast::{self, Cast};
use crate::world::World;

/// A service with its search index.
pub struct Site {
    pub catalogue: Catalogue,
    pub browser: Browser,
    follower: Option<Follower>,
}

impl Site {
    /// A service on this world's database, its index not opened yet.
    pub fn of(world: &World) -> Self {
        let catalogue = Catalogue::new(&world.app);
        let router = router::build_with(&catalogue);
        Self {
            browser: Browser::new(router, &world.app.settings.public_url),
            catalogue,
            follower: None,
        }
    }

    /// Brings the index to the present edition.
    pub async fn catch_up(&mut self) {
        if self.follower.is_none() {
            self.open().await;
        }
        self.follower.as_mut().unwrap().catch_up().await.unwrap();
    }

    /// Opens the index as a start does, and does not bring it up to date.
    pub async fn open(&mut self) {
        self.follower = Some(Follower::open(&self.catalogue).await.unwrap());
    }

    /// The titles that a search shows, best first.
    pub async fn finds(&self, words: &str) -> Vec<String> {
        let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let page = self
            .browser
            .visit(&format!("/practices?q={query}"))
            .await
            .ok();
        page.texts(".items h3")
    }
}

/// The cast's usual answers with some of them changed.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is written in place, as json!"
)]
pub fn answers_with(title: &str, objective: u8, changes: Value) -> Answers {
    let mut all = cast::answers(title, objective).to_json();
    let object = all.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        object.insert(name.clone(), value.clone());
    }
    Answers::from_json(&all).unwrap()
}

/// Publishes a practice with these answers.
pub async fn publish(cast: &Cast, owner: &Account, answers: &Answers) -> PracticeId {
    let id = praxis::practice::actions::start(&cast.app, owner, Answers::default())
        .await
        .unwrap();
    cast.write(owner, id, answers).await;
    cast.act(owner, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    id
}

/// Opens a second revision of Amina's practice with these answers, and submits it.
pub async fn revise(cast: &Cast, id: PracticeId, answers: &Answers) {
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.write(&cast.amina, id, answers).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
}

/// A second revision with another title, published.
pub async fn publish_again(cast: &Cast, id: PracticeId, title: &str, objective: u8) {
    let answers = answers_with(title, objective, json!({"change_note": "Results added"}));
    revise(cast, id, &answers).await;
    cast.approve(id).await;
}
