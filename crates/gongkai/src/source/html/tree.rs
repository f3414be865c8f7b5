//! The elements that are open, and what holds in them: whether text is shown, and what its white space means.
//!
//! As the standard builds its tree, as far as that decides what is shown: which tags end which elements, and how
//! far a closing tag reaches. Every step is bounded, or paid for by an element that it closes.

use super::White;
use super::name::{ENDS_P, FORMATTING, Name, SCOPE, SPECIAL};
use crate::steps;

/// Why text is not shown; none of them: it is.
pub(super) mod hidden {
    /// `display: none` and the like: takes no place at all.
    pub(in super::super) const GONE: u8 = 1;
    /// `visibility: hidden`: takes its place.
    pub(in super::super) const UNSEEN: u8 = 1 << 1;
    /// Struck out.
    pub(in super::super) const STRUCK: u8 = 1 << 2;
    /// A font without size.
    pub(in super::super) const TINY: u8 = 1 << 3;
    /// `opacity: 0`.
    pub(in super::super) const CLEAR: u8 = 1 << 4;
}

/// What holds within an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what holds, each by its own name")]
pub(super) struct State {
    pub(super) hidden: u8,
    pub(super) white: White,
    /// Within a mark that is no print.
    pub(super) mark: bool,
    /// What is behind the letters is not known to be paper.
    pub(super) backed: bool,
    /// Letters have the colour of paper.
    pub(super) pale: bool,
    /// Letters are so small that nobody reads them.
    pub(super) small: bool,
    /// Its children stand side by side.
    pub(super) flex: bool,
    /// Its children are cells of a grid.
    pub(super) grid: bool,
}

impl State {
    pub(super) const SHOWN: State = State {
        hidden: 0,
        white: White::Collapses,
        mark: false,
        backed: false,
        pale: false,
        small: false,
        flex: false,
        grid: false,
    };

    /// Whether nobody may see what is printed here.
    pub(super) fn is_faint(self) -> bool {
        self.small || self.pale && !self.backed
    }
}

/// What opened with an element and closes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Nothing,
    Block,
    /// One of several side by side.
    Item,
    /// With so many columns, if a style lays them out; otherwise 0.
    Table(u16),
    Section,
    Row,
    /// Over so many columns and rows.
    Cell(u16, u16),
    Mark,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) name: Name,
    pub(super) role: Role,
    pub(super) state: State,
    /// Whether a table that no element opened closes with it.
    pub(super) owns_table: bool,
    /// Whether it changes what holds.
    pub(super) changes: bool,
    /// The element of its name that was innermost before it; like the others one past its index, 0 for none.
    previous: u32,
    /// The innermost element up to it that is special, and that is a scope.
    special: u32,
    scope: u32,
}

pub(super) struct Tree {
    open: Vec<Open>,
    innermost: [u32; 256],
    root: State,
}

/// More formatting elements do not go on behind the end of a block.
pub(super) const MOST_REOPENED: usize = 8;

impl Tree {
    pub(super) fn new(root: State) -> Tree {
        Tree { open: Vec::new(), innermost: [0; 256], root }
    }

    pub(super) fn state(&self) -> State {
        self.open.last().map_or(self.root, |open| open.state)
    }

    pub(super) fn top(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    pub(super) fn push(&mut self, name: Name, role: Role, state: State) {
        let at = self.open.len() as u32 + 1;
        let (special, scope) = self.open.last().map_or((0, 0), |top| (top.special, top.scope));
        let changes = state != self.state();
        self.open.push(Open {
            name,
            role,
            state,
            owns_table: false,
            changes,
            previous: std::mem::replace(&mut self.innermost[usize::from(name.0)], at),
            special: if name.is(SPECIAL) { at } else { special },
            scope: if name.is(SCOPE) { at } else { scope },
        });
    }

    /// Where the element is that a closing tag of this name closes; one past its index.
    pub(super) fn closed_by(&self, name: Name) -> Option<u32> {
        let at = self.innermost[usize::from(name.0)];
        let top = self.open.last().filter(|_| at > 0)?;
        let template = self.innermost[usize::from(Name::TEMPLATE.0)];
        let barrier = match name {
            Name::TEMPLATE => 0,
            // Nothing reaches out of a template.
            Name::TABLE | Name::HTML | Name::BODY => template,
            // Parts of a table reach as far as their table.
            Name::TD | Name::TH | Name::TR | Name::CAPTION | Name::TBODY | Name::THEAD | Name::TFOOT => {
                self.innermost[usize::from(Name::TABLE.0)].max(template)
            }
            _ if name.is(SPECIAL | FORMATTING) => top.scope,
            _ => top.special,
        };
        (at >= barrier).then_some(at)
    }

    /// Whether the element at this place, which its closing tag closes, only changes letters, and a block in it stays open.
    pub(super) fn ends_within(&self, name: Name, at: u32) -> bool {
        let inner = self.open.last().is_some_and(|top| top.special > at);
        inner && name.is(FORMATTING) && !self.open.get(at as usize - 1).is_some_and(|open| open.changes)
    }

    /// The elements that the opening tag of this name ends: one past the index of the outermost.
    pub(super) fn ended_by(&self, name: Name) -> Option<u32> {
        let at = |name: Name| self.innermost[usize::from(name.0)];
        let scope = self.open.last().map_or(0, |top| top.scope);
        let table = at(Name::TABLE).max(at(Name::TEMPLATE));
        let within = |name: Name, barrier: u32| Some(at(name)).filter(|&at| at > barrier);
        let outermost = |names: &[Name], barrier: u32| names.iter().filter_map(|&n| within(n, barrier)).min();
        match name {
            Name::TD | Name::TH => outermost(&[Name::TD, Name::TH, Name::CAPTION], table),
            Name::TR => outermost(&[Name::TR, Name::TD, Name::TH, Name::CAPTION], table),
            Name::TBODY | Name::THEAD | Name::TFOOT => outermost(
                &[Name::TBODY, Name::THEAD, Name::TFOOT, Name::TR, Name::TD, Name::TH, Name::CAPTION],
                table,
            ),
            Name::BODY => within(Name::HEAD, 0),
            Name::LI => outermost(&[Name::LI, Name::P], scope.max(at(Name::UL)).max(at(Name::OL))),
            Name::DD | Name::DT => outermost(&[Name::DD, Name::DT, Name::P], scope.max(at(Name::DL))),
            Name::RT | Name::RP => outermost(&[Name::RT, Name::RP], at(Name::RUBY)),
            Name::A => within(Name::A, scope),
            _ if name.is(ENDS_P) || name == Name::TABLE => within(Name::P, scope),
            _ => None,
        }
    }

    /// Opens formatting elements again that the end of a block closed: `<p><s>9<p>3` strikes both.
    pub(super) fn reopen(&mut self, closed: &[Open]) {
        for open in closed.iter().rev() {
            let state = self.state();
            let state = State {
                hidden: state.hidden | open.state.hidden & !(hidden::GONE | hidden::UNSEEN),
                mark: state.mark || open.state.mark,
                backed: state.backed || open.state.backed,
                pale: state.pale || open.state.pale,
                small: state.small || open.state.small,
                ..state
            };
            self.push(open.name, Role::Nothing, state);
        }
    }

    /// Whether an element of this name is open.
    pub(super) fn holds(&self, name: Name) -> bool {
        self.innermost[usize::from(name.0)] > 0
    }

    /// Closes the innermost element.
    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.innermost[usize::from(open.name.0)] = open.previous;
        steps::add(1);
        Some(open)
    }

    pub(super) fn depth(&self) -> u32 {
        self.open.len() as u32
    }
}
