//! A bucket of a service that speaks the protocol of Amazon S3. The library makes and signs the requests; they go out through
//! the HTTP client that the service has anyway.

mod wire;

use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::{BackoffConfig, ClientOptions, Error, RetryConfig};

use crate::config::S3Place;
use wire::{Connector, Patience};

/// How often a request is tried again after an answer of trouble or none.
const RETRIES: usize = 4;
/// For how long it is tried again.
const RETRY: Duration = Duration::from_mins(1);
/// The pause before the first repetition; each further one is longer.
const PAUSE: Duration = Duration::from_millis(200);

/// Opens a bucket. Nothing is sent yet.
pub(super) fn open(place: &S3Place) -> Result<AmazonS3, Error> {
    with(place, Patience::default(), PAUSE)
}

fn with(place: &S3Place, patience: Patience, pause: Duration) -> Result<AmazonS3, Error> {
    let is_plain = |url: &url::Url| url.scheme() == "http";
    let builder = AmazonS3Builder::new()
        .with_bucket_name(&place.bucket)
        .with_region(&place.region)
        .with_access_key_id(&place.key)
        .with_secret_access_key(&place.secret.0)
        // The bucket is a part of the path: services of one's own have no name for each bucket.
        .with_virtual_hosted_style_request(false)
        // Objects are removed one by one, and not every service knows the request that removes several.
        .with_disable_bulk_delete(true)
        .with_client_options(
            ClientOptions::new().with_allow_http(place.endpoint.as_ref().is_some_and(is_plain)),
        )
        .with_retry(RetryConfig {
            backoff: BackoffConfig {
                init_backoff: pause,
                max_backoff: Duration::from_secs(5),
                base: 2.0,
            },
            max_retries: RETRIES,
            retry_timeout: RETRY,
        })
        .with_http_connector(Connector(patience));
    match &place.endpoint {
        Some(endpoint) => builder.with_endpoint(endpoint.as_str().trim_end_matches('/')),
        None => builder,
    }
    .build()
}

#[cfg(test)]
mod tests;
