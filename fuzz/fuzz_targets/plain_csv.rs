#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    careerdash_fuzz::read_rows(include_str!("../../tests/postings/fixtures/canonical/plain.csv"), data);
});
