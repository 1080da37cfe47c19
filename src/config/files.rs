//! Where the bytes of pictures and files are kept: in a folder, or in a bucket of a storage service.

use std::path::{Path, PathBuf};

use url::Url;

use super::WrongSetting;
use super::layers::Layers;

/// The place of the bytes of pictures and files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePlace {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of a service that speaks the protocol of Amazon S3.
    S3(S3Place),
}

/// A bucket, and who may use it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Place {
    /// The name of the bucket.
    pub bucket: String,
    /// What the names of all objects begin with, without a slash at its ends; or nothing.
    pub prefix: String,
    /// The address of the service. Without one, Amazon's of the region.
    pub endpoint: Option<Url>,
    /// The region of the bucket.
    pub region: String,
    /// The id of the access key.
    pub key: String,
    /// The secret of the access key.
    pub secret: S3Secret,
}

/// The secret of an access key.
#[derive(Clone, PartialEq, Eq)]
pub struct S3Secret(pub String);

impl std::fmt::Debug for S3Secret {
    /// Prints no secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// The settings that a bucket needs and a folder does not.
const OF_BUCKETS: [&str; 4] = [
    "files_endpoint",
    "files_region",
    "files_key",
    "files_secret",
];

/// The region of a service that has only one.
const ONLY_REGION: &str = "us-east-1";

const WANTED: &str = "a folder, or s3://bucket or s3://bucket/prefix";

/// The place that the settings name.
pub(super) fn read(layers: &Layers, data: &Path) -> Result<FilePlace, WrongSetting> {
    let place = layers.text("files");
    if let Some(bucket) = place.strip_prefix("s3://") {
        return bucket_of(layers, bucket).map(FilePlace::S3);
    }
    if place.contains("://") {
        return Err(layers.wrong("files", &format!("it should be {WANTED}")));
    }
    if let Some(name) = OF_BUCKETS.iter().find(|name| !layers.text(name).is_empty()) {
        return Err(layers.wrong(
            name,
            "it belongs to a bucket, so files must name one, such as s3://bucket/prefix",
        ));
    }
    Ok(FilePlace::Folder(match place {
        "" => data.join("files"),
        folder => folder.into(),
    }))
}

fn bucket_of(layers: &Layers, place: &str) -> Result<S3Place, WrongSetting> {
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    let prefix = prefix.trim_end_matches('/');
    if !is_bucket(bucket) || !is_prefix(prefix) {
        return Err(layers.wrong(
            "files",
            &format!("it should be {WANTED}, of letters, digits, hyphens and dots"),
        ));
    }
    let endpoint = read_endpoint(layers)?;
    Ok(S3Place {
        bucket: bucket.to_owned(),
        prefix: prefix.to_owned(),
        region: region(layers, endpoint.is_some())?,
        endpoint,
        key: needed(layers, "files_key")?,
        secret: S3Secret(needed(layers, "files_secret")?),
    })
}

/// Whether this can be the name of a bucket.
fn is_bucket(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    let has_ends = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.ends_with(|c: char| c.is_ascii_alphanumeric());
    (3..=63).contains(&name.len()) && has_ends && name.chars().all(is_part) && !name.contains("..")
}

/// Whether the names of objects can begin with this.
fn is_prefix(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let is_segment = |s: &str| !s.is_empty() && s.chars().all(is_part) && !s.starts_with('.');
    text.is_empty() || (text.len() <= 200 && text.split('/').all(is_segment))
}

fn read_endpoint(layers: &Layers) -> Result<Option<Url>, WrongSetting> {
    if layers.text("files_endpoint").is_empty() {
        return Ok(None);
    }
    let wanted = "an address such as https://storage.example.org, without a path";
    layers.read("files_endpoint", wanted, |s| {
        let url = Url::parse(s).ok()?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        plain.then_some(Some(url))
    })
}

fn region(layers: &Layers, has_endpoint: bool) -> Result<String, WrongSetting> {
    if layers.text("files_region").is_empty() && has_endpoint {
        return Ok(ONLY_REGION.to_owned());
    }
    let wanted = "the region of the bucket that files names, such as eu-central-1, or files_endpoint must be set";
    layers.read("files_region", wanted, |s| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        (!s.is_empty() && s.chars().all(is_part)).then(|| s.to_owned())
    })
}

/// A part of the access key, without which no bucket opens.
fn needed(layers: &Layers, name: &str) -> Result<String, WrongSetting> {
    let wanted = "the access key of the bucket that files names, without spaces";
    layers.read(name, wanted, |s| {
        let is_key = !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_graphic());
        is_key.then(|| s.to_owned())
    })
}
