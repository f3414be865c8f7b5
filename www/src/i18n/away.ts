// What is said where results are taken away, and in the papers that are taken.
import type { Gap } from "../engine/types.js";
import type { Group } from "./dictionary.js";

export type Format = "csv" | "json" | "md" | "html";

export interface AwayWords {
  toolbar: string;
  copyTable: (name: string) => string;
  copyAll: string;
  copied: string;
  copyFailed: string;
  download: string;
  formats: Record<Format, readonly [name: string, use: string]>;
  saved: (name: string) => string;
  saveFailed: string;
  print: string;
  papers: Record<"checklist" | "notice", string>;
  back: string;
  copyPaper: string;
  savePaper: string;
  noticeHint: string;
  noticeDoubts: (n: number) => string;
  fileName: (body: string, year: number | null, kind: "report" | "checklist" | "notice") => string;

  numbered: (i: number, text: string) => string;
  none: string;
  made: (version: string) => string;
  limits: string;
  reportTitle: (body: string | null, year: number | null) => string;
  body: string;
  year: string;
  edition: string;
  result: string;
  checks: string;
  counts: (passed: number, failed: number, partial: number, open: number) => string;
  signed: string;
  file: string;
  tried: string;
  triedCells: (n: number) => string;
  no: string;
  kind: string;
  problem: string;
  kinds: Record<Group, string>;

  checklistTitle: string;
  problems: string;
  doubts: string;
  /** How rules came out, in words: the same four everywhere. */
  passed: string;
  failed: string;
  partial: string;
  open: string;
  /** Over the list of those that did not look at everything. */
  passedMore: string;
  partialMore: string;
  openMore: string;
  why: Record<Gap["why"], string>;
  /** Behind the first rows that were left out. */
  rowsInAll: (n: number) => string;
  checkSign: string;
  reviewSign: string;

  noticeTitle: (year: number | null) => string;
  to: (body: string | null) => string;
  noticeLead: (title: string | null, year: number | null) => string;
  toMend: string;
  toVerify: string;
  item: (parts: readonly string[]) => string;
  /** On which pages of the file something stands: the first ones, of `n`. */
  onPages: (pages: readonly number[], n: number) => string;
  suggested: (words: string) => string;
  /** Before the title of a table that belongs to an item of a list. */
  ofItem: (n: number) => string;
  /** In the place of the number that should stand there, where several cells may be the wrong one. */
  undecided: string;
  /** What the text says and the table counts, where they differ: neither is said to be the wrong one. */
  bothSay: (text: string, table: string, n: number) => string;
  /** A number that is one of several corrections. */
  orElse: (n: string) => string;
  based: (words: string) => string;
  demands: string;
  demandList: readonly string[];
  noticeSign: string;
  date: string;

  pictures: string;
  /** Of a picture: its buttons, its file, and the line below it. */
  savePicture: (format: string, title: string) => string;
  pictureName: (body: string | null, year: number | null, title: string, tried: boolean) => string;
  pictureSource: (body: string | null, year: number | null, tried: boolean) => string;
  flowTitle: string;
  flowText: (incoming: number, parts: readonly string[]) => string;
  incoming: string;
  outcomesTitle: string;
  applicantsTitle: string;
  count: (name: string, n: number) => string;
  share: (n: number, percent: string) => string;
  fromNew: string;
  fromBefore: string;
}

const DOCUMENT = "政府信息公开工作年度报告";
const KINDS = { report: "年报核查", checklist: "年报核查单", notice: "年报整改通知" };
const end = (text: string) => text.replace(/[。；;.\s]+$/, "");

