//! Threads that send replies: as many as there are slow readers, up to a limit.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The most threads; a connection whose other side stopped reading holds one.
const MOST: usize = 64;
/// How long an idle thread stays.
const PATIENCE: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce() + Send>;

/// A pool that grows while all its threads are busy, so that one slow reader never blocks others.
///
/// The jobs of one connection are done one after the other: its replies have to leave in order,
/// and a client that asks a hundred times and reads nothing holds one thread and not a hundred.
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
    /// The jobs of each connection that has some under way or waiting.
    lanes: HashMap<SocketAddr, VecDeque<Job>>,
    /// Connections with a job that may be done now.
    ready: VecDeque<SocketAddr>,
    threads: usize,
    idle: usize,
}

impl Workers {
    /// Does the job on another thread, at once unless the connection has another one under way or
    /// all threads that may be are busy.
    pub(crate) fn run(&self, connection: SocketAddr, job: impl FnOnce() + Send + 'static) {
        let mut state = self.shared.lock();
        if let Some(lane) = state.lanes.get_mut(&connection) {
            lane.push_back(Box::new(job));
            return;
        }
        state.lanes.insert(connection, VecDeque::from([Box::new(job) as Job]));
        state.ready.push_back(connection);
        if state.idle >= state.ready.len() || state.threads >= MOST {
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
            if let Some(connection) = state.ready.pop_front() {
                let job = state.lanes.get_mut(&connection).and_then(VecDeque::pop_front);
                drop(state);
                if let Some(job) = job {
                    // A reply that panics must not take the thread's place in the count with it.
                    let _ = catch_unwind(AssertUnwindSafe(job));
                }
                state = self.lock();
                if state.lanes.get(&connection).is_some_and(|lane| !lane.is_empty()) {
                    state.ready.push_back(connection);
                } else {
                    state.lanes.remove(&connection);
                }
                continue;
            }
            state.idle += 1;
            let waited = self.arrived.wait_timeout(state, PATIENCE);
            let (woken, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            state = woken;
            state.idle -= 1;
            if timeout.timed_out() && state.ready.is_empty() {
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
    use std::net::Ipv4Addr;
    use std::sync::mpsc::channel;

    fn connection(number: usize) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, u16::try_from(number).unwrap()).into()
    }

    #[test]
    fn jobs_that_hang_do_not_keep_others_waiting() {
        let workers = Workers::default();
        let (release, held) = channel::<()>();
        let held = Arc::new(Mutex::new(held));
        let hang = |number| {
            let held = held.clone();
            workers.run(connection(number), move || {
                let _ = held.lock().unwrap().recv();
            });
        };
        (0..MOST - 2).for_each(hang);
        // All of one connection.
        (0..MOST * 2).for_each(|_| hang(1000));
        let (done, finished) = channel();
        for number in 0..10 {
            let done = done.clone();
            workers.run(connection(2000 + number), move || done.send(number).unwrap());
        }
        drop(done);
        let mut numbers: Vec<usize> = finished.iter().collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..10).collect::<Vec<_>>());
        drop(release);
    }

    #[test]
    fn the_jobs_of_a_connection_are_done_in_order() {
        let workers = Workers::default();
        let (done, finished) = channel();
        for number in 0..500 {
            let done = done.clone();
            workers.run(connection(number % 5), move || done.send(number).unwrap());
        }
        drop(done);
        let numbers: Vec<usize> = finished.iter().collect();
        assert_eq!(numbers.len(), 500);
        for lane in 0..5 {
            assert!(numbers.iter().filter(|number| *number % 5 == lane).is_sorted());
        }
    }

    #[test]
    fn a_job_that_panics_leaves_the_pool_working() {
        let workers = Workers::default();
        for number in 0..MOST * 2 {
            workers.run(connection(number), || panic!("on purpose"));
        }
        let (done, finished) = channel();
        workers.run(connection(1), move || done.send(()).unwrap());
        finished.recv().unwrap();
    }
}
