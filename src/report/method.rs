//! The printed rules, made from the constants that decide.

use super::alternatives;
use super::hours::{LEAST_HOURS, LEAST_LEFT, LISTED_FACTOR, SIMILAR_FACTOR};
use super::matching::{LISTED_CREDIT, PREFERRED_WEIGHT};
use super::model::Method;
use super::roadmap;
use super::severity::{NEVER_GAPS, Rule};
use crate::candidate::{EvidenceLevel, RECENT_MONTHS, RECENT_ROLES};
use crate::market::{
    LEAST_EXPECTED, MINIMUM_FOR_SHARES, Market, SMALL_SAMPLE, annualised_by, companions_rule,
    premium_rule, tier_rules,
};
use crate::skills::DEFAULT_HOURS;
use crate::wording;

/// The rules of a report on a candidate.
pub(super) fn candidate(market: &Market) -> Method {
    let mut limits = market_limits(market.synthetic);
    limits.extend(candidate_limits());
    Method {
        tiers: market.tier_rules.clone(),
        evidence: evidence(),
        severities: severities(),
        formulas: candidate_formulas(&market.salary.annualised_by),
        limits,
        references: references(),
    }
}

/// The rules of a market by itself.
pub(super) fn market(market: &Market) -> Method {
    Method {
        tiers: market.tier_rules.clone(),
        evidence: Vec::new(),
        severities: Vec::new(),
        formulas: market_formulas(&market.salary.annualised_by),
        limits: market_limits(market.synthetic),
        references: references(),
    }
}

/// The rules that hold for every market and candidate.
pub fn general_method() -> Method {
    let mut formulas = candidate_formulas(&annualised_by());
    formulas.extend([premium_rule(), companions_rule()]);
    let mut limits = market_limits(false);
    limits.extend(candidate_limits());
    Method {
        tiers: tier_rules(),
        evidence: evidence(),
        severities: severities(),
        formulas,
        limits,
        references: references().into_iter().chain(statistics_references()).collect(),
    }
}

fn candidate_formulas(annualised_by: &str) -> Vec<String> {
    let mut formulas = market_formulas(annualised_by);
    formulas.extend(match_formulas());
    formulas.push(roadmap::method());
    formulas
}

fn candidate_limits() -> impl IntoIterator<Item = String> {
    [
        "The profile is taken as it is written: a skill that it does not name counts as \
             missing, whether or not the person has it.",
        "Stated levels such as \"expert\" are shown and never counted.",
        "Hours are stated lengths or estimates, for planning; nobody measured how long learning \
             takes.",
        "Years, degree, languages and place are held against the profile apart from skills \
             and change no other figure. Fields of study, work permits, travel, clearances and \
             driving licences are not compared.",
        "A fully met posting says nothing of the chance of being hired.",
    ]
    .map(str::to_owned)
}

fn evidence() -> Vec<String> {
    let mut rules: Vec<String> = EvidenceLevel::ALL.into_iter().map(evidence_rule).collect();
    rules.extend([
        implied_rule(),
        format!(
            "Levels {} and more count as \"have\", level {} as \"partly\", level {} as \
             \"missing\".",
            u8::from(EvidenceLevel::Used),
            u8::from(EvidenceLevel::Listed),
            u8::from(EvidenceLevel::None)
        ),
    ]);
    rules
}

/// What gives an evidence level, as printed.
pub(super) fn evidence_rule(level: EvidenceLevel) -> String {
    let how = match level {
        EvidenceLevel::None => "no text of the profile names it or implies it.",
        EvidenceLevel::Listed => "only skill lists, headline, education or interests name it.",
        EvidenceLevel::Used => {
            "the summary, a project, an award, a publication, a reference, a certificate, a role \
             without dates or learning recorded as done names it."
        }
        EvidenceLevel::Role => {
            "position, summary or highlights of a dated role name it; the months are the union of \
             the dated roles that do, from the month of the start to before the month of the end, \
             where a year alone runs from its January through its December."
        }
        EvidenceLevel::Recent => &format!(
            "level {}, last used within {RECENT_MONTHS} months, and named in {RECENT_ROLES} dated \
             roles or by a certificate.",
            u8::from(EvidenceLevel::Role)
        ),
    };
    format!("Level {}, {}: {how}", u8::from(level), level.meaning())
}

