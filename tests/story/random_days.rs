//! Random days of a secretariat, by seeds: people submit, claim, judge, declare conflicts, are away, are suspended and come
//! back, and the clock moves. Whatever the order, the promises of the checker hold, and so do the rules about claims,
//! suggestions, holds and dates.

use std::time::Duration;

use praxis::account::actions as accounts;
use praxis::account::model::{Account, AccountId, Role};
use praxis::admin::actions as admin;
use praxis::app::Token;
use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{Decision, DeclineCode, ExpertAskId, PracticeId};
use praxis::practice::named::Submitters;
use praxis::workflow::Verdict;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use crate::cast::{Cast, approval, change_role, reasons, suspend};
use crate::experts::{LIND, ask_expert};
use crate::focal_points::broken;
use crate::giving::{ask_for, opinion};
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// So many things happen in one run.
const STEPS: usize = 80;

/// One run: its people, its practices and its dice.
struct Days {
    cast: Cast,
    practices: Vec<PracticeId>,
    post: Post,
    /// The mailed links of experts.
    links: Vec<Token>,
    dice: StdRng,
    /// What happened, for the message of a failure.
    told: Vec<String>,
}

impl Days {
    async fn of(world: &World, seed: u64) -> Self {
        let cast = Cast::of(world).await;
        ask_for(&cast, 2, 1).await;
        Self {
            cast,
            practices: Vec::new(),
            post: Post::of(world),
            links: Vec::new(),
            dice: StdRng::seed_from_u64(seed),
            told: vec![format!("seed {seed}")],
        }
    }

    fn people(&self) -> [Account; 6] {
        let cast = &self.cast;
        [
            &cast.amina,
            &cast.boris,
            &cast.ruth,
            &cast.omar,
            &cast.lena,
            &cast.grace,
        ]
        .map(Clone::clone)
    }

    /// A person as the database has them now.
    async fn anyone(&mut self) -> Account {
        let people = self.people();
        let chosen = people.choose(&mut self.dice).unwrap();
        let mut db = self.cast.app.db.read().await.unwrap();
        let found = praxis::account::queries::by_id(&mut db, chosen.id).await;
        found.unwrap().unwrap()
    }

    /// What a person may want to do to a practice.
    async fn wish(&mut self) -> Intent {
        let later = self
            .cast
            .app
            .clock
            .now()
            .plus(self.dice.random_range(1..40) * DAY);
        let words = || reasons("Words of this day.");
        let another = self.anyone().await;
        match self.dice.random_range(0..21) {
            0 | 1 => Intent::Claim,
            2 => Intent::Release,
            3 => Intent::TakeOver,
            4 => Intent::Assign(another.id),
            5 | 6 => Intent::Decide(approval()),
            7 => Intent::Decide(Decision::Approve {
                words: None,
                on: Some(later),
                minor: false,
            }),
            8 => Intent::Decide(Decision::Return { words: words() }),
            9 => Intent::Decide(Decision::Decline {
                words: words(),
                code: DeclineCode::OutOfScope,
                duplicate_of: None,
                last: false,
            }),
            10 | 11 => opinion(Verdict::Approve, "As it stands."),
            12 => Intent::Hold {
                until: later,
                words: words(),
            },
            13 => Intent::Resume,
            14 => Intent::DeclareConflict(None),
            15 => Intent::Withdraw(None),
            16 => Intent::Submit,
            17 => Intent::Undo(None),
            18 => Intent::Reschedule {
                on: later,
                words: None,
            },
            19 => Intent::EndExpertLink(ExpertAskId(self.dice.random_range(1..6))),
            _ => [
                Intent::Revise,
                Intent::Confirm,
                Intent::SayEnded,
                Intent::StartAgain,
            ]
            .choose(&mut self.dice)
            .unwrap()
            .clone(),
        }
    }

    /// One thing happens. The service refuses many of them, and fails at none.
    async fn step(&mut self) {
        let what = self.dice.random_range(0..29);
        match what {
            0..=3 => self.submit().await,
            4 => self.be_away().await,
            5 => self.suspend_or_restore().await,
            6 => self.lose_or_gain_a_role().await,
            24..=26 => self.hear_an_expert().await,
            27 | 28 => self.ask_an_expert().await,
            7..=9 => {
                let passes = self.dice.random_range(1..12) * DAY;
                self.cast.app.clock.advance(passes);
                self.told.push(format!("{passes:?} pass"));
                self.cast.settle().await;
            }
            _ => self.do_something().await,
        }
    }

