//! Opens an address in the browser that the system prefers.

use std::io;
use std::process::{Command, Stdio};

/// Starts the system's own opener and does not wait for it.
///
/// # Errors
///
/// When there is no opener.
pub fn open(address: &str) -> io::Result<()> {
    let mut command = opener();
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    // Somebody has to take the exit code of a child, or it stays in the system's table.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(target_os = "windows")]
fn opener() -> Command {
    // `start` is no program; explorer opens an address in the preferred browser.
    Command::new("explorer")
}

#[cfg(target_os = "macos")]
fn opener() -> Command {
    Command::new("open")
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn opener() -> Command {
    Command::new("xdg-open")
}
