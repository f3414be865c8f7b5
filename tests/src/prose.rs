//! Passages of prose beside tables: what the rules on the text find, miss and wrongly say.
//!
//! `tests/prose/` holds the passages, a file for each hand, in the form that `tests/prose/README.md` gives. They were
//! written before the rules that they examine.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use gongkai::form::form;
use gongkai::{Decimal, Finding, Media, TableKind};

use crate::generator::layout::layout;
use crate::generator::{Block, Mix, Specimen, Wish, Zeros};

/// The start of the codes of the rules that are examined.
const FAMILY: &str = "TXT-";

/// What a passage should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Which rule.
    pub rule: String,
    /// Words of the passage that the finding must point at.
    pub place: String,
    /// Whether it may be left untold.
    pub optional: bool,
    /// Why it is not found, where that is known.
    pub reason: String,
}

/// One passage with its tables.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The hand and the number in its file: `bureau#7`.
    pub name: String,
    /// The whole report.
    pub report: String,
    /// What should be told.
    pub expected: Vec<Expected>,
}

/// How the findings on one passage compare with what was expected.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// Expected and found, by rule.
    pub found: Vec<String>,
    /// Expected and not found.
    pub missed: Vec<Expected>,
    /// Found and not expected: the rule and the message.
    pub alarms: Vec<(String, String)>,
}

/// Every passage, file by file.
///
/// # Panics
/// When a file is not in the form of `tests/prose/README.md`, or its numbers do not add up.
pub fn passages() -> Vec<Passage> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("prose");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("a folder's entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let mut out = Vec::new();
    for path in files {
        let hand = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (head, rest) = text.split_once("\n@").unwrap_or_else(|| panic!("{hand}: no passage"));
        let facts = Facts::of(head.lines().last().unwrap_or_default(), &hand);
        for (at, block) in rest.split("\n@").enumerate() {
            out.push(facts.passage(format!("{hand}#{}", at + 1), block));
        }
    }
    out
}

/// What holds for all passages of a file.
struct Facts {
    body: String,
    year: u16,
    mix: Mix,
}

impl Facts {
    fn of(line: &str, hand: &str) -> Facts {
        let mut facts = Facts { body: String::new(), year: 0, mix: Mix::F21 };
        for (key, value) in pairs(line) {
            match key {
                "body" => value.clone_into(&mut facts.body),
                "year" => facts.year = value.parse().unwrap_or_else(|_| panic!("{hand}: year {value}")),
                "form" => facts.mix = if value == "F19" { Mix::F19 } else { Mix::F21 },
                _ => panic!("{hand}: no such fact: {key}"),
            }
        }
        facts
    }

    fn passage(&self, name: String, block: &str) -> Passage {
        let mut lines = block.lines();
        let numbers = Numbers::of(lines.next().unwrap_or_default(), &name);
        let mut prose: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut expected = Vec::new();
        for line in lines.filter(|line| !line.is_empty()) {
            if let Some((optional, rest)) =
                line.strip_prefix("! ").map(|r| (false, r)).or(line.strip_prefix("? ").map(|r| (true, r)))
            {
                let (rule, place) = rest.split_once(' ').unwrap_or_else(|| panic!("{name}: {line}"));
                let (place, reason) = place.split_once(" -- ").unwrap_or((place, ""));
                let [rule, place, reason] = [rule, place, reason].map(str::to_owned);
                assert!(block.contains(&place), "{name}: the passage does not say {place}");
                expected.push(Expected { rule, place, optional, reason });
            } else {
                let section = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
                let (section, text) = section.map_or((0, line), |(numeral, text)| {
                    let at = NUMERALS.iter().position(|n| *n == numeral);
                    (at.unwrap_or_else(|| panic!("{name}: no section {numeral}")), text)
                });
                prose.entry(section).or_default().push(text.to_owned());
            }
        }
        Passage { report: self.report(&numbers, &prose, &name), name, expected }
    }

