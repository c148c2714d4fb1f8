//! The careerdash program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    careerdash::run(std::env::args_os())
}
