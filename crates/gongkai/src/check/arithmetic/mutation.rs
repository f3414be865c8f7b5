//! One wrong number in a consistent report: is it found, once, and named?

use super::super::fixture::{self, Dice};
use crate::form::{Edition, TableKind};
use crate::report::{Finding, Report, Severity};

fn errors(report: &Report) -> Vec<Finding> {
    let mut findings = fixture::findings(report);
    findings.retain(|f| f.severity == Severity::Error);
    findings
}

/// A slip of one of the kinds that people make.
fn slip(dice: &mut Dice, right: i64) -> i64 {
    let wrong = match dice.below(4) {
        0 => right + 1 + dice.below(3),
        1 => right * 10 + right % 10,
        2 => right / 10,
        _ => dice.below(300),
    };
    if wrong == right { right + 1 } else { wrong }
}

#[derive(Default, Debug)]
struct Score {
    faults: u32,
    found: u32,
    first: u32,
    among: u32,
    findings: usize,
}

/// Changes every cell of a table in turn and looks at what is said.
fn score(report: &Report, kind: TableKind, dice: &mut Dice, score: &mut Score) {
    let cells: Vec<_> = report.table(kind).unwrap().iter().map(|(id, c)| (id, c.value)).collect();
    for (id, value) in cells {
        let right = value.unwrap_or_default();
        let mut wrong = report.clone();
        fixture::set(&mut wrong, &id.to_string(), slip(dice, right.as_i64().unwrap()));
        let errors = errors(&wrong);
        let names = |r: &crate::Repair| r.cell == id && r.to == right;
        score.faults += 1;
        score.findings += errors.len();
        score.found += u32::from(!errors.is_empty());
        score.first += u32::from(errors.first().and_then(|f| f.repair.first()).is_some_and(names));
        score.among += u32::from(errors.iter().flat_map(|f| &f.repair).any(names));
    }
}

fn scores(blank_zeros: bool) -> (Score, Score) {
    let mut dice = Dice(20_261_122);
    let (mut requests, mut disputes) = (Score::default(), Score::default());
    for round in 0..12 {
        let edition = if round % 2 == 0 { Edition::F19 } else { Edition::F21 };
        let mut report = fixture::random_report(edition, &mut dice);
        if blank_zeros {
            fixture::blank_zeros(&mut report);
        }
        assert_eq!(errors(&report), [], "a consistent report has no error");
        score(&report, TableKind::Requests, &mut dice, &mut requests);
        score(&report, TableKind::Disputes, &mut dice, &mut disputes);
    }
    (requests, disputes)
}

#[test]
fn one_wrong_number_is_one_finding_that_names_it() {
    let (requests, disputes) = scores(false);
    println!("table 3: {requests:?}\ntable 4: {disputes:?}");
    for score in [&requests, &disputes] {
        assert_eq!((score.found, score.among), (score.faults, score.faults));
        assert_eq!(score.findings, score.faults as usize);
    }
    assert_eq!(requests.first, requests.faults);
}

#[test]
fn blanks_for_zeros_hide_little() {
    let (requests, disputes) = scores(true);
    println!("table 3: {requests:?}\ntable 4: {disputes:?}");
    assert!(requests.found * 100 >= requests.faults * 95, "{requests:?}");
    assert!(requests.first * 100 >= requests.found * 95, "{requests:?}");
    assert!(requests.findings <= requests.faults as usize, "{requests:?}");
    assert!(disputes.found * 100 >= disputes.faults * 80, "{disputes:?}");
}

#[test]
fn of_two_wrong_numbers_both_are_found() {
    let mut dice = Dice(99);
    let (mut faults, mut both, mut findings) = (0, 0, 0);
    for round in 0..600 {
        let edition = if round % 2 == 0 { Edition::F19 } else { Edition::F21 };
        let mut report = fixture::random_report(edition, &mut dice);
        let size = report.table(TableKind::Requests).unwrap().cells.len();
        let first = dice.place(size);
        let second = (first + 1 + dice.place(size - 1)) % size;
        let mut wanted = Vec::new();
        for index in [first, second] {
            let (id, cell) = report.table(TableKind::Requests).unwrap().iter().nth(index).unwrap();
            let right = cell.value.unwrap();
            wanted.push((id, right));
            let wrong = slip(&mut dice, right.as_i64().unwrap());
            fixture::set(&mut report, &id.to_string(), wrong);
        }
        let errors = errors(&report);
        let named = |&(id, right): &(_, _)| {
            errors.iter().flat_map(|f| &f.repair).any(|r| r.cell == id && r.to == right)
        };
        faults += 1;
        both += u32::from(wanted.iter().all(named));
        findings += errors.len();
    }
    println!("two faults: {faults}, both named {both}, findings {findings}");
    assert!(both * 100 >= faults * 95, "{both} of {faults}");
    assert!(findings <= 2 * faults as usize + faults as usize / 50);
}
