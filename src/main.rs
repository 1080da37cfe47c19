//! The command line of Praxis. Every command calls the rooms' actions; nothing is decided here.

use std::process::ExitCode;

/// Gives freed memory back to the system, where the allocator of the C library keeps it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    praxis::command::run()
}
