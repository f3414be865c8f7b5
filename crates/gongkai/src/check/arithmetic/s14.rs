//! The seven sums of the statistics table: `S14-RECEIVED` to `S14-STAFF`, each a line of [`sums!`].

use super::super::{Check, Rule, basis, forms, w};
use crate::form::{IdentityKind, Words};
use crate::report::{About, Severity};

const FIX: Words = w(
    "核对各分项与合计所依据的登记台账，改正填错的一处。",
    "Compare the parts and the total with the register and correct the one that is wrong.",
);

/// When a sum of what is finished is silent.
const CLOSED: Words = w(
    "空白格按0算，平了就不算错；所涉格有读取存疑的，或合计之下另有地方自设行的，不平也不判断。",
    "Blank cells count as zero, and a sum that holds so is no error; one that fails is not judged where the reader doubts a cell of it or a place has added rows below its total.",
);

/// The same where the table has no row for cases that are still open.
const PENDING: Words = w(
    "空白格按0算，平了就不算错；所涉格有读取存疑的，或合计之下另有地方自设行的，不平也不判断。总数大于各项之和的，差额可能是未审结案件，只提示核对。",
    "Blank cells count as zero, and a sum that holds so is no error; one that fails is not judged where the reader doubts a cell of it or a place has added rows below its total. A total above its parts may hold pending cases and is a warning only.",
);

/// A rule for each sum: its module, code, kind and guards; what it is called, checks, why, an example; for its trial
/// the total and one of its parts.
macro_rules! sums {
    ($($module:ident $code:literal $kind:ident $guards:ident {
        $title:expr, $title_en:expr; $what:expr, $what_en:expr; $why:expr, $why_en:expr; $example:expr, $example_en:expr;
        $total:literal, $part:literal
    })*) => {$(
        pub(in crate::check) mod $module {
            use super::*;

            /// The rule.
            pub(in crate::check) static RULE: Rule = Rule {
                code: $code,
                severity: Severity::Error,
                forms: forms::S14,
                about: About::Report,
                title: w($title, $title_en),
                what: w($what, $what_en),
                why: w($why, $why_en),
                fix: FIX,
                example: w($example, $example_en),
                basis: basis::STATISTICS,
                check: Check::Report(|subject| subject.diagnosis.outcome(IdentityKind::$kind)),
            };

            /// When it is silent.
            pub(in crate::check) const GUARDS: Words = super::$guards;

            #[cfg(test)]
            pub(in crate::check) mod tests {
                use super::super::super::super::fixture::{self, Trial, Tried};

                pub(in crate::check) const TRIAL: &dyn Tried = &Trial {
                    on: |sum| fixture::with_sum($total, $part, sum),
                    firing: fixture::BROKEN_SUMS,
                    silent: fixture::SOUND_SUMS,
                };
            }
        }
    )*

        #[cfg(test)]
        const PARTS: &[(&str, &str)] = &[$(($code, $part),)*];
    };
}

