//! What was given: a document, or a folder that LinkedIn exported.

use super::linkedin::Table;
use super::table::has_columns;
use crate::content::document::{Node, Syntax, Value, parse, read_bytes, read_source};
use crate::content::{Shape, quoted, read_snapshot_file};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source};
use std::fs;
use std::path::{Path, PathBuf};

const EXPECTED: &str = "a résumé of JSON Resume, FRESH, RenderCV or Reactive Resume, or the folder of a LinkedIn export";

/// What to do with a résumé that has no parts a program could tell apart.
const WRITE_ANEW: &str = "careerdash reads files with named parts only: fill in the example that \
     `careerdash init` makes without `--from`, or in a site of yours the file that `careerdash new \
     profile ID` makes, or export from an editor for JSON Resume (such as Reactive Resume), or import \
     the data export that LinkedIn gives you";

/// How files begin that hold no text, and what they are.
const BINARY: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\xD0\xCF\x11\xE0", "a document of an old office program"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"RIFF", "a picture"),
];

/// How zip archives begin.
const ZIP: &[u8] = b"PK\x03\x04";

/// What is in an archive that is an office document, near its beginning or in its directory at
/// its end.
const OFFICE: [(&[u8], &str); 4] = [
    (b"word/document", "a Word document"),
    (b"opendocument.text", "a text document (ODT)"),
    (b"xl/workbook", "an Excel workbook"),
    (b"Index/Document.iwa", "a Pages document"),
];

/// Ends of names of files that people read and that have no named parts.
const PROSE: [&str; 7] = ["md", "txt", "text", "html", "htm", "tex", "rst"];

/// A résumé to be imported.
pub(super) enum Given {
    /// JSON, YAML or TOML.
    Document {
        /// Its text.
        source: Source,
        /// Its syntax.
        syntax: Syntax,
        /// Its values.
        document: Node,
    },
    /// The files of a LinkedIn export that are read, in the order of the résumé.
    LinkedIn {
        /// Each with its text.
        tables: Vec<(Table, Source)>,
        /// Names of the others.
        unopened: Vec<String>,
    },
}

/// Opens a file or folder.
pub(super) fn open(path: &Path, name: &str, diagnostics: &mut Diagnostics) -> Option<Given> {
    if path.is_dir() {
        return open_folder(path, name, diagnostics);
    }
    let bytes = match read_bytes(path, name) {
        Ok(bytes) => bytes,
        Err(problem) => {
            diagnostics.push(*problem);
            return None;
        }
    };
    if let Some((what, hint)) = binary(&bytes) {
        diagnostics.push(
            Diagnostic::error("not-a-resume", format!("this is {what}"))
                .at(Location::file(name))
                .expected(EXPECTED)
                .hint(hint),
        );
        return None;
    }
    drop(bytes);
    let source = read_source(path, name, diagnostics)?;
    if is_of_linkedin(path, &source.text) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let shown = Path::new(name).parent().unwrap_or(Path::new("")).to_string_lossy();
        return open_folder(folder.unwrap_or(Path::new(".")), &shown, diagnostics);
    }
    let syntax = syntax_of(path, &source.text);
    let mut problems = Diagnostics::default();
    let document = parse(syntax, &source, &mut problems);
    let structured = matches!(&document, Some(Node { value: Value::Object(_), .. }));
    if !structured && !source.text.trim().is_empty() {
        // CSV and saved pages pass for YAML that is one text, and JSON Lines for broken JSON.
        if holds_postings(path, name) {
            diagnostics.push(unknown_as(Shape::Postings, "this is no résumé", &source));
            return None;
        }
        if is_prose(path) {
            diagnostics.push(
                Diagnostic::error("not-a-resume", "this is text without named parts")
                    .at(source.whole())
                    .expected(EXPECTED)
                    .hint(WRITE_ANEW),
            );
            return None;
        }
    }
    diagnostics.append(problems);
    Some(Given::Document { source, syntax, document: document? })
}

/// What a file is that holds no text.
pub(crate) fn kind_of_binary(bytes: &[u8]) -> Option<&'static str> {
    binary(bytes).map(|(what, _)| what)
}

/// What a file is that holds no text, and what to do about it.
fn binary(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(ZIP) {
        let office = OFFICE.iter().find(|(part, _)| memchr::memmem::find(bytes, part).is_some());
        return Some(match office {
            Some((_, what)) => (what, WRITE_ANEW),
            None => ("a zip archive", "unpack it and name the folder it unpacks to"),
        });
    }
    let (_, what) = BINARY.iter().find(|(start, _)| bytes.starts_with(start))?;
    Some((what, WRITE_ANEW))
}

