//! `/admin/accounts`: the list of accounts; and one account with its role, scope, suspension and appeals.

pub(crate) mod invite;
mod page;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use page::load_page;

use super::{AdminVisit, READ, SIZE};
use crate::account::actions as people;
use crate::account::model::{Account, AccountId, Role};
use crate::account::reader::Administrator;
use crate::account::{current_password, queries};
use crate::address::{self, Address};
use crate::admin::actions::{self, Error};
use crate::admin::forms::{self, AccountButton, AccountPageDeed};
use crate::admin::model::AccountFilter;
use crate::admin::store;
use crate::admin::views::{AccountPage, AccountRow, AccountsPage};
use crate::app::App;
use crate::language::{Language, Messages};
use crate::web::flash::leave_form;
use crate::web::paging::{Cursor, Slice};
use crate::web::unsent;
use crate::web::{
    Choice, Failure, Flash, FormField, FormVisit, Lang, Notice, Posted, Problem, Queried, Redirect,
    Refused, Typed,
};

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
        alike: asked.get("state") == "alike",
    };
    let cursor = Cursor::read(Some(asked.get("from")))?;
    let mut db = app.db.read().await?;
    let visit = AdminVisit::new(&app, &reader, language, address::admin_accounts(), notice);
    let around = visit.load_surroundings(&mut db).await?;
    let (rows, counts) =
        store::accounts::read_accounts(&mut db, &filter, cursor.as_ref(), READ).await?;
    let slice = Slice::cut(rows, SIZE, cursor.as_ref(), |row| row.id.0);
    let list = address::admin_accounts()
        .query("q", &filter.words)
        .query("role", asked.get("role"))
        .query("state", asked.get("state"));
    let frame = &around.frame;
    let position = counts.position(cursor.as_ref(), slice.rows.len(), SIZE);
    Ok(AccountsPage {
        title: position.title(frame.t, frame.t.say("admin-tab-accounts").to_string()),
        position: position.words(frame.t),
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
    let alike = Choice::new("alike", t.say("admin-accounts-only-alike").to_string());
    let state = match (filter.suspended, filter.alike) {
        (true, _) => "suspended",
        (_, true) => "alike",
        _ => "",
    };
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
            vec![any(), suspended, alike],
        )
        .holding(state),
    ]
}

/// One account.
pub async fn account(
    State(app): State<App>,
    reader: Administrator,
    Path(id): Path<i64>,
    visit: FormVisit,
) -> Result<AccountPage, Failure> {
    let mut db = app.db.read().await?;
    let kept = visit.kept_form().map(Refused::only_typed);
    let id = AccountId(id);
    let here = address::admin_account(id);
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, &mut db, id, kept.as_ref()).await
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
    let pressed = AccountButton::read(&typed).ok_or(Failure::Unreadable("deed"))?;
    let posted = PostedAccount {
        app: &app,
        reader: &reader,
        id,
        language,
        words: load_unsent_words(&app, id, &typed).await?,
        typed,
    };
    match pressed {
        AccountButton::Go(language, to) => posted.keep_and_go_to(&to, language).await,
        AccountButton::Stay => {
            let here = address::admin_account(id);
            posted.keep_and_go_to(&here, language).await
        }
        AccountButton::Clear => posted.forget_words().await,
        AccountButton::Deed(deed) => posted.carry_out(deed).await,
    }
}

/// The words that were typed and differ from the account as it is before the action.
async fn load_unsent_words(app: &App, id: AccountId, typed: &Typed) -> Result<Typed, Failure> {
    let mut db = app.db.read().await?;
    let account = queries::by_id(&mut db, id)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok(forms::unsent_words(typed, &account))
}

/// A posted form, with the words in it that are not stored yet.
struct PostedAccount<'a> {
    app: &'a App,
    reader: &'a Administrator,
    id: AccountId,
    language: Language,
    typed: Typed,
    words: Typed,
}

