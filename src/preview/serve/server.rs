//! The server: takes requests, refuses what is not for it, and answers from the newest edition.

use super::answer;
use super::guard::{Guard, Refusal};
use super::http::{Ask, Exchange, Reply, listen};
use super::target::Target;
use super::workers::Workers;
use crate::preview::edition::{Edition, Outcome};
use crate::preview::live::Live;
use crate::preview::reload::{QUESTIONS, Question, Waiting};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;

const NOT_READ: Refusal = Refusal { status: 400, reason: "this is no address of a page" };
const NOT_ALLOWED: Refusal =
    Refusal { status: 405, reason: "pages can only be read: GET and HEAD" };

/// A running server.
pub(crate) struct Server {
    desk: Arc<Desk>,
}

/// What every reply needs.
struct Desk {
    live: Live,
    waiting: Waiting,
    guard: Guard,
    /// Names this run, so that pages notice a server that was started again.
    name: String,
    workers: Workers,
}

/// What is done with a request.
enum Verdict {
    Reply(Reply),
    /// An open page asks what is new.
    Question(Question),
}

impl Server {
    /// Begins to answer.
    ///
    /// # Errors
    ///
    /// When the system gives no thread or no further handle of the socket.
    pub(crate) fn start(
        listener: TcpListener,
        guard: Guard,
        name: String,
        edition: Edition,
    ) -> io::Result<Self> {
        let desk = Arc::new(Desk {
            live: Live::new(edition),
            waiting: Waiting::default(),
            guard,
            name,
            workers: Workers::default(),
        });
        let (taker, keeper) = (desk.clone(), desk.clone());
        listen(listener, move |exchange| {
            let desk = taker.clone();
            taker.workers.run(exchange.connection(), move || desk.handle(exchange));
        })?;
        std::thread::Builder::new().name("wait".to_owned()).spawn(move || {
            loop {
                let late = keeper.waiting.next_late();
                keeper.send(late.into_iter().map(|exchange| (exchange, answer::no_news())));
            }
        })?;
        Ok(Self { desk })
    }

    /// Puts the next edition in place and tells the pages it concerns; how many files changed.
    pub(crate) fn publish(&self, outcome: Outcome) -> usize {
        let desk = &self.desk;
        let changed = desk.live.publish(outcome);
        let told = desk.waiting.take(|question| question.news(&desk.live.newest(), &desk.name));
        desk.send(told.into_iter().map(|(exchange, json)| (exchange, answer::news(json))));
        changed
    }

    /// The newest edition.
    pub(crate) fn edition(&self) -> Arc<Edition> {
        self.desk.live.newest()
    }
}

impl Desk {
    /// Sends replies, each on a thread of its own if need be.
    fn send(&self, replies: impl Iterator<Item = (Exchange, Reply)>) {
        for (exchange, reply) in replies {
            self.workers.run(exchange.connection(), move || exchange.reply(reply));
        }
    }

    fn handle(&self, exchange: Exchange) {
        match exchange.look(|ask| self.judge(&ask)) {
            Verdict::Reply(reply) => exchange.reply(reply),
            Verdict::Question(question) => {
                // Looked at while nobody can be added or taken away: an edition is either seen
                // here or its publication sees who waits.
                let news = |question: &Question| question.news(&self.live.newest(), &self.name);
                if let Some((exchange, json)) = self.waiting.add(exchange, question, news) {
                    exchange.reply(json.map_or_else(answer::no_news, answer::news));
                }
            }
        }
    }

    fn judge(&self, ask: &Ask<'_>) -> Verdict {
        let refuse = |refusal| Verdict::Reply(answer::refuse(refusal));
        if let Err(refusal) = self.guard.check(ask) {
            return refuse(refusal);
        }
        if !matches!(ask.method, "GET" | "HEAD") {
            return refuse(NOT_ALLOWED);
        }
        let Some(target) = Target::parse(ask.target) else { return refuse(NOT_READ) };
        let edition = self.live.newest();
        if target.path == QUESTIONS {
            return match Question::read(&target, &edition.base) {
                Some(question) => Verdict::Question(question),
                None => refuse(NOT_READ),
            };
        }
        Verdict::Reply(answer::answer(ask, &target, &edition, &self.name))
    }
}
