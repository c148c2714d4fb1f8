//! What a long run is doing, on a terminal only.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Nothing is shown before this: most runs are over by then.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows the current stage of a run on standard error once it takes over a second.
#[derive(Debug)]
pub(super) struct Progress {
    shown: Option<(Sender<String>, JoinHandle<()>)>,
}

impl Progress {
    /// Silent unless `terminal`.
    pub(super) fn new(terminal: bool) -> Self {
        if !terminal {
            return Self { shown: None };
        }
        let (sender, receiver) = channel::<String>();
        let thread = std::thread::spawn(move || {
            let mut errors = std::io::stderr();
            let mut stage = String::new();
            let mut wait = PATIENCE;
            let mut drawn = false;
            loop {
                match receiver.recv_timeout(wait) {
                    Ok(next) => {
                        stage = next;
                        if !drawn {
                            continue;
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => wait = Duration::from_secs(3600),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                drawn = true;
                let _ = write!(errors, "\r\u{1b}[2K{stage} …");
                let _ = errors.flush();
            }
            if drawn {
                let _ = write!(errors, "\r\u{1b}[2K");
                let _ = errors.flush();
            }
        });
        Self { shown: Some((sender, thread)) }
    }

    /// Names what is being done now.
    pub(super) fn stage(&self, name: &str) {
        if let Some((sender, _)) = &self.shown {
            let _ = sender.send(name.to_owned());
        }
    }
}

impl Drop for Progress {
    /// Takes the line away, so that what is printed next starts on a clean one.
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.shown.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}
