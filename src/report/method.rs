//! The printed rules, made from the constants that decide.

use super::alternatives;
use super::hours::{LEAST_HOURS, LEAST_LEFT, LISTED_FACTOR, SIMILAR_FACTOR};
use super::matching::{LISTED_CREDIT, PREFERRED_WEIGHT};
use super::model::Method;
use super::roadmap;
use super::severity::Rule;
use crate::candidate::{EvidenceLevel, RECENT_MONTHS, RECENT_ROLES};
use crate::language::{Decimal, Hours, Language, Percent, PlainMessages};
use crate::market::{
    LEAST_EXPECTED, MINIMUM_FOR_SHARES, Market, SMALL_SAMPLE, annualised_by, companions_rule,
    premium_rule, tier_rules,
};
use crate::skills::DEFAULT_HOURS;

/// The rules of a report on a candidate.
pub(super) fn candidate(market: &Market, say: PlainMessages) -> Method {
    let mut limits = market_limits(market.synthetic, say);
    limits.extend(candidate_limits(say));
    Method {
        tiers: market.tier_rules.clone(),
        evidence: evidence(say),
        severities: severities(say),
        formulas: candidate_formulas(&market.salary.annualised_by, say),
        limits,
        references: references(),
    }
}

/// The rules of a market by itself.
pub(super) fn market(market: &Market, say: PlainMessages) -> Method {
    Method {
        tiers: market.tier_rules.clone(),
        evidence: Vec::new(),
        severities: Vec::new(),
        formulas: market_formulas(&market.salary.annualised_by, say),
        limits: market_limits(market.synthetic, say),
        references: references(),
    }
}

/// The rules that hold for every market and candidate, told in `language`.
pub fn general_method(language: Language) -> Method {
    let say = language.plain();
    let mut formulas = candidate_formulas(&annualised_by(say), say);
    formulas.extend([premium_rule(say), companions_rule(say)]);
    let mut limits = market_limits(false, say);
    limits.extend(candidate_limits(say));
    Method {
        tiers: tier_rules(say),
        evidence: evidence(say),
        severities: severities(say),
        formulas,
        limits,
        references: references().into_iter().chain(statistics_references()).collect(),
    }
}

fn candidate_formulas(annualised_by: &str, say: PlainMessages) -> Vec<String> {
    let mut formulas = market_formulas(annualised_by, say);
    formulas.extend(match_formulas(say));
    formulas.push(roadmap::method(say));
    formulas
}

fn candidate_limits(say: PlainMessages) -> impl IntoIterator<Item = String> {
    let words = say.method_rule;
    [
        words.limit_written(),
        words.limit_stated(),
        words.limit_hours(),
        words.limit_compared(),
        words.limit_hired(),
    ]
    .map(|limit| limit.to_string())
}

fn evidence(say: PlainMessages) -> Vec<String> {
    let levels = EvidenceLevel::ALL.into_iter();
    let mut rules: Vec<String> = levels.map(|level| evidence_rule(level, say)).collect();
    let [have, partly, missing] =
        [EvidenceLevel::Used, EvidenceLevel::Listed, EvidenceLevel::None].map(u8::from);
    rules.push(implied_rule(say));
    rules.push(say.evidence_rules.standings(have, partly, missing).to_string());
    rules
}

/// What gives an evidence level, as printed.
pub(super) fn evidence_rule(level: EvidenceLevel, say: PlainMessages) -> String {
    let words = say.evidence_rules;
    let number = u8::from(level);
    match level {
        EvidenceLevel::None => words.none(number, level).to_string(),
        EvidenceLevel::Listed => words.listed(number, level).to_string(),
        EvidenceLevel::Used => words.used(number, level).to_string(),
        EvidenceLevel::Role => words.role(number, level).to_string(),
        EvidenceLevel::Recent => {
            let role = u8::from(EvidenceLevel::Role);
            words.recent(number, level, role, RECENT_MONTHS, RECENT_ROLES).to_string()
        }
    }
}

/// What gives the level of an implied skill, as printed.
pub(super) fn implied_rule(say: PlainMessages) -> String {
    say.evidence_rules.implied(u8::from(EvidenceLevel::Used)).to_string()
}

fn severities(say: PlainMessages) -> Vec<String> {
    let words = say.severity_rule;
    let line = |rule: Rule| {
        let severity = say.sentence(rule.severity());
        words.line(severity, rule.in_words(say)).to_string()
    };
    let mut lines: Vec<String> = Rule::ALL.into_iter().map(line).collect();
    lines.push(format!("{} {}", words.first_applies(), words.never_gaps()));
    lines
}

