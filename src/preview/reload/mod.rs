//! Tells open pages what changed.
//!
//! A page asks and the answer is held back until there is news or 15 seconds have passed (long
//! polling). Of the two ways that need no WebSocket this one suits `tiny_http` better: a request
//! that waits holds no thread of ours and is answered by an ordinary reply with a length, whereas
//! a stream of events has to be written past the library, keeps a thread per page, and does not
//! notice when the page is gone. The page says which edition it shows, and the answer follows from
//! that alone, so an update cannot be missed between two questions.

pub(super) mod inject;
mod question;
pub(super) mod styles;
mod waiting;

pub(crate) use question::{QUESTIONS, Question};
pub(crate) use waiting::{Waiting, Wish};