    async fn submit(&mut self) {
        let (owner, objective) = (self.anyone().await, *[2, 9].choose(&mut self.dice).unwrap());
        if owner.is_suspended() || self.practices.len() >= 8 {
            return;
        }
        let title = format!("Process {}", self.practices.len());
        let id = self.cast.draft_by(&owner, &title, objective).await;
        self.practices.push(id);
        let done = self.cast.act(&owner, &id, Intent::Submit).await;
        self.told
            .push(format!("{} submits {title}: {}", owner.email, done.is_ok()));
    }

    async fn be_away(&mut self) {
        let who = self.anyone().await;
        let until = self
            .cast
            .app
            .clock
            .now()
            .plus(self.dice.random_range(1..20) * DAY);
        let until = self.dice.random_bool(0.7).then_some(until);
        accounts::set_away(&self.cast.app, who.id, until, &Submitters)
            .await
            .unwrap();
        self.told
            .push(format!("{} is away: {}", who.email, until.is_some()));
    }

    /// Who is suspended comes back soon, so that people are left to act.
    async fn suspend_or_restore(&mut self) {
        for who in self.people() {
            let mut db = self.cast.app.db.read().await.unwrap();
            let found = praxis::account::queries::by_id(&mut db, who.id).await;
            drop(db);
            if found.unwrap().unwrap().is_suspended() {
                admin::restore(&self.cast.app, None, who.id).await.unwrap();
                self.told.push(format!("{} is restored", who.email));
                return;
            }
        }
        let who = self.anyone().await;
        if who.id != self.cast.grace.id {
            suspend(&self.cast.app, who.id, "A trial").await;
            self.told.push(format!("{} is suspended", who.email));
        }
    }

    async fn lose_or_gain_a_role(&mut self) {
        let reviewer = [self.cast.ruth.clone(), self.cast.omar.clone()];
        let who = reviewer.choose(&mut self.dice).unwrap();
        let roles = [Role::Submitter, Role::Reviewer, Role::Reviewer];
        let role = *roles.choose(&mut self.dice).unwrap();
        change_role(&self.cast.app, who.id, role, &who.scope).await;
        self.told.push(format!("{} is {role:?}", who.email));
    }

    /// The reviewer who has claimed a submission asks an expert.
    async fn ask_an_expert(&mut self) {
        let mut db = self.cast.app.db.read().await.unwrap();
        let claimed: Vec<(PracticeId, AccountId)> = db
            .sql(
                "SELECT practice_id, claimed_by FROM revision
                 WHERE state = 'in-review' AND claimed_by IS NOT NULL ORDER BY practice_id",
            )
            .all()
            .await
            .unwrap();
        let Some((id, by)) = claimed.choose(&mut self.dice).copied() else {
            return;
        };
        let found = praxis::account::queries::by_id(&mut db, by).await;
        drop(db);
        let who = found.unwrap().unwrap();
        let done = self.cast.act(&who, &id, ask_expert(LIND)).await;
        if let Err(Error::Fault(fault)) = &done {
            panic!("{fault}\n{:#?}", self.told);
        }
        self.told
            .push(format!("{} asks an expert: {}", who.email, done.is_ok()));
    }

    /// An expert opens one of the mailed links, and gives an opinion or none if it still works.
    async fn hear_an_expert(&mut self) {
        for letter in self.post.new_ones().await {
            if letter.text.contains("/expert/") {
                let link = letter.link();
                self.links
                    .extend(link.strip_prefix("/expert/").and_then(Token::parse));
            }
        }
        let Some(token) = self.links.choose(&mut self.dice).copied() else {
            return;
        };
        let app = self.cast.app.clone();
        let mut db = app.db.read().await.unwrap();
        let Some(id) = actions::expert_of_link(&mut db, token).await.unwrap() else {
            return;
        };
        let opened = actions::held_expert_link(&app, &mut db, (token, id))
            .await
            .unwrap();
        drop(db);
        let Some(opened) = opened else {
            return;
        };
        let verdict = *[Verdict::Approve, Verdict::Return]
            .choose(&mut self.dice)
            .unwrap();
        let done = if self.dice.random_bool(0.8) {
            let Intent::GiveOpinion(given, checklist) = opinion(verdict, "From outside.") else {
                panic!("an opinion is given as one");
            };
            actions::give_expert_opinion(&app, &opened.held, given, checklist).await
        } else {
            actions::refuse_opinion(&app, &opened.held, None).await
        };
        done.unwrap();
        self.told.push(format!("an expert answers question {id}"));
    }

