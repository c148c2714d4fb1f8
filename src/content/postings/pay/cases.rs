//! How pay is written, and what is read of it.

use super::*;
use crate::content::{Pay, PayAmount, PayUnit};

/// `150000-190000 USD year`, `65 USD hour`, `up to …` and `from …`; several parted by `, `.
pub(super) fn in_short(pay: &[Pay]) -> String {
    let one = |pay: &Pay| {
        let amount = match pay.amount {
            PayAmount::Range { min, max } if min == max => min.to_string(),
            PayAmount::Range { min, max } => format!("{min}-{max}"),
            PayAmount::From(min) => format!("from {min}"),
            PayAmount::UpTo(max) => format!("up to {max}"),
        };
        let unit = format!("{:?}", pay.unit).to_lowercase();
        format!("{amount} {} {unit}", pay.currency)
    };
    pay.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// In a description, without a place.
    Prose,
    /// In a description of a posting at this place.
    At(&'static str),
    /// In a field for pay.
    Field,
    /// In a field for pay beside one for the currency.
    FieldIn(&'static str),
}
use Place::{At, Field, FieldIn, Prose};

fn read(place: Place, text: &str) -> String {
    let mut setting = Setting::default();
    match place {
        Prose => {}
        At(place) => setting.places = Places::of(&[place.to_owned()]),
        Field => setting.field = true,
        FieldIn(code) => {
            setting.field = true;
            setting.currency = currency::parse(code);
        }
    }
    in_short(&from_text(text, &setting))
}

#[test]
fn ranges() {
    check(&[
        (Prose, "$150k-$190k", "150000-190000 USD year"),
        (Prose, "$150–190k", "150000-190000 USD year"),
        (Prose, "150K to 190K USD", "150000-190000 USD year"),
        (Prose, "$190k-$150k", "150000-190000 USD year"),
        (Prose, "£45k - £60k DOE", "45000-60000 GBP year"),
        (Prose, "€80.000 - €95.000", "80000-95000 EUR year"),
        (Prose, "€~55k-€~75k", "55000-75000 EUR year"),
        (Prose, "80k$~95k$", "80000-95000 USD year"),
        (Prose, "80 000 - 95 000 €", "80000-95000 EUR year"),
        (Prose, "CHF 110'000.- bis 130'000.-", "110000-130000 CHF year"),
        (Prose, "70-90T€", "70000-90000 EUR year"),
        (Prose, "70 - 90 TEUR", "70000-90000 EUR year"),
        (Prose, "Gehalt: 70 bis 90 Tsd. Euro", "70000-90000 EUR year"),
        (Prose, "zwischen 60.000 und 75.000 Euro", "60000-75000 EUR year"),
        (Prose, "de 45k€ à 55k€", "45000-55000 EUR year"),
        (Prose, "$100k up to $120k", "100000-120000 USD year"),
        (Prose, "Founded in 2018 - $150k-$190k", "150000-190000 USD year"),
        (Prose, "$85k to €110k", ""),
    ]);
}

#[test]
fn one_figure() {
    check(&[
        (Prose, "Salary: 80 000 €", "80000 EUR year"),
        (Prose, "80 000 €", ""),
        (Field, "80 000 €", "80000 EUR year"),
        (Field, "CHF 120'000", "120000 CHF year"),
        (Field, "120'000.– Fr.", "120000 CHF year"),
        (Prose, "A small team | Engineer | $150k + benefits", "150000 USD year"),
        (Prose, "Senior Engineer ($178,500 USD + equity)", "178500 USD year"),
        (Prose, "Engineer | Leeds | £80k (see our page)", "80000 GBP year"),
        (Prose, "L4: $150k, L5: $180k", "150000 USD year, 180000 USD year"),
        (Prose, "Junior: €55k, Senior: €80k", "55000 EUR year, 80000 EUR year"),
        (Prose, "Level 3 = £60,000", "60000 GBP year"),
        (Prose, "Version 3: $150k", ""),
    ]);
}

#[test]
fn units() {
    check(&[
        (Prose, "$65/hr", "65 USD hour"),
        (Prose, "$50-70 per hour", "50-70 USD hour"),
        (Prose, "$1,200/day", "1200 USD day"),
        (Prose, "£450pd outside IR35", "450 GBP day"),
        (Prose, "£450-£500 p/d", "450-500 GBP day"),
        (Prose, "£45kpa", "45000 GBP year"),
        (Prose, "€5.000 brutto/Monat", "5000 EUR month"),
        (Prose, "€5k p/m", "5000 EUR month"),
        (Prose, "4.500 € im Monat", "4500 EUR month"),
        (Prose, "52k€ par an", "52000 EUR year"),
        (Prose, "a contract at $1,000 per week", "1000 USD week"),
        (Prose, "about $60k annualized", "60000 USD year"),
        (Prose, "$40k–$80k USD + monthly bonus", "40000-80000 USD year"),
        (Prose, "$65", ""),
        (Field, "$65", ""),
    ]);
}

#[test]
fn bounds() {
    check(&[
        (Prose, "Salary up to $200k", "up to 200000 USD year"),
        (Prose, "Engineer | up to $200k | remote", "up to 200000 USD year"),
        (Prose, "Engineer | to £50K | remote", "up to 50000 GBP year"),
        (Prose, "up to $200k", ""),
        (Field, "up to $200k", "up to 200000 USD year"),
        (Field, "bis zu 90.000 €", "up to 90000 EUR year"),
        (Field, "$200k max", "up to 200000 USD year"),
        (Prose, "Pay is from €70k", "from 70000 EUR year"),
        (Field, "from €70k", "from 70000 EUR year"),
        (Field, "ab 60.000 €", "from 60000 EUR year"),
        (Prose, "Salary starting at £70k", "from 70000 GBP year"),
        (Prose, "The minimum salary is EUR 40,572 gross per year", "from 40572 EUR year"),
        (Prose, "Salary: $150k+", "from 150000 USD year"),
        (Prose, "Salary: $150k+equity", "150000 USD year"),
        (Prose, "Salary: $150k and up", "from 150000 USD year"),
        (Prose, "Salary: >130k CHF", "from 130000 CHF year"),
        (Prose, "Salary from $80K to $120K", "80000-120000 USD year"),
    ]);
}

#[test]
fn currencies() {
    check(&[
        (Prose, "C$120k - C$140k", "120000-140000 CAD year"),
        (Prose, "A$140k-A$160k", "140000-160000 AUD year"),
        (Prose, "NZ$110k-130k", "110000-130000 NZD year"),
        (Prose, "S$96,000 - S$120,000", "96000-120000 SGD year"),
        (Prose, "Salary CAD 120k", "120000 CAD year"),
        (Prose, "Salary: $120k CAD", "120000 CAD year"),
        (Prose, "US $90k - $110k", "90000-110000 USD year"),
        (At("Toronto, Canada"), "$120k-$140k", "120000-140000 CAD year"),
        (At("Sydney"), "$120k-$140k", "120000-140000 AUD year"),
        (At("Remote, US or Canada"), "$120k-$140k", ""),
        (FieldIn("CAD"), "$120k", "120000 CAD year"),
        (FieldIn("EUR"), "$120k", "120000 USD year"),
        (FieldIn("EUR"), "120k", "120000 EUR year"),
        (Field, "120-150k", ""),
        (Prose, "120-150k", ""),
        (Prose, "Salary: 120-150k", ""),
        (Prose, "Salary (EUR): 120-150k", "120000-150000 EUR year"),
        (Prose, "Salary in USD: 120,000 - 150,000", "120000-150000 USD year"),
        (Prose, "Salary: 120-150k (EUR)", "120000-150000 EUR year"),
        (Prose, "Salary: 120-150k, but not where the Euro is used", ""),
        (Prose, "₹ 20 LPA", "2000000 INR year"),
        (Prose, "15LPA - 40LPA", "1500000-4000000 INR year"),
        (Prose, "₹ 10-15 lakhs", "1000000-1500000 INR year"),
        (Prose, "CTC of ₹40–60L", "4000000-6000000 INR year"),
        (Prose, "₹12,00,000 - ₹15,00,000", "1200000-1500000 INR year"),
        (Prose, "10-15 lakhs of users", ""),
        (At("Tokyo, Japan"), "¥8M - ¥10M", "8000000-10000000 JPY year"),
        (FieldIn("JPY"), "¥8M", "8000000 JPY year"),
        (Prose, "¥8M", ""),
        (Prose, "20 000 - 25 000 zł", ""),
        (Prose, "20 000 - 25 000 zł / mies.", "20000-25000 PLN month"),
        (Prose, "180-220 PLN/h", "180-220 PLN hour"),
        (At("Stockholm"), "50 000 - 60 000 kr/mån", "50000-60000 SEK month"),
        (At("Oslo, Norway"), "kr 750 000 - 900 000", "750000-900000 NOK year"),
        (At("Copenhagen"), "kr. 48.000 pr. måned", "48000 DKK month"),
        (Prose, "kr 50 000 - 60 000 per month", ""),
        (Prose, "SEK 50 000 - 60 000", ""),
    ]);
}

#[test]
fn money_that_is_no_pay() {
    check(&[
        (Prose, "401k", ""),
        (Prose, "401(k) match", ""),
        (FieldIn("USD"), "401k match", ""),
        (Prose, "raised $40M Series B", ""),
        (Prose, "a $5B market", ""),
        (Prose, "10% bonus", ""),
        (Prose, "0.5%-1.0% equity", ""),
        (Prose, "sign-on bonus $10k", ""),
        (Field, "sign-on bonus $10k", ""),
        (Prose, "$500 stipend", ""),
        (Prose, "OTE $180k-$220k", ""),
        (Field, "OTE $180k", ""),
        (Prose, "houses that go for $150,000 to $450,000", ""),
        (Prose, "a contract worth $50k-$60k", ""),
        (Prose, "we are paid for $40M–$60M of freight", ""),
        (Prose, "€10k–€20k ARR", ""),
    ]);
}

/// What no full-time work pays is kept from a field, for the market to judge, and is no pay
/// in a sentence.
#[test]
fn what_is_not_plausible() {
    check(&[
        (Field, "$1 - $9,999,999 a year", "1-9999999 USD year"),
        (Prose, "Salary: $1 - $9,999,999 a year", ""),
        (Field, "$4,000 an hour", "4000 USD hour"),
        (Prose, "$4,000 an hour", ""),
    ]);
}

fn check(cases: &[(Place, &str, &str)]) {
    for (place, text, pay) in cases {
        assert_eq!(read(*place, text), *pay, "{place:?}: {text}");
    }
}

#[test]
fn a_unit_in_a_field_holds_for_the_words_beside_it() {
    let setting = Setting {
        field: true,
        unit: Some(PayUnit::Hour),
        currency: Some("USD"),
        ..Setting::default()
    };
    assert_eq!(in_short(&from_text("50 - 70", &setting)), "50-70 USD hour");
}
