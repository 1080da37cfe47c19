//! The people of the small world and their practices, arranged through the rooms' own actions.
//!
//! ```ignore
//! let cast = Cast::of(&world).await;
//! let practice = cast.submitted("Almaty Process", 9).await;       // by Amina, in review
//! let live = cast.published("Bali Process", 9).await;             // approved by Ruth, in effect
//! cast.act(&cast.ruth, &practice, Intent::Claim).await.unwrap();
//! ```
//! Amina submits and so does Boris; Ruth and Omar review everything, Lena objectives 1 to 3 only; Grace administers.
//! The password of each is [`PASSWORD`]. Time moves only when a story moves it.

use std::sync::LazyLock;
use std::time::Duration;

use praxis::account::actions::{self as accounts, NewMember};
use praxis::account::model::{Account, AccountId, EmailAddress, Name, Role, Scope};
use praxis::account::queries;
use praxis::admin::{SuspensionReason, actions as admin};
use praxis::app::App;
use praxis::language::{Language, TextLanguage};
use praxis::practice::actions::{self, Done, Error, Intent, StepSave};
use praxis::practice::answers::Answers;
use praxis::practice::fields::{Field, Step};
use praxis::practice::model::{Decision, PracticeId, Reasons, Saves, Seq, SuggestedWords};
use praxis::practice::named::Submitters;
use praxis::taxonomy::ObjectiveNumber;
use serde_json::json;

use crate::browser::Browser;
use crate::people::signed_in;
use crate::world::World;

/// The password of everybody in the cast.
pub const PASSWORD: &str = "a long walk by the river";

/// Everybody.
pub struct Cast {
    pub app: App,
    pub amina: Account,
    pub boris: Account,
    pub ruth: Account,
    pub omar: Account,
    pub lena: Account,
    pub grace: Account,
}

impl Cast {
    /// Puts everybody into a world.
    pub async fn of(world: &World) -> Self {
        let app = world.app.clone();
        let all = Scope::default();
        let early = Scope::of([1, 2, 3].map(|number| ObjectiveNumber::new(number).unwrap()));
        Self {
            amina: person(&app, "Ms.", "Amina", "Saidova", Role::Submitter, &all).await,
            boris: person(&app, "Mr.", "Boris", "Lenz", Role::Submitter, &all).await,
            ruth: person(&app, "Ms.", "Ruth", "Wanjiru", Role::Reviewer, &all).await,
            omar: person(&app, "Mr.", "Omar", "Haddad", Role::Reviewer, &all).await,
            lena: person(&app, "Dr.", "Lena", "Brandt", Role::Reviewer, &early).await,
            grace: person(&app, "Ms.", "Grace", "Odhiambo", Role::Administrator, &all).await,
            app,
        }
    }

    /// A browser in which this person has signed in.
    pub async fn sign_in(&self, world: &World, who: &Account) -> Browser {
        signed_in(world, who).await
    }

    /// A draft of Amina's with every answer that submitting needs.
    pub async fn draft(&self, title: &str, objective: u8) -> PracticeId {
        self.draft_by(&self.amina, title, objective).await
    }

    /// The same, of somebody's.
    pub async fn draft_by(&self, owner: &Account, title: &str, objective: u8) -> PracticeId {
        let id = actions::start(&self.app, owner, Answers::default())
            .await
            .unwrap();
        self.write(owner, id, &answers(title, objective)).await;
        id
    }

    /// Saves all five steps of a draft.
    pub async fn write(&self, owner: &Account, id: PracticeId, answers: &Answers) {
        let mut saves = self.saves(owner, id).await;
        for step in Step::ALL {
            match actions::save(&self.app, owner, id, StepSave::new(saves, step, answers))
                .await
                .unwrap()
            {
                actions::Saved::Stored(newest) => saves = newest,
                actions::Saved::Second { .. } => panic!("somebody saved in between"),
            }
        }
    }

