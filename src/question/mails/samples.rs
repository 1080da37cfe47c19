//! One sample of each mail of this room, with links that open nothing, for an administrator who wants to see them.

use super::letters::QuestionDraft;
use super::{CONFIRM, RELAY, RULES};
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::language::Language;
use crate::mail::actions::owe;
use crate::mail::framing;
use crate::mail::letter::Letter;
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::rooms::SAMPLE;
use crate::practice::model::{AskedPerson, PracticeId, Slug};
use crate::question::model::{QuestionId, ReaderQuestion};

/// Owes one sample of each mail, and answers how many there are.
pub async fn owe_one_of_each(
    app: &App,
    tx: &mut Tx,
    to: &Account,
    language: Language,
) -> Result<usize, Fault> {
    let draft = QuestionDraft::new(app, language);
    let mut count = 0;
    for rule in RULES {
        let Some(letter) = sample_letter(&draft, app, rule.kind, to) else {
            continue;
        };
        let letter = framing::frame(letter, (rule, None), draft.t, &app.settings);
        let letter = letter.render(draft.t, &app.settings).with_dead_link();
        let notice = NewNotice::new(&SAMPLE, MailRecipient::Account(to.id), letter);
        owe(tx, app.clock.now(), notice).await?;
        count += 1;
    }
    Ok(count)
}

/// A mail of this kind.
fn sample_letter(draft: &QuestionDraft<'_>, app: &App, kind: &str, to: &Account) -> Option<Letter> {
    let title = draft.t.say("practice-mail-sample-title").to_string();
    if kind == CONFIRM.kind {
        return Some(draft.confirm(&title));
    }
    if kind != RELAY.kind {
        return Some(draft.undelivered(&title));
    }
    let question = ReaderQuestion {
        id: QuestionId(0),
        practice_id: PracticeId(0),
        name: to.name.display(),
        address: to.email.as_str().to_owned(),
        language: draft.t.language(),
        words: draft.t.say("practice-mail-sample-words").to_string(),
        asked_at: app.clock.now(),
        confirmed_at: Some(app.clock.now()),
        confirm_mail_id: None,
        relay_mail_id: None,
        told_mail_id: None,
        closed_at: None,
        outcome: None,
    };
    let person = AskedPerson {
        to: MailRecipient::Account(to.id),
        email: to.email.clone(),
        language: draft.t.language(),
        title,
        slug: Slug::parse("sample")?,
    };
    Some(draft.relay(&question, &person))
}
