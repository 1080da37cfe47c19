//! Whether a database keeps its promises: every history replayed through the workflow's table, every
//! stored state, list, count and edition compared with what the events say. Reads only.

mod appeals;
mod authors;
mod calls;
mod chain;
mod confirmation;
mod experts;
mod labels;
mod lists;
mod not_before;
mod on_hold;
mod opinions;
mod promises;
mod replications;
mod translations;

use std::collections::BTreeMap;

use promises::{
    APPEALS, AUTHORS, BARS, CALLS, CHAIN, COMMENTS, CONFIRMED, CONSENTS, EDITIONS, EFFECTS,
    EXPERTS, HISTORY, HOLDS, LABELS, LISTS, NOT_BEFORE, NOTICES, OPEN, OPINIONS, OWN, OWNED,
    PERSONS, PROMISES, PUBLIC, QUEUE, RECORDED, REPLAY, REPLICATIONS, TEXTS, VERSIONS,
};

use super::actions;
use super::model::{Bar, Event, Party, Practice, PracticeId, Revision, RevisionId, Seq};
use super::store;
use crate::account::model::AccountId;
use crate::db::{Checked, Conn, Fault};
use crate::edition::{self, Edition};
use crate::mail::actions as outbox;
use crate::mail::model::TimelineNotice;
use crate::mail::relation::Relation;
use crate::workflow::{self, Deed, PublicStatus, State};

/// Looks at everything, practice by practice.
pub async fn check(db: &mut Conn) -> Result<Vec<Checked>, Fault> {
    let mut report = Report::default();
    let mut editions = BTreeMap::new();
    let mut after = PracticeId(0);
    loop {
        let page = store::practices_after(db, after).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for practice in &page {
            let events = store::history(db, practice.id).await?;
            let all = store::revisions(db, practice.id).await?;
            report.practice(practice, &events, &all);
            report.comments(&events);
            report.authors(db, practice, (&events, &all)).await?;
            let parties = store::party_rows(db, practice.id).await?;
            report.own(&events, &parties);
            report.consents(&events, &parties);
            let asked = store::experts(db, practice.id).await?;
            report.experts(&events, &asked);
            let known = if asked.is_empty() {
                Vec::new()
            } else {
                store::expert_accounts(db, practice.id).await?
            };
            report.opinions((&events, &all), &parties, &known);
            report.appeals(&events, &all);
            report.holds(&events, &all);
            report.not_before(&events, &all);
            report.calls(&events, &all);
            report.confirmation(practice, &events);
            let links = store::chain_of(db, practice.id).await?;
            report.chain(practice, &events, &links);
            let borne = store::label_ids(db, practice.id).await?;
            report.labels(practice.id, &events, &borne);
            let named = store::replication_editions(db, practice.id).await?;
            report.replications(practice.id, &events, &named);
            let told = outbox::timeline(db, practice.id, None).await?;
            report.notices(practice, &events, &told);
            report.words(db, practice.id).await?;
            report.say(OWNED, false, String::new);
            for event in &events {
                if let Some(number) = event.details.edition {
                    report.edition(&mut editions, number, event);
                }
            }
        }
    }
    let newest = edition::current(db).await?;
    let highest = editions.keys().next_back().copied().unwrap_or(Edition(0));
    report.say(EDITIONS, highest > newest, || {
        format!("edition {highest} is ahead of {newest}")
    });
    report.editions_rise(&editions);
    report.lists(db).await?;
    report.translations(db).await?;
    report.call_records(db).await?;
    report.say(PERSONS, false, String::new);
    for (practice, account) in store::unbarred_same_persons(db).await? {
        report.say(PERSONS, true, || {
            format!("practice {practice}, account {account}")
        });
    }
    for (revision, band) in store::wrong_queue_rows(db).await? {
        report.say(QUEUE, true, || format!("revision {revision}: {band}"));
    }
    for (id,) in store::wrong_own_rows(db).await? {
        report.say(OWNED, true, || format!("practice {id}"));
    }
    Ok(report.finish())
}

#[derive(Default)]
struct Report {
    counts: BTreeMap<&'static str, usize>,
    broken: BTreeMap<&'static str, Vec<String>>,
    /// What an operator should know of a promise that is kept.
    noted: BTreeMap<&'static str, Vec<String>>,
}

impl Report {
    fn say(&mut self, promise: &'static str, broken: bool, where_: impl FnOnce() -> String) {
        debug_assert!(PROMISES.contains(&promise), "no report has “{promise}”");
        *self.counts.entry(promise).or_default() += 1;
        if broken {
            self.broken.entry(promise).or_default().push(where_());
        }
    }

    fn note(&mut self, promise: &'static str, said: String) {
        self.noted.entry(promise).or_default().push(said);
    }

    fn finish(mut self) -> Vec<Checked> {
        let all = PROMISES.into_iter();
        all.map(|promise| Checked {
            promise,
            count: self.counts.get(promise).copied().unwrap_or_default(),
            broken: self.broken.remove(promise).unwrap_or_default(),
            noted: self.noted.remove(promise).unwrap_or_default(),
        })
        .collect()
    }

