//! The command line of Praxis. Every command calls the rooms' actions; nothing is decided here.

use std::process::ExitCode;

fn main() -> ExitCode {
    praxis::command::run()
}
