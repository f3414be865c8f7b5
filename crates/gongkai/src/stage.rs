//! What is being done: so that the message of a panic can name the stage and the rule, where the place in the code alone does
//! not. One word for each thread, set where reading and checking go on to the next part; nothing else depends on it.

use std::cell::Cell;

thread_local! {
    static CURRENT: Cell<&'static str> = const { Cell::new("") };
    #[cfg(test)]
    static ENTERED: std::cell::RefCell<Vec<&'static str>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Notes what begins: `read`, `check`, the code of a rule, `text rules`. Adapters name what they do themselves.
pub fn enter(stage: &'static str) {
    CURRENT.set(stage);
    #[cfg(test)]
    ENTERED.with_borrow_mut(|entered| entered.push(stage));
}

/// What this thread does, or did last: `read`, `check`, the code of a rule such as `T3-BALANCE`, `text rules` for the rules that users
/// write; empty where it has done nothing yet. Never anything of a report.
pub fn current() -> &'static str {
    CURRENT.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, RULES};

    #[test]
    fn reading_and_each_rule_are_stages() {
        ENTERED.take();
        let document = crate::parse(
            "某县财政局2024年政府信息公开工作年度报告\n\n一、总体情况\n",
            crate::Media::PlainText,
            "",
        );
        assert_eq!(document.reports.len(), 1);
        let entered = ENTERED.take();
        let of = |wanted: fn(&Check) -> bool| {
            RULES.iter().filter(move |rule| wanted(&rule.check)).map(|rule| rule.code)
        };
        let reports = of(|check| matches!(check, Check::Report(_)));
        let documents = of(|check| matches!(check, Check::Document(_)));
        let wanted: Vec<_> = ["read", "check"]
            .into_iter()
            .chain(reports)
            .chain(["text rules"])
            .chain(documents)
            .chain(["check"])
            .collect();
        assert_eq!(entered, wanted);
        assert_eq!(current(), "check");
    }
}
