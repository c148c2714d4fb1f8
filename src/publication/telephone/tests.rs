use super::is_in;

#[test]
fn numbers_are_found() {
    for number in [
        // With the code of a country.
        "Call me at +44 20 7946 0123.",
        "+49 (0)30 / 555 01 78-9",
        "(+49) 30 5550178",
        "0049 30 5550178",
        "00 is no code, 0044 20 7946 0123 has one",
        // North America.
        "Call me on 512-736-8844 today.",
        "(512) 736-8844",
        "(512)736-8844",
        "512.736.8844",
        "512 736 8844",
        "512–736–8844",
        "512/736-8844",
        "1-512-736-8844",
        "1 (512) 736-8844",
        "In 2019 512-736-8844 was mine.",
        "512-736-8844 x12",
        "512-736-8844x12",
        "Austin, TX · 512-736-8844 · since 2019",
        // With a zero before it.
        "0170 1234567",
        "0170/1234567, 030 5550178",
        "0170 1234567 / 030 5550178",
        "0512 555 7788",
        "020 7946 0958",
        "(020) 7946 0958",
        "(030) 5550178",
        "030-5550178",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "044 668 18 00",
        "090-1234-5678",
        "040 123456-7",
        // Behind a word.
        "Phone: 020 7946 0123",
        "Tel. 030-5550178",
        "mobil 0151/23456789",
        "call 555-0178",
        "Call me: 5550178",
        "text me at 5550178",
        "Reach me on 736 8844",
        "You can reach us at 5127368844.",
        "I can be reached at 736-8844",
        "Mobile: 5127368844",
        "cell 736-8844",
        "WhatsApp 5127368844",
        "WhatsApp number is 5127368844",
        "Ruf mich an: 5550178",
        "Handy 01701234567",
        "erreichbar unter 01701234567",
        "Telefonnummer 5550178",
    ] {
        assert!(is_in(number), "{number}");
    }
}

#[test]
fn figures_are_no_numbers() {
    for figure in [
        "",
        "call 911",
        // Sums and counts.
        "Grew revenue from 2019 to 2024 by +35 %",
        "Saved +1,000,000 calls",
        "Calls per day: 12 000 000 000",
        "Built a phone app for 1200000 people",
        "Served 100 000 000 requests",
        "+123 456",
        "1,000,000 and 10 000 000 and 1.200.000",
        "reach 1200000 people, reach 12 000 000 people",
        "Mobile 10 000 000 downloads, mobile: 1.200.000",
        "call 1,200,000 customers",
        "Raised $512 736 8844",
        "512 736 8844 €",
        "Cut costs by 0512 3456789 %",
        "1234567890 records",
        "5127368844",
        "from 200 to 300 in 4000 steps",
        // Days and times.
        "2020-01-15",
        "2019/2020",
        "2019 - 2021, 2019–2021",
        "01/2019 - 12/2020",
        "01.02.2020 - 03.04.2021",
        "05/06/2019 07/08/2020",
        "2020-01-15 08-30-00",
        "08.30-12.00 13.00",
        "08:00-17:00, 24/7/365",
        "Mobile 2015-2019",
        "Call 2019/2020",
        "Text: 01/2019 - 12/2020",
        // Versions, addresses and identifiers.
        "C++17, Python 3+ and 10+ years",
        "Java 1.8.0_292, PostgreSQL 9.6.24, 0.12.345.6789",
        "192.168.100.200, 010.020.030.040",
        "ISBN 978-3-16-148410-0",
        "ISBN: 0-306-40615-2",
        "0-306-40615-2",
        "ISBN 030 640 6152",
        "ORCID 0000-0002-1825-0097",
        "0000-0002-1825-0097",
        "doi:10.1145/3366423.3380130",
        "10.1145/512-736-8844",
        "https://example.org/512-736-8844",
        "ABC-512-736-8844",
        "978-512-736-8844-1",
        "ticket 512-736-8844, patent 0512 555 7788",
        "#0512 5557788",
        "GPL-0170 1234567kb",
        "ISO 27001, IEEE 802.11, RFC 2119",
        "EP 0 512 736",
        // Rows.
        "pp. 123-456, 1234-1240",
        "pages 01234-01240",
        "1998 2003 2007 2012",
        "grades 1.0 1.3 1.7",
        "Zip 78701-1234, 01067 Dresden",
        "0.123456789 0.5",
    ] {
        assert!(!is_in(figure), "{figure}");
    }
}

#[test]
fn any_text_is_read_to_its_end() {
    for text in ["1", "+", "(1", "1(", "é1é", "–1–2–", "0", "00", "１２３", "1\n2", "1   .   2"]
    {
        assert!(!is_in(text), "{text}");
    }
}
