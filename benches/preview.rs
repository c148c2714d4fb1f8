//! How long an edit takes to be served by `careerdash serve`, edit by edit as a person makes them.
//!
//! Run with `cargo bench --bench preview [-- CANDIDATES…]` (100 and 1,000 if left out); each site
//! has 1,600 postings. For every kind of edit it prints the median, the 95th percentile and the
//! slowest of 30: from the last system call of the edit to the last byte of the new page, asked
//! for as the script of an open page does. An edit does not wait until all pages of the one before
//! are made; how long that takes, and how often it was overtaken, stands behind. Meanwhile another
//! client reads pages all the time and counts answers that are missing or cut. Where the browser
//! tests are installed, it begins with how long Chromium takes to show an edit.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs};

const POSTINGS: usize = 1600;
/// Files that the postings of the newest snapshot are spread over.
const FILES: usize = 16;
const ROUNDS: usize = 30;
/// No further edit of a kind is begun after this long.
const BUDGET: Duration = Duration::from_secs(20);
/// Between two edits, so that each begins a burst of its own.
const REST: Duration = Duration::from_millis(120);

/// The line of `site.toml` that names the theme which is edited.
const THEME: &str = "theme = \"mine\"\n";

const SKILLS: [&str; 40] = [
    "Python",
    "SQL",
    "Docker",
    "Kubernetes",
    "AWS",
    "Terraform",
    "PostgreSQL",
    "TypeScript",
    "React",
    "Java",
    "Kafka",
    "Redis",
    "Azure",
    "Linux",
    "Git",
    "GraphQL",
    "MongoDB",
    "Jenkins",
    "Ansible",
    "Scala",
    "PyTorch",
    "TensorFlow",
    "Airflow",
    "Snowflake",
    "Tableau",
    "C++",
    "C#",
    "Django",
    "FastAPI",
    "Node.js",
    "Elasticsearch",
    "Prometheus",
    "Grafana",
    "Angular",
    "Vue.js",
    "Kotlin",
    "Swift",
    "Databricks",
    "dbt",
    "Pandas",
];

fn main() {
    let sizes: Vec<usize> = env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    for size in if sizes.is_empty() { vec![100, 1000] } else { sizes } {
        measure(size);
    }
}

