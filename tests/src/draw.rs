//! A generated text by its name: `pdf-lines+cut#1000042` is one layout, one fault, one seed, for ever; and
//! `tabs~total-first#7` one layout, one warp, one seed.

use std::fmt;

use gongkai::{Cell, Document, Media, Report, Severity, State};

use crate::accuracy::Case;
use crate::generator::damage::{self, DAMAGES, Damage, Effect};
use crate::generator::layout::{LAYOUTS, Layout, layout};
use crate::generator::random::Random;
use crate::generator::warp::{self, WARPS, Warp};
use crate::generator::{Mix, Specimen, Wish};

/// What is done to a report.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Nothing.
    Whole,
    /// One number is printed wrong: it must come out as printed, or with doubt.
    Misprint,
    /// Many numbers are: the report contradicts itself, and they still come out as printed.
    Scrambled,
    /// Its text is broken after it was printed.
    Damaged(&'static Damage),
}

impl From<Option<&'static Damage>> for Fault {
    fn from(damage: Option<&'static Damage>) -> Fault {
        damage.map_or(Fault::Whole, Fault::Damaged)
    }
}

/// One report in so many is on 2014 to 2018.
const OLDER: u64 = 6;

/// What a generated text is made from.
#[derive(Clone, Copy, Debug)]
pub struct Draw {
    /// Where its content comes from.
    pub seed: u64,
    /// Whether the report is on 2014 to 2018.
    pub older: bool,
    /// How it is printed.
    pub layout: &'static Layout,
    /// How its tables are drawn, where not as the form draws them.
    pub warp: Option<&'static Warp>,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Its name: `S14:tabs`, `tabs!misprint`, `tabs+cut`, `tabs~total-first`, `tabs~total-first+cut`, each with `#` and
/// the seed. Up to there it is its group.
impl fmt::Display for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.group(), self.seed)
    }
}

impl Draw {
    /// A report on 2019 or later.
    pub fn new(layout: &'static Layout, fault: impl Into<Fault>, seed: u64) -> Draw {
        Draw { seed, older: false, layout, warp: None, fault: fault.into() }
    }

    /// A report on 2014 to 2018.
    pub fn older(layout: &'static Layout, fault: impl Into<Fault>, seed: u64) -> Draw {
        Draw { older: true, ..Draw::new(layout, fault, seed) }
    }

    /// The same, with its tables drawn so. The layout must fit the warp.
    #[must_use]
    pub fn warped(self, warp: &'static Warp) -> Draw {
        Draw { warp: Some(warp), ..self }
    }

    /// One seed, one text: a quarter whole, a quarter with wrong numbers, half damaged; and half of each warped, where a
    /// warp fits.
    pub fn of(seed: u64) -> Draw {
        let mut random = Random::new(seed);
        let layout = random.pick(LAYOUTS);
        let older = seed.is_multiple_of(OLDER);
        let fault = match random.below(8) {
            0 | 1 => Fault::Whole,
            3 if !older => Fault::Scrambled,
            2 | 3 => Fault::Misprint,
            _ => {
                let fitting: Vec<&Damage> = DAMAGES.iter().filter(|d| d.fits(layout)).collect();
                Fault::Damaged(fitting[random.below(fitting.len())])
            }
        };
        // A source of its own: the rest of a seed's draw is what it was before there were warps.
        let mut random = Random::new(seed ^ 0x7761_7270);
        let fitting: Vec<&Warp> = WARPS.iter().filter(|w| (w.fits)(layout) && (w.older || !older)).collect();
        let warp = (random.chance(50) && !fitting.is_empty()).then(|| *random.pick(&fitting));
        Draw { seed, older, layout, warp, fault }
    }

    /// The draw of this name; what is wrong with the name where there is none.
    pub fn named(name: &str) -> Result<Draw, String> {
        let (group, seed) = name.rsplit_once('#').ok_or(format!("{name}: no # and seed"))?;
        let seed = seed.parse().map_err(|_| format!("not a seed: {seed}"))?;
        let (older, group) = group.strip_prefix("S14:").map_or((false, group), |rest| (true, rest));
        let (at, fault) = match group.split_once(['+', '!']) {
            None => (group, Fault::Whole),
            Some((at, "misprint")) => (at, Fault::Misprint),
            Some((at, "scrambled")) => (at, Fault::Scrambled),
            Some((at, what)) => {
                (at, Fault::Damaged(damage::named(what).ok_or(format!("no such damage: {what}"))?))
            }
        };
        let (at, warp) = match at.split_once('~') {
            None => (at, None),
            Some((at, what)) => (at, Some(warp::named(what).ok_or(format!("no such warp: {what}"))?)),
        };
        let layout = layout(at).ok_or(format!("no such layout: {at}"))?;
        if let Some(warp) = warp.filter(|warp| !(warp.fits)(layout) || (older && !warp.older)) {
            return Err(format!("{} does not fit {group}", warp.name));
        }
        Ok(Draw { seed, older, layout, warp, fault })
    }

