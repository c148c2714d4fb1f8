//! Refuses output directories in which a build could do harm.
//!
//! Other generators have emptied home directories, `.git` and their own sources
//! (zola #1378 and #2251, mdBook #436 and #1891, gitbook #262).

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{OutputError, Refusal};

/// Directories that output must neither be, nor contain, nor (for what a site is made from) lie in.
#[derive(Debug, Clone, Default)]
pub struct Protected {
    /// The site's root, where `site.toml` is. Output may lie inside it, as `public/` does.
    pub root: PathBuf,
    /// What the site is made from: the content and theme directories, `site.toml`.
    pub inputs: Vec<PathBuf>,
    /// The current directory.
    pub current: Option<PathBuf>,
    /// The home directory.
    pub home: Option<PathBuf>,
}

impl Protected {
    /// What is to be protected when the site at `root` is built by this process.
    pub fn of_site(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Self {
            inputs: ["content", "themes", "site.toml"].map(|name| root.join(name)).to_vec(),
            root,
            current: env::current_dir().ok(),
            home: env::home_dir().filter(|home| !home.as_os_str().is_empty()),
        }
    }
}

/// The directory's true path, if output may go there; it need not exist.
pub(super) fn check(target: &Path, protected: &Protected) -> Result<PathBuf, OutputError> {
    let refuse = |why| Err(OutputError::Refused { target: target.to_owned(), why });
    // Without a trailing slash, which would make the system look behind a link.
    let plain: PathBuf = target.components().collect();
    match fs::symlink_metadata(&plain) {
        Ok(found) if found.is_symlink() => return refuse(Refusal::Symlink),
        Ok(found) if !found.is_dir() => return refuse(Refusal::NotADirectory),
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(OutputError::io("look at", target)(error));
        }
        _ => {}
    }
    let resolved = resolve(&plain)?;
    match refusal(&resolved, protected)? {
        Some(why) => refuse(why),
        None => Ok(resolved),
    }
}

fn refusal(target: &Path, protected: &Protected) -> Result<Option<Refusal>, OutputError> {
    if target.parent().is_none() {
        return Ok(Some(Refusal::Root));
    }
    let contains = |path: &Path| resolve(path).map(|inner| inner.starts_with(target));
    if let Some(home) = &protected.home
        && contains(home)?
    {
        return Ok(Some(Refusal::Home));
    }
    if let Some(current) = &protected.current
        && contains(current)?
    {
        return Ok(Some(Refusal::Current));
    }
    if contains(&protected.root)? {
        return Ok(Some(Refusal::ContainsInput(protected.root.clone())));
    }
    for input in &protected.inputs {
        if contains(input)? {
            return Ok(Some(Refusal::ContainsInput(input.clone())));
        }
        if target.starts_with(resolve(input)?) {
            return Ok(Some(Refusal::InsideInput(input.clone())));
        }
    }
    Ok(None)
}

/// Makes a path absolute, with links resolved as far as it exists and `..` taken away behind that.
fn resolve(path: &Path) -> Result<PathBuf, OutputError> {
    let absolute = std::path::absolute(path).map_err(OutputError::io("find", path))?;
    for existing in absolute.ancestors() {
        let Ok(mut resolved) = existing.canonicalize() else { continue };
        for part in absolute.components().skip(existing.components().count()) {
            match part {
                Component::ParentDir => drop(resolved.pop()),
                part => resolved.push::<&OsStr>(part.as_os_str()),
            }
        }
        return Ok(resolved);
    }
    Ok(absolute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_resolve_as_far_as_they_exist() {
        let directory = tempfile::tempdir().unwrap();
        let real = directory.path().canonicalize().unwrap();
        fs::create_dir(real.join("a")).unwrap();
        let resolved = |path: &str| resolve(&real.join(path)).unwrap();
        assert_eq!(resolved("a/../b/c"), real.join("b/c"));
        assert_eq!(resolved("new/../b"), real.join("b"));
        assert_eq!(resolved("new/./x/.."), real.join("new"));
        assert_eq!(resolved("a/"), real.join("a"));
    }
}
