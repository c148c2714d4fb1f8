//! Natural slips on the command line, and the call that was meant.

use crate::content::quoted;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// Commands that work on a site and take no name of a file or folder by itself.
const ON_A_SITE: [&str; 4] = ["build", "check", "serve", "publish"];

/// What was probably meant by a call that clap refused; clap itself knows near spellings only.
pub(super) fn tip(error: &clap::Error, given: &[OsString]) -> Option<String> {
    let verb = given.get(1)?.to_str()?;
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match (error.kind(), verb) {
        (ErrorKind::InvalidSubcommand, "import") => {
            let file = quoted(context(ContextKind::InvalidSubcommand)?);
            Some(format!(
                "say what is in the file: `careerdash import postings {file} --market NAME`, or \
                 `careerdash import profile {file}` for a résumé"
            ))
        }
        (ErrorKind::UnknownArgument, verb) => {
            let argument = context(ContextKind::InvalidArg)?;
            if argument.starts_with('-') {
                return None;
            }
            let argument = quoted(argument);
            if ON_A_SITE.contains(&verb) {
                return Some(format!(
                    "name the folder of a site with `careerdash {verb} --root {argument}`"
                ));
            }
            (verb == "man").then(|| {
                format!(
                    "`careerdash man --out DIR` writes a page for every command, and `careerdash \
                     {argument} --help` says the same"
                )
            })
        }
        _ => None,
    }
}
