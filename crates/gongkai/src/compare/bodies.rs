//! What two reports are to each other, by their bodies and years.

use crate::report::Report;
use crate::source::real;

/// What two reports are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Relation {
    /// Two versions of one report: the same body and year.
    Versions(Bodies),
    /// Two years of one body.
    Years {
        /// How alike the names of the bodies are.
        bodies: Bodies,
        /// The year of the new report less that of the old one.
        apart: i32,
    },
    /// Reports of two bodies.
    Strangers,
    /// One of the two does not say its body or its year.
    Unknown,
}

/// How alike the names of two bodies are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bodies {
    /// The same name.
    Same,
    /// One name is the end of the other: `档案馆` and `青石县档案馆`.
    Shortened,
}

impl Relation {
    /// By the bodies and years that two reports state.
    pub fn between(old: &Report, new: &Report) -> Relation {
        let (Some(one), Some(other)) = (&old.agency, &new.agency) else { return Relation::Unknown };
        let Some(bodies) = Bodies::of(one, other) else { return Relation::Strangers };
        match (old.year, new.year) {
            (Some(old), Some(new)) if old == new => Relation::Versions(bodies),
            (Some(old), Some(new)) => Relation::Years { bodies, apart: i32::from(new) - i32::from(old) },
            _ => Relation::Unknown,
        }
    }

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Versions(_) => "versions",
            Relation::Years { .. } => "years",
            Relation::Strangers => "bodies",
            Relation::Unknown => "unknown",
        }
    }
}

impl Bodies {
    /// `None` where the names are those of two bodies.
    fn of(one: &str, other: &str) -> Option<Bodies> {
        /// Characters of a name that says which body it is: 局 and 办公室 alone do not.
        const NAME: usize = 3;
        let (one, other) = (plain(one), plain(other));
        let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
        let names = |name: &str| name.chars().count() >= NAME && !crate::body::is_general(name);
        match () {
            () if one == other => Some(Bodies::Same),
            () if long.ends_with(short.as_str()) && names(short) => Some(Bodies::Shortened),
            () => None,
        }
    }
}

/// A name as it is compared: without white space and remarks in brackets.
fn plain(name: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_whitespace() => {}
            c => out.push(real(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(old: (&str, u16), new: (&str, u16)) -> Relation {
        let report = |(agency, year): (&str, u16)| Report {
            agency: (!agency.is_empty()).then(|| agency.to_owned()),
            year: (year > 0).then_some(year),
            ..Report::default()
        };
        Relation::between(&report(old), &report(new))
    }

    #[test]
    fn body_and_year_say_what_two_reports_are() {
        let body = "青石县档案馆";
        assert_eq!(relation((body, 2022), (body, 2022)), Relation::Versions(Bodies::Same));
        assert_eq!(
            relation((body, 2022), ("青石县 档案馆（本级）", 2023)),
            Relation::Years { bodies: Bodies::Same, apart: 1 }
        );
        assert_eq!(
            relation((body, 2024), ("档案馆", 2022)),
            Relation::Years { bodies: Bodies::Shortened, apart: -2 }
        );
        assert_eq!(relation((body, 2022), ("青石县档案局", 2022)), Relation::Strangers);
        assert_eq!(relation((body, 2022), ("", 2022)), Relation::Unknown);
        assert_eq!(relation((body, 2022), (body, 0)), Relation::Unknown);
    }

    #[test]
    fn a_name_that_many_bodies_end_in_is_no_short_name() {
        assert_eq!(relation(("青石县人民政府", 2022), ("人民政府", 2022)), Relation::Strangers);
        assert_eq!(relation(("青石县财政局办公室", 2022), ("办公室", 2022)), Relation::Strangers);
    }
}
