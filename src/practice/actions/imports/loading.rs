//! The rows of imported practices as they are loaded: a practice without an event, which no page and no list finds,
//! and beside it what its publication will insert.

use sqlx::types::Json;

use super::names::PracticeNames;
use crate::app::App;
use crate::db::{Fault, Timestamp, Tx};
use crate::practice::actions::publication::listed_terms;
use crate::practice::actions::queue::line_of;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::harvest_sets::sets_of;
use crate::practice::model::{
    ChainEnd, ChainLink, Confirmation, Details, Event, HexDigest, ImportedPractice, OpenImport,
    OpinionPolicy, Practice, PracticeId, Revision, RevisionId, Saves, Seq,
};
use crate::practice::store::{self, LoadedPractice, QueueWords};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, PublicStatus, State};

/// The rows of a batch, as they are inserted.
pub(super) struct Loading<'r> {
    app: &'r App,
    import: OpenImport,
    now: Timestamp,
    practices: Vec<Practice>,
    revisions: Vec<(Revision, Answers)>,
    lines: Vec<QueueWords>,
    loaded: Vec<LoadedPractice<'r>>,
}

impl<'r> Loading<'r> {
    pub(super) fn begin(app: &'r App, import: OpenImport) -> Self {
        Self {
            app,
            import,
            now: app.clock.now(),
            practices: Vec::new(),
            revisions: Vec::new(),
            lines: Vec::new(),
            loaded: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        row: &'r ImportedPractice,
        names: &PracticeNames,
        (id, revision_id): (PracticeId, RevisionId),
    ) {
        let practice = self.practice(row, names, id);
        let revision = self.revision(row, &practice, revision_id);
        let event = self.event(row, &revision);
        self.lines.push(line_of(
            revision_id,
            names.reference.as_str(),
            row.answers.title(),
            row.submitter.as_ref().map(|one| &one.name),
            (&row.answers, &[]),
        ));
        self.loaded.push(LoadedPractice {
            row,
            link: ChainLink::after(&HexDigest::default(), &event),
            event,
            terms: listed_terms(&row.answers, practice.objective),
            sets: sets_of(&row.answers, practice.objective)
                .into_iter()
                .collect(),
        });
        self.practices.push(practice);
        self.revisions.push((revision, row.answers.clone()));
    }

    /// A practice without an event: no page and no list finds it.
    fn practice(&self, row: &ImportedPractice, names: &PracticeNames, id: PracticeId) -> Practice {
        let objective = row.answers.term(Field::PrimaryObjective);
        let first = row.first_published.unwrap_or(self.now);
        Practice {
            id,
            slug: names.slug.clone(),
            ark: names.ark.clone(),
            reference: Some(names.reference.clone()),
            seq: Seq(0),
            owner_id: self.import.owner,
            created_at: self.now,
            objective: objective.and_then(ObjectiveNumber::parse),
            language: row.answers.language().unwrap_or_default(),
            first_submitted_by: None,
            first_submitted_at: Some(row.review.map_or(first, |review| review.began)),
            public: PublicStatus::Never,
            public_revision_id: None,
            versions: 0,
            first_published_at: Some(first),
            // Its authors are asked once they have confirmed it here, or have published a new version.
            confirmation: Confirmation::default(),
            taken_down_at: None,
            taken_down_by: None,
            taken_down_reasons: None,
            taken_down_on_request: false,
            replaced_by: None,
            removal_asked_at: None,
            removal_reasons: None,
            end: ChainEnd::default(),
            edition: None,
            changed_at: None,
            translation_of: None,
        }
    }

    fn revision(&self, row: &ImportedPractice, practice: &Practice, id: RevisionId) -> Revision {
        let published = row.published.or(practice.first_published_at);
        let licence = &self.app.settings.licence.name;
        Revision {
            id,
            practice_id: practice.id,
            number: 1,
            state: State::Draft,
            title: row.answers.title().to_owned(),
            summary: row.answers.summary().to_owned(),
            opened_at: self.now,
            saves: Saves(0),
            saved_at: None,
            saved_by: None,
            submitted_at: None,
            submitted_by: None,
            queued_at: None,
            hold_since: None,
            hold_until: None,
            hold_reasons: None,
            licence: Some(row.licence.clone().unwrap_or_else(|| licence.clone())),
            show_first: false,
            not_before: None,
            translates_version: None,
            call_id: None,
            policy: OpinionPolicy::NONE,
            claimed_by: None,
            claimed_at: None,
            suggested_id: None,
            verdict: None,
            decided_by: None,
            decided_at: None,
            undo_until: None,
            effective_at: None,
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
            closed_at: None,
            version: Some(row.version),
            published_at: published,
            filed_objective: practice.objective,
            filed_language: Some(practice.language),
            from_edition: None,
            to_edition: None,
        }
    }

    fn event(&self, row: &ImportedPractice, revision: &Revision) -> Event {
        Event {
            practice_id: revision.practice_id,
            seq: Seq(1),
            revision_id: revision.id,
            number: revision.number,
            deed: Deed::Import,
            actor_id: None,
            from_state: None,
            to_state: State::Published,
            words: None,
            details: Json(Details {
                import: Some(self.import.id),
                account: Some(self.import.owner),
                version: Some(row.version),
                ..Details::default()
            }),
            authors_see: true,
            at: self.now,
        }
    }

    pub(super) async fn insert(self, tx: &mut Tx) -> Result<(), Fault> {
        store::past::insert(tx, &self.practices, &self.revisions).await?;
        store::past::continue_ids(tx).await?;
        store::add_queue_lines(tx, &self.lines).await?;
        store::insert_loaded(tx, self.import.id, &self.loaded).await
    }
}
