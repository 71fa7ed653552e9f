//! The system asks Doorstep to end: the person logs out, or the computer shuts down.

/// How long what is asked for may take, in seconds; then the process ends all the same.
#[cfg(unix)]
const LONGEST: u64 = 8;

/// Calls `then`, from a thread of its own, when the system asks the process to end. Windows tells the window itself.
#[cfg(unix)]
pub fn when_asked(then: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]);
    let Ok(mut signals) = signals.inspect_err(|error| tracing::warn!(%error, "no signals")) else { return };
    let wait = move || {
        if signals.forever().next().is_some() {
            then();
            std::thread::sleep(std::time::Duration::from_secs(LONGEST));
            // A window that is not drawn any more, or waits for an answer that nobody gives.
            std::process::exit(1);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("doorstep-end".to_owned()).spawn(wait) {
        tracing::warn!(%error, "no thread that waits for signals");
    }
}

/// Calls `then`, from a thread of its own, when the system asks the process to end. Windows tells the window itself.
#[cfg(not(unix))]
pub fn when_asked(_then: impl Fn() + Send + 'static) {}
