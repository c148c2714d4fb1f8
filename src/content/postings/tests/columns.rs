//! Names of columns, in files people write by hand.

use super::{problems, read};
use crate::content::PayAmount;
use crate::content::Workplace;

#[test]
fn a_misspelt_column_is_said_at_its_place_in_the_header() {
    let file = read("title,company,descripton\nEngineer,Example GmbH,Python and SQL\n");
    assert_eq!(problems(&file), ["unknown-column 1:15  the column `descripton` is not read"]);
    let problem = file.diagnostics.iter().next().unwrap();
    assert_eq!(problem.hint.as_deref(), Some("did you mean `description`?"));
    assert_eq!(problem.location.as_ref().unwrap().position.as_ref().unwrap().length, 10);
    assert_eq!((&*file.postings[0].title, &*file.postings[0].text), ("Engineer", ""));

    let german =
        read("sep=;\n\n\"Titel\";\" Firma\";\"Beschreibng\"\nIngenieur;Beispiel AG;Python\n");
    assert_eq!(problems(&german), ["unknown-column 3:19  the column `Beschreibng` is not read"]);
    assert_eq!(german.postings[0].company, "Beispiel AG");
}

#[test]
fn a_misspelt_field_is_said_where_it_first_occurs() {
    let file = read(
        "{\"jobs\": [\n {\"title\": \"A\", \"text\": \"a\"},\n {\"title\": \"B\", \"compnay\": \"X\"},\n \
         {\"title\": \"C\", \"compnay\": \"Y\"}\n]}",
    );
    assert_eq!(
        problems(&file),
        ["unknown-column 3:18 /jobs/1/compnay the field `compnay` of 2 records is not read"]
    );
    let lines = read(
        "{\"title\":\"A\",\"company\":\"X\",\"desciption\":\"a\"}\n{\"title\":\"B\",\"company\":\"X\",\"desciption\":\"b\"}\n",
    );
    assert_eq!(
        problems(&lines),
        ["unknown-column 1:29 /desciption the field `desciption` is not read"]
    );
}

#[test]
fn other_columns_are_named_once() {
    let file = read(
        "Unnamed: 0,title,team,text,x-note,headcount,_etag,\n0,A,Data,a,n,3,e,\n1,B,Data,b,n,4,e,\n",
    );
    assert_eq!(
        problems(&file),
        ["unread-columns 1:18  the columns `team`, `headcount` are not read"]
    );
    let many: String = (0..12).map(|n| format!("stage {n},")).collect();
    let file = read(&format!("{many}title,text\n{}A,a\n", ",".repeat(12)));
    let shown: Vec<String> = (0..8).map(|n| format!("`stage {n}`")).collect();
    assert_eq!(
        problems(&file),
        [format!("unread-columns 1:1  the columns {} and 4 more are not read", shown.join(", "))]
    );
}

#[test]
fn a_column_that_is_there_is_no_guess() {
    // `locatoin` may be meant as `location`, but there is one.
    let file = read("title,text,location,locatoin\nA,a,Berlin,x\n");
    assert_eq!(problems(&file), ["unread-columns 1:21  the column `locatoin` is not read"]);
}

#[test]
fn a_file_of_slips_alone_says_what_may_be_meant() {
    for text in ["tilte,descripton\nA,a\n", "[{\"tilte\": \"A\", \"descripton\": \"a\"}]"] {
        let file = read(text);
        let problem = file.diagnostics.iter().next().unwrap();
        assert_eq!(problem.code, "unknown-format");
        let hint = problem.hint.as_deref().unwrap();
        assert!(hint.contains("`title` for `tilte`"), "{hint}");
        assert!(hint.contains("`description` for `descripton`"), "{hint}");
    }
}

#[test]
fn german_tables_are_read_whole() {
    let file = read(
        "Titel;Firma;Ort;Beschreibung;Gehalt;Währung;Datum;Remote;Vertragsart\n\
         KI-Ingenieur (m/w/d);Beispiel AG;Köln;\"Dein Profil:\n- Python\";65.000,50 - 80.000,00 pro Jahr;EUR;2. März 2026;ja;Vollzeit\n",
    );
    assert_eq!(problems(&file), [""; 0]);
    let posting = &file.postings[0];
    assert_eq!((&*posting.title, &*posting.company), ("KI-Ingenieur (m/w/d)", "Beispiel AG"));
    assert_eq!(posting.locations, ["Köln"]);
    assert_eq!(posting.workplace, Workplace::Remote);
    assert_eq!(posting.employment_type.as_deref(), Some("Full-time"));
    assert_eq!(posting.posted_on.unwrap().to_string(), "2026-03-02");
    assert_eq!(&*posting.text, "Dein Profil:\n- Python");
    assert_eq!(posting.pay[0].amount, PayAmount::range(65_000.5, 80_000.0));
    assert_eq!(posting.pay[0].currency, "EUR");
}

#[test]
fn many_unknown_names_take_linear_time() {
    let fields: String = (0..5_000).map(|n| format!(",\"descripton {n}\":1")).collect();
    let started = std::time::Instant::now();
    let file = read(&format!("[{{\"title\":\"A\",\"company\":\"X\"{fields}}}]"));
    assert!(started.elapsed() < std::time::Duration::from_secs(10));
    // 20 slips are shown, the others counted; then the names for which nothing was guessed.
    assert_eq!(file.diagnostics.len(), 22);
}
