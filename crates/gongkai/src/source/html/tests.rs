//! What a page shows is what is extracted.

use super::*;
use crate::source::unsure::Unsure;

fn rows(html: &str) -> Vec<String> {
    let source = extract(html, Newlines::AreSpaces, &Unsure::new(&[], &[], 0));
    let mut rows: Vec<(u32, Vec<&str>)> = Vec::new();
    for piece in &source.pieces {
        match rows.last_mut() {
            Some((row, cells)) if *row == piece.row => cells.push(source.piece(*piece)),
            _ => rows.push((piece.row, vec![source.piece(*piece)])),
        }
    }
    rows.into_iter().map(|(_, cells)| cells.join("|")).collect()
}

#[test]
fn rows_and_cells_come_out_with_breaks_inside_of_cells_folded() {
    let html = "<h1>题</h1><table><tbody><tr><td colspan=3>一、<b>本年</b></td><td><p>3</p></td><td></td></tr>\
                <tr><td>结<br>果</td><td>&nbsp;</td><td>7</td></tr></tbody></table><p>后</p>";
    assert_eq!(rows(html), ["题", "一、本年|3|", "结 果||7", "后"]);
}

#[test]
fn missing_closing_tags_and_fragments_are_understood() {
    assert_eq!(rows("<table><tr><td>a<td>b<tr><td>c"), ["a|b", "c"]);
    assert_eq!(rows("<td>a</td><td>b</td></tr>"), ["a|b"]);
}

#[test]
fn a_page_laid_out_by_tables_keeps_its_inner_tables() {
    let html = "<table><tr><td><p>前言</p><table><tr><td>规章</td><td>1</td></tr></table><p>五、问题</p></td></tr></table>";
    assert_eq!(rows(html), ["前言", "规章|1", "五、问题"]);
}

#[test]
fn scripts_styles_and_comments_are_no_text() {
    let html = "a<script>if (1 < 2) alert('<td>')</script><style>p{}</style><!-- <td>x</td> -->b<img src=x onerror='a>b'>c";
    assert_eq!(rows(html), ["abc"]);
    assert_eq!(rows("a<script>never closed"), ["a"]);
}

#[test]
fn white_space_stays_where_the_markup_says_so() {
    assert_eq!(
        rows("<pre>规章\t1\t\t3\n其他\t&#9;2</pre><p>后\t文\n完</p>"),
        ["规章|1||3", "其他||2", "后 文 完"]
    );
    // As browsers copy it: of a field, of a page with tabs.
    assert_eq!(
        rows("<span style='color: red; white-space: pre-wrap; x: y'>a\tb\n<span>c</span>\td</span>\ne"),
        ["a|b", "c|d e"]
    );
    assert_eq!(
        rows("<div>规章<span class=Apple-tab-span style=\"white-space:pre\">\t</span>1</div>"),
        ["规章|1"]
    );
    assert_eq!(
        rows("<p style='white-space-collapse: preserve-breaks'>a \t b\nc</p>d\ne"),
        ["a b", "c", "d e"]
    );
    assert_eq!(rows("<pre style='white-space: normal'>a\nb</pre>"), ["a b"]);
    // A paragraph that is never closed; a page without an end.
    assert_eq!(rows("<p style='white-space:pre'>a\tb<p>c\td"), ["a|b", "c d"]);
    assert_eq!(rows("<div style='white-space:pre'><div>a\tb</div>c\td</div>e\tf"), ["a|b", "c|d", "e f"]);
}

#[test]
fn white_space_between_cells_is_the_markups_own() {
    let html = "<div style='white-space: pre-wrap'>\n<table>\n<tr>\n\t<td>a</td>\n\t<td>b\nc</td>\n</tr>\n<tr><td>d</td>\t<td></td></tr>\n</table>\n</div>";
    assert_eq!(rows(html), ["a|b c", "d|"]);
    assert_eq!(
        rows("<table><tr><td><pre>规章\t1\n其他\t2</pre></td><td>3</td></tr></table>"),
        ["规章 1 其他 2|3"]
    );
}