    /// How often the open draft has been saved.
    pub async fn saves(&self, reader: &Account, id: PracticeId) -> Saves {
        let mut db = self.app.db.read().await.unwrap();
        let (case, ..) = actions::case(&self.app, &mut db, reader, id)
            .await
            .unwrap()
            .unwrap();
        case.open.unwrap().saves
    }

    /// A practice of Amina's in review.
    pub async fn submitted(&self, title: &str, objective: u8) -> PracticeId {
        self.submitted_by(&self.amina, title, objective).await
    }

    /// The same, of somebody's.
    pub async fn submitted_by(&self, owner: &Account, title: &str, objective: u8) -> PracticeId {
        let id = self.draft_by(owner, title, objective).await;
        self.act(owner, &id, Intent::Submit).await.unwrap();
        id
    }

    /// A practice of Amina's that Ruth approved and that is public now.
    pub async fn published(&self, title: &str, objective: u8) -> PracticeId {
        self.published_by(&self.amina, title, objective).await
    }

    /// The same, of somebody's.
    pub async fn published_by(&self, owner: &Account, title: &str, objective: u8) -> PracticeId {
        let id = self.submitted_by(owner, title, objective).await;
        self.approve(id).await;
        id
    }

    /// Ruth approves it, and the undo time passes.
    pub async fn approve(&self, id: PracticeId) {
        self.act(&self.ruth, &id, Intent::Decide(approval()))
            .await
            .unwrap();
        self.settle().await;
    }

    /// Ruth writes these words for its results, and approves it with them.
    pub async fn reword(&self, id: PracticeId, results: &str) {
        let words = |field| (field == Field::Results).then(|| results.to_owned());
        let read = |answers: &Answers| {
            SuggestedWords::of(answers, |field| {
                words(field).or_else(|| answers.text(field).map(str::to_owned))
            })
        };
        let kept = actions::keep_words(&self.app, &self.ruth, id, None, read).await;
        kept.unwrap();
        let decision = Decision::ApproveReworded {
            words: None,
            on: None,
            minor: false,
        };
        self.act(&self.ruth, &id, Intent::Decide(decision))
            .await
            .unwrap();
    }

    /// The undo time passes, and the service does what is due.
    pub async fn settle(&self) {
        self.app
            .clock
            .advance(self.app.settings.undo + Duration::from_secs(1));
        let (_, failed) = actions::settle_all(&self.app).await.unwrap();
        assert!(failed.is_empty(), "{failed:?}");
    }

    /// Somebody does something, having seen everything that happened so far.
    pub async fn act(&self, by: &Account, id: &PracticeId, intent: Intent) -> Result<Done, Error> {
        let seen = self.seq_for(by, *id).await;
        actions::act(&self.app, by, *id, seen, intent).await
    }

    /// The number of a practice's newest event.
    pub async fn seq(&self, id: PracticeId) -> Seq {
        self.seq_for(&self.amina, id).await
    }

    /// The same, as this person or else an administrator or a submitter of the cast sees it.
    async fn seq_for(&self, by: &Account, id: PracticeId) -> Seq {
        let mut db = self.app.db.read().await.unwrap();
        for reader in [by, &self.grace, &self.amina, &self.boris] {
            let case = actions::case(&self.app, &mut db, reader, id).await.unwrap();
            if let Some((case, ..)) = case {
                return case.practice.seq;
            }
        }
        panic!("nobody of the cast sees practice {id}");
    }
}

/// An account with the cast's password.
pub async fn person(
    app: &App,
    honorific: &str,
    given: &str,
    family: &str,
    role: Role,
    scope: &Scope,
) -> Account {
    let member = Member {
        scope: scope.clone(),
        ..Member::named(honorific, given, family, role)
    };
    member.join(app).await
}

/// A reason for a suspension where a story needs one.
pub static TRIAL: LazyLock<SuspensionReason> =
    LazyLock::new(|| SuspensionReason::parse("A trial").unwrap());

/// Gives an account a role, as the command line does.
pub async fn change_role(app: &App, id: AccountId, role: Role, scope: &Scope) {
    admin::change_role(app, None, id, role, scope, None)
        .await
        .unwrap();
}