/// Whether a file's name says that it is written for people alone.
fn is_prose(path: &Path) -> bool {
    let named = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    PROSE.iter().any(|end| named.eq_ignore_ascii_case(end))
}

/// The error for a document that is no résumé.
pub(super) fn unknown(source: &Source, document: &Node) -> Diagnostic {
    let message = match document.members() {
        [] => format!("this is no résumé but {}", document.value.kind()),
        _ => "this is no résumé that careerdash knows".to_owned(),
    };
    unknown_as(Shape::of(document), &message, source)
}

/// Whether a file that holds no postings may be a résumé.
pub(crate) fn looks_like_a_resume(path: &Path, name: &str) -> bool {
    let ignored = &mut Diagnostics::default();
    match open(path, name, ignored) {
        Some(Given::LinkedIn { .. }) => true,
        Some(Given::Document { document, .. }) => {
            let shape = Shape::of(&document);
            let begun = document.get("basics").is_some() || document.get("work").is_some();
            matches!(shape, Shape::Fresh | Shape::RenderCv | Shape::ReactiveResume)
                || (shape == Shape::JsonResume && begun)
        }
        None => false,
    }
}

fn unknown_as(shape: Shape, message: &str, source: &Source) -> Diagnostic {
    let mut problem =
        Diagnostic::error("not-a-resume", message).at(source.whole()).expected(EXPECTED);
    problem.hint = shape.advice(&quoted(&source.name));
    problem
}

/// JSON shows in its first sign; TOML only in the file's name.
fn syntax_of(path: &Path, text: &str) -> Syntax {
    let named = path.extension().and_then(|extension| extension.to_str());
    match named.and_then(Syntax::from_extension) {
        Some(Syntax::Toml) => Syntax::Toml,
        _ if text.trim_start().starts_with(['{', '[']) => Syntax::Json,
        Some(Syntax::Json) => Syntax::Json,
        _ => Syntax::Yaml,
    }
}

/// Whether careerdash reads postings in a file.
pub(crate) fn holds_postings(path: &Path, name: &str) -> bool {
    let Ok(bytes) = read_bytes(path, name) else { return false };
    !read_snapshot_file(name, path, &bytes).postings.is_empty()
}

/// Whether a file is one of LinkedIn's, by name and columns.
fn is_of_linkedin(path: &Path, text: &str) -> bool {
    table_of(path).is_some_and(|table| has_columns(text, table.columns()))
}

fn table_of(path: &Path) -> Option<Table> {
    let csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let stem = path.file_stem().filter(|_| csv)?;
    Table::named(&stem.to_string_lossy())
}

fn open_folder(folder: &Path, name: &str, diagnostics: &mut Diagnostics) -> Option<Given> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<PathBuf>, _>>()
    });
    let mut paths = match entries {
        Ok(paths) => paths,
        Err(error) => {
            let message = format!("cannot read `{name}`: {error}");
            let problem = Diagnostic::error("cannot-read", message).at(Location::file(name));
            diagnostics.push(problem);
            return None;
        }
    };
    paths.sort();
    let mut tables = Vec::new();
    let mut unopened = Vec::new();
    for path in &paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(table) = table_of(path) else {
            unopened.push(file);
            continue;
        };
        let shown = if name.is_empty() { file } else { format!("{name}/{file}") };
        if let Some(source) = read_source(path, &shown, diagnostics) {
            tables.push((table, source));
        }
    }
    if tables.is_empty() {
        diagnostics.push(no_export(&paths, name));
        return None;
    }
    tables.sort_by_key(|(table, _)| *table);
    Some(Given::LinkedIn { tables, unopened })
}

fn no_export(paths: &[PathBuf], name: &str) -> Diagnostic {
    let problem = Diagnostic::error("not-a-resume", "this folder is no LinkedIn export")
        .at(Location::file(name))
        .expected("Profile.csv, Positions.csv, Skills.csv and the like in it");
    let holds_one = |folder: &&PathBuf| {
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files.map(|file| file.path()).any(|path| table_of(&path).is_some())
    };
    match paths.iter().find(holds_one) {
        Some(folder) => {
            let folder = quoted(&folder.to_string_lossy());
            problem.hint(format!("there is one inside: run `careerdash import profile {folder}`"))
        }
        None => problem.hint("name the folder that LinkedIn's archive unpacks to, or one file"),
    }
}
