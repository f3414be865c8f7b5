//! The documents that several rules rest on.

use super::w;
use crate::form::Words;

/// Both later editions of the form, and what is printed in them.
pub(super) const FORMS: Words = w(
    "国办公开办函〔2019〕60号、〔2021〕30号附件各表",
    "Tables of the annexes to Guo Ban Gong Kai Ban Han [2019] No. 60 and [2021] No. 30",
);
/// The edition of 2019.
pub(super) const FORM_2019: Words =
    w("国办公开办函〔2019〕60号附件表二", "Table 2 of the annex to Guo Ban Gong Kai Ban Han [2019] No. 60");
/// The edition of 2021.
pub(super) const FORM_2021: Words =
    w("国办公开办函〔2021〕30号附件", "Annex to Guo Ban Gong Kai Ban Han [2021] No. 30");
/// What a report holds, and in which sections.
pub(super) const SECTIONS: Words = w(
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号附件格式",
    "Regulation on Open Government Information, article 50; format in the annex to Guo Ban Gong Kai Ban Han [2021] No. 30",
);
/// When a report is due.
pub(super) const DEADLINE: Words =
    w("《政府信息公开条例》第四十九条", "Regulation on Open Government Information, article 49");
/// The fee for handling requests.
pub(super) const FEES: Words = w(
    "国办函〔2020〕109号《政府信息公开信息处理费管理办法》",
    "Measures on fees for processing government information, Guo Ban Han [2020] No. 109",
);
/// That figures are checked before they are published.
pub(super) const FIGURES: Words = w(
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号：报告数据应准确",
    "Regulation on Open Government Information, article 50; Guo Ban Gong Kai Ban Han [2021] No. 30: figures must be right",
);
/// That what is published is free of slips.
pub(super) const WRITING: Words = w(
    "国办秘函〔2019〕19号政府网站检查指标：错别字和表述错误",
    "Indicators of the inspection of government websites, Guo Ban Mi Han [2019] No. 19: wrong characters and wording",
);
/// That personal data are kept out of what is published.
pub(super) const PERSONAL: Words = w(
    "《政府信息公开条例》第十五条；《个人信息保护法》",
    "Regulation on Open Government Information, article 15; Personal Information Protection Law",
);
/// The statistics table of 2014 to 2018.
pub(super) const STATISTICS: Words = w(
    "国办发〔2014〕32号附件《政府信息公开情况统计表》",
    "Statistics table, annex to Guo Ban Fa [2014] No. 32",
);
