//! Requests and replies as the preview sees them; the only place that knows `tiny_http`.
//!
//! What `tiny_http` 0.12 does not do is done here or said in docs/preview.md: an error of
//! `accept` ends its loop for good, so the loop is started anew on the same socket; a connection
//! may be left lying, so somebody knocks; bodies over 32 KiB would lose their length, so the
//! threshold is lifted.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait after an error of `accept`, which mostly means that descriptors ran out.
const BREATH: Duration = Duration::from_millis(200);
/// How often to knock.
const KNOCK: Duration = Duration::from_millis(250);
/// How long a reply may wait for the other side to read on.
#[cfg(target_os = "linux")]
const SENDING: Duration = Duration::from_secs(30);
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
    /// Tells the connections that are open at a time apart.
    pub(crate) fn connection(&self) -> SocketAddr {
        let unknown = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
        self.request.remote_addr().copied().unwrap_or(unknown)
    }

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
    tune(&listener);
    let first = server(&listener)?;
    let door = door(listener.local_addr()?);
    thread::Builder::new().name("knock".to_owned()).spawn(move || {
        loop {
            thread::sleep(KNOCK);
            // Closed at once: what matters is that it was accepted.
            drop(TcpStream::connect_timeout(&door, KNOCK));
        }
    })?;
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

/// Where to knock.
///
/// `tiny_http` gives a new connection to an idle thread, and counts a thread as idle until it
/// wakes up. Of several connections that come at the same moment one may be left without a thread
/// for as long as the others stay open, which in a browser is minutes. The next connection brings
/// a thread that takes both.
fn door(bound: SocketAddr) -> SocketAddr {
    let address = match bound.ip() {
        IpAddr::V4(address) if address.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(address) if address.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address => address,
    };
    (address, bound.port()).into()
}

/// Ends connections whose other side reads nothing for a while, and sends without delay.
///
/// `tiny_http` gives no access to its connections, but on Linux they inherit these options from
/// the socket that accepts them. The limit on receiving is inherited too and cannot be used: it
/// would end `accept` itself.
#[cfg(target_os = "linux")]
fn tune(listener: &TcpListener) {
    use rustix::net::sockopt::{Timeout, set_socket_timeout, set_tcp_nodelay};
    // Without it, a reader that hangs holds its thread for longer.
    let _ = set_socket_timeout(listener, Timeout::Send, Some(SENDING));
    // A reply leaves in several writes, and the second would wait 40 ms for the first's receipt.
    let _ = set_tcp_nodelay(listener, true);
}

#[cfg(not(target_os = "linux"))]
fn tune(_: &TcpListener) {}

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