impl PostedAccount<'_> {
    /// Carries out a deed; the page of the account if the form is refused.
    async fn carry_out(self, deed: AccountPageDeed) -> Result<Response, Failure> {
        let (app, by, id) = (self.app, self.reader, self.id);
        let t = app.words(self.language);
        let outcome = match deed {
            AccountPageDeed::Save => save(app, by, id, &self.typed, t).await,
            AccountPageDeed::Suspend => suspend(app, by, id, &self.typed, t).await,
            AccountPageDeed::Restore => restore(app, by, id, &self.typed, t).await,
            AccountPageDeed::Refuse => refuse(app, by, id, &self.typed, t).await,
            AccountPageDeed::OnePerson(other) => judge(app, by, (id, other), true, t).await,
            AccountPageDeed::TwoPersons(other) => judge(app, by, (id, other), false, t).await,
        };
        match outcome {
            Ok(notice) => {
                self.keep(forms::words_left(deed, &self.words)).await?;
                let back = Redirect::to(&address::admin_account(id), self.language);
                Ok(back.saying(notice).into_response())
            }
            Err(NotSaved::Refused(refused)) => {
                self.keep(self.words.clone()).await?;
                self.show_refused(&refused).await
            }
            Err(NotSaved::Failed(failure)) => Err(failure),
        }
    }

    /// The page of the account with the refused form.
    async fn show_refused(&self, refused: &Refused) -> Result<Response, Failure> {
        let mut db = self.app.db.read().await?;
        let here = address::admin_account(self.id);
        let visit = AdminVisit::new(self.app, self.reader, self.language, here, None);
        let page = load_page(visit, &mut db, self.id, Some(refused)).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    }

    /// Keeps the words for the next opening of the page, and redirects.
    async fn keep_and_go_to(self, to: &Address, language: Language) -> Result<Response, Failure> {
        self.keep(self.words.clone()).await?;
        Ok(leave_form(to, language, None))
    }

    /// Deletes the kept words, and redirects to a page with empty boxes.
    async fn forget_words(self) -> Result<Response, Failure> {
        let here = address::admin_account(self.id);
        people::forget_unsent(self.app, self.reader, &here).await?;
        let cleared = Notice::good(self.app.words(self.language).say("unsent-cleared"));
        let back = Redirect::to(&here, self.language);
        Ok(back.saying(cleared).into_response())
    }

    /// Stores words of this page until the administrator opens it again.
    async fn keep(&self, words: Typed) -> Result<(), Failure> {
        let form = unsent::Form {
            words,
            drawn_with: self.typed.get(unsent::DRAWN_WITH),
            is_text: forms::is_written,
        };
        let here = address::admin_account(self.id);
        people::keep_unsent(self.app, self.reader, &here, form).await?;
        Ok(())
    }
}

/// Why a form of the page stored nothing.
enum NotSaved {
    /// The page shows the form again with its problems.
    Refused(Refused),
    /// The failure has a page of its own.
    Failed(Failure),
}

impl From<Refused> for NotSaved {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl<E: Into<Failure>> From<E> for NotSaved {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

async fn save(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Notice, NotSaved> {
    let form = forms::role(typed)?;
    prove_again(app, by, id, form.role, typed).await?;
    let (scope, reads) = (&form.scope, Some(form.reads.as_slice()));
    let changed = actions::change_role(app, Some(by), id, form.role, scope, reads).await;
    let freed = refuse_at_field(changed, "role", typed)?;
    Ok(Notice::good(
        t.say("admin-account-saved").with("freed", freed),
    ))
}

/// Asks for the administrator's password if the role of the account is to change: a person who finds a browser signed in
/// must not be able to make administrators.
async fn prove_again(
    app: &App,
    by: &Account,
    id: AccountId,
    role: Role,
    typed: &Typed,
) -> Result<(), NotSaved> {
    let account = queries::by_id(&mut app.db.read().await?, id).await?;
    if account.ok_or(Failure::NotFound)?.role == role {
        return Ok(());
    }
    let password = current_password(typed)?;
    let problem = match people::prove_again(app, by, &password).await {
        Ok(()) => return Ok(()),
        Err(people::Error::WrongPair) => Problem::own("problem-wrong-password"),
        Err(people::Error::TooMany(_)) => Problem::own("admin-problem-too-many-passwords"),
        Err(error) => return Err(error.into()),
    };
    let mut refused = Refused::only_typed(typed.clone());
    refused.add("current_password", problem);
    Err(refused.into())
}

async fn suspend(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Notice, NotSaved> {
    let given = forms::reason(typed)?;
    let suspended = actions::suspend(app, Some(by), id, &given).await;
    let freed = refuse_at_field(suspended, "reason", typed)?;
    Ok(Notice::good(
        t.say("admin-account-suspended").with("freed", freed),
    ))
}

async fn restore(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Notice, NotSaved> {
    let words = forms::granting_words(typed)?;
    actions::grant_appeal(app, Some(by), id, words.as_ref()).await?;
    Ok(Notice::good(t.say("admin-account-restored")))
}

async fn refuse(
    app: &App,
    by: &Account,
    id: AccountId,
    typed: &Typed,
    t: Messages,
) -> Result<Notice, NotSaved> {
    let words = forms::refusing_words(typed)?;
    let refusal = actions::refuse_appeal(app, by, id, &words).await;
    let answered = if refuse_at_field(refusal, "answer", typed)? {
        "yes"
    } else {
        "no"
    };
    Ok(Notice::good(
        t.say("admin-account-refused").with("answered", answered),
    ))
}

async fn judge(
    app: &App,
    by: &Account,
    accounts: (AccountId, AccountId),
    are_one: bool,
    t: Messages,
) -> Result<Notice, NotSaved> {
    actions::judge_persons(app, by, accounts, are_one).await?;
    Ok(Notice::good(t.say(if are_one {
        "admin-account-one-person"
    } else {
        "admin-account-two-persons"
    })))
}

/// Turns an error that belongs to a field into a refused form. Other errors become pages of their own.
fn refuse_at_field<T>(
    done: Result<T, Error>,
    field: &'static str,
    typed: &Typed,
) -> Result<T, NotSaved> {
    done.map_err(|error| {
        let Some(problem) = error.problem() else {
            return NotSaved::Failed(error.into());
        };
        let mut refused = Refused::only_typed(typed.clone());
        refused.add(field, problem);
        NotSaved::Refused(refused)
    })
}
