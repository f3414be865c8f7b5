//! Rules on the sections of the report.

pub(super) mod aspects;
pub(super) mod gov_eval;
pub(super) mod length;
pub(super) mod missing;
pub(super) mod no_measure;
pub(super) mod number;
pub(super) mod order;
pub(super) mod s5_empty;
pub(super) mod s6_empty;
pub(super) mod s6_fee;
pub(super) mod title;

use super::w;
use crate::form::Words;

/// What every wording of the six titles has in common.
pub(super) const CORES: [&str; 6] =
    ["总体情况", "主动公开", "收到和处理", "行政复议", "问题", "其他需要报告"];

/// Sub-headings that show a section to be there although its own heading is lost (section five only).
pub(super) const SUBHEADINGS: [&[&str]; 6] = [
    &[],
    &[],
    &[],
    &[],
    &["（一）主要问题", "（一）存在的主要问题", "（一）存在问题", "（一）存在的问题"],
    &[],
];

/// The six sections of the format, with their titles.
pub(super) const TITLES: [Words; 6] = [
    w("一、总体情况", "I. Overview"),
    w("二、主动公开政府信息情况", "II. Proactive disclosure"),
    w("三、收到和处理政府信息公开申请情况", "III. Requests received and handled"),
    w("四、政府信息公开行政复议、行政诉讼情况", "IV. Administrative reviews and lawsuits"),
    w("五、存在的主要问题及改进情况", "V. Main problems and improvement"),
    w("六、其他需要报告的事项", "VI. Other matters to report"),
];
