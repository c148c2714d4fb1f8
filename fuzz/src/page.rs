//! A page as a browser splits it: its start tags, and its text with the markup gone.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// An element's name with its attributes.
pub type StartTag = (String, Vec<(String, String)>);

/// What a page holds.
#[derive(Default)]
pub struct Page {
    /// Every start tag in order.
    pub tags: Vec<StartTag>,
    /// All text between tags, scripts and styles included.
    pub text: String,
}

impl Page {
    /// Splits a page.
    pub fn parse(html: &str) -> Self {
        let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        tokenizer.sink.page.into_inner()
    }

    /// The elements and the names of their attributes, in order.
    pub fn structure(&self) -> Vec<(&str, Vec<&str>)> {
        self.tags
            .iter()
            .map(|(name, attributes)| (&**name, attributes.iter().map(|(key, _)| &**key).collect()))
            .collect()
    }
}

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text.push_str(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let attributes = tag.attrs.iter();
                let attributes = attributes
                    .map(|attribute| {
                        (attribute.name.local.to_string(), attribute.value.to_string())
                    })
                    .collect();
                let raw = match &*tag.name {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
                page.tags.push((tag.name.to_string(), attributes));
                return raw;
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
