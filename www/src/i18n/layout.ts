// The words of the report's layout: its bar, the halves of its verdict, tabs, the strip of text under a table, the sheet of narrow screens.
import type { Lang } from "./dictionary.js";

export interface LayoutWords {
  newReport: string;
  newReportMore: string;
  /** What the bar says of a report, for those that do not see that it is one. */
  verdict: string;
  /** The halves of a verdict, and what was not read surely. They name the filter of the findings as well. */
  parts: Record<"numbers" | "text" | "reading", string>;
  all: string;
  /** `cells`: how many, where every error is one of cells; else `null`. */
  errors: (findings: number, cells: number | null) => string;
  warnings: (n: number) => string;
  doubts: (n: number) => string;
  /** Every sum could be followed, and every one holds. */
  numbersSound: string;
  /** No sum fails, but not all could be followed. */
  numbersUnbroken: string;
  textSound: string;
  unchecked: (n: number) => string;
  checked: (n: number) => string;
  cellsRead: (read: number, of: number) => string;
  tabs: string;
  prose: string;
  pictures: string;
  absent: string;
  /** A tab's state for those that do not see its sign. */
  tabStates: Record<"errors" | "warnings" | "doubts", (n: number) => string> & { sound: string; missing: string };
  away: string;
  awayMore: string;
  /** Over the groups of the menu. */
  awayGroups: Record<"papers" | "word" | "tables" | "data", string>;
  strip: string;
  stripEmpty: string;
  openText: string;
  from: string;
  /** A number and what it should be, for those that do not see the arrow. */
  pairName: (from: string, to: string) => string;
  /** Of the sheet: opens and closes the list of findings in it. */
  findings: (n: number) => string;
  noFinding: string;
  /** Of a finding: where the card of it is. */
  chosen: string;
  moreRows: (n: number) => string;
  /** Of a rule. */
  guards: string;
  ignoreThis: string;
  settings: string;
  /** Under the verdict. */
  leftOut: (n: number) => string;
}

export const LAYOUT: Record<Lang, LayoutWords> = {
  zh: {
    newReport: "新报告",
    newReportMore: "粘贴或选择另一份报告，或从空白表开始；已读的报告还在",
    verdict: "核查结论",
    parts: { numbers: "数字", text: "文字", reading: "读取" },
    all: "全部",
    errors: (findings, cells) => (cells === null ? `${findings} 处有误` : `${cells} 格有误`),
    warnings: (n) => `${n} 处请核对`,
    doubts: (n) => `${n} 处存疑`,
    numbersSound: "勾稽全部相符",
    numbersUnbroken: "未发现不符",
    textSound: "未发现问题",
    unchecked: (n) => `未核查 ${n} 项`,
    checked: (n) => `已核查 ${n} 项`,
    cellsRead: (read, of) => `${read}/${of} 格已读`,
    tabs: "报告的各部分",
    prose: "正文",
    pictures: "图示",
    absent: "缺",
    tabStates: { errors: (n) => `${n} 处错误`, warnings: (n) => `${n} 处需核对`, doubts: (n) => `${n} 处读取存疑`, sound: "未发现问题", missing: "没有找到" },
    away: "导出",
    awayMore: "复制、打印、下载",
    awayGroups: { papers: "查看、打印", word: "Word 文件（.docx）", tables: "表格", data: "数据" },
    strip: "原文",
    stripEmpty: "选中一格，这里显示它在原文中的一行。",
    openText: "在正文中查看",
    from: "现为",
    pairName: (from, to) => `${from} 应为 ${to}`,
    findings: (n) => `问题 ${n}`,
    noFinding: "没有发现问题",
    chosen: "选中的问题",
    moreRows: (n) => `等 ${n} 格`,
    guards: "什么时候不提示",
    ignoreThis: "不再核查这一项",
    settings: "规则设置",
    leftOut: (n) => `按设置不核查 ${n} 项`,
  },
  en: {
    newReport: "New report",
    newReportMore: "Paste or choose another report, or begin with a blank form; the reports that were read stay",
    verdict: "Verdict",
    parts: { numbers: "Numbers", text: "Text", reading: "Reading" },
    all: "All",
    errors: (findings, cells) => (cells === null ? `${findings} wrong` : `${cells} ${cells === 1 ? "cell" : "cells"} wrong`),
    warnings: (n) => `${n} to check`,
    doubts: (n) => `${n} unsure`,
    numbersSound: "all sums hold",
    numbersUnbroken: "no sum fails",
    textSound: "no problem found",
    unchecked: (n) => `${n} not checked`,
    checked: (n) => `${n} checks`,
    cellsRead: (read, of) => `${read}/${of} cells read`,
    tabs: "Parts of the report",
    prose: "Text",
    pictures: "Charts",
    absent: "none",
    tabStates: {
      errors: (n) => `${n} ${n === 1 ? "error" : "errors"}`, warnings: (n) => `${n} to check`, doubts: (n) => `${n} unsure`, sound: "no problem found", missing: "not found",
    },
    away: "Export",
    awayMore: "Copy, print, download",
    awayGroups: { papers: "View and print", word: "Word files (.docx)", tables: "Tables", data: "Data" },
    strip: "Text",
    stripEmpty: "Select a cell to see its line of the text here.",
    openText: "Show in the text",
    from: "Printed",
    pairName: (from, to) => `${from}, should be ${to}`,
    findings: (n) => `Problems ${n}`,
    noFinding: "No problem found",
    chosen: "Selected problem",
    moreRows: (n) => `${n} cells in all`,
    guards: "When it says nothing",
    ignoreThis: "Do not check this any more",
    settings: "Rule settings",
    leftOut: (n) => `${n} left out by settings`,
  },
};
