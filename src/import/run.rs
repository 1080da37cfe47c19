//! An import from its first check to its publication. Everything is checked before anything is loaded, so a file with a wrong
//! row changes nothing.

use std::collections::{HashMap, HashSet};

use futures_util::{Stream, StreamExt};
use tokio::sync::mpsc;

use super::file::{FileRow, ImportFile, UnreadableFile};
use super::here::{Here, RowsHere};
use super::report::{ImportReport, RowProblem};
use super::row::{KEY, read_practice};
use crate::account::model::AccountId;
use crate::app::App;
use crate::catalogue::FactColumn;
use crate::db::{Fault, Timestamp};
use crate::practice::actions::{
    self, ImportError, ImportLoader, NotKept, PublishedImport, begin_import, forget_import_rows,
    open_import, publish_import,
};
use crate::practice::columns::ANSWER_COLUMNS;
use crate::practice::model::{ExternalKey, ImportedPractice, OpenImport};

/// How many rows are read together.
const READ: usize = 500;

/// How many practices are loaded in one transaction. Each one touches pages all over the indexes, which are written once for
/// each transaction.
const BATCH: usize = 2_000;

/// What an import is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// It has checked so many rows.
    Checked(u64),
    /// It has loaded so many practices, of so many.
    Loaded(u64, u64),
    /// It makes the practices public.
    Publishing,
}

/// Why an import ended before its publication.
#[derive(Debug, thiserror::Error)]
pub enum ImportStopped {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] UnreadableFile),
    /// Some rows are wrong; nothing was changed.
    #[error("wrong rows: {} of {}; nothing was changed", .0.wrong, .0.rows)]
    Wrong(ImportReport),
    /// What was loaded is not what was checked. The practices that were loaded stay invisible.
    #[error(
        "the file has changed since it was checked; remove what was loaded with --remove, and import the file again"
    )]
    Changed,
    /// The import does not begin.
    #[error(transparent)]
    NotBegun(#[from] ImportError),
    /// The database failed. The same command goes on where it stopped.
    #[error("{0}; import the file again to go on")]
    Fault(#[from] Fault),
}

/// What an import has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportDone {
    /// What the file holds.
    pub report: ImportReport,
    /// How many practices an earlier run had loaded.
    pub taken_up: i64,
    /// What became public; none if the file brings nothing new.
    pub published: Option<PublishedImport>,
}

/// An import of a file.
pub struct ImportRun<'r> {
    /// The service.
    pub app: &'r App,
    /// The file.
    pub file: ImportFile,
    /// Is told each sentence for the operator, with the line that it concerns.
    pub say: &'r (dyn Fn(u64, &str) + Sync),
    /// Is told what the import is doing.
    pub at: &'r (dyn Fn(ImportStep) + Sync),
}

/// A row with the line on which it begins: the practice, or what is wrong with it.
type ReadRow = (u64, Result<ImportedPractice, Vec<RowProblem>>);

fn read_row((line, cells): FileRow, now: Timestamp) -> ReadRow {
    let read = cells.map_err(|problem| vec![problem]);
    (line, read.and_then(|cells| read_practice(&cells, now)))
}

