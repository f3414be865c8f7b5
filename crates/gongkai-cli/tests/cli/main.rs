//! The built binary, as people and programs run it.

mod command_line;
mod compare;
mod custom;
mod desk;
mod files;
mod interrupted;
mod output;
mod reading;
