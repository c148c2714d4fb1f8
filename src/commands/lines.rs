//! Lines of a stream in batches of bounded size.

use std::io::{self, BufRead};

/// Longer lines are skipped: one line must not need more memory than there is.
pub(super) const LONGEST_LINE: usize = 1 << 20;

/// Reads whole lines, many at a time, into one buffer that is used again.
pub(super) struct Batches<'r> {
    reader: &'r mut dyn BufRead,
    /// Bytes after which a batch is full.
    size: usize,
    batch: Batch,
    next_number: usize,
}

/// Some lines of the stream.
#[derive(Debug, Default)]
pub(super) struct Batch {
    bytes: Vec<u8>,
    /// One past each line's last byte, and whether the line was cut off.
    ends: Vec<(usize, bool)>,
    /// The first line's number.
    first: usize,
}

/// One line, without its line break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'b> {
    /// From 1.
    pub(super) number: usize,
    pub(super) bytes: &'b [u8],
    /// Longer than [`LONGEST_LINE`]: nothing of it is kept.
    pub(super) cut: bool,
}

impl<'r> Batches<'r> {
    /// Batches of about `size` bytes, of one line at least.
    pub(super) fn new(reader: &'r mut dyn BufRead, size: usize) -> Self {
        Self { reader, size, batch: Batch::default(), next_number: 1 }
    }

    /// The next batch, `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<&Batch>> {
        self.batch.bytes.clear();
        self.batch.ends.clear();
        self.batch.first = self.next_number;
        while self.batch.bytes.len() < self.size && self.read_line()? {}
        self.next_number += self.batch.ends.len();
        Ok((!self.batch.ends.is_empty()).then_some(&self.batch))
    }

    /// Adds a line to the batch; `false` at the end of the stream.
    fn read_line(&mut self) -> io::Result<bool> {
        let start = self.batch.bytes.len();
        let mut length = 0;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let at = memchr::memchr(b'\n', available);
            let part = at.unwrap_or(available.len());
            let used = at.map_or(part, |at| at + 1);
            length += part;
            if length <= LONGEST_LINE {
                self.batch.bytes.extend_from_slice(&available[..part]);
            }
            let ended = used == 0;
            self.reader.consume(used);
            if at.is_some() || (ended && length > 0) {
                let cut = length > LONGEST_LINE;
                if cut {
                    self.batch.bytes.truncate(start);
                    self.batch.bytes.shrink_to(self.size * 2);
                }
                self.batch.ends.push((self.batch.bytes.len(), cut));
                return Ok(true);
            }
            if ended {
                return Ok(false);
            }
        }
    }
}

impl Batch {
    /// The lines in order.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut start = 0;
        (self.first..).zip(&self.ends).map(move |(number, (end, cut))| {
            let bytes = &self.bytes[start..*end];
            start = *end;
            Line { number, bytes, cut: *cut }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8], size: usize) -> Vec<(usize, Vec<u8>, bool)> {
        // A small buffer, so that lines lie across its ends.
        let mut reader = io::BufReader::with_capacity(3, text);
        let mut batches = Batches::new(&mut reader, size);
        let mut found = Vec::new();
        while let Some(batch) = batches.next().unwrap() {
            found.extend(batch.lines().map(|line| (line.number, line.bytes.to_vec(), line.cut)));
        }
        found
    }

    #[test]
    fn every_line_comes_once_with_its_number() {
        let line = |number, text: &str| (number, text.as_bytes().to_vec(), false);
        for size in [1, 4, 100] {
            let expected = [line(1, "one"), line(2, ""), line(3, "three\r"), line(4, "end")];
            assert_eq!(read(b"one\n\nthree\r\nend", size), expected);
            assert_eq!(read(b"one\n", size), [line(1, "one")]);
            assert_eq!(read(b"", size), []);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_cut_and_the_next_ones_are_read() {
        let mut text = vec![b'x'; LONGEST_LINE + 1];
        text.extend_from_slice(b"\nnext\n");
        let found = read(&text, 8);
        assert_eq!(found, [(1, Vec::new(), true), (2, b"next".to_vec(), false)]);
    }
}
