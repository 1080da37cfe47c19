//! The world's postman: delivers what is owed by the real worker into files, and reads them.
//!
//! ```ignore
//! let post = Post::of(&world);
//! let letter = post.only().await;                 // exactly one new mail
//! browser.visit(&letter.link()).await;
//! ```

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use praxis::account::mails;
use praxis::follow;
use praxis::mail::demo::mailbox;
use praxis::mail::preferences::Rule;
use praxis::mail::rooms::Rooms;
use praxis::mail::transport::Transport;
use praxis::mail::worker::{Pulse, Worker};
use praxis::practice::entitled;
use praxis::question;

use crate::world::World;

/// Delivers and reads the account's own mails.
pub struct Post {
    worker: Worker,
    rooms: Arc<Rooms>,
    data: std::path::PathBuf,
    read: RefCell<BTreeSet<String>>,
}

/// One delivered mail.
#[derive(Debug, Clone)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Where an answer goes, if it is not the sender.
    pub reply_to: Option<String>,
}

impl Post {
    /// The postman of a world.
    pub fn of(world: &World) -> Self {
        let app = world.app.clone();
        let rooms = mails::tell(Rooms::new(mails::Addresses), &app);
        let rooms = entitled::tell(rooms, &app);
        let rooms = Arc::new(question::tell(follow::tell(rooms, &app), &app));
        let transport = Transport::of(&app.settings).unwrap();
        Self {
            worker: Worker::new(app, rooms.clone(), transport),
            rooms,
            data: world.data().to_owned(),
            read: RefCell::default(),
        }
    }

    /// Delivers everything that is due.
    pub async fn deliver(&self) {
        self.worker.run_until_idle().await.unwrap();
    }

    /// Every row of every room's table.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        self.rooms.rules()
    }

    /// How the worker is doing, for `/health/ready`.
    pub fn pulse(&self) -> Pulse {
        self.worker.pulse()
    }

    /// Delivers everything, and gives the mails not read before, by subject.
    pub async fn new_ones(&self) -> Vec<Letter> {
        self.deliver().await;
        let mut letters: Vec<Letter> = mailbox::newest(&self.data)
            .await
            .into_iter()
            .filter(|kept| self.read.borrow_mut().insert(kept.id.clone()))
            .map(|kept| Letter {
                to: kept.eml.to().to_owned(),
                subject: kept.eml.subject().to_owned(),
                reply_to: kept.eml.header("Reply-To").map(str::to_owned),
                text: kept.eml.text,
                html: kept.eml.html,
            })
            .collect();
        letters.sort_by(|one, other| (&one.subject, &one.to).cmp(&(&other.subject, &other.to)));
        letters
    }

    /// The one new mail.
    pub async fn only(&self) -> Letter {
        let mut letters = self.new_ones().await;
        assert_eq!(letters.len(), 1, "new mails: {letters:#?}");
        letters.remove(0)
    }

    /// The new mails' receivers and subjects.
    pub async fn subjects(&self) -> Vec<(String, String)> {
        let letters = self.new_ones().await;
        letters
            .into_iter()
            .map(|letter| (letter.to, letter.subject))
            .collect()
    }
}

impl Letter {
    /// The path of the letter's secret link.
    pub fn link(&self) -> String {
        let link = self
            .text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix("https://praxis.example"))
            .find(|path| path.rsplit('/').next().is_some_and(|last| last.len() == 64));
        link.unwrap_or_else(|| panic!("no secret link in {}", self.text))
            .to_owned()
    }
}