#[test]
fn stray_signs_are_text() {
    assert_eq!(rows("1 < 2 & 3 > 2 &copy &#20013; &#x6587;"), ["1 < 2 & 3 > 2 © 中 文"]);
    assert_eq!(rows("a<1"), ["a<1"]);
    assert_eq!(rows("a<td colspan=\"3"), ["a"]);
    assert_eq!(rows("<td>7<"), ["7"]);
    assert_eq!(rows("<td>7</"), ["7"]);
}

#[test]
fn pieces_hold_what_the_text_has_there() {
    let source = extract(
        "<p>x</p><table><tr><td> a </td><td>b</td></tr></table>y",
        Newlines::AreSpaces,
        &Unsure::new(&[], &[], 0),
    );
    assert_eq!(source.text, "x\na \tb\ny");
    assert!(source.pieces.iter().all(|p| !source.piece(*p).starts_with(char::is_whitespace)));
    assert!(source.pieces.windows(2).all(|w| w[0].end <= w[1].start));
}

/// The rows of a table whose only row has one cell with this in it.
fn cell(html: &str) -> String {
    rows(&format!("<table><tr><td>{html}</td></tr></table>")).join("/")
}

#[test]
fn what_is_struck_out_is_no_print_and_what_is_inserted_is() {
    for deleted in [
        "<del>240</del>",
        "<s>240</s>",
        "<STRIKE>240</STRIKE>",
        "<span style='color:red;text-decoration: line-through'>240</span>",
        "<span style='text-decoration-line:line-through'><b>240</b></span>",
        "<span class=msoDel>240</span>",
        "<s><p>240</p></s>",
    ] {
        assert_eq!(cell(&format!("{deleted}<ins>251</ins>")), "251", "{deleted}");
    }
    assert_eq!(cell("<u>25</u><span class=msoIns>1</span>"), "251");
    assert_eq!(rows("<p>一<s>二<p>三</s>四"), ["一", "四"]);
    assert_eq!(rows("<p>一<del>二<p>三</del>四"), ["一", "三四"]);
}

#[test]
fn a_number_that_nobody_may_see_is_doubted() {
    let doubted = |html: &str| {
        let page = format!("<table><tr><td>{html}</td></tr></table>");
        !Source::new(&page, crate::Media::Html).unsure.is_empty()
    };
    for faint in [
        "<span style='color:#fff'>9</span>",
        "<span style='color: #FEFEFE !important'>9</span>",
        "<b style='color:rgb(255, 255, 255)'>9</b>",
        "<b style='color:rgba(0,0,0,0)'>9</b>",
        "<font color=white>9</font>",
        "<font color='#ffffff'><b>9</b></font>",
        "<p style='color:transparent'>1<b>9</b>",
        "<span style='font-size:1px'>9</span>",
        "<span style='font-size:.5pt'>9</span>",
    ] {
        assert!(doubted(faint), "{faint}");
    }
    for seen in [
        "<span style='color:red'>9</span>",
        "<span style='color:#ff0'>9</span>",
        "<span style='color:#fff'>无</span>9",
        "<span style='color:#fff;background:#00f'>9</span>",
        "<div style='background-color:navy'><font color=white>9</font></div>",
        "<span style='color:white'><b style='color:#333'>9</b></span>",
        "<span style='font-size:9pt'>9</span>",
        "<span style='font-size:80%'>9</span>",
    ] {
        assert!(!doubted(seen), "{seen}");
    }
}

#[test]
fn what_is_not_shown_is_no_print() {
    for not_shown in [
        "<span style='display:none'>9</span>",
        "<span style=\"display:none;mso-hide:all\">9</span>",
        "<span hidden>9</span>",
        "<span style='font-size:0'>9</span>",
        "<span style='opacity:0'>9</span>",
        "<template>9<template>9</template>9</template>",
        "<script>9</script>",
        "<script/>9</script>",
        "<style>9</style>",
        "<noscript>9</noscript>",
        "<canvas>9</canvas>",
        "<progress>9</progress>",
        "<dialog>9</dialog>",
        "<iframe>9</iframe>",
        "<div hidden><div>9</div>9<p>9</div>",
        "<rp>9</rp>",
    ] {
        assert_eq!(cell(&format!("3{not_shown}16")).replace(' ', ""), "316", "{not_shown}");
    }
    assert_eq!(cell("3<span style='visibility:hidden'>9<b style='visibility:visible'>7</b></span>"), "3 7");
    assert_eq!(cell("<span aria-hidden=true>9</span>"), "9");
    assert_eq!(cell("<span hidden style='display:inline'>9</span>"), "9");
    assert_eq!(cell("<span style='font-size:0'><b style='font-size:12px'>9</b></span>"), "9");
}

