//! The server: takes requests, refuses what is not for it, and answers from the newest edition.

use super::answer;
use super::guard::{Guard, Refusal};
use super::http::{Ask, Exchange, Reply, listen};
use super::target::Target;
use super::workers::Workers;
use crate::preview::live::Live;
use crate::preview::reload::{QUESTIONS, Question, Waiting, Wish};
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Instant;

const NOT_READ: Refusal = Refusal { status: 400, reason: "this is no address of a page" };
const NOT_ALLOWED: Refusal =
    Refusal { status: 405, reason: "pages can only be read: GET and HEAD" };

/// What every reply needs.
struct Desk {
    live: Arc<Live>,
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
    /// One of these pages is asked for, and it is pending.
    Pending(Vec<String>),
}

/// Begins to answer, for as long as the program runs.
///
/// # Errors
///
/// When the system gives no thread or no further handle of the socket.
pub(crate) fn start(
    listener: TcpListener,
    guard: Guard,
    name: String,
    live: Arc<Live>,
) -> io::Result<()> {
    let desk = Arc::new(Desk {
        live,
        waiting: Waiting::default(),
        guard,
        name,
        workers: Workers::default(),
    });
    let (taker, keeper, teller) = (desk.clone(), desk.clone(), desk);
    listen(listener, move |exchange| {
        let desk = taker.clone();
        taker.workers.run(exchange.connection(), move || desk.handle(exchange));
    })?;
    std::thread::Builder::new().name("wait".to_owned()).spawn(move || {
        loop {
            let late = keeper.waiting.next_late();
            keeper.send(late.into_iter().map(|(exchange, wish)| (exchange, too_late(&wish))));
        }
    })?;
    std::thread::Builder::new().name("tell".to_owned()).spawn(move || {
        let mut seen = 0;
        loop {
            seen = teller.live.wait(seen);
            let answer = |exchange: &Exchange, wish: &Wish| teller.answer(exchange, wish);
            teller.send(teller.waiting.take(answer).into_iter());
        }
    })?;
    Ok(())
}

/// The answer to somebody who waited long enough.
fn too_late(wish: &Wish) -> Reply {
    match wish {
        Wish::News(_) => answer::no_news(),
        Wish::Page => answer::late(),
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
        let wish = match exchange.look(|ask| self.judge(&ask)) {
            Verdict::Reply(reply) => return exchange.reply(reply),
            Verdict::Question(question) => {
                self.live.wanted.open(question.paths(), Instant::now());
                Wish::News(question)
            }
            Verdict::Pending(paths) => {
                self.live.wanted.ask(&paths);
                Wish::Page
            }
        };
        let answer = |exchange: &Exchange, wish: &Wish| self.answer(exchange, wish);
        if let Some((exchange, wish, reply)) = self.waiting.add(exchange, wish, answer) {
            exchange.reply(reply.unwrap_or_else(|| too_late(&wish)));
        }
    }

    /// The answer to somebody who waits, as soon as there is one.
    fn answer(&self, exchange: &Exchange, wish: &Wish) -> Option<Reply> {
        match wish {
            Wish::News(question) => {
                let news = self.live.look(|edition| question.news(edition, &self.name));
                news.map(answer::news)
            }
            Wish::Page => match exchange.look(|ask| self.judge(&ask)) {
                Verdict::Reply(reply) => Some(reply),
                Verdict::Question(_) => None,
                Verdict::Pending(paths) => {
                    // It may have been made and be pending again since somebody asked for it.
                    self.live.wanted.ask(&paths);
                    None
                }
            },
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
        self.live.look(|edition| {
            if target.path == QUESTIONS {
                return match Question::read(&target, &edition.base) {
                    Some(question) => Verdict::Question(question),
                    None => refuse(NOT_READ),
                };
            }
            let reply = answer::answer(ask, &target, edition, &self.name);
            reply.map_or_else(|| Verdict::Pending(target.candidates(&edition.base)), Verdict::Reply)
        })
    }
}