fn measure(candidates: usize) {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().to_owned();
    generate(&root, candidates);
    println!("\n{candidates} candidates, {POSTINGS} postings");
    let server = Server::start(&root);
    println!(
        "{:<28} {:>6} {:>8} {:>8} {:>8} {:>8} {:>9}",
        "edit to served, ms", "edits", "p50", "p95", "max", "all p50", "overtaken"
    );
    let profile = |number: usize| root.join(format!("content/profiles/p{number}.json"));
    let page = |number: usize| format!("/candidates/p{number}/dev/");
    let posting_file =
        |number: usize| root.join(format!("content/markets/dev/2026-11-15/part-{number:02}.jsonl"));
    if let Some(browser) = Browser::open(server.port, &page(1)) {
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            let name = format!("Seen {round}");
            // Who looks at the page saves again when it has been seen, and all is made by then.
            thread::sleep(4 * REST);
            fs::write(profile(1), resume(1, &name)).unwrap();
            times.push(browser.time(&name));
        }
        show("profile, shown by Chromium", times, Vec::new());
    }
    let watch = Watch::start(server.port);
    let rounds = |name: &str, edit: &mut dyn FnMut(usize) -> (String, String)| {
        let began = Instant::now();
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            if began.elapsed() < BUDGET {
                times.push(server.time(|| edit(round)));
            }
        }
        server.wait_until_idle();
        show(name, times, server.all_made());
    };
    rounds("profile rewritten", &mut |round| {
        let name = format!("Rewritten {round}");
        fs::write(profile(1), resume(1, &name)).unwrap();
        (page(1), name)
    });
    rounds("profile saved by renaming", &mut |round| {
        let name = format!("Renamed {round}");
        fs::write(root.join("content/profiles/p2.json.tmp"), resume(2, &name)).unwrap();
        fs::rename(root.join("content/profiles/p2.json.tmp"), profile(2)).unwrap();
        (page(2), name)
    });
    rounds("profile saved as vim does", &mut |round| {
        let name = format!("Vim {round}");
        let backup = root.join("content/profiles/p3.json~");
        fs::rename(profile(3), &backup).unwrap();
        fs::write(profile(3), resume(3, &name)).unwrap();
        fs::remove_file(backup).unwrap();
        (page(3), name)
    });
    rounds("file of postings", &mut |round| {
        let company = format!("Example Employer {round}");
        let text =
            postings(3, POSTINGS / FILES).replacen("Example 3-0\"", &format!("{company}\""), 1);
        fs::write(posting_file(3), text).unwrap();
        ("/markets/dev/".to_owned(), company)
    });
    rounds("title of the site", &mut |round| {
        let title = format!("Site number {round}");
        fs::write(root.join("site.toml"), format!("title = \"{title}\"\n{THEME}")).unwrap();
        (page(4), title)
    });
    rounds("stylesheet of the theme", &mut |round| {
        let rule = format!("p {{ margin: {round}px }}");
        fs::write(root.join("themes/mine/custom.css"), &rule).unwrap();
        (page(4), rule)
    });
    rounds("token of the theme", &mut |round| {
        // Without a nought at the end, which would not be written out.
        let leading = format!("1.{}", 301 + 2 * round);
        let tokens = format!("[tokens]\nleading = {leading}\n");
        fs::write(root.join("themes/mine/theme.toml"), tokens).unwrap();
        (page(4), format!("--leading: {leading};"))
    });
    rounds("profile deleted, then back", &mut |round| {
        if round % 2 == 0 {
            fs::remove_file(profile(5)).unwrap();
            (page(5), "Page not found".to_owned())
        } else {
            let name = format!("Back {round}");
            fs::write(profile(5), resume(5, &name)).unwrap();
            (page(5), name)
        }
    });
    rounds("market moved in", &mut |round| {
        let outside = root.join("outside");
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("market.toml"), format!("title = \"Moved {round}\"\n")).unwrap();
        fs::write(outside.join("2026-11-15.jsonl"), postings(0, 20)).unwrap();
        fs::rename(&outside, root.join(format!("content/markets/m{round}"))).unwrap();
        ("/".to_owned(), format!("Moved {round}"))
    });
    for round in 0..ROUNDS {
        // Fewer came in when one takes long.
        let _ = fs::remove_dir_all(root.join(format!("content/markets/m{round}")));
    }
    server.wait_until_idle();
    rounds("50 profiles at once", &mut |round| {
        for number in 10..60 {
            fs::write(profile(number), resume(number, &format!("All {round}"))).unwrap();
        }
        (page(59), format!("All {round}"))
    });
    let branches = Branches::new(&root, &profile);
    server.wait_until_idle();
    rounds("50 files by git checkout", &mut |round| {
        let name = branches.check_out(round);
        (page(59), name)
    });
    // Nothing has become slower since the first edits.
    rounds("profile again", &mut |round| {
        let name = format!("Again {round}");
        fs::write(profile(1), resume(1, &name)).unwrap();
        (page(1), name)
    });
    let (asked, bad) = watch.stop();
    println!("{asked} other answers meanwhile, {bad} of them missing or cut");
    println!("{}", server.memory());
}

/// Median, 95th percentile and slowest; then the median time until all was made, of those edits
/// that were not overtaken by the next, and how many were.
fn show(name: &str, mut times: Vec<f64>, made: Vec<Option<f64>>) {
    let at = |times: &mut [f64], share: f64| {
        times.sort_by(f64::total_cmp);
        times.get((times.len().saturating_sub(1) as f64 * share).round() as usize).copied()
    };
    let mut all: Vec<f64> = made.iter().copied().flatten().collect();
    let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| at(&mut times, share).unwrap_or_default());
    let all = at(&mut all, 0.5).unwrap_or_default();
    let overtaken = made.iter().filter(|made| made.is_none()).count();
    let edits = times.len();
    println!("{name:<28} {edits:>6} {p50:>8.1} {p95:>8.1} {max:>8.1} {all:>8.1} {overtaken:>9}");
}

fn generate(root: &Path, candidates: usize) {
    let write = |path: PathBuf, text: String| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(root.join("site.toml"), format!("title = \"Bench\"\n{THEME}"));
    write(root.join("themes/mine/theme.toml"), String::new());
    write(root.join("themes/mine/custom.css"), String::new());
    let market = root.join("content/markets/dev");
    write(market.join("market.toml"), "title = \"Engineer\"\n".to_owned());
    for file in 0..FILES {
        let path = market.join(format!("2026-11-15/part-{file:02}.jsonl"));
        write(path, postings(file, POSTINGS / FILES));
    }
    for number in 0..candidates {
        let path = root.join(format!("content/profiles/p{number}.json"));
        write(path, resume(number, &format!("Sample {number}")));
    }
}