/// Reads the file on a thread of its own, as far ahead as one batch that waits.
fn read_batches(
    mut rows: Box<dyn Iterator<Item = FileRow> + Send>,
) -> mpsc::Receiver<Vec<FileRow>> {
    let (sender, batches) = mpsc::channel(1);
    tokio::task::spawn_blocking(move || {
        loop {
            let batch: Vec<FileRow> = rows.by_ref().take(READ).collect();
            // An import that has stopped takes no more.
            if batch.is_empty() || sender.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    batches
}

/// Rows that are read and not handed on yet.
type Batch = Vec<(u64, ImportedPractice)>;

impl ImportRun<'_> {
    /// Checks every row, says what is wrong, and changes nothing.
    pub async fn check(&self) -> Result<ImportReport, ImportStopped> {
        self.name_unread_columns()?;
        let mut check = Check {
            run: self,
            now: self.app.clock.now(),
            report: ImportReport::default(),
            lines: HashMap::new(),
            translations: HashSet::new(),
            own: HashSet::new(),
            batch: Vec::new(),
        };
        let mut batches = self.read_ahead(check.now)?;
        while let Some(rows) = batches.next().await {
            for row in rows? {
                check.add(row);
            }
            check.compare().await?;
        }
        Ok(check.report)
    }

    fn name_unread_columns(&self) -> Result<(), ImportStopped> {
        let facts = FactColumn::ALL
            .iter()
            .map(|column| column.as_str().to_owned());
        let answers = ANSWER_COLUMNS.iter().map(|column| column.name.clone());
        let read: HashSet<String> = facts.chain(answers).chain([KEY.to_owned()]).collect();
        for column in self.file.unread_columns(&read)? {
            (self.say)(1, &format!("column “{column}” is not read"));
        }
        Ok(())
    }

    /// Imports the file for this owner: checks it, loads what is new, and makes all of it public at once.
    pub async fn import(&self, owner: AccountId) -> Result<ImportDone, ImportStopped> {
        let report = self.check().await?;
        if report.wrong > 0 {
            return Err(ImportStopped::Wrong(report));
        }
        forget_import_rows(self.app).await?;
        if report.new == 0 && open_import(self.app).await?.is_none() {
            return Ok(ImportDone {
                report,
                taken_up: 0,
                published: None,
            });
        }
        let import = begin_import(self.app, owner, &self.file.source()?).await?;
        if self.load_all(&import, report.new).await? != report.new {
            return Err(ImportStopped::Changed);
        }
        (self.at)(ImportStep::Publishing);
        let published = publish_import(self.app, &import).await?;
        forget_import_rows(self.app).await?;
        Ok(ImportDone {
            report,
            taken_up: import.loaded,
            published: Some(published).filter(|published| published.practices > 0),
        })
    }

    /// Loads the practices of the file in transactions. Answers how many.
    async fn load_all(&self, import: &OpenImport, new: u64) -> Result<u64, ImportStopped> {
        let mut batches = self.read_ahead(self.app.clock.now())?;
        let mut loader = ImportLoader::new(self.app, *import);
        let (mut batch, mut loaded) = (Batch::new(), 0);
        while let Some(rows) = batches.next().await {
            let rows = rows?.into_iter();
            batch.extend(rows.filter_map(|(line, practice)| Some((line, practice.ok()?))));
            if batch.len() >= BATCH {
                let more = self.load(&mut loader, &mut batch).await?;
                loaded = self.tell_loaded(loaded, more, new);
            }
        }
        let more = self.load(&mut loader, &mut batch).await?;
        loaded = self.tell_loaded(loaded, more, new);
        let more = loader.finish().await?;
        Ok(self.tell_loaded(loaded, more, new))
    }

    /// Tells how many practices are loaded, if that are more now.
    fn tell_loaded(&self, before: u64, more: u64, new: u64) -> u64 {
        let loaded = before + more;
        if more > 0 {
            (self.at)(ImportStep::Loaded(loaded, new));
        }
        loaded
    }

    /// The rows of the file in batches, as practices. While one batch is compared or loaded, the next ones are read on other
    /// cores.
    fn read_ahead(
        &self,
        now: Timestamp,
    ) -> Result<impl Stream<Item = Result<Vec<ReadRow>, ImportStopped>> + use<>, ImportStopped>
    {
        let mut batches = read_batches(self.file.rows()?);
        let batches = futures_util::stream::poll_fn(move |context| batches.poll_recv(context));
        let read = move |batch: Vec<FileRow>| async move {
            let read = move || batch.into_iter().map(|row| read_row(row, now)).collect();
            let read = tokio::task::spawn_blocking(read).await;
            read.map_err(|error| UnreadableFile::from(std::io::Error::other(error)).into())
        };
        // As many as a transaction loads: it must not wait for the file.
        Ok(batches.map(read).buffered(BATCH / READ))
    }

    /// Loads those of a batch that are not here. Answers how many are loaded since the batch before.
    async fn load(
        &self,
        loader: &mut ImportLoader<'_>,
        batch: &mut Batch,
    ) -> Result<u64, ImportStopped> {
        let here = RowsHere::find(self.app, batch).await?;
        batch.retain(|(_, practice)| here.of(practice).is_none());
        let (lines, practices): (Vec<u64>, Vec<ImportedPractice>) = batch.drain(..).unzip();
        if practices.is_empty() {
            return Ok(0);
        }
        let batch = loader.load(practices).await?;
        for (place, what) in batch.not_kept {
            (self.say)(lines[place], why_not_kept(what));
        }
        Ok(batch.loaded)
    }
}

const fn why_not_kept(what: NotKept) -> &'static str {
    match what {
        NotKept::Slug => "its name in the address is taken, so it gets another one",
        NotKept::Reference => "its reference is taken, so it gets another one",
        NotKept::Ark => "its persistent identifier is taken, so it does not keep it",
    }
}

/// The check of a file, as far as it has come.
struct Check<'r, 'a> {
    run: &'r ImportRun<'a>,
    now: Timestamp,
    report: ImportReport,
    /// The line of each key.
    lines: HashMap<ExternalKey, u64>,
    /// The keys of translations.
    translations: HashSet<ExternalKey>,
    /// The keys of practices of this service, which no row can translate: they are not imported.
    own: HashSet<ExternalKey>,
    batch: Batch,
}

impl Check<'_, '_> {
    fn add(&mut self, (line, read): ReadRow) {
        self.report.rows += 1;
        match read.and_then(|practice| self.only_one(line, practice)) {
            Ok(practice) => self.batch.push((line, practice)),
            Err(problems) => {
                self.report.wrong += 1;
                for problem in problems {
                    (self.run.say)(line, &problem.to_string());
                }
            }
        }
    }

    /// The practice, if no row before has its key.
    fn only_one(
        &mut self,
        line: u64,
        practice: ImportedPractice,
    ) -> Result<ImportedPractice, Vec<RowProblem>> {
        let key = practice.key.clone();
        if practice.translation_of.is_some() {
            self.translations.insert(key.clone());
        }
        match self.lines.insert(key.clone(), line) {
            None => Ok(practice),
            Some(line) => Err(vec![RowProblem::SameKey { key, line }]),
        }
    }

    /// Finds the originals of the translations among the rows before them, and else among what was imported earlier.
    async fn find_originals(&mut self) -> Result<(), ImportStopped> {
        let (lines, translations, own) = (&self.lines, &self.translations, &self.own);
        let is_before = |key: &ExternalKey, line: u64| {
            let is_original = !translations.contains(key) && !own.contains(key);
            is_original && lines.get(key).is_some_and(|at| *at < line)
        };
        let sought = self.batch.iter().filter_map(|(line, practice)| {
            let original = practice.translation_of.as_ref()?;
            (!is_before(original, *line)).then_some(original)
        });
        let sought: Vec<&ExternalKey> = sought.collect();
        if sought.is_empty() {
            return Ok(());
        }
        let known = actions::known_originals(self.run.app, &sought).await?;
        let wrong: Vec<(u64, ExternalKey)> = self
            .batch
            .iter()
            .filter_map(|(line, practice)| Some((*line, practice.translation_of.clone()?)))
            .filter(|(line, original)| !is_before(original, *line) && !known.contains(original))
            .collect();
        self.report.wrong += wrong.len() as u64;
        for (line, original) in wrong {
            let problem = RowProblem::NoOriginal(original);
            (self.run.say)(line, &problem.to_string());
        }
        Ok(())
    }

    /// Counts the practices of this service, and takes them out of the batch.
    fn leave_out_own(&mut self, here: &RowsHere) {
        let batch = std::mem::take(&mut self.batch).into_iter();
        let (own, others): (Batch, Batch) =
            batch.partition(|(_, practice)| here.of(practice) == Some(Here::Own));
        self.report.same += own.len() as u64;
        for (line, practice) in &own {
            // A row of an export has no other key. Another row may be a new practice with an address that was left in it.
            if practice.address.as_deref() != Some(practice.key.as_str()) {
                let said =
                    "its address is that of a practice of this service, so it is not imported";
                (self.run.say)(*line, said);
            }
        }
        self.own
            .extend(own.into_iter().map(|(_, practice)| practice.key));
        self.batch = others;
    }

    /// Compares the rows that were read with what is here.
    async fn compare(&mut self) -> Result<(), ImportStopped> {
        let here = RowsHere::find(self.run.app, &self.batch).await?;
        self.leave_out_own(&here);
        self.find_originals().await?;
        for (line, practice) in self.batch.drain(..) {
            match here.of(&practice) {
                None => self.report.new += 1,
                Some(Here::AsImported | Here::Own) => self.report.same += 1,
                Some(Here::WithOtherWords) => {
                    self.report.differing += 1;
                    let said = "it was imported with other words, and stays as it is here";
                    (self.run.say)(line, said);
                }
            }
        }
        (self.run.at)(ImportStep::Checked(self.report.rows));
        Ok(())
    }
}
