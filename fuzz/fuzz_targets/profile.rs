//! Whatever a résumé's file holds, it is read, or refused with a message.
#![no_main]

use arbitrary::Unstructured;
use careerdash::content::document::Syntax;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((kind, data)) = data.split_first() else { return };
    let text = match kind % 4 {
        0 => String::from_utf8_lossy(data).into_owned(),
        _ => {
            let fixture = include_str!("../../content/profiles/santana-mena.json");
            careerdash_fuzz::changed(fixture, &mut Unstructured::new(data))
        }
    };
    // JSON is YAML too, and mostly gets as far there.
    for syntax in [Syntax::Json, Syntax::Yaml, Syntax::Toml] {
        careerdash_fuzz::read_resume(&text, syntax);
    }
});