/// A number that looks drawn but is the same each time.
fn draw(seed: usize, range: usize) -> usize {
    (seed.wrapping_mul(2_654_435_761) >> 7) % range
}

fn postings(file: usize, count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let seed = file * 1000 + number;
        let skill = |place: usize| SKILLS[draw(seed * 31 + place * place * 7, SKILLS.len())];
        let required: String = (0..6)
            .map(|place| {
                format!(
                    "- Solid experience with {} in production, over {} years\\n",
                    skill(place),
                    2 + place
                )
            })
            .collect();
        let preferred: String =
            (6..10).map(|place| format!("- {} would be a plus\\n", skill(place))).collect();
        let prose = format!("We build number {seed} of our services with care for who uses them. ")
            .repeat(12);
        text.push_str(&format!(
            "{{\"id\":\"{file}-{number}\",\"title\":\"Engineer {seed}\",\"company\":\"Example {file}-{number}\",\"location\":\"Berlin\",\"description\":\"{prose}\\n\\nRequirements:\\n{required}\\nNice to have:\\n{preferred}\\nSalary: EUR {},000 to {},000 per year\"}}\n",
            55 + draw(seed, 20),
            80 + draw(seed, 30),
        ));
    }
    text
}

fn resume(number: usize, name: &str) -> String {
    let skill = |place: usize| SKILLS[draw(number * 17 + place * 5, SKILLS.len())];
    let role = |role: usize| {
        let highlights: Vec<String> = (0..5)
            .map(|place| {
                format!(
                    "\"Ran services with {} and {} for many users\"",
                    skill(role * 5 + place),
                    skill(role + place)
                )
            })
            .collect();
        format!(
            "{{\"name\":\"Employer {role}\",\"position\":\"Engineer\",\"startDate\":\"20{}-01\",\"endDate\":\"20{}-01\",\"highlights\":[{}]}}",
            15 + role * 3,
            18 + role * 3,
            highlights.join(",")
        )
    };
    let roles: Vec<String> = (0..3).map(role).collect();
    format!(
        "{{\"basics\":{{\"name\":\"{name}\",\"label\":\"Engineer\"}},\"work\":[{}],\"skills\":[{{\"name\":\"Tools\",\"keywords\":[\"{}\",\"{}\"]}}],\"career\":{{\"targets\":[\"dev\"]}}}}",
        roles.join(","),
        skill(90),
        skill(91)
    )
}

/// A preview in a process of its own.
struct Server {
    child: Child,
    port: u16,
    /// The run and edition of the last page that was read.
    shown: Mutex<String>,
    /// The milliseconds of each status line since they were last taken; `None` when overtaken.
    made: Arc<Mutex<Vec<Option<f64>>>>,
}

impl Server {
    fn start(root: &Path) -> Self {
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_careerdash"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("serving ") {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap(), 0, "the preview ended");
        }
        let port = line.split(['/', ':']).nth(4).unwrap().parse().unwrap();
        // Status lines have to be read by somebody.
        let verbose = env::var_os("PREVIEW_STATUS").is_some();
        let made: Arc<Mutex<Vec<Option<f64>>>> = Arc::default();
        let into = made.clone();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if verbose {
                    println!("    {line}");
                }
                let all = line.split_once("; all after ").or(line.split_once(", all after "));
                let time = all.and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
                into.lock().unwrap().push(time);
            }
        });
        get(port, "/candidates/p0/dev/");
        let first = began.elapsed().as_millis();
        let shown = Mutex::new(shown(&get(port, "/")));
        println!("    first page after {first} ms, all after {} ms", began.elapsed().as_millis());
        Self { child, port, shown, made }
    }

    /// Makes an edit that changes a page to hold a text; milliseconds until that is served. Pages
    /// of the edit before may still be pending.
    fn time(&self, edit: impl FnOnce() -> (String, String)) -> f64 {
        thread::sleep(REST);
        let mut shown_now = self.shown.lock().unwrap();
        let (page, text) = edit();
        let began = Instant::now();
        loop {
            let target = format!("/__careerdash/news?{shown_now}&errors=999999&page={page}");
            get(self.port, &target);
            let body = get(self.port, &page);
            *shown_now = shown(&body);
            if body.contains(&text) {
                return began.elapsed().as_secs_f64() * 1000.0;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "{text} is not on {page}");
        }
    }

    /// How long it took until all was made, for each edition since this was last asked.
    fn all_made(&self) -> Vec<Option<f64>> {
        std::mem::take(&mut self.made.lock().unwrap())
    }

    /// Waits until no new edition has come for a while.
    fn wait_until_idle(&self) {
        let mut before = String::new();
        loop {
            thread::sleep(Duration::from_secs(2));
            let now = shown(&get(self.port, "/"));
            if now == before {
                return;
            }
            before = now;
        }
    }

    /// Resident memory and threads.
    fn memory(&self) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let wanted = |line: &&str| line.starts_with("VmRSS") || line.starts_with("Threads");
        let lines: Vec<&str> = status.lines().filter(wanted).collect();
        lines.join(", ").replace('\t', " ")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Two branches of the content that differ in 50 profiles.
