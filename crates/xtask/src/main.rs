//! Gongkai's build system.
fn main() {}
