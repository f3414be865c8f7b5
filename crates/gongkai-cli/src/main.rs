//! The gongkai command line.
fn main() {}
