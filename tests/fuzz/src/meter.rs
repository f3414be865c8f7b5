//! What a reading takes: bytes that are allocated at once, processor time of the thread, branches that are reached.
//!
//! The only unsafe code of the project's tests: an allocator that counts, and the counters that the compiler puts into
//! instrumented code (`-C passes=sancov-module`).

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr::{null_mut, slice_from_raw_parts_mut};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

/// The allocator of the program.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// Beyond this nothing more is given: the machine is others', too.
const LIMIT: usize = 4 << 30;

// SAFETY: everything is the system's allocator's; only sizes are counted beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !count(layout.size()) {
            return null_mut();
        }
        // SAFETY: the caller's promise about `layout` is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !count(layout.size()) {
            return null_mut();
        }
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promise about `pointer` and `layout` is handed on.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !count(size) {
            return null_mut();
        }
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn count(size: usize) -> bool {
    let now = NOW.fetch_add(size, Relaxed) + size;
    MOST.fetch_max(now, Relaxed);
    now < LIMIT
}

/// Begins to count: what is allocated now.
pub(crate) fn begin() -> usize {
    let now = NOW.load(Relaxed);
    MOST.store(now, Relaxed);
    now
}

/// The most that was allocated at once beyond what [`begin`] found.
pub(crate) fn most(begun: usize) -> usize {
    MOST.load(Relaxed).saturating_sub(begun)
}

/// Processor time of this thread; without Linux's account of it nothing.
pub(crate) fn processor_time() -> Duration {
    account("/proc/thread-self/schedstat")
}

/// The same of the thread that runs `main`, asked by another.
pub(crate) fn processor_time_of_main() -> Duration {
    account(&format!("/proc/self/task/{}/schedstat", std::process::id()))
}

fn account(path: &str) -> Duration {
    let account = std::fs::read_to_string(path).unwrap_or_default();
    let nanoseconds = account.split_ascii_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// Processor time of this thread since then.
pub(crate) fn processor_time_since(begun: Duration) -> Duration {
    processor_time().saturating_sub(begun)
}

/// Where the counters of all branches stand, once each.
static COUNTERS: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

/// Called by instrumented code before `main`, more than once with the same counters.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, stop: *mut u8) {
    let counters = (start as usize, stop as usize - start as usize);
    let mut all = COUNTERS.lock().expect("before any thread");
    if !all.contains(&counters) {
        all.push(counters);
    }
}

/// Branches reached, by how often, of all readings so far.
pub(crate) struct Reached {
    seen: Vec<u8>,
}

impl Reached {
    pub(crate) fn new() -> Self {
        let counters = COUNTERS.lock().expect("no panic in between");
        Self { seen: vec![0; counters.iter().map(|(_, length)| length).sum()] }
    }

    /// Whether there are counters at all.
    pub(crate) fn is_instrumented(&self) -> bool {
        !self.seen.is_empty()
    }

    pub(crate) fn branches(&self) -> usize {
        self.seen.iter().filter(|seen| **seen != 0).count()
    }

    /// Adds what was reached since the last call, and says whether some of it is new.
    pub(crate) fn take(&mut self) -> bool {
        let mut is_new = false;
        let mut base = 0;
        for (start, length) in COUNTERS.lock().expect("no panic in between").iter().copied() {
            // SAFETY: the compiler's counters are bytes of this program for as long as it runs, and only its one
            // thread that reads files writes them; it is here now.
            let counters = unsafe { &mut *slice_from_raw_parts_mut(start as *mut u8, length) };
            for (counter, seen) in counters.iter_mut().zip(&mut self.seen[base..]) {
                if *counter == 0 {
                    continue;
                }
                let class = match *counter {
                    1 => 1,
                    2 => 2,
                    3 => 4,
                    4..8 => 8,
                    8..16 => 16,
                    16..32 => 32,
                    32..128 => 64,
                    _ => 128,
                };
                is_new |= *seen & class == 0;
                *seen |= class;
                *counter = 0;
            }
            base += length;
        }
        is_new
    }
}
