//! The page of one account: its facts, its role and suspension, its appeals.

use std::collections::HashMap;

use crate::account::model::{Account, AccountId, Name};
use crate::account::{actions as people, queries};
use crate::address;
use crate::admin::forms;
use crate::admin::model::{Consequences, SpamLine};
use crate::admin::pages::{AdminVisit, load_names, name_of};
use crate::admin::store;
use crate::admin::views::appeal::{AppealLine, SpamRow, draw_answer_field};
use crate::admin::views::persons::PersonRow;
use crate::admin::views::{AccountPage, draw_password_field, draw_reason_field, draw_role_fields};
use crate::db::Conn;
use crate::language::Messages;
use crate::web::unsent::{self, UnsentNotice};
use crate::web::{Failure, FormField, Frame, OpenForm, Refused, Summary, Typed, Unsent};

/// Loads the page, with a refused form or without.
pub(super) async fn load_page(
    visit: AdminVisit<'_>,
    db: &mut Conn,
    id: AccountId,
    refused: Option<&Refused>,
) -> Result<AccountPage, Failure> {
    let (now, reader) = (visit.app.clock.now(), visit.reader);
    let account = queries::by_id(db, id).await?.ok_or(Failure::NotFound)?;
    let history = SuspensionHistory::load(db, id).await?;
    let consequences = store::count_consequences(db, id).await?;
    let persons = SamePersons::load(db, id).await?;
    let frame = visit.load_frame(db).await?.with_open_form(Some(OpenForm {
        id: "account",
        saves_at_sign_out: true,
    }));
    let t = frame.t;
    let unsent = Unsent::read(db, reader.id, &address::admin_account(id), now).await?;
    let shown_form = unsent::form_to_show(refused, unsent.as_ref(), forms::is_written);
    let inputs = AccountInputs::draw(t, &account, history.waits(), shown_form.as_ref());
    let own = account.id == reader.id;
    Ok(AccountPage {
        summary: inputs.summary(t, refused, own),
        name: account.name.display(),
        email: account.email.as_str().to_owned(),
        facts: list_facts(t, &account),
        action: frame.to(address::admin_account(id)),
        suspension: suspension_label(t, &account),
        appeals: history.appeal_lines(t),
        spam: history.spam_rows(&frame),
        persons: persons.rows(&frame),
        waits: history.waits(),
        consequence: consequence_label(t, consequences),
        own,
        unsent: inputs.unsent_notice(t, unsent.as_ref(), !own),
        fields: inputs.of_role,
        reason: inputs.reason,
        answer: inputs.answer,
        frame,
    })
}

/// The accounts that are of the same person as an account, and those with its name and organisation.
struct SamePersons {
    same: Vec<Account>,
    alike: Vec<Account>,
}

impl SamePersons {
    async fn load(db: &mut Conn, id: AccountId) -> Result<Self, Failure> {
        let same = people::same_person(db, id).await?;
        let mut alike = store::persons::read_alike(db).await?;
        let alike: Vec<AccountId> = alike.remove(&id).into_iter().flatten().collect();
        let alike = match alike.as_slice() {
            [] => Vec::new(),
            ids => queries::by_ids(db, ids).await?,
        };
        Ok(Self { same, alike })
    }

    fn rows(&self, frame: &Frame) -> Vec<PersonRow> {
        let same = self.same.iter().map(|other| PersonRow::same(frame, other));
        let alike = self
            .alike
            .iter()
            .map(|other| PersonRow::alike(frame, other));
        same.chain(alike).collect()
    }
}

/// What led to a suspension, and what was said about it.
struct SuspensionHistory {
    appeals: Vec<queries::Appeal>,
    spam: Vec<SpamLine>,
    /// The names of the accounts that marked and answered.
    names: HashMap<AccountId, Name>,
}

impl SuspensionHistory {
    async fn load(db: &mut Conn, id: AccountId) -> Result<Self, Failure> {
        let appeals = queries::appeals_of(db, id).await?;
        let spam = store::read_spam(db, id).await?;
        let answerers = appeals.iter().filter_map(|appeal| appeal.answered_by);
        let people = answerers.chain(spam.iter().filter_map(|line| line.actor_id));
        let names = load_names(db, people).await?;
        Ok(Self {
            appeals,
            spam,
            names,
        })
    }

    /// Whether an appeal waits for an answer.
    fn waits(&self) -> bool {
        self.appeals.iter().any(queries::Appeal::is_open)
    }

