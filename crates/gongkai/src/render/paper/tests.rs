use super::super::fixture;
use super::*;

fn paper(kind: Kind, language: Language) -> Paper {
    let document = fixture::document();
    of(&document, &document.reports[0], kind, language, 0)
}

fn texts(paper: &Paper) -> String {
    let text = |block: &Block| match block {
        Block::Title(text) | Block::Heading(_, text) | Block::Line(_, text) | Block::Note(text) => {
            text.clone()
        }
        Block::List(_, items) => items.join("\n"),
        Block::Grid(grid) => {
            let cells = grid.rows.iter().flatten().map(|part| part.text.as_str());
            std::iter::once(grid.caption.as_str()).chain(cells).collect::<Vec<_>>().join("\t")
        }
    };
    paper.blocks.iter().map(text).collect::<Vec<_>>().join("\n")
}

fn grids(paper: &Paper, look: &str) -> Vec<Grid> {
    let grid = |block: &Block| match block {
        Block::Grid(grid) if grid.look == look => Some(grid.clone()),
        _ => None,
    };
    paper.blocks.iter().filter_map(grid).collect()
}

#[test]
fn every_grid_is_a_rectangle_with_a_width_for_each_column() {
    for kind in Kind::ALL {
        for language in [Language::Zh, Language::En] {
            for block in paper(kind, language).blocks {
                let Block::Grid(grid) = block else { continue };
                let width = grid.width();
                assert_eq!(grid.widths.len(), width, "{kind:?} {}", grid.look);
                for slots in grid.slots() {
                    let mut column = 0;
                    for slot in &slots {
                        assert_eq!(slot.column, column, "{kind:?} {}", grid.look);
                        column += usize::from(slot.part.colspan);
                    }
                    assert_eq!(column, width, "{kind:?} {}", grid.look);
                }
            }
        }
    }
}

#[test]
fn a_check_list_says_what_is_printed_before_what_should_be() {
    let paper = paper(Kind::Checklist, Language::Zh);
    let [findings, doubts] = &grids(&paper, "findings")[..] else { panic!("{paper:?}") };
    let line = |row: &Vec<Part>| row.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
    assert_eq!(line(&findings.rows[0]), ["序号", "类别", "问题", "现为", "应为", "依据"]);
    assert_eq!(line(&findings.rows[1])[3..5], ["3", "2"]);
    assert_eq!(line(&doubts.rows[1])[1], "读取存疑");
    assert!(texts(&paper).contains("未发现问题 57 项，有问题 1 项，未核查 3 项"));
}

#[test]
fn one_number_is_right_only_where_there_is_one_correction() {
    let mut document = fixture::document();
    let finding = &mut document.reports[0].findings[0];
    let second = finding.repair[0].clone();
    finding.repair.push(second);
    finding.repair_kind = crate::report::RepairKind::Any;
    (finding.expected, finding.actual) = (None, None);
    let either = of(&document, &document.reports[0], Kind::Checklist, Language::Zh, 0);
    let rows = grids(&either, "findings")[0].rows.clone();
    assert_eq!(rows[1][4].text, "待定（见说明）");
    assert_eq!((rows[1][0].rowspan, rows[2][2].text.as_str(), rows.len()), (3, "或 2", 4));
    document.reports[0].findings[0].repair_kind = crate::report::RepairKind::All;
    let both = of(&document, &document.reports[0], Kind::Notice, Language::Zh, 0);
    assert_eq!(grids(&both, "findings")[0].caption, "第 1 项：需一并改正（2格）");
}

#[test]
fn text_against_table_blames_neither() {
    let mut document = fixture::document();
    let finding = &mut document.reports[0].findings[0];
    finding.repair.clear();
    (finding.expected, finding.actual) = (None, None);
    (finding.claimed, finding.counted) = ("150件".to_owned(), Some(crate::Decimal::from(130)));
    let paper = of(&document, &document.reports[0], Kind::Checklist, Language::Zh, 0);
    let row = &grids(&paper, "findings")[0].rows[1];
    assert_eq!((row[3].text.as_str(), row[4].text.as_str()), ("正文 150件／表三 130", "待定（见说明）"));
}