fn market_formulas(annualised_by: &str, say: PlainMessages) -> Vec<String> {
    let words = say.method_rule;
    let mut formulas = vec![
        words.demand().to_string(),
        words.intervals(MINIMUM_FOR_SHARES, SMALL_SAMPLE).to_string(),
        words.trends().to_string(),
        words.unsteady(Decimal(LEAST_EXPECTED)).to_string(),
        words.development().to_string(),
        words.quantiles().to_string(),
    ];
    if !annualised_by.is_empty() {
        formulas.push(annualised_by.to_owned());
    }
    formulas
}

fn match_formulas(say: PlainMessages) -> Vec<String> {
    let words = say.method_rule;
    let hours = words.hours(
        Hours(f64::from(DEFAULT_HOURS)),
        Percent(LISTED_FACTOR),
        Percent(SIMILAR_FACTOR),
        Hours(LEAST_HOURS),
        Hours(LEAST_LEFT),
    );
    vec![
        words.fully_met().to_string(),
        alternatives::rule(say),
        words.coverage(Percent(PREFERRED_WEIGHT), Decimal(LISTED_CREDIT)).to_string(),
        hours.to_string(),
        words.taught().to_string(),
    ]
}

fn market_limits(synthetic: bool, say: PlainMessages) -> Vec<String> {
    let words = say.method_rule;
    let mut limits = Vec::new();
    if synthetic {
        limits.push(words.limit_synthetic());
    }
    limits.extend([
        words.limit_collected(),
        words.limit_chance(),
        words.limit_pay(),
        words.limit_past(),
    ]);
    limits.iter().map(ToString::to_string).collect()
}

fn references() -> Vec<String> {
    [
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical \
         inference. Journal of the American Statistical Association 22, 209–212. \
         https://doi.org/10.1080/01621459.1927.10502953",
        "Newcombe, R. G. (1998). Interval estimation for the difference between independent \
         proportions: comparison of eleven methods. Statistics in Medicine 17, 873–890. \
         https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
        "Hyndman, R. J., and Fan, Y. (1996). Sample quantiles in statistical packages. The American \
         Statistician 50, 361–365. https://doi.org/10.1080/00031305.1996.10473566",
        "Benjamini, Y., and Hochberg, Y. (1995). Controlling the false discovery rate: a practical \
         and powerful approach to multiple testing. Journal of the Royal Statistical Society B 57, \
         289–300. https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
        "Clopper, C. J., and Pearson, E. S. (1934). The use of confidence or fiducial limits \
         illustrated in the case of the binomial. Biometrika 26, 404–413. \
         https://doi.org/10.1093/biomet/26.4.404",
        "Gallo, G., Hammer, P. L., and Simeone, B. (1980). Quadratic knapsack problems. Mathematical \
         Programming Study 12, 132–149. https://doi.org/10.1007/BFb0120892",
        "JSON Resume schema 1.0.0. https://jsonresume.org/schema",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What the statistics behind the figures rest on, beside the works that every report names.
fn statistics_references() -> impl IntoIterator<Item = String> {
    [
        "Pearson, K. (1900). On the criterion that a given system of deviations from the probable \
         in the case of a correlated system of variables is such that it can be reasonably supposed \
         to have arisen from random sampling. Philosophical Magazine 50, 157–175. \
         https://doi.org/10.1080/14786440009463897",
        "Gart, J. J., and Zweifel, J. R. (1967). On the bias of various estimators of the logit and \
         its variance. Biometrika 54, 181–187. https://doi.org/10.1093/biomet/54.1-2.181",
        "Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245–259. \
         https://doi.org/10.2307/1907187",
        "Przyborowski, J., and Wilenski, H. (1940). Homogeneity of results in testing samples from \
         Poisson series. Biometrika 31, 313–323. https://doi.org/10.1093/biomet/31.3-4.313",
        "Frisch, R., and Waugh, F. V. (1933). Partial time regressions as compared with individual \
         trends. Econometrica 1, 387–401. https://doi.org/10.2307/1907330",
        "Davison, A. C., and Hinkley, D. V. (1997). Bootstrap methods and their application. \
         Cambridge University Press. https://doi.org/10.1017/CBO9780511802843",
    ]
    .map(str::to_owned)
}