    fn appeal_lines(&self, t: Messages) -> Vec<AppealLine> {
        let appeals = self.appeals.iter();
        appeals
            .map(|appeal| AppealLine::of(t, appeal, name_of(&self.names)))
            .collect()
    }

    fn spam_rows(&self, frame: &Frame) -> Vec<SpamRow> {
        let spam = self.spam.iter();
        spam.map(|line| SpamRow::of(frame, line, name_of(&self.names)))
            .collect()
    }
}

/// The inputs of the page. Each shows what was typed into it, or else the account's current value.
struct AccountInputs {
    of_role: Vec<FormField>,
    /// The reason for a suspension, while the account is not suspended.
    reason: Option<FormField>,
    /// The words of the answer, while it is suspended.
    answer: Option<FormField>,
    /// The shown words that the account does not have yet.
    unsent_words: Option<Typed>,
}

impl AccountInputs {
    fn draw(t: Messages, account: &Account, waits: bool, shown_form: Option<&Refused>) -> Self {
        let typed_into = |name: &str| shown_form.filter(|form| form.typed.sent(name));
        let reason = (!account.is_suspended()).then(|| draw_reason_field(t, typed_into("reason")));
        let answer = account
            .is_suspended()
            .then(|| draw_answer_field(t, waits, typed_into("answer")));
        let mut of_role = draw_role_fields(t, account, typed_into("role"));
        // A form without the box may be refused for it, too.
        of_role.push(draw_password_field(t, shown_form));
        Self {
            answer,
            of_role,
            reason,
            unsent_words: shown_form.map(|form| forms::unsent_words(&form.typed, account)),
        }
    }

    fn summary(&self, t: Messages, refused: Option<&Refused>, own: bool) -> Summary {
        let words = self.reason.as_ref().filter(|_| !own);
        let words = words.into_iter().chain(&self.answer);
        let drawn: Vec<&FormField> = self.of_role.iter().chain(words).collect();
        Summary::of(t, drawn.iter().copied()).with_undrawn(t, refused, drawn.iter().copied())
    }

    /// The notice about words that were typed earlier, and about words for which the page has no box now.
    fn unsent_notice(&self, t: Messages, unsent: Option<&Unsent>, suspends: bool) -> UnsentNotice {
        let has_reason = suspends && self.reason.is_some();
        let has_box = |name: &str| match name {
            "reason" => has_reason,
            "answer" => self.answer.is_some(),
            name => !forms::is_written(name),
        };
        UnsentNotice::new(t, unsent, self.unsent_words.as_ref(), has_box, |name| {
            Some(match name {
                "reason" => t.say("admin-field-reason").to_string(),
                "answer" => t.say("admin-field-answer").to_string(),
                _ => t.say("unsent-earlier").to_string(),
            })
        })
    }
}

/// Since when and why an account is suspended, if it is.
fn suspension_label(t: Messages, account: &Account) -> Option<String> {
    let suspension = account.suspension.as_ref()?;
    let label = t
        .say("admin-account-suspended-since")
        .with("day", t.day(suspension.at))
        .with("reason", suspension.reason.as_str());
    Some(label.to_string())
}

/// The effect of a suspension or a lost role.
fn consequence_label(t: Messages, consequences: Consequences) -> String {
    t.say("admin-account-consequence")
        .with("claims", consequences.claims)
        .with("waiting", consequences.in_review)
        .with("scheduled", consequences.scheduled)
        .to_string()
}

/// Label and value of each fact about an account.
fn list_facts(t: Messages, account: &Account) -> Vec<(String, String)> {
    let mut facts = vec![
        (
            t.say("admin-account-since").to_string(),
            t.day(account.created_at),
        ),
        (
            t.say("admin-account-language").to_string(),
            account.language.own_name().to_owned(),
        ),
    ];
    if let Some(orcid) = &account.orcid {
        let label = t.say("admin-account-orcid").to_string();
        facts.insert(0, (label, orcid.link()));
    }
    if let Some(organisation) = &account.organisation {
        facts.insert(
            0,
            (
                t.say("admin-account-organisation").to_string(),
                organisation.clone(),
            ),
        );
    }
    if let Some(country) = account.country {
        facts.insert(
            1.min(facts.len()),
            (
                t.say("admin-account-country").to_string(),
                country.name(t).to_owned(),
            ),
        );
    }
    facts
}