    /// The same wish of several people, until one may have it.
    async fn do_something(&mut self) {
        let Some(id) = self.practices.choose(&mut self.dice).copied() else {
            return;
        };
        let intent = self.wish().await;
        let deed = intent.deed();
        for _ in 0..6 {
            let who = self.anyone().await;
            let done = self.cast.act(&who, &id, intent.clone()).await;
            if let Err(Error::Fault(fault)) = &done {
                panic!("{fault}\n{:#?}", self.told);
            }
            if done.is_ok() {
                self.told.push(format!("{}: {deed} {id}", who.email));
                return;
            }
        }
    }

    /// What holds after every day.
    async fn assert_sound(&self) {
        let found = broken(&self.cast).await;
        assert!(found.is_empty(), "{found:?}\n{:#?}", self.told);
        for (rule, statement) in RULES {
            let mut db = self.cast.app.db.read().await.unwrap();
            let wrong: Vec<(PracticeId,)> = db.sql(statement).all().await.unwrap();
            assert!(wrong.is_empty(), "{rule}: {wrong:?}\n{:#?}", self.told);
        }
    }

    /// What holds once the service has looked.
    async fn assert_settled(&self) {
        let now = self.cast.app.clock.now();
        let lapse = self.cast.app.settings.claim_lapse_days;
        let since = now.minus(DAY * u32::try_from(lapse).unwrap());
        let mut db = self.cast.app.db.read().await.unwrap();
        for (rule, statement, at) in [
            (
                "a claim lapses",
                "SELECT practice_id FROM revision
                 WHERE state = 'in-review' AND hold_until IS NULL AND claimed_at < $1",
                since,
            ),
            (
                "a hold ends on its day",
                "SELECT practice_id FROM revision WHERE state = 'in-review' AND hold_until <= $1",
                now,
            ),
            (
                "a decision takes effect on its day, or falls back",
                "SELECT practice_id FROM revision WHERE state = 'decided' AND effective_at <= $1",
                now,
            ),
        ] {
            let wrong: Vec<(PracticeId,)> = db.sql(statement).bind(at).all().await.unwrap();
            assert!(wrong.is_empty(), "{rule}: {wrong:?}\n{:#?}", self.told);
        }
    }
}

/// Practices that break a rule.
const RULES: [(&str, &str); 4] = [
    (
        "only a reviewer who is no party holds a claim",
        "SELECT r.practice_id FROM revision r JOIN account a ON a.id = r.claimed_by
         WHERE r.state = 'in-review'
           AND (a.suspended_at IS NOT NULL OR a.role = 'submitter'
                OR EXISTS (SELECT 1 FROM party x WHERE x.practice_id = r.practice_id
                             AND x.account_id = a.id AND x.set_aside_seq IS NULL))",
    ),
    (
        "only a reviewer who is no party is suggested for what waits in the queue",
        "SELECT r.practice_id FROM revision r JOIN account a ON a.id = r.suggested_id
         JOIN practice p ON p.id = r.practice_id JOIN account o ON o.id = p.owner_id AND o.suspended_at IS NULL
         WHERE r.state = 'in-review' AND r.claimed_by IS NULL
           AND (a.suspended_at IS NOT NULL OR a.role = 'submitter'
                OR EXISTS (SELECT 1 FROM party x WHERE x.practice_id = r.practice_id
                             AND x.account_id = a.id AND x.set_aside_seq IS NULL))",
    ),
    (
        "a claim ends with the decision",
        "SELECT practice_id FROM revision
         WHERE state IN ('published', 'returned', 'declined', 'withdrawn') AND claimed_by IS NOT NULL",
    ),
    (
        "nothing is published before the day that its submitter named",
        "SELECT practice_id FROM revision WHERE published_at < not_before",
    ),
];

/// Several seeds on each engine; a failure names its seed and what happened.
async fn the_rules_hold_whatever_happens(world: World) {
    let (mut heard, mut asked) = (0, Vec::new());
    for seed in 1..=5 {
        let twin = world.twin().await;
        let mut days = Box::pin(Days::of(&twin, seed)).await;
        for step in 0..STEPS {
            Box::pin(days.step()).await;
            if step % 5 == 4 {
                days.assert_sound().await;
            }
        }
        let (_, failed) = actions::settle_all(&days.cast.app).await.unwrap();
        assert!(failed.is_empty(), "{failed:?}");
        days.assert_settled().await;
        days.assert_sound().await;
        assert!(days.practices.len() > 2, "{:#?}", days.told);
        asked.extend(
            days.told
                .iter()
                .filter(|told| told.contains("expert"))
                .cloned(),
        );
        heard += days
            .told
            .iter()
            .filter(|told| told.contains("an expert answers"))
            .count();
    }
    assert!(heard > 4, "experts were heard {heard} times\n{asked:#?}");
}
story!(the_rules_hold_whatever_happens);
