//! The accounts of the sample people, and whether a database has them with the published passwords of earlier versions.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::members::Member;
use super::passwords::{PUBLISHED, Passwords};
use super::samples::{Person, PersonRole, SeedError, Unreadable, read_people, read_samples};
use crate::account::actions::{self as accounts, NewMember};
use crate::account::model::{Account, EmailAddress, Name, Role, Scope};
use crate::account::queries;
use crate::app::App;
use crate::db::{Engine, Timestamp};
use crate::hashes::Caller;
use crate::practice::named::Submitters;

/// Makes the accounts.
pub(super) async fn create_accounts(
    app: &App,
    at: Timestamp,
    passwords: &Passwords,
) -> Result<HashMap<String, Account>, SeedError> {
    let hashes = hash_passwords(app, passwords).await?;
    let mut accounts = HashMap::new();
    let mut tx = app.db.write().await?;
    for person in read_people()? {
        let member = to_member(&person).map_err(|why| refused(&person, &why))?;
        let hash = hashes.get(&person.role).map_or("", String::as_str);
        let id = accounts::create(&mut tx, app, &member, hash, at, &Submitters)
            .await
            .map_err(|why| refused(&person, &why))?;
        let account = queries::by_id(&mut tx, id)
            .await?
            .ok_or_else(|| refused(&person, &"it is gone"))?;
        accounts.insert(person.key.clone(), account);
    }
    tx.commit().await?;
    Ok(accounts)
}

/// Gives new passwords to those accounts that still exist.
pub(super) async fn renew(app: &App, passwords: &Passwords) -> Result<(), SeedError> {
    let hashes = hash_passwords(app, passwords).await?;
    let mut tx = app.db.write().await?;
    for (person, account) in find_accounts(&mut tx).await? {
        let hash = hashes.get(&person.role).map_or("", String::as_str);
        accounts::replace_password(&mut tx, account.id, hash, app.clock.now())
            .await
            .map_err(|why| refused(&person, &why))?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether one of the accounts still has a published password of earlier versions.
pub(super) async fn have_published_passwords(app: &App) -> Result<bool, SeedError> {
    let mut db = app.db.read().await?;
    let found = find_accounts(&mut db).await?;
    drop(db);
    for (person, account) in &found {
        for password in PUBLISHED {
            let has = accounts::has_password(app, account.id, password).await;
            if has.map_err(|why| refused(person, &why))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The sample people for whose address there is an account, with that account.
async fn find_accounts(db: &mut impl Engine) -> Result<Vec<(Person, Account)>, SeedError> {
    let mut found = Vec::new();
    for person in read_people()? {
        let email = EmailAddress::parse(&person.email).map_err(|why| refused(&person, &why))?;
        if let Some(account) = queries::by_email(db, &email).await? {
            found.push((person, account));
        }
    }
    Ok(found)
}

/// The hash of each role's password. All people of a role share one, because hashing is slow on purpose.
async fn hash_passwords(
    app: &App,
    passwords: &Passwords,
) -> Result<HashMap<PersonRole, String>, SeedError> {
    let mut hashes = HashMap::new();
    for &role in PersonRole::ALL {
        let mut hashing = app.hashes.take_place(Caller::NewPassword("a sample"))?;
        let hash = hashing
            .hash(passwords.of_role(role), app.random.bytes())
            .await?;
        hashes.insert(role, hash);
    }
    Ok(hashes)
}

/// All people of the samples, by role. Within a role the first are those whose pages are in the site's own language,
/// because a visitor tries the first account of a role. The first reviewer is the one with the most overdue submissions.
pub(super) fn list_members(
    now: Timestamp,
    passwords: &Passwords,
) -> Result<Vec<Member>, Unreadable> {
    let samples = read_samples(now)?;
    let count_late = |person: &Person| {
        let late = samples
            .iter()
            .filter(|sample| sample.is_late(now) && sample.is_within(&person.scope));
        Reverse(match person.role {
            PersonRole::Reviewer => late.count(),
            PersonRole::Submitter | PersonRole::Administrator => 0,
        })
    };
    let mut people = read_people()?;
    people.sort_by_key(|person| (person.role, person.interface(), count_late(person)));
    let members = people.into_iter().map(|person| Member {
        role: person.role.as_str().to_owned(),
        password: passwords.of_role(person.role).to_owned(),
        name: person.display_name(),
        email: person.email,
    });
    Ok(members.collect())
}

fn refused(person: &Person, why: &dyn std::fmt::Display) -> SeedError {
    SeedError::Account {
        email: person.email.clone(),
        why: why.to_string(),
    }
}

/// The account of a person, as it is to be created.
fn to_member(person: &Person) -> Result<NewMember, String> {
    let name = Name::of_parts(
        person.honorific.clone(),
        person.given.clone(),
        person.family.clone(),
        person.institution.clone(),
    )
    .ok_or_else(|| "it has no name".to_owned())?;
    Ok(NewMember {
        name,
        email: EmailAddress::parse(&person.email).map_err(|why| why.to_string())?,
        organisation: Some(person.organisation.clone()),
        country: Some(person.country),
        language: person.interface(),
        role: match person.role {
            PersonRole::Submitter => Role::Submitter,
            PersonRole::Reviewer => Role::Reviewer,
            PersonRole::Administrator => Role::Administrator,
        },
        scope: Scope::of(person.scope.iter().copied()),
        reads: person.reads.clone(),
    })
}
