//! Prints one generated report on 2014 to 2018, and on standard error what is misread: `older LAYOUT SEED [DAMAGE]`.

use gongkai_tests::accuracy::{judge, older_case};
use gongkai_tests::generator::damage::named;
use gongkai_tests::generator::layout::layout;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [name, seed, rest @ ..] = args.as_slice() else { panic!("older LAYOUT SEED [DAMAGE]") };
    let layout = layout(name).expect("a known layout");
    let damage = rest.first().map(|name| named(name).expect("a known damage"));
    let case = older_case(layout, damage, seed.parse().expect("a number"));
    print!("{}", case.input);
    for m in judge(&case).mismatches {
        eprintln!("{:?} {} printed {}, read {}", m.verdict, m.id, m.truth, m.got);
    }
}
