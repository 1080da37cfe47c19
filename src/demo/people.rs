//! The sample people: their accounts, and the password of each role.

use std::collections::HashMap;

use super::samples::{self, Person, PersonRole};
use super::seed::Error;
use crate::account::actions::{self as accounts, NewMember};
use crate::account::model::{Account, EmailAddress, Name, Role, Scope};
use crate::app::App;
use crate::db::Timestamp;
use crate::hashes::Caller;

/// The password of every sample account of a role. They are no secrets: the demonstration listens on this machine
/// only and prints them.
pub const fn password(role: PersonRole) -> &'static str {
    match role {
        PersonRole::Submitter => "twelve-paper-lanterns",
        PersonRole::Reviewer => "slow-green-ferries",
        PersonRole::Administrator => "quiet-harbour-lights",
    }
}

/// Makes the accounts; all of a role share a hash, because hashing is slow on purpose.
pub(super) async fn enter(app: &App, at: Timestamp) -> Result<HashMap<String, Account>, Error> {
    let mut hashes = HashMap::new();
    for role in [
        PersonRole::Submitter,
        PersonRole::Reviewer,
        PersonRole::Administrator,
    ] {
        let hash = app
            .hashes
            .hash(password(role), app.random.bytes(), Caller::Known)
            .await?;
        hashes.insert(role, hash);
    }
    let mut accounts = HashMap::new();
    let mut tx = app.db.write().await?;
    for person in samples::people()? {
        let refused = |why: String| Error::Account {
            email: person.email.clone(),
            why,
        };
        let member = member(&person).map_err(&refused)?;
        let hash = hashes.get(&person.role).map_or("", String::as_str);
        let id = accounts::create(&mut tx, &member, hash, at)
            .await
            .map_err(|why| refused(why.to_string()))?;
        let account = accounts::by_id(&mut tx, id)
            .await?
            .ok_or_else(|| refused("it is gone".to_owned()))?;
        accounts.insert(person.key.clone(), account);
    }
    tx.commit().await?;
    Ok(accounts)
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
