//! Any text is mined without a panic, and what is found lies in the text.
#![no_main]

use careerdash::skills::Miner;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let miner = Miner::builtin();
    let mined = miner.mine(&text);
    let mut end = 0;
    for mention in &mined.mentions {
        assert!(end <= mention.span.start && mention.span.start < mention.span.end);
        assert!(text.is_char_boundary(mention.span.start));
        assert!(text.is_char_boundary(mention.span.end));
        assert!(mention.sentence.start <= mention.span.start);
        assert!(text.get(mention.sentence.start..mention.sentence.end).is_some());
        end = mention.span.end;
    }
    let (explained, dismissed) = miner.explain(&text);
    assert_eq!(mined, explained);
    for place in dismissed {
        assert!(text.get(place.span.start..place.span.end).is_some());
    }
});
