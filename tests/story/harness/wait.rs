//! Waiting for what another task or process does. This is the only place of the tests that sleeps: a story names a
//! condition, and the deadline is long enough for a machine that is busy with other things.

use std::time::{Duration, Instant};

/// How long a condition may take.
const DEADLINE: Duration = Duration::from_mins(1);

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// Waits until the condition holds, and fails with what was waited for when it does not in time.
#[track_caller]
pub fn until(wanted: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < DEADLINE, "waited in vain until {wanted}");
        std::thread::sleep(PAUSE);
    }
}

/// The same beside other tasks.
pub async fn until_async(wanted: &str, mut holds: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !holds().await {
        assert!(begun.elapsed() < DEADLINE, "waited in vain until {wanted}");
        tokio::time::sleep(PAUSE).await;
    }
}

/// Waits for the end of something that must end soon.
pub async fn soon<T>(wanted: &str, ending: impl Future<Output = T>) -> T {
    let ended = tokio::time::timeout(DEADLINE, ending).await;
    ended.unwrap_or_else(|_| panic!("waited in vain until {wanted}"))
}
