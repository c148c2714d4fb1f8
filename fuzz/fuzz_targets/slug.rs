//! Whatever names are, they become paths of their own on every system.
#![no_main]

use careerdash::content::{is_id, slug};
use careerdash::site::{Site, candidate_folder};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|names: (String, String)| {
    let (one, other) = names;
    let mut site = Site::new();
    for name in [&one, &other] {
        let id = slug(name);
        assert!(is_id(&id), "{name:?} becomes {id:?}");
        assert_eq!(slug(&id), id, "{name:?} is not done after one time");
        if name == &other && one == other {
            continue;
        }
        // The site refuses what leads elsewhere, what a system reserves, and what is another
        // file's name but for its case.
        let path = format!("{}index.html", candidate_folder(name));
        let inserted = site.insert(path, "");
        assert!(inserted.is_ok(), "{name:?}: {inserted:?}");
    }
});
