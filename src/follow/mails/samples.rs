//! One sample of each mail of this room, with links that open nothing, for an administrator who wants to see them.

use super::RULES;
use super::letters::FollowDraft;
use crate::account::model::Account;
use crate::address;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::edition::Edition;
use crate::follow::model::{Rhythm, Subscription, SubscriptionId};
use crate::language::Language;
use crate::mail::actions::owe;
use crate::mail::framing;
use crate::mail::letter::{Letter, LetterItem};
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::rooms::SAMPLE;

/// Owes one sample of each mail, and answers how many there are.
pub async fn owe_one_of_each(
    app: &App,
    tx: &mut Tx,
    to: &Account,
    language: Language,
) -> Result<usize, Fault> {
    let draft = FollowDraft::new(app, language);
    let mut count = 0;
    for rule in RULES {
        let letter = framing::frame(
            sample_letter(&draft, app, rule.kind, to),
            (rule, None),
            draft.t,
            &app.settings,
        );
        let letter = letter.render(draft.t, &app.settings).with_dead_link();
        let notice = NewNotice::new(&SAMPLE, MailRecipient::Account(to.id), letter);
        owe(tx, app.clock.now(), notice).await?;
        count += 1;
    }
    Ok(count)
}

/// A mail of this kind, about the list of the ninth objective.
fn sample_letter(draft: &FollowDraft<'_>, app: &App, kind: &str, to: &Account) -> Letter {
    let subscription = Subscription {
        id: SubscriptionId(0),
        address: to.email.as_str().to_owned(),
        email_key: to.email.key().to_owned(),
        list: "objective=9".to_owned(),
        language: draft.t.language(),
        rhythm: Rhythm::Weekly,
        asked_at: app.clock.now(),
        confirmed_at: Some(app.clock.now()),
        since: Some(Edition(0)),
    };
    if kind == super::CONFIRM.kind {
        let list = subscription.title(draft.t);
        return draft.confirm(&list, subscription.rhythm);
    }
    let line = |title: &'static str| LetterItem {
        title: draft.t.say(title).to_string(),
        about: draft.t.say("follow-sample-summary").to_string(),
        address: Some(
            address::practice("sample").absolute(&app.settings.public_url, draft.t.language()),
        ),
    };
    let lines = vec![line("follow-sample-first"), line("follow-sample-second")];
    draft.news(&subscription, lines, 3)
}
