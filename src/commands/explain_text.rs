//! `careerdash explain-text`: why skills are found in a text or not.

use super::answer::{self, AnswerFormat};
use super::skills_argument::{self, SkillsArgument};
use super::{Failure, Streams};
use crate::content::document::MAX_FILE_SIZE;
use crate::content::{self, Posting, SkillFile, read_snapshot_file, read_text};
use crate::diagnostics::{
    Diagnostics, Format, did_you_mean, escape_unsafe, render as render_problems, visible,
};
use crate::explanation::{self, Explanation, Screen};
use crate::import::kind_of_binary;
use crate::language::Language;
use crate::skills::Miner;
use crate::{site, wording};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The most postings of a file that are explained unless one is named.
const MOST_POSTINGS: usize = 10;

/// What can be explained.
const EXPECTED: &str = "plain text, HTML or Markdown, or a file of postings";

/// Codes of what is said of a file's encoding.
const ABOUT_ENCODING: [&str; 2] = ["byte-order-mark", "not-utf8"];

/// The longest text that is explained, in bytes; nobody writes longer postings.
const LONGEST_TEXT: usize = 1024 * 1024;

/// Explain which skills are found in a text, how strongly, and why.
#[derive(Debug, Args)]
#[command(
    after_help = "FILE is plain text, HTML or Markdown, or a file of postings as in content/markets; `-` is\n\
    standard input. Text is reduced to lines as that of postings is, and lines and columns are\n\
    those of the reduced text, which is shown.\n\n\
    Exit codes: 0 explained, 1 explained but problems were found, 2 could not run.\n\n\
    Examples:\n  careerdash explain-text posting.txt\n  \
    careerdash explain-text content/markets/backend/2026-11-20.jsonl --html why.html\n  \
    pdftotext posting.pdf - | careerdash explain-text -"
)]
pub(super) struct ExplainTextArguments {
    /// The text; `-` for standard input.
    file: PathBuf,
    /// Write a page to this file and only a line per text to the terminal; `-` prints the page.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// What is printed.
    #[arg(long, value_enum, default_value = "text", conflicts_with = "html")]
    output: OutputArgument,
    /// How it answers: `json` makes texts, problems and notes one JSON object.
    #[arg(long, value_enum, default_value = "human", conflicts_with_all = ["html", "output"])]
    format: AnswerFormat,
    /// Explain only the posting with this id.
    #[arg(long, value_name = "ID")]
    posting: Option<String>,
    /// Use the own skills of the site in this directory.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    skills: SkillsArgument,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputArgument {
    /// For people.
    Text,
    /// A JSON array with one object per text.
    Json,
}

