//! The rows of imported practices as they are loaded: a practice without an event, which no page and no list finds,
//! and beside it what its publication will insert.

use std::ops::Range;

use sqlx::types::Json;
use tokio::sync::mpsc;

use super::names::PracticeNames;
use crate::app::App;
use crate::db::{BulkRows, Dialect, Fault, Timestamp, Tx};
use crate::practice::actions::publication::listed_terms;
use crate::practice::actions::queue::line_of;
use crate::practice::fields::Field;
use crate::practice::harvest_sets::sets_of;
use crate::practice::model::{
    ChainEnd, ChainLink, Confirmation, Details, Event, HexDigest, ImportId, ImportedPractice,
    OpenImport, OpinionPolicy, Practice, PracticeId, Reference, Revision, RevisionId, Saves, Seq,
};
use crate::practice::store::{self, LoadedPractice, LoadedRows, QueueLineRows, QueueWords};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, PublicStatus, State};

/// How many practices are written down together.
const PIECE: usize = 125;

/// A batch of practices with their names.
pub(super) struct Loading {
    dialect: Dialect,
    import: OpenImport,
    now: Timestamp,
    /// The licence of a row that names none.
    licence: String,
    rows: Vec<ImportedPractice>,
    names: Vec<PracticeNames>,
    /// The practices and their revisions have the numbers after these.
    last: (PracticeId, RevisionId),
}

/// The rows of some practices, as they are inserted: first those that name the practices and say what they say, then those
/// by which an import finds them.
struct PieceRows {
    practices: BulkRows,
    revisions: BulkRows,
    contents: BulkRows,
    loaded: LoadedRows,
}

/// What is to be kept of a batch besides its practices, revisions and answers. Without it a practice is not loaded.
pub(super) struct KeptRows {
    loaded: Vec<LoadedRows>,
    lines: QueueLineRows,
}

impl KeptRows {
    pub(super) async fn insert(self, tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
        for loaded in self.loaded {
            store::insert_loaded(tx, import, loaded).await?;
        }
        store::insert_queue_lines(tx, self.lines).await
    }
}

impl Loading {
    /// The rows of a file with these names, and with the numbers after these.
    pub(super) fn of(
        app: &App,
        import: OpenImport,
        rows: Vec<ImportedPractice>,
        names: Vec<PracticeNames>,
        last: (PracticeId, RevisionId),
    ) -> Self {
        Self {
            dialect: app.db.dialect(),
            import,
            now: app.clock.now(),
            licence: app.settings.licence.name.clone(),
            rows,
            names,
            last,
        }
    }

    /// Inserts the practices with their revisions and answers, and answers what is to be kept of them besides. SQLite has one
    /// writer, so it takes a part of that at once. While the database writes the rows of some practices, those of the next
    /// ones are written down on another core.
    pub(super) async fn insert(self, tx: &mut Tx) -> Result<KeptRows, Fault> {
        let (import, dialect) = (self.import.id, self.dialect);
        let (sender, mut pieces) = mpsc::channel(1);
        let writing = tokio::task::spawn_blocking(move || self.write_down(&sender));
        let mut loaded = Vec::new();
        while let Some(piece) = pieces.recv().await {
            store::past::insert_practices(tx, piece.practices).await?;
            store::past::insert_revisions(tx, piece.revisions).await?;
            store::past::insert_contents(tx, piece.contents).await?;
            match dialect {
                Dialect::Sqlite => store::insert_loaded(tx, import, piece.loaded).await?,
                Dialect::Postgres => loaded.push(piece.loaded),
            }
        }
        // A task that has failed has not written down everything.
        let lines = writing.await;
        let lines = lines.map_err(|error| Fault::Busy(error.to_string().into()))?;
        Ok(KeptRows { loaded, lines })
    }

    /// Hands on the rows of some practices after the other, and answers the words by which the queue will find them all.
    fn write_down(&self, sender: &mpsc::Sender<PieceRows>) -> QueueLineRows {
        let mut lines = Vec::with_capacity(self.rows.len());
        for first in (0..self.rows.len()).step_by(PIECE) {
            let end = self.rows.len().min(first + PIECE);
            // A transaction that has failed takes no more.
            if sender
                .blocking_send(self.piece(first..end, &mut lines))
                .is_err()
            {
                break;
            }
        }
        QueueLineRows::of(self.dialect, &lines)
    }

    fn piece(&self, places: Range<usize>, lines: &mut Vec<QueueWords>) -> PieceRows {
        let rows = &self.rows[places.clone()];
        let practices: Vec<Practice> = places.map(|place| self.practice(place)).collect();
        let mut revisions = Vec::with_capacity(rows.len());
        let mut loaded = Vec::with_capacity(rows.len());
        for (row, practice) in rows.iter().zip(&practices) {
            let revision = self.revision(row, practice);
            lines.push(line(row, practice, revision.id));
            loaded.push(self.loaded(row, &revision));
            revisions.push(revision);
        }
        let answers = rows.iter().map(|row| &row.answers);
        let answered = revisions.iter().zip(answers);
        PieceRows {
            practices: store::past::practice_rows(self.dialect, &practices),
            revisions: store::past::revision_rows(self.dialect, answered.clone()),
            contents: store::past::content_rows(self.dialect, answered),
            loaded: LoadedRows::of(self.dialect, &loaded),
        }
    }

    fn loaded<'r>(&self, row: &'r ImportedPractice, revision: &Revision) -> LoadedPractice<'r> {
        let event = self.event(row, revision);
        LoadedPractice {
            row,
            link: ChainLink::after(&HexDigest::default(), &event),
            event,
            terms: listed_terms(&row.answers, revision.filed_objective),
            sets: sets_of(&row.answers, revision.filed_objective),
        }
    }

    /// A practice without an event: no page and no list finds it.
    fn practice(&self, place: usize) -> Practice {
        let (row, names) = (&self.rows[place], &self.names[place]);
        let number = i64::try_from(place + 1).unwrap_or_default();
        let id = PracticeId(self.last.0.0 + number);
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

    fn revision(&self, row: &ImportedPractice, practice: &Practice) -> Revision {
        let place = practice.id.0 - self.last.0.0;
        let published = row.published.or(practice.first_published_at);
        Revision {
            id: RevisionId(self.last.1.0 + place),
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
            licence: Some(row.licence.clone().unwrap_or_else(|| self.licence.clone())),
            show_first: false,
            not_before: None,
            translates_version: row.translates_version,
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
}

/// The words by which the queue will find it.
fn line(row: &ImportedPractice, practice: &Practice, revision: RevisionId) -> QueueWords {
    line_of(
        revision,
        practice.reference.as_ref().map_or("", Reference::as_str),
        row.answers.title(),
        row.submitter.as_ref().map(|one| &one.name),
        (&row.answers, &[]),
    )
}
