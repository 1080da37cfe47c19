//! Writes mails into files, for the demonstration and for a service without a mail server.

use std::path::{Path, PathBuf};

use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::mail::delivery::Reply;
use crate::mail::message::Parcel;
use crate::private_files;

/// The folder of the mails within a data folder.
pub fn folder(data: &Path) -> PathBuf {
    data.join("mail")
}

/// A folder into which mails are written.
#[derive(Clone, Debug)]
pub struct FileTransport(PathBuf);

impl FileTransport {
    /// The mail folder of this data folder.
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

    /// Writes the file under another name and renames it, so that no reader finds half a file. A second copy of a mail
    /// replaces the first.
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

/// The file name of a mail: the part of its Message-ID before the `@`, which begins with the time, so that names sort by
/// age.
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
