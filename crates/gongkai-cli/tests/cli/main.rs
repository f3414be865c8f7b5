//! The built binary, as people and programs run it.

mod command_line;
mod desk;
mod reading;