export const awayZh: AwayWords = {
  toolbar: "取走结果",
  copyTable: (name) => `复制${name}`,
  copyAll: "复制全部表格",
  copied: "已复制，可粘贴到 Word、WPS、Excel 或网站编辑器",
  copyFailed: "浏览器不允许复制，请改用“下载”",
  download: "下载",
  formats: { csv: ["CSV 表格", "每格一行，供统计软件"], json: ["JSON 数据", "程序、研究"], md: ["Markdown 文本", "笔记"], html: ["HTML 网页", "存档"] },
  saved: (name) => `已下载：${name}`,
  saveFailed: "生成文件时程序出了意外，请重试",
  print: "打印",
  papers: { checklist: "核查单", notice: "整改通知" },
  back: "返回核查结果",
  copyPaper: "复制全文",
  savePaper: "下载 Word 文件",
  noticeHint: "横线处请发文单位填写；发出前请逐条核对。",
  noticeDoubts: (n) => `另有 ${n} 处读取存疑没有写入通知：那是软件没有看清，不是报告有错，请先对照原文核对。`,
  fileName: (body, year, kind) => `${body}${year ?? ""}${year ? "年" : ""}${KINDS[kind]}`,

  numbered: (i, text) => `${"一二三四五六七八九"[i]}、${text}`,
  none: "无。",
  made: (version) => `本件由“年报体检”${version} 在本机核查生成。`,
  limits: "核查只看报告自身的格式和数据关系，不能代替对数据来源的核实。",
  reportTitle: (body, year) => `${body ?? ""}${year ? `${year}年` : ""}${DOCUMENT}`,
  body: "单位名称",
  year: "报告年度",
  edition: "表格格式",
  result: "核查结论",
  checks: "核查项目",
  counts: (passed, failed, partial, open) => [`未发现问题 ${passed} 项`, `有问题 ${failed} 项`, ...(partial ? [`部分核查 ${partial} 项`] : []), `未核查 ${open} 项`].join("，"),
  signed: "落款日期",
  file: "文件",
  tried: "试改",
  triedCells: (n) => `有 ${n} 格是试改后的数字，不是报告原文所写`,
  no: "序号",
  kind: "类别",
  problem: "问题",
  kinds: { errors: "错误", warnings: "需核对", doubts: "读取存疑", infos: "提示" },

  checklistTitle: `${DOCUMENT}核查单`,
  problems: "发现的问题",
  doubts: "读取存疑（软件没有看清，不是报告有错，请对照原文核对）",
  passed: "未发现问题",
  failed: "有问题",
  partial: "部分核查",
  open: "未核查",
  passedMore: "已核查、未发现问题的项目",
  partialMore: "部分核查的项目（所列各行没有核查，请人工核对）",
  openMore: "未核查的项目（请人工看一遍）",
  why: {
    cut: "没有复制到", unread: "没有读准", unjudged: "名称断开或写法不同，没有判断", by_sums: "数字连写，是按合计分开的", not_number: "填的不是件数等数字", unfilled: "没有填写", absent: "报告中没有",
    unrecognised: "报告未写，或本软件没有认出", inapplicable: "不适用于本报告", too_long: "查找量超过限度，没有查完",
  },
  rowsInAll: (n) => `等${n}行`,
  checkSign: "核查人（签字）：________________　　日期：______年____月____日",
  reviewSign: "复核人（签字）：________________　　日期：______年____月____日",

  noticeTitle: (year) => `关于做好${year ? `${year}年` : ""}政府信息公开工作年度报告问题整改的通知`,
  to: (body) => `${body ?? "________________"}：`,
  noticeLead: (title, year) => `经核查，《${title ?? `${year ? `${year}年` : ""}${DOCUMENT}`}》存在以下问题，请予整改。`,
  toMend: "需要改正的问题",
  toVerify: "需要核实的问题",
  item: (parts) => `${parts.map(end).join("。")}。`,
  onPages: (pages, n) => `见原文件第 ${pages.join("、")} 页${n > pages.length ? `等，共 ${n} 页` : ""}`,
  suggested: (words) => `修改建议：${words}`,
  ofItem: (n) => `第 ${n} 项：`,
  undecided: "待定（见说明）",
  bothSay: (text, table, n) => `正文 ${text}／${table} ${n}`,
  orElse: (n) => `或 ${n}`,
  based: (words) => `依据：${words}`,
  demands: "整改要求",
  demandList: [
    "请对照原始台账逐条核实上述问题，据实改正。修改建议仅由表内数据关系推算得出，应以实际数据为准。",
    "经核实原数据无误的，请书面说明理由。",
    "请于______年____月____日前完成整改，并报送修改后的年度报告和整改情况。年度报告已经公布的，请同步更正。",
  ],
  noticeSign: "________________（印章）",
  date: "______年____月____日",

  pictures: "图示",
  savePicture: (format, title) => `下载${title}：${format}`,
  pictureName: (body, year, title, tried) => `${body ?? ""}${year ? `${year}年` : ""}${title}${tried ? "（含试改）" : ""}`,
  pictureSource: (body, year, tried) => `数据来源：${awayZh.reportTitle(body, year)}，表三“收到和处理政府信息公开申请情况”${tried ? "（含试改的数字，不全是原文所载）" : ""}`,
  flowTitle: "申请的来源与去向",
  flowText: (incoming, parts) => `共 ${incoming} 件：${parts.join("，")}。`,
  incoming: "合计",
  outcomesTitle: "办理结果构成",
  applicantsTitle: "本年新收申请的申请人构成",
  count: (name, n) => `${name} ${n} 件`,
  share: (n, percent) => `${n} 件，占 ${percent}`,
  fromNew: "本年新收",
  fromBefore: "上年结转",
};

const KINDS_EN = { report: "annual report checked", checklist: "check list", notice: "rectification notice" };
const REPORT_EN = "Annual Report on Open Government Information";

