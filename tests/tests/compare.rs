//! Two reports side by side: what holds for any two.

use gongkai::compare::{Comparison, Difference, Relation, SentenceDifference, Side, compare};
use gongkai::{Document, Media};
use gongkai_tests::accuracy::{sample_cases, samples_folder};
use gongkai_tests::generator::layout::LAYOUTS;
use gongkai_tests::generator::random::Random;

fn read(text: &str, media: Media) -> Document {
    gongkai::parse(text, media, "")
}

fn of(old: &Document, new: &Document) -> Comparison {
    compare(Side::new(old, &old.reports[0]), Side::new(new, &new.reports[0]))
}

/// The samples, where they are, and generated reports of every edition.
fn documents() -> Vec<Document> {
    let samples = samples_folder().map(|folder| sample_cases(&folder)).unwrap_or_default();
    let mut documents: Vec<_> = samples.iter().map(|case| read(&case.input, case.media)).collect();
    for seed in 0..12 {
        let layout = &LAYOUTS[seed as usize % LAYOUTS.len()];
        let text = (layout.render)(&layout.specimen(seed), &mut Random::new(seed));
        documents.push(read(&text, layout.media));
    }
    documents.retain(|document| !document.reports.is_empty());
    documents
}

#[test]
fn a_report_differs_in_nothing_from_itself() {
    for document in documents() {
        assert!(of(&document, &document).is_empty(), "{:?}", document.reports[0].title);
    }
}

#[test]
fn the_other_way_round_is_the_mirror() {
    let documents = documents();
    for (at, old) in documents.iter().enumerate() {
        for new in &documents[at + 1..] {
            let (there, back) = (of(old, new), of(new, old));
            let cells = |comparison: &Comparison, turned: bool| -> Vec<_> {
                let pairs = comparison.cells.iter().map(|pair| {
                    let how = match pair.how {
                        Difference::OnlyOld if turned => Difference::OnlyNew,
                        Difference::OnlyNew if turned => Difference::OnlyOld,
                        how => how,
                    };
                    let sides = [pair.old.clone(), pair.new.clone()];
                    (how, if turned { [sides[1].clone(), sides[0].clone()] } else { sides })
                });
                pairs.collect()
            };
            assert_eq!(cells(&there, false), cells(&back, true));
            let said = |comparison: &Comparison, turned: bool| -> Vec<_> {
                let pairs = comparison.sections.iter().flat_map(|section| &section.sentences).map(|pair| {
                    let how = match pair.how {
                        SentenceDifference::Gone if turned => SentenceDifference::New,
                        SentenceDifference::New if turned => SentenceDifference::Gone,
                        how => how,
                    };
                    let sides = [pair.old.clone(), pair.new.clone()];
                    (how, if turned { [sides[1].clone(), sides[0].clone()] } else { sides })
                });
                pairs.collect()
            };
            assert_eq!(said(&there, false), said(&back, true));
            assert_eq!((&there.gone, &there.came), (&back.came, &back.gone));
            assert_eq!(there.stayed.len(), back.stayed.len());
            assert_eq!((there.same_cells, there.same_sentences), (back.same_cells, back.same_sentences));
            let turned = match back.relation {
                Relation::Years { bodies, apart, .. } => (Some(bodies), -apart),
                _ => (None, 0),
            };
            if let Relation::Years { bodies, apart, .. } = there.relation {
                assert_eq!((Some(bodies), apart), turned);
            }
        }
    }
}
