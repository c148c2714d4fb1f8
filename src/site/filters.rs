//! How values are written on pages; used by the templates as `value|filter`.
#![expect(unreachable_pub, reason = "askama::filter_fn writes its own pub items")]

/// An address of another host as it may stand in a link: web, mail or telephone, with whatever
/// an address cannot hold percent-encoded; anything else leads nowhere.
pub(crate) fn outward(address: &str) -> String {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if !matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "tel")) {
        return "#main".to_owned();
    }
    let mut text = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter.is_control() || letter.is_whitespace() || "\"<>\\^`{|}".contains(letter) {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                text.push_str(&format!("%{byte:02X}"));
            }
        } else {
            text.push(letter);
        }
    }
    text
}

#[askama::filter_fn]
pub(crate) fn href(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(outward(value))
}

/// Words as the end of a CSS class: `nice-to-have`.
#[askama::filter_fn]
pub(crate) fn class(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(value.replace(' ', "-"))
}

/// A part of an address or element id.
#[askama::filter_fn]
pub(crate) fn slug(value: &str, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(super::slug::slug(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_other_hosts_lead_out() {
        assert_eq!(outward("javascript:alert(1)"), "#main");
        assert_eq!(outward(" https://a"), "#main");
        assert_eq!(outward("https://a/\"><b"), "https://a/%22%3E%3Cb");
    }
}
