//! The sample people: their accounts, and whether a database has them with the passwords of earlier versions.

use std::collections::HashMap;

use super::passwords::{PUBLISHED, Passwords};
use super::samples::{self, Person, PersonRole};
use super::seed::Error;
use crate::account::actions::{self as accounts, NewMember};
use crate::account::model::{Account, EmailAddress, Name, Role, Scope};
use crate::account::queries;
use crate::app::App;
use crate::db::{Engine, Timestamp};
use crate::hashes::Caller;
use crate::practice::named::Submitters;

/// Makes the accounts.
pub(super) async fn enter(
    app: &App,
    at: Timestamp,
    passwords: &Passwords,
) -> Result<HashMap<String, Account>, Error> {
    let hashes = hashes(app, passwords).await?;
    let mut accounts = HashMap::new();
    let mut tx = app.db.write().await?;
    for person in samples::people()? {
        let member = member(&person).map_err(|why| refused(&person, &why))?;
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

/// Gives the accounts that are still there other passwords.
pub(super) async fn renew(app: &App, passwords: &Passwords) -> Result<(), Error> {
    let hashes = hashes(app, passwords).await?;
    let mut tx = app.db.write().await?;
    for (person, account) in present(&mut tx).await? {
        let hash = hashes.get(&person.role).map_or("", String::as_str);
        accounts::replace_password(&mut tx, account.id, hash, app.clock.now())
            .await
            .map_err(|why| refused(&person, &why))?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether one of the accounts still has the password that earlier versions gave it.
pub(super) async fn have_published_passwords(app: &App) -> Result<bool, Error> {
    let mut db = app.db.read().await?;
    let present = present(&mut db).await?;
    drop(db);
    for (person, account) in &present {
        for password in PUBLISHED {
            let has = accounts::has_password(app, account.id, password).await;
            if has.map_err(|why| refused(person, &why))? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The sample people who have an account under their address.
async fn present(db: &mut impl Engine) -> Result<Vec<(Person, Account)>, Error> {
    let mut present = Vec::new();
    for person in samples::people()? {
        let email = EmailAddress::parse(&person.email).map_err(|why| refused(&person, &why))?;
        if let Some(account) = queries::by_email(db, &email).await? {
            present.push((person, account));
        }
    }
    Ok(present)
}

/// The hash of each role's password: all of a role share one, because hashing is slow on purpose.
async fn hashes(app: &App, passwords: &Passwords) -> Result<HashMap<PersonRole, String>, Error> {
    let mut hashes = HashMap::new();
    for role in PersonRole::ALL {
        let mut place = app.hashes.take_place(Caller::NewPassword("a sample"))?;
        let hash = place
            .hash(passwords.of_role(role), app.random.bytes())
            .await?;
        hashes.insert(role, hash);
    }
    Ok(hashes)
}

fn refused(person: &Person, why: &dyn std::fmt::Display) -> Error {
    Error::Account {
        email: person.email.clone(),
        why: why.to_string(),
    }
}

fn member(person: &Person) -> Result<NewMember, String> {
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
