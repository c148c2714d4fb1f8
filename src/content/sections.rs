//! The sections of a dashboard: which are shown, in what order and under which titles.

use super::reader::{Cursor, UnknownKeys, one_of, shorten};
use crate::diagnostics::{Diagnostic, did_you_mean};
use crate::language::{Argument, Language, Messages, Mode};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A section of a dashboard, in the usual order. The first screen is none: it is always shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The report in a few sentences, with what to do.
    Summary,
    /// What is asked, and whether the résumé shows it.
    Demand,
    /// What is missing.
    Gaps,
    /// What is asked and shown.
    Strengths,
    /// The résumé as it was read.
    Resume,
    /// The learning plan.
    Roadmap,
    /// Tiers, technologies, pay and development.
    Market,
    /// The match with skills added.
    WhatIf,
    /// What may be said of the time to come.
    Outlook,
    /// How postings were counted, the rules and the limits.
    Method,
}

impl Section {
    /// All, in the usual order.
    pub const ALL: [Self; 10] = [
        Self::Summary,
        Self::Demand,
        Self::Gaps,
        Self::Strengths,
        Self::Resume,
        Self::Roadmap,
        Self::Market,
        Self::WhatIf,
        Self::Outlook,
        Self::Method,
    ];

    /// Its name in settings, which is also its anchor on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Demand => "demand",
            Self::Gaps => "gaps",
            Self::Strengths => "strengths",
            Self::Resume => "resume",
            Self::Roadmap => "roadmap",
            Self::Market => "market",
            Self::WhatIf => "what-if",
            Self::Outlook => "outlook",
            Self::Method => "method",
        }
    }

    /// Its usual title.
    pub fn title(self, language: Language) -> String {
        language.plain().value(self).to_string()
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }

    /// The section that a misspelt name or a title means.
    fn meant(word: &str) -> Option<Self> {
        let names = Self::ALL.into_iter().map(|section| (section.name().to_owned(), section));
        let titles = Language::ALL.into_iter().flat_map(|language| {
            Self::ALL.into_iter().map(move |section| (section.title(language), section))
        });
        let all: Vec<(String, Self)> = names.chain(titles).collect();
        let near = did_you_mean(word, all.iter().map(|(known, _)| known.as_str()))?;
        all.iter().find(|(known, _)| *known == near).map(|(_, section)| *section)
    }
}

/// Its usual title.
impl<M: Mode> Argument<M> for Section {
    fn write(&self, language: Language, out: &mut dyn fmt::Write) -> fmt::Result {
        let say = Messages::<M>::new(language).section;
        let title = match self {
            Self::Summary => say.summary(),
            Self::Demand => say.demand(),
            Self::Gaps => say.gaps(),
            Self::Strengths => say.strengths(),
            Self::Resume => say.resume(),
            Self::Roadmap => say.roadmap(),
            Self::Market => say.market(),
            Self::WhatIf => say.what_if(),
            Self::Outlook => say.outlook(),
            Self::Method => say.method(),
        };
        write!(out, "{title}")
    }
}

/// What the settings of a site or a profile say of sections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionSettings {
    /// Sections that come first, in this order; the others follow in theirs.
    pub order: Option<Vec<Section>>,
    /// Sections that are not shown.
    pub hide: Option<Vec<Section>>,
    /// Titles in place of the usual ones.
    pub titles: BTreeMap<Section, String>,
}

impl SectionSettings {
    /// Reads the settings under `sections`; a misspelt name is an error at every place.
    pub(super) fn read(parent: &Cursor<'_>) -> Option<Self> {
        let settings = parent.object("sections")?;
        settings.check_keys(&["order", "hide", "titles"], &[], UnknownKeys::Refuse);
        Some(Self {
            order: sections(&settings, "order"),
            hide: sections(&settings, "hide"),
            titles: titles(&settings),
        })
    }

    /// The sections that are not shown.
    pub fn hidden(&self, own: Option<&Self>) -> Vec<Section> {
        own.and_then(|own| own.hide.clone()).or_else(|| self.hide.clone()).unwrap_or_default()
    }

    /// The sections to show with their titles, in order, the usual titles in a language. A key of
    /// `own` counts before the same of these settings, a title before that of the same section.
    pub fn arrange<'a>(
        &'a self,
        own: Option<&'a Self>,
        language: Language,
    ) -> Vec<(Section, Cow<'a, str>)> {
        let order = own.and_then(|own| own.order.as_ref()).or(self.order.as_ref());
        let hidden = self.hidden(own);
        let first = order.map_or(&[][..], Vec::as_slice);
        let rest = Section::ALL.into_iter().filter(|section| !first.contains(section));
        let shown = |section: &Section| !hidden.contains(section);
        let title = |section: Section| {
            let own = own.and_then(|own| own.titles.get(&section));
            let title = own.or_else(|| self.titles.get(&section));
            let usual = || Cow::Owned(section.title(language));
            (section, title.map_or_else(usual, |title| Cow::Borrowed(title.as_str())))
        };
        first.iter().copied().chain(rest).filter(shown).map(title).collect()
    }
}

