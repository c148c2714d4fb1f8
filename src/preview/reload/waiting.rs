//! Requests whose answer is held back until there is one.

use super::Question;
use crate::preview::serve::http::{Exchange, Reply};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long there may be no news; proxies and browsers give up after 30 seconds or more.
const NO_NEWS: Duration = Duration::from_secs(15);
/// How long a page may be made. Making all of a large site takes a part of this, and what is asked
/// for is made first.
const NO_PAGE: Duration = Duration::from_secs(60);
/// The most requests that wait; whoever asks beyond that is answered as if it had waited.
const MOST: usize = 256;

/// What somebody waits for.
#[derive(Debug)]
pub(crate) enum Wish {
    /// What is new about the page it shows.
    News(Question),
    /// A page that is pending.
    Page,
}

/// Everybody who waits. Nobody holds a thread.
#[derive(Default)]
pub(crate) struct Waiting {
    room: Mutex<Vec<Waiter>>,
    arrived: Condvar,
}

struct Waiter {
    exchange: Exchange,
    wish: Wish,
    until: Instant,
}

impl Waiting {
    /// Lets a request wait unless there is an answer to it or no room.
    ///
    /// Gives it back when it is to be answered now: with the answer, or because there is no room.
    /// `answer` is asked while nobody can be added or taken away, so that a change is either seen
    /// by it or sees who waits.
    pub(crate) fn add(
        &self,
        exchange: Exchange,
        wish: Wish,
        answer: impl FnOnce(&Exchange, &Wish) -> Option<Reply>,
    ) -> Option<(Exchange, Wish, Option<Reply>)> {
        let mut room = self.lock();
        let reply = answer(&exchange, &wish);
        if reply.is_some() || room.len() >= MOST {
            return Some((exchange, wish, reply));
        }
        let patience = match wish {
            Wish::News(_) => NO_NEWS,
            Wish::Page => NO_PAGE,
        };
        room.push(Waiter { exchange, wish, until: Instant::now() + patience });
        self.arrived.notify_one();
        None
    }

    /// Takes out everybody to whom there is an answer.
    pub(crate) fn take(
        &self,
        answer: impl Fn(&Exchange, &Wish) -> Option<Reply>,
    ) -> Vec<(Exchange, Reply)> {
        let mut room = self.lock();
        let mut answered = Vec::new();
        for waiter in std::mem::take(&mut *room) {
            match answer(&waiter.exchange, &waiter.wish) {
                Some(reply) => answered.push((waiter.exchange, reply)),
                None => room.push(waiter),
            }
        }
        answered
    }

    /// Blocks until somebody has waited long enough, and takes out all of these.
    pub(crate) fn next_late(&self) -> Vec<(Exchange, Wish)> {
        let mut room = self.lock();
        loop {
            let now = Instant::now();
            let late: Vec<_> = room.extract_if(.., |waiter| waiter.until <= now).collect();
            if !late.is_empty() {
                return late.into_iter().map(|waiter| (waiter.exchange, waiter.wish)).collect();
            }
            room = match room.iter().map(|waiter| waiter.until).min() {
                Some(until) => {
                    let woken = self.arrived.wait_timeout(room, until - now);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.arrived.wait(room).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Waiter>> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