#[test]
fn what_never_closes_is_hidden_up_to_where_a_browser_ends_it() {
    assert_eq!(rows("<table><tr><td><span hidden>9</td><td>3"), ["|3"]);
    assert_eq!(rows("<p hidden>9<p>3"), ["3"]);
    assert_eq!(rows("<div><span hidden>9</div>3"), ["3"]);
    assert_eq!(rows("<span hidden><p>9</span>9</p>3"), Vec::<String>::new());
}

#[test]
fn cells_and_rows_that_are_not_shown_are_none_and_invisible_ones_are_empty() {
    let html = "<table><tr style='display:none'><td>9</td></tr><tr><td>a<td style='display:none'>9<td style='visibility:hidden'>9<td>b</tr>\
                <tr style='visibility:hidden'><td>9</td></tr><tr><td>c</table>";
    assert_eq!(rows(html), ["a||b", "c"]);
}

#[test]
fn sheets_hide_by_class_name_and_identifier() {
    let html = "<style>.x, td.y { display: none } #z { visibility: hidden } .d { text-decoration: line-through }\
                @media print { .p { display: none } }</style>\
                <table><tr><td class='a x'>1<td class=y>2<td id=z>3<td><i class=d>4</i><td class=p>5<td><i class=y>6</i></table>";
    assert_eq!(rows(html), ["||5|6"]);
    assert_eq!(rows("<style media=print>p{display:none}</style><p>a"), ["a"]);
}

#[test]
fn marks_are_no_part_of_a_number() {
    for mark in [
        "<sup>2</sup>",
        "<sup>[3]</sup>",
        "<sub>注1</sub>",
        "<sup>①</sup>",
        "<span style='vertical-align:super'>2</span>",
        "<a href='#_ftn1' name='_ftnref1'>[1]</a>",
        "<a href='file.htm#_edn1'>[i]</a>",
        "<a role=doc-noteref href='#x'>1</a>",
        "<span class=MsoFootnoteReference><span>[1]</span></span>",
        "<a style='mso-comment-reference:ZX_1'>9</a>",
        "<span class=MsoCommentReference>[ZX1]</span>",
        "<a href='#_msocom_1'>[9]</a>",
    ] {
        assert_eq!(cell(&format!("<p>251{mark}</p>")), "251", "{mark}");
        assert_eq!(cell(&format!("<p>{mark}251</p>")), "251", "{mark}");
        assert!(!cell(&format!("25{mark}1")).contains("251"), "{mark}");
    }
    assert_eq!(cell("<ruby>251<rp>(</rp><rt>9</rt><rp>)</rp></ruby>"), "251");
    // A cell that has nothing else, what is no sign of a note, and the alignment of a cell.
    assert_eq!(cell("<sup>37</sup>"), "37");
    assert_eq!(cell("251<sup>万元</sup>"), "251万元");
    assert_eq!(cell("251<sup>.5</sup>"), "251.5");
    assert_eq!(rows("<table><tr><td style='vertical-align:super'>37"), ["37"]);
    // In prose they stay, apart.
    assert_eq!(rows("<p>共10<sup>2</sup>3件<sup>注</sup></p>"), ["共10 2 3件注"]);
}