    fn practice(&mut self, practice: &Practice, events: &[Event], revisions: &[Revision]) {
        let id = practice.id;
        let numbers = events.iter().map(|event| event.seq.0);
        let gapless = numbers.eq(1..=practice.seq.0);
        self.say(HISTORY, !gapless, || format!("practice {id}"));
        let open = revisions
            .iter()
            .filter(|revision| revision.state.is_open())
            .count();
        self.say(OPEN, open > 1, || format!("practice {id} has {open}"));
        for revision in revisions {
            let replayed = replay(revision, events);
            let same = replayed == Some(revision.state);
            self.say(REPLAY, !same, || {
                let stored = revision.state;
                format!(
                    "practice {id}, revision {}: {stored:?}, replayed {replayed:?}",
                    revision.number
                )
            });
        }
        let public = replay_public(events);
        self.say(PUBLIC, public != practice.public, || {
            format!("practice {id}: {:?}, replayed {public:?}", practice.public)
        });
        self.versions(practice, events, revisions);
    }

    async fn authors(
        &mut self,
        db: &mut Conn,
        practice: &Practice,
        (events, revisions): (&[Event], &[Revision]),
    ) -> Result<(), Fault> {
        let (lines, named) = store::authors_to_check(db, practice.id).await?;
        let wrong = authors::wrong_authors(practice, events, revisions, (&lines, &named));
        self.say(AUTHORS, !wrong.is_empty(), || {
            format!("practice {}: {}", practice.id, wrong.join("; "))
        });
        Ok(())
    }

    fn comments(&mut self, events: &[Event]) {
        for event in events.iter().filter(|event| event.deed.is_of_comments()) {
            let details = &event.details;
            let begins = |one: &Event| one.deed == Deed::Comment && Some(one.seq) == details.thread;
            let belongs = match event.deed {
                Deed::Comment => details.field.is_some() && details.audience.is_some(),
                _ => events.iter().any(begins),
            };
            self.say(COMMENTS, !belongs, || {
                format!("practice {}, event {}", event.practice_id, event.seq)
            });
        }
    }

    fn versions(&mut self, practice: &Practice, events: &[Event], revisions: &[Revision]) {
        let imported = events.first().and_then(|event| event.details.version);
        let mut published: Vec<_> = revisions
            .iter()
            .filter(|one| one.version.is_some())
            .collect();
        published.sort_by_key(|one| one.version);
        let numbered = published.iter().map(|one| one.version.unwrap_or_default());
        // The versions before an imported one stayed where they were published.
        let first = imported.unwrap_or(1);
        let mut sound = numbered.eq(first..=practice.versions);
        for pair in published.windows(2) {
            sound &= pair[0].to_edition.is_some() && pair[0].to_edition == pair[1].from_edition;
        }
        sound &= published.last().map(|one| one.id) == practice.public_revision_id;
        self.say(VERSIONS, !sound, || format!("practice {}", practice.id));
    }

    /// Judged by account, as of each event: an account may become a party, or be set free, afterwards.
    fn own(&mut self, events: &[Event], parties: &[Party]) {
        let barred = |account: AccountId, event: &Event| {
            parties
                .iter()
                .any(|party| party.account_id == account && party.barred_at(event.seq))
        };
        let place = |event: &Event| format!("practice {}, event {}", event.practice_id, event.seq);
        let mut deciders = BTreeMap::new();
        for event in events {
            if let (Some(_), Some(actor)) = (event.deed.verdict(), event.actor_id) {
                deciders.insert(event.number, actor);
                self.say(OWN, barred(actor, event), || place(event));
            }
            // The decision goes on with the revision that holds the decider's words.
            let decider = deciders.get(&event.number).copied();
            if let (Deed::OfferWords, Some(opened), Some(by)) =
                (event.deed, event.details.opened, decider)
            {
                deciders.insert(opened, by);
            }
            if matches!(event.deed, Deed::TakeEffect | Deed::PublishNow) {
                let own = [decider, event.actor_id]
                    .into_iter()
                    .flatten()
                    .any(|account| barred(account, event));
                self.say(EFFECTS, own, || place(event));
            }
        }
        for party in parties {
            let written = party.set_aside_seq.is_none_or(|seq| {
                events.iter().any(|event| {
                    event.seq == seq
                        && event.deed == Deed::SetAsideBar
                        && event.details.account == Some(party.account_id)
                })
            });
            self.say(BARS, !written, || {
                format!(
                    "practice {}, account {}",
                    party.practice_id, party.account_id
                )
            });
        }
    }

