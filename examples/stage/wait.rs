//! Waiting for a condition, never for a time.

use std::time::{Duration, Instant};

/// How long anything may take before a test gives up. Generous: it only costs when something is wrong.
pub const DEADLINE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(15);

/// What goes wrong on the stage, in words.
pub type Outcome<T> = Result<T, String>;

/// Looks again and again until there is something to see; the error names what was waited for.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    within(DEADLINE, what, look).await
}

/// The same, with a deadline of one's own.
pub async fn within<T>(
    deadline: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let start = Instant::now();
    loop {
        let seen = look().await;
        if let Ok(Some(found)) = seen {
            return Ok(found);
        }
        if start.elapsed() > deadline {
            let why = seen
                .err()
                .map(|error| format!(": {error}"))
                .unwrap_or_default();
            return Err(format!(
                "waited {} s in vain for {what}{why}",
                deadline.as_secs()
            ));
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

/// Anything that can go wrong as words.
pub fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
