//! Words by which a field of a first line is known.

/// What a person hired is called; in the plural too.
const PERSONS: [&str; 40] = [
    "administrator",
    "advocate",
    "analyst",
    "architect",
    "assistant",
    "associate",
    "buyer",
    "consultant",
    "coordinator",
    "cto",
    "ceo",
    "coo",
    "cpo",
    "designer",
    "developer",
    "dev",
    "director",
    "eng",
    "engineer",
    "executive",
    "generalist",
    "head",
    "hacker",
    "intern",
    "lead",
    "manager",
    "marketer",
    "mle",
    "officer",
    "operator",
    "pm",
    "programmer",
    "recruiter",
    "researcher",
    "scientist",
    "specialist",
    "sre",
    "swe",
    "technician",
    "writer",
];

/// Words of a role that do not name the person.
const ROLES: [&str; 24] = [
    "backend",
    "devops",
    "devrel",
    "engineering",
    "founding",
    "frontend",
    "fullstack",
    "full-stack",
    "back-end",
    "front-end",
    "gtm",
    "jobs",
    "junior",
    "marketing",
    "openings",
    "position",
    "positions",
    "principal",
    "role",
    "roles",
    "sales",
    "senior",
    "staff",
    "various",
];

/// What a field about the kind of employment consists of.
const EMPLOYMENT: [&str; 33] = [
    "full",
    "part",
    "time",
    "fulltime",
    "parttime",
    "contract",
    "contractor",
    "contractors",
    "contracting",
    "permanent",
    "perm",
    "intern",
    "interns",
    "internship",
    "internships",
    "freelance",
    "consulting",
    "temporary",
    "fte",
    "w2",
    "1099",
    "ft",
    "pt",
    "co",
    "ops",
    "op",
    "paid",
    "or",
    "and",
    "only",
    "fractional",
    "b2b",
    "c2c",
];

/// Words that a field has which names neither place nor role.
const ASIDES: [&str; 46] = [
    "android",
    "aws",
    "backed",
    "benefits",
    "bonus",
    "citizens",
    "citizenship",
    "clearance",
    "comp",
    "competitive",
    "daily",
    "django",
    "equity",
    "flutter",
    "funded",
    "go",
    "golang",
    "insurance",
    "ios",
    "java",
    "javascript",
    "k8s",
    "kotlin",
    "kubernetes",
    "llm",
    "llms",
    "ml",
    "node",
    "postgres",
    "postgresql",
    "python",
    "react",
    "ruby",
    "rust",
    "salary",
    "seed",
    "series",
    "sponsor",
    "sponsorship",
    "sql",
    "startup",
    "swift",
    "transfer",
    "typescript",
    "visa",
    "yc",
];

/// Words between the names of places.
const BETWEEN_PLACES: [&str; 18] = [
    "and",
    "or",
    "in",
    "the",
    "of",
    "de",
    "di",
    "la",
    "near",
    "area",
    "metro",
    "based",
    "within",
    "timezone",
    "timezones",
    "preferred",
    "anywhere",
    "worldwide",
];

/// A place field is shorter, in bytes.
const LONGEST_PLACES: usize = 80;

/// Words in lower case, with `-` and signs of names inside them.
fn words(field: &str) -> impl Iterator<Item = String> + '_ {
    field
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.' || c == '+'))
        .map(|word| word.trim_matches(['-', '.', '+']).to_lowercase())
        .filter(|word| !word.is_empty())
}

/// `https://example.org/jobs`, `example.org`.
pub(super) fn is_web_address(field: &str) -> bool {
    let field = field.trim().trim_matches(['(', ')', '[', ']', '<', '>']);
    if field.starts_with("http://") || field.starts_with("https://") || field.starts_with("www.") {
        return true;
    }
    let host = field.split('/').next().unwrap_or_default();
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    !field.contains(char::is_whitespace)
        && name.chars().any(char::is_alphanumeric)
        && (2..=10).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_lowercase())
}

/// `Full-time`, `Full time, interns`; also with prose run on behind it.
pub(super) fn is_employment(field: &str) -> bool {
    let words = employment_words(field);
    let alone = words.len() == field.trim().len();
    let full_time = words.len() >= "fulltime".len() && !is_role(field);
    !words.is_empty() && (alone || full_time)
}

/// What a field begins with about employment: `Full-Time` of `Full-Time Example Labs builds …`.
pub(super) fn employment_words(field: &str) -> &str {
    let field = field.trim();
    let (mut end, mut told) = (0, false);
    let mut at = 0;
    for word in field.split(|c: char| !c.is_alphanumeric()) {
        let lower = word.to_lowercase();
        if !word.is_empty() && !EMPLOYMENT.contains(&&*lower) {
            break;
        }
        told |= !matches!(&*lower, "" | "or" | "and" | "only" | "time" | "paid" | "co" | "ops");
        at += word.len();
        if !word.is_empty() && !matches!(&*lower, "or" | "and") {
            end = at;
        }
        at += field[at..].chars().next().map_or(0, char::len_utf8);
    }
    let closed = field[end..].chars().all(|c| !c.is_alphanumeric());
    if !told {
        ""
    } else if closed {
        field
    } else {
        &field[..end]
    }
}

/// Whether a field is about a role.
pub(super) fn is_role(field: &str) -> bool {
    let mut place = false;
    let mut role = false;
    for word in words(field) {
        place |= matches!(&*word, "location" | "locations" | "hours");
        role |= ROLES.contains(&&*word) || is_person(&word) || word == "multiple";
    }
    role && !place
}

/// Whether a text names whom it seeks, with a capital: `Data Engineer`.
pub(super) fn names_a_person(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| word.starts_with(char::is_uppercase) && is_person(&word.to_lowercase()))
}

fn is_person(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    PERSONS.contains(&word) || PERSONS.contains(&singular)
}

/// `$150k - $190k + equity`, `180-250k`, `€70.000`.
pub(super) fn is_pay(field: &str) -> bool {
    let digits = field.bytes().any(|b| b.is_ascii_digit());
    let signed = field.contains(['$', '€', '£', '¥', '₹']);
    let coded = words(field)
        .any(|word| matches!(&*word, "usd" | "eur" | "gbp" | "cad" | "aud" | "chf" | "sek" | "tc"));
    let bytes = field.as_bytes();
    let thousands = bytes.windows(2).enumerate().any(|(at, pair)| {
        pair[0].is_ascii_digit()
            && pair[1].eq_ignore_ascii_case(&b'k')
            && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
    });
    digits && (signed || coded || thousands)
}

/// Whether a field could be names of places: capitals, few other words.
pub(super) fn names_places(field: &str) -> bool {
    let fits = field.len() <= LONGEST_PLACES
        && !field.contains(['$', '€', '£', '!', '?', '#', '%'])
        && !words(field).any(|word| {
            ASIDES.contains(&&*word) || word.ends_with("-stage") || word.ends_with("-backed")
        });
    let mut capitals = 0;
    for word in field.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.' || c == '\'')) {
        let Some(first) = word.chars().next() else { continue };
        match first {
            _ if first.is_uppercase() => capitals += 1,
            _ if !first.is_alphanumeric() => {}
            _ if BETWEEN_PLACES.contains(&&*word.to_lowercase()) => {}
            _ => return false,
        }
    }
    fits && capitals > 0
}
