//! Markets: empty, tiny, huge, without pay, with pay in three currencies, and hard to lay out.

use super::postings::{Posting, SKILLS, some_skills};
use super::words;

const DAY: &str = "2026-11-15";

/// The files of all markets.
pub(crate) fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    files.extend(no_posting());
    files.extend(one_posting());
    files.extend(sixty_skills());
    files.extend(two_thousand());
    files.extend(three_currencies());
    files.extend(hard_to_lay_out());
    files
}

/// `market.toml` and the snapshots, each with its day.
fn market(
    id: &str,
    settings: &str,
    snapshots: impl IntoIterator<Item = (String, Vec<Posting>)>,
) -> Vec<(String, String)> {
    let folder = format!("content/markets/{id}");
    let mut files =
        vec![(format!("{folder}/market.toml"), format!("{settings}synthetic = true\n"))];
    for (day, postings) in snapshots {
        let lines = postings.iter().map(Posting::line).collect();
        files.push((format!("{folder}/{day}.jsonl"), lines));
    }
    files
}

/// What was collected has other titles, so nothing is left to count.
fn no_posting() -> Vec<(String, String)> {
    let settings = "title = \"No posting\"\n";
    let filtered = Posting::new(0, DAY, &["Python"], &[]);
    let mut files = market("no-posting", settings, [(DAY.to_owned(), vec![filtered])]);
    files[0].1.push_str("[titles]\ninclude = [\"lighthouse keeper\"]\n");
    files
}

fn one_posting() -> Vec<(String, String)> {
    let only = Posting::new(1, DAY, &["Python", "PostgreSQL"], &["Docker"]);
    market("one-posting", "title = \"One posting\"\n", [(DAY.to_owned(), vec![only])])
}

/// Sixty skills are asked by most of the postings, in two snapshots, and nobody states pay.
fn sixty_skills() -> Vec<(String, String)> {
    let snapshot = |day: &str, numbers: std::ops::Range<usize>| {
        let postings = numbers.map(|number| {
            let asked = SKILLS[..64].iter().enumerate();
            let asked = asked.filter(|(index, _)| (number * 7 + index * 3) % 10 < 7);
            let asked: Vec<&str> = asked.map(|(_, skill)| *skill).collect();
            let (required, preferred) = asked.split_at(asked.len() - 8);
            Posting::new(number, day, required, preferred)
        });
        (day.to_owned(), postings.collect())
    };
    let snapshots = [snapshot("2026-10-15", 100..140), snapshot(DAY, 140..190)];
    market("sixty-skills", "title = \"Everything at once\"\n", snapshots)
}

/// Two thousand postings in twelve snapshots, all with pay. Some skills are asked by most, and one
/// by more every month.
fn two_thousand() -> Vec<(String, String)> {
    let snapshots = (0..12).map(|month| {
        let year = if month < 1 { 2025 } else { 2026 };
        let day = format!("{year}-{:02}-15", if month < 1 { 12 } else { month });
        let postings = (0..168).map(|index| {
            let number = 1000 + month * 168 + index;
            let (mut required, preferred) = (some_skills(number, 4), some_skills(number + 3, 2));
            let common =
                [("Python", 70), ("AWS", 55), ("Docker", 40), ("LangChain", 3 + 5 * month)];
            let asked = |share: usize| number * 37 % 100 < share;
            required
                .extend(common.iter().filter(|(_, share)| asked(*share)).map(|(skill, _)| *skill));
            let mut posting = Posting::new(number, &day, &required, &preferred);
            let low = 48_000 + (number * 7919 % 61) as u32 * 1000;
            posting.pay = Some((low, low + 8000 + (number % 9) as u32 * 2000, "EUR"));
            posting
        });
        (day.clone(), postings.collect())
    });
    let settings = "title = \"Two thousand postings\"\nregion = \"Europe\"\ncurrency = \"EUR\"\n";
    market("two-thousand", settings, snapshots.collect::<Vec<_>>())
}

fn three_currencies() -> Vec<(String, String)> {
    let postings = (0..66).map(|index| {
        let number = 5000 + index;
        let mut posting = Posting::new(number, DAY, &some_skills(number % 5, 4), &["Git"]);
        let low = 60_000 + (number * 37 % 23) as u32 * 1000;
        posting.pay = Some(match index % 3 {
            0 => (low, low + 15_000, "EUR"),
            1 => (low + 20_000, low + 60_000, "USD"),
            // The highest pay stands far from the rest.
            _ if index == 65 => (30_000_000, 48_000_000, "JPY"),
            _ => (low * 100, low * 100 + 2_000_000, "JPY"),
        });
        posting
    });
    let settings = "title = \"Pay in three currencies\"\ncurrency = \"USD\"\n";
    market("three-currencies", settings, [(DAY.to_owned(), postings.collect())])
}

/// Long, unbroken, right to left, without spaces, with emoji: in every field that pages show.
fn hard_to_lay_out() -> Vec<(String, String)> {
    let titles = [
        words::title_of_200(),
        words::long_word(200),
        format!("مهندسة برمجيات أولى، Python ({})", words::HEBREW),
        "資深軟體工程師（搜尋平台）・シニアエンジニア・시니어 엔지니어".to_owned(),
        format!("Engineer {}", words::EMOJI),
        words::STACKED.to_owned(),
        words::UNCLOSED.to_owned(),
    ];
    let employers = [
        words::employer_of_200(),
        words::long_word(200),
        "شركة الأفق البعيد للبرمجيات المحدودة".to_owned(),
        "株式会社 遠い地平線ソフトウェア研究開発機構".to_owned(),
        format!("{0}{0}", words::EMOJI),
        words::UNCLOSED.to_owned(),
    ];
    let places = [
        "تل أبيب ‎/ תל אביב",
        "東京都千代田区",
        "Lisbon",
        "Llanfairpwllgwyngyllgogerychwyrndrobwll",
    ];
    let postings = (0..42).map(|index| {
        let number = 7000 + index;
        let required = [&["Python", "Docker"], &some_skills(number, 4)[..]].concat();
        let mut posting = Posting::new(number, DAY, &required, &["Kubernetes", "Figma"]);
        posting.title.clone_from(&titles[index % titles.len()]);
        posting.employer = format!("{} {index}", employers[index % employers.len()]);
        posting.place = places[index % places.len()].to_owned();
        posting.url = words::long_address();
        posting.url.push_str(&index.to_string());
        posting.text.push_str(&format!(
            "\nAbout the role\n- {} Python {}\n- {}\n- {}\n- {} Docker\n",
            words::long_word(300),
            words::long_address(),
            words::ARABIC_SENTENCE,
            words::HEBREW_SENTENCE,
            words::CHINESE_SENTENCE,
        ));
        posting
    });
    let title = words::title_of_200();
    let region = words::long_word(120);
    let settings = format!("title = \"{title}\"\nregion = \"{region}\"\n");
    market("hard-to-lay-out", &settings, [(DAY.to_owned(), postings.collect())])
}
