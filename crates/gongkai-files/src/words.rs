//! What is said to people, in both languages: what a file is, why it is not read, what to do; what notices mean.

use crate::notice::{Notice, NoticeKind, Place};
use crate::{Format, Refusal, limits};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Words {
    pub(crate) fn new(zh: impl Into<String>, en: impl Into<String>) -> Words {
        Words { zh: zh.into(), en: en.into() }
    }
}

impl Refusal {
    /// One sentence without a full stop: what the file is, why it is not read, what to do.
    pub fn sentence(self, format: Format) -> Words {
        let name = format.name();
        let (zh, en) = match self {
            Refusal::Password if format == Format::Zip => (
                "有密码，打不开；请用密码解压后，给里面的文件".to_owned(),
                "is protected with a password; unpack it with the password and give the files in it".to_owned(),
            ),
            Refusal::Password => (
                "有密码保护，读不了；请用原来的程序打开，去掉密码另存一份".to_owned(),
                "is protected with a password; open it in its own program and save it without one".to_owned(),
            ),
            Refusal::Picture => (
                "里面没有能读的文字；请用有文字的 Word、PDF 或网页，或先做文字识别再核对".to_owned(),
                "holds no text that can be read; use a document or page with text, or recognise the text and compare it".to_owned(),
            ),
            Refusal::Scanned { pages } => (
                format!(
                    "{pages} 页都是扫描图片，没有文字，读不了；请用原来的 Word 文件，或先做文字识别再核对"
                ),
                format!(
                    "has {pages} pages, all scanned pictures without text; use the original document, or recognise the text and compare it"
                ),
            ),
            Refusal::Outlines => (
                "字都画成了线条，没有文字，读不了；请用原来的 Word 文件".to_owned(),
                "has its letters drawn as outlines and holds no text; use the original document".to_owned(),
            ),
            Refusal::TextTable => (
                "没有文字对照表，字能看不能取，读不了；请用原来的 Word 文件".to_owned(),
                "has no table of what its glyphs mean, so that its text is seen but cannot be taken; use the original document"
                    .to_owned(),
            ),
            Refusal::OtherArchive => (
                "这种压缩方式打不开；请解压后给里面的文件，或压缩成 .zip".to_owned(),
                "is packed in a way that is not opened here; unpack it, or pack its files as .zip".to_owned(),
            ),
            Refusal::TooOld if matches!(format, Format::Xls | Format::ExcelOld) => (
                "是很旧的程序写的，读不了；请用 Excel 或 WPS 表格打开，另存为 .xlsx".to_owned(),
                "was written by a program too old; open it in Excel or WPS and save it as .xlsx".to_owned(),
            ),
            Refusal::TooOld => (
                "是很旧的程序写的，读不了；请用 Word 或 WPS 打开，另存为 .docx".to_owned(),
                "was written by a program too old; open it in Word or WPS and save it as .docx".to_owned(),
            ),
            Refusal::TooLarge => {
                let (file, output) = (limits::FILE >> 20, limits::OUTPUT >> 20);
                (
                    format!(
                        "太大（文件超过 {file} MB，或展开后超出限度，或文字超过 {output} MB），不读；请只给年度报告本身"
                    ),
                    format!(
                        "is too large (more than {file} MB, more than allowed when unpacked, or more than {output} MB of text); give the report alone"
                    ),
                )
            }
            Refusal::TooMany => (
                format!("里面的文件太多（超过 {} 个），不读；请只给年度报告本身", limits::MEMBERS),
                format!("holds too many files (more than {}); give the reports alone", limits::MEMBERS),
            ),
            Refusal::Nested => (
                "里面的表格、文本框或分组一层套一层，层数太多，不读；请用原来的程序打开，另存一份".to_owned(),
                "holds tables, boxes or groups too deep within each other; open it in its own program and save it anew"
                    .to_owned(),
            ),
            Refusal::TooDeep => (
                "压缩包里套压缩包超过两层，不再打开；请解压后再给".to_owned(),
                "is an archive more than two archives deep; unpack it first".to_owned(),
            ),
            Refusal::Damaged => (
                "不完整或已损坏，读不了；请重新下载，或用原来的程序打开后另存".to_owned(),
                "is incomplete or damaged; download it again, or open it in its own program and save it"
                    .to_owned(),
            ),
            Refusal::Unsupported if matches!(format, Format::Caj | Format::Ceb | Format::Gd | Format::Djvu) => (
                "这种文件不读；请用它自己的阅读器打开，打印或另存为 PDF".to_owned(),
                "is of a kind that is not read; open it in its own reader and print or save it as PDF".to_owned(),
            ),
            Refusal::Unsupported => (
                "这种文件不读；请另存为 .docx、.xlsx、PDF 或网页".to_owned(),
                "is of a kind that is not read; save it as .docx, .xlsx, PDF or HTML".to_owned(),
            ),
            Refusal::NoText => (
                "里面没有看得见的文字；请打开看看，内容是不是图片，或者都隐藏了".to_owned(),
                "holds no visible text; open it and see whether it holds pictures, or hides everything".to_owned(),
            ),
        };
        // Between Chinese and Latin letters stands a space.
        let space = if name.zh.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
        Words::new(format!("这是{space}{}，{zh}", name.zh), format!("this {} {en}", name.en))
    }
}

