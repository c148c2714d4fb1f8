use super::*;

/// Pay found in a text, written `min-max CODE unit`, several parted by `, `.
fn found(text: &str, places: &str) -> String {
    from_text(text, &Setting { places, ..Setting::default() })
        .iter()
        .map(|pay| {
            format!("{}-{} {} {:?}", pay.min, pay.max, pay.currency, pay.unit).to_lowercase()
        })
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn stated_pay_is_read() {
    for (text, pay) in [
        ("$150k-$190k", "150000-190000 usd year"),
        ("$150-190k", "150000-190000 usd year"),
        ("$150k-190", "150000-190000 usd year"),
        ("$100 - $180k", "100000-180000 usd year"),
        ("$165,000 – $210,000", "165000-210000 usd year"),
        ("$165,000.00 to $210,000.00 annually", "165000-210000 usd year"),
        ("€85k-€110k", "85000-110000 eur year"),
        ("85k€ - 110k€", "85000-110000 eur year"),
        ("£90,000 to £120,000 per year", "90000-120000 gbp year"),
        ("USD 120,000 - 150,000", "120000-150000 usd year"),
        ("USD120k–150k", "120000-150000 usd year"),
        ("120 000 – 150 000 EUR", "120000-150000 eur year"),
        ("€ 60.000 - 75.000", "60000-75000 eur year"),
        ("€60.000,00 bis €75.000,00 brutto/Jahr", "60000-75000 eur year"),
        ("CA$120k - CA$150k", "120000-150000 cad year"),
        ("$120,000 - $150,000 CAD", "120000-150000 cad year"),
        ("C$120k-150k", "120000-150000 cad year"),
        ("A$140k to A$170k", "140000-170000 aud year"),
        ("USD $150,000 - $170,000", "150000-170000 usd year"),
        ("US$90k–US$120k", "90000-120000 usd year"),
        ("CHF 110'000 - 130'000", "110000-130000 chf year"),
        ("CHF110-130k", "110000-130000 chf year"),
        ("SEK 45 000 - 55 000 per month", "45000-55000 sek month"),
        ("salary 18 000 - 25 000 PLN monthly", "18000-25000 pln month"),
        ("₹30,00,000", ""),
        ("$60/hr", "60-60 usd hour"),
        ("$45–$60 per hour", "45-60 usd hour"),
        ("$45/hr - $60/hr", "45-60 usd hour"),
        ("hourly rate: $45 - $60", "45-60 usd hour"),
        ("€600/day", "600-600 eur day"),
        ("£450-£500 p/d day rate", ""),
        ("day rate of £450 - £500", "450-500 gbp day"),
        ("5.000 € per month", "5000-5000 eur month"),
        ("Gehalt: 5.000 € im Monat", "5000-5000 eur month"),
        ("Gehaltsspanne 65.000 bis 80.000 EUR", "65000-80000 eur year"),
        ("The base salary range is between $150,000 and $190,000.", "150000-190000 usd year"),
        ("Salary: $180k", "180000-180000 usd year"),
        ("We pay $180,000 a year.", "180000-180000 usd year"),
        ("compensation up to $190k", "190000-190000 usd year"),
        ("Acme | Engineer | $150k+ | Remote", "150000-150000 usd year"),
        ("Acme | Engineer | Remote | $150-190k + equity", "150000-190000 usd year"),
        ("Acme | $150k-$190k, 0.5%-1% equity", "150000-190000 usd year"),
        ("$150k-$190k plus bonus and equity", "150000-190000 usd year"),
        ("Salary $190k - $150k", "150000-190000 usd year"),
        ("SF: $150k-$190k, NYC: $140k-$180k", "150000-190000 usd year, 140000-180000 usd year"),
        ("$150k-$190k. Again: $150k - $190k", "150000-190000 usd year"),
        ("We raised $40M and pay $150k-$190k", "150000-190000 usd year"),
        ("Salary range\n$150k", "150000-150000 usd year"),
        ("## Compensation\n\n- $150,000", "150000-150000 usd year"),
        ("$150K USD - $190K USD", "150000-190000 usd year"),
        ("Salary: $150,000/year to $180,000/year", "150000-180000 usd year"),
        ("salary 130k EUR", "130000-130000 eur year"),
        ("$154-190,000", "154000-190000 usd year"),
        ("contract on 1099 — $4,000–$6,000/month", ""),
        ("on 1099 — $4,000–$6,000/month", "4000-6000 usd month"),
        ("$200k Salary - $400k Total Compensation", "200000-200000 usd year"),
        ("https://x.org/?id=23 - £75,000 - £100,000", "75000-100000 gbp year"),
        ("pay: 62.5k€", "62500-62500 eur year"),
    ] {
        assert_eq!(found(text, ""), pay, "{text}");
    }
}

#[test]
fn other_money_is_not_pay() {
    for text in [
        "401(k) with match",
        "we offer 401k matching up to $10k",
        "raised $40M",
        "raised $40M Series B",
        "Series A ($12M)",
        "we just raised $500k-$750k",
        "$1.5M - $2M in funding",
        "$1.5 - 2M",
        "$3 billion market",
        "a $50B–$60B market",
        "$10k sign-on bonus",
        "signing bonus of $10k - $20k",
        "bonus: $15,000-$25,000",
        "$2,000 learning budget",
        "annual budget of $50,000",
        "budget of $20,000 - $50,000 per year",
        "$100k - $200k ARR",
        "revenue of $100k - $500k per month",
        "our customers spend $50k-$100k per year",
        "deals of $50k–$100k",
        "saves them $100,000 per year",
        "$500/month stipend",
        "home office stipend: $1,000",
        "relocation $10,000",
        "equity worth $50k-$100k",
        "OTE $150k - $250k",
        "$150k-$250k OTE",
        "total compensation $300k-$400k",
        "$5-$10 per user",
        "$5-10",
        "costs $30/month",
        "pays $99/month plan",
        "we processed $150,000 to $190,000",
        "in 2018-2019",
        "150k-190k users",
        "150-190k",
        "salary 150,000",
        "10-20% of $100k",
        "50% - 75%",
        "$150k",
        "up to $100k in AWS credits",
        "referral reward $10,000-$15,000",
        "$20k for learning",
        "€100k of funding",
        "kr 45 000 - 55 000",
        "¥8,000,000 - ¥12,000,000 per year",
        "€85k-$110k",
        "2,000 to 5,000 EUR",
        "from $5 to $1,000,000 per year",
        "SEK 450 000 - 550 000",
        "lunches daily, team offsites, base, $100 month towards gym membership",
        "Earn on order of $50k/year by writing a book",
    ] {
        assert_eq!(found(text, ""), "", "{text}");
    }
}

#[test]
fn a_bare_dollar_elsewhere_is_no_known_currency() {
    assert_eq!(found("$150k-$190k", "Toronto, Canada"), "");
    assert_eq!(found("$150k-$190k CAD", "Toronto, Canada"), "150000-190000 cad year");
    assert_eq!(found("Salary (CAD): $150k-$190k", "Toronto"), "150000-190000 cad year");
    assert_eq!(found("$150k-$190k", "Austin, TX"), "150000-190000 usd year");
}

#[test]
fn the_sentence_part_is_kept_as_evidence() {
    let pay = |text: &str| from_text(text, &Setting::default()).remove(0).raw;
    assert_eq!(
        pay("Great team. Base salary: $150k-$190k plus equity. Apply!"),
        "Base salary: $150k-$190k plus equity"
    );
    assert_eq!(pay("Acme | Remote | $150k-$190k | Go"), "$150k-$190k");
    let long = format!("{} salary $150k-$190k {}", "word ".repeat(60), "word ".repeat(60));
    let raw = pay(&long);
    assert!(raw.contains("$150k-$190k") && raw.chars().count() <= 160, "{raw}");
}

#[test]
fn a_pay_field_needs_no_cue() {
    let setting = Setting {
        field: true,
        stated: StatedPay { currency: Some("EUR".to_owned()), ..StatedPay::default() },
        ..Setting::default()
    };
    let pay = from_text("65.000 - 80.000", &setting).remove(0);
    assert_eq!((pay.min, pay.max, &*pay.currency), (65_000.0, 80_000.0, "EUR"));
    assert_eq!(from_text("$120k", &Setting { field: true, ..Setting::default() }).len(), 1);
}

#[test]
fn fields_are_put_in_order() {
    let stated = |min, max, currency: &str, unit| StatedPay {
        min,
        max,
        currency: Some(currency.to_owned()),
        unit,
    };
    let range = |pay: StatedPay| pay.range().map(|pay| pay.map(|pay| (pay.min, pay.max, pay.unit)));
    let year = PayUnit::Year;
    assert_eq!(range(stated(Some(2e5), Some(1e5), "usd", None)), Ok(Some((1e5, 2e5, year))));
    assert_eq!(range(stated(Some(0.0), Some(1e5), "$", None)), Ok(Some((1e5, 1e5, year))));
    assert_eq!(range(stated(Some(-5.0), None, "USD", None)), Ok(None));
    assert_eq!(range(stated(Some(50.0), None, "USD", None)), Err(Unusable::Unit));
    assert_eq!(range(stated(Some(1e5), None, "gold", None)), Err(Unusable::Currency));
    assert_eq!(range(StatedPay::default()), Ok(None));
}

#[test]
fn units_of_fields() {
    for (field, unit) in [
        ("yearly", PayUnit::Year),
        ("YEAR", PayUnit::Year),
        ("per year", PayUnit::Year),
        ("per-year-salary", PayUnit::Year),
        ("1 YEAR", PayUnit::Year),
        ("PA", PayUnit::Year),
        ("annual", PayUnit::Year),
        ("hourly", PayUnit::Hour),
        ("PH", PayUnit::Hour),
        ("1 HOUR", PayUnit::Hour),
        ("hours", PayUnit::Hour),
        ("daily", PayUnit::Day),
        ("weekly", PayUnit::Week),
        ("month", PayUnit::Month),
    ] {
        assert_eq!(parse_unit(field), Some(unit), "{field}");
    }
    assert_eq!(parse_unit("now and then"), None);
}

#[test]
fn amounts_of_fields() {
    for (field, amount) in [
        ("150000", 150_000.0),
        ("150,000.50", 150_000.5),
        ("$150k", 150_000.0),
        ("60.000 €", 60_000.0),
        ("0", 0.0),
    ] {
        assert_eq!(parse_amount(field), Some(amount), "{field}");
    }
    assert_eq!(parse_amount("-5"), None);
    assert_eq!(parse_amount("n/a"), None);
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "(\\$|€|k|K|-| |–|[0-9]{1,4}|,|\\.|/hr|per year|to|M|%|\\||\n|ü|USD|CA\\$|salary|up to){0,24}") {
        from_text(&text, &Setting::default());
    }
}
