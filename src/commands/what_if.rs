//! `careerdash report --what-if`: the match with sets of skills added.

use super::report::OutputArgument;
use super::{Failure, Streams, target};
use crate::diagnostics::{escape_unsafe, visible};
use crate::pipeline::Case;
use crate::report::{WhatIfAnswer, what_if_markdown};
use crate::skills::{Catalogue, SkillId};

/// Sets of skills to try, as they are named on the command line or on standard input.
pub(super) struct Sets {
    /// Each with the place it is told under when it cannot be tried.
    named: Vec<(Option<usize>, Vec<SkillId>)>,
    /// Whether a line could not be understood.
    faulty: bool,
}

impl Sets {
    /// Reads the sets: names with commas between them, or `-` for one set per line of standard
    /// input.
    ///
    /// # Errors
    ///
    /// When a skill on the command line is unknown. Lines of standard input that name an unknown
    /// skill are told and left out.
    pub(super) fn read(
        arguments: &[String],
        catalogue: &Catalogue,
        streams: &mut Streams<'_>,
    ) -> Result<Self, Failure> {
        let mut sets = Self { named: Vec::new(), faulty: false };
        for argument in arguments {
            if argument == "-" {
                sets.read_lines(catalogue, streams)?;
            } else {
                sets.named.push((None, skills(argument, catalogue)?));
            }
        }
        Ok(sets)
    }

    fn read_lines(
        &mut self,
        catalogue: &Catalogue,
        streams: &mut Streams<'_>,
    ) -> Result<(), Failure> {
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = streams.input.read_until(b'\n', &mut line);
            let read = read.map_err(|error| Failure::new(format!("cannot read: {error}")))?;
            if read == 0 {
                break;
            }
            match skills(&String::from_utf8_lossy(&line), catalogue) {
                Ok(skills) => self.named.push((Some(number), skills)),
                Err(failure) => self.tell(number, &failure.message, streams)?,
            }
        }
        Ok(())
    }

    /// Says what is wrong with a line.
    fn tell(
        &mut self,
        line: usize,
        message: &str,
        streams: &mut Streams<'_>,
    ) -> Result<(), Failure> {
        self.faulty = true;
        writeln!(streams.errors, "standard input:{line}: error[what-if]: {}", visible(message))
            .map_err(|error| Failure::output(&error))
    }

    /// The answer to each set that can be answered; whether all could be.
    ///
    /// # Errors
    ///
    /// When a set of the command line has a skill that is no gap.
    pub(super) fn answers(
        mut self,
        case: &Case<'_>,
        streams: &mut Streams<'_>,
    ) -> Result<(Vec<WhatIfAnswer>, bool), Failure> {
        let named = std::mem::take(&mut self.named);
        let (places, sets): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let answers = case.reporter.what_if(case.candidate, case.profile, &sets);
        let mut given = Vec::new();
        for (place, answer) in places.into_iter().zip(answers) {
            match (answer, place) {
                (Ok(answer), _) => given.push(answer),
                (Err(error), None) => return Err(Failure::new(error.to_string())),
                (Err(error), Some(line)) => self.tell(line, &error.to_string(), streams)?,
            }
        }
        Ok((given, !self.faulty))
    }
}

/// The answers as JSON Lines, or as Markdown with a blank line between two.
pub(super) fn text(
    answers: &[WhatIfAnswer],
    case: &Case<'_>,
    output: OutputArgument,
) -> Result<String, Failure> {
    let mut text = String::new();
    for answer in answers {
        match output {
            OutputArgument::Json => {
                let line = serde_json::to_string(answer);
                let line = line.map_err(|error| Failure::new(error.to_string()))?;
                text.push_str(&escape_unsafe(&format!("{line}\n")));
            }
            OutputArgument::Md => {
                let gap = if text.is_empty() { "" } else { "\n" };
                text.push_str(gap);
                text.push_str(&what_if_markdown(case.report, answer, &case.market.postings));
            }
        }
    }
    Ok(text)
}

/// The skills of a list with commas; none of an empty one.
fn skills(list: &str, catalogue: &Catalogue) -> Result<Vec<SkillId>, Failure> {
    let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| target::skill(name, catalogue)).collect()
}
