//! Rules on table 2.

pub(super) mod proc_unit;
