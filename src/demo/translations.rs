//! The sample practices that have a text in another language, so that the pages of the demonstration show it. Their texts stand
//! in `samples.jsonl` beside those of the originals.

use super::samples::{Sample, SampleEvent, SeedError};
use crate::account::model::Account;
use crate::app::App;
use crate::practice::actions::{self as practices, Intent, StepSave};
use crate::practice::answers::Answers;
use crate::practice::fields::Step;
use crate::practice::model::{Decision, PracticeId, Saves, Seq};

/// The keys of the samples. The second one was filed in French.
pub(super) const TRANSLATED: [&str; 3] =
    ["asean-declaration-2007", "rabat-process", "etpv-colombia"];

impl Sample {
    /// The key of the reviewer who approved it last.
    pub(super) fn approved_by(&self) -> Option<&str> {
        let approvals = self.events.iter().rev();
        let mut by = approvals.filter(|event| matches!(event.deed, SampleEvent::Approve { .. }));
        by.next()?.by.as_deref()
    }
}

/// The owner translates a published sample, and the reviewer approves the translation. Answers the practice, which becomes
/// public after the undo time.
pub(super) async fn approve(
    app: &App,
    sample: &Sample,
    (owner, reviewer): (&Account, &Account),
    original: PracticeId,
) -> Result<PracticeId, SeedError> {
    let refused = |why: &dyn std::fmt::Display| SeedError::Unlawful {
        sample: sample.key.clone(),
        at: "translation".to_owned(),
        why: why.to_string(),
    };
    let answers = sample.translation.as_ref();
    let answers = answers.ok_or_else(|| refused(&"no text in another language"))?;
    let language = answers.language();
    let language = language.ok_or_else(|| refused(&"no language"))?;
    let id = practices::start_translation(app, owner, original, language)
        .await
        .map_err(|why| refused(&why))?;
    write(app, owner, id, answers)
        .await
        .map_err(|why| refused(&why))?;
    let approval = Decision::Approve {
        words: None,
        on: None,
        minor: false,
    };
    let deeds = [
        (owner, Intent::Submit),
        (reviewer, Intent::Decide(approval)),
    ];
    let mut seen = Seq(1);
    for (by, intent) in deeds {
        let done = practices::act(app, by, id, seen, intent).await;
        seen = done.map_err(|why| refused(&why))?.seq;
    }
    Ok(id)
}

/// Saves all steps of the draft.
async fn write(
    app: &App,
    owner: &Account,
    id: PracticeId,
    answers: &Answers,
) -> Result<(), practices::Error> {
    let mut newest = Saves(0);
    for step in Step::ALL {
        let save = StepSave::new(newest, step, answers);
        if let practices::Saved::Stored(stored) = practices::save(app, owner, id, save).await? {
            newest = stored;
        }
    }
    Ok(())
}
