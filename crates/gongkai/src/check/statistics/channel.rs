//! `S14-CHANNEL`: what was disclosed counts once what several channels carry.

use super::super::{Check, Outcome, Rule, Subject, basis, forms, w, wording};
use super::{count, is_printed, table};
use crate::Decimal;
use crate::form::Words;
use crate::report::{About, Severity};

/// The rule.
pub(in crate::check) static RULE: Rule = Rule {
    code: "S14-CHANNEL",
    severity: Severity::Warning,
    forms: forms::S14,
    about: About::Report,
    title: w("公开总数与各渠道相符", "Total and channels"),
    what: w(
        "主动公开政府信息数不小于任何一个渠道的公开数，也不大于各渠道之和。",
        "Information disclosed proactively is not less than any one channel carries, and not more than all channels together.",
    ),
    why: w(
        "不同渠道公开相同信息只计1条：任何渠道公开的都在总数之内，总数里的每一条都至少由一个渠道公开。",
        "The same information in several channels counts once: what a channel carries is within the total, and every item of the total is in some channel.",
    ),
    fix: w("核对总数和各渠道的统计口径。", "Compare how the total and the channels were counted."),
    example: w(
        "主动公开政府信息数100条，政府网站公开120条",
        "Disclosed 100 items, of them 120 on the website",
    ),
    basis: basis::STATISTICS,
    check: Check::Report(check),
};

/// When it is silent.
pub(in crate::check) const GUARDS: Words = w(
    "同一信息常在几个渠道公开，所以只要总数介于最大的一个渠道与各渠道之和之间就不提示；总数空白或所涉格读取存疑的，不判断。",
    "One item often goes through several channels, so any total between the largest channel and the sum of all is silent; not judged where the total is blank or a cell in doubt.",
);

const CHANNELS: [&str; 5] =
    ["channel.gazette", "channel.website", "channel.weibo", "channel.wechat", "channel.other"];

fn check(subject: &Subject<'_>) -> Outcome {
    let Some(table) = table(subject) else { return Outcome::NotAssessable };
    let channels: Option<Vec<_>> = CHANNELS.iter().map(|row| count(table, row)).collect();
    let (Some(total), Some(channels)) = (count(table, "disclosed_total"), channels) else {
        return Outcome::NotAssessable;
    };
    if !is_printed(table, "disclosed_total") {
        return Outcome::NotAssessable;
    }
    let sum: Decimal = channels.iter().map(|(_, count)| *count).sum();
    let most = channels.iter().max_by(|a, b| a.1.cmp(&b.1)).copied().unwrap_or(total);
    let (above, below) = (most.1 > total.1, total.1 > sum);
    if !above && !below {
        return Outcome::Passed;
    }
    let name = wording::cell(table.form, most.0);
    let message = if above {
        wording::said(
            "统计表主动公开{0}条，一个渠道就有{1}条\n{2}填{1}，大于主动公开政府信息数{0}。请核对。",
            "Statistics table: {0} items disclosed, but {1} through one channel\n{3} prints {1}, more than the {0} in all. Please check.",
            &[&total.1.to_string(), &most.1.to_string(), &name.zh, &name.en],
        )
    } else {
        wording::said(
            "统计表主动公开{0}条，各渠道之和只有{1}条\n有的信息没有计入任何渠道。请核对。",
            "Statistics table: {0} items disclosed, but all channels make only {1}\nSome items are in no channel. Please check.",
            &[&total.1.to_string(), &sum.to_string()],
        )
    };
    let cells = if above {
        vec![most.0, total.0]
    } else {
        [total].iter().chain(&channels).map(|(id, _)| *id).collect()
    };
    Outcome::Failed(vec![RULE.finding(message).at(subject.report, cells)])
}

#[cfg(test)]
pub(in crate::check) mod tests {
    use super::super::super::fixture::{self, Trial, Tried};
    use crate::form::Edition;

    pub(in crate::check) const TRIAL: &dyn Tried = &Trial::<i64> {
        on: |&total| {
            fixture::changed(Edition::S14, &|r| {
                fixture::set(r, "statistics.disclosed_total", total);
                fixture::set(r, "statistics.disclosed_normative", 0);
            })
        },
        firing: &[6, 0],
        silent: &[1, 3, 5],
    };

    #[test]
    fn a_doubtful_or_blank_total_is_silent() {
        let mut report = fixture::report(Edition::S14);
        fixture::set(&mut report, "statistics.disclosed_total", 600);
        fixture::cell(&mut report, "statistics.disclosed_total").doubt = true;
        assert!(fixture::of_rule(&report, "S14-CHANNEL").is_empty());
        fixture::blank(&mut report, "statistics.disclosed_total");
        assert!(fixture::of_rule(&report, "S14-CHANNEL").is_empty());
    }
}
