//! `/admin/accounts`: who there is; and one account: role, scope, suspension, appeals.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{READ, SIZE, Surroundings, surroundings};
use crate::account::actions as people;
use crate::account::model::{Account, AccountId, Role};
use crate::account::reader::Administrator;
use crate::address;
use crate::admin::actions::{self, Error};
use crate::admin::forms;
use crate::admin::model::AccountFilter;
use crate::admin::store;
use crate::admin::views::{AccountPage, AccountRow, AccountsPage, reason_field, role_fields};
use crate::app::App;
use crate::db::Conn;
use crate::language::{Language, Words};
use crate::web::paging::{Cursor, Slice};
use crate::web::{
    Choice, Failure, Field, Lang, Notice, Posted, Problem, Queried, Redirect, Refused, Returned,
    Summary, Typed, Waiting,
};

/// The accounts, newest first, narrowed by words, role or suspension.
pub async fn accounts(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Queried(asked): Queried,
    Waiting(notice): Waiting,
) -> Result<AccountsPage, Failure> {
    let filter = AccountFilter {
        words: asked.get("q").trim().chars().take(100).collect(),
        role: Role::parse(asked.get("role")),
        suspended: asked.get("state") == "suspended",
    };
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let place = (language, address::admin_accounts());
    let Surroundings { frame, tabs, .. } =
        surroundings(&app, &mut db, &reader, place, notice).await?;
    let rows = store::accounts(&mut db, &filter, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id.0);
    let list = address::admin_accounts()
        .query("q", &filter.words)
        .query("role", asked.get("role"))
        .query("state", asked.get("state"));
    Ok(AccountsPage {
        filter: filter_fields(frame.t, &filter),
        pages: slice.pages(frame.t, &list),
        rows: slice
            .rows
            .iter()
            .map(|row| AccountRow::of(row, &frame))
            .collect(),
        frame,
        tabs,
    })
}

fn filter_fields(t: Words, filter: &AccountFilter) -> Vec<Field> {
    let any = || Choice::new("", t.say("admin-accounts-any").to_string());
    let roles = Role::ALL
        .into_iter()
        .map(|role| Choice::new(role.as_str(), t.of("admin-role", role.as_str()).to_string()));
    let suspended = Choice::new(
        "suspended",
        t.say("admin-accounts-only-suspended").to_string(),
    );
    vec![
        Field::text(t, "q", &t.say("admin-accounts-words")).holding(filter.words.as_str()),
        Field::select(
            t,
            "role",
            &t.say("admin-field-role"),
            std::iter::once(any()).chain(roles).collect(),
        )
        .holding(filter.role.map_or("", Role::as_str)),
        Field::select(
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
    Waiting(notice): Waiting,
    Returned(returned): Returned,
) -> Result<AccountPage, Failure> {
    let mut db = app.db.read().await?;
    let returned = returned.map(Refused::only_typed);
    load(
        &app,
        &mut db,
        (&reader, AccountId(id)),
        language,
        (notice, returned.as_ref()),
    )
    .await
}

async fn load(
    app: &App,
    db: &mut Conn,
    (reader, id): (&Administrator, AccountId),
    language: Language,
    (notice, refused): (Option<Notice>, Option<&Refused>),
) -> Result<AccountPage, Failure> {
    let account = people::by_id(db, id).await?.ok_or(Failure::NotFound)?;
    let appeals = people::open_appeals(db, id).await?;
    let (claims, waiting) = store::consequences(db, id).await?;
    let place = (language, address::admin_account(id));
    let frame = super::frame(app, db, reader, place, notice).await?;
    let t = frame.t;
    // Two forms stand here; each shows what was typed into it and is else as the account stands.
    let typed_into = |deed: &str| refused.filter(|one| one.typed.get("deed") == deed);
    let fields = role_fields(t, &account, typed_into("save"));
    let reason = (!account.is_suspended()).then(|| reason_field(t, typed_into("suspend")));
    Ok(AccountPage {
        problems: Summary::of(t, fields.iter().chain(reason.as_ref())),
        name: account.name.display(),
        email: account.email.as_str().to_owned(),
        facts: facts(t, &account),
        action: frame.to(address::admin_account(id)),
        suspension: account.suspension.as_ref().map(|suspension| {
            t.say("admin-account-suspended-since")
                .with("day", t.day(suspension.at))
                .with("reason", suspension.reason.as_str())
                .to_string()
        }),
        appeals: appeals
            .into_iter()
            .map(|appeal| (t.moment(appeal.made_at), appeal.words))
            .collect(),
        consequence: t
            .say("admin-account-consequence")
            .with("claims", claims)
            .with("waiting", waiting)
            .to_string(),
        own: account.id == reader.id,
        fields,
        reason,
        frame,
    })
}

fn facts(t: Words, account: &Account) -> Vec<(String, String)> {
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

/// Saves a role, suspends or restores. A refused form comes back as it was typed.
pub async fn change_account(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Path(id): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let id = AccountId(id);
    let t = app.words(language);
    let outcome = match typed.get("deed") {
        "save" => save(&app, &reader, id, &typed, t).await?,
        "suspend" => suspend(&app, &reader, id, &typed, t).await?,
        "restore" => {
            actions::restore(&app, id).await?;
            Ok(Notice::good(t.say("admin-account-restored")))
        }
        _ => return Err(Failure::Unreadable("deed")),
    };
    match outcome {
        Ok(notice) => {
            let to = Redirect::to(&address::admin_account(id), language);
            Ok(to.saying(notice).into_response())
        }
        Err(refused) => {
            let mut db = app.db.read().await?;
            let page = load(
                &app,
                &mut db,
                (&reader, id),
                language,
                (None, Some(&refused)),
            )
            .await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn save(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Words,
) -> Result<Result<Notice, Refused>, Failure> {
    let form = match forms::role(typed) {
        Ok(form) => form,
        Err(refused) => return Ok(Err(refused)),
    };
    let changed = actions::change_role(app, by, id, form.role, &form.scope, &form.reads).await;
    hindered(changed, "role", typed).map(|outcome| {
        outcome.map(|freed| Notice::good(t.say("admin-account-saved").with("freed", freed)))
    })
}

async fn suspend(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Words,
) -> Result<Result<Notice, Refused>, Failure> {
    let reason = match forms::reason(typed) {
        Ok(reason) => reason,
        Err(refused) => return Ok(Err(refused)),
    };
    let suspended = actions::suspend(app, by, id, &reason).await;
    hindered(suspended, "reason", typed).map(|outcome| {
        outcome.map(|freed| Notice::good(t.say("admin-account-suspended").with("freed", freed)))
    })
}

/// What has its place beside a field, and what is a page of its own.
fn hindered<T>(
    done: Result<T, Error>,
    field: &'static str,
    typed: &Typed,
) -> Result<Result<T, Refused>, Failure> {
    let problem = match done {
        Ok(done) => return Ok(Ok(done)),
        Err(Error::OwnAccount) => Problem::own("admin-problem-own"),
        Err(Error::Account(people::Error::LastAdministrator)) => Problem::own("admin-problem-last"),
        Err(other) => return Err(other.into()),
    };
    let mut refused = Refused::only_typed(typed.clone());
    refused.add(field, problem);
    Ok(Err(refused))
}
