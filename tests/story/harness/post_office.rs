//! A post office for the mail stories: a worker, a scripted mail server, and rooms that say what the test wants.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use praxis::app::App;
use praxis::db::ids::{AccountId, RequestId};
use praxis::db::{Conn, Fault, Timestamp, Tx};
use praxis::language::{Language, Messages};
use praxis::mail::actions;
use praxis::mail::letter::Letter;
use praxis::mail::letter::LetterItem;
use praxis::mail::model::{
    MailId, MailRecipient, NewNotice, OutboxCounts, OutboxRow, OweOutcome, OwedNotice, Secret,
};
use praxis::mail::preferences::{MailGroup, Rule};
use praxis::mail::relation::Relation;
use praxis::mail::rooms::{Entitlement, InDigest, People, Rooms, Secrets, StillOwed};
use praxis::mail::transport::{SmtpServer, Transport};
use praxis::mail::unowed::Unowed;
use praxis::mail::worker::Worker;
use url::Url;

use crate::mail_server::MailServer;
use crate::world::World;

/// A decision: always, at once.
pub const RETURNED: Rule = Rule::always("practice-returned", Relation::Author);
/// Something in the queue: as each reviewer likes.
pub const ARRIVED: Rule =
    Rule::optional("practice-submitted", Relation::Reviewer, MailGroup::Queue);
/// Another kind for the digest, which nobody writes especially.
pub const ASKED: Rule = Rule::optional("removal-asked", Relation::Reviewer, MailGroup::Queue);
/// A reminder: at once until the reviewer chooses.
pub const REMINDED: Rule =
    Rule::optional("review-reminded", Relation::Handling, MailGroup::Reminders);
/// A mailed link.
pub const RESET: Rule = Rule::always("account-reset", Relation::Owner)
    .private()
    .awaited();

/// The table of the tests' room.
pub const RULES: &[Rule] = &[RETURNED, ARRIVED, ASKED, REMINDED, RESET];

/// What the rooms of a test say, to be changed while it runs.
#[derive(Clone, Default)]
pub struct Says {
    /// Notices of these accounts are owed no longer.
    pub revoked: Arc<Mutex<BTreeSet<AccountId>>>,
    /// Accounts whose address is another now; nothing: gone.
    pub moved: Arc<Mutex<BTreeMap<AccountId, Option<String>>>>,
    /// Requests that are used up.
    pub used: Arc<Mutex<BTreeSet<RequestId>>>,
    /// Every secret made.
    pub minted: Arc<Mutex<Vec<String>>>,
    /// Accounts whose notices bring the room to a fall.
    pub broken: Arc<Mutex<BTreeSet<AccountId>>>,
}

#[async_trait]
impl StillOwed for Says {
    async fn still_owed(&self, _: &mut Conn, notice: &OwedNotice) -> Result<Entitlement, Fault> {
        let account = notice.to.account().unwrap_or(AccountId(0));
        assert!(
            !self.broken.lock().unwrap().contains(&account),
            "a mistake in a room"
        );
        let revoked = self.revoked.lock().unwrap().contains(&account);
        Ok(if revoked {
            Entitlement::NoLonger(Unowed::NoAuthor)
        } else {
            Entitlement::Owed
        })
    }
}

#[async_trait]
impl People for Says {
    async fn address_of(&self, _: &mut Conn, account: AccountId) -> Result<Option<String>, Fault> {
        let moved = self.moved.lock().unwrap().get(&account).cloned();
        Ok(moved.unwrap_or_else(|| Some(address_of(account.0))))
    }
}

#[async_trait]
impl Secrets for Says {
    async fn mint(
        &self,
        _: &mut Tx,
        _: Timestamp,
        secret: &Secret,
    ) -> Result<Option<String>, Fault> {
        if self.used.lock().unwrap().contains(&secret.request) {
            return Ok(None);
        }
        let mut minted = self.minted.lock().unwrap();
        let made = format!("secret-{}-{}", secret.request, minted.len() + 1);
        minted.push(made.clone());
        Ok(Some(made))
    }
}

impl InDigest for Says {
    fn heading(&self, _: Messages, count: usize) -> String {
        format!("{count} in your queue")
    }
}

/// Where the mails of an account go until it moves.
pub fn address_of(account: i64) -> String {
    format!("person{account}@example.org")
}

/// The post office.
pub struct PostOffice {
    pub world: World,
    pub server: MailServer,
    pub says: Says,
    pub worker: Worker,
}

impl PostOffice {
    /// In this world, with mails tried again after a minute and then at longer pauses.
    pub async fn open(world: World) -> Self {
        Self::serve(world, MailServer::start().await, Says::default())
    }

