//! Reads a form that may bring a large file. The file is written to a folder of the service while it comes, so that it is
//! never whole in memory; the other fields have the limits of every form. Knows no form and no kind of file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::failure::Failure;
use super::form::Typed;
use super::limits::{BODY, BodyTime, FIELDS};
use super::posted;
use crate::app::App;
use crate::encoding::hex;
use crate::private_files;

/// The folder of files that are being received, in the data folder.
const FOLDER: &str = "incoming";
/// A line that carries fewer bytes a second than this cannot send the largest file.
const SLOWEST: u64 = 16 * 1024;
/// Of a file that is too large so many times the limit are read and dropped: a browser shows the answer only after it has
/// sent everything.
const DRAINED: u64 = 5;

/// The fields of a form, and the file that came with them. The form has its file last.
#[derive(Debug)]
pub struct PostedUpload {
    /// The fields.
    pub typed: Typed,
    /// The file.
    pub file: SentFile,
}

/// The file of a form.
#[derive(Debug)]
pub enum SentFile {
    /// None was chosen.
    None,
    /// It was received whole.
    Received(UploadedFile),
    /// It is larger than the limit of the settings, and was dropped.
    TooLarge,
}

/// A received file. Its bytes are removed with it.
#[derive(Debug)]
pub struct UploadedFile {
    /// The name that the browser gave it, as it was sent.
    pub name: String,
    /// Where its bytes are.
    pub path: PathBuf,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Drop for UploadedFile {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(%error, "a received file could not be removed");
        }
    }
}

impl FromRequest<App> for PostedUpload {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let Some(boundary) = posted::boundary(request.headers()) else {
            return Ok(Self {
                typed: posted::typed(request).await?,
                file: SentFile::None,
            });
        };
        let time = request.extensions().get::<BodyTime>().copied();
        let time = time.unwrap_or_default().0;
        let largest = app.settings.largest_file;
        let all = time + Duration::from_secs(largest / SLOWEST);
        let reading = UploadReading {
            largest,
            declared: posted::declared_length(request.headers()),
            pause: time,
            path: app
                .settings
                .data
                .join(FOLDER)
                .join(hex(&app.random.bytes::<16>())),
        };
        let read = reading.read(request.into_body(), boundary);
        let read = tokio::time::timeout(all, read).await;
        read.map_err(|_| Failure::TooSlow)?
    }
}

/// Removes what a process that was killed had received in part. A data folder has one serving process.
pub fn forget_unfinished(data: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(data.join(FOLDER)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

struct UploadReading {
    largest: u64,
    declared: Option<u64>,
    /// The longest pause between two pieces.
    pause: Duration,
    path: PathBuf,
}

impl UploadReading {
    async fn read(self, body: Body, boundary: String) -> Result<PostedUpload, Failure> {
        let mut parts = multer::Multipart::new(body.into_data_stream(), boundary);
        let (mut pairs, mut text, mut file) = (Vec::new(), 0, SentFile::None);
        while let Some(part) = self.in_time(parts.next_field()).await? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                None => {
                    let value = self.text(part, BODY - text).await?;
                    text += name.len() + value.len();
                    if pairs.len() == FIELDS || text > BODY {
                        return Err(Failure::TooLarge);
                    }
                    pairs.push((name, posted::text(&value)?));
                }
                Some(_) if !matches!(file, SentFile::None) => {
                    return Err(Failure::Unreadable("a form brings one file"));
                }
                Some(own) => file = self.file(part, own).await?,
            }
            if matches!(file, SentFile::TooLarge) {
                break;
            }
        }
        Ok(PostedUpload {
            typed: Typed::of(pairs),
            file,
        })
    }

    async fn in_time<T>(
        &self,
        read: impl Future<Output = Result<T, multer::Error>>,
    ) -> Result<T, Failure> {
        let read = tokio::time::timeout(self.pause, read).await;
        read.map_err(|_| Failure::TooSlow)?
            .map_err(|_| Failure::Unreadable("form"))
    }

    async fn text(&self, mut part: multer::Field<'_>, most: usize) -> Result<Vec<u8>, Failure> {
        let mut value = Vec::new();
        while let Some(piece) = self.in_time(part.chunk()).await? {
            if value.len() + piece.len() > most {
                return Err(Failure::TooLarge);
            }
            value.extend_from_slice(&piece);
        }
        Ok(value)
    }

    async fn file(&self, mut part: multer::Field<'_>, name: String) -> Result<SentFile, Failure> {
        let most_declared = self.largest.saturating_mul(DRAINED);
        if self
            .declared
            .is_some_and(|declared| declared > most_declared)
        {
            return Ok(SentFile::TooLarge);
        }
        let mut into: Option<(File, UploadedFile)> = None;
        let mut bytes = 0;
        while let Some(piece) = self.in_time(part.chunk()).await? {
            bytes += piece.len() as u64;
            // A browser sends an empty piece where no file was chosen.
            if piece.is_empty() {
                continue;
            }
            if bytes > self.largest {
                into = None;
                if bytes > most_declared {
                    break;
                }
                continue;
            }
            if into.is_none() {
                into = Some(
                    self.create(&name)
                        .await
                        .map_err(|error| unwritable(&error))?,
                );
            }
            if let Some((file, _)) = &mut into {
                file.write_all(&piece)
                    .await
                    .map_err(|error| unwritable(&error))?;
            }
        }
        if bytes > self.largest {
            return Ok(SentFile::TooLarge);
        }
        let Some((mut file, mut uploaded)) = into else {
            return Ok(if name.is_empty() {
                SentFile::None
            } else {
                SentFile::Received(
                    self.create(&name)
                        .await
                        .map_err(|error| unwritable(&error))?
                        .1,
                )
            });
        };
        file.flush().await.map_err(|error| unwritable(&error))?;
        uploaded.bytes = bytes;
        Ok(SentFile::Received(uploaded))
    }

    async fn create(&self, name: &str) -> io::Result<(File, UploadedFile)> {
        let path = self.path.clone();
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let open = move || {
            private_files::make_folder(&folder)?;
            private_files::options().create_new(true).open(&path)
        };
        let file = tokio::task::spawn_blocking(open)
            .await
            .map_err(io::Error::other)??;
        let uploaded = UploadedFile {
            name: name.to_owned(),
            path: self.path.clone(),
            bytes: 0,
        };
        Ok((File::from_std(file), uploaded))
    }
}

fn unwritable(error: &io::Error) -> Failure {
    tracing::error!(%error, "a file could not be received");
    Failure::Fault
}
