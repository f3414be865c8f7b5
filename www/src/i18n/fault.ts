// What is said when this software itself fails. Apart from the dictionary: the widget says it in other words.
import type { Lang } from "./dictionary.js";

export interface FaultWords {
  title: string;
  /** Of one text, which is still in the field. */
  one: string;
  /** Of one among many. */
  listed: (name: string) => string;
  /** Of a change of what is open. */
  change: string;
  /** Beside the line that may be passed on. */
  pass: string;
  copy: string;
}

const zh: FaultWords = {
  title: "软件内部出错",
  one: "这段内容没有核查完，原因在本软件，不在报告。软件已自行恢复，输入的内容都在，可以继续使用。",
  listed: (name) => `读取${name ? `“${name}”` : "这份内容"}时软件内部出错，没有读出；其他文件不受影响。`,
  change: "软件内部出错，这次改动没有核查。软件已自行恢复，其他内容都在。",
  pass: "下面一行写明版本、步骤和出错的位置，没有报告的内容。请复制下来告诉我们：",
  copy: "复制出错信息",
};

const en: FaultWords = {
  title: "Internal error",
  one: "This text was not checked to the end. The cause is in this software, not in the report. It has restarted by itself; what you entered is still there.",
  listed: (name) => `Internal error while reading ${name ? `“${name}”` : "this text"}; it was not read. Other files are not affected.`,
  change: "Internal error: this change was not checked. The software has restarted by itself; everything else is still there.",
  pass: "The line below gives version, stage and place of the error, and nothing of the report. Please copy it and send it to us:",
  copy: "Copy error details",
};

export const FAULTS: Readonly<Record<Lang, FaultWords>> = { zh, en };
