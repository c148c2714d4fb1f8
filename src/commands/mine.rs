//! `careerdash mine`: texts in, mentions out, line by line.

use super::skills_argument::{self, SkillsArgument};
use super::{Failure, Streams};
use crate::diagnostics::{Diagnostics, visible};
use crate::skills::{Catalogue, Mined, SkillId};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::process::ExitCode;

/// Find skills in any text: JSON Lines on standard input and output.
#[derive(Debug, Args)]
#[command(after_help = "Each line in is {\"id\": …, \"text\": …}; each line out is\n\
    {\"id\": …, \"spans\": [{\"start\": …, \"end\": …, \"skill\": …, \"strength\": …}]}\n\
    with offsets in characters. Languages, frameworks, platforms, tools and data stores are\n\
    reported; --all-kinds reports the rest too.\n\n\
    Exit codes: 0 every line was read, 1 some line was not (the others are answered) or a skill\n\
    of --skills is faulty, 2 could not run.\n\n\
    Example:\n  echo '{\"id\": \"1\", \"text\": \"Must have Python.\"}' | careerdash mine")]
pub(super) struct MineArguments {
    /// Report every kind: also practices and concepts, domains, soft skills and certifications.
    #[arg(long)]
    all_kinds: bool,
    #[command(flatten)]
    skills: SkillsArgument,
}

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow, alias = "description")]
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a str,
    spans: Vec<OutputSpan<'a>>,
}

#[derive(Serialize)]
struct OutputSpan<'a> {
    start: usize,
    end: usize,
    skill: &'a str,
    strength: crate::skills::Strength,
}

pub(super) fn run(
    arguments: &MineArguments,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Failure> {
    let mut diagnostics = Diagnostics::default();
    let skills = arguments.skills.read(&mut diagnostics)?;
    let (miner, faulty) = skills_argument::miner(&skills, diagnostics, streams)?;
    let mut line = Vec::new();
    let mut number = 0_usize;
    let mut problems = 0_usize;
    loop {
        line.clear();
        let read = streams
            .input
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
        if read == 0 {
            break;
        }
        number += 1;
        let text = String::from_utf8_lossy(&line);
        let text = if number == 1 { text.strip_prefix('\u{feff}').unwrap_or(&text) } else { &text };
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Input<'_>>(text) {
            Ok(input) => {
                let spans = spans(
                    &input.text,
                    miner.mine(&input.text),
                    miner.catalogue(),
                    arguments.all_kinds,
                );
                serde_json::to_writer(&mut *streams.output, &Output { id: &input.id, spans })
                    .map_err(|error| Failure::output(&error.into()))?;
                streams.output.write_all(b"\n").map_err(|error| Failure::output(&error))?;
            }
            Err(error) => {
                problems += 1;
                let column = error.column();
                writeln!(streams.errors, "standard input:{number}:{column}: error[bad-line]: {}; expected {{\"id\": …, \"text\": …}}", visible(&error.to_string()))
                    .map_err(|error| Failure::output(&error))?;
            }
        }
    }
    Ok(if problems == 0 && !faulty { ExitCode::SUCCESS } else { ExitCode::from(1) })
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
