//! Which titles, headings and tables belong to one report.
//!
//! A report begins where a title of another body or year, a first section, or behind a title a table comes again. A
//! table that comes again by itself is another print of it. A title that says the same again is a page's running title.

use super::labels::Hit;
use super::outline::{Heading, Title};
use super::regions::{self, Fragment, Print};
use crate::form::TableKind;
use crate::order;
use crate::slice::Slice as _;
use crate::span::Span;
use crate::steps;

/// What belongs to one report.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) headings: Vec<Heading>,
    pub(super) titles: Vec<Title>,
    fragments: Vec<Fragment>,
    /// The tables, each as often as it is printed.
    pub(super) prints: Vec<Print>,
    /// What stands behind it and belongs to no report: links to other reports.
    pub(super) links: Option<Span>,
    /// Whether its lines stand in the order from the last to the first.
    pub(super) is_backwards: bool,
    /// The numbers of its headings, as bits.
    seen: u8,
}

/// Something that stands at a place of the text and says how far a report has come.
#[derive(Clone, Copy)]
enum Anchor<'a> {
    Title(&'a Title),
    Heading(&'a Heading),
    Table(&'a Fragment),
}

impl Anchor<'_> {
    fn start(&self) -> u32 {
        match self {
            Anchor::Title(title) => title.span.start,
            Anchor::Heading(heading) => heading.span.start,
            Anchor::Table(fragment) => fragment.span.start,
        }
    }
}

impl Part {
    /// Whether the report has come further than to its first section.
    fn is_advanced(&self) -> bool {
        self.has_table() || self.seen >> 2 != 0
    }

    /// Leaves out what stands behind a place, and the word of the form that it divides.
    pub(super) fn cut(&mut self, hits: &[Hit], end: u32) {
        self.span.end = end;
        self.links = None;
        self.headings.retain(|heading| heading.span.end <= end);
        self.titles.retain(|title| title.span.end <= end);
        for print in &mut self.prints {
            print.fragments.retain(|one| hits[one.first..one.last].first().is_some_and(|hit| hit.end <= end));
            for one in &mut print.fragments {
                one.span.end = one.span.end.min(end);
                one.last = one.first + hits[one.first..one.last].partition_point(|hit| hit.end <= end);
            }
        }
        self.prints.retain(|print| !print.fragments.is_empty());
    }

    fn has_table(&self) -> bool {
        self.fragments.iter().any(|f| f.whole)
    }

    /// Whether it is a report at all. A title with nothing under it is a link to another one, or the page's own.
    fn is_report(&self) -> bool {
        self.has_table()
            || !self.prints.is_empty()
            || self.headings.len() > 1
            || !self.titles.is_empty() && !self.headings.is_empty()
    }

    /// Whether another report begins at this place. `next` is what follows and is no title.
    fn ends_before(&self, anchor: Anchor<'_>, next: Option<Anchor<'_>>) -> bool {
        match anchor {
            Anchor::Title(title) => self.ends_before_title(title, next),
            Anchor::Heading(heading) => self.ends_before_heading(heading),
            Anchor::Table(_) => false,
        }
    }

    /// A title begins a report when what follows it begins one: running headers of pages and cited titles do
    /// not. With nothing behind it, it is a link to another report.
    fn ends_before_title(&self, title: &Title, next: Option<Anchor<'_>>) -> bool {
        /// So many of the part's last titles are compared; running headers repeat on every page.
        const NEAR: usize = 60;
        if title.names() == 0 || !self.is_advanced() {
            return false;
        }
        let differs = self.titles.iter().rev().take(NEAR).all(|own| {
            steps::add(1);
            differ(own, title)
        });
        match next {
            Some(Anchor::Heading(heading)) => self.ends_before_heading(heading),
            Some(Anchor::Table(next)) => {
                let repeats = next.whole && self.fragments.iter().any(|f| f.whole && f.table == next.table);
                let same = title.names() == 2 && !differs;
                repeats && !same || differs && !self.titles.is_empty()
            }
            _ => differs,
        }
    }

    fn ends_before_heading(&self, heading: &Heading) -> bool {
        if heading.number == 1 {
            return self.is_advanced();
        }
        let furthest = self.seen.checked_ilog2().unwrap_or(0);
        let seen = self.seen >> heading.number & 1 == 1;
        // Where the tables come after all the prose, their headings may stand over them once more.
        let table = match heading.number {
            2 => Some(TableKind::Disclosure),
            3 => Some(TableKind::Requests),
            4 => Some(TableKind::Disputes),
            _ => None,
        };
        let still_due = table.is_some_and(|table| self.fragments.iter().all(|f| f.table != table));
        seen && u32::from(heading.number) + 3 <= furthest && !still_due
    }
}

/// Whether two titles name different bodies or years.
fn differ(one: &Title, other: &Title) -> bool {
    one.year.is_some() && other.year.is_some() && one.year != other.year
        || one.agency.is_some() && other.agency.is_some() && one.agency != other.agency
}

/// Takes out the titles that pages repeat: they say what an earlier one says, and no first section follows them.
/// Gives the places of their lines.
pub(super) fn take_running_titles(text: &str, titles: &mut Vec<Title>, headings: &[Heading]) -> Vec<Span> {
    /// So many of the last titles are compared.
    const NEAR: usize = 60;
    let mut running = Vec::new();
    let mut kept: Vec<Title> = Vec::with_capacity(titles.len());
    for title in titles.drain(..) {
        let next = headings.partition_point(|h| h.span.start < title.span.start);
        let begins = headings.get(next).is_none_or(|h| h.number == 1);
        let inside = next > 0;
        let earlier = kept.iter().rev().take(NEAR);
        let says_nothing_new = earlier.into_iter().any(|own| {
            steps::add(1);
            !differ(own, &title) && own.names() >= title.names()
        });
        if inside && !begins && says_nothing_new {
            running.push(line_of(text, title.span));
        } else {
            kept.push(title);
        }
    }
    *titles = kept;
    running
}

/// The whole line that holds this place, where nothing else stands on it; else the place.
fn line_of(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.part(..start).trim_end_matches([' ', '\t', '|', '\u{3000}', '#', '*']);
    let behind = text.part(end..).trim_start_matches([' ', '\t', '|', '\u{3000}', '*', '\r']);
    steps::add(start - before.len() + text.len() - end - behind.len());
    let alone =
        (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'));
    if alone { Span::new(before.len(), text.len() - behind.len()) } else { span }
}

/// Whether a text prints its lines from the last to the first, as readers of pages do that count from the bottom: behind
/// table 2 comes the heading above it, then the heading of the first section, then the title or the end of the page and
/// the last headings of the next one.
fn is_backwards(anchors: &[Anchor<'_>]) -> bool {
    steps::add(anchors.len());
    let heading =
        |anchor: &Anchor<'_>, number: u8| matches!(anchor, Anchor::Heading(h) if h.number == number);
    let table = |anchor: &Anchor<'_>| matches!(anchor, Anchor::Table(f) if f.table == TableKind::Disclosure);
    let goes_on = |behind: &[Anchor<'_>]| match behind {
        [Anchor::Title(title), ..] => title.names() > 0,
        [Anchor::Heading(next), Anchor::Heading(last), ..] => next.number == last.number + 1,
        _ => false,
    };
    anchors.windows(2).enumerate().any(|(at, pair)| {
        heading(&pair[0], 2)
            && heading(&pair[1], 1)
            && goes_on(&anchors[at + 2..])
            && anchors[..at].iter().rev().take_while(|a| !matches!(a, Anchor::Title(_))).any(table)
    })
}

/// Divides the text into reports. `furniture` is what pages print within tables.
pub(super) fn divide(
    text: &str,
    hits: &[Hit],
    (headings, titles): (&[Heading], &[Title]),
    fragments: &[Fragment],
    furniture: &[Span],
) -> Vec<Part> {
    let end = text.len() as u32;
    let mut anchors: Vec<Anchor<'_>> = titles.iter().map(Anchor::Title).collect();
    anchors.extend(headings.iter().map(Anchor::Heading));
    anchors.extend(fragments.iter().map(Anchor::Table));
    order::by_key(&mut anchors, Anchor::start);
    let is_backwards = is_backwards(&anchors);
    let mut parts: Vec<Part> = vec![Part { is_backwards, ..Part::default() }];
    // The first anchor behind the current one that is no title.
    let mut next_other = 0;
    for (at, anchor) in anchors.iter().enumerate() {
        while next_other <= at || matches!(anchors.get(next_other), Some(Anchor::Title(_))) {
            next_other += 1;
        }
        steps::add(1);
        let part = parts.last_mut().expect("there is always a part");
        if !is_backwards && part.ends_before(*anchor, anchors.get(next_other).copied()) {
            part.span.end = anchor.start();
            parts.push(Part { span: Span { start: anchor.start(), end }, ..Part::default() });
        }
        let part = parts.last_mut().expect("there is always a part");
        match *anchor {
            Anchor::Title(title) => part.titles.push(title.clone()),
            Anchor::Heading(heading) => {
                part.seen |= 1 << heading.number;
                part.headings.push(heading.clone());
            }
            Anchor::Table(fragment) => part.fragments.push(*fragment),
        }
    }
    if let Some(last) = parts.last_mut() {
        last.span.end = end;
    }
    for part in &mut parts {
        part.prints = regions::prints(text, hits, &part.fragments, &part.headings, furniture);
    }
    let any = parts.iter().any(Part::is_report);
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        if part.is_report() || !any && !part.titles.is_empty() {
            kept.push(part);
        } else if let Some(last) = kept.last_mut() {
            last.links = Some(last.links.map_or(part.span, |links| links.to(part.span)));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::decimal::Decimal;
    use crate::form::{Edition, FormRow, TableKind, form};
    use crate::report::Media;

    const TITLE: &str = "云岭县林草局2023年政府信息公开工作年度报告\n";
    const SECTIONS: &str = "五、存在的主要问题及改进情况\n略。\n六、其他需要报告的事项\n无。\n";

    fn disclosure(between: &str) -> String {
        format!(
            "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n{between}行政规范性文件\t2\t1\t9\n\
             第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n"
        )
    }

    fn values(text: &str) -> Vec<String> {
        let document = super::super::read(text, Media::PlainText);
        assert_eq!(document.reports.len(), 1, "{text}");
        let cells = document.reports[0].tables[0].cells.iter().take(7);
        cells.map(|c| format!("{}{}", c.raw, if c.doubt { "?" } else { "" })).collect()
    }

    #[test]
    fn a_running_title_divides_neither_report_nor_table() {
        let whole = ["0", "0", "0", "2", "1", "9", "7"];
        for running in ["", TITLE, "政府信息公开年报\n"] {
            let text = format!(
                "{TITLE}一、总体情况\n略。\n二、主动公开政府信息情况\n{}{SECTIONS}",
                disclosure(running)
            );
            assert_eq!(values(&text), whole, "{running}");
        }
    }

    #[test]
    fn a_table_goes_on_behind_later_sections() {
        let text = format!(
            "{TITLE}一、总体情况\n略。\n二、主动公开政府信息情况\n{}",
            disclosure(SECTIONS) + "云岭县林草局\n2024年1月15日\n"
        );
        assert_eq!(values(&text), ["0", "0", "0", "2", "1", "9", "7"]);
    }

    /// Table 3 as the form has it, its rows in turn printed with 1 and with the sign for nothing, and a page's end before
    /// the row at `at`.
    fn requests(at: usize, nothing: &str) -> String {
        let form = form(TableKind::Requests, Edition::F21);
        let row = |(y, row): (usize, &FormRow)| {
            let number = if y % 2 == 0 { nothing } else { "1" };
            let groups: Vec<&str> = row.path.iter().map(|label| label.zh).collect();
            let end = if y == at { SECTIONS } else { "" };
            let cells = [number, nothing, nothing, nothing, nothing, nothing, number].join("\t");
            format!("{end}{}\t{cells}\n", groups.join("\t"))
        };
        let rows: String = form.rows.iter().enumerate().map(row).collect();
        format!(
            "{TITLE}一、总体情况\n略。\n三、收到和处理政府信息公开申请情况\n{rows}云岭县林草局\n2024年1月15日\n"
        )
    }

    #[test]
    fn a_table_goes_on_with_whatever_row_the_next_page_begins_with() {
        for nothing in ["0", "无", "⽆", "０", ""] {
            for at in 3..25 {
                let text = requests(at, nothing);
                let document = super::super::read(&text, Media::PlainText);
                let table = document.reports[0].table(TableKind::Requests).expect("table 3");
                let totals: Vec<_> = table.cells.chunks(7).map(|row| (row[6].value, row[6].doubt)).collect();
                let one = |(y, total): (usize, &(Option<Decimal>, bool))| {
                    let printed = total.0.is_some_and(|v| v == Decimal::from(1));
                    printed == (y % 2 == 1) && !total.1
                };
                assert!(totals.iter().enumerate().all(one), "{nothing} {at}: {totals:?}");
            }
        }
    }

    #[test]
    fn a_row_without_label_at_a_pages_end_is_not_certainly_blank() {
        // The rest of its label looks like a sentence.
        let label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）";
        let text = requests(3, "").replace(label, "（区分处理的，只计这一情形）");
        let document = super::super::read(&text, Media::PlainText);
        let table = document.reports[0].table(TableKind::Requests).expect("table 3");
        assert!(table.cells[3 * 7..4 * 7].iter().all(|cell| cell.doubt), "{text}");
    }

    #[test]
    fn a_number_between_the_pieces_of_a_table_doubts_the_rows_beside_it() {
        let text =
            requests(10, "").replace("六、其他需要报告的事项\n", "六、其他需要报告的事项\n无。\n7\t\t3\n");
        let document = super::super::read(&text, Media::PlainText);
        let table = document.reports[0].table(TableKind::Requests).expect("table 3");
        let doubted: Vec<usize> = (0..25).filter(|&row| table.cells[row * 7].doubt).collect();
        assert_eq!(doubted, [9, 10]);
    }

    #[test]
    fn a_running_title_in_texts_that_mark_the_ends_of_cells_divides_nothing() {
        // The title and the paragraph mark of the empty cell behind it stand in one cell of the text.
        let table =
            disclosure("").replace(['\t', '\n'], "\r\u{7}").replace("行政规范性", "\r\u{7}行政规范性");
        let table =
            table.replace("\u{7}\r\u{7}行政", &format!("\u{7}\r\u{7}{}\r\r\u{7}行政", TITLE.trim_end()));
        let text = format!("{TITLE}一、总体情况\n略。\n二、主动公开政府信息情况\n{table}\r\u{7}{SECTIONS}");
        assert_eq!(values(&text), ["0", "0", "0", "2", "1", "9", "7"]);
    }

    #[test]
    fn a_title_of_another_body_begins_a_report() {
        let one = format!("一、总体情况\n略。\n二、主动公开政府信息情况\n{}{SECTIONS}", disclosure(""));
        let text = format!("{TITLE}{one}{}{one}", TITLE.replace("林草", "水务"));
        let document = super::super::read(&text, Media::PlainText);
        let bodies: Vec<_> = document.reports.iter().map(|r| r.agency.clone().unwrap_or_default()).collect();
        assert_eq!(bodies, ["云岭县林草局", "云岭县水务局"]);
    }
}
