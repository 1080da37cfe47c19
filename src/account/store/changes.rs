//! The changes of an account's rows.

use crate::account::forms::ProfileChange;
use crate::account::model::{AccountId, EmailAddress, Name, NameColumns, Role, Scope, Suspension};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::language::{Language, TextLanguage};
use crate::taxonomy::CountryCode;

/// The columns of a new account.
pub struct NewAccount<'a> {
    /// The name shown on what the account publishes.
    pub name: &'a Name,
    /// Where the account's mails go.
    pub email: &'a EmailAddress,
    /// The hash of the account's password.
    pub password: &'a str,
    /// The organisation, public beside the name.
    pub organisation: Option<&'a str>,
    /// The country or area of the person or institution.
    pub country: Option<CountryCode>,
    /// The language of the account's pages and mails.
    pub language: Language,
    /// What the account may do.
    pub role: Role,
}

/// Adds an account. If its address has an account already, nothing changes.
pub async fn add(
    tx: &mut Tx,
    new: &NewAccount<'_>,
    now: Timestamp,
) -> Result<Option<AccountId>, Fault> {
    let name = NameColumns::of(new.name);
    let added = tx
        .sql(
            "INSERT INTO account (email, email_key, honorific, given_name, family_name, institution,
                                  organisation, country, language, role, password, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (email_key) DO NOTHING
             RETURNING id",
        )
        .bind(new.email.as_str())
        .bind(new.email.key())
        .bind(name.honorific)
        .bind(name.given_name)
        .bind(name.family_name)
        .bind(name.institution)
        .bind(new.organisation)
        .bind(new.country)
        .bind(new.language)
        .bind(new.role)
        .bind(new.password)
        .bind(now)
        .optional::<(AccountId,)>()
        .await?;
    Ok(added.map(|(id,)| id))
}

/// Stores another password hash.
pub async fn change_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<(), Fault> {
    tx.sql("UPDATE account SET password = $2 WHERE id = $1")
        .bind(id)
        .bind(hash)
        .execute()
        .await?;
    Ok(())
}

/// Stores when all that an account's credentials had granted was ended.
pub async fn set_credentials_ended(
    tx: &mut Tx,
    id: AccountId,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql("UPDATE account SET credentials_ended_at = $2 WHERE id = $1")
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Changes the profile.
pub async fn change_profile(
    tx: &mut Tx,
    id: AccountId,
    change: &ProfileChange,
) -> Result<(), Fault> {
    let profile = &change.profile;
    let name = NameColumns::of(&profile.name);
    tx.sql(
        "UPDATE account
         SET honorific = $2, given_name = $3, family_name = $4, institution = $5,
             organisation = $6, country = $7, language = $8, orcid = $9
         WHERE id = $1",
    )
    .bind(id)
    .bind(name.honorific)
    .bind(name.given_name)
    .bind(name.family_name)
    .bind(name.institution)
    .bind(profile.organisation.as_deref())
    .bind(profile.country)
    .bind(profile.language)
    .bind(change.orcid.as_ref())
    .execute()
    .await?;
    Ok(())
}

/// Stores the edition in which name or organisation last changed, so that the search index follows.
pub async fn set_named_edition(tx: &mut Tx, id: AccountId, edition: Edition) -> Result<(), Fault> {
    tx.sql("UPDATE account SET named_edition = $2 WHERE id = $1")
        .bind(id)
        .bind(edition)
        .execute()
        .await?;
    Ok(())
}

/// Moves an account to another address. If that address has an account already, nothing changes and the answer is
/// `false`.
pub async fn change_email(tx: &mut Tx, id: AccountId, email: &EmailAddress) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE account SET email = $2, email_key = $3
             WHERE id = $1 AND NOT EXISTS
                 (SELECT 1 FROM account other WHERE other.email_key = $3 AND other.id <> $1)",
        )
        .bind(id)
        .bind(email.as_str())
        .bind(email.key())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Gives an account another role.
pub async fn change_role(tx: &mut Tx, id: AccountId, role: Role) -> Result<(), Fault> {
    tx.sql("UPDATE account SET role = $2 WHERE id = $1")
        .bind(id)
        .bind(role)
        .execute()
        .await?;
    Ok(())
}

/// Replaces the objectives that an account reviews.
pub async fn change_scope(tx: &mut Tx, id: AccountId, scope: &Scope) -> Result<(), Fault> {
    tx.sql("DELETE FROM account_scope WHERE account_id = $1")
        .bind(id)
        .execute()
        .await?;
    for objective in scope.objectives() {
        tx.sql("INSERT INTO account_scope (account_id, objective) VALUES ($1, $2)")
            .bind(id)
            .bind(objective)
            .execute()
            .await?;
    }
    Ok(())
}

/// Stores until when an account is away as a reviewer.
pub async fn set_away(tx: &mut Tx, id: AccountId, until: Option<Timestamp>) -> Result<(), Fault> {
    tx.sql("UPDATE account SET away_until = $2 WHERE id = $1")
        .bind(id)
        .bind(until)
        .execute()
        .await?;
    Ok(())
}

/// Replaces the languages of texts that an account reads.
pub async fn change_reads(
    tx: &mut Tx,
    id: AccountId,
    languages: &[TextLanguage],
) -> Result<(), Fault> {
    tx.sql("DELETE FROM account_reads WHERE account_id = $1")
        .bind(id)
        .execute()
        .await?;
    for &language in languages {
        tx.sql(
            "INSERT INTO account_reads (account_id, language) VALUES ($1, $2)
             ON CONFLICT (account_id, language) DO NOTHING",
        )
        .bind(id)
        .bind(language)
        .execute()
        .await?;
    }
    Ok(())
}

/// Suspends an account. If it is suspended already, it keeps its reason and the answer is `false`.
pub async fn begin_suspension(
    tx: &mut Tx,
    id: AccountId,
    suspension: &Suspension,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE account SET suspended_at = $2, suspension_reason = $3
             WHERE id = $1 AND suspended_at IS NULL",
        )
        .bind(id)
        .bind(suspension.at)
        .bind(suspension.reason.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Lets a suspended account back in.
pub async fn end_suspension(tx: &mut Tx, id: AccountId) -> Result<(), Fault> {
    tx.sql("UPDATE account SET suspended_at = NULL, suspension_reason = NULL WHERE id = $1")
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

/// Stores an appeal.
pub async fn add_appeal(
    tx: &mut Tx,
    id: AccountId,
    words: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql("INSERT INTO appeal (account_id, words, made_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(words)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// The answer of an administrator to the appeals of an account.
pub struct AppealAnswer<'a> {
    /// Whether it is yes.
    pub granted: bool,
    /// What the owner reads.
    pub words: Option<&'a str>,
    /// The administrator; none at the command line.
    pub by: Option<AccountId>,
}

/// Answers every open appeal of an account. `false`: none was open.
pub async fn answer_appeals(
    tx: &mut Tx,
    id: AccountId,
    answer: &AppealAnswer<'_>,
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE appeal SET answered_at = $2, granted = $3, answer = $4, answered_by = $5
             WHERE account_id = $1 AND answered_at IS NULL",
        )
        .bind(id)
        .bind(now)
        .bind(answer.granted)
        .bind(answer.words)
        .bind(answer.by)
        .execute()
        .await?;
    Ok(rows > 0)
}