#[test]
fn fields_show_what_they_hold() {
    assert_eq!(cell("<input value=251>"), "251");
    assert_eq!(cell("<input type='NUMBER' value='&#50;51'/>"), "251");
    for other in ["hidden", "checkbox", "radio", "submit"] {
        assert_eq!(cell(&format!("3<input type={other} value=9>")), "3", "{other}");
    }
    assert_eq!(cell("<input hidden value=9><input value=3 style='display:none'>"), "");
    assert_eq!(cell("<textarea>\n2&#53;1</textarea>"), "251");
    assert_eq!(cell("<textarea><b>3</textarea>"), "<b>3");
    assert_eq!(cell("<select><option>3<option selected>25&#49;</option> <option>4</select>"), "251");
    assert_eq!(cell("<select><option>3</option><option>4</option></select>5"), "3 5");
    assert_eq!(rows("<table><tr><td><select><option>3<option>4<td>5"), ["3|5"]);
    assert_eq!(cell("<input value=3><input value=4>"), "3 4");
}

#[test]
fn what_has_no_width_is_not_there() {
    assert_eq!(cell("2<wbr>5&shy;1&zwnj;&zwj;&#8203;\u{AD}\u{200B}\u{2060}\u{FEFF}6"), "2516");
    assert_eq!(cell("\u{200E}2\u{202E}3&rlm;"), "\u{200E}2\u{202E}3\u{200F}");
}

#[test]
fn a_frame_shows_the_document_that_it_holds() {
    let inner = "&lt;h1&gt;题&lt;/h1&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;a&amp;lt;&lt;td&gt;1&lt;/table&gt;";
    assert_eq!(
        rows(&format!("<div>前<iframe srcdoc=\"{inner}\"></iframe>后</div>")),
        ["前", "题", "a<|1", "后"]
    );
    assert_eq!(
        rows(&format!("<div hidden><iframe srcdoc=\"{inner}\"></iframe></div>")),
        Vec::<String>::new()
    );
    // What is open in it ends with it.
    assert_eq!(rows("<iframe srcdoc='<td>a<p hidden>'>x</iframe>后"), ["a", "后"]);
    let mut deep = "<p>x</p>".to_owned();
    for _ in 0..4 {
        deep = format!(
            "<p>y</p><iframe srcdoc=\"{}\"></iframe>",
            deep.replace('&', "&amp;").replace('"', "&quot;")
        );
    }
    assert_eq!(rows(&deep), ["y", "y", "y"]);
}

fn skipped(html: &str) -> bool {
    extract(html, Newlines::AreSpaces, &Unsure::new(&[], &[], 0)).skipped
}

#[test]
fn what_never_ends_is_told_where_it_holds_words() {
    for unclosed in ["<!-- ", "<script>", "<style>", "<textarea>", "<title>", "<noscript>", "<p title=\">"] {
        assert!(skipped(&format!("前{unclosed} <p>后文 3</p>")), "{unclosed}");
    }
    assert!(!skipped("前<!-- <p></p>"));
    assert!(!skipped("前<!-- 后 --><script>后</script><style>后</style><title>后</title>"));
    assert_eq!(rows("a<!-->9<!-- -->b<!--->c<!-- x --!>d"), ["a9bcd"]);
    assert_eq!(rows("<title>某局<p>后"), ["某局"]);
}

#[test]
fn conditional_comments_hide_and_conditions_alone_do_not() {
    let html = "a<!--[if gte mso 9]><xml>9</xml><![endif]--><![if !supportLists]>一、<![endif]>b<![CDATA[9]]><!--[if !mso]>-->c<!--<![endif]-->";
    assert_eq!(rows(html), ["a一、bc"]);
}

#[test]
fn the_title_for_programs_comes_first_where_the_page_has_none() {
    let meta = "<html><head><meta NAME=ArticleTitle content='某局2023年&#24180;报'></head><body>";
    assert_eq!(rows(&format!("{meta}<p>一</p><table><tr><td>1<td>2")), ["某局2023年年报", "一", "1|2"]);
    assert_eq!(rows(&format!("{meta}<h1>某局<br>2023 年年报</h1>")), ["某局", "2023 年年报"]);
    assert_eq!(rows("<title>某局2023年</title><meta name=ArticleTitle content=某局2023年>"), ["某局2023年"]);
}

