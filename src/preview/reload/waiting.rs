//! Questions whose answer is held back until there is news.

use super::Question;
use crate::preview::serve::http::Exchange;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long an answer is held back; proxies and browsers give up after 30 seconds or more.
const PATIENCE: Duration = Duration::from_secs(15);
/// The most questions that wait; whoever asks beyond that is told that there is no news.
const MOST: usize = 256;

/// Everybody who waits. Nobody holds a thread.
#[derive(Default)]
pub(crate) struct Waiting {
    room: Mutex<Vec<Waiter>>,
    arrived: Condvar,
}

struct Waiter {
    exchange: Exchange,
    question: Question,
    until: Instant,
}

impl Waiting {
    /// Lets a question wait unless there is news for it or no room.
    ///
    /// Gives the exchange back when it is to be answered now, with the news or with none.
    pub(crate) fn add(
        &self,
        exchange: Exchange,
        question: Question,
        news: impl FnOnce(&Question) -> Option<String>,
    ) -> Option<(Exchange, Option<String>)> {
        let mut room = self.lock();
        let news = news(&question);
        if news.is_some() || room.len() >= MOST {
            return Some((exchange, news));
        }
        room.push(Waiter { exchange, question, until: Instant::now() + PATIENCE });
        self.arrived.notify_one();
        None
    }

    /// Takes out everybody for whom there is news.
    pub(crate) fn take(
        &self,
        news: impl Fn(&Question) -> Option<String>,
    ) -> Vec<(Exchange, String)> {
        let mut room = self.lock();
        let mut told = Vec::new();
        for waiter in std::mem::take(&mut *room) {
            match news(&waiter.question) {
                Some(json) => told.push((waiter.exchange, json)),
                None => room.push(waiter),
            }
        }
        told
    }

    /// Blocks until somebody has waited long enough, and takes out all of these.
    pub(crate) fn next_late(&self) -> Vec<Exchange> {
        let mut room = self.lock();
        loop {
            let now = Instant::now();
            // They came in this order.
            let late = room.iter().take_while(|waiter| waiter.until <= now).count();
            if late > 0 {
                return room.drain(..late).map(|waiter| waiter.exchange).collect();
            }
            room = match room.first().map(|waiter| waiter.until - now) {
                Some(rest) => {
                    self.arrived.wait_timeout(room, rest).unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.arrived.wait(room).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Waiter>> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
