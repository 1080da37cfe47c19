//! One sample of each of the account's own mails, with links that open nothing, for an administrator who wants to see
//! them.

use super::letters::Draft;
use super::{EmailAddress, RULES};
use crate::account::model::{Account, Role, Scope};
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::language::Language;
use crate::mail::actions::owe;
use crate::mail::framing;
use crate::mail::letter::Letter;
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::rooms::SAMPLE;
use crate::taxonomy::ObjectiveNumber;

/// Owes one sample of each mail, and answers how many there are.
pub async fn owe_one_of_each(
    app: &App,
    tx: &mut Tx,
    to: &Account,
    language: Language,
) -> Result<usize, Fault> {
    let draft = Draft::new(app, language);
    let letters = RULES.iter().filter_map(|rule| {
        let letter = sample_letter(&draft, rule.kind, to)?;
        Some(framing::frame(letter, (rule, None), draft.t, &app.settings))
    });
    let mut count = 0;
    for letter in letters {
        let letter = letter.render(draft.t, &app.settings).with_dead_link();
        let notice = NewNotice::new(&SAMPLE, MailRecipient::Account(to.id), letter);
        owe(tx, app.clock.now(), notice).await?;
        count += 1;
    }
    Ok(count)
}

/// A mail of this kind, about the account that asks for the samples. A test fails for a kind without a sample.
fn sample_letter(draft: &Draft<'_>, kind: &str, to: &Account) -> Option<Letter> {
    let words = draft.t.say("account-mail-sample-words").to_string();
    Some(match kind {
        "account-confirm" => draft.confirm(),
        "account-already" => draft.already(),
        "account-reset" => draft.reset(),
        "account-invited" => draft.invited(Role::Reviewer),
        "account-sign-in" => draft.sign_in(),
        "account-password-only" => draft.password_only(),
        "account-unknown" => draft.unknown(),
        "account-password-changed" => draft.password_changed(to),
        "account-new-address" => draft.new_address(),
        "account-second-address" => draft.second_address(),
        "account-stop-address" => {
            draft.stop_address(to, &EmailAddress::parse("another@example.org").ok()?)
        }
        "account-role" => {
            let scope = Scope::of(
                [ObjectiveNumber::new(9), ObjectiveNumber::new(11)]
                    .into_iter()
                    .flatten(),
            );
            draft.role(to, Role::Reviewer, &scope)
        }
        "account-restored" => draft.restored(to, Some(&words)),
        "account-appeal-refused" => draft.appeal_refused(to, &words),
        "account-appeal" => draft.appeal(to, &words),
        _ => return None,
    })
}
