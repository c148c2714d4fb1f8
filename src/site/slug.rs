//! Ids as parts of addresses: lower case ASCII that needs no escaping anywhere.

use sha2::{Digest, Sha256};

/// Longest readable part of a slug.
const READABLE: usize = 48;

/// Names Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The id itself when it is plain (`a-z`, `0-9`, single `-`), else its plain part and a hash.
///
/// Depends on the id alone, so an address never changes because of a neighbour.
pub(crate) fn slug(id: &str) -> String {
    let mut plain = String::with_capacity(id.len());
    for letter in id.chars() {
        if letter.is_ascii_alphanumeric() {
            plain.push(letter.to_ascii_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    plain.truncate(READABLE);
    let plain = plain.trim_end_matches('-');
    if plain == id && !plain.is_empty() && !is_device(plain) {
        return plain.to_owned();
    }
    let hash = short_hash(id.as_bytes());
    if plain.is_empty() { format!("x-{hash}") } else { format!("{plain}-{hash}") }
}

/// An element id such as `skill-terraform`.
pub(crate) fn anchor(prefix: &str, id: &str) -> String {
    format!("{prefix}-{}", slug(id))
}

/// First 8 hex digits of the SHA-256.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn is_device(name: &str) -> bool {
    let numbered = |stem: &str| {
        name.strip_prefix(stem).is_some_and(|rest| rest.len() == 1)
            && name.ends_with(|digit: char| digit.is_ascii_digit())
    };
    DEVICES.contains(&name) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_ids_stay_and_others_get_a_hash() {
        assert_eq!(slug("amazon-s3"), "amazon-s3");
        assert!(slug("C++").starts_with("c-"));
        assert_ne!(slug("C++"), slug("C"));
        assert_ne!(slug("con"), "con");
        assert_ne!(slug("com1"), "com1");
        assert_eq!(slug("comet"), "comet");
        assert!(slug("../..").starts_with("x-"));
        assert!(slug(&"long ".repeat(100)).len() < 64);
        assert_eq!(slug("日本"), slug("日本"));
    }
}
