//! Reads the mails that the transport wrote into files, for the demonstration's mailbox.

use std::path::Path;

use uuid::Uuid;

use crate::db::Timestamp;

use crate::mail::eml::Eml;
use crate::mail::transport::folder;

/// The most mails that the mailbox shows.
const SHOWN: usize = 400;

/// A mail in a file.
#[derive(Clone, Debug)]
pub struct MailFile {
    /// The name of the file, without its ending.
    pub id: String,
    /// The moment of the first attempt.
    pub at: Timestamp,
    /// The content of the file.
    pub eml: Eml,
}

/// The newest mails of a data folder. A folder that does not exist yet has no mails.
pub async fn newest(data: &Path) -> Vec<MailFile> {
    let mut names = Vec::new();
    if let Ok(mut entries) = tokio::fs::read_dir(folder(data)).await {
        while let Ok(Some(entry)) = entries.next_entry().await {
            let name = entry.file_name().to_string_lossy().into_owned();
            names.extend(name.strip_suffix(".eml").map(str::to_owned));
        }
    }
    // Names begin with the time.
    names.sort_unstable_by(|one, other| other.cmp(one));
    let mut mails = Vec::new();
    for name in names.iter().take(SHOWN) {
        mails.extend(read(data, name).await);
    }
    mails
}

/// One mail by the name of its file. Only names that the transport could have given are looked up.
pub async fn read(data: &Path, id: &str) -> Option<MailFile> {
    let name = Uuid::try_parse(id).ok()?;
    let (seconds, nanos) = name.get_timestamp()?.to_unix();
    let bytes = tokio::fs::read(folder(data).join(format!("{}.eml", name.simple())))
        .await
        .ok()?;
    let at = i64::try_from(seconds)
        .ok()?
        .saturating_mul(1_000_000)
        .saturating_add(i64::from(nanos / 1000));
    Some(MailFile {
        id: name.simple().to_string(),
        at: Timestamp(at),
        eml: Eml::read(&bytes),
    })
}
