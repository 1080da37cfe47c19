//! Practices whose whole history is past, stored many at a time: what the deeds of start, submission, claim, approval and
//! effect would have written one by one. `praxis check` replays them as every other history. Only the mails are
//! missing, because none of them is owed any more; the timeline names their notices.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use jiff::tz::TimeZone;
use sqlx::types::Json;

use super::confirmation::asked_again;
use super::publication::listed_terms;
use super::{chain, queue};
use crate::account::model::{Account, AccountId};
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::edition::{self, Edition};
use crate::language::TextLanguage;
use crate::mail::actions as outbox;
use crate::mail::model::PastNotice;
use crate::mail::relation::Relation;
use crate::mail::unowed::Unowed;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::harvest_sets::sets_of;
use crate::practice::mails::RULES;
use crate::practice::model::{
    Bar, ChainEnd, Confirmation, Details, Event, OpinionPolicy, Party, Practice, PracticeId,
    Reference, Revision, RevisionId, Saves, Seq, Slug,
};
use crate::practice::store;
use crate::practice::store::past::{AnsweredRevision, PastListing, PastSet};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{self, Deed, PublicStatus, State, Verdict};

/// A practice with its whole history: submitted once, and approved or still in review.
pub struct PastPractice<'a> {
    /// The answers, complete enough to be submitted.
    pub answers: Answers,
    /// Who wrote and submitted it.
    pub owner: &'a Account,
    /// When it was started.
    pub started: Timestamp,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// The reviewer who was told at once.
    pub suggested: Option<AccountId>,
    /// Who claimed it, and when.
    pub claim: Option<(AccountId, Timestamp)>,
    /// When the holder of the claim approved it, and when that took effect.
    pub approval: Option<PastApproval>,
}

/// A decision that has taken effect.
#[derive(Debug, Clone, Copy)]
pub struct PastApproval {
    /// Who approved it.
    pub by: AccountId,
    /// How long the decision could be undone before it took effect.
    pub undo: Duration,
    /// When it was published.
    pub published: Timestamp,
}

/// The rows of a batch.
#[derive(Default)]
struct PastRows {
    practices: Vec<Practice>,
    revisions: Vec<AnsweredRevision>,
    events: Vec<Event>,
    parties: Vec<Party>,
    notices: Vec<PastNotice>,
    listings: Vec<PastListing>,
    sets: Vec<PastSet>,
}

