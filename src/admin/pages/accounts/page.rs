//! The page of one account: its facts, its role and suspension, its appeals.

use crate::account::model::{Account, AccountId};
use crate::account::queries;
use crate::address;
use crate::admin::forms;
use crate::admin::model::Consequences;
use crate::admin::pages::AdminVisit;
use crate::admin::store;
use crate::admin::views::{AccountPage, draw_password_field, draw_reason_field, draw_role_fields};
use crate::db::Conn;
use crate::language::Messages;
use crate::web::unsent::{self, UnsentNotice};
use crate::web::{Failure, FormField, OpenForm, Refused, Summary, Typed, Unsent};
use crate::written::{self, Links, SafeHtml};

/// Loads the page, with a refused form or without.
pub(super) async fn load_page(
    visit: AdminVisit<'_>,
    db: &mut Conn,
    id: AccountId,
    refused: Option<&Refused>,
) -> Result<AccountPage, Failure> {
    let (now, reader) = (visit.app.clock.now(), visit.reader);
    let account = queries::by_id(db, id).await?.ok_or(Failure::NotFound)?;
    let appeals = queries::open_appeals(db, id).await?;
    let consequences = store::count_consequences(db, id).await?;
    let frame = visit.load_frame(db).await?.with_open_form(Some(OpenForm {
        id: "account",
        saves_at_sign_out: true,
    }));
    let t = frame.t;
    let unsent = Unsent::read(db, reader.id, &address::admin_account(id), now).await?;
    let shown_form = unsent::form_to_show(refused, unsent.as_ref(), forms::is_written);
    let inputs = AccountInputs::draw(t, &account, shown_form.as_ref());
    let own = account.id == reader.id;
    Ok(AccountPage {
        summary: inputs.summary(t, refused, own),
        name: account.name.display(),
        email: account.email.as_str().to_owned(),
        facts: list_facts(t, &account),
        action: frame.to(address::admin_account(id)),
        suspension: suspension_label(t, &account),
        appeals: appeals
            .iter()
            .map(|appeal| appeal_line(t, appeal))
            .collect(),
        consequence: consequence_label(t, consequences),
        own,
        unsent: inputs.unsent_notice(t, unsent.as_ref(), !own),
        fields: inputs.of_role,
        reason: inputs.reason,
        frame,
    })
}

/// When an appeal was made, and its words.
fn appeal_line(t: Messages, appeal: &queries::Appeal) -> (String, SafeHtml) {
    let words = written::html(&appeal.words, Links::Text);
    (t.moment(appeal.made_at), words)
}

/// The inputs of the page. Each shows what was typed into it, or else the account's current value.
struct AccountInputs {
    of_role: Vec<FormField>,
    /// The reason for a suspension, while the account is not suspended.
    reason: Option<FormField>,
    /// The shown words that the account does not have yet.
    unsent_words: Option<Typed>,
}

impl AccountInputs {
    fn draw(t: Messages, account: &Account, shown_form: Option<&Refused>) -> Self {
        let typed_into = |name: &str| shown_form.filter(|form| form.typed.sent(name));
        let reason = (!account.is_suspended()).then(|| draw_reason_field(t, typed_into("reason")));
        let mut of_role = draw_role_fields(t, account, typed_into("role"));
        // A form without the box may be refused for it, too.
        of_role.push(draw_password_field(t, shown_form));
        Self {
            of_role,
            reason,
            unsent_words: shown_form.map(|form| forms::unsent_words(&form.typed, account)),
        }
    }

    fn summary(&self, t: Messages, refused: Option<&Refused>, own: bool) -> Summary {
        let reason = self.reason.as_ref().filter(|_| !own);
        let drawn = || self.of_role.iter().chain(reason);
        Summary::of(t, drawn()).with_undrawn(t, refused, drawn())
    }

    /// The notice about words that were typed earlier, and about words for which the page has no box now.
    fn unsent_notice(&self, t: Messages, unsent: Option<&Unsent>, suspends: bool) -> UnsentNotice {
        let has_reason = suspends && self.reason.is_some();
        let has_box = |name: &str| !forms::is_written(name) || (name == "reason" && has_reason);
        UnsentNotice::new(t, unsent, self.unsent_words.as_ref(), has_box, |name| {
            Some(match name {
                "reason" => t.say("admin-field-reason").to_string(),
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
