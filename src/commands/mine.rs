//! `careerdash mine`: texts in, mentions out, line by line.
//!
//! Lines are read in batches of bounded size and answered side by side, so memory does not grow
//! with the length of the input, and answers come in the order of the lines.

use super::skills_argument::{self, SkillsArgument};
use super::{Failure, Streams, bad_line, lines};
use crate::diagnostics::{Diagnostics, visible};
use crate::skills::{Catalogue, Mined, Miner, SkillId};
use clap::Args;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Find skills in any text: JSON Lines on standard input and output.
#[derive(Debug, Args)]
#[command(after_help = "Each line in is {\"id\": …, \"text\": …}; each line out is\n\
    {\"id\": …, \"spans\": [{\"start\": …, \"end\": …, \"skill\": …, \"strength\": …}]}\n\
    with offsets in characters. Languages, frameworks, platforms, tools and data stores are\n\
    reported; --all-kinds reports the rest too. Bytes that are not UTF-8, and halves of\n\
    characters such as \\ud83d, count as one replacement character each; lines over 1 MiB are\n\
    not read.\n\n\
    Exit codes: 0 every line was read, 1 some line was not (the others are answered) or a skill\n\
    of --skills is faulty, 2 could not run.\n\n\
    Example:\n  echo '{\"id\": \"1\", \"text\": \"Must have Python.\"}' | careerdash mine")]
pub(super) struct MineArguments {
    /// Report every kind: also practices and concepts, domains, soft skills and certifications.
    #[arg(long)]
    all_kinds: bool,
    /// How many threads to use; one per processor core when not given.
    #[arg(long, value_name = "NUMBER")]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    skills: SkillsArgument,
    /// Taken only to say where texts are read from.
    #[arg(value_name = "FILE", hide = true)]
    files: Vec<PathBuf>,
}

/// What is read of a line; the id is given back as it came.
#[derive(Deserialize)]
pub(super) struct Input<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow, alias = "description")]
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a RawValue,
    spans: Vec<OutputSpan<'a>>,
}

#[derive(Serialize)]
struct OutputSpan<'a> {
    start: usize,
    end: usize,
    skill: &'a str,
    strength: crate::skills::Strength,
}

/// The id alone; nothing else of the line is looked at.
#[derive(Deserialize)]
struct Id<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
}

/// Bytes of lines read before they are answered, for each thread.
const BATCH: usize = 1 << 19;

/// What every line must be.
const EXPECTED: &str = "expected an object with an \"id\" and a string \"text\"";

/// Lines answered in one go by one thread.
const LINES_AT_ONCE: usize = 16;

pub(super) fn run(
    arguments: &MineArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    if let Some(file) = arguments.files.iter().find(|file| *file != Path::new("-")) {
        let file = file.display();
        let message = format!("mine reads standard input: careerdash mine < {file}");
        return Err(Failure::new(message));
    }
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.threads.map_or(0, NonZeroUsize::get))
        .build()
        .map_err(|error| Failure::new(format!("cannot start threads: {error}")))?;
    let mut diagnostics = Diagnostics::default();
    let skills = arguments.skills.read(&mut diagnostics)?;
    let (miner, faulty) = skills_argument::miner(&skills, diagnostics, streams)?;
    let worker = Worker { miner: &miner, all_kinds: arguments.all_kinds };
    let mut batches =
        lines::Batches::new(&mut *streams.input, BATCH * threads.current_num_threads());
    let mut problems = 0;
    while let Some(batch) = batches
        .next()
        .map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?
    {
        let lines: Vec<lines::Line<'_>> = batch.lines().collect();
        let answers: Vec<Answers> = if threads.current_num_threads() == 1 {
            lines.chunks(LINES_AT_ONCE).map(|lines| worker.answer(lines)).collect()
        } else {
            threads.install(|| {
                lines.par_chunks(LINES_AT_ONCE).map(|lines| worker.answer(lines)).collect()
            })
        };
        for answer in answers {
            streams.output.write_all(&answer.output).map_err(|error| Failure::output(&error))?;
            for problem in &answer.problems {
                problems += 1;
                writeln!(streams.errors, "standard input:{problem}")
                    .map_err(|error| Failure::output(&error))?;
            }
        }
    }
    Ok(if problems == 0 && !faulty { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Answers lines, on any thread.
struct Worker<'m> {
    miner: &'m Miner,
    all_kinds: bool,
}

/// What came of some lines.
#[derive(Default)]
struct Answers {
    output: Vec<u8>,
    /// Line, column and cause of each line that was not read.
    problems: Vec<String>,
}

impl Worker<'_> {
    fn answer(&self, lines: &[lines::Line<'_>]) -> Answers {
        let mut answers = Answers::default();
        for line in lines {
            if let Err((column, problem)) = self.answer_line(line, &mut answers.output) {
                let (number, problem) = (line.number, visible(&problem));
                answers
                    .problems
                    .push(format!("{number}:{column}: error[bad-line]: {problem}; {EXPECTED}"));
            }
        }
        answers
    }

    fn answer_line(
        &self,
        line: &lines::Line<'_>,
        output: &mut Vec<u8>,
    ) -> Result<(), (usize, String)> {
        if line.cut {
            return Err((1, format!("the line is longer than {} bytes", lines::LONGEST_LINE)));
        }
        let bytes = line.bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| line.number == 1);
        let bytes = bytes.unwrap_or(line.bytes);
        // Nearly every line is UTF-8, and to see that is much faster than to mend it.
        let text =
            str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        if text.trim().is_empty() {
            return Ok(());
        }
        match bad_line::read(&text) {
            Ok(input) => self.answer_input(input.id, &input.text, output),
            Err(error) => match bad_line::without_half_characters(&text) {
                // The id goes back as it came, half characters and all.
                Some(mended) => match (bad_line::read(&mended), serde_json::from_str(&text)) {
                    (Ok(input), Ok(Id { id })) => self.answer_input(id, &input.text, output),
                    (Err(error), _) | (_, Err(error)) => Err(bad_line::explain(&mended, &error)),
                },
                None => Err(bad_line::explain(&text, &error)),
            },
        }
    }

    fn answer_input(
        &self,
        id: &RawValue,
        text: &str,
        output: &mut Vec<u8>,
    ) -> Result<(), (usize, String)> {
        let mined = self.miner.mine(text);
        let spans = spans(text, mined, self.miner.catalogue(), self.all_kinds);
        serde_json::to_writer(&mut *output, &Output { id, spans })
            .map_err(|error| (1, error.to_string()))?;
        output.push(b'\n');
        Ok(())
    }
}

/// Mentions with offsets in characters, found in one pass over the text.
fn spans<'c>(
    text: &str,
    mined: Mined,
    catalogue: &'c Catalogue,
    all_kinds: bool,
) -> Vec<OutputSpan<'c>> {
    let wanted = |skill: SkillId| {
        let kind = catalogue.reference(skill).kind;
        all_kinds || kind.is_technology()
    };
    let (mut bytes, mut characters) = (0, 0);
    let mut to_characters = |offset: usize| {
        characters += text[bytes..offset].chars().count();
        bytes = offset;
        characters
    };
    mined
        .mentions
        .into_iter()
        .filter(|mention| wanted(mention.skill))
        .map(|mention| OutputSpan {
            start: to_characters(mention.span.start),
            end: to_characters(mention.span.end),
            skill: &catalogue.reference(mention.skill).label,
            strength: mention.strength,
        })
        .collect()
}
