use super::super::plain;

/// The cells as `column:print`, `+` for each further column that one covers; lines outside in brackets.
fn rows(text: &str) -> Vec<String> {
    let source = plain::pieces(text.to_owned());
    let show = |p: &super::Piece| {
        let more = "+".repeat(usize::from(p.colspan) - 1);
        if p.cell {
            format!("{}:{}{more}", p.column, source.piece(*p))
        } else {
            format!("({})", source.piece(*p))
        }
    };
    let lines = source.pieces.chunk_by(|a, b| a.row == b.row);
    lines.map(|line| line.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn rows_of_latex_end_at_their_mark_and_break_anywhere() {
    let text = "某局\n\\begin{longtable}[]{@{}lll@{}}\n\\toprule\n\\multicolumn{2}{l}{\\multirow{2}{*}{甲 1}}\n& \\textbf{乙} \\\\\n\\midrule\n\\endhead\n丙 & & 3 \\\\\n丁 & 1 &\n22 \\\\\n\\bottomrule\n\\end{longtable}\n完 & 5\n";
    assert_eq!(rows(text), ["(某局)", "0:甲 1+ 2:乙", "0:丙 1: 2:3", "0:丁 1:1 2:22", "(完 & 5)"]);
}

#[test]
fn cells_of_latex_keep_escaped_signs() {
    let text = "\\begin{tabular}{ll}\n\\hline\n甲\\&乙 & 2 \\\\ \\hline\n\\end{tabular}";
    assert_eq!(rows(text), ["0:甲\\&乙 1:2"]);
}

#[test]
fn cells_of_wikis_stand_on_lines_or_beside_each_other() {
    let text = "某局\n{| class=\"a\"\n|+ <!-- 5 -->\n|-\n! colspan=\"2\" | '''甲''' !! 乙\n|-\n| rowspan=\"2\" | <span style=\"x:12.0pt\">丙</span>\n| 1\n|\n|-\n| 2 || 3\n|}\n完\n";
    assert_eq!(rows(text), ["(某局)", "0:甲+ 2:乙", "0:丙 1:1 2:", "1:2 2:3", "(完)"]);
}

#[test]
fn other_texts_have_no_such_tables() {
    assert_eq!(rows("\\begin{itemize}\n甲 & 1 \\\\\n\\end{itemize}\n")[0], "(\\begin{itemize})");
    assert_eq!(rows("{| 甲\n")[0], "0:{ 1:甲");
}
