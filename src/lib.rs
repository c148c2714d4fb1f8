//! Turns a résumé and job postings into a static career dashboard.

pub mod content;
pub mod diagnostics;
pub mod output;
pub mod site;

/// Runs the program.
pub fn run<I>(_arguments: I) -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