/// Stores practices whose histories are past, in the order of their publications, within the caller's transaction. The
/// first publication is later than the present edition.
pub async fn store_past(
    app: &App,
    tx: &mut Tx,
    practices: &[PastPractice<'_>],
) -> Result<(), Fault> {
    let mut numbers = take_numbers(app, tx, practices).await?;
    let mut rows = PastRows::default();
    for one in practices {
        let practice = numbers.practice(one);
        rows.add(app, one, practice, numbers.revision);
    }
    choose_slugs(tx, &mut rows).await?;
    store::past::insert(tx, &rows.practices, &rows.revisions).await?;
    store::past::insert_events(tx, &rows.events).await?;
    store::past::insert_parties(tx, &rows.parties).await?;
    let ids: Vec<PracticeId> = rows.practices.iter().map(|one| one.id).collect();
    chain::extend(tx, &ids).await?;
    store::bar_same_persons(tx, &ids, app.clock.now()).await?;
    store::past::list(tx, &rows.listings).await?;
    store::past::harvest(tx, &rows.sets).await?;
    outbox::record_past(tx, &rows.notices, Unowed::Sample).await?;
    if let (Some(first), Some(last)) = (rows.practices.first(), rows.practices.last()) {
        queue::add_past(tx, (first.id, last.id)).await?;
    }
    let mut suggested: BTreeMap<AccountId, Timestamp> = BTreeMap::new();
    for one in practices {
        if let Some(reviewer) = one.suggested {
            let last = suggested.entry(reviewer).or_insert(one.submitted);
            *last = one.submitted.max(*last);
        }
    }
    for (reviewer, at) in suggested {
        store::suggested(tx, reviewer, at).await?;
    }
    Ok(())
}

/// What the next practice of a batch gets: ids, a reference of its year, an edition.
struct Numbers {
    zone: TimeZone,
    asked_again: Duration,
    practice: PracticeId,
    revision: RevisionId,
    edition: Edition,
    references: BTreeMap<i16, i64>,
}

async fn take_numbers(
    app: &App,
    tx: &mut Tx,
    practices: &[PastPractice<'_>],
) -> Result<Numbers, Fault> {
    let zone = app.settings.time_zone.clone();
    let mut by_year: BTreeMap<i16, i64> = BTreeMap::new();
    for one in practices {
        *by_year.entry(year_of(&zone, one.submitted)).or_default() += 1;
    }
    let mut references = BTreeMap::new();
    for (year, count) in by_year {
        let last = store::past::take_references(tx, year, count).await?;
        references.insert(year, last - count);
    }
    let published: Vec<Timestamp> = practices
        .iter()
        .filter_map(|one| Some(one.approval?.published))
        .collect();
    let edition = edition::raise_past(tx, &published).await?;
    let (practice, revision) = store::past::take_ids(tx, practices.len()).await?;
    Ok(Numbers {
        zone,
        asked_again: asked_again(app),
        practice,
        revision,
        edition,
        references,
    })
}

fn year_of(zone: &TimeZone, at: Timestamp) -> i16 {
    zone.to_datetime(at.to_jiff()).year()
}

impl Numbers {
    /// The row of the next practice, without its slug.
    fn practice(&mut self, past: &PastPractice<'_>) -> Practice {
        self.practice.0 += 1;
        self.revision.0 += 1;
        let year = year_of(&self.zone, past.submitted);
        let number = self.references.entry(year).or_default();
        *number += 1;
        let published = past.approval.map(|approval| approval.published);
        if published.is_some() {
            self.edition.0 += 1;
        }
        let deeds = past.deeds().len();
        Practice {
            id: self.practice,
            slug: None,
            ark: None,
            reference: Some(Reference::new(year, *number)),
            seq: Seq(i64::try_from(deeds).unwrap_or_default()),
            owner_id: past.owner.id,
            created_at: past.started,
            objective: past.objective(),
            language: past.language(),
            first_submitted_by: Some(past.owner.id),
            first_submitted_at: Some(past.submitted),
            public: published.map_or(PublicStatus::Never, |_| PublicStatus::Live),
            public_revision_id: published.map(|_| self.revision),
            versions: i64::from(published.is_some()),
            first_published_at: published,
            confirmation: published.map_or_else(Confirmation::default, |at| {
                Confirmation::confirmed(at, self.asked_again)
            }),
            taken_down_at: None,
            taken_down_by: None,
            taken_down_reasons: None,
            taken_down_on_request: false,
            replaced_by: None,
            removal_asked_at: None,
            removal_reasons: None,
            end: ChainEnd::default(),
            edition: published.map(|_| self.edition),
            changed_at: published,
            translation_of: None,
        }
    }
}

/// A deed of a history: when, who, and the state that it led to.
type PastDeed = (Deed, Timestamp, Option<AccountId>, State);

impl PastPractice<'_> {
    fn objective(&self) -> Option<ObjectiveNumber> {
        let id = self.answers.term(Field::PrimaryObjective)?;
        ObjectiveNumber::parse(id)
    }

    fn language(&self) -> TextLanguage {
        self.answers.language().unwrap_or_default()
    }

    /// Its history in order.
    fn deeds(&self) -> Vec<PastDeed> {
        let owner = Some(self.owner.id);
        let mut deeds = vec![
            (Deed::Start, self.started, owner, State::Draft),
            (Deed::Submit, self.submitted, owner, State::InReview),
        ];
        if let Some((holder, at)) = self.claim {
            deeds.push((Deed::Claim, at, Some(holder), State::InReview));
        }
        if let Some(approval) = self.approval {
            let decided = approval.published.minus(approval.undo);
            deeds.push((Deed::Approve, decided, Some(approval.by), State::Decided));
            deeds.push((Deed::TakeEffect, approval.published, None, State::Published));
        }
        deeds
    }

    /// What was chosen with a deed.
    fn details(&self, deed: Deed, edition: Option<Edition>) -> Details {
        let nothing = Details::default();
        match deed {
            Deed::Submit => Details {
                objective: self.objective().map(|filed| (None, filed)),
                suggested: self.suggested,
                ..nothing
            },
            Deed::Approve => Details {
                verdict: Some(Verdict::Approve),
                ..nothing
            },
            Deed::TakeEffect => Details {
                verdict: Some(Verdict::Approve),
                former: self.claim.map(|(holder, _)| holder),
                edition,
                ..nothing
            },
            _ => nothing,
        }
    }

    fn revision(&self, app: &App, practice: &Practice, id: RevisionId) -> Revision {
        let published = self.approval.map(|approval| approval.published);
        let open_claim = self.claim.filter(|_| self.approval.is_none());
        let undo_until = published;
        Revision {
            id,
            practice_id: practice.id,
            number: 1,
            state: published.map_or(State::InReview, |_| State::Published),
            title: self.answers.title().to_owned(),
            summary: self.answers.summary().to_owned(),
            opened_at: self.started,
            saves: Saves(0),
            saved_at: None,
            saved_by: None,
            submitted_at: Some(self.submitted),
            submitted_by: Some(self.owner.id),
            queued_at: Some(self.submitted),
            hold_since: None,
            hold_until: None,
            hold_reasons: None,
            licence: Some(app.settings.licence.name.clone()),
            show_first: false,
            not_before: None,
            translates_version: None,
            call_id: None,
            policy: OpinionPolicy::NONE,
            claimed_by: open_claim.map(|(holder, _)| holder),
            claimed_at: open_claim.map(|(_, at)| at),
            suggested_id: self.suggested,
            verdict: self.approval.map(|_| Verdict::Approve),
            decided_by: self.approval.map(|approval| approval.by),
            decided_at: self
                .approval
                .map(|approval| approval.published.minus(approval.undo)),
            undo_until,
            effective_at: undo_until,
            accepted_at: None,
            reworded: false,
            rewrites: None,
            consented_at: None,
            reasons: None,
            code: None,
            duplicate_of: None,
            last: false,
            appealed_at: None,
            appeal_open: false,
            minor: false,
            closed_at: published,
            version: published.map(|_| 1),
            published_at: published,
            filed_objective: practice.objective.filter(|_| published.is_some()),
            filed_language: published.map(|_| practice.language),
            from_edition: practice.edition,
            to_edition: None,
        }
    }
}

impl PastRows {
    fn add(&mut self, app: &App, past: &PastPractice<'_>, practice: Practice, id: RevisionId) {
        self.add_history(past, &practice, id);
        let beginning = Practice {
            seq: Seq(0),
            ..practice.clone()
        };
        let party = Party::new(&beginning, past.owner.id, Bar::Author, past.started);
        self.parties.push(party);
        if let Some(first) = practice.first_published_at {
            let terms = listed_terms(&past.answers, practice.objective);
            let listed = terms.into_iter().map(|term| (practice.id, first, term));
            self.listings.extend(listed);
            let sets = sets_of(&past.answers, practice.objective).into_iter();
            self.sets.extend(sets.map(|set| (practice.id, first, set)));
        }
        let revision = past.revision(app, &practice, id);
        self.revisions.push((revision, past.answers.clone()));
        self.practices.push(practice);
    }

    fn add_history(&mut self, past: &PastPractice<'_>, practice: &Practice, id: RevisionId) {
        let mut before = None;
        for (number, (deed, at, actor, state)) in (1..).zip(past.deeds()) {
            let seq = Seq(number);
            self.events.push(Event {
                practice_id: practice.id,
                seq,
                revision_id: id,
                number: 1,
                deed,
                actor_id: actor,
                from_state: before,
                to_state: state,
                words: None,
                details: Json(past.details(deed, practice.edition)),
                authors_see: authors_see(deed),
                at,
            });
            before = Some(state);
            self.notices.extend(notice(past, practice, deed, (seq, at)));
        }
    }
}

fn authors_see(deed: Deed) -> bool {
    let row = workflow::TABLE.iter().find(|row| row.deed == deed);
    row.is_some_and(|row| row.authors_see)
}

/// The notice that the owner got of a deed: the receipt of a submission, or the mail about its publication.
fn notice(
    past: &PastPractice<'_>,
    practice: &Practice,
    deed: Deed,
    (seq, at): (Seq, Timestamp),
) -> Option<PastNotice> {
    let (kind, relation) = match deed {
        Deed::Submit => ("practice-submit", Relation::Submitter),
        Deed::TakeEffect => ("practice-approve", Relation::Author),
        _ => return None,
    };
    let rule = RULES
        .iter()
        .find(|rule| (rule.kind, rule.relation) == (kind, relation))?;
    let reference = practice.reference.as_ref().map_or("", Reference::as_str);
    Some(PastNotice {
        rule,
        account: past.owner.id,
        language: past.owner.language,
        subject: format!("{reference}: {}", past.answers.title()),
        event: (practice.id, seq),
        at,
    })
}

/// Gives each published practice a slug that no other has.
async fn choose_slugs(tx: &mut Tx, rows: &mut PastRows) -> Result<(), Fault> {
    let wanted = |practice: &Practice, revision: &AnsweredRevision| {
        practice.first_published_at?;
        Some(Slug::of(&revision.0.title, practice.reference.as_ref()?))
    };
    let pairs = rows.practices.iter().zip(&rows.revisions);
    let mut slugs: Vec<Option<Slug>> = pairs.map(|(one, other)| wanted(one, other)).collect();
    make_free(tx, &mut slugs).await?;
    for (practice, slug) in rows.practices.iter_mut().zip(slugs) {
        practice.slug = slug;
    }
    Ok(())
}

/// Numbers those of these slugs that a practice has, or that stand among them twice. The edition's row is locked, so no other
/// transaction can choose the same ones.
pub(super) async fn make_free(tx: &mut Tx, slugs: &mut [Option<Slug>]) -> Result<(), Fault> {
    let texts: Vec<&str> = slugs.iter().flatten().map(Slug::as_str).collect();
    let taken = store::past::taken_slugs(tx, &texts).await?;
    let mut taken: HashSet<String> = taken.into_iter().map(|(slug,)| slug).collect();
    for slug in slugs.iter_mut().flatten() {
        let wanted = slug.clone();
        let mut number = 2;
        while taken.contains(slug.as_str())
            || (number > 2 && store::slug_is_taken(tx, slug.as_str()).await?)
        {
            *slug = wanted.numbered(number);
            number += 1;
        }
        taken.insert(slug.as_str().to_owned());
    }
    Ok(())
}
