//! Whose dollar, krone or yen a sign means at a posting's places.

use super::currency::Sign;
use crate::content::Workplace;

/// Places of countries that share the sign of their currency with others, as one or two words.
const PLACES: [(&str, &str); 92] = [
    ("us", "USD"),
    ("usa", "USD"),
    ("united states", "USD"),
    ("america", "USD"),
    ("americas", "USD"),
    ("sf", "USD"),
    ("san francisco", "USD"),
    ("bay area", "USD"),
    ("silicon valley", "USD"),
    ("palo alto", "USD"),
    ("mountain view", "USD"),
    ("los angeles", "USD"),
    ("san diego", "USD"),
    ("san jose", "USD"),
    ("california", "USD"),
    ("seattle", "USD"),
    ("vancouver wa", "USD"),
    ("portland", "USD"),
    ("denver", "USD"),
    ("colorado", "USD"),
    ("austin", "USD"),
    ("texas", "USD"),
    ("tx", "USD"),
    ("chicago", "USD"),
    ("illinois", "USD"),
    ("il", "USD"),
    ("boston", "USD"),
    ("massachusetts", "USD"),
    ("ma", "USD"),
    ("nyc", "USD"),
    ("ny", "USD"),
    ("new york", "USD"),
    ("brooklyn", "USD"),
    ("philadelphia", "USD"),
    ("pa", "USD"),
    ("dc", "USD"),
    ("atlanta", "USD"),
    ("ga", "USD"),
    ("nc", "USD"),
    ("florida", "USD"),
    ("fl", "USD"),
    ("utah", "USD"),
    ("ut", "USD"),
    ("canada", "CAD"),
    ("toronto", "CAD"),
    ("vancouver", "CAD"),
    ("montreal", "CAD"),
    ("montréal", "CAD"),
    ("ottawa", "CAD"),
    ("calgary", "CAD"),
    ("waterloo", "CAD"),
    ("edmonton", "CAD"),
    ("ontario", "CAD"),
    ("quebec", "CAD"),
    ("alberta", "CAD"),
    ("bc", "CAD"),
    ("australia", "AUD"),
    ("sydney", "AUD"),
    ("melbourne", "AUD"),
    ("brisbane", "AUD"),
    ("perth", "AUD"),
    ("adelaide", "AUD"),
    ("canberra", "AUD"),
    ("new zealand", "NZD"),
    ("auckland", "NZD"),
    ("wellington", "NZD"),
    ("christchurch", "NZD"),
    ("singapore", "SGD"),
    ("hong kong", "HKD"),
    ("taiwan", "TWD"),
    ("taipei", "TWD"),
    ("mexico", "MXN"),
    ("méxico", "MXN"),
    ("argentina", "ARS"),
    ("colombia", "COP"),
    ("chile", "CLP"),
    ("santiago", "CLP"),
    ("uruguay", "UYU"),
    ("sweden", "SEK"),
    ("stockholm", "SEK"),
    ("gothenburg", "SEK"),
    ("göteborg", "SEK"),
    ("norway", "NOK"),
    ("oslo", "NOK"),
    ("denmark", "DKK"),
    ("copenhagen", "DKK"),
    ("iceland", "ISK"),
    ("japan", "JPY"),
    ("tokyo", "JPY"),
    ("china", "CNY"),
    ("beijing", "CNY"),
    ("shanghai", "CNY"),
];

/// Where `$` is the peso's sign, work for abroad is paid in dollars: at these places alone
/// nothing is known, and beside others the amounts are too small to be pesos.
const PESOS: [&str; 5] = ["MXN", "ARS", "CLP", "COP", "UYU"];

/// What a posting's places say of currencies.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Places {
    /// Currencies of the countries named, without repeats.
    codes: Vec<&'static str>,
    /// Whether there is also a place that is in none of [`PLACES`].
    elsewhere: bool,
}

impl Places {
    /// Of all places of a posting, each as published.
    pub(in super::super) fn of(places: &[String]) -> Self {
        let mut known = Self::default();
        for place in places {
            let found = codes(place);
            let only_a_way_of_working =
                super::super::workplace::guess(&[place]) != Workplace::Unknown;
            known.elsewhere |= found.is_empty() && !only_a_way_of_working;
            for code in found {
                if !known.codes.contains(&code) {
                    known.codes.push(code);
                }
            }
        }
        known
    }

    /// The currency a sign stands for here: that of the one country named. Without any, `$` is
    /// the United States dollar; where several countries could be meant nothing is.
    pub(super) fn meaning(&self, sign: Sign) -> Option<&'static str> {
        let peso = |code: &&&str| PESOS.contains(*code);
        let mut named =
            self.codes.iter().filter(|code| !peso(code)).filter_map(|code| sign.as_code(code));
        match (named.next(), named.next()) {
            (None, _) => {
                let unclear = self.codes.iter().any(|code| PESOS.contains(code));
                (sign == Sign::Dollar && !unclear).then_some("USD")
            }
            (Some("USD"), None) => Some("USD"),
            (Some(code), None) => (sign != Sign::Dollar || !self.elsewhere).then_some(code),
            (Some(_), Some(_)) => None,
        }
    }
}

fn codes(place: &str) -> Vec<&'static str> {
    let lower = place.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let known = |name: &str| PLACES.iter().find(|(place, _)| *place == name).map(|(_, code)| *code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let pair = words.get(at + 1).and_then(|next| known(&format!("{} {next}", words[at])));
        found.extend(pair.or_else(|| known(words[at])));
        at += if pair.is_some() { 2 } else { 1 };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_means_the_currency_of_the_one_country_named() {
        let dollar = |places: &[&str]| {
            let places: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
            Places::of(&places).meaning(Sign::Dollar)
        };
        for (places, code) in [
            (&[][..], Some("USD")),
            (&["Remote"], Some("USD")),
            (&["Berlin"], Some("USD")),
            (&["Austin, TX"], Some("USD")),
            (&["Austin, TX", "Berlin"], Some("USD")),
            (&["Toronto, ON, Canada"], Some("CAD")),
            (&["Toronto", "Remote (Canada)", "Full-time, onsite"], Some("CAD")),
            (&["Vancouver, WA"], Some("USD")),
            (&["Wellington, New Zealand"], Some("NZD")),
            (&["Toronto", "Berlin"], None),
            (&["Remote (US/Canada)"], None),
            (&["Sydney", "Singapore"], None),
            (&["Mexico City"], None),
            (&["Atlanta, USA", "Bogotá, Colombia"], Some("USD")),
        ] {
            assert_eq!(dollar(places), code, "{places:?}");
        }
        let places = Places::of(&["Stockholm".to_owned(), "Berlin".to_owned()]);
        assert_eq!(places.meaning(Sign::Krone), Some("SEK"));
        assert_eq!(places.meaning(Sign::Yen), None);
        assert_eq!(Places::default().meaning(Sign::Krone), None);
    }
}
