//! What a text prints: the yardstick of the [accuracy](crate::accuracy) harness.

use std::collections::BTreeMap;

use gongkai::form::{FORMS, TableForm, form};
use gongkai::{Decimal, Edition, TableKind};
use serde_json::Value;

/// What a report prints.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    /// The reporting body; `None` when the yardstick does not say.
    pub agency: Option<String>,
    /// The year described.
    pub year: Option<u16>,
    /// Numbers of the sections that the text has; `None` when the yardstick does not say.
    pub sections: Option<Vec<u8>>,
    /// The stated period, where the yardstick says: two dates in ISO 8601.
    pub period: Option<(String, String)>,
    /// The signature's name and date in ISO 8601, where the yardstick says.
    pub signed: Option<(String, String)>,
    /// The edition of each table, in the order of [`TableKind::ALL`]; `None` where it is absent.
    pub forms: [Option<Edition>; TableKind::ALL.len()],
    /// How many different reports the text holds.
    pub reports: usize,
    /// For each wire id: the printed number, `None` when the cell prints none.
    pub cells: BTreeMap<String, Option<Decimal>>,
    /// Ids, or beginnings of ids, of cells that the text alone does not settle: any value is right, with doubt.
    pub ambiguous: Vec<String>,
    /// Ids of cells that must carry doubt, although the value is known.
    pub doubt_expected: Vec<String>,
    /// Ids, or beginnings of ids, of cells whose doubt is not needless: the print leaves room for it.
    pub doubt_allowed: Vec<String>,
    /// Labels of rows that the form does not have.
    pub extra_rows: Vec<String>,
}

impl Truth {
    /// Reads the shape of the shared `*.truth.json` files. Fields that are absent stay empty.
    pub fn from_json(value: &Value) -> Truth {
        let strings = |key: &str| -> Vec<String> {
            let list = value[key].as_array().map(Vec::as_slice).unwrap_or_default();
            list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let pair = |key: &str, one: &str, two: &str| {
            Some((value[key][one].as_str()?.to_owned(), value[key][two].as_str()?.to_owned()))
        };
        let mut truth = Truth {
            agency: value["agency"].as_str().map(str::to_owned),
            year: value["year"].as_u64().and_then(|y| u16::try_from(y).ok()),
            sections: value["sections"]
                .as_array()
                .map(|list| list.iter().filter_map(|n| u8::try_from(n.as_u64()?).ok()).collect()),
            period: pair("period", "from", "to"),
            signed: pair("signed", "by", "on"),
            forms: TableKind::ALL.map(|kind| edition(value["forms"][kind.id()].as_str()?)),
            reports: value["reports"].as_u64().unwrap_or(1) as usize,
            cells: cells(&value["cells"]),
            ambiguous: strings("ambiguous_rows"),
            doubt_expected: strings("doubt_expected"),
            doubt_allowed: strings("doubt_is_enough"),
            extra_rows: strings("extra_rows"),
        };
        let by_label: Vec<String> =
            strings("ambiguous").iter().filter_map(|name| truth.row_by_label(name)).collect();
        truth.ambiguous.extend(by_label);
        truth
    }

    /// The same shape, for the committed fixtures.
    pub fn to_json(&self) -> Value {
        let forms: serde_json::Map<String, Value> = TableKind::ALL
            .iter()
            .zip(self.forms)
            .filter(|(kind, edition)| **kind != TableKind::Statistics || edition.is_some())
            .map(|(kind, edition)| (kind.id().to_owned(), edition.map_or(Value::Null, |e| e.name().into())))
            .collect();
        let number = |d: &Decimal| serde_json::from_str::<Value>(&d.to_string()).expect("decimals are JSON");
        let cells: serde_json::Map<String, Value> = self
            .cells
            .iter()
            .map(|(id, value)| (id.clone(), value.as_ref().map_or(Value::Null, number)))
            .collect();
        let pair = |pair: &Option<(String, String)>, one: &str, two: &str| {
            pair.as_ref().map_or(Value::Null, |(a, b)| serde_json::json!({ one: a, two: b }))
        };
        let mut value = serde_json::json!({
            "agency": self.agency, "year": self.year, "forms": forms, "reports": self.reports,
            "period": pair(&self.period, "from", "to"), "signed": pair(&self.signed, "by", "on"),
            "sections": self.sections, "ambiguous_rows": self.ambiguous,
            "doubt_expected": self.doubt_expected, "extra_rows": self.extra_rows, "cells": cells,
        });
        if !self.doubt_allowed.is_empty() {
            value["doubt_is_enough"] = self.doubt_allowed.clone().into();
        }
        value
    }

    /// Whether the text leaves this cell open.
    pub fn is_ambiguous(&self, id: &str) -> bool {
        names(&self.ambiguous, id)
    }

    /// Whether doubt of this cell is no defect of the reader.
    pub fn allows_doubt(&self, id: &str) -> bool {
        names(&self.doubt_allowed, id) || self.is_ambiguous(id)
    }

    /// The official form of a table, when the text has that table.
    pub fn form(&self, kind: TableKind) -> Option<&'static TableForm> {
        let at = TableKind::ALL.iter().position(|&k| k == kind)?;
        self.forms[at].map(|edition| form(kind, edition))
    }

    /// `table2.行政规范性文件` → `disclosure.normative_docs`: the shared files name some rows by table and label.
    fn row_by_label(&self, name: &str) -> Option<String> {
        let (table, label) = name.split_once('.')?;
        let kind =
            *TableKind::ALL.get(table.strip_prefix("table")?.parse::<usize>().ok()?.checked_sub(2)?)?;
        let form = self.form(kind)?;
        let row = form.rows.iter().find(|r| r.label().zh == label || r.variants.contains(&label))?;
        Some(format!("{}.{}", kind.id(), row.id))
    }
}

/// Whether one of these ids is this one, or the beginning of it.
fn names(ids: &[String], id: &str) -> bool {
    ids.iter().any(|a| id.strip_prefix(a.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.')))
}

fn edition(name: &str) -> Option<Edition> {
    [Edition::S14, Edition::F19, Edition::F21].into_iter().find(|e| e.name() == name)
}

fn cells(value: &Value) -> BTreeMap<String, Option<Decimal>> {
    let Some(map) = value.as_object() else { return BTreeMap::new() };
    // A JSON number prints back with the fewest digits that are exact, which is how the truth was written.
    map.iter()
        .map(|(id, v)| (id.clone(), v.as_number().and_then(|n| Decimal::parse(&n.to_string()))))
        .collect()
}

/// Every wire id of an edition's tables; for checks that a truth file speaks of real cells.
pub fn known_id(id: &str) -> bool {
    FORMS.iter().any(|form| form.cell(id).is_some())
}
