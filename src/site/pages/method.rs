//! The page of terms and rules: what the words on the other pages mean and what decides.

use crate::report::{Method, TermGroup, general_method, glossary};
use crate::site::assets::Assets;
use crate::site::frame::Frame;
use crate::site::{Bytes, RenderError, SiteInput, address, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "method.html")]
struct Page<'a> {
    frame: Frame<'a>,
    groups: Vec<TermGroup>,
    method: &'a Method,
}

impl Page<'_> {
    fn rules(&self) -> super::rules::Rules<'_> {
        super::rules::rules(self.frame.say, self.method)
    }
}

/// `method/index.html`.
pub(crate) fn method(input: &SiteInput<'_>, assets: &Assets) -> Result<Bytes, RenderError> {
    let language = input.config.spoken();
    let say = language.plain();
    let title = say.frame.method().to_string();
    let description = say.method_page.description().to_string();
    let frame = Frame::new(input.config, assets, address::METHOD, title, &description);
    super::html(&Page { frame, groups: glossary(language), method: &general_method(language) })
}

/// A rule that ends in an address, apart from it.
fn linked(rule: &str) -> Option<(&str, &str)> {
    let at = rule.rfind("https://")?;
    let (text, address) = rule.split_at(at);
    (!address.contains(' ')).then_some((text, address))
}
