//! Rules on what tables 3 and 4 make likely; their sums are [`arithmetic`](super::arithmetic)'s.

pub(super) mod carry_share;
pub(super) mod direct_2024;
pub(super) mod fee_class;
pub(super) mod misc_share;
pub(super) mod no_request;
