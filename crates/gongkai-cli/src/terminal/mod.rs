//! Findings for people at a terminal: what is wrong, where it is printed, on what it rests, what would fit.

mod certainty;
mod excerpt;
mod style;
#[cfg(test)]
mod tests;

use gongkai::render::{Language, wording};
use gongkai::{
    About, Assessment, Condition, Decimal, Document, Finding, Media, Report, Selection, Severity, Span,
};

pub(crate) use excerpt::printable;
use excerpt::{Lines, Mark};
pub(crate) use style::{Ink, Style};

/// Places of one finding that are shown; the rest is counted.
const MOST_LINES: usize = 4;

/// The longest code of a rule is as long.
const CODE_WIDTH: usize = 23;

/// Speaks one language, with or without colour. Pure: every function gives text.
#[derive(Clone, Copy)]
pub(crate) struct Terminal {
    pub(crate) language: Language,
    pub(crate) style: Style,
}

impl Terminal {
    /// The line over a report's findings: which file, which body and year, which form, and the verdict.
    pub(crate) fn report(self, document: &Document, number: usize) -> String {
        let report = &document.reports[number];
        let mut parts = vec![self.subject(report)];
        parts.extend(wording::editions(report, self.language));
        // What is said of the input as a whole is said of its only report.
        let whole = if document.reports.len() == 1 { &document.findings[..] } else { &[] };
        let tally = wording::Tally::of(report.findings.iter().chain(whole));
        let condition =
            report.condition.map(|one| self.style.paint(Ink::Doubt, wording::condition(one, self.language)));
        // That nothing wrong was found says nothing of what was not looked at.
        let is_told = condition.is_none() || tally != wording::Tally::default();
        parts.extend(condition);
        parts.extend(is_told.then(|| self.verdict(tally)));
        let mut name = self.name(document);
        if document.reports.len() > 1 {
            name.push_str(
                &self.say(&format!("（第 {} 份）", number + 1), &format!(" (report {})", number + 1)),
            );
        }
        format!("{}{}{}\n", self.style.paint(Ink::Bold, &name), self.colon(), parts.join(" · "))
    }

    fn subject(self, report: &Report) -> String {
        let agency = report.agency.as_deref().map(excerpt::printable);
        let agency = agency.as_deref().unwrap_or(self.language.pick("未写明单位", "agency not stated"));
        match (self.language, report.year) {
            (Language::Zh, Some(year)) => format!("{agency} {year} 年度"),
            (Language::Zh, None) => format!("{agency}，未写明年度"),
            (Language::En, Some(year)) => format!("{agency}, {year}"),
            (Language::En, None) => format!("{agency}, year not stated"),
        }
    }

    /// How the rules came out on a report, in numbers.
    pub(crate) fn checks(self, report: &Report) -> String {
        let counts = wording::checks(report.checks, self.language);
        format!("  {}\n", self.style.paint(Ink::Dim, &counts))
    }

    /// How every rule came out, by name, those first that need a look, and why some were checked in part or not at all;
    /// an empty line after each group.
    pub(crate) fn rules(self, report: &Report, selection: &Selection) -> String {
        let mut out = String::new();
        for (how, ink) in [
            (Assessment::Failed, Ink::Bold),
            (Assessment::Partial, Ink::Doubt),
            (Assessment::NotAssessable, Ink::Dim),
            (Assessment::NotSelected, Ink::Dim),
            (Assessment::Passed, Ink::Good),
        ] {
            let of_group = report.outcomes.iter().filter(|(_, one)| *one == how);
            let rules: String = of_group.map(|(code, _)| self.rule(code, report, selection)).collect();
            if !rules.is_empty() {
                let name = wording::assessment(how, self.language);
                out.extend(["  ", &self.style.paint(ink, name), "\n", &rules, "\n"]);
            }
        }
        out
    }

