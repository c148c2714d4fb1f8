//! Refuses requests that other websites may have caused.
//!
//! A page of any website can make the browser send requests to this computer, and a name that it
//! owns can be made to lead here (DNS rebinding). What the browser says of the request tells:
//! `Host`, `Origin` and `Sec-Fetch-Site` cannot be set by scripts.

use super::http::Ask;
use std::net::{IpAddr, Ipv6Addr};

/// The names under which the preview may be asked for.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    /// As given with `--host`, when that is a name.
    name: Option<String>,
    /// The address listened on.
    bound: IpAddr,
}

/// Why a request is refused, with the status it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) reason: &'static str,
}

const BAD_HOST: Refusal =
    Refusal { status: 400, reason: "the Host header is missing or cannot be read" };
const OTHER_HOST: Refusal = Refusal {
    status: 403,
    reason: "this preview does not answer under that host name; use the address that `careerdash serve` printed",
};
const OTHER_ORIGIN: Refusal = Refusal {
    status: 403,
    reason: "another website asked for this; the preview answers only its own pages",
};

impl Guard {
    /// `host` is what the person asked to listen on, `bound` what came of it.
    pub(crate) fn new(host: &str, bound: IpAddr) -> Self {
        let name = host.parse::<IpAddr>().is_err().then(|| host.to_ascii_lowercase());
        Self { name, bound }
    }

    /// Whether the browser may be given an answer.
    pub(crate) fn check(&self, ask: &Ask<'_>) -> Result<(), Refusal> {
        let mut hosts = ask.headers("Host");
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(BAD_HOST) };
        let name = host_name(host).ok_or(BAD_HOST)?;
        if !self.answers_to(&name) {
            return Err(OTHER_HOST);
        }
        for origin in ask.headers("Origin") {
            let own = origin.strip_prefix("http://").is_some_and(|rest| rest == host);
            if !own {
                return Err(OTHER_ORIGIN);
            }
        }
        // A link in a mail or a wiki may lead here; being framed, embedded or read may not.
        let site = ask.header("Sec-Fetch-Site").unwrap_or("none");
        let followed = ask.header("Sec-Fetch-Mode") == Some("navigate")
            && ask.header("Sec-Fetch-Dest") == Some("document");
        if matches!(site, "none" | "same-origin") || followed { Ok(()) } else { Err(OTHER_ORIGIN) }
    }

    fn answers_to(&self, name: &str) -> bool {
        let plain = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
        match plain.parse::<IpAddr>() {
            // An address cannot be made to lead elsewhere, unlike a name.
            Ok(address) => {
                let here = address == self.bound || self.bound.is_unspecified();
                (here || address.is_loopback()) && !address.is_unspecified()
            }
            Err(_) => name == "localhost" || self.name.as_deref() == Some(name),
        }
    }
}

/// The name of a `Host` header in lower case, without its port; `None` when it is malformed.
fn host_name(host: &str) -> Option<String> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    };
    if let Some(port) = port
        && (port.parse::<u16>().is_err() || !port.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let address = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let readable = match address {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => {
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
            !name.is_empty() && name.bytes().all(letter)
        }
    };
    readable.then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::net::Ipv4Addr;

    fn loopback() -> Guard {
        Guard::new("127.0.0.1", Ipv4Addr::LOCALHOST.into())
    }

    fn status(guard: &Guard, headers: &[(&str, &str)]) -> u16 {
        guard
            .check(&Ask { method: "GET", target: "/", headers })
            .map_or_else(|no| no.status, |()| 200)
    }

    #[test]
    fn only_the_own_names_are_answered() {
        let host = |host: &str| status(&loopback(), &[("Host", host)]);
        for own in ["localhost", "LOCALHOST:3000", "127.0.0.1", "127.0.0.1:3000", "[::1]:3000"] {
            assert_eq!(host(own), 200, "{own}");
        }
        for other in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example:3000",
            "0.0.0.0",
            "192.168.1.5",
            "[2001:db8::1]",
        ] {
            assert_eq!(host(other), 403, "{other}");
        }
        for bad in [
            "",
            "[",
            "a b",
            "[::1",
            ":",
            "%",
            "localhost:99999999",
            "localhost:+80",
            "localhost@evil.example",
            "[evil]",
            "é",
        ] {
            assert_eq!(host(bad), 400, "{bad}");
        }
        assert_eq!(status(&loopback(), &[]), 400);
        assert_eq!(status(&loopback(), &[("Host", "localhost"), ("host", "localhost")]), 400);
    }

    #[test]
    fn on_a_network_addresses_are_answered_and_foreign_names_are_not() {
        let all = Guard::new("0.0.0.0", Ipv4Addr::UNSPECIFIED.into());
        assert_eq!(status(&all, &[("Host", "192.168.1.5:3000")]), 200);
        assert_eq!(status(&all, &[("Host", "0.0.0.0")]), 403);
        assert_eq!(status(&all, &[("Host", "evil.example")]), 403);
        let named = Guard::new("Desk.local", Ipv4Addr::new(192, 168, 1, 5).into());
        assert_eq!(status(&named, &[("Host", "desk.local:3000")]), 200);
        assert_eq!(status(&named, &[("Host", "192.168.1.5")]), 200);
        assert_eq!(status(&named, &[("Host", "192.168.1.6")]), 403);
    }

    #[test]
    fn other_websites_are_refused_but_their_links_lead_here() {
        let ask = |more: &[(&str, &str)]| {
            let headers: Vec<_> =
                [("Host", "localhost:3000")].iter().chain(more).copied().collect();
            status(&loopback(), &headers)
        };
        assert_eq!(ask(&[("Origin", "http://localhost:3000")]), 200);
        for origin in
            ["http://evil.example", "https://localhost:3000", "http://localhost:8000", "null"]
        {
            assert_eq!(ask(&[("Origin", origin)]), 403, "{origin}");
        }
        let fetch = |site, mode, dest| {
            ask(&[("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)])
        };
        assert_eq!(fetch("none", "navigate", "document"), 200);
        assert_eq!(fetch("same-origin", "cors", "empty"), 200);
        assert_eq!(fetch("cross-site", "navigate", "document"), 200);
        assert_eq!(fetch("cross-site", "navigate", "iframe"), 403);
        assert_eq!(fetch("cross-site", "no-cors", "script"), 403);
        assert_eq!(fetch("same-site", "cors", "empty"), 403, "another port of this computer");
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(host in "\\PC{0,30}", origin in "\\PC{0,30}") {
            status(&loopback(), &[("Host", &host), ("Origin", &origin)]);
        }
    }
}