#[test]
fn an_article_in_a_script_is_read_where_nothing_is_shown() {
    let words = "文".repeat(FEWEST_SHOWN);
    let script = format!(
        "<script>window.x = {{\"title\":\"某局年报\",\"content\":\"<p>{words}</p>\\u003ctable><tr><td>规章<td>3<\\/table>\"}}</script>"
    );
    assert_eq!(
        rows(&format!("<title>公开</title>{script}<p>后")),
        ["公开", "后", "某局年报", words.as_str(), "规章|3"]
    );
    assert_eq!(rows(&format!("{script}<p>{words}文")), [format!("{words}文")]);
}

#[test]
fn what_styles_hide_is_read_where_nothing_else_is_shown() {
    let words = "文".repeat(FEWEST_SHOWN);
    let html = format!("<p>前</p><div style='display:none'>{words}<table><tr><td>3</table></div>");
    assert_eq!(rows(&html), ["前", words.as_str(), "3"]);
    assert!(!skipped(&html));
    assert_eq!(rows(&html.replace("前", &format!("{words}前"))), [format!("{words}前")]);
}

/// Table, column and spans of each piece.
fn places(html: &str) -> Vec<(u32, u16, u16, u16)> {
    let source = extract(html, Newlines::AreSpaces, &Unsure::new(&[], &[], 0));
    source.pieces.iter().map(|p| (p.table, p.column, p.colspan, p.rowspan)).collect()
}

#[test]
fn pieces_have_their_places_in_the_grid() {
    let html = "题<table><tr><td rowspan=3 colspan=3>a<td colspan=7>b</tr><tr><td rowspan=2>c<td colspan=5>d<td rowspan='2'>e</tr>\
                <tr><td>f</tr><tbody><tr><td colspan=3></td></table><table><tr><td>g";
    let expected = [
        (0, 0, 1, 1),
        (1, 0, 3, 3),
        (1, 3, 7, 1),
        (1, 3, 1, 2),
        (1, 4, 5, 1),
        (1, 9, 1, 2),
        (1, 4, 1, 1),
        (1, 0, 3, 1),
        (2, 0, 1, 1),
    ];
    assert_eq!(places(html), expected);
    assert_eq!(
        places("<table><tr><td colspan=9999999 rowspan=0>a<td colspan=x rowspan=-1>b")[..2],
        [(1, 0, 1000, 1000), (1, 255, 1, 1)]
    );
}

#[test]
fn an_empty_row_counts_in_the_grid() {
    assert_eq!(places("<table><tr><td rowspan=2>a<td>b</tr><tr></tr><tr><td>c")[2], (1, 0, 1, 1));
}

#[test]
fn lines_have_the_places_of_their_cells() {
    let source = extract("<pre>a\tb\nc</pre>", Newlines::AreSpaces, &Unsure::new(&[], &[], 0));
    let columns: Vec<u16> = source.pieces.iter().map(|p| p.column).collect();
    assert_eq!(columns, [0, 1, 0]);
}

#[test]
fn styles_make_tables() {
    let by_style = "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>a</div>\
                    <span style='display:table-cell'>b</span></div><div style='display:table-row'><p style='display:table-cell'>c</p></div></div>后";
    assert_eq!(rows(by_style), ["a|b", "c", "后"]);
    assert_eq!(places(by_style)[..2], [(1, 0, 1, 1), (1, 1, 1, 1)]);
    let by_sheet = "<style>.r{display:table-row}.c{display:table-cell}</style><div><div class=r><i class=c>a</i> <i class=c></i></div>\
                    <div class=r><i class=c>b</i><i class=c>c</i></div></div><p>后</p>";
    assert_eq!(rows(by_sheet), ["a|", "b|c", "后"]);
    // Cells without rows are one row, up to the next block.
    assert_eq!(
        rows("<div><i style='display:table-cell'>a</i><i style='display:table-cell'>b</i><p>后</p></div>末"),
        ["a|b", "后", "末"]
    );
}

#[test]
fn roles_make_tables() {
    let html = "<div role=table><div role=rowgroup><div role=row><b role=columnheader aria-colspan=2>a</b><b role=cell>b</b></div></div>\
                <div role=row><b role=gridcell>c</b></div></div>";
    assert_eq!(rows(html), ["a|b", "c"]);
    assert_eq!(places(html), [(1, 0, 2, 1), (1, 2, 1, 1), (1, 0, 1, 1)]);
}

