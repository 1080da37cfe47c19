//! Translations: the owner of a live practice begins its text in another language. From then on it is written, submitted and
//! reviewed like any practice.

use super::Error;
use super::draft::start_within;
use super::transition::Transition;
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::language::TextLanguage;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::Field;
use crate::practice::missing::{MissingAnswer, MissingReason};
use crate::practice::model::{OriginalText, Practice, PracticeId, PracticeText};
use crate::practice::store;
use crate::workflow::{Denied, PublicStatus};

/// What is answered for each text anew: promises, what was done with this text, and what belongs to the original alone.
const ANSWERED_ANEW: [Field; 6] = [
    Field::Rights,
    Field::MachineHelp,
    Field::MachineChecked,
    Field::ChangeNote,
    Field::Files,
    Field::Doi,
];

/// The translations of a practice that are not given up, in the order in which they were begun.
pub async fn translations_of(
    db: &mut Conn,
    original: PracticeId,
) -> Result<Vec<PracticeText>, Fault> {
    let mut all = store::translations_of(db, original).await?;
    all.retain(|one| !one.is_given_up());
    Ok(all)
}

/// The practice that this one says in another language.
pub async fn original_of(
    db: &mut Conn,
    practice: &Practice,
) -> Result<Option<OriginalText>, Fault> {
    match practice.translation_of {
        Some(original) => store::original_text(db, original).await,
        None => Ok(None),
    }
}

/// The languages into which a practice can be translated: neither its own nor one that another translation has.
pub fn free_languages(of: TextLanguage, translations: &[PracticeText]) -> Vec<TextLanguage> {
    let taken = |language: &TextLanguage| {
        let mut held = translations.iter().filter(|one| one.holds_language());
        *language == of || held.any(|one| one.language == *language)
    };
    let all = TextLanguage::ALL.into_iter();
    all.filter(|language| !taken(language)).collect()
}

/// Begins a translation of a live practice with its public answers, for the owner to write them in this language.
/// [`Error::Unfit`] if the practice has a text in it.
pub async fn start_translation(
    app: &App,
    by: &Account,
    original: PracticeId,
    language: TextLanguage,
) -> Result<PracticeId, Error> {
    let mut tx = app.db.write().await?;
    let found = store::case(&mut tx, original).await?;
    let owned = found.filter(|case| case.actor(by).owner);
    let case = owned.ok_or(Error::NotFound)?;
    let live = case.practice.public_revision_id;
    let live = live.filter(|_| case.practice.public == PublicStatus::Live);
    let live = live.filter(|_| case.practice.translation_of.is_none());
    let live = live.ok_or(Error::Denied(Denied::NotNow))?;
    let answers = answers_to_translate(store::content(&mut tx, live).await?, language);
    let translations = store::translations_of(&mut tx, original).await?;
    // The same press twice answers with the draft of the first.
    let pressed_twice = store::unsaved_draft(&mut tx, by.id, &answers)
        .await?
        .is_some();
    let free = free_languages(case.practice.language, &translations);
    if !pressed_twice && !free.contains(&language) {
        return Err(Error::Unfit);
    }
    let id = start_within(app, &mut tx, by, (&answers, Some(original))).await?;
    tx.commit().await?;
    Ok(id)
}

/// The answers of an original, to be written in another language.
fn answers_to_translate(mut answers: Answers, language: TextLanguage) -> Answers {
    for field in ANSWERED_ANEW {
        answers.set(field, None);
    }
    let language = Answer::One(language.as_str().to_owned());
    answers.set(Field::Language, Some(language));
    answers
}

/// Why a text of a practice cannot be submitted in its language: another one is public in it, or may become so.
pub(super) async fn lacks_language(
    transition: &mut Transition<'_>,
    answers: &Answers,
) -> Result<Option<MissingAnswer>, Error> {
    let Some(language) = answers.language() else {
        return Ok(None);
    };
    let clashes = is_taken(transition, language).await?;
    Ok(clashes.then_some(MissingAnswer {
        field: Field::Language,
        place: None,
        why: MissingReason::LanguageTaken,
    }))
}

/// Whether another text of the same practice is public in this language, or may become so.
pub(super) async fn is_taken(
    transition: &mut Transition<'_>,
    language: TextLanguage,
) -> Result<bool, Error> {
    let own = &transition.case.practice;
    if own.translation_of.is_none() && own.versions == 0 {
        // What never was public has no translations.
        return Ok(false);
    }
    let (id, original) = (own.id, own.translation_of.unwrap_or(own.id));
    let texts = store::texts_clashing(transition.tx, (original, id), language).await?;
    Ok(texts.iter().any(PracticeText::is_or_may_become_public))
}

/// The public record of an original names its translations, so it changes with them.
pub(super) async fn change_original(transition: &mut Transition<'_>) -> Result<(), Error> {
    if let Some(original) = transition.case.practice.translation_of {
        store::mark_changed(transition.tx, &[original]).await?;
    }
    Ok(())
}