    /// The row of the tables that it counts in.
    pub fn group(&self) -> String {
        let edition = if self.older { "S14:" } else { "" };
        let fault = match self.fault {
            Fault::Whole => String::new(),
            Fault::Misprint => "!misprint".to_owned(),
            Fault::Scrambled => "!scrambled".to_owned(),
            Fault::Damaged(damage) => format!("+{}", damage.name),
        };
        let warp = self.warp.map_or(String::new(), |warp| format!("~{}", warp.name));
        format!("{edition}{}{warp}{fault}", self.layout.name)
    }

    /// The report, before it is warped and printed.
    pub fn specimen(&self) -> Specimen {
        let mix = self.older.then_some(Mix::S14);
        let wish = Wish { plain: self.layout.plain, mix, ..Wish::default() };
        let wish = self.warp.map_or(wish, |warp| warp.wish(wish));
        let mut specimen = Specimen::draw(self.seed, wish);
        match self.fault {
            Fault::Misprint => specimen.misprint_one(),
            Fault::Scrambled => specimen.scramble(&mut Random::new(self.seed ^ 0x7363_7261)),
            Fault::Whole | Fault::Damaged(_) => {}
        }
        specimen
    }

    /// A report as this draw's layout prints it, warped but not damaged.
    fn undamaged(&self, specimen: &Specimen) -> String {
        match self.warp {
            Some(warp) => warp.render(self.layout, &warp.apply(specimen)),
            None => self.layout.render(specimen),
        }
    }

    /// Takes back what a warped report leaves open where its text ends before the print that does so. A cell of which only
    /// the first of two prints is left prints that one's number.
    fn settle_before(&self, end: usize, specimen: &mut Specimen) {
        let render = |specimen: &Specimen| match self.warp {
            Some(warp) => warp.render(self.layout, specimen),
            None => self.layout.render(specimen),
        };
        let whole = render(specimen);
        for id in std::mem::take(&mut specimen.truth.ambiguous) {
            let prints = specimen.prints_of(&id);
            let is_left = |print: &usize| {
                let other = render(&specimen.with_another_number(&id, *print));
                whole.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count() < end
            };
            let left = (0..prints).filter(is_left).count();
            if left == prints {
                specimen.truth.ambiguous.push(id);
            } else if let Some(first) = specimen.printed_twice.get(&id).filter(|_| left > 0) {
                specimen.truth.cells.insert(id.clone(), first[0]);
                specimen.truth.doubt_allowed.push(id);
            }
        }
    }

    /// The text that this draw makes of a report: its own, or one that prints other numbers.
    fn print(&self, specimen: &Specimen) -> String {
        let text = self.undamaged(specimen);
        match self.fault {
            Fault::Damaged(damage) => damage.apply(&text, self.seed),
            Fault::Whole | Fault::Misprint | Fault::Scrambled => text,
        }
    }

    /// The text, with what it prints.
    pub fn case(&self) -> Case {
        let drawn = self.specimen();
        let input = self.print(&drawn);
        let mut specimen = self.warp.map_or_else(|| drawn.clone(), |warp| warp.apply(&drawn));
        let (effect, damage) = match self.fault {
            Fault::Damaged(damage) => (damage.effect, damage.name),
            Fault::Whole | Fault::Misprint | Fault::Scrambled => (Effect::Nothing, ""),
        };
        let misprinted = matches!(self.fault, Fault::Misprint | Fault::Scrambled);
        // A hybrid really follows the wrong edition in one table.
        let hybrid: &[&str] = if specimen.mix == Mix::Hybrid { &["FORM-VERSION"] } else { &[] };
        let known_errors = [hybrid, self.warp.map_or(&[], |warp| warp.known_errors)].concat();
        let is_decided = match self.warp {
            Some(warp) => warp.is_decided(self.layout, &specimen),
            None => self.layout.is_exact(&specimen),
        };
        let is_decided = is_decided && effect == Effect::Nothing && !misprinted;
        if damage == "cut" {
            self.settle_before(input.len(), &mut specimen);
        }
        let mut truth = specimen.truth;
        if self.layout.name == "glued-one-line" {
            // Nothing divides the signature from the section before it.
            truth.signed = None;
        }
        if damage == "another-report" {
            truth.reports = 2;
        }
        Case {
            group: self.group(),
            name: self.to_string(),
            input,
            media: self.layout.media,
            truth,
            known_errors,
            is_decided,
            judges_facts: effect != Effect::Loss,
            judges_findings: effect == Effect::Nothing && !misprinted,
        }
    }

