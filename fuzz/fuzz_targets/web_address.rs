//! What passes for an address of the web leads to where it says, for a browser too.
#![no_main]

use arbitrary::Unstructured;
use careerdash::content::is_web_address;
use libfuzzer_sys::fuzz_target;
use url::{Host, Url};

fuzz_target!(|data: &[u8]| {
    let text = careerdash_fuzz::address(&mut Unstructured::new(data)).unwrap_or_default();
    if !is_web_address(&text) {
        return;
    }
    assert!(!text.contains(['"', '<', '>', '\n', '\t', '\0', '\\', ' ']), "{text:?}");
    let base = Url::parse("https://site.example/candidates/").expect("an address");
    // A name that browsers refuse leads nowhere.
    let Ok(url) = base.join(&text) else { return };
    assert!(matches!(url.scheme(), "http" | "https"), "{text:?} is {url}");
    assert!(url.username().is_empty() && url.password().is_none(), "{text:?} is {url}");
    let rest = text.split_once("://").expect("it has a scheme").1;
    if let Some(Host::Domain(host)) = url.host()
        && rest.is_ascii()
    {
        assert!(rest.to_ascii_lowercase().starts_with(host), "{text:?} leads to {host}");
    }
});