pub(super) fn run(
    arguments: &ExplainTextArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut diagnostics = Diagnostics::default();
    let mut skills = match &arguments.root {
        Some(root) => site_skills(root, &mut diagnostics)?,
        None => Vec::new(),
    };
    skills.extend(arguments.skills.read(&mut diagnostics)?);
    let input = Input::read(&arguments.file, streams)?;
    if arguments.format == AnswerFormat::Json {
        let miner = Miner::of_site(&skills, &mut diagnostics);
        let Explained { texts, problems, notes } = input.explain(arguments, &miner)?;
        diagnostics.append(problems);
        answer::print(&diagnostics, &Answered { texts, notes }, streams)?;
        let faulty = diagnostics.has_errors();
        return Ok(if faulty { ExitCode::from(1) } else { ExitCode::SUCCESS });
    }
    let (miner, mut faulty) = skills_argument::miner(&skills, diagnostics, streams)?;
    let explained = input.explain(arguments, &miner)?;
    faulty |= explained.problems.has_errors();
    explained.report(streams)?;
    let texts = &explained.texts;
    match &arguments.html {
        Some(path) => {
            let page = site::explanation_page(Language::English, &input.shown, texts)
                .map_err(|error| Failure::new(error.to_string()))?;
            write_page(path, &page, &arguments.file, streams)?;
            if path != Path::new("-") {
                for text in texts {
                    let line = format!("{}: {}", text.name, explanation::summary(text));
                    print(streams, &(visible(&line) + "\n"))?;
                }
            }
        }
        None if arguments.output == OutputArgument::Json => {
            let json = serde_json::to_string_pretty(texts)
                .map_err(|error| Failure::new(error.to_string()))?;
            print(streams, &escape_unsafe(&(json + "\n")))?;
        }
        None => {
            let screen = streams.screen.unwrap_or(Screen::PLAIN);
            for (number, text) in texts.iter().enumerate() {
                let gap = if number > 0 { "\n\n" } else { "" };
                print(streams, &format!("{gap}{}", explanation::render(text, screen)))?;
            }
        }
    }
    Ok(if faulty { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The own skills of a site, of which nothing else is read.
fn site_skills(root: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<SkillFile>, Failure> {
    if !root.join("content").is_dir() {
        let message = format!("{}: there is no site, for it has no folder content", root.display());
        return Err(Failure::new(message));
    }
    // What is wrong with the rest of the site is for `check` to tell.
    let found = content::discover(root, &mut Diagnostics::default());
    Ok(content::load_skills(&found, diagnostics))
}

/// A file to explain.
struct Input {
    /// The path as given, for messages.
    name: String,
    /// The file's name, for what is explained.
    shown: String,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// What there is to show, and what was wrong with the file.
struct Explained {
    texts: Vec<Explanation>,
    problems: Diagnostics,
    notes: Vec<String>,
}

/// What programs are told beside the problems.
#[derive(Serialize)]
struct Answered {
    texts: Vec<Explanation>,
    /// What was left out, and how the file was taken.
    notes: Vec<String>,
}

impl Input {
    fn read(path: &Path, streams: &mut Streams<'_>) -> Result<Self, Failure> {
        let (name, bytes) = if path == Path::new("-") {
            ("standard input".to_owned(), read_limited(&mut streams.input))
        } else {
            let name = path.to_string_lossy().into_owned();
            // What systems say of reading a folder does not help.
            if path.is_dir() {
                let message = format!("{name} is a folder; expected a file: {EXPECTED}");
                return Err(Failure::new(message));
            }
            (name, File::open(path).and_then(|mut file| read_limited(&mut file)))
        };
        let file_name = path.file_name().filter(|_| path != Path::new("-"));
        let shown = file_name.map(|name| name.to_string_lossy().into_owned());
        let shown = shown.unwrap_or_else(|| name.clone());
        let bytes = bytes.map_err(|error| Failure::new(format!("cannot read {name}: {error}")))?;
        if let Some(what) = kind_of_binary(&bytes) {
            return Err(Failure::new(format!(
                "{name} is {what}, of which nothing is read; expected a file: {EXPECTED} (a PDF's text \
                 is taken out with `pdftotext FILE - | careerdash explain-text -`)"
            )));
        }
        Ok(Self { name, shown, path: path.to_owned(), bytes })
    }

    /// Explains each posting of a file of postings, and any other file as one text.
    fn explain(
        &self,
        arguments: &ExplainTextArguments,
        miner: &Miner,
    ) -> Result<Explained, Failure> {
        let found = read_snapshot_file(&self.name, &self.path, &self.bytes);
        if found.postings.is_empty() {
            // That it holds no postings is no fault; that it is not plain UTF-8 is said of any text.
            let mut problems = Diagnostics::default();
            let of_encoding =
                found.diagnostics.iter().filter(|problem| ABOUT_ENCODING.contains(&problem.code));
            of_encoding.for_each(|problem| problems.push(problem.clone()));
            return self.explain_text(arguments, miner, problems);
        }
        let mut notes = Vec::new();
        let chosen = self.choose(found.postings, arguments, &mut notes)?;
        let explain = |mut posting: Posting| {
            // Pages are passed on; where a file lies on this disk is nobody's business.
            posting.origin.file = self.shown.as_str().into();
            let text = cut(&posting.text, &mut notes).map(Into::into);
            posting.text = text.unwrap_or(posting.text);
            Explanation::of_posting(&posting, miner)
        };
        let texts = chosen.into_iter().map(explain).collect();
        Ok(Explained { texts, problems: found.diagnostics, notes })
    }

    fn explain_text(
        &self,
        arguments: &ExplainTextArguments,
        miner: &Miner,
        problems: Diagnostics,
    ) -> Result<Explained, Failure> {
        if arguments.posting.is_some() {
            let message = format!("--posting: no postings were recognised in {}", self.name);
            return Err(Failure::new(message));
        }
        let mut notes = Vec::new();
        let extension = self.path.extension().unwrap_or_default().to_string_lossy();
        if ["json", "jsonl", "ndjson", "csv"].contains(&&*extension.to_ascii_lowercase()) {
            notes.push(format!("no postings were recognised in {}: it is read as text", self.name));
        }
        let mut text = read_text(&self.bytes);
        text = cut(&text, &mut notes).unwrap_or(text);
        let texts = vec![Explanation::of_text(&self.shown, &text, miner)];
        Ok(Explained { texts, problems, notes })
    }

    /// The posting that was asked for, else the first ones.
    fn choose(
        &self,
        mut postings: Vec<Posting>,
        arguments: &ExplainTextArguments,
        notes: &mut Vec<String>,
    ) -> Result<Vec<Posting>, Failure> {
        if let Some(id) = &arguments.posting {
            if let Some(index) = postings.iter().position(|posting| posting.id == *id) {
                return Ok(vec![postings.swap_remove(index)]);
            }
            let near = did_you_mean(id, postings.iter().map(|posting| posting.id.as_str()))
                .map(|near| format!("; did you mean {near}?"));
            return Err(Failure::new(format!(
                "there is no posting {id} in {}{}",
                self.name,
                near.unwrap_or_default()
            )));
        }
        if postings.len() > MOST_POSTINGS {
            notes.push(format!(
                "the first {MOST_POSTINGS} of {} are explained; name one with --posting ID",
                wording::count(postings.len(), "posting")
            ));
            postings.truncate(MOST_POSTINGS);
        }
        Ok(postings)
    }
}

impl Explained {
    /// Prints what was wrong with the file, and what was left out.
    fn report(&self, streams: &mut Streams<'_>) -> Result<(), Failure> {
        let mut text = render_problems(&self.problems, Format::Human { color: streams.color });
        for note in &self.notes {
            text.push_str(&format!("note: {}\n", visible(note)));
        }
        streams.errors.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
    }
}

/// The beginning of a text that is too long.
fn cut(text: &str, notes: &mut Vec<String>) -> Option<String> {
    if text.len() <= LONGEST_TEXT {
        return None;
    }
    let mut end = LONGEST_TEXT;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    notes.push(format!("only the first {} KiB of the text are explained", LONGEST_TEXT / 1024));
    Some(text[..end].to_owned())
}

fn read_limited(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(MAX_FILE_SIZE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_SIZE {
        let limit = MAX_FILE_SIZE / 1024 / 1024;
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("at most {limit} MiB are read"),
        ));
    }
    Ok(bytes)
}

/// Writes the page, or prints it; never over the file that is explained.
fn write_page(
    path: &Path,
    page: &[u8],
    input: &Path,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    if path == Path::new("-") {
        return streams.output.write_all(page).map_err(|error| Failure::output(&error));
    }
    let same =
        |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
    if same(path, input) {
        return Err(Failure::new(format!(
            "--html {}: this is the file to explain; name another",
            path.display()
        )));
    }
    if path.exists() && !is_explanation(path) {
        return Err(Failure::new(format!(
            "--html {}: the file exists and is no page that explain-text wrote; name another, or \
             move it away",
            path.display()
        )));
    }
    fs::write(path, page)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))
}

/// Whether a file is a page that this command wrote, which a newer one may replace.
fn is_explanation(path: &Path) -> bool {
    const MARK: &[u8] = b"<meta name=\"generator\" content=\"careerdash explain-text\">";
    // It stands in the head, before the rules.
    const LONGEST_HEAD: u64 = 4096;
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST_HEAD).read_to_end(&mut head));
    read.is_ok() && memchr::memmem::find(&head, MARK).is_some()
}

fn print(streams: &mut Streams<'_>, text: &str) -> Result<(), Failure> {
    streams.output.write_all(text.as_bytes()).map_err(|error| Failure::output(&error))
}