/// The sections of the list under a key, each once.
fn sections(settings: &Cursor<'_>, key: &str) -> Option<Vec<Section>> {
    let list = settings.get(key)?;
    let mut sections = Vec::new();
    for item in list.as_items() {
        let Some(word) = item.as_text() else { continue };
        let Some(section) = Section::named(word.trim()) else {
            unknown(&item, &word);
            continue;
        };
        if sections.contains(&section) {
            let message = format!("the section `{}` is named twice", section.name());
            item.report(Diagnostic::warning("duplicate-section", message));
        } else {
            sections.push(section);
        }
    }
    Some(sections)
}

fn titles(settings: &Cursor<'_>) -> BTreeMap<Section, String> {
    let mut titles = BTreeMap::new();
    let Some(table) = settings.object("titles") else { return titles };
    for member in table.node().members() {
        let Some(value) = table.get(&member.key) else { continue };
        match Section::named(&member.key) {
            Some(section) => titles.extend(value.as_text().map(|text| (section, one_line(&text)))),
            None => unknown(&value, &member.key),
        }
    }
    titles
}

/// A title stands on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unknown(place: &Cursor<'_>, word: &str) {
    let message = format!("there is no section `{}`", shorten(word));
    let names = Section::ALL.map(Section::name);
    let mut problem = Diagnostic::error("unknown-section", message).expected(one_of(&names));
    if let Some(meant) = Section::meant(word.trim()) {
        problem = problem.hint(format!("did you mean `{}`?", meant.name()));
    }
    place.report(problem);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::document::{Syntax, parse};
    use crate::content::reader::Problems;
    use crate::diagnostics::{Diagnostics, Format, Source, render};

    fn read(text: &str) -> (SectionSettings, String) {
        let source = Source::new("site.toml", "site.toml", text);
        let mut diagnostics = Diagnostics::default();
        let document = parse(Syntax::Toml, &source, &mut diagnostics).unwrap();
        let problems = Problems::new(&source);
        let settings = SectionSettings::read(&Cursor::root(&problems, &document));
        problems.finish(&mut diagnostics);
        (settings.unwrap(), render(&diagnostics, Format::Short))
    }

    fn names(settings: &SectionSettings, own: Option<&SectionSettings>) -> Vec<&'static str> {
        settings
            .arrange(own, Language::English)
            .into_iter()
            .map(|(section, _)| section.name())
            .collect()
    }

    #[test]
    fn what_is_named_comes_first_and_what_is_hidden_does_not_come() {
        let (site, found) = read(
            "[sections]\norder = [\"roadmap\", \"gaps\"]\nhide = [\"what-if\"]\n\
             titles = { roadmap = \"My\\n plan\", gaps = \"To learn\" }\n",
        );
        assert_eq!(found, "");
        let all = names(&SectionSettings::default(), None);
        assert_eq!(all, Section::ALL.map(Section::name));
        let ordered = names(&site, None);
        assert_eq!(ordered[..4], ["roadmap", "gaps", "summary", "demand"]);
        assert_eq!(ordered.len(), 9);
        assert_eq!(site.arrange(None, Language::English)[0].1, "My plan");
        let (own, found) = read("[sections]\nhide = []\ntitles = { gaps = \"Open\" }\n");
        assert_eq!(found, "");
        let with_own = site.arrange(Some(&own), Language::German);
        assert_eq!(with_own.len(), 10, "an empty list hides nothing");
        let titles: Vec<&str> = with_own[..3].iter().map(|(_, title)| &**title).collect();
        assert_eq!(titles, ["My plan", "Open", "Zusammenfassung"]);
        let (own, _) = read("[sections]\norder = []\n");
        assert_eq!(names(&site, Some(&own))[0], "summary", "an empty list is the usual order");
    }

    #[test]
    fn every_mistake_is_said_with_its_place() {
        let found = read(
            "[sections]\norder = [\"gasp\", \"plan\", \"gaps\", \"gaps\"]\nhide = \"method\"\n\
             titles = { xyzzy = \"x\", gaps = [] }\nordr = []\n",
        )
        .1;
        assert_eq!(
            found,
            "site.toml:2:10: error[unknown-section]: there is no section `gasp`; expected `summary`, `demand`, `gaps`, `strengths`, `resume`, `roadmap`, `market`, `what-if`, `outlook` or `method`; did you mean `gaps`?\n\
             site.toml:2:18: error[unknown-section]: there is no section `plan`; expected `summary`, `demand`, `gaps`, `strengths`, `resume`, `roadmap`, `market`, `what-if`, `outlook` or `method`; did you mean `roadmap`?\n\
             site.toml:2:34: warning[duplicate-section]: the section `gaps` is named twice\n\
             site.toml:3:8: warning[text-as-list]: `hide` is one text; expected a list of texts; put it in [ ]\n\
             site.toml:4:20: error[unknown-section]: there is no section `xyzzy`; expected `summary`, `demand`, `gaps`, `strengths`, `resume`, `roadmap`, `market`, `what-if`, `outlook` or `method`\n\
             site.toml:4:32: error[wrong-type]: `gaps` is a list; expected text\n\
             site.toml:5:1: error[unknown-key]: unknown key `ordr` in `sections`; expected `order`, `hide` or `titles`; did you mean `order`?\n"
        );
    }
}