    fn rule(self, code: &str, report: &Report, selection: &Selection) -> String {
        let own = || selection.text_rules().find(|(rule, _)| rule.code() == code);
        let title = match gongkai::check::rule(code) {
            Some(rule) => self.language.words(rule.title).to_owned(),
            None => own().map_or(String::new(), |(rule, _)| self.language.message(&rule.title()).to_owned()),
        };
        let title = printable(&title);
        let gap = report.gaps.iter().find(|(one, _)| *one == code);
        let why = gap.map(|(_, gap)| {
            let why = wording::gap(gap, self.language);
            self.style.paint(Ink::Dim, &self.say(&format!("（{why}）"), &format!(" ({why})")))
        });
        format!("    {code:CODE_WIDTH$}  {title}{}\n", why.unwrap_or_default())
    }

    fn verdict(self, tally: wording::Tally) -> String {
        let ink = if tally.errors > 0 {
            Ink::Error
        } else if tally.warnings > 0 {
            Ink::Warning
        } else if tally.doubts > 0 {
            Ink::Doubt
        } else if tally.notes > 0 {
            Ink::Note
        } else {
            Ink::Good
        };
        self.style.paint(ink, &tally.words(self.language))
    }

    /// One finding, with its places and an empty line after it. `report` is the one that it belongs to, if any.
    pub(crate) fn finding(
        self,
        document: &Document,
        report: Option<&Report>,
        lines: &Lines<'_>,
        finding: &Finding,
    ) -> String {
        let ink = ink(finding);
        let label = format!("{}[{}]", wording::kind(finding, self.language), finding.rule);
        let message = excerpt::printable(self.language.message(&finding.message));
        let mut out =
            format!("{} {}\n", self.style.paint(ink, &label), self.style.paint(Ink::Bold, &message));
        let Shown { places, zeros } = self.places(report, lines, finding);
        let width = places.iter().take(MOST_LINES).map(|p| (p.line + 1).to_string().len()).max().unwrap_or(1);
        let margin = Margin { style: self.style, width };
        for (index, place) in places.iter().take(MOST_LINES).enumerate() {
            if index == 0 {
                out += &margin.arrow(&self.location(document, place));
                out += &margin.line("", "|", "");
            } else {
                out += &margin.line("", ":", "");
            }
            out += &self.place(place, if index == 0 { ink } else { Ink::Note }, margin);
        }
        let hidden = places.len().saturating_sub(MOST_LINES);
        if hidden > 0 {
            let more = self.say(&format!("另有 {hidden} 行"), &format!("{hidden} more lines"));
            out += &margin.line("", "=", &more);
        }
        if zeros > 0 {
            let more = self.say(&format!("另有 {zeros} 处为 0"), &format!("{zeros} more places hold 0"));
            out += &margin.line("", "=", &more);
        }
        for (label, text) in self.notes(finding) {
            let label = self.style.paint(Ink::Bold, &format!("{label}{}", self.colon()));
            out += &margin.line("", "=", &format!("{label}{text}"));
        }
        if let Some(table) = wording::corrections(finding, self.language) {
            let title = self.style.paint(Ink::Bold, &format!("{}{}", table.title, self.colon()));
            let one = |row| wording::Corrections::phrase(row, self.language);
            if let [only] = &table.rows[..] {
                out += &margin.line("", "=", &format!("{title}{}", one(only)));
            } else {
                out += &margin.line("", "=", &title);
                table.rows.iter().for_each(|row| out += &margin.line("", " ", &format!("  {}", one(row))));
            }
        }
        out + "\n"
    }

