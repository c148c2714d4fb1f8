//! The employer by the name of its board, where a source gives no other.

/// The employer whose board an address on one of `hosts` belongs to.
///
/// `https://jobs.example.com/blue-sky/17` is of "Blue Sky": the first part of the path, with
/// spaces for hyphens, and capitals where it has none.
pub(super) fn employer(url: &str, hosts: &[&str]) -> Option<String> {
    let (_, address) = url.trim().split_once("://")?;
    let (host, path) = address.split_once('/')?;
    let known = hosts.iter().any(|known| host.eq_ignore_ascii_case(known));
    let name = path.split(['/', '?', '#']).next().filter(|_| known)?;
    let name = decode(name);
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || "-_+".contains(c)).collect();
    let plain = !name.chars().any(char::is_uppercase);
    let words = words.into_iter().filter(|word| !word.is_empty());
    let named: Vec<String> =
        words.map(|word| if plain { capitalise(word) } else { word.to_owned() }).collect();
    (!named.is_empty()).then(|| named.join(" "))
}

fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Percent-encoded text as what it stands for; `%` that begins no code stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match after {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match code {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boards_are_named_after_their_employer() {
        let hosts = ["jobs.example.com"];
        for (url, name) in [
            ("https://jobs.example.com/blue-sky/17", Some("Blue Sky")),
            ("https://JOBS.example.com/Blue%20Sky/17?x=1", Some("Blue Sky")),
            ("https://jobs.example.com/bluesky", Some("Bluesky")),
            ("https://jobs.example.com/caf%C3%A9-%zz", Some("Café %zz")),
            ("https://jobs.example.com/", None),
            ("https://jobs.example.com", None),
            ("https://careers.example.com/blue-sky/17", None),
            ("blue-sky", None),
        ] {
            assert_eq!(employer(url, &hosts).as_deref(), name, "{url}");
        }
    }
}
