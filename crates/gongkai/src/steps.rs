//! Counts what the reader's loops do, so that a test can watch that reading is linear in its input (tests/tests/linear.rs).
//!
//! Times differ from run to run and from machine to machine; steps do not. Only builds with debug assertions
//! count: in a release nothing of this is left.

#[cfg(debug_assertions)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes that a loop looked at `count` things: bytes, characters, pieces, words, runs.
#[inline]
pub(crate) fn add(count: usize) {
    #[cfg(debug_assertions)]
    STEPS.with(|steps| steps.set(steps.get() + count as u64));
    #[cfg(not(debug_assertions))]
    let _ = count;
}

/// What `work` gives, and how many steps reading took in it.
#[cfg(debug_assertions)]
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.get();
    let result = work();
    (result, STEPS.get() - before)
}