    /// The lines that a finding marks: its first span's line, then the others from top to bottom. Further cells that
    /// hold zero are only counted: a sum has up to twenty of them, and they explain nothing.
    fn places<'a>(self, report: Option<&Report>, lines: &Lines<'a>, finding: &Finding) -> Shown<'a> {
        let mut shown = Shown { places: Vec::new(), zeros: 0 };
        // The contract gives spans in the order of cells, “as far as there are any”: only with as many spans as
        // cells is it known which is whose.
        let named = finding.spans.len() == finding.cells.len();
        // The place of each line: a finding may have as many as the text has lines.
        let mut known = std::collections::HashMap::new();
        for (index, &span) in finding.spans.iter().enumerate() {
            let Some(line) = lines.at(span) else { continue };
            let cell = named.then(|| finding.cells[index]);
            let value = cell.and_then(|id| report?.cell(id)?.value);
            if index > 0 && value.is_some_and(Decimal::is_zero) {
                shown.zeros += 1;
                continue;
            }
            let mark = Mark { span, primary: index == 0 };
            if let Some(&at) = known.get(&line.number) {
                let place: &mut Place<'_> = &mut shown.places[at];
                place.marks.push(mark);
                place.name = None;
            } else {
                known.insert(line.number, shown.places.len());
                shown.places.push(Place {
                    line: line.number,
                    text: line.text,
                    start: line.start,
                    marks: vec![mark],
                    name: cell.map(|id| wording::cell_name(id, self.language)),
                });
            }
        }
        if let [_, others @ ..] = &mut *shown.places {
            others.sort_by_key(|place| place.line);
        }
        shown
    }

    /// The source line, and under it the marks with the cell's name.
    fn place(self, place: &Place<'_>, ink: Ink, margin: Margin) -> String {
        let shown = excerpt::excerpt(place.text, place.start, &place.marks);
        let indent = shown.marks.len() - shown.marks.trim_start().len();
        let name = place.name.as_deref().map(|name| format!(" {name}")).unwrap_or_default();
        let marks = self.style.paint(ink, &format!("{}{name}", shown.marks.trim_start()));
        let mut out = margin.line(&(place.line + 1).to_string(), "|", &shown.text);
        out += &margin.line("", "|", &format!("{:indent$}{marks}", ""));
        if shown.hidden > 0 {
            let more = self.say(
                &format!("这一行另有 {} 处", shown.hidden),
                &format!("{} more on this line", shown.hidden),
            );
            out += &margin.line("", "=", &more);
        }
        out
    }

    /// `report.txt:42:7` as editors understand it; for HTML the line is of the extracted text, and said to be.
    fn location(self, document: &Document, place: &Place<'_>) -> String {
        self.line_of(document, place.line, place.start, place.marks[0].span)
    }

    /// The same of any place; `None` where it lies outside of the text.
    fn place_of(self, document: &Document, lines: &Lines<'_>, span: Span) -> Option<String> {
        let line = lines.at(span)?;
        Some(self.line_of(document, line.number, line.start, span))
    }

    fn line_of(self, document: &Document, number: usize, start: usize, span: Span) -> String {
        let (name, line) = (self.name(document), number + 1);
        if document.media == Media::Html {
            return self.say(
                &format!("{name}（提取后的正文第 {line} 行）"),
                &format!("{name} (line {line} of the extracted text)"),
            );
        }
        let before = &document.text[start..span.start as usize];
        format!("{name}:{line}:{}", before.chars().count() + 1)
    }

    fn notes(self, finding: &Finding) -> Vec<(&'static str, String)> {
        let pick = |zh, en| self.language.pick(zh, en);
        let mut notes = Vec::new();
        let detail = self.language.message(&finding.detail);
        if !detail.is_empty() {
            notes.push((pick("说明", "why"), excerpt::printable(detail)));
        }
        let breaks = wording::also_broken(finding);
        if !breaks.is_empty() {
            notes.push((pick("由此还造成以下各项不符", "also breaks"), breaks.join(" ")));
        }
        let basis = self.language.message(&finding.basis);
        if !basis.is_empty() {
            notes.push((pick("依据", "basis"), excerpt::printable(basis)));
        }
        notes
    }

    /// The last line: how many files and reports, and what was found in all of them.
    pub(crate) fn summary(self, total: Total) -> String {
        let Total { files, reports, failed, left_out, in_part, condition, tally } = total;
        let mut line = self.say(
            &format!("共 {files} 个文件、{reports} 份报告："),
            &format!("{}, {}: ", wording::plural(files, "file"), wording::plural(reports, "report")),
        );
        if reports == 0 {
            line.push_str(self.language.pick("没有可核查的内容", "nothing to check"));
        } else if let (Some(condition), true) = (condition, tally == wording::Tally::default()) {
            // That nothing wrong was found says nothing of what was not looked at.
            let said = if reports == 1 {
                wording::condition(condition, self.language).to_owned()
            } else {
                self.say(
                    &format!("查到的部分未发现问题，其中 {in_part} 份没有核查完整"),
                    &format!("no findings in what was checked; {in_part} not checked in full"),
                )
            };
            line.push_str(&self.style.paint(Ink::Doubt, &said));
        } else {
            line.push_str(&self.verdict(tally));
        }
        if left_out > 0 {
            line.push_str(&self.say(
                &format!("；按设置略过 {left_out} 项核查"),
                &format!("; {} left out, as asked", wording::plural(left_out as usize, "rule")),
            ));
        }
        if failed > 0 {
            let failed =
                self.say(&format!("；{failed} 个没有核查"), &format!("; {failed} could not be checked"));
            line.push_str(&self.style.paint(Ink::Error, &failed));
        }
        line.push('\n');
        line
    }

    fn name(self, document: &Document) -> String {
        match document.name.as_str() {
            "-" => self.language.pick("标准输入", "standard input").to_owned(),
            name => excerpt::printable(name),
        }
    }

    fn colon(self) -> &'static str {
        self.language.pick("：", ": ")
    }

    fn say(self, zh: &str, en: &str) -> String {
        self.language.pick(zh, en).to_owned()
    }
}