/// Suspends an account, as the command line does.
pub async fn suspend(app: &App, id: AccountId, reason: &str) {
    let reason = SuspensionReason::parse(reason).unwrap();
    admin::suspend(app, None, id, &reason).await.unwrap();
}

/// A person before they have an account.
pub struct Member<'a> {
    pub honorific: &'a str,
    pub given: &'a str,
    pub family: &'a str,
    pub role: Role,
    pub scope: Scope,
    pub language: Language,
    pub organisation: Option<&'a str>,
}

impl<'a> Member<'a> {
    /// Somebody whose pages and mails are in English, and who reviews every objective if they review.
    pub fn named(honorific: &'a str, given: &'a str, family: &'a str, role: Role) -> Self {
        Self {
            honorific,
            given,
            family,
            role,
            scope: Scope::default(),
            language: Language::En,
            organisation: Some(match role {
                Role::Submitter => "Institute for Small Worlds",
                // A reviewer of an author's organisation would be asked about a conflict of interest.
                _ => "Review Secretariat",
            }),
        }
    }

    /// Makes the account, with the cast's password.
    pub async fn join(self, app: &App) -> Account {
        let name = Name::Person {
            honorific: Some(self.honorific.to_owned()),
            given: Some(self.given.to_owned()),
            family: self.family.to_owned(),
        };
        let address = format!("{}@people.example", self.given.to_lowercase());
        let new = NewMember {
            name,
            email: EmailAddress::parse(&address).unwrap(),
            organisation: self.organisation.map(str::to_owned),
            country: None,
            language: self.language,
            role: self.role,
            scope: self.scope,
            reads: vec![TextLanguage::En, TextLanguage::Fr],
        };
        let password = accounts::hash_password(app, PASSWORD).await.unwrap();
        let mut tx = app.db.write().await.unwrap();
        let id = accounts::create(&mut tx, app, &new, &password, app.clock.now(), &Submitters)
            .await
            .unwrap();
        let account = queries::by_id(&mut tx, id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        account
    }
}

/// An approval without words, at once.
pub fn approval() -> Decision {
    Decision::Approve {
        words: None,
        on: None,
        minor: false,
    }
}

/// Words that go with a deed.
pub fn reasons(words: &str) -> Reasons {
    Reasons::parse(words).unwrap()
}

/// A title and nothing else, as a practice is started.
pub fn titled(title: &str) -> Answers {
    Answers::from_json(&json!({ "title": title })).unwrap()
}

/// Every answer that submitting needs, and some more.
pub fn answers(title: &str, objective: u8) -> Answers {
    Answers::from_json(&json!({
        "title": title,
        "summary": format!("{title}: officials of several countries meet twice a year and agree what each does next."),
        "language": "en",
        "type": "regional-process",
        "stage": "several-places",
        "on_behalf": false,
        "focal_point": {
            "name": "Nour Focal", "organisation": "Ministry of Labour",
            "email": "nour@focal.example", "public": false,
        },
        "scope": "regional",
        "countries": ["KZ", "KG"],
        "from": "2013-06",
        "organisations": [{"name": "Ministry of Labour", "kind": "government", "role": "lead"}],
        "problem": "People fell between three ministries.",
        "action": "The members put three subjects on one agenda and gave them a chair that rotates. ".repeat(4),
        "results": "Two members put the common steps into their own regulations.",
        "who_benefits": ["workers", "refugees"],
        "primary_objective": objective.to_string(),
        "principles": [{"principle": "international-cooperation", "how": "They share a chair."}],
        "sources": [{"title": "Declaration", "url": "https://sources.example/declaration", "language": "en"}],
        "contact": "none",
        "rights": ["publish", "consent"],
    }))
    .unwrap()
}

/// A mark of spam, with its reason.
pub fn spam_mark() -> Intent {
    Intent::MarkSpam(reasons("It sells watches."))
}
