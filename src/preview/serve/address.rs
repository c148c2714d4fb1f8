//! Where the preview listens.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};

/// The port tried first when none is asked for.
pub const DEFAULT_PORT: u16 = 4000;
/// How many ports after the first are tried.
const FURTHER: u16 = 10;

/// The host and port asked for.
#[derive(Debug, Clone)]
pub struct Address {
    /// A name or an address of this computer.
    pub host: String,
    /// `None`: the first free one from [`DEFAULT_PORT`] on.
    pub port: Option<u16>,
}

impl Address {
    /// Begins to listen.
    ///
    /// # Errors
    ///
    /// A sentence that says what is taken or cannot be found, and what to do.
    pub(crate) fn listen(&self) -> Result<TcpListener, String> {
        let ports = match self.port {
            Some(port) => port..=port,
            None => DEFAULT_PORT..=DEFAULT_PORT + FURTHER,
        };
        let (first, last) = (*ports.start(), *ports.end());
        for port in ports {
            match bind(&self.host, port) {
                Ok(listener) => return Ok(listener),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) => {
                    return Err(format!("cannot listen on {}:{port}: {error}", self.host));
                }
            }
        }
        Err(if first == last {
            format!(
                "port {first} of {} is taken by another program; choose another with --port, or leave --port out to take a free one",
                self.host
            )
        } else {
            format!(
                "the ports {first} to {last} of {} are taken by other programs; choose another with --port",
                self.host
            )
        })
    }

    /// Whether only this computer can reach it.
    pub(crate) fn is_loopback(bound: SocketAddr) -> bool {
        bound.ip().is_loopback()
    }

    /// The address to type into a browser, without a path.
    pub(crate) fn shown(&self, bound: SocketAddr) -> String {
        let name = match bound.ip() {
            // Every address of this computer: the one that always works from here.
            address if address.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
            _ if self.host.parse::<IpAddr>().is_err() => self.host.clone(),
            IpAddr::V6(address) => format!("[{address}]"),
            IpAddr::V4(address) => address.to_string(),
        };
        format!("http://{name}:{}", bound.port())
    }
}

fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let mut addresses = (host, port).to_socket_addrs()?.collect::<Vec<_>>();
    // `localhost` is often both; browsers try the older one too.
    addresses.sort_by_key(SocketAddr::is_ipv6);
    TcpListener::bind(&*addresses)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(port: Option<u16>) -> Address {
        Address { host: "127.0.0.1".to_owned(), port }
    }

    #[test]
    fn a_taken_port_is_refused_when_asked_for_and_passed_over_when_not() {
        let first = address(None).listen().unwrap();
        let taken = first.local_addr().unwrap().port();
        let refused = address(Some(taken)).listen().unwrap_err();
        assert!(refused.contains(&taken.to_string()) && refused.contains("--port"), "{refused}");
        let second = address(None).listen().unwrap();
        assert_ne!(second.local_addr().unwrap().port(), taken);
    }

    #[test]
    fn the_address_shown_can_be_opened() {
        let bound = |text: &str| text.parse::<SocketAddr>().unwrap();
        let host = |host: &str| Address { host: host.to_owned(), port: None };
        assert_eq!(host("0.0.0.0").shown(bound("0.0.0.0:4000")), "http://127.0.0.1:4000");
        assert_eq!(host("localhost").shown(bound("127.0.0.1:4001")), "http://localhost:4001");
        assert_eq!(host("::1").shown(bound("[::1]:4000")), "http://[::1]:4000");
    }

    #[test]
    fn an_unknown_host_is_named() {
        let address = Address { host: "no such host".to_owned(), port: Some(0) };
        assert!(address.listen().unwrap_err().contains("no such host"));
    }
}
