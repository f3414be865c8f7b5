//! Ctrl+C and other ends from outside: what was written so far is whole, and no half file stays.
//!
//! Every write happens with [`writing`] held. A thread waits for the signals; it takes away the file under way, waits for the
//! write that is just being made, and ends the program as the signal would have done. On other systems than Unix the signal
//! does it alone ([decision 0016](../../../docs/decisions/0016-interrupted-runs.md)).

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

static WRITING: Mutex<()> = Mutex::new(());
static UNDER_WAY: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Held while something is written that must not be cut: a document on standard output.
pub(crate) fn writing() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file that goes away with the program; held while it gets its name, and emptied then.
pub(crate) fn under_way() -> MutexGuard<'static, Option<PathBuf>> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From here on signals are heard. Where that fails they do what they do by themselves.
pub(crate) fn watch() {
    #[cfg(unix)]
    unix::watch();
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::sync::TryLockError;
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{WRITING, under_way};

    /// As long as a write is waited for: it may go to a pipe that nobody reads.
    const PATIENCE: Duration = Duration::from_secs(1);
    const PAUSE: Duration = Duration::from_millis(10);

    pub(super) fn watch() {
        // What was to be ignored (`nohup`, a job in the background) stays so.
        let heard: Vec<_> =
            [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|&signal| !ignored(signal)).collect();
        let Ok(mut signals) = Signals::new(heard) else { return };
        // Without the thread a signal would do nothing at all.
        let _ = thread::Builder::new().spawn(move || {
            if let Some(signal) = signals.forever().next() {
                end(signal);
            }
        });
    }

    fn end(signal: i32) {
        // Held to the end: what follows gets no name, and nothing more is begun.
        let under_way = under_way();
        if let Some(file) = &*under_way {
            let _ = fs::remove_file(file);
        }
        let mut waited = Duration::ZERO;
        let _written = loop {
            match WRITING.try_lock() {
                Ok(written) => break Some(written),
                Err(TryLockError::Poisoned(written)) => break Some(written.into_inner()),
                Err(TryLockError::WouldBlock) if waited > PATIENCE => break None,
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
            waited += PAUSE;
        };
        // The program's end shows which signal it was, as scripts and shells expect.
        let _ = emulate_default_handler(signal);
        std::process::exit(128 + signal);
    }

    /// Whether the signal was ignored when the program began, as far as the system tells.
    fn ignored(signal: i32) -> bool {
        fs::read_to_string("/proc/self/status").is_ok_and(|status| mask(&status) >> (signal - 1) & 1 == 1)
    }

    /// The ignored signals of `/proc/self/status`, one bit each from signal 1 on.
    fn mask(status: &str) -> u64 {
        let hex = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        hex.and_then(|hex| u64::from_str_radix(hex.trim(), 16).ok()).unwrap_or(0)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn ignored_signals_are_those_of_the_mask() {
            let mask = mask("Name:\ta\nSigIgn:\t0000000000001003\nSigCgt:\t0\n");
            assert_eq!([1, 2, 15].map(|signal| mask >> (signal - 1) & 1), [1, 1, 0]);
            assert_eq!(super::mask("SigIgn: x"), 0);
        }
    }
}