#[test]
fn a_notice_leaves_doubts_out_and_dates_open() {
    let paper = paper(Kind::Notice, Language::Zh);
    let said = texts(&paper);
    assert!(said.starts_with("关于做好2021年政府信息公开工作年度报告问题整改的通知\n甲<b>县局：\n"));
    assert!(said.contains("修改建议：将表三"), "{said}");
    assert!(said.contains("请于______年____月____日前"));
    assert!(!said.contains("这一行少一个数") && !said.contains("。。"));
}

#[test]
fn only_what_asks_for_something_becomes_a_notice() {
    let mut document = fixture::document();
    assert_eq!(all(&document, Kind::Notice, Language::Zh).len(), 1);
    document.reports[0].findings.remove(0);
    assert_eq!(all(&document, Kind::Notice, Language::Zh).len(), 0);
    assert_eq!(all(&document, Kind::Checklist, Language::En).len(), 1);
}

#[test]
fn a_result_says_first_what_is_wrong_and_boxes_it_in_its_table() {
    let paper = paper(Kind::Result, Language::Zh);
    assert_eq!(paper.blocks[0], Block::Title("甲<b>县局2021年|报告核查结果".to_owned()));
    let at =
        |look: &str| paper.blocks.iter().position(|b| matches!(b, Block::Grid(grid) if grid.look == look));
    assert!(at("findings") < at("disclosure"));
    let requests = grids(&paper, "requests").remove(0);
    let marked: Vec<&Part> =
        requests.rows.iter().flatten().filter(|part| part.stain == Some(Stain::Error)).collect();
    assert_eq!(
        marked.iter().map(|part| (part.text.as_str(), &part.notes[..])).collect::<Vec<_>>(),
        [("3", &[1][..])]
    );
    let doubted = requests.rows.iter().flatten().find(|part| part.stain == Some(Stain::Doubt)).unwrap();
    assert_eq!(doubted.text, "0？");
    assert!(paper.blocks.contains(&Block::Note("〔1〕表三“自然人”列不平，相差1".to_owned())));
}

#[test]
fn a_report_is_its_own_prose_and_tables_in_their_order() {
    let text = "某县某局2024年\n政府信息公开工作年度报告\n本报告依据条例编制。\n一、总体情况\n（一）主动公开情况\n\
        全年公开信息三十条，其中通过政府网站公开二十条，\n通过其他方式公开十条。\n三、收到和处理政府信息公开申请情况\n\
        一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n\
        二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n\
        三、本年度办理结果\t（一）予以公开\t3\t0\t0\t0\t0\t0\t3\n\
        （七）总计\t3\t0\t0\t0\t0\t0\t3\n\
        四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n\
        六、其他需要报告的事项\n无。\n某县某局\n2025年1月20日\n";
    let document = crate::parse(text, crate::Media::PlainText, "");
    let paper = of(&document, &document.reports[0], Kind::Annual, Language::Zh, 0);
    let shape: Vec<String> = paper
        .blocks
        .iter()
        .map(|block| match block {
            Block::Title(text) => format!("标题 {text}"),
            Block::Heading(level, text) => format!("{level} {text}"),
            Block::Line(place, text) => format!("{} {text}", place.name()),
            Block::Grid(grid) => grid.look.to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        shape,
        [
            "标题 某县某局2024年政府信息公开工作年度报告",
            "text 本报告依据条例编制。",
            "1 一、总体情况",
            "2 （一）主动公开情况",
            "text 全年公开信息三十条，其中通过政府网站公开二十条，通过其他方式公开十条。",
            "1 三、收到和处理政府信息公开申请情况",
            "requests",
            "1 六、其他需要报告的事项",
            "text 无。",
            "end 某县某局",
            "end 2025年1月20日",
        ]
    );
}
