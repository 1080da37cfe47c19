//! Pending registrations: what a newcomer typed, kept until the address is confirmed.

use crate::account::model::{EmailAddress, Name, NameColumns, RegistrationId};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::taxonomy::CountryCode;

/// A registration that waits for its address to be confirmed.
#[derive(Clone, Debug)]
pub struct PendingRegistration {
    /// The name shown on what the account will publish.
    pub name: Name,
    /// The address to confirm.
    pub email: EmailAddress,
    /// The organisation, public beside the name.
    pub organisation: Option<String>,
    /// The country or area of the person or institution.
    pub country: Option<CountryCode>,
    /// The language of the account's pages and mails.
    pub language: Language,
    /// The hash of the chosen password.
    pub password: String,
}

/// Stores a registration, bound to the browser that sent it. A later registration of the same address by the same browser
/// replaces the words of the earlier one and keeps its id, so that the links of both mails confirm the newest words.
pub async fn put(
    tx: &mut Tx,
    pending: &PendingRegistration,
    browser: &[u8],
    now: Timestamp,
    until: Timestamp,
) -> Result<RegistrationId, Fault> {
    let name = NameColumns::of(&pending.name);
    let (id,) = tx
        .sql(
            "INSERT INTO pending_registration (email, email_key, honorific, given_name, family_name,
                                               institution, organisation, country, language, password,
                                               browser, made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (email_key, browser) DO UPDATE
             SET email = excluded.email, honorific = excluded.honorific, given_name = excluded.given_name,
                 family_name = excluded.family_name, institution = excluded.institution,
                 organisation = excluded.organisation, country = excluded.country,
                 language = excluded.language, password = excluded.password,
                 made_at = excluded.made_at, expires_at = excluded.expires_at
             RETURNING id",
        )
        .bind(pending.email.as_str())
        .bind(pending.email.key())
        .bind(name.honorific)
        .bind(name.given_name)
        .bind(name.family_name)
        .bind(name.institution)
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
struct RegistrationRow {
    email: String,
    #[sqlx(flatten)]
    name: NameColumns,
    organisation: Option<String>,
    country: Option<CountryCode>,
    language: Language,
    password: String,
}

/// A registration that has not expired.
pub async fn by_id(
    db: &mut impl Engine,
    id: RegistrationId,
    now: Timestamp,
) -> Result<Option<PendingRegistration>, Fault> {
    let row = db
        .sql(
            "SELECT email, honorific, given_name, family_name, institution, organisation, country,
                    language, password
             FROM pending_registration
             WHERE id = $1 AND expires_at > $2",
        )
        .bind(id)
        .bind(now)
        .optional::<RegistrationRow>()
        .await?;
    Ok(row.and_then(|row| {
        Some(PendingRegistration {
            name: row.name.into_name()?,
            email: EmailAddress::parse(&row.email).ok()?,
            organisation: row.organisation,
            country: row.country,
            language: row.language,
            password: row.password,
        })
    }))
}

/// Deletes every registration of an address, once it is confirmed.
pub async fn remove_all(tx: &mut Tx, email: &EmailAddress) -> Result<(), Fault> {
    tx.sql("DELETE FROM pending_registration WHERE email_key = $1")
        .bind(email.key())
        .execute()
        .await?;
    Ok(())
}

/// Deletes registrations that were not confirmed in time.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM pending_registration WHERE expires_at <= $1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}