#[test]
fn grids_make_rows_of_so_many_cells() {
    let html = "前<div style='display:grid;grid-template-columns:repeat(3, 1fr)'><p style='grid-column:span 2'>a</p><p>b</p>\
                <p>c</p> <p></p><p>d</p><p style='grid-column: 1 / -1'>e</p><div style='display:contents'><p>f</p></div></div>后";
    assert_eq!(rows(html), ["前", "a|b", "c||d", "e", "f", "后"]);
    assert_eq!(places(html)[1..3], [(1, 0, 2, 1), (1, 2, 1, 1)]);
}

#[test]
fn a_table_of_styles_within_a_cell_centres_its_content() {
    assert_eq!(cell("<div style='display:table'><div style='display:table-cell'>3</div></div>"), "3");
    assert_eq!(
        rows("<table><tr><td><div style='display:table-cell'>3</div></td><td>4</td></table>"),
        ["3|4"]
    );
}

#[test]
fn several_numbers_in_a_cell_stay_apart() {
    for html in [
        "3<br>4",
        "<p>3</p><p>4</p>",
        "3<div>4</div>",
        "<span style='display:block'>3</span><span style='display:block'>4</span>",
        "<div style='display:flex'><span>3</span><span>4</span></div>",
        "<ul><li>3<li>4</ul>",
    ] {
        assert_eq!(cell(html), "3 4", "{html}");
    }
    assert_eq!(cell("<b>3</b><i>4</i>"), "34");
}

#[test]
fn a_break_at_the_beginning_of_a_cell_takes_nothing_from_before_it() {
    assert_eq!(rows("<pre> <td><br>中</td>"), ["中"]);
    assert_eq!(
        rows("<div style='white-space:pre-wrap'> <table><tr><td><br>中</td></tr></table></div>"),
        ["中"]
    );
}

#[test]
fn elements_close_themselves_in_xml_only() {
    assert_eq!(
        rows("<?xml version='1.0'?><html><title/><p hidden=''/>a<script src='x'/>b<script>9</script>"),
        ["ab"]
    );
    assert_eq!(rows("<p hidden/>a"), Vec::<String>::new());
    assert_eq!(rows("<title/><p>a<p>b"), ["a", "b"]);
}

#[test]
fn scraps_of_markup_do_no_harm() {
    let scraps = [
        "<td>",
        "</td>",
        "<tr>",
        "</tr>",
        "<table>",
        "</table>",
        "<p>",
        "</p>",
        "<br>",
        " ",
        "中",
        "3",
        "\n",
        "\t",
        "<sup>",
        "</sup>",
        "<s>",
        "</s>",
        "<pre>",
        "</pre>",
        "<div style='display:table-row'>",
        "</div>",
        "<i style='display:table-cell'>",
        "</i>",
        "<div hidden>",
        "<tbody>",
        "<tr style='visibility:hidden'>",
        "<div style='display:grid;grid-template-columns:1fr 1fr'>",
        "<iframe srcdoc='<td>中'></iframe>",
        "<td rowspan=9>",
        "<select>",
        "<option>",
        "<input value=3>",
        "&nbsp;",
        "<ruby>",
        "<rt>",
        "<li>",
    ];
    // A small generator of numbers: each run is the same.
    let mut state = 1_u32;
    for _ in 0..4000 {
        let html: String = (0..14)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                scraps[(state >> 16) as usize % scraps.len()]
            })
            .collect();
        let source = extract(&html, Newlines::AreSpaces, &Unsure::new(&[], &[], 0));
        for pair in source.pieces.windows(2) {
            assert!(pair[0].end <= pair[1].start && pair[0].row <= pair[1].row, "{html}");
        }
        assert!(
            source.pieces.iter().all(|p| source.text.get(p.start as usize..p.end as usize).is_some()),
            "{html}"
        );
    }
}

#[test]
fn a_caption_is_a_line() {
    assert_eq!(
        rows("<table><caption>表二</caption><tr><td>1<td>2</tr>注<tr><td>3</table>"),
        ["表二", "1|2", "注", "3"]
    );
}
