#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    careerdash_fuzz::read_changed(include_str!("../../tests/postings/fixtures/canonical/adzuna.json"), data);
});
