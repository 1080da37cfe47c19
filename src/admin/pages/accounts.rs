//! `/admin/accounts`: the list of accounts; and one account with its role, scope, suspension and appeals.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{AdminVisit, READ, SIZE};
use crate::account::actions as people;
use crate::account::model::{Account, AccountId, Role};
use crate::account::queries;
use crate::account::reader::Administrator;
use crate::address::{self, Address};
use crate::admin::actions::{self, Error};
use crate::admin::forms;
use crate::admin::model::{AccountFilter, Consequences};
use crate::admin::store;
use crate::admin::views::{
    AccountPage, AccountRow, AccountsPage, draw_reason_field, draw_role_fields,
};
use crate::app::App;
use crate::db::Conn;
use crate::language::{Language, Messages};
use crate::web::flash::leave_form;
use crate::web::paging::{Cursor, Slice};
use crate::web::unsent::{self, UnsentNotice};
use crate::web::{
    Choice, Failure, Flash, FormField, KeptForm, Lang, Notice, OpenForm, Posted, Queried, Redirect,
    Refused, Summary, Typed, Unsent,
};
use crate::written::{self, Links};

/// The accounts, newest first, narrowed by words, role or suspension.
pub async fn accounts(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Flash(notice): Flash,
) -> Result<AccountsPage, Failure> {
    let filter = AccountFilter {
        words: asked.get("q").trim().chars().take(100).collect(),
        role: Role::parse(asked.get("role")),
        suspended: asked.get("state") == "suspended",
    };
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_accounts(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let rows = store::read_accounts(&mut db, &filter, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id.0);
    let list = address::admin_accounts()
        .query("q", &filter.words)
        .query("role", asked.get("role"))
        .query("state", asked.get("state"));
    let frame = &around.frame;
    Ok(AccountsPage {
        filter: draw_filter_fields(frame.t, &filter),
        pages: slice.pages(frame.t, &list),
        rows: slice
            .rows
            .iter()
            .map(|row| AccountRow::of(row, frame))
            .collect(),
        tabs: around.tabs,
        frame: around.frame,
    })
}

fn draw_filter_fields(t: Messages, filter: &AccountFilter) -> Vec<FormField> {
    let any = || Choice::new("", t.say("admin-accounts-any").to_string());
    let roles = Role::ALL
        .iter()
        .map(|role| Choice::new(role.as_str(), t.of("admin-role", role.as_str()).to_string()));
    let suspended = Choice::new(
        "suspended",
        t.say("admin-accounts-only-suspended").to_string(),
    );
    vec![
        FormField::text(t, "q", &t.say("admin-accounts-words")).holding(filter.words.as_str()),
        FormField::select(
            t,
            "role",
            &t.say("admin-field-role"),
            std::iter::once(any()).chain(roles).collect(),
        )
        .holding(filter.role.map_or("", Role::as_str)),
        FormField::select(
            t,
            "state",
            &t.say("admin-accounts-state"),
            vec![any(), suspended],
        )
        .holding(if filter.suspended { "suspended" } else { "" }),
    ]
}

/// One account.
pub async fn account(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<AccountPage, Failure> {
    let mut db = app.db.read().await?;
    let returned = returned.map(Refused::only_typed);
    let id = AccountId(id);
    let visit = AdminVisit::new(&app, &reader, language, address::admin_account(id), notice);
    load_page(visit, &mut db, id, returned.as_ref()).await
}

/// The page of an account, with a refused form or without.
async fn load_page(
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
    // A box shows what was typed into it, or else the account's current value.
    let typed_into = |name: &str| shown_form.as_ref().filter(|form| form.typed.sent(name));
    let fields = draw_role_fields(t, &account, typed_into("role"));
    let reason = (!account.is_suspended()).then(|| draw_reason_field(t, typed_into("reason")));
    let own = account.id == reader.id;
    let words = shown_form
        .as_ref()
        .map(|form| forms::unsent_words(&form.typed, &account));
    let has_reason = reason.is_some() && !own;
    Ok(AccountPage {
        summary: Summary::of(t, fields.iter().chain(reason.as_ref())),
        name: account.name.display(),
        email: account.email.as_str().to_owned(),
        facts: list_facts(t, &account),
        action: frame.to(address::admin_account(id)),
        suspension: suspension_label(t, &account),
        appeals: appeals
            .into_iter()
            .map(|appeal| {
                let words = written::html(&appeal.words, Links::Text);
                (t.moment(appeal.made_at), words)
            })
            .collect(),
        consequence: consequence_label(t, consequences),
        own,
        fields,
        reason,
        unsent: draw_unsent_notice(t, unsent.as_ref(), words.as_ref(), has_reason),
        frame,
    })
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

/// The notice about words that were typed earlier, and about words for which the page has no box now.
fn draw_unsent_notice(
    t: Messages,
    unsent: Option<&Unsent>,
    words: Option<&Typed>,
    has_reason: bool,
) -> UnsentNotice {
    let has_box = |name: &str| !forms::is_written(name) || (name == "reason" && has_reason);
    UnsentNotice::new(t, unsent, words, has_box, |name| {
        Some(match name {
            "reason" => t.say("admin-field-reason").to_string(),
            _ => t.say("unsent-earlier").to_string(),
        })
    })
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

/// Saves a role, suspends or restores an account. Words in the other boxes are kept and shown again. A refused form is
/// shown again as it was typed.
pub async fn change_account(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = AccountId(id);
    let deed = typed.get("deed");
    let here = address::admin_account(id);
    if let Some((language, to)) = address::parse_local(typed.get("go")) {
        let words = unsent_words(&app, id, &typed).await?;
        keep(&app, &reader, &here, &typed, words).await?;
        return Ok(leave_form(&to, language, None));
    }
    if !matches!(deed, "save" | "suspend" | "restore" | "stay" | "clear") {
        return Err(Failure::Unreadable("deed"));
    }
    let words = unsent_words(&app, id, &typed).await?;
    let back = Redirect::to(&here, language);
    if deed == "clear" {
        people::forget_unsent(&app, &reader, &here).await?;
        let cleared = Notice::good(app.words(language).say("unsent-cleared"));
        return Ok(back.saying(cleared).into_response());
    }
    if deed == "stay" {
        keep(&app, &reader, &here, &typed, words).await?;
        return Ok(back.into_response());
    }
    match carry_out(&app, &reader, id, &typed, language).await? {
        Ok(notice) => {
            let left = forms::words_left(deed, &words);
            keep(&app, &reader, &here, &typed, left).await?;
            Ok(back.saying(notice).into_response())
        }
        Err(refused) => {
            keep(&app, &reader, &here, &typed, words).await?;
            show_refused(&app, &reader, id, language, &refused).await
        }
    }
}

/// Carries out the button that was pressed; the form if it is refused.
async fn carry_out(
    app: &App,
    reader: &Account,
    id: AccountId,
    typed: &Typed,
    language: Language,
) -> Result<Result<Notice, Refused>, Failure> {
    let t = app.words(language);
    match typed.get("deed") {
        "save" => save(app, reader, id, typed, t).await,
        "suspend" => suspend(app, reader, id, typed, t).await,
        _ => {
            actions::restore_by(app, reader, id).await?;
            Ok(Ok(Notice::good(t.say("admin-account-restored"))))
        }
    }
}

/// The page of the account with the refused form.
async fn show_refused(
    app: &App,
    reader: &Administrator,
    id: AccountId,
    language: Language,
    refused: &Refused,
) -> Result<Response, Failure> {
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(app, reader, language, address::admin_account(id), None);
    let page = load_page(visit, &mut db, id, Some(refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Stores words of this page until the administrator opens it again.
async fn keep(
    app: &App,
    reader: &Account,
    here: &Address,
    typed: &Typed,
    words: Typed,
) -> Result<(), Failure> {
    let form = unsent::Form {
        words,
        drawn_with: typed.get(unsent::DRAWN_WITH),
        is_text: forms::is_written,
    };
    people::keep_unsent(app, reader, here, form).await?;
    Ok(())
}

/// The words that were typed and differ from the account as it is before the action.
async fn unsent_words(app: &App, id: AccountId, typed: &Typed) -> Result<Typed, Failure> {
    let mut db = app.db.read().await?;
    let account = queries::by_id(&mut db, id)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok(forms::unsent_words(typed, &account))
}

async fn save(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Result<Notice, Refused>, Failure> {
    let form = match forms::role(typed) {
        Ok(form) => form,
        Err(refused) => return Ok(Err(refused)),
    };
    let changed = {
        let (scope, reads) = (&form.scope, Some(form.reads.as_slice()));
        actions::change_role(app, Some(by), id, form.role, scope, reads).await
    };
    refuse_at_field(changed, "role", typed).map(|outcome| {
        outcome.map(|freed| Notice::good(t.say("admin-account-saved").with("freed", freed)))
    })
}

async fn suspend(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Result<Notice, Refused>, Failure> {
    let reason = match forms::reason(typed) {
        Ok(reason) => reason,
        Err(refused) => return Ok(Err(refused)),
    };
    let suspended = actions::suspend(app, Some(by), id, &reason).await;
    refuse_at_field(suspended, "reason", typed).map(|outcome| {
        outcome.map(|freed| Notice::good(t.say("admin-account-suspended").with("freed", freed)))
    })
}

/// Turns an error that belongs to a field into a refused form. Other errors become pages of their own.
fn refuse_at_field<T>(
    done: Result<T, Error>,
    field: &'static str,
    typed: &Typed,
) -> Result<Result<T, Refused>, Failure> {
    let error = match done {
        Ok(done) => return Ok(Ok(done)),
        Err(error) => error,
    };
    let Some(problem) = error.problem() else {
        return Err(error.into());
    };
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(field, problem);
    Ok(Err(refused))
}