/// What a run has seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Total {
    pub(crate) files: usize,
    pub(crate) reports: usize,
    /// Files that could not be read or hold no report.
    pub(crate) failed: usize,
    /// Rules that were left out, of the report for which most were.
    pub(crate) left_out: u32,
    /// Reports that were not checked as a whole, and why the first of them was not.
    pub(crate) in_part: usize,
    pub(crate) condition: Option<Condition>,
    pub(crate) tally: wording::Tally,
}

/// Where a finding points.
struct Shown<'a> {
    places: Vec<Place<'a>>,
    /// Places left out because their cells hold zero.
    zeros: usize,
}

/// One line of the source with what is marked on it.
struct Place<'a> {
    /// From 0.
    line: usize,
    text: &'a str,
    /// Where the line starts in the document's text.
    start: usize,
    marks: Vec<Mark>,
    /// The cell's name, when there is one mark.
    name: Option<String>,
}

/// Prepares a document's lines; done once for all of its findings.
pub(crate) fn lines(document: &Document) -> Lines<'_> {
    Lines::new(&document.text)
}

fn ink(finding: &Finding) -> Ink {
    match (finding.about, finding.severity) {
        (About::Reading, _) => Ink::Doubt,
        (About::Report, Severity::Error) => Ink::Error,
        (About::Report, Severity::Warning) => Ink::Warning,
        (About::Report, Severity::Info) => Ink::Note,
    }
}

/// The column of line numbers to the left of a source line.
#[derive(Clone, Copy)]
struct Margin {
    style: Style,
    width: usize,
}

impl Margin {
    fn line(self, number: &str, sign: &str, text: &str) -> String {
        let number = self.style.paint(Ink::Dim, &format!("{number:>width$}", width = self.width));
        let sign = self.style.paint(Ink::Dim, sign);
        if text.is_empty() { format!("{number} {sign}\n") } else { format!("{number} {sign} {text}\n") }
    }

    fn arrow(self, location: &str) -> String {
        format!("{:width$}{} {location}\n", "", self.style.paint(Ink::Dim, "-->"), width = self.width)
    }
}
