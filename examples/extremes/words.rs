//! Texts that are hard to lay out.

/// Repeats `piece` until the text has exactly `length` characters.
pub(crate) fn stretched(piece: &str, length: usize) -> String {
    piece.chars().cycle().take(length).collect()
}

/// A name of 80 characters that can be broken between its parts.
pub(crate) fn name_of_80() -> String {
    let parts = "Maximiliana Konstantinopolitanska-Wolkenstein von und zu Hohenfurtwaengler ";
    format!("{}II", stretched(parts, 78))
}

/// A name of 80 characters without a place to break at.
pub(crate) fn unbroken_name() -> String {
    stretched("Wolfeschlegelsteinhausenbergerdorff", 80)
}

/// An address of over 300 characters.
pub(crate) fn long_address() -> String {
    format!("https://example.org/{}?q={}", stretched("careers-", 160), stretched("a1b2c3", 140))
}

/// A word of `length` characters, as log lines and compound nouns have them.
pub(crate) fn long_word(length: usize) -> String {
    stretched("Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen_", length)
}

/// A title of 200 characters.
pub(crate) fn title_of_200() -> String {
    stretched("Principal Distinguished Staff Engineer for Platform Reliability and ", 200)
}

/// An employer's name of 200 characters, the last half of which cannot be broken.
pub(crate) fn employer_of_200() -> String {
    let words = stretched("Amalgamated Consolidated Holdings and Sons ", 100);
    format!("{words}{}", long_word(100))
}

/// Right to left, with numbers and Latin in between.
pub(crate) const ARABIC: &str = "ليلى الخوارزمي 42 (Layla)";
pub(crate) const ARABIC_SENTENCE: &str =
    "بنت خدمة البحث في Python و PostgreSQL، وخفّضت زمن الاستجابة من 900 إلى 120 ms.";
pub(crate) const HEBREW: &str = "נועה בן־דוד";
pub(crate) const HEBREW_SENTENCE: &str =
    "כתבה שירותים ב-Python, בדקה אותם (100%) והפעילה אותם ב-Docker.";

/// Without spaces, so that lines break between any two signs.
pub(crate) const CHINESE: &str = "欧阳娜娜";
pub(crate) const CHINESE_SENTENCE: &str = "负责使用Python和Docker开发并维护面向全球用户的高并发搜索服务，将平均响应时间从九百毫秒降低到一百二十毫秒。";
pub(crate) const JAPANESE: &str = "山田 太郎";
pub(crate) const KOREAN: &str = "김민준";

/// Emoji of several code points, flags, and letters with marks of their own.
pub(crate) const EMOJI: &str =
    "Zoe\u{308} \u{1f469}\u{1f3fd}\u{200d}\u{1f4bb} Nun\u{303}ez \u{1f1ea}\u{1f1fa}";
/// Marks stacked over and under letters until they leave the line.
pub(crate) const STACKED: &str = "S\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30a}\u{30c}\u{323}\u{324}\u{325}tacked M\u{30d}\u{30e}\u{30f}\u{311}\u{313}\u{316}\u{317}\u{318}arks";
/// Controls that turn the direction of what follows and are never closed.
pub(crate) const UNCLOSED: &str = "Unclosed \u{202e}override and \u{2067}isolate";
