//! Mails as files, for the demonstration and for a service without a mail server.

use std::path::{Path, PathBuf};

use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::mail::delivery::Reply;
use crate::mail::message::Parcel;
use crate::private_files;

/// Where the mails of a data folder lie.
pub fn folder(data: &Path) -> PathBuf {
    data.join("mail")
}

/// A folder that takes mails.
#[derive(Clone, Debug)]
pub struct Files(PathBuf);

impl Files {
    /// The folder within the data folder.
    pub fn new(data: &Path) -> Self {
        Self(folder(data))
    }

    pub(super) async fn deliver(&self, parcel: &Parcel) -> Reply {
        let name = file_name(&parcel.message_id);
        match self.write(&name, &parcel.bytes).await {
            Ok(()) => Reply::Accepted(format!("written to {name}")),
            Err(error) => Reply::Unreachable(format!("the file cannot be written: {error}")),
        }
    }

    /// The file appears whole or not at all, and a second copy of a mail replaces the first.
    async fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        private_files::make_folder(&self.0)?;
        let unfinished = self.0.join(format!("{name}.part"));
        let mut file =
            fs::File::from_std(private_files::options().truncate(true).open(&unfinished)?);
        file.write_all(bytes).await?;
        file.sync_all().await?;
        fs::rename(&unfinished, self.0.join(name)).await
    }
}

/// The part of a Message-ID before the `@`: it begins with the time, so names sort by age.
fn file_name(message_id: &str) -> String {
    let local = message_id
        .trim_matches(['<', '>'])
        .split('@')
        .next()
        .unwrap_or_default();
    let safe: String = local
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
        .collect();
    format!("{safe}.eml")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_cannot_leave_the_folder() {
        assert_eq!(file_name("<0192-ab@praxis.example>"), "0192-ab.eml");
        assert_eq!(file_name("<../../etc/passwd@x>"), "....etcpasswd.eml");
        assert_eq!(file_name("<\u{0}@x>"), ".eml");
    }
}
