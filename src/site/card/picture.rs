//! An SVG drawing as a small PNG.

use super::CardError;
use resvg::{tiny_skia, usvg};
use rustc_hash::FxHashMap;

/// Most colours that a PNG with a palette can have.
const PALETTE: usize = 256;

/// Red, green and blue.
type Colour = [u8; 3];

/// Draws `svg`, which covers its whole area with opaque colours, in its own size.
///
/// The same drawing gives the same bytes: nothing depends on threads, fonts of the system or time.
///
/// # Errors
///
/// When the SVG cannot be read.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, CardError> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default())?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(CardError::Size)?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    let (palette, indexes) = in_palette(pixels.data());
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Neighbouring indexes are no neighbouring colours, so differences between them say nothing.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(LEVEL));
    encoder.write_header()?.write_image_data(&indexes)?;
    Ok(file)
}

/// Higher levels take twice as long and save little on flat areas.
const LEVEL: u8 = 4;

/// The colours that occur most, and for each pixel the index of the nearest of them.
///
/// Edges of letters have many shades of few pixels each; the rarest are taken for a neighbour.
fn in_palette(pixels: &[u8]) -> (Vec<Colour>, Vec<u8>) {
    let colours = || pixels.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let mut counts: FxHashMap<Colour, u32> = FxHashMap::default();
    let mut run = (None, 0);
    for colour in colours().map(Some).chain([None]) {
        if run.0 == colour {
            run.1 += 1;
            continue;
        }
        if let Some(before) = run.0 {
            *counts.entry(before).or_default() += run.1;
        }
        run = (colour, 1);
    }
    let mut ranked: Vec<(Colour, u32)> = counts.into_iter().collect();
    ranked.sort_unstable_by(|(a, many), (b, more)| more.cmp(many).then(a.cmp(b)));
    let kept = &ranked[..ranked.len().min(PALETTE)];
    let palette: Vec<Colour> = kept.iter().map(|(colour, _)| *colour).collect();
    let nearest = |colour: Colour| {
        let distances = palette.iter().map(|other| distance(colour, *other)).enumerate();
        distances.min_by_key(|(_, distance)| *distance).map_or(0, |(index, _)| index as u8)
    };
    let indexes: FxHashMap<Colour, u8> =
        ranked.iter().map(|(colour, _)| (*colour, nearest(*colour))).collect();
    let mut last = None;
    let indexes = colours().map(|colour| match last {
        Some((same, index)) if same == colour => index,
        _ => {
            let index = indexes[&colour];
            last = Some((colour, index));
            index
        }
    });
    let indexes = indexes.collect();
    (palette, indexes)
}

fn distance(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(file: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    #[test]
    fn flat_colours_are_kept_exactly() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><path fill="#fcfcfa" d="M0 0H4V2H0z"/><path fill="#0b6a5a" d="M0 0H2V2H0z"/></svg>"##;
        let (width, height, pixels) = decoded(&png(svg).unwrap());
        assert_eq!((width, height, pixels.len()), (4, 2, 24));
        assert_eq!(
            pixels[..12],
            [[11, 106, 90], [11, 106, 90], [252, 252, 250], [252, 252, 250]].concat()
        );
    }

    #[test]
    fn more_shades_than_a_palette_has_are_taken_for_near_ones() {
        let shades: Vec<u8> = (0..2000u32)
            .flat_map(|number| [(number / 8) as u8, (number % 8) as u8, 7, 255])
            .collect();
        let (palette, indexes) = in_palette(&shades);
        assert_eq!((palette.len(), indexes.len()), (256, 2000));
        for (pixel, index) in shades.chunks_exact(4).zip(indexes) {
            let near = palette[usize::from(index)];
            assert!(distance([pixel[0], pixel[1], pixel[2]], near) <= 250 * 250);
        }
    }

    #[test]
    fn what_is_no_drawing_is_an_error() {
        assert!(png("<svg").is_err());
    }
}
