//! Faults on demand, in builds for tests only (feature `panic-switch`): nobody knows a text that ends the engine, and tests
//! must see that what uses it goes on.

/// Begins a text that asks for a fault; its kind stands behind it.
const ASKS: &str = "panic-switch: ";

/// Ends the call where the text asks for it: `panic` with a message, `index` by an index beyond a slice, `overflow` by recursion without
/// end, `memory` by asking for more than there is.
pub(crate) fn obey(text: &str) {
    let Some(kind) = text.trim_start().strip_prefix(ASKS) else { return };
    match kind.split_whitespace().next().unwrap_or_default() {
        "panic" => panic!("the test asked for a panic"),
        "index" => {
            let bytes = kind.as_bytes();
            assert_eq!(bytes[kind.len() + 1], 0);
        }
        "overflow" => assert!(deeper(kind.len()) > 0),
        // Two of these are more than there are addresses.
        "memory" => {
            drop(std::hint::black_box([(); 2].map(|()| Vec::<u8>::with_capacity(isize::MAX as usize))));
        }
        _ => {}
    }
}

/// Never ends; each call needs room on the stack.
#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn deeper(depth: usize) -> usize {
    let room = [depth; 64];
    deeper(depth + 1) + std::hint::black_box(room)[depth % 64]
}