    fn serve(world: World, server: MailServer, says: Says) -> Self {
        let worker = worker(&world.app, &server, &says);
        Self {
            world,
            server,
            says,
            worker,
        }
    }

    /// The service after its process was killed, or another node: same database, server and rooms.
    pub async fn another(&self) -> Self {
        let world = self.world.another_node().await;
        let post = Self::serve(world, self.server.clone(), self.says.clone());
        post.worker.free_leases().await.unwrap();
        post
    }

    /// Another worker, by another way.
    pub fn worker_with(&self, transport: Transport) -> Worker {
        worker_by(self.app(), transport, &self.says)
    }

    /// Another worker, which gives each conversation so long. A twelfth of it counts as slow.
    pub fn worker_with_patience(&self, patience: Duration) -> Worker {
        worker_by(self.app(), to_server(&self.server, patience), &self.says)
    }

    /// Owes a mail to exactly this address.
    pub async fn owe_to(&self, rule: &'static Rule, address: &str, subject: &str) -> MailId {
        let letter =
            Self::letter(subject).render(Messages::new(Language::En), &self.app().settings);
        self.owe_mail(NewNotice::new(
            rule,
            MailRecipient::address(address),
            letter,
        ))
        .await
    }

    pub fn app(&self) -> &App {
        &self.world.app
    }

    /// Owes a notice and says what became of it.
    pub async fn owe(&self, notice: NewNotice) -> OweOutcome {
        let app = self.app();
        let mut tx = app.db.write().await.unwrap();
        let entered = actions::owe(&mut tx, app.clock.now(), notice)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        entered
    }

    /// Owes a notice that goes at once.
    pub async fn owe_mail(&self, notice: NewNotice) -> MailId {
        match self.owe(notice).await {
            OweOutcome::Mail(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// A letter with this subject.
    pub fn letter(subject: &str) -> Letter {
        Letter::new(subject, subject)
            .says("Something happened.")
            .because("You wrote it.")
    }

    /// A notice with this subject to an account.
    pub fn notice(&self, rule: &'static Rule, account: i64, subject: &str) -> NewNotice {
        let letter =
            Self::letter(subject).render(Messages::new(Language::En), &self.app().settings);
        NewNotice::new(rule, MailRecipient::Account(AccountId(account)), letter).in_digest(
            LetterItem {
                title: subject.to_owned(),
                about: "waits for you".to_owned(),
                address: Some(format!("https://praxis.example/review/{account}")),
            },
        )
    }

    /// Delivers everything that is due.
    pub async fn deliver(&self) {
        self.worker.run_until_idle().await.unwrap();
    }

    /// Lets time pass and delivers what has become due.
    pub async fn after(&self, minutes: u64) {
        self.world
            .clock()
            .advance(Duration::from_secs(60 * minutes));
        self.deliver().await;
    }

    /// Delivers, again and again, until nothing waits.
    pub async fn until_nothing_waits(&self) {
        for _ in 0..200 {
            self.deliver().await;
            if self.counts().await.waiting == 0 {
                return;
            }
            self.world.clock().advance(Duration::from_hours(1));
        }
        panic!("mails are stuck: {:?}", self.all().await);
    }

    pub async fn counts(&self) -> OutboxCounts {
        actions::counts(&mut self.app().db.read().await.unwrap())
            .await
            .unwrap()
    }

    pub async fn mail(&self, id: MailId) -> OutboxRow {
        actions::read(&mut self.app().db.read().await.unwrap(), id)
            .await
            .unwrap()
            .unwrap()
            .listed
    }

    pub async fn all(&self) -> Vec<OutboxRow> {
        actions::list(&mut self.app().db.read().await.unwrap(), None, None, 10_000)
            .await
            .unwrap()
    }
}

fn worker(app: &App, server: &MailServer, says: &Says) -> Worker {
    worker_by(app, to_server(server, Duration::from_millis(400)), says)
}

fn to_server(server: &MailServer, patience: Duration) -> Transport {
    let url = Url::parse(&format!("smtp://{}", server.address)).unwrap();
    let smtp = SmtpServer::parse(&url, "praxis.example", None, patience).unwrap();
    Transport::Smtp(Box::new(smtp))
}

fn worker_by(app: &App, transport: Transport, says: &Says) -> Worker {
    let rooms = Rooms::new(says.clone())
        .room(RULES, says.clone())
        .digest(ARRIVED.kind, says.clone())
        .secrets("reset", says.clone());
    Worker::new(app.clone(), Arc::new(rooms), transport)
}
