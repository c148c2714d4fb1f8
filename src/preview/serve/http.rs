//! Requests and replies as the preview sees them; the only place that knows `tiny_http`.
//!
//! What `tiny_http` 0.12 does not do is done here or said in docs/preview.md: an error of
//! `accept` ends its loop for good, so the loop is started anew on the same socket; bodies over
//! 32 KiB would lose their length, so the threshold is lifted.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait after an error of `accept`, which mostly means that descriptors ran out.
const BREATH: Duration = Duration::from_millis(200);
/// How long the connections of an ended loop are still served.
const AFTERLIFE: Duration = Duration::from_secs(60);

/// What is asked, as plain text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask<'a> {
    /// Such as `GET`, in upper case.
    pub(crate) method: &'a str,
    /// As sent.
    pub(crate) target: &'a str,
    /// Names and values in the order sent.
    pub(crate) headers: &'a [(&'a str, &'a str)],
}

impl<'a> Ask<'a> {
    /// The values of a header, whose name is compared without case.
    pub(crate) fn headers(&self, name: &'static str) -> impl Iterator<Item = &'a str> {
        let named = self.headers.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name));
        named.map(|(_, value)| *value)
    }

    /// The first value of a header.
    pub(crate) fn header(&self, name: &'static str) -> Option<&'a str> {
        self.headers(name).next()
    }
}

/// What is answered.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
}

/// The bytes of a reply.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// Those of a file of the site.
    Shared(Arc<[u8]>),
    /// Made for this reply.
    Own(Vec<u8>),
}

impl Body {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Shared(bytes) => bytes,
            Self::Own(bytes) => bytes,
        }
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        self.bytes()
    }
}

/// A request that waits for its reply. It may be kept for a while without holding a thread.
pub(crate) struct Exchange {
    request: tiny_http::Request,
}

impl Exchange {
    /// Looks at what is asked.
    pub(crate) fn look<T>(&self, look: impl FnOnce(Ask<'_>) -> T) -> T {
        let headers = self.request.headers().iter();
        let headers: Vec<(&str, &str)> =
            headers.map(|header| (header.field.as_str().as_str(), header.value.as_str())).collect();
        let method = self.request.method().to_string();
        look(Ask { method: &method, target: self.request.url(), headers: &headers })
    }

    /// Sends the reply; blocks while the other side does not read.
    pub(crate) fn reply(self, reply: Reply) {
        let length = reply.body.bytes().len();
        let mut response = tiny_http::Response::new(
            reply.status.into(),
            Vec::new(),
            io::Cursor::new(reply.body),
            Some(length),
            None,
        )
        .with_chunked_threshold(usize::MAX);
        for (name, value) in &reply.headers {
            if let Ok(header) = tiny_http::Header::from_bytes(name.as_bytes(), value.as_bytes()) {
                response.add_header(header);
            }
        }
        // Whoever asked may have gone.
        let _ = self.request.respond(response);
    }
}

/// Takes requests for as long as the program runs and gives each to `take`, which must not block.
///
/// # Errors
///
/// When listening cannot begin.
pub(crate) fn listen(
    listener: TcpListener,
    take: impl Fn(Exchange) + Send + Sync + 'static,
) -> io::Result<()> {
    let first = server(&listener)?;
    let take = Arc::new(take);
    thread::Builder::new().name("listen".to_owned()).spawn(move || {
        let mut next = Some(first);
        loop {
            let Some(server) = next.take().or_else(|| server(&listener).ok()) else {
                thread::sleep(BREATH);
                continue;
            };
            accept(&server, &*take);
            thread::sleep(BREATH);
            // Its connections go on to put requests into its own queue.
            let take = take.clone();
            let drain = move || drain(&server, &*take);
            let _ = thread::Builder::new().name("drain".to_owned()).spawn(drain);
        }
    })?;
    Ok(())
}

fn server(listener: &TcpListener) -> io::Result<tiny_http::Server> {
    tiny_http::Server::from_listener(listener.try_clone()?, None).map_err(io::Error::other)
}

/// Takes requests until accepting fails.
fn accept(server: &tiny_http::Server, take: &impl Fn(Exchange)) {
    while let Ok(request) = server.recv() {
        take(Exchange { request });
    }
}

/// Takes the requests of connections that are already there.
fn drain(server: &tiny_http::Server, take: &impl Fn(Exchange)) {
    let end = Instant::now() + AFTERLIFE;
    while Instant::now() < end {
        if let Ok(Some(request)) = server.recv_timeout(BREATH) {
            take(Exchange { request });
        }
    }
}
