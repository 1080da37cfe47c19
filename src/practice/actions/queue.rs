//! What the queue keeps besides a deed's own rows: the words by which a submission is found, and which submissions wait
//! while their owner is suspended.

use super::transition::Transition;
use super::{Error, scheduled};
use crate::account::model::{AccountId, Name};
use crate::account::queries;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::language::words_of;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{PracticeId, Revision, RevisionId};
use crate::practice::store::{self, QueueText, QueueWords};

/// Stands before the code of a country among the words of a line. No word that a reader types has it.
pub const COUNTRY_SIGN: char = '@';

/// Stands around the search word of a label among the words of a line. No word that a reader types has it.
const LABEL_SIGN: char = '#';

/// The word of a line that stands for a label.
pub fn label_word(word: &str) -> String {
    format!("{LABEL_SIGN}{word}{LABEL_SIGN}")
}

/// How many lines are folded in one transaction.
const BATCH: i64 = 500;

/// Keeps the words of a revision that is being submitted; no revision is submitted twice.
pub(super) async fn keep_words(
    transition: &mut Transition<'_>,
    answers: &Answers,
) -> Result<(), Error> {
    let revision = transition.revision.clone();
    keep_words_of(transition, &revision, answers).await
}

/// The same for a revision that opens beside it.
pub(super) async fn keep_words_of(
    transition: &mut Transition<'_>,
    revision: &Revision,
    answers: &Answers,
) -> Result<(), Error> {
    let practice = &transition.case.practice;
    let name = match (practice.first_submitted_by, &transition.by) {
        (Some(id), Some(by)) if id == by.id => Some(by.name.clone()),
        (Some(id), _) => {
            let read = queries::by_id(transition.tx, id).await?;
            read.map(|account| account.name)
        }
        (None, _) => {
            let imported = store::imported_names(transition.tx, practice.id).await?;
            imported.and_then(|names| Some(names.submitter?.name))
        }
    };
    let labels = transition.case.labels.iter();
    let labels: Vec<String> = labels.map(|one| one.word.clone()).collect();
    let line = line_of(
        revision.id,
        practice.reference.as_ref().map_or("", |one| one.as_str()),
        &revision.title,
        name.as_ref(),
        (answers, &labels),
    );
    store::add_queue_lines(transition.tx, &[line]).await?;
    Ok(())
}

pub(super) fn line_of(
    revision_id: RevisionId,
    reference: &str,
    title: &str,
    name: Option<&Name>,
    (answers, labels): (&Answers, &[String]),
) -> QueueWords {
    let mut words = words_of(&format!("{reference} {title}"));
    let countries = answers.terms(Field::Countries);
    words.extend(countries.iter().map(|code| format!("{COUNTRY_SIGN}{code}")));
    words.extend(labels.iter().map(|word| label_word(word)));
    QueueWords {
        revision_id,
        line: store::joined(&words.into_iter().collect::<Vec<_>>()),
        name: store::joined(&name_words(name)),
    }
}

fn name_words(name: Option<&Name>) -> Vec<String> {
    name.map_or_else(Vec::new, |name| {
        words_of(&name.display()).into_iter().collect()
    })
}

/// The line of a submitted revision, folded anew.
pub(in crate::practice) fn folded_line(text: QueueText) -> Result<QueueWords, Fault> {
    let id = text.revision_id;
    let answers = store::stored_answers(id, &text.answers.0)?;
    let name = text.name.into_name();
    let reference = text.reference.unwrap_or_default();
    Ok(line_of(
        id,
        &reference,
        &text.title,
        name.as_ref(),
        (&answers, &text.labels.0),
    ))
}

/// Folds the words of all submissions of which an update of the program, or [`draw_queue`], asks it. The service does so
/// before its first request.
pub async fn fold_queue(app: &App) -> Result<usize, Fault> {
    let mut folded = 0;
    if !store::any_unfolded(&mut app.db.read().await?).await? {
        return Ok(folded);
    }
    loop {
        let mut tx = app.db.write().await?;
        let batch = fold_batch(&mut tx).await?;
        tx.commit().await?;
        if batch == 0 {
            return Ok(folded);
        }
        folded += batch;
    }
}

async fn fold_batch(tx: &mut Tx) -> Result<usize, Fault> {
    let texts = store::unfolded(tx, BATCH).await?;
    let lines: Vec<QueueWords> = texts
        .into_iter()
        .map(folded_line)
        .collect::<Result<_, _>>()?;
    if !lines.is_empty() {
        store::keep_queue_lines(tx, &lines).await?;
    }
    Ok(lines.len())
}

/// Draws the rows of practices that were added with their whole histories, whose ids follow one another.
pub(super) async fn add_past(tx: &mut Tx, ids: (PracticeId, PracticeId)) -> Result<(), Fault> {
    store::add_queue_rows(tx, ids).await?;
    store::add_own_rows(tx, ids).await?;
    while fold_batch(tx).await? > 0 {}
    Ok(())
}

/// Draws the whole queue and every owner’s list anew from the tables, for a program that has filled them row by row.
pub async fn draw_queue(app: &App) -> Result<usize, Fault> {
    let mut tx = app.db.write().await?;
    store::draw_whole_queue(&mut tx).await?;
    store::draw_all_own_rows(&mut tx).await?;
    tx.commit().await?;
    fold_queue(app).await
}

/// Keeps the words of all submissions of a practice anew: its labels have changed.
pub(super) async fn refold(transition: &mut Transition<'_>) -> Result<(), Error> {
    let texts = store::queue_texts(transition.tx, transition.case.practice.id).await?;
    let lines: Vec<QueueWords> = texts
        .into_iter()
        .map(folded_line)
        .collect::<Result<_, _>>()?;
    store::keep_queue_lines(transition.tx, &lines).await?;
    Ok(())
}

/// The submissions of an account that first submitted them are found by its new name.
pub(in crate::practice) async fn rename(
    tx: &mut Tx,
    account: AccountId,
    name: &Name,
) -> Result<(), Fault> {
    store::rename_in_queue(tx, account, &name_words(Some(name))).await
}

/// What follows for practices when the account was suspended in this transaction: its claims end, and its submissions
/// wait outside the queue. Answers how many claims ended.
pub async fn begin_hold(app: &App, tx: &mut Tx, account: AccountId) -> Result<usize, Error> {
    store::lock_practices_of(tx, account).await?;
    let freed = scheduled::pass_on_work_of(app, tx, account, |_| false).await?;
    store::draw_open_queue_rows(tx, account).await?;
    Ok(freed)
}

/// The suspension of the account has ended in this transaction: its submissions wait in the queue again. Where the suggested
/// reviewer may not review one any more, another one is suggested.
pub async fn end_hold(app: &App, tx: &mut Tx, account: AccountId) -> Result<(), Error> {
    store::lock_practices_of(tx, account).await?;
    for (id,) in store::waiting_of(tx, account).await? {
        scheduled::renew_suggestion(app, tx, id).await?;
    }
    store::draw_open_queue_rows(tx, account).await?;
    Ok(())
}
