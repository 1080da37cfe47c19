//! One of each mail about a practice, with sample data, for the administrator who wants to see them.

use std::borrow::Cow;

use super::rules::UNDELIVERED;
use super::telling::{Telling, page};
use super::{RULES, word_of};
use crate::account::model::AccountId;
use crate::address;
use crate::app::App;
use crate::db::{Fault, Tx};
use crate::language::{Language, Messages, TextLanguage};
use crate::mail::actions as outbox;
use crate::mail::digest::DigestGroup;
use crate::mail::framing;
use crate::mail::model::{MailRecipient, NewNotice};
use crate::mail::preferences::Rule;
use crate::mail::relation::Relation;
use crate::mail::rooms::SAMPLE;
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::Deed;

/// Owes one of each, and says how many. They are sent like account mails: only their recipient reads them.
pub async fn owe_one_of_each(
    app: &App,
    tx: &mut Tx,
    to: AccountId,
    language: Language,
) -> Result<usize, Fault> {
    let t = app.words(language);
    let words = t.say("practice-mail-sample-words").to_string();
    let title = t.say("practice-mail-sample-title").to_string();
    for rule in RULES.iter() {
        let letter = sample(app, rule, (&title, &words), t).letter(t);
        let letter = framing::frame(letter, (rule, None), t, &app.settings);
        let letter = letter.render(t, &app.settings).with_dead_link();
        let notice = NewNotice::new(&SAMPLE, MailRecipient::Account(to), letter);
        outbox::owe(tx, app.clock.now(), notice).await?;
    }
    Ok(RULES.len())
}

/// How each that may wait for a digest reads in one.
pub fn gathered_samples(app: &App, language: Language) -> Vec<DigestGroup> {
    let t = app.words(language);
    let title = t.say("practice-mail-sample-title").to_string();
    let group = |rule: &'static Rule| {
        let telling = sample(app, rule, (&title, ""), t);
        DigestGroup {
            heading: t
                .of("practice-digest", telling.word)
                .with("count", 1)
                .to_string(),
            items: vec![telling.item(t)],
        }
    };
    let mut rules: Vec<&'static Rule> = RULES.iter().filter(|rule| rule.may_wait()).collect();
    // Who else is told of the same reads the same line.
    rules.dedup_by_key(|rule| rule.kind);
    rules.into_iter().map(group).collect()
}

fn sample<'a>(
    app: &App,
    rule: &'static Rule,
    (title, words): (&'a str, &'a str),
    t: Messages,
) -> Telling<'a> {
    let word = word_of(rule.kind).unwrap_or(rule.kind);
    let quoted = word != UNDELIVERED
        && !matches!(
            rule.relation,
            Relation::Submitter | Relation::FocalPoint | Relation::Suggested | Relation::Reviewer
        );
    let name = t.say("practice-mail-sample-name").to_string();
    let leads_to = match rule.relation {
        Relation::Invited => address::invitation(),
        Relation::Expert => address::expert_link(),
        _ => address::home(),
    };
    let address = leads_to.absolute(&app.settings.public_url, t.language());
    let is_letter = word == Deed::Write.as_str();
    let is_named = matches!(
        rule.relation,
        Relation::Author | Relation::Invited | Relation::Expert
    );
    let has_sender = rule.relation.reviews()
        || matches!(rule.relation, Relation::FocalPoint | Relation::Invited);
    Telling {
        subject: (is_letter || word == UNDELIVERED).then_some(title),
        practices: is_letter
            .then(|| page(title, &address))
            .into_iter()
            .collect(),
        title: Cow::Borrowed(title),
        reference: Some("PX-2026-0417"),
        dear: is_named.then_some(name.clone()),
        objective: ObjectiveNumber::new(9),
        language: Some((TextLanguage::En, TextLanguage::Fr)).filter(|_| word == "correct_language"),
        refiled: ObjectiveNumber::new(9).map(|to| (ObjectiveNumber::new(11), to)),
        from: has_sender.then_some(name),
        kind: Some("gone"),
        words: quoted.then_some(words),
        public: (word == "approve" && rule.relation == Relation::Author).then(|| address.clone()),
        ..Telling::bare(app, (word, rule.relation), address)
    }
}
