//! Somebody reads the site while it is built again and again.

use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::fs::{Mode, OFlags, open, openat};
use sha2::{Digest as _, Sha256};

use super::fixture::{Fixture, MANIFEST, Stop};

/// Fifty pages, all with the same word.
fn pages(word: &str) -> Vec<(String, String)> {
    (0..50).map(|number| (format!("p/{number}.html"), word.repeat(1000 + number))).collect()
}

fn build(fixture: &Fixture, pages: &[(String, String)]) {
    let files: Vec<_> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    fixture.build(&files).unwrap();
}

/// A file's bytes, if it is still there.
fn read(directory: &OwnedFd, path: &str) -> Option<Vec<u8>> {
    let file = openat(directory, path, OFlags::RDONLY, Mode::empty()).ok()?;
    let mut bytes = Vec::new();
    std::fs::File::from(file).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Opens the directory once and holds every page that is still there against the manifest.
///
/// Gives how many pages were compared; a directory that is no longer in its place loses its
/// files, and whoever meets that opens the new one.
fn compare(target: &Path) -> usize {
    let directory = open(target, OFlags::DIRECTORY, Mode::empty()).unwrap();
    let Some(manifest) = read(&directory, MANIFEST) else { return 0 };
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let mut compared = 0;
    for (path, recorded) in manifest["files"].as_object().unwrap() {
        let Some(bytes) = read(&directory, path) else { break };
        let hash: String =
            Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, recorded["sha256"].as_str().unwrap(), "{path} is of another site");
        compared += 1;
    }
    compared
}

#[test]
fn who_opens_the_directory_once_never_sees_a_mixture() {
    let fixture = Fixture::new();
    let sites = [pages("old "), pages("new ")];
    build(&fixture, &sites[0]);
    let go_on = AtomicBool::new(true);
    let compared = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut compared = 0;
            while go_on.load(Ordering::Relaxed) {
                compared += compare(&fixture.target);
            }
            compared
        });
        let stop = Stop(&go_on);
        for round in 1..=8 {
            build(&fixture, &sites[round % 2]);
        }
        drop(stop);
        reader.join().unwrap()
    });
    assert!(compared > 100, "only {compared} pages were compared");
}

#[test]
fn the_path_of_the_directory_always_leads_to_a_whole_site() {
    let fixture = Fixture::new();
    let sites = [pages("old "), pages("new ")];
    build(&fixture, &sites[0]);
    let go_on = AtomicBool::new(true);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while go_on.load(Ordering::Relaxed) {
                for (path, _) in &sites[0] {
                    // The system finds a path part by part: the directory may go in between.
                    let read = || std::fs::read_to_string(fixture.path(path));
                    let text = read().or_else(|_| read()).unwrap();
                    assert!(sites.iter().any(|site| site.iter().any(|(_, page)| *page == text)));
                }
            }
        });
        let stop = Stop(&go_on);
        for round in 1..=8 {
            build(&fixture, &sites[round % 2]);
        }
        drop(stop);
        reader.join().unwrap();
    });
}
