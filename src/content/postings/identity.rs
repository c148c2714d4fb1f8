//! Gives every posting of a file an id of its own.

use crate::content::Posting;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// How many hexadecimal digits of a hash make an id: 48 bits.
const DIGITS: usize = 12;

/// Keeps the sources' own ids where they are unique in the file; else the id is a hash of the
/// address when that is unique (several postings may lead to one careers page), else of employer,
/// title and text. Postings equal in all that get `-2`, `-3` … in file order.
pub(crate) fn assign(postings: &mut [Posting]) {
    let mut times: HashMap<String, u32> = HashMap::new();
    for posting in postings.iter().filter(|posting| !posting.id.is_empty()) {
        *times.entry(posting.id.clone()).or_default() += 1;
    }
    let mut taken: HashSet<String> =
        times.iter().filter(|(_, times)| **times == 1).map(|(id, _)| id.clone()).collect();
    let mut addresses: HashMap<String, u32> = HashMap::new();
    for url in postings.iter().filter_map(|posting| posting.url.as_ref()) {
        *addresses.entry(url.clone()).or_default() += 1;
    }
    let mut next: HashMap<String, u32> = HashMap::new();
    for posting in postings {
        if times.get(&posting.id) == Some(&1) {
            continue;
        }
        let address = posting.url.as_deref().filter(|url| addresses.get(*url) == Some(&1));
        let hash = hash(posting, address);
        let count = next.entry(hash.clone()).or_insert(1);
        let mut id = hash.clone();
        while !taken.insert(id.clone()) {
            *count += 1;
            id = format!("{hash}-{count}");
        }
        posting.id = id;
    }
}

fn hash(posting: &Posting, address: Option<&str>) -> String {
    let mut hasher = Sha256::new();
    match address {
        Some(url) => hasher.update(url),
        None => {
            for part in [&*posting.company, &*posting.title, &*posting.text] {
                hasher.update(part);
                hasher.update([0]);
            }
        }
    }
    let digest = hasher.finalize();
    digest.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}
