//! Pending registrations: what a newcomer typed, until the address is confirmed.

use super::{columns, name};
use crate::account::model::{EmailAddress, Name, RegistrationId};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::taxonomy::CountryCode;

/// A registration that waits for its address to be confirmed.
#[derive(Clone, Debug)]
pub struct Pending {
    /// What will stand on what the account publishes.
    pub name: Name,
    /// The address to confirm.
    pub email: EmailAddress,
    /// Public beside the name.
    pub organisation: Option<String>,
    /// Where the person or the institution is.
    pub country: Option<CountryCode>,
    /// The language of its pages and mails.
    pub language: Language,
    /// The hash of the chosen password.
    pub password: String,
}

/// Keeps a registration, bound to the browser that sent it.
pub async fn add(
    tx: &mut Tx,
    pending: &Pending,
    browser: &[u8],
    now: Timestamp,
    until: Timestamp,
) -> Result<RegistrationId, Fault> {
    let (honorific, given, family, institution) = columns(&pending.name);
    let (id,) = tx
        .sql(
            "INSERT INTO pending_registration (email, email_key, honorific, given_name, family_name,
                                               institution, organisation, country, language, password,
                                               browser, made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             RETURNING id",
        )
        .bind(pending.email.as_str())
        .bind(pending.email.key())
        .bind(honorific)
        .bind(given)
        .bind(family)
        .bind(institution)
        .bind(pending.organisation.as_deref())
        .bind(pending.country)
        .bind(pending.language)
        .bind(pending.password.as_str())
        .bind(browser)
        .bind(now)
        .bind(until)
        .one::<(RegistrationId,)>()
        .await?;
    Ok(id)
}

#[derive(sqlx::FromRow)]
struct Row {
    email: String,
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
    organisation: Option<String>,
    country: Option<CountryCode>,
    language: Language,
    password: String,
}

/// A registration that still waits.
pub async fn by_id(
    db: &mut impl Engine,
    id: RegistrationId,
    now: Timestamp,
) -> Result<Option<Pending>, Fault> {
    let row = db
        .sql(
            "SELECT email, honorific, given_name, family_name, institution, organisation, country,
                    language, password
             FROM pending_registration
             WHERE id = $1 AND expires_at > $2",
        )
        .bind(id)
        .bind(now)
        .optional::<Row>()
        .await?;
    Ok(row.and_then(|row| {
        Some(Pending {
            name: name(
                row.honorific,
                row.given_name,
                row.family_name,
                row.institution,
            ),
            email: EmailAddress::parse(&row.email).ok()?,
            organisation: row.organisation,
            country: row.country,
            language: row.language,
            password: row.password,
        })
    }))
}

/// The same browser registers the same address anew: what it typed before is replaced.
pub async fn replace(tx: &mut Tx, email: &EmailAddress, browser: &[u8]) -> Result<(), Fault> {
    tx.sql("DELETE FROM pending_registration WHERE email_key = $1 AND browser = $2")
        .bind(email.key())
        .bind(browser)
        .execute()
        .await?;
    Ok(())
}

/// The address is confirmed: whatever else waited for it is gone.
pub async fn remove(tx: &mut Tx, email: &EmailAddress) -> Result<(), Fault> {
    tx.sql("DELETE FROM pending_registration WHERE email_key = $1")
        .bind(email.key())
        .execute()
        .await?;
    Ok(())
}

/// Forgets registrations that nobody confirmed in time.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM pending_registration WHERE expires_at <= $1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}
