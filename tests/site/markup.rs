//! A page as a browser splits it.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// A start tag.
#[derive(Debug)]
pub(crate) struct StartTag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// Where the page's text stood when the element began.
    at: usize,
}

/// What a page holds.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Every start tag in order.
    pub(crate) tags: Vec<StartTag>,
    /// All text between tags, that of scripts included.
    pub(crate) text: String,
    /// The names of end tags, and where the text stood then.
    ends: Vec<(String, usize)>,
}

impl Page {
    pub(crate) fn parse(html: &str) -> Self {
        let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        tokenizer.sink.page.into_inner()
    }

    /// How many elements of a name there are.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|tag| tag.name == name).count()
    }

    /// The text of the first element `name` from the first `outer` on.
    pub(crate) fn text_in(&self, outer: &str, name: &str) -> Option<&str> {
        let mut tags = self.tags.iter().skip_while(|tag| tag.name != outer);
        let start = tags.find(|tag| tag.name == name)?.at;
        let end = self.ends.iter().find(|(end, at)| end == name && *at >= start)?.1;
        Some(&self.text[start..end])
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
        let at = page.text.len();
        let tag = match token {
            Token::CharacterTokens(text) => {
                page.text.push_str(&text);
                return TokenSinkResult::Continue;
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => tag,
            Token::TagToken(tag) => {
                page.ends.push((tag.name.to_string(), at));
                return TokenSinkResult::Continue;
            }
            _ => return TokenSinkResult::Continue,
        };
        let attributes = tag
            .attrs
            .iter()
            .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
            .collect();
        let name = tag.name.to_string();
        let raw = match name.as_str() {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        };
        page.tags.push(StartTag { name, attributes, at });
        raw
    }
}

#[test]
fn pages_are_split_as_a_browser_would() {
    let page = Page::parse(
        "<p title=\"&quot;>\">x&lt;b&gt;<img src=x onerror=alert(1)><script>'<b>'</script></p>y",
    );
    let names: Vec<&str> = page.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["p", "img", "script"]);
    assert_eq!(page.tags[0].attributes, [("title".to_owned(), "\">".to_owned())]);
    assert_eq!(page.tags[1].attributes[1].0, "onerror");
    assert_eq!(page.text, "x<b>'<b>'y");
    assert_eq!(page.text_in("p", "p"), Some("x<b>'<b>'"));
    assert_eq!(page.text_in("img", "script"), Some("'<b>'"));
    assert_eq!(page.text_in("script", "img"), None);
}
