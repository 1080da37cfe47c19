//! Accounts that may be of one person: equal name and organisation. The engines fold letters differently, so the program
//! compares the words and not the database.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::model::{AccountId, Name, NameColumns};
use crate::db::{Engine, Fault};
use crate::language::words_of;

#[derive(sqlx::FromRow)]
struct NamedRow {
    id: AccountId,
    person: AccountId,
    #[sqlx(flatten)]
    name: NameColumns,
    organisation: Option<String>,
}

/// Pairs of accounts with the same name and organisation, of which no administrator has said that they are of one person
/// or of two. A person without an organisation is not compared: many persons have the same name.
pub async fn read_alike(
    db: &mut impl Engine,
) -> Result<BTreeMap<AccountId, BTreeSet<AccountId>>, Fault> {
    let rows: Vec<NamedRow> = db
        .sql(
            "SELECT id, COALESCE(person_id, id) AS person, honorific, given_name, family_name, institution, organisation
             FROM account
             WHERE organisation IS NOT NULL OR institution IS NOT NULL
             ORDER BY id",
        )
        .all()
        .await?;
    let distinct: Vec<(AccountId, AccountId)> = db
        .sql("SELECT account_id, other_id FROM distinct_person")
        .all()
        .await?;
    let distinct: BTreeSet<(AccountId, AccountId)> = distinct.into_iter().collect();
    let mut alike: BTreeMap<AccountId, BTreeSet<AccountId>> = BTreeMap::new();
    for group in group_by_words(rows) {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                if one.person != other.person && !distinct.contains(&(one.id, other.id)) {
                    alike.entry(one.id).or_default().insert(other.id);
                    alike.entry(other.id).or_default().insert(one.id);
                }
            }
        }
    }
    Ok(alike)
}

/// The accounts that share the words of name and organisation. Forms of address do not count.
fn group_by_words(rows: Vec<NamedRow>) -> Vec<Vec<NamedRow>> {
    let mut groups: BTreeMap<[BTreeSet<String>; 2], Vec<NamedRow>> = BTreeMap::new();
    for row in rows {
        let organisation = words_of(row.organisation.as_deref().unwrap_or_default());
        let name = match row.name.clone().into_name() {
            Some(Name::Person { given, family, .. }) => {
                format!("{} {family}", given.unwrap_or_default())
            }
            Some(Name::Institution(name)) => name,
            None => continue,
        };
        let words = [words_of(&name), organisation];
        groups.entry(words).or_default().push(row);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}
