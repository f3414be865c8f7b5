// The words of files for office programs. Apart from the dictionary: only the page makes them.
import type { OfficeFile } from "../output/office.js";
import type { Lang } from "./dictionary.js";

export interface OfficeWords {
  /** In the menu: what it is, and what for. */
  files: Record<OfficeFile, readonly [name: string, use: string]>;
  /** `tried`: some of its numbers are not printed in the report. */
  fileName: (body: string, year: number | null, file: OfficeFile, tried: boolean) => string;
}

const NAMES: Record<OfficeFile, string> = { report: "政府信息公开工作年度报告", result: "年报核查结果", checklist: "年报核查单", notice: "年报整改通知", workbook: "年报数据" };
const NAMES_EN: Record<OfficeFile, string> = { report: "annual report", result: "check result", checklist: "check list", notice: "rectification notice", workbook: "annual report data" };

export const OFFICE: Readonly<Record<Lang, OfficeWords>> = {
  zh: {
    files: {
      checklist: ["核查单", "逐项列出，可签字"], notice: ["整改通知", "发给报送单位"], result: ["核查结果", "结论在前，错格加框"], report: ["年度报告", "官方版式，可再编辑"],
      workbook: ["Excel 工作簿", "官方版式的表和问题清单"],
    },
    fileName: (body, year, file, tried) => `${body}${year === null ? "" : `${year}年`}${NAMES[file]}${tried ? "（含试改）" : ""}`,
  },
  en: {
    files: {
      checklist: ["Check list", "every check, to be signed"], notice: ["Notice", "to the body that reported"], result: ["Result", "verdict first, wrong cells boxed"], report: ["Annual report", "official layout, to edit"],
      workbook: ["Excel workbook", "tables in the official layout, and findings"],
    },
    fileName: (body, year, file, tried) => [body, year, NAMES_EN[file], tried ? "(with numbers tried)" : ""].filter(Boolean).join(" "),
  },
};
