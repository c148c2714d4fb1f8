//! Threads that send replies: as many as there are slow readers, up to a limit.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The most threads; a reader that stopped reading holds one until its connection ends.
const MOST: usize = 64;
/// How long an idle thread stays.
const PATIENCE: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce() + Send>;

/// A pool that grows while all its threads are busy, so that one slow reader never blocks others.
#[derive(Clone, Default)]
pub(crate) struct Workers {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    arrived: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

impl Workers {
    /// Does the job on another thread, at once unless all threads that may be are busy.
    pub(crate) fn run(&self, job: impl FnOnce() + Send + 'static) {
        let mut state = self.shared.lock();
        state.jobs.push_back(Box::new(job));
        if state.idle >= state.jobs.len() || state.threads >= MOST {
            self.shared.arrived.notify_one();
            return;
        }
        state.threads += 1;
        drop(state);
        let shared = self.shared.clone();
        let started = thread::Builder::new().name("reply".to_owned()).spawn(move || shared.work());
        if started.is_err() {
            // The system gives no more threads: those that are there take the job.
            self.shared.lock().threads -= 1;
        }
    }
}

impl Shared {
    fn work(&self) {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                drop(state);
                // A reply that panics must not take the thread's place in the count with it.
                let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
                state = self.lock();
                continue;
            }
            state.idle += 1;
            let waited = self.arrived.wait_timeout(state, PATIENCE);
            let (woken, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.idle -= 1;
            if timeout.timed_out() && state.jobs.is_empty() {
                state.threads -= 1;
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn jobs_that_hang_do_not_keep_others_waiting() {
        let workers = Workers::default();
        let (release, held) = channel::<()>();
        let held = Arc::new(Mutex::new(held));
        for _ in 0..MOST - 1 {
            let held = held.clone();
            workers.run(move || {
                let _ = held.lock().unwrap().recv();
            });
        }
        let (done, finished) = channel();
        for number in 0..10 {
            let done = done.clone();
            workers.run(move || done.send(number).unwrap());
        }
        drop(done);
        let mut numbers: Vec<i32> = finished.iter().collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..10).collect::<Vec<_>>());
        drop(release);
    }

    #[test]
    fn a_job_that_panics_leaves_the_pool_working() {
        let workers = Workers::default();
        for _ in 0..MOST * 2 {
            workers.run(|| panic!("on purpose"));
        }
        let (done, finished) = channel();
        workers.run(move || done.send(()).unwrap());
        finished.recv().unwrap();
    }
}
