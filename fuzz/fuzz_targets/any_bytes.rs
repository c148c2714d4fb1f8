//! Whatever a file holds, in whatever encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    careerdash_fuzz::read(data);
});