    /// Whether what was read is another report that prints the very same text, and a sound one: its numbers satisfy every
    /// sum of the form. Either this report's own numbers do not, or its text was damaged until it was the other's, whole.
    ///
    /// Cells are dropped and digits run together in some layouts, and lines change places, so that two reports can look
    /// alike. Of two that do, no reader can know which was meant, and this one has to take the sound one.
    pub fn has_sound_twin(&self, document: &Document) -> bool {
        let Some(read) = document.reports.first() else { return false };
        let original = self.specimen();
        let mut twin = original.clone();
        for (id, printed) in &original.truth.cells {
            let cell = read.tables.iter().find_map(|t| read.cell(t.form.cell(id)?));
            if let Some(cell) = cell.filter(|c| c.value != *printed && known(c)) {
                twin.reprint(id, &cell.raw, cell.value);
            }
        }
        let text = self.print(&original);
        let alike = match self.fault {
            Fault::Damaged(_) if self.undamaged(&twin) == text => true,
            _ => self.print(&twin) == text && breaks_a_sum(&original),
        };
        alike && !breaks_a_sum(&twin)
    }
}

/// Whether the reader says what stands in the cell, or that nothing does.
fn known(cell: &Cell) -> bool {
    matches!(cell.state, State::Number | State::Blank | State::Placeholder)
}

/// Whether a report's numbers contradict each other, by the checker's own word on a print without any loss.
fn breaks_a_sum(specimen: &Specimen) -> bool {
    let html = LAYOUTS.iter().find(|l| l.media == Media::Html).expect("there are layouts with tags");
    let document = gongkai::parse(&html.render(specimen), html.media, "");
    let is_wrong = |r: &Report| r.findings.iter().any(|f| f.severity == Severity::Error && is_sum(&f.rule));
    document.reports.first().is_none_or(is_wrong)
}

/// Whether a rule adds up numbers of tables 3 and 4 or of the statistics table.
fn is_sum(rule: &str) -> bool {
    ["T3-", "T4-", "S14-"].iter().any(|table| rule.starts_with(table))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_back_its_draw() {
        for seed in 0..400 {
            let draw = Draw::of(seed);
            let again = Draw::named(&draw.to_string()).expect("a draw's own name");
            assert_eq!(again.to_string(), draw.to_string());
            assert_eq!(again.case().input, draw.case().input);
        }
        let wrong = ["tabs", "tabs#x", "tab#1", "tabs+nothing#1", "tabs!typo#1"];
        // Warps that do not exist, that do not fit the layout, or not the older table, and in the wrong place.
        let warps = ["tabs~nothing#1", "tabs~hidden#1", "S14:tabs~cards#1", "tabs+cut~total-first#1"];
        for wrong in wrong.into_iter().chain(warps) {
            assert!(Draw::named(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_warp_stands_between_layout_and_fault() {
        for name in [
            "tabs~total-first#5",
            "tabs~total-first!misprint#5",
            "html~hidden+typos#5",
            "S14:tabs~twice+cut#5",
        ] {
            let draw = Draw::named(name).expect("a name");
            assert_eq!(draw.to_string(), name);
            assert!(draw.warp.is_some());
        }
    }

    #[test]
    fn about_half_of_all_texts_are_warped_and_every_warp_is_drawn() {
        let draws: Vec<Draw> = (0..20_000).map(Draw::of).collect();
        let warped = draws.iter().filter(|draw| draw.warp.is_some()).count();
        assert!((7_000..11_000).contains(&warped), "{warped}");
        for warp in WARPS {
            assert!(
                draws.iter().any(|d| d.warp.is_some_and(|w| w.name == warp.name)),
                "{} is never drawn",
                warp.name
            );
        }
    }

    #[test]
    fn a_sound_report_that_prints_the_same_text_is_known_as_a_twin() {
        // Blank cells leave no place here, and a wrong number makes another division of a row the only sound one.
        let draw = Draw::named("pdf-lines!scrambled#1101654842").expect("a name");
        let case = draw.case();
        let read = || gongkai::parse(&case.input, case.media, "");
        assert!(draw.has_sound_twin(&read()));
        // Another number is not what the text prints.
        let mut other = read();
        let table =
            other.reports[0].tables.iter_mut().find(|t| t.form.cell("requests.new_received.total").is_some());
        let table = table.expect("table 3");
        let id = table.form.cell("requests.new_received.total").expect("its total");
        table.cells[usize::from(id.index)].raw.push('0');
        table.cells[usize::from(id.index)].value = Some(1360.into());
        assert!(!draw.has_sound_twin(&other));
    }

    #[test]
    fn lines_that_changed_places_may_make_another_sound_report() {
        // The two lawsuit blocks of table 4 stand on a line each, and nothing else says which is which.
        let draw = Draw::named("pdf-columns+swapped-rows#3009363525").expect("a name");
        let case = draw.case();
        assert!(draw.has_sound_twin(&gongkai::parse(&case.input, case.media, "")));
    }

    #[test]
    fn a_report_that_contradicts_nothing_has_no_sounder_twin() {
        for seed in 0..20 {
            let draw = Draw::new(&LAYOUTS[0], None, seed);
            let case = draw.case();
            assert!(!draw.has_sound_twin(&gongkai::parse(&case.input, case.media, "")));
        }
    }
}
