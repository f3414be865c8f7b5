//! What a report says of its body, its year and its period, and which faults of the document are told: cases kept as data
//! in `tests/documents`, one file for each subject.
//!
//! A case is a heading `== name`, lines of what is expected, `--`, and the text. In the text `@body` stands for the six
//! sections of `body.txt`, behind it another first paragraph; `@page` for the same with a running title. `replace a => b`
//! changes the sections, where `\n` is a line's end, and `until a` ends them before these words. `tells A|B` wants one of
//! these rules, `silent A B` none of them; `errors` is any error and `all` any finding on the report. A text gives one
//! report, the first of `reports`, or none where that is 0.

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::{About, Document, Media, Severity};

/// One case: its name, what is expected by its key, and the text.
struct Case {
    name: String,
    expected: BTreeMap<String, Vec<String>>,
    text: String,
}

impl Case {
    fn wants(&self, key: &str) -> impl Iterator<Item = &str> {
        self.expected.get(key).into_iter().flatten().map(String::as_str)
    }

    fn media(&self) -> Media {
        if self.expected.contains_key("html") { Media::Html } else { Media::PlainText }
    }

    /// What came out otherwise.
    fn surprises(&self, document: &Document) -> Vec<String> {
        let wanted = self.wants("reports").next().unwrap_or("1");
        if document.reports.len().to_string() != wanted {
            return vec![format!("{} reports", document.reports.len())];
        }
        let Some(report) = document.reports.first() else { return Vec::new() };
        let period = report.period.map(|p| format!("{} {}", p.from, p.to));
        let sections: Vec<String> = report.sections.iter().map(|s| s.number.to_string()).collect();
        let read = [
            ("agency", report.agency.clone()),
            ("year", report.year.map(|year| year.to_string())),
            ("period", period),
            ("sections", Some(sections.join(" "))),
            ("condition", report.condition.map(|condition| condition.name().to_owned())),
        ];
        let mut out = Vec::new();
        for (key, value) in read {
            let value = value.unwrap_or_else(|| "-".to_owned());
            out.extend(
                self.wants(key).filter(|want| *want != value).map(|want| format!("{key} {value} for {want}")),
            );
        }
        let findings = || report.findings.iter().chain(&document.findings);
        let unheard =
            self.wants("tells").filter(|rules| !findings().any(|f| rules.split('|').any(|r| r == f.rule)));
        out.extend(unheard.map(|rules| format!("silent: {rules}")));
        for unwanted in self.wants("silent").flat_map(str::split_whitespace) {
            let told = findings().filter(|f| match unwanted {
                "errors" => f.severity == Severity::Error,
                "all" => f.about == About::Report,
                rule => f.rule == rule,
            });
            out.extend(told.map(|f| format!("told: {} {}", f.rule, f.message.zh)));
        }
        out
    }
}

/// The text of a case with the sections in it.
fn expanded(text: &str, sections: &str, html: bool) -> String {
    let mut out = Vec::new();
    for line in text.lines() {
        let (first, running) = (line.strip_prefix("@body"), line.strip_prefix("@page"));
        if first.is_none() && running.is_none() {
            out.push(line.to_owned());
            continue;
        }
        out.extend(html.then(|| "<pre>".to_owned()));
        for (at, line) in sections.lines().enumerate() {
            let begins = ["二、主动", "三、收到", "五、"].iter().any(|heading| line.starts_with(heading));
            out.extend(running.filter(|_| begins).map(|title| title.trim().to_owned()));
            let paragraph = first.map(str::trim).filter(|first| at == 1 && !first.is_empty());
            out.push(paragraph.unwrap_or(line).to_owned());
        }
        out.extend(html.then(|| "</pre>".to_owned()));
    }
    out.join("\n")
}

/// The cases of one file.
fn cases(content: &str, sections: &str) -> Vec<Case> {
    let case = |block: &str| {
        let (head, text) = block.split_once("\n--\n").unwrap_or_else(|| panic!("no text in {block}"));
        let mut lines = head.lines();
        let name = lines.next().unwrap_or_default().to_owned();
        let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut sections = sections.to_owned();
        for line in lines {
            let (key, value) = line.split_once(' ').unwrap_or((line, ""));
            if key == "replace" {
                let (from, to) = value.split_once(" => ").unwrap_or_else(|| panic!("{line}"));
                let (from, to) = (from.replace("\\n", "\n"), to.replace("\\n", "\n"));
                assert!(sections.contains(&from), "nothing to replace: {line}");
                sections = sections.replace(&from, &to);
            }
            if key == "until" {
                let end = sections.find(value).unwrap_or_else(|| panic!("no such words: {line}"));
                sections.truncate(end);
            }
            expected.entry(key.to_owned()).or_default().push(value.to_owned());
        }
        let text = expanded(text.trim_end_matches('\n'), &sections, expected.contains_key("html"));
        Case { name, expected, text }
    };
    let content = content.split_once("== ").map_or("", |(_, cases)| cases);
    content.split("\n== ").map(case).collect()
}

#[test]
fn every_case_comes_out_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let read =
        |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let sections = read(&folder.join("body.txt"));
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.retain(|file| !file.ends_with("body.txt"));
    let (mut all, mut failures) = (0, Vec::new());
    for file in files {
        for case in cases(&read(&file), &sections) {
            all += 1;
            let document = gongkai::parse(&case.text, case.media(), "");
            let surprises = case.surprises(&document);
            if !surprises.is_empty() {
                let file = file.file_stem().unwrap_or_default().to_string_lossy();
                failures.push(format!("{file}: {}: {}", case.name, surprises.join("; ")));
            }
        }
    }
    assert!(all > 300, "{all} cases");
    assert!(failures.is_empty(), "{} of {all} cases:\n{}", failures.len(), failures.join("\n"));
}
