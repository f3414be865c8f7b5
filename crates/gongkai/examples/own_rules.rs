//! Rules of one's own: words that must not be written and words that must, and which rules of the catalogue count.
//!
//! `cargo run --example own_rules`

use gongkai::check::{Choice, TextRule};
use gongkai::{Media, Selection, Severity};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A body that has another name now, but for where the county's is meant.
    let renamed = TextRule::new("OWN-1", "政务公开办公室")?
        .unless("县政务公开办公室")?
        .severity(Severity::Error)
        .message("机构改革后应写“县政务服务和数据管理局”")?;
    // A sentence that the sixth section must have.
    let fees = TextRule::new("OWN-2", "信息处理费")?.only_in(&["6"])?.must(true);
    let choice = Choice::default()
        .text(renamed)?
        .text(fees)?
        // Slips of the text do not count here, and the fees of section six only a little.
        .ignore("QLT")?
        .severity("SEC6-FEE", Severity::Info)?;
    let selection = Selection::default().then(&choice);

    let document = gongkai::parse_with(include_str!("report.txt"), Media::PlainText, "", &selection);
    let report = &document.reports[0];
    for finding in report.findings.iter().filter(|finding| finding.rule.starts_with("OWN-")) {
        println!("{} {}: {}", finding.severity.name(), finding.rule, finding.message.zh);
        for span in &finding.spans {
            println!("  at byte {}: {}", span.start, span.of(&document.text));
        }
    }
    assert!(report.findings.iter().any(|finding| finding.rule == "OWN-1"));
    assert!(report.findings.iter().any(|finding| finding.rule == "OWN-2"));
    Ok(())
}