export const awayEn: AwayWords = {
  toolbar: "Take the results away",
  copyTable: (name) => `Copy ${name}`,
  copyAll: "Copy all tables",
  copied: "Copied; paste it into Word, WPS, Excel or a web editor",
  copyFailed: "The browser does not allow copying; use “Download”",
  download: "Download",
  formats: { csv: ["CSV table", "a row for each cell, for statistics"], json: ["JSON data", "programs, research"], md: ["Markdown text", "notes"], html: ["HTML page", "to keep"] },
  saved: (name) => `Downloaded: ${name}`,
  saveFailed: "The program failed while writing the file; please try again",
  print: "Print",
  papers: { checklist: "Check list", notice: "Notice" },
  back: "Back to the results",
  copyPaper: "Copy all",
  savePaper: "Download for Word",
  noticeHint: "The sender fills in the blanks; read every item before sending.",
  noticeDoubts: (n) => `${n} reading ${n === 1 ? "doubt is" : "doubts are"} left out: we are unsure of our reading, which is no error of the report. Compare with the text first.`,
  fileName: (body, year, kind) => [body, year, KINDS_EN[kind]].filter(Boolean).join(" "),

  numbered: (i, text) => `${i + 1}. ${text}`,
  none: "None.",
  made: (version) => `Made by Gongkai ${version} on this machine. `,
  limits: "Only the report's own form and arithmetic were checked; this does not verify where the figures come from.",
  reportTitle: (body, year) => [body, year, REPORT_EN].filter(Boolean).join(" "),
  body: "Body",
  year: "Year",
  edition: "Form",
  result: "Verdict",
  checks: "Checks",
  counts: (passed, failed, partial, open) => [`nothing wrong found: ${passed}`, `problems found: ${failed}`, ...(partial ? [`checked in part: ${partial}`] : []), `not checked: ${open}`].join(", "),
  signed: "Signed on",
  file: "File",
  tried: "Changed",
  triedCells: (n) => `${n} cell${n === 1 ? " holds a number" : "s hold numbers"} tried here, not the report's own`,
  no: "No.",
  kind: "Kind",
  problem: "Problem",
  kinds: { errors: "error", warnings: "to verify", doubts: "reading doubt", infos: "note" },

  checklistTitle: `Check List: ${REPORT_EN}`,
  problems: "Problems found",
  doubts: "Reading doubts (we are unsure of our reading; compare with the text)",
  passed: "nothing wrong found",
  failed: "problems found",
  partial: "checked in part",
  open: "not checked",
  passedMore: "Checked, nothing wrong found",
  partialMore: "Checked in part (please compare the rows named)",
  openMore: "Not checked (please look yourself)",
  why: {
    cut: "not in the copy", unread: "not read for certain", unjudged: "torn or worded otherwise, not judged",
    by_sums: "digits without separators, divided by these sums", not_number: "no count is printed",
    unfilled: "not filled in", absent: "not in the report", unrecognised: "not stated, or not recognised", inapplicable: "does not concern this report",
    too_long: "more to search than allowed, not all searched",
  },
  rowsInAll: (n) => `; ${n} rows in all`,
  checkSign: "Checked by (signature): ________________    Date: ________________",
  reviewSign: "Reviewed by (signature): ________________    Date: ________________",

  noticeTitle: (year) => `Notice to Correct the ${[year, REPORT_EN].filter(Boolean).join(" ")}`,
  to: (body) => `To: ${body ?? "________________"}`,
  noticeLead: (title, year) => `Your ${title ? `report “${title}”` : [year, REPORT_EN].filter(Boolean).join(" ")} was checked. Please correct the following.`,
  toMend: "To be corrected",
  toVerify: "To be verified",
  item: (parts) => parts.map((one) => `${end(one)}.`).join(" "),
  onPages: (pages, n) => `Page${n > 1 ? "s" : ""} ${pages.join(", ")}${n > pages.length ? `, … (${n} in all)` : ""} of the file`,
  suggested: (words) => `Suggestion: ${words}`,
  ofItem: (n) => `Item ${n}: `,
  undecided: "open (see text)",
  bothSay: (text, table, n) => `text: ${text}; ${table}: ${n}`,
  orElse: (n) => `or ${n}`,
  based: (words) => `Basis: ${words}`,
  demands: "What is asked",
  demandList: [
    "Verify each item against the original records and correct it accordingly. Suggestions follow from the arithmetic of the tables alone; the true figures decide.",
    "Where the printed figures prove right, state the reasons in writing.",
    "Finish by ________________ and send in the corrected report and an account of what was done. A report already published is to be corrected there too.",
  ],
  noticeSign: "________________ (seal)",
  date: "Date: ________________",

  pictures: "Pictures",
  savePicture: (format, title) => `Download “${title}” as ${format}`,
  pictureName: (body, year, title, tried) => [body, year, title, tried ? "(with numbers tried)" : ""].filter(Boolean).join(" "),
  pictureSource: (body, year, tried) => `Source: ${awayEn.reportTitle(body, year)}, table 3 (requests received and answered)${tried ? "; with numbers tried, not all as printed" : ""}`,
  flowTitle: "Where requests came from and went",
  flowText: (incoming, parts) => `${incoming} in all: ${parts.join(", ")}.`,
  incoming: "In all",
  outcomesTitle: "Outcomes",
  applicantsTitle: "Applicants of the requests newly received",
  count: (name, n) => `${name} ${n}`,
  share: (n, percent) => `${n}, ${percent}`,
  fromNew: "Newly received",
  fromBefore: "Carried over",
};
