//! Where the values of a profile stand in its file.

use super::Profile;
use super::document::{Node, Syntax, parse, read_source};
use crate::diagnostics::{Diagnostics, Source};
use std::path::Path;

/// A profile's file, to look lines up in.
#[derive(Debug)]
pub struct ProfileLines {
    source: Source,
    tree: Node,
}

impl ProfileLines {
    /// Reads the file of a profile again, in the site at `root`; `None` when it is gone or was
    /// broken since.
    pub fn read(root: &Path, profile: &Profile) -> Option<Self> {
        // What is wrong with it was told when the profile was read.
        let mut told = Diagnostics::default();
        let path = root.join(&*profile.file);
        let syntax = Syntax::from_extension(path.extension()?.to_str()?)?;
        let source = read_source(&path, &profile.file, &mut told)?;
        let tree = parse(syntax, &source, &mut told)?;
        Some(Self { source, tree })
    }

    /// The line, from 1, on which the value of an RFC 6901 pointer begins; of the nearest value
    /// around it where the file has another name for it.
    pub fn line(&self, pointer: &str) -> usize {
        let mut pointer = pointer;
        loop {
            if let Some(span) = self.tree.find_span(pointer) {
                return self.source.line_of(span.start);
            }
            pointer = pointer.rsplit_once('/').map_or("", |(around, _)| around);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::read_profile;
    use std::fs;

    fn lines(name: &str, text: &str) -> ProfileLines {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(name), text).unwrap();
        let source = Source::new(name, root.path().join(name), text);
        let syntax = Syntax::from_extension(name.rsplit('.').next().unwrap()).unwrap();
        let profile = read_profile("a", &source, syntax, &mut Diagnostics::default()).unwrap();
        ProfileLines::read(root.path(), &profile).unwrap()
    }

    #[test]
    fn values_are_found_in_every_syntax() {
        let json = lines(
            "a.json",
            "{\"work\": [\n{\"company\": \"Mill\",\n\"highlights\": [\n\"Go\",\n\"Rust\"]}]}",
        );
        assert_eq!(json.line("/work/0/highlights/1"), 5);
        // Older files say `company`; the entry is told instead.
        assert_eq!(json.line("/work/0/name"), 2);
        assert_eq!(json.line("/nothing/at/all"), 1);
        let yaml = lines(
            "a.yaml",
            "basics:\n  label: Engineer\nskills:\n  - name: Tools\n    keywords:\n      - Go\n      - Rust\n",
        );
        assert_eq!(yaml.line("/skills/0/keywords/1"), 7);
        let toml = lines(
            "a.toml",
            "[basics]\nlabel = \"x\"\n[[work]]\nname = \"Mill\"\nhighlights = [\"Go\",\n\"Rust\"]\n",
        );
        assert_eq!(toml.line("/work/0/highlights/1"), 6);
    }

    #[test]
    fn a_file_that_is_gone_has_no_lines() {
        let source = Source::new("a.json", "a.json", "{}");
        let profile =
            read_profile("a", &source, Syntax::Json, &mut Diagnostics::default()).unwrap();
        assert!(ProfileLines::read(Path::new("/nowhere"), &profile).is_none());
    }
}
