//! What is here of the rows of a file: practices that an earlier import has brought, by their keys, and practices of this
//! service itself, by their addresses. A file that the service has exported brings nothing new.

use std::collections::{HashMap, HashSet};

use url::Url;

use crate::address;
use crate::app::App;
use crate::db::Fault;
use crate::practice::actions;
use crate::practice::model::{ExternalKey, HexDigest, ImportedPractice, Slug};

/// What is here of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// It was imported, or is loaded, as the file has it.
    AsImported,
    /// It was imported with other words.
    WithOtherWords,
    /// Its address is that of a practice of this service.
    Own,
}

/// What is here of some rows.
pub struct RowsHere {
    imported: HashMap<ExternalKey, HexDigest>,
    /// The keys of practices of this service.
    own: HashSet<ExternalKey>,
}

impl RowsHere {
    /// Looks for these rows, each with its line.
    pub async fn find(app: &App, rows: &[(u64, ImportedPractice)]) -> Result<Self, Fault> {
        let keys: Vec<&ExternalKey> = rows.iter().map(|(_, row)| &row.key).collect();
        let imported = actions::known_keys(app, &keys).await?;
        let own = find_own(app, rows).await?;
        Ok(Self { imported, own })
    }

    /// What is here of one of them.
    pub fn of(&self, row: &ImportedPractice) -> Option<Here> {
        match self.imported.get(&row.key) {
            Some(digest) if *digest == row.digest => Some(Here::AsImported),
            Some(_) => Some(Here::WithOtherWords),
            None => self.own.contains(&row.key).then_some(Here::Own),
        }
    }
}

/// The keys of rows whose address leads to a practice that is public here, or was. One that was taken down does not come back
/// by its own export.
async fn find_own(
    app: &App,
    rows: &[(u64, ImportedPractice)],
) -> Result<HashSet<ExternalKey>, Fault> {
    let url = &app.settings.public_url;
    let named = rows.iter();
    let named =
        named.filter_map(|(_, row)| Some((&row.key, own_slug(url, row.address.as_deref()?)?)));
    let named: Vec<(&ExternalKey, Slug)> = named.collect();
    if named.is_empty() {
        return Ok(HashSet::new());
    }
    let slugs: Vec<&str> = named.iter().map(|(_, slug)| slug.as_str()).collect();
    let published = actions::published_slugs(app, &slugs).await?;
    let own = named
        .into_iter()
        .filter(|(_, slug)| published.contains(slug));
    Ok(own.map(|(key, _)| key.clone()).collect())
}

/// The name of the practice to which an address of this service leads, in any language of the pages.
fn own_slug(public_url: &Url, written: &str) -> Option<Slug> {
    let path = written.strip_prefix(public_url.as_str().trim_end_matches('/'))?;
    let (_, path) = address::split_language(path);
    let list = address::practices();
    Slug::parse(path.strip_prefix(list.path())?.strip_prefix('/')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_service_names_a_practice() {
        let url = Url::parse("https://praxis.example/").unwrap();
        let slug = |written: &str| own_slug(&url, written).map(|slug| slug.to_string());
        for own in [
            "https://praxis.example/practices/almaty-process",
            "https://praxis.example/fr/practices/almaty-process",
        ] {
            assert_eq!(slug(own).as_deref(), Some("almaty-process"), "{own}");
        }
        for other in [
            "",
            "almaty-process",
            "https://praxis.example/practices/",
            "https://praxis.example/practices/almaty-process/revisions/1",
            "https://praxis.example/practicesalmaty",
            "https://praxis.example.org/practices/almaty-process",
            "https://elsewhere.example/practices/almaty-process",
        ] {
            assert_eq!(slug(other), None, "{other}");
        }
    }
}