struct Branches<'a> {
    root: &'a Path,
}

impl<'a> Branches<'a> {
    fn new(root: &'a Path, profile: &dyn Fn(usize) -> PathBuf) -> Self {
        let branches = Self { root };
        branches.git(&["init", "--quiet", "--initial-branch", "even"]);
        let commit = |branch: &str| {
            for number in 10..60 {
                fs::write(profile(number), resume(number, &format!("On {branch}"))).unwrap();
            }
            branches.git(&["add", "content"]);
            branches.git(&["commit", "--quiet", "--message", branch]);
        };
        commit("even");
        branches.git(&["switch", "--quiet", "--create", "odd"]);
        commit("odd");
        branches
    }

    /// Switches to the branch of a round; the name that its profiles have.
    fn check_out(&self, round: usize) -> String {
        let branch = if round.is_multiple_of(2) { "even" } else { "odd" };
        self.git(&["checkout", "--quiet", branch]);
        format!("On {branch}")
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"];
        let mut git = Command::new("git");
        git.arg("-C").arg(self.root).args(identity).args(arguments);
        assert!(git.status().unwrap().success(), "git {arguments:?}");
    }
}

/// A page that Chromium holds open.
struct Browser {
    child: Child,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Browser {
    /// `None` where the browser tests are not installed.
    fn open(port: u16, page: &str) -> Option<Self> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
        if !tests.join("node_modules").is_dir() {
            println!("no browser: `npm ci` in tests/browser installs what it needs");
            return None;
        }
        let mut child = Command::new("node")
            .arg(tests.join("shown.mjs"))
            .arg(format!("http://localhost:{port}{page}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = std::sync::mpsc::channel();
        thread::spawn(move || {
            output.lines().map_while(Result::ok).try_for_each(|line| send.send(line))
        });
        let browser = Self { child, lines };
        browser.lines.recv_timeout(Duration::from_secs(30)).expect("the page is shown");
        Some(browser)
    }

    /// Milliseconds until a heading that holds a text is painted, by the browser's own clock.
    fn time(&self, text: &str) -> f64 {
        let clock = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(30)).expect("the page follows");
            let (painted, heading) = line.split_once(' ').expect("a time and a heading");
            if heading.contains(text) {
                return painted.parse::<f64>().unwrap() - clock.as_secs_f64() * 1000.0;
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// The run and edition of a page, as its script sends them back.
fn shown(page: &str) -> String {
    let value = |name: &str| {
        let rest = page.split_once(&format!("data-{name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0
    };
    format!("server={}&edition={}", value("server"), value("edition"))
}

/// The whole answer, head and body.
fn get(port: u16, target: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let request =
        format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Reads pages that are never edited and counts answers that are not whole.
struct Watch {
    stop: Arc<AtomicBool>,
    asked: Arc<AtomicU64>,
    thread: thread::JoinHandle<u64>,
}

impl Watch {
    fn start(port: u16) -> Self {
        let (stop, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (stopped, count) = (stop.clone(), asked.clone());
        let thread = thread::spawn(move || {
            let mut bad = 0;
            while !stopped.load(Ordering::Relaxed) {
                for page in ["/candidates/p1/dev/", "/candidates/p3/dev/", "/candidates/p0/dev/"] {
                    let answer = get(port, page);
                    let whole = answer.starts_with("HTTP/1.1 200")
                        && answer.trim_end().ends_with("</html>");
                    bad += u64::from(!whole);
                    count.fetch_add(1, Ordering::Relaxed);
                    thread::sleep(Duration::from_millis(10));
                }
            }
            bad
        });
        Self { stop, asked, thread }
    }

    /// Answers, and how many were missing or cut.
    fn stop(self) -> (u64, u64) {
        self.stop.store(true, Ordering::Relaxed);
        let bad = self.thread.join().unwrap();
        (self.asked.load(Ordering::Relaxed), bad)
    }
}
