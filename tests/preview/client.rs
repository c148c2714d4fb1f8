//! A preview in a process of its own, and a client that sends what it is told to.

use super::fixture::{Site, program};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The longest that anything may take on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running preview; ended when dropped.
pub(crate) struct Preview {
    child: Child,
    pub(crate) port: u16,
    /// The path that the site is served under.
    pub(crate) base: String,
    output: Arc<Mutex<String>>,
    errors: Arc<Mutex<String>>,
}

/// An answer taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Preview {
    pub(crate) fn of(site: &Site) -> Self {
        Self::with(site, &[])
    }

    /// Starts with further arguments on a port that nobody else has.
    pub(crate) fn with(site: &Site, arguments: &[&str]) -> Self {
        let mut child = program()
            .args(["serve", "--port", "0", "--root"])
            .arg(&site.root)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = gather(child.stdout.take().unwrap());
        let errors = gather(child.stderr.take().unwrap());
        let mut preview = Self { child, port: 0, base: String::new(), output, errors };
        let line = preview.wait_for("the address", || {
            let said = preview.output();
            let line = said.lines().find(|line| line.starts_with("serving http://"))?;
            Some(line.to_owned())
        });
        let address = line.split_whitespace().nth(1).unwrap().strip_prefix("http://").unwrap();
        let (host, path) = address.split_once('/').unwrap();
        preview.port = host.rsplit_once(':').unwrap().1.parse().unwrap();
        preview.base = format!("/{path}");
        preview.wait_for("the first site", || preview.output().contains(" made, ").then_some(()));
        preview
    }

    /// The number of its process.
    #[cfg(target_os = "linux")]
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn output(&self) -> String {
        self.output.lock().unwrap().clone()
    }

    pub(crate) fn errors(&self) -> String {
        self.errors.lock().unwrap().clone()
    }

    /// How many editions since the start are made as far as they will be.
    pub(crate) fn editions(&self) -> usize {
        self.output().lines().filter(|line| line.contains(" made, ")).count() - 1
    }

    /// Waits until `found` gives something.
    pub(crate) fn wait_for<T>(&self, what: &str, mut found: impl FnMut() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = found() {
                return found;
            }
            assert!(
                Instant::now() < end,
                "{what} did not come\n{}\n{}",
                self.output(),
                self.errors()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a page holds `text`, and asserts that until then it is whole and never missing.
    pub(crate) fn wait_for_text(&self, path: &str, text: &str) -> Answer {
        self.wait_for(text, || {
            let answer = self.get(path);
            assert_eq!(answer.status, 200, "{path}: {}", answer.head);
            assert!(answer.text().trim_end().ends_with("</html>"), "{path} is cut");
            answer.text().contains(text).then_some(answer)
        })
    }

    pub(crate) fn wait_for_status(&self, path: &str, status: u16) -> Answer {
        self.wait_for(&format!("{path} with {status}"), || {
            Some(self.get(path)).filter(|answer| answer.status == status)
        })
    }

    pub(crate) fn wait_for_error(&self, text: &str) {
        self.wait_for(text, || self.errors().contains(text).then_some(()));
    }

    /// Asks for a path under the base.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", &format!("{}{path}", self.base), &[])
    }

    /// Sends a request with the right host and gives back the answer.
    pub(crate) fn send(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
        let mut head = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        self.raw(format!("{head}\r\n").as_bytes())
    }

    /// Sends bytes and reads until the other side closes.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(answer.len());
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        let body = answer.get(end + 4..).unwrap_or_default().to_vec();
        Answer { status, head, body }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The run and edition that a page was sent with.
    pub(crate) fn shown(page: &Answer) -> (String, u64) {
        let text = page.text();
        let value = |name: &str| {
            let (_, rest) = text.split_once(&format!("data-{name}=\"")).unwrap();
            rest.split_once('"').unwrap().0.to_owned()
        };
        (value("server"), value("edition").parse().unwrap())
    }

    /// Asks for news as the script of a page does.
    pub(crate) fn news(&self, page: &str, shown: &(String, u64), errors: u64) -> Answer {
        let (server, edition) = shown;
        let target = format!(
            "/__careerdash/news?server={server}&edition={edition}&errors={errors}&page={}{page}",
            self.base
        );
        self.send("GET", &target, &[])
    }

    /// Sends the signal of Ctrl-C and gives the exit code.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads a stream to its end on a thread of its own.
fn gather(stream: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let text = Arc::new(Mutex::new(String::new()));
    let into = text.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut text = into.lock().unwrap();
            text.push_str(&line);
            text.push('\n');
        }
    });
    text
}