/// What gives the level of an implied skill, as printed.
pub(super) fn implied_rule() -> String {
    format!(
        "A skill that follows from a named one is labelled as implied, prints its rule and is at \
         most level {}.",
        u8::from(EvidenceLevel::Used)
    )
}

fn severities() -> Vec<String> {
    let line = |rule: Rule| {
        format!("{}: {}.", wording::sentence(rule.severity().label()), rule.in_words())
    };
    let mut lines: Vec<String> = Rule::ALL.into_iter().map(line).collect();
    lines.push(format!("The first line that applies decides. {NEVER_GAPS}"));
    lines
}

fn market_formulas(annualised_by: &str) -> Vec<String> {
    let mut formulas = vec![
        "Demand is k of n: of n distinct readable postings, k name the skill. A posting counts a \
         skill once, at its strongest."
            .to_owned(),
        format!(
            "Intervals of shares are Wilson's at 95 %. Under {MINIMUM_FOR_SHARES} postings no \
             percentages are shown; under {SMALL_SAMPLE} the sample is marked as small."
        ),
        "A skill's share rises or falls between snapshots only if Newcombe's 95 % interval of the \
         difference excludes zero, the Benjamini-Hochberg procedure over the skills that are named \
         often enough rejects, and slope and pairs point the same way. Only snapshots of \
         the same formats with enough postings are compared."
            .to_owned(),
        format!(
            "Over three or more snapshots a share that neither rises nor falls is unsteady if \
             Pearson's chi-squared test of equal shares is rejected by the same procedure, over \
             the skills of which at least {LEAST_EXPECTED} postings with and without are to be \
             expected in each snapshot."
        ),
        "The number of postings rises or falls only if the exact 95 % interval of the ratio of the \
         two counts excludes 1; stated pay only if the interval of the difference of the medians, a \
         bootstrap over employers, excludes 0."
            .to_owned(),
        "Quantiles of pay are of type 7, over the middles of stated ranges.".to_owned(),
    ];
    if !annualised_by.is_empty() {
        formulas.push(annualised_by.to_owned());
    }
    formulas
}

fn match_formulas() -> Vec<String> {
    let percent = |part: f64| format!("{:.0} %", part * 100.0);
    vec![
        "A posting is fully met when every required skill is \"have\" and of each \"X or Y\" list \
         one is; only readable postings that require a known skill are counted."
            .to_owned(),
        format!("In the counts of core and preferred skills, {}.", alternatives::rule()),
        format!(
            "Coverage is the sum of weight times credit over the sum of weights: the weight is the \
             required share for core skills and {} of the share for preferred ones, the credit 1 \
             for have, {LISTED_CREDIT} for partly and 0 for missing, or the part of the asking \
             postings that take a held skill in its place, when that is more.",
            percent(PREFERRED_WEIGHT)
        ),
        format!(
            "Hours from zero to a working level are what the site states for the skill, else the \
             stated length of the first tutorial, course or book shown for it that has one, else \
             the catalogue's estimate, which comes from no study ({DEFAULT_HOURS} h where it has \
             none). A listed skill needs {} of them, a skill like \
             one that is held {}; only the better reduction counts, and at least {LEAST_HOURS} h \
             are left. Hours recorded as in progress are taken off down to {LEAST_LEFT} h.",
            percent(LISTED_FACTOR),
            percent(SIMILAR_FACTOR)
        ),
        "Learning a skill, planned or recorded as done, also closes a skill that it implies, if \
         that takes no more hours from zero: a part of 15 h does not teach a whole of 60 h."
            .to_owned(),
    ]
}

fn market_limits(synthetic: bool) -> Vec<String> {
    let mut limits = Vec::new();
    if synthetic {
        limits.push(
            "The postings were written for demonstration and say nothing of a real market."
                .to_owned(),
        );
    }
    limits.extend(
        [
            "The postings are those collected, not a random sample of all postings.",
            "Intervals cover chance only, not how the postings were collected, nor skills that \
             were misread or that the catalogue does not know.",
            "Stated pay is what some employers publish; it is not the pay of all postings.",
            "Shares describe the past; nothing here is a forecast.",
        ]
        .map(str::to_owned),
    );
    limits
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
