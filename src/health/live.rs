//! `/health/live`: whether the process runs.

/// 200, as long as the process answers requests.
pub async fn get() -> &'static str {
    "ok"
}
