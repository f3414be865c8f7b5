//! Reports to which the form does not apply, of which nothing is asked: of the years before it, and of schools, hospitals
//! and enterprises that report under rules of their own.

use super::Subject;
use crate::body::Body;
use crate::form::Edition;

/// Rules under which others than organs of government report, as they are cited before the first section.
const OTHER_RULES: [&str; 6] = [
    "高等学校信息公开",
    "学校信息公开",
    "企事业单位信息公开",
    "公用事业",
    "医疗卫生机构信息公开",
    "医院信息公开",
];

/// Whether the report is on a year before the form with tables two to four existed, or follows the form of those years.
pub(super) fn is_older(subject: &Subject<'_>) -> bool {
    let tables = &subject.report.tables;
    let older = !tables.is_empty() && tables.iter().all(|t| t.form.edition == Edition::S14);
    older || subject.report.year.is_some_and(|year| year < 2019)
}

/// Whether the report is drawn up under other rules: it has no table of the form, and says so, is on an academic year, is
/// no report on government information by its title, or is a school's, a hospital's or an enterprise's.
pub(super) fn is_other(subject: &Subject<'_>) -> bool {
    let report = subject.report;
    if !report.tables.is_empty() {
        return false;
    }
    let title = report.title.as_deref().unwrap_or_default();
    let agency = report.agency.as_deref().unwrap_or_default();
    let kind = Body::of(agency);
    // 供水管理站, 妇幼保健中心: what reports on 信息公开 and is no organ.
    let is_organ = || agency.is_empty() || kind != Body::Department || agency.ends_with(ORGANS);
    title.contains("学年")
        || kind == Body::Institution
        || title.contains("信息公开") && !title.contains("政府信息") && !title.contains("政务") && !is_organ()
        || OTHER_RULES.iter().any(|rules| subject.prose().section(0).contains(rules))
}

/// What the names of organs end in.
const ORGANS: [char; 10] = ['局', '委', '厅', '办', '室', '会', '府', '署', '队', '处'];
