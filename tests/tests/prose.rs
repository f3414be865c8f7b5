//! The rules on the text, examined on passages whose faults are known.

use gongkai_tests::prose::{Board, judge, passages};

#[test]
fn nothing_is_wrongly_said_and_nearly_all_is_found() {
    let (mut board, mut complaints) = (Board::default(), Vec::new());
    for passage in passages() {
        let judgement = judge(&passage);
        let alarms = judgement.alarms.iter().map(|(rule, said)| format!("{}: {rule}: {said}", passage.name));
        complaints.extend(alarms);
        // What is left has its reason beside it.
        let unexplained = judgement.missed.iter().filter(|missed| missed.reason.is_empty());
        complaints.extend(unexplained.map(|m| format!("{}: missed {} “{}”", passage.name, m.rule, m.place)));
        board.add(&passage, &judgement);
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let [found, missed, _] = board.total();
    assert!(found * 100 >= (found + missed) * 95, "found {found}, missed {missed}");
}
