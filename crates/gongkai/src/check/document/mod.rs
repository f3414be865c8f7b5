//! Rules on the document as a whole: title, body, year, period, dates.

pub(super) mod agency;
pub(super) mod deadline;
pub(super) mod early;
pub(super) mod period;
pub(super) mod title;
pub(super) mod year;

use super::Subject;

/// Whether rules on the whole document have no say: a pasted piece, or a report of the years before the form.
fn is_other(subject: &Subject<'_>) -> bool {
    subject.is_fragment() || subject.form_does_not_apply()
}
