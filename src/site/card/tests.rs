//! What somebody sees who gets a link.

use super::*;
use crate::content::theme::Look;
use crate::language::Language;
use crate::market::Share;
use crate::report::Report;
use crate::site::SiteInput;
use crate::site::fixture::Fixture;

fn colours() -> Colours {
    Colours::of(&Look::default())
}

fn drawn(report: &Report) -> String {
    dashboard::drawing("Career dashboards", Language::English, &colours(), report)
}

/// Width, height and the red of every pixel.
fn pixels(svg: &str) -> (usize, usize, Vec<u8>) {
    let file = picture::png(svg).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut colours = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut colours).unwrap();
    let red = colours.chunks_exact(3).map(|pixel| pixel[0]).collect();
    (info.width as usize, info.height as usize, red)
}

/// Writes cards to the directory in `CAREERDASH_CARDS`, to be looked at.
#[test]
#[ignore = "writes files to look at"]
fn write_cards() {
    let root = std::path::PathBuf::from(std::env::var("CAREERDASH_CARDS").unwrap());
    for (number, svg) in all().iter().enumerate() {
        std::fs::write(root.join(format!("{number}.png")), picture::png(svg).unwrap()).unwrap();
    }
}

/// Cards with usual, long, hostile and unwritable content, and with figures of many digits.
fn all() -> Vec<String> {
    let fixture = Fixture::new();
    let mut reports = fixture.reports.clone();
    let mut many = reports[0].clone();
    many.matching.core = Share::new(1_234_567, 2_345_678);
    many.matching.preferred = Share::new(0, 0);
    many.matching.fully_met = Share::new(2_345_678, 2_345_678);
    many.market.title = "Principal ".repeat(40);
    many.market.region = Some("m".repeat(300));
    let mut unwritable = reports[0].clone();
    unwritable.candidate.name = "山田 太郎".to_owned();
    unwritable.market.title = "مهندسة برمجيات".to_owned();
    reports.extend([many, unwritable]);
    let input =
        SiteInput { config: &fixture.config, theme: &fixture.theme, markets: &fixture.markets };
    let mut drawings: Vec<String> = reports.iter().map(drawn).collect();
    let of_market = |report, language: Language| market::drawing("S", language, &colours(), report);
    drawings.extend(fixture.markets.iter().map(|report| of_market(report, Language::English)));
    drawings.extend(fixture.markets.iter().map(|report| of_market(report, Language::German)));
    drawings.push(dashboard::drawing("S", Language::German, &colours(), &reports[0]));
    drawings.push(index::drawing(&input, &colours(), 2_000));
    drawings
}

#[test]
fn margins_stay_empty_whatever_the_content() {
    for svg in all() {
        let (width, height, red) = pixels(&svg);
        assert_eq!((width, height), (1200, 630));
        let paper = red[0];
        let margin = MARGIN as usize - 2;
        for (at, shade) in red.iter().enumerate() {
            let (x, y) = (at % width, at / width);
            let outside = x < margin || x >= width - margin || y < 40 || y >= height - 24;
            assert!(!outside || *shade == paper, "something is drawn at {x}, {y}");
        }
    }
}

#[test]
fn cards_are_small_and_hold_no_text_of_others() {
    for svg in all() {
        assert!(!svg.contains("<text") && !svg.contains("href") && !svg.contains("img"), "{svg}");
        let size = picture::png(&svg).unwrap().len();
        assert!(size < 40_000, "{size} bytes");
    }
}

#[test]
fn a_name_that_cannot_be_written_is_left_out_and_all_else_stays() {
    let mut report = Fixture::new().reports.remove(0);
    let mut named = |name: &str| {
        name.clone_into(&mut report.candidate.name);
        drawn(&report)
    };
    let (arabic, japanese, latin) = (named("ليلى"), named("山田 太郎"), named("Ada Byron"));
    assert_eq!(arabic, japanese);
    assert_eq!(arabic, named("Career dashboard"));
    assert_ne!(arabic, latin);
    assert_eq!(arabic.matches("<path").count(), latin.matches("<path").count());
}

#[test]
fn the_picture_does_not_depend_on_the_machine() {
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><path fill="#fcfcfa" d="M0 0H300V80H0z"/><path fill="#16191d" transform="translate(10 60)" d="{}"/></svg>"##,
        Cut::Bold.outlines("Größe & Ωx", 48.0)
    );
    let (_, _, red) = pixels(&svg);
    assert_eq!(short_hash(&red), "e29775aa");
}
