//! The folder of a theme, read.

use super::asset::{ThemeAsset, check_path, check_special};
use super::look::{BUILT_IN, Look};
use super::{Slot, Theme, reader, slot, stylesheet};
use crate::content::document::decode_source;
use crate::content::{FoundFile, Reading, ThemeFiles};
use crate::diagnostics::{Diagnostic, Diagnostics, Location, Source};
use std::sync::Arc;

/// The bytes of a file, or why there are none.
pub(crate) type Bytes = Result<Arc<[u8]>, Box<Diagnostic>>;

/// Reads the files of a theme, each through `bytes`.
pub(crate) fn read_theme(
    files: &ThemeFiles,
    bytes: &dyn Fn(&FoundFile) -> Bytes,
) -> Reading<Arc<Theme>> {
    Reading::of(|diagnostics| {
        let mut files = Files { files, bytes, diagnostics };
        let theme = files.theme();
        (!files.diagnostics.has_errors()).then(|| Arc::new(theme))
    })
}

struct Files<'a> {
    files: &'a ThemeFiles,
    bytes: &'a dyn Fn(&FoundFile) -> Bytes,
    diagnostics: &'a mut Diagnostics,
}

impl Files<'_> {
    fn theme(&mut self) -> Theme {
        let files = self.files;
        let settings = files.settings.as_ref().and_then(|file| self.source(file));
        let settings = settings.and_then(|source| reader::read(&source, self.diagnostics));
        let (base, look) =
            settings.map_or_else(|| (BUILT_IN[0], Look::default()), |read| (read.base, read.look));
        let assets = self.assets();
        let paths: Vec<String> = assets.iter().map(|asset| asset.path.clone()).collect();
        let custom_css = files.custom_css.as_ref().and_then(|file| self.source(file));
        if let Some(source) = &custom_css {
            stylesheet::check(source, &paths, self.diagnostics);
        }
        let slots = files.slots.iter().filter_map(|(slot, file)| self.slot(*slot, file)).collect();
        if files.is_empty() {
            let message = format!("the theme `{}` changes nothing", files.name);
            self.diagnostics.push(
                Diagnostic::warning("empty-theme", message)
                    .at(Location::file(files.folder.as_str()))
                    .expected("theme.toml, custom.css, slots or assets in it"),
            );
        }
        Theme {
            name: files.name.clone(),
            base,
            look,
            custom_css: custom_css.map(|source| source.text),
            slots,
            assets,
        }
    }

    fn slot(&mut self, slot: Slot, file: &FoundFile) -> Option<(Slot, Arc<str>)> {
        let source = self.source(file)?;
        let is_filled = slot::check(slot, &source, self.diagnostics);
        is_filled.then_some((slot, source.text))
    }

    fn assets(&mut self) -> Vec<ThemeAsset> {
        let mut assets: Vec<ThemeAsset> = Vec::new();
        for (path, file) in &self.files.assets {
            let taken = assets.iter().map(|asset| asset.path.as_str());
            let problem = check_path(path, taken).or_else(|| check_special(path));
            if let Some(problem) = problem {
                self.diagnostics.push(problem.at(Location::file(file.name.as_str())));
            }
            match (self.bytes)(file) {
                Ok(bytes) => assets.push(ThemeAsset { path: path.clone(), bytes }),
                Err(problem) => self.diagnostics.push(*problem),
            }
        }
        assets
    }

    fn source(&mut self, file: &FoundFile) -> Option<Source> {
        match (self.bytes)(file) {
            Ok(bytes) => decode_source(&bytes, &file.path, &file.name, self.diagnostics),
            Err(problem) => {
                self.diagnostics.push(*problem);
                None
            }
        }
    }
}