sums! {
    received "S14-RECEIVED" Received CLOSED {
        "收到申请合计", "Sum of requests received";
        "统计表：收到申请数＝当面＋传真＋网络＋信函申请数；有电子邮件或其他形式行的，一并计入。",
            "In the statistics table, requests received are the sum of those made in person, by fax, online and by letter, and by e-mail or otherwise where such rows are printed.";
        "每件申请只有一种提出方式，各方式之和必须等于总数。", "Every request comes in one way, so the ways make up the total.";
        "当面1、网络3，收到申请数5", "In person 1, online 3, received 5";
        "statistics.received.total", "statistics.received.online"
    }
    done "S14-DONE" Closed CLOSED {
        "申请办结合计", "Sum of requests closed";
        "统计表：申请办结数＝按时办结数＋延期办结数。",
            "In the statistics table, requests closed are those closed on time and those closed after an extension.";
        "办结不是按时就是延期，两项之和必须等于总数。", "A request is closed on time or after an extension, so the two make up the total.";
        "按时办结5、延期办结1，申请办结数5", "On time 5, extended 1, closed 5";
        "statistics.closed.total", "statistics.closed.on_time"
    }
    reply "S14-REPLY" Replied CLOSED {
        "申请答复合计", "Sum of replies";
        "统计表：申请答复数＝属于已主动公开范围、同意公开、同意部分公开、不同意公开、不属于本行政机关公开、申请信息不存在、告知作出更改补充、告知通过其他途径办理八项之和。",
            "In the statistics table, replies are the sum of the eight kinds of reply.";
        "每件答复只归一类，八类之和必须等于总数。", "Every reply is of one kind, so the eight kinds make up the total.";
        "同意公开4、不同意公开1，申请答复数6", "Granted 4, denied 1, replies 6";
        "statistics.replied.total", "statistics.replied.granted"
    }
    denied "S14-DENIED" Denied CLOSED {
        "不同意公开合计", "Sum of denials";
        "统计表：不同意公开答复数＝其下六种理由之和。", "In the statistics table, denials are the sum of the six reasons below them.";
        "每件不同意公开的答复都有一种理由，各理由之和必须等于总数。", "Every denial has one reason, so the reasons make up the total.";
        "涉及个人隐私1，不同意公开答复数2", "Personal privacy 1, denied 2";
        "statistics.replied.denied", "statistics.denied.privacy"
    }
    review "S14-REVIEW" Review PENDING {
        "行政复议合计", "Sum of administrative reviews";
        "统计表：行政复议数量＝维持＋被依法纠错＋其他情形。总数大于各项之和的，只作提醒：表中没有“尚未审结”项。",
            "In the statistics table, administrative reviews are the sum of upheld, corrected and other. A total above the sum is only a warning: the table has no row for pending cases.";
        "每件案件只有一种结果；各项之和超过总数必有一处填错。",
            "Every case has one outcome; outcomes above the total mean that a number is wrong.";
        "维持2、其他1，行政复议数量2", "Upheld 2, other 1, reviews 2";
        "statistics.review.total", "statistics.review.upheld"
    }
    litigation "S14-LITIGATION" Litigation PENDING {
        "行政诉讼合计", "Sum of administrative lawsuits";
        "统计表：行政诉讼数量＝维持或者驳回＋被依法纠错＋其他情形。总数大于各项之和的，只作提醒：表中没有“尚未审结”项。",
            "In the statistics table, administrative lawsuits are the sum of upheld or dismissed, corrected and other. A total above the sum is only a warning: the table has no row for pending cases.";
        "每件案件只有一种结果；各项之和超过总数必有一处填错。",
            "Every case has one outcome; outcomes above the total mean that a number is wrong.";
        "维持2、其他1，行政诉讼数量2", "Upheld 2, other 1, lawsuits 2";
        "statistics.litigation.total", "statistics.litigation.upheld"
    }
    staff "S14-STAFF" Staff CLOSED {
        "工作人员合计", "Sum of staff";
        "统计表：从事政府信息公开工作人员数＝专职人员数＋兼职人员数。", "In the statistics table, staff are the sum of full time and part time.";
        "工作人员不是专职就是兼职，两项之和必须等于总数。", "Staff work full time or part time, so the two make up the total.";
        "专职1、兼职2，工作人员数2", "Full time 1, part time 2, staff 2";
        "statistics.org.staff", "statistics.org.staff_part"
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::{PARTS, Severity};
    use crate::form::Edition;

    #[test]
    fn parts_above_the_total_are_one_error_with_alternatives() {
        for (code, part) in PARTS {
            let mut report = fixture::report(Edition::S14);
            fixture::shift(&mut report, part, 3);
            let findings = fixture::findings(&report);
            let [finding] = &findings[..] else { panic!("{findings:?}") };
            assert_eq!((&*finding.rule, finding.severity), (*code, Severity::Error));
            assert!(finding.repair.iter().any(|r| r.cell.to_string() == *part), "{finding:?}");
            assert_eq!(finding.expected, None);
        }
    }

    #[test]
    fn a_total_above_its_parts_may_be_pending_cases() {
        for (code, total) in [("S14-REVIEW", "review"), ("S14-LITIGATION", "litigation")] {
            let mut report = fixture::report(Edition::S14);
            fixture::shift(&mut report, &format!("statistics.{total}.total"), 2);
            let finding = &fixture::of_rule(&report, code)[0];
            assert_eq!(finding.severity, Severity::Warning);
            assert!(finding.detail.zh.contains("尚未审结"), "{}", finding.detail.zh);
        }
    }
}