impl Notice {
    /// What was observed and what it means for the text, one sentence without a full stop.
    pub fn sentence(&self) -> Words {
        let n = self.count;
        let (zh, en) = match self.kind {
            NoticeKind::TrackedChanges => (
                format!("文件里有 {n} 处修订，按全部接受后的样子读"),
                format!("the file holds {n} tracked changes; they were read as accepted"),
            ),
            NoticeKind::Hidden => (
                format!("文件里有 {n} 处隐藏的内容，没有读"),
                format!("the file hides {n} passages, rows, columns or sheets; they were not read"),
            ),
            NoticeKind::Unseen => (
                format!("{n} 处有看不见的文字（被盖住、与底色同色、透明、极小或在页面之外），没有读"),
                format!(
                    "{n} places hold text that is not seen (covered, in the colour of its ground, transparent, tiny or outside of the page); it was not read"
                ),
            ),
            NoticeKind::Numbering => (
                format!("{n} 段的自动编号没有算出来，文字里没有编号"),
                format!("the automatic numbers of {n} paragraphs were not computed; the text lacks them"),
            ),
            NoticeKind::NumberFormat => (
                format!("{n} 个单元格的数字格式不认识，取的是存储的数，显示出来可能不同"),
                format!(
                    "{n} cells have an unknown number format; the stored number was taken, what is shown may differ"
                ),
            ),
            NoticeKind::Formula => (
                format!(
                    "{n} 处是公式或域，文件里没有存计算结果，读不出数；请用 Office 或 WPS 打开、更新后保存"
                ),
                format!(
                    "{n} formulas or fields have no stored result; open the file in Office or WPS, update and save it"
                ),
            ),
            NoticeKind::Part => (
                format!("文件有 {n} 个部分读不出来，其中的文字没有读到"),
                format!("{n} parts of the file could not be read; their text is missing"),
            ),
            NoticeKind::HiddenWithin => (
                format!("表格中间有 {n} 行或列是隐藏的，其中的内容没有读；请取消隐藏后再查"),
                format!(
                    "{n} rows or columns within a table are hidden; they were not read; show them and check again"
                ),
            ),
            NoticeKind::Objects => (
                format!("{n} 个嵌入的对象（如 Excel 表格）没有读，其中的文字没有读到"),
                format!("{n} embedded objects, such as sheets, were not read; their text is missing"),
            ),
            NoticeKind::Pictures => (
                format!("{n} 张图片里可能有文字，没有读"),
                format!("{n} pictures may hold text; they were not read"),
            ),
            NoticeKind::Scanned => (
                format!("{n} 页是扫描图片，没有文字，没有读到"),
                format!("{n} pages are scanned pictures without text and were not read"),
            ),
            NoticeKind::Outlines => (
                format!("{n} 页的字画成了线条，没有文字，没有读到"),
                format!("the letters of {n} pages are drawn as outlines and were not read"),
            ),
            NoticeKind::TextTable => (
                "文件的文字对照表已损坏，读到的字和数可能不是印出来的".to_owned(),
                "the file's text table is damaged; characters and numbers may not be those printed"
                    .to_owned(),
            ),
            NoticeKind::Unknown => {
                (format!("{n} 个字不知道是什么字"), format!("{n} characters have no known meaning"))
            }
            NoticeKind::Recognised => (
                format!("{n} 页的文字是别的程序从图片识别的，可能认错"),
                format!(
                    "the text of {n} pages was recognised from pictures by another program and may be wrong"
                ),
            ),
            NoticeKind::Raised => (
                format!("{n} 处数字里有几位印成上标或下标，是不是注释号看不出来"),
                format!("{n} numbers have raised or lowered digits that may be a note's mark or not"),
            ),
            NoticeKind::Faint => (
                format!("{n} 处数字是白色的，底色看不准，印没印出来不能肯定"),
                format!(
                    "{n} numbers are white on a ground that is not known; whether they are seen is not certain"
                ),
            ),
            NoticeKind::Struck => (
                format!("{n} 处文字印着删除线，算不算数看不出来"),
                format!("{n} passages are struck out in print; whether they count is not said"),
            ),
            NoticeKind::Overlapping => (
                format!("{n} 处的字互相重叠或被盖住一部分，看不清印的是什么"),
                format!(
                    "in {n} passages characters overlap or are covered in part; what is printed is not certain"
                ),
            ),
            NoticeKind::Slanted => (
                format!("{n} 处的文字印得歪斜，可能读到别的行里"),
                format!("{n} passages are printed askew and may have been read in another row"),
            ),
            NoticeKind::Damaged => {
                ("文件有损坏，只读到一部分".to_owned(), "the file is damaged and was read in part".to_owned())
            }
            NoticeKind::Cut => {
                ("文件太长，后面的没有读".to_owned(), "the file is too long; its end was not read".to_owned())
            }
        };
        let places = |page: fn(u32) -> String| {
            self.places.iter().map(move |place| match place {
                Place::Page(number) => page(*number),
                Place::Sheet(name) | Place::Part(name) => name.clone(),
            })
        };
        if self.places.is_empty() {
            return Words::new(zh, en);
        }
        let in_zh = places(|number| format!("第 {number} 页")).collect::<Vec<_>>().join("、");
        let in_en = places(|number| format!("page {number}")).collect::<Vec<_>>().join(", ");
        Words::new(format!("{zh}（{in_zh}）"), format!("{en} ({in_en})"))
    }
}
