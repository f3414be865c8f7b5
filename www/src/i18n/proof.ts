// Why a number stands in its cell, and why a cell is doubted. A part of the dictionary. The proofs, reasons and remedies are
// the core's words (`crates/gongkai/src/render/certainty.rs`); a test there compares them.
import type { Proof, Reason } from "../engine/types.js";

export interface ProofWords {
  /** Over the proof of a number, and of a cell that holds none. */
  whyHere: string;
  whyEmpty: string;
  proofs: Record<Proof, string>;
  reasons: Record<Reason, string>;
  remedies: Record<Reason, string>;
  /** Under the title of a table that is printed more than once: what stands above the other prints. */
  printedAgain: (labels: readonly string[]) => string;
  /** A print that nothing names. */
  unnamed: string;
  otherPrint: (label: string) => string;
}

export const proofZh: ProofWords = {
  whyHere: "为什么这个数在这里",
  whyEmpty: "为什么这一格没有数字",
  proofs: {
    whole_print: "整个数字都读懂了",
    nothing: "这一格没有印数字",
    own_label: "本行名称就在旁边",
    only_row: "这张表只有一行数字，各栏都对得上",
    counted: "前后各行的名称都在，其间的行数与格式一致",
    absent: "原文没有印这一行",
    full_row: "本行名称就在旁边，且数字与栏目一样多",
    kept_places: "本行名称就在旁边，且分隔符或表格线留出了每一栏的位置",
    headings: "栏目次序与格式不同，但表头写明了每一栏",
    nothing_printed: "本行名称在，后面没有印任何内容",
    only_division: "数字连在一起或缺了栏，合计相符的分法只有这一种",
    only_joining: "本行被拆成几段，只有这一种拼法每行都合计相符",
  },
  reasons: {
    no_data_row: "这张表只有表头，没有找到数据行",
    short_row: "本行的数字比栏目少，缺的是哪一栏看不出来",
    long_row: "本行的数字比栏目多，各属哪一栏看不出来",
    label_lost: "本行名称缺失或断开，是按位置认定的",
    glued_digits: "数字连在一起，分不清各栏是多少",
    label_truncated: "栏目名称没有复制完整，是按先后顺序认定的",
    summed_sub_rows: "本行没有印数字，这里是其下各分项之和",
    unreadable_number: "这里的数字读不准",
    edition_unknown: "表格没有复制完整，看不出是哪一年的格式",
    side_by_side: "并列了两组数字，以哪组为准看不出来",
    scattered: "数字散落在表头文字之间，各属哪一栏看不出来",
    unshown: "没有依据能确定这个数属于哪一行、哪一栏",
    unaccounted: "旁边有不知属于哪一格的数字",
    headings_differ: "栏目次序与格式不同，各数属于哪一栏不能确定",
    prints_differ: "这张表印了不止一遍，各遍的数字不同",
    file_unsure: "文件里这一格读不准",
  },
  remedies: {
    no_data_row: "请核对是否复制完整",
    short_row: "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
    long_row: "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
    label_lost: "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
    glued_digits: "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
    label_truncated: "请对照原文核对栏目",
    summed_sub_rows: "请对照原文核对这个数",
    unreadable_number: "请对照原文核对这个数",
    edition_unknown: "请核对是否复制完整",
    side_by_side: "请只保留一组再核查",
    scattered: "请对照原文核对，或换一种方式复制（例如从网页或 Word）",
    unshown: "请对照原文核对这个数",
    unaccounted: "请看旁边的数字是否属于这一格",
    headings_differ: "请对照原文核对栏目",
    prints_differ: "请只保留一组再核查",
    file_unsure: "请打开文件核对这一格",
  },
  printedAgain: (labels) => `本表印了不止一遍：${labels.join("、")}`,
  unnamed: "未注明的一遍",
  otherPrint: (label) => `另一遍：${label}`,
};

export const proofEn: ProofWords = {
  whyHere: "Why this number stands here",
  whyEmpty: "Why this cell holds no number",
  proofs: {
    whole_print: "every character of the print is understood",
    nothing: "no number is printed here",
    own_label: "the row's own label stands beside it",
    only_row: "the table prints only one row of numbers, and each has its column",
    counted: "the labels of the rows around it are there, with as many rows between them as in the form",
    absent: "this row is not printed",
    full_row: "the row's own label stands beside it, with as many numbers as columns",
    kept_places: "the row's own label stands beside it, and separators or a grid keep the place of every column",
    headings: "the columns stand in another order than the form's, and the headings name each of them",
    nothing_printed: "the row's label is there, and nothing is printed behind it",
    only_division: "the digits are joined or columns are empty, and only this division of the row holds",
    only_joining: "the row was torn apart, and its pieces join in only one way in which every row adds up",
  },
  reasons: {
    no_data_row: "the table has its heading but no row of numbers",
    short_row: "the row prints fewer numbers than it has columns, and which is missing cannot be told",
    long_row: "the row prints more numbers than it has columns, and which belongs where cannot be told",
    label_lost: "the row's label is lost or torn; the row was identified by its place",
    glued_digits: "digits are printed without separators; how they divide is inferred",
    label_truncated: "a heading or label is cut off; it was identified from its first characters",
    summed_sub_rows: "the row prints no number of its own; this is the sum of its sub-rows",
    unreadable_number: "the number printed here could not be read for certain",
    edition_unknown: "the part in which the editions of the form differ is missing; the edition was inferred",
    side_by_side: "two sets of numbers stand side by side, and which of them holds cannot be told",
    scattered: "the numbers stand among the headings, and which belongs to which column cannot be told",
    unshown: "nothing shows which row and column the print belongs to",
    unaccounted: "numbers that belong to no known cell stand beside it",
    headings_differ: "the headings stand in another order than the form's, and which column is which is not certain",
    prints_differ: "the table is printed more than once, with different numbers here",
    file_unsure: "the file's reader was not sure of this cell",
  },
  remedies: {
    no_data_row: "please check that the copy is complete",
    short_row: "please compare with the original, or copy in another way (from the web page or Word)",
    long_row: "please compare with the original, or copy in another way (from the web page or Word)",
    label_lost: "please compare with the original, or copy in another way (from the web page or Word)",
    glued_digits: "please compare with the original, or copy in another way (from the web page or Word)",
    label_truncated: "please compare the headings with the original",
    summed_sub_rows: "please compare the number with the original",
    unreadable_number: "please compare the number with the original",
    edition_unknown: "please check that the copy is complete",
    side_by_side: "please keep one set and check again",
    scattered: "please compare with the original, or copy in another way (from the web page or Word)",
    unshown: "please compare the number with the original",
    unaccounted: "please see whether the numbers beside it belong to this cell",
    headings_differ: "please compare the headings with the original",
    prints_differ: "please keep one set and check again",
    file_unsure: "please open the file and compare the cell",
  },
  printedAgain: (labels) => `This table is printed more than once: ${labels.join(", ")}`,
  unnamed: "a print without a name",
  otherPrint: (label) => `The other print: ${label}`,
};