    /// A consent is given by an account that was an author by then, for the revision that is published.
    fn consents(&mut self, events: &[Event], parties: &[Party]) {
        let by_author = |event: &Event| {
            parties.iter().any(|party| {
                Some(party.account_id) == event.actor_id
                    && party.why == Bar::Author
                    && party.barred_at(event.seq)
            })
        };
        let consented = |revision: RevisionId, before: Seq| {
            events.iter().any(|event| {
                event.deed == Deed::Consent
                    && event.revision_id == revision
                    && event.seq < before
                    && by_author(event)
            })
        };
        for event in events.iter().filter(|one| one.to_state == State::Published) {
            let shown_first = events.iter().any(|one| {
                let own = one.revision_id == event.revision_id && one.details.show_first;
                own || (one.deed == Deed::OfferWords && one.details.opened == Some(event.number))
            });
            let effect = matches!(event.deed, Deed::TakeEffect | Deed::PublishNow);
            if effect {
                let lacks = shown_first && !consented(event.revision_id, event.seq);
                self.say(CONSENTS, lacks, || {
                    format!("practice {}, event {}", event.practice_id, event.seq)
                });
            }
        }
    }

    /// A deed writes its notices in its own transaction. The fate of the mail does not matter here.
    fn notices(&mut self, practice: &Practice, events: &[Event], told: &[TimelineNotice]) {
        for event in events {
            let owed = match event.deed {
                Deed::Submit => Relation::Submitter,
                Deed::TakeEffect | Deed::PublishNow => Relation::Author,
                _ => continue,
            };
            let written = told
                .iter()
                .any(|one| one.seq == event.seq && one.relation == owed);
            self.say(NOTICES, !written, || {
                format!("practice {}, event {}", practice.id, event.seq)
            });
        }
        for one in told {
            let known = events.iter().any(|event| event.seq == one.seq);
            self.say(NOTICES, !known, || {
                format!("practice {}: a mail of event {}", practice.id, one.seq)
            });
        }
    }

    /// The words of each submission, folded anew. Those that an update of the program has left to the service do not count.
    async fn words(&mut self, db: &mut Conn, id: PracticeId) -> Result<(), Fault> {
        let kept = store::queue_lines(db, id).await?;
        for text in store::queue_texts(db, id).await? {
            let drawn = actions::folded_line(text)?;
            let same = kept
                .iter()
                .any(|(line, words)| *line == drawn && *words == drawn.all_words().count());
            self.say(QUEUE, !same, || {
                format!("revision {}: words", drawn.revision_id)
            });
        }
        Ok(())
    }

    fn edition(&mut self, editions: &mut BTreeMap<Edition, Event>, number: Edition, event: &Event) {
        let other = editions.insert(number, event.clone());
        self.say(EDITIONS, other.is_some(), || {
            format!("edition {number} twice")
        });
    }

    fn editions_rise(&mut self, editions: &BTreeMap<Edition, Event>) {
        let events: Vec<_> = editions.iter().collect();
        for pair in events.windows(2) {
            let (earlier, later) = (pair[0], pair[1]);
            let ahead = earlier.1.at.since(later.1.at) >= edition::SKEW;
            if ahead {
                let said = format!(
                    "a clock was ahead: edition {} is dated {}, and edition {} after it {}",
                    earlier.0,
                    earlier.1.at.to_jiff(),
                    later.0,
                    later.1.at.to_jiff()
                );
                self.note(EDITIONS, said);
            }
            self.say(EDITIONS, earlier.1.at >= later.1.at && !ahead, || {
                format!(
                    "edition {} is not later than edition {}",
                    later.0, earlier.0
                )
            });
        }
    }
}

/// The state that a revision's events lead to, and those of its siblings that concern it.
fn replay(revision: &Revision, events: &[Event]) -> Option<State> {
    let mut state = None;
    let mut verdict = None;
    for event in events {
        let deed = event.deed;
        let details = &event.details;
        if event.revision_id == revision.id {
            verdict = deed.verdict().or(details.verdict).or(verdict);
            state = Some(workflow::replay(deed, state, verdict)?);
            if state != Some(event.to_state) {
                return None;
            }
            continue;
        }
        if details.opened == Some(revision.number) {
            state = Some(match deed {
                Deed::OfferWords => State::AwaitingConsent,
                _ => State::Draft,
            });
        }
        if details.discarded == Some(revision.number) {
            state = Some(State::Discarded);
        }
        // Another revision became the public one.
        if event.to_state == State::Published
            && matches!(deed, Deed::TakeEffect | Deed::PublishNow)
            && state == Some(State::Published)
        {
            state = Some(State::Superseded);
        }
    }
    state
}

/// What the public has after such a history.
fn replay_public(events: &[Event]) -> PublicStatus {
    let mut public = PublicStatus::Never;
    for event in events {
        match event.deed {
            Deed::TakeEffect | Deed::PublishNow if event.to_state == State::Published => {
                public = PublicStatus::Live;
            }
            Deed::TakeDown => public = event.details.kind.unwrap_or(public),
            Deed::Import | Deed::Restore => public = PublicStatus::Live,
            _ => {}
        }
    }
    public
}