    /// The report of a passage, as tabs and lines.
    fn report(&self, numbers: &Numbers<'_>, prose: &BTreeMap<usize, Vec<String>>, name: &str) -> String {
        let wish = Wish { plain: true, zeros: Some(Zeros::Printed), mix: Some(self.mix), ..Wish::default() };
        let mut specimen = Specimen::draw(1, wish);
        for kind in TableKind::SINCE_2019 {
            let edition = if self.mix == Mix::F19 { gongkai::Edition::F19 } else { gongkai::Edition::F21 };
            for id in form(kind, edition).cells() {
                let id = id.to_string();
                let value = numbers.cell(&id);
                specimen.reprint(&id, &value.to_string(), Some(value));
            }
        }
        numbers.balance(name);
        let mut sheets = specimen.sheets().cloned().collect::<Vec<_>>().into_iter();
        let Facts { body, year, .. } = self;
        let mut blocks = vec![
            Block::Title(format!("{body}{year}年政府信息公开工作年度报告")),
            Block::Paragraph(format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")),
        ];
        for (at, heading) in HEADINGS.iter().enumerate() {
            blocks.push(Block::Heading(format!("{}、{heading}", NUMERALS[at])));
            let own = prose.get(&at).into_iter().flatten();
            blocks.extend(own.map(|line| Block::Paragraph(line.clone())));
            match at {
                1..=3 => blocks.extend(sheets.next().map(Block::Table)),
                4 => blocks.push(Block::Paragraph(
                    "存在的问题是公开内容不够细，解读形式单一。下一步将加强培训，丰富形式，改进工作。"
                        .to_owned(),
                )),
                _ if !prose.contains_key(&at) => blocks.push(Block::Paragraph(
                    "按照上级部署推进各项公开工作，没有需要另行说明的事项。".to_owned(),
                )),
                _ => {}
            }
        }
        blocks.push(Block::Signature(body.clone()));
        specimen.blocks = blocks;
        layout("tabs").expect("there is such a layout").render(&specimen)
    }
}

const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];
const HEADINGS: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];

/// The short names of the rows of table 3 in the passages.
const ROWS: [(&str, &str); 24] = [
    ("granted", "granted"),
    ("partial", "partially_granted"),
    ("secret", "denied.state_secret"),
    ("law", "denied.prohibited_by_law"),
    ("stab", "denied.security_stability"),
    ("third", "denied.third_party"),
    ("inner", "denied.internal_affairs"),
    ("proc", "denied.process_info"),
    ("case", "denied.enforcement_file"),
    ("query", "denied.admin_inquiry"),
    ("nohold", "unable.not_held"),
    ("create", "unable.needs_creation"),
    ("unclear", "unable.still_unclear"),
    ("petit", "not_processed.petition"),
    ("repeat", "not_processed.repeat"),
    ("publ", "not_processed.publication"),
    ("excess", "not_processed.excessive"),
    ("confirm", "not_processed.confirm_reissue"),
    ("late", "other.supplement_overdue"),
    ("unpaid", "other.fee_overdue"),
    ("misc", "other.misc"),
    ("other", "other.all"),
    ("new", "new_received"),
    ("over", "carried_over"),
];

/// The short names of rows of tables 2 and 4, with the columns that their numbers fill in turn.
const PARTS: [(&str, &str, &[&str]); 11] = [
    (
        "rules",
        "disclosure.rules",
        &["issued|newly_made", "repealed|newly_disclosed", "in_force|total_public"],
    ),
    (
        "norm",
        "disclosure.normative_docs",
        &["issued|newly_made", "repealed|newly_disclosed", "in_force|total_public"],
    ),
    ("lic", "disclosure.licensing", &["prior_items", "change", "decisions"]),
    ("svc", "disclosure.other_services", &["prior_items", "change", "decisions"]),
    ("pen", "disclosure.penalties", &["prior_items", "change", "decisions"]),
    ("coe", "disclosure.coercion", &["prior_items", "change", "decisions"]),
    ("fee", "disclosure.fees", &["prior_items", "change", "amount_wan"]),
    ("buy", "disclosure.procurement", &["projects", "amount_wan"]),
    ("review", "disputes.review", &["upheld", "corrected", "other", "pending"]),
    ("direct", "disputes.litigation_direct", &["upheld", "corrected", "other", "pending"]),
    ("after", "disputes.litigation_after_review", &["upheld", "corrected", "other", "pending"]),
];

