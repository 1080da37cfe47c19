//! Sends an attachment while it is read from the storage. A browser shows a picture in its page and offers any other file for
//! download; in each case the answer is a sandbox, so that nothing in it runs on this site.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::model::{Attachment, AttachmentKey};
use super::store;
use crate::app::App;
use crate::db::ids::PracticeId;
use crate::storage::{Disposition, RenditionSize};
use crate::web::headers::{Public, Sandboxed};
use crate::web::{Failure, fresh};

/// What an address below a practice asks for: an attachment, and the last part of the address.
#[derive(Debug, Clone)]
pub struct AskedFile {
    /// The attachment.
    pub key: AttachmentKey,
    segment: String,
}

impl AskedFile {
    /// Reads the two parts of an address. What is no key is not found.
    pub fn parse(key: &str, segment: String) -> Result<Self, Failure> {
        let key = AttachmentKey::parse(key).ok_or(Failure::NotFound)?;
        Ok(Self { key, segment })
    }

    /// The answer with the attachment that was found for this reader, if the address is its own.
    pub async fn answer(
        &self,
        app: &App,
        found: Option<Attachment>,
        headers: &HeaderMap,
    ) -> Result<Response, Failure> {
        let attachment = found.ok_or(Failure::NotFound)?;
        let size = attachment.size_at(&self.segment).ok_or(Failure::NotFound)?;
        send(app, &attachment, size, headers).await
    }

    /// The same for a reader of one text, which names its files.
    pub async fn answer_named(
        &self,
        app: &App,
        (practice, is_named): (PracticeId, bool),
        headers: &HeaderMap,
    ) -> Result<Response, Failure> {
        if !is_named {
            return Err(Failure::NotFound);
        }
        let found = store::of_practice(&mut app.db.read().await?, practice, &self.key).await?;
        self.answer(app, found, headers).await
    }

    /// The same for everybody.
    pub async fn answer_in_public(
        &self,
        app: &App,
        found: Option<Attachment>,
        headers: &HeaderMap,
    ) -> Result<Response, Failure> {
        let mut response = self.answer(app, found, headers).await?;
        let always_ask = HeaderValue::from_static("public, no-cache");
        response.headers_mut().insert(CACHE_CONTROL, always_ask);
        response.extensions_mut().insert(Public::Data);
        Ok(response)
    }
}

async fn send(
    app: &App,
    attachment: &Attachment,
    size: RenditionSize,
    headers: &HeaderMap,
) -> Result<Response, Failure> {
    let tag = format!("\"{}-{}\"", attachment.key, size.as_str());
    let tag_header = HeaderValue::from_str(&tag).map_err(|_| Failure::Fault)?;
    if fresh::has_already(headers, &tag, None) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        response.headers_mut().insert(ETAG, tag_header);
        return Ok(response);
    }
    let key = attachment.key.stored(size);
    let stored = app.storage.get(&key).await.map_err(|error| {
        tracing::error!(%error, key = %attachment.key, "an attachment could not be read");
        Failure::Fault
    })?;
    let Some(stored) = stored else {
        tracing::error!(key = %attachment.key, "the storage has lost an attachment");
        return Err(Failure::Fault);
    };
    let how = if attachment.kind.is_picture() {
        Disposition::Inline
    } else {
        Disposition::Attachment
    };
    let named =
        HeaderValue::from_str(&attachment.name.disposition(how)).map_err(|_| Failure::Fault)?;
    let mut response = Response::new(Body::from_stream(stored.stream));
    let all = response.headers_mut();
    all.insert(
        CONTENT_TYPE,
        HeaderValue::from_static(attachment.kind.media_type()),
    );
    all.insert(CONTENT_LENGTH, HeaderValue::from(stored.length));
    all.insert(CONTENT_DISPOSITION, named);
    all.insert(ETAG, tag_header);
    response.extensions_mut().insert(Sandboxed);
    Ok(response)
}
