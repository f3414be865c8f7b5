//! Counts what the reader's loops do, so that reading can end where it takes more than any report needs, and so that a test can
//! watch that it is linear in its input (tests/tests/linear.rs).
//!
//! Times differ from run to run and from machine to machine; steps do not, and a text that is too much for one machine is
//! read as far on every other.

thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Notes that a loop looked at `count` things: bytes, characters, pieces, words, runs.
#[inline]
pub(crate) fn add(count: usize) {
    STEPS.with(|steps| steps.set(steps.get() + count as u64));
}

/// How many steps one reading may take: some times what the dearest of the patterns in the tests needs for a text of so many
/// bytes.
pub(crate) struct Budget {
    most: u64,
}

impl Budget {
    pub(crate) fn for_bytes(bytes: usize) -> Budget {
        const PER_BYTE: u64 = 4000;
        const AT_LEAST: u64 = 10_000_000;
        Budget { most: STEPS.get() + AT_LEAST + PER_BYTE * bytes as u64 }
    }

    pub(crate) fn is_spent(&self) -> bool {
        STEPS.get() > self.most
    }
}

/// What `work` gives, and how many steps reading took in it.
pub fn counted<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.get();
    let result = work();
    (result, STEPS.get() - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_spent_by_steps_alone() {
        let budget = Budget::for_bytes(10);
        add(10_000_000);
        assert!(!budget.is_spent());
        add(40_001);
        assert!(budget.is_spent());
        assert!(!Budget::for_bytes(10).is_spent());
    }
}