/// The numbers of a passage's tables: those of table 3 are totals, in natural persons and enterprises.
struct Numbers<'a> {
    given: BTreeMap<&'a str, Vec<Decimal>>,
}

impl<'a> Numbers<'a> {
    fn of(line: &'a str, name: &str) -> Numbers<'a> {
        let known = |key: &str| {
            ROWS.iter().any(|r| r.0 == key) || PARTS.iter().any(|p| p.0 == key) || matches!(key, "np" | "com")
        };
        let mut given = BTreeMap::new();
        for (key, values) in pairs(line) {
            assert!(known(key), "{name}: no such number: {key}");
            let values =
                values.split('/').map(|v| Decimal::parse(v).unwrap_or_else(|| panic!("{name}: {v}")));
            given.insert(key, values.collect());
        }
        Numbers { given }
    }

    fn count(&self, key: &str) -> i64 {
        self.given.get(key).and_then(|v| v[0].as_i64()).unwrap_or(0)
    }

    /// The totals of the outcomes, in the order of [`ROWS`].
    fn outcomes(&self) -> impl Iterator<Item = (&'static str, i64)> {
        ROWS[..22].iter().map(|(key, row)| (*row, self.count(key)))
    }

    fn handled(&self) -> i64 {
        self.outcomes().map(|(_, count)| count).sum()
    }

    /// Checks that table 3 can hold these numbers.
    fn balance(&self, name: &str) {
        let forward = self.count("new") + self.count("over") - self.handled();
        assert!(forward >= 0, "{name}: {} more handled than received", -forward);
        let split = self.count("np") + self.count("com");
        assert!(split == 0 || split == self.count("new"), "{name}: the applicants are not those received");
    }

    fn cell(&self, id: &str) -> Decimal {
        let mut parts = id.split('.');
        let table = parts.next().unwrap_or_default();
        let (row, column) = id[table.len() + 1..].rsplit_once('.').unwrap_or_default();
        if table == "requests" {
            return self.request(row, column).into();
        }
        let part =
            PARTS.iter().find(|(_, path, _)| path[table.len() + 1..] == *row && path.starts_with(table));
        let Some((key, _, columns)) = part else { return Decimal::ZERO };
        let Some(values) = self.given.get(key) else { return Decimal::ZERO };
        if column == "total" {
            return values.iter().copied().sum();
        }
        // A single number is the last one, as in the edition of 2021.
        let skipped = if values.len() == 1 { columns.len() - 1 } else { 0 };
        let at = columns[skipped..].iter().position(|c| c.split('|').any(|c| c == column));
        at.and_then(|at| values.get(at).copied()).unwrap_or(Decimal::ZERO)
    }

    /// A cell of table 3. Enterprises' requests come first in every row, until theirs are used up.
    fn request(&self, row: &str, column: &str) -> i64 {
        let enterprises = self.count("com");
        let mut left = enterprises;
        let mut take = |count: i64| {
            let own = count.min(left);
            left -= own;
            (count, own)
        };
        let handled = self.handled();
        let forward = self.count("new") + self.count("over") - handled;
        let (total, own) = match row {
            "new_received" => (self.count("new"), enterprises),
            "carried_over" => (self.count("over"), 0),
            "result_total" => take(handled),
            "carried_forward" => {
                take(handled);
                take(forward)
            }
            _ => {
                let before = self.outcomes().take_while(|(name, _)| *name != row);
                before.for_each(|(_, count)| {
                    take(count);
                });
                take(self.outcomes().find(|(name, _)| *name == row).map_or(0, |(_, count)| count))
            }
        };
        match column {
            "total" => total,
            "commercial" => own,
            "natural_person" => total - own,
            _ => 0,
        }
    }
}

fn pairs(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split_whitespace().filter_map(|pair| pair.split_once('='))
}

/// Reads and checks a passage's report and compares what is told with what should be.
///
/// # Panics
/// When the passage is not read as one report.
pub fn judge(passage: &Passage) -> Judgement {
    let document = gongkai::parse(&passage.report, Media::PlainText, "");
    assert_eq!(document.reports.len(), 1, "{}", passage.name);
    let findings = document.reports[0].findings.iter().filter(|f| f.rule.starts_with(FAMILY));
    let mut left: Vec<&Finding> = findings.collect();
    let mut out = Judgement::default();
    for expected in &passage.expected {
        match nearest(passage, &document.text, expected, &left) {
            Some(at) => {
                left.remove(at);
                if !expected.optional {
                    out.found.push(expected.rule.clone());
                }
            }
            None if !expected.optional => out.missed.push(expected.clone()),
            None => {}
        }
    }
    out.alarms = left.iter().map(|f| (f.rule.to_string(), f.message.zh.clone())).collect();
    out
}

/// The finding of the rule that points at the place, and of several the one that ends nearest to it.
fn nearest(passage: &Passage, text: &str, expected: &Expected, left: &[&Finding]) -> Option<usize> {
    assert!(text.contains(&expected.place), "{}: {} is gone", passage.name, expected.place);
    let places = || text.match_indices(&expected.place).map(|(at, place)| (at, at + place.len()));
    let gap = |finding: &Finding| {
        let span = finding.spans.first()?;
        let (from, to) = (span.start as usize, span.end as usize);
        places().filter(|&(a, b)| a < to && from < b).map(|(_, b)| b.abs_diff(to)).min()
    };
    let told = left.iter().enumerate().filter(|(_, f)| f.rule == expected.rule);
    told.filter_map(|(at, f)| Some((gap(f)?, at))).min().map(|(_, at)| at)
}

/// Found, missed and false by rule.
#[derive(Debug, Default)]
pub struct Board {
    passages: usize,
    faulty: usize,
    rules: BTreeMap<String, [usize; 3]>,
    left: Vec<(String, Expected)>,
}

impl Board {
    /// Adds a passage.
    pub fn add(&mut self, passage: &Passage, judgement: &Judgement) {
        self.passages += 1;
        self.faulty += usize::from(passage.expected.iter().any(|e| !e.optional));
        for rule in &judgement.found {
            self.rules.entry(rule.clone()).or_default()[0] += 1;
        }
        for missed in &judgement.missed {
            self.rules.entry(missed.rule.clone()).or_default()[1] += 1;
            self.left.push((passage.name.clone(), missed.clone()));
        }
        for (rule, _) in &judgement.alarms {
            self.rules.entry(rule.clone()).or_default()[2] += 1;
        }
    }

    /// Found, missed and false, over all rules.
    pub fn total(&self) -> [usize; 3] {
        let mut sum = [0; 3];
        for counts in self.rules.values() {
            (0..3).for_each(|at| sum[at] += counts[at]);
        }
        sum
    }

    /// As a table, with what is missed below it.
    pub fn to_markdown(&self) -> String {
        let mut out = format!(
            "{} passages, {} of them faulty.\n\n| rule on the text | faults | found | missed | false |\n|---|--:|--:|--:|--:|\n",
            self.passages, self.faulty
        );
        let all = [("**all**".to_owned(), self.total())];
        for (rule, [found, missed, alarms]) in self.rules.iter().map(|(r, c)| (r.clone(), *c)).chain(all) {
            let faults = found + missed;
            let _ = writeln!(out, "| {rule} | {faults} | {found} | {missed} | {alarms} |");
        }
        for (name, Expected { rule, place, reason, .. }) in &self.left {
            let reason = if reason.is_empty() { "not known" } else { reason };
            let _ = writeln!(out, "\nMissed: {name}, {rule}, “{place}”: {reason}.");
        }
        out
    }
}
