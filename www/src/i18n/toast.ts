// What is said of something that just happened, and of the draft on this machine. Apart from the dictionary: only the page says it,
// and the widget would carry it along.
import type { Lang } from "./dictionary.js";

type Counted = (n: number) => string;

export interface ToastWords {
  undo: string;
  open: string;
  dismiss: string;
  cleared: Counted;
  added: (reports: number, number: number) => string;
  unread: string;
  noCell: string;
  reread: string;
  pasted: Counted;
  completed: Counted;
  unfit: Record<"large" | "turned", (rows: number, columns: number) => string>;
  restored: Counted;
  emptied: Counted;
  resumed: Counted;
}

export interface DraftWords {
  button: string;
  what: string;
  on: string;
  off: string;
  turnOn: string;
  forget: string;
  close: string;
  large: string;
}

const toastZh: ToastWords = {
  undo: "撤销",
  open: "打开",
  dismiss: "关闭提示",
  cleared: (n) => (n ? `已清空 ${n} 份报告。` : "已清空。"),
  added: (n, all) => (n === 1 ? `已加入第 ${all} 份报告，原来的还在。` : `已加入 ${n} 份报告，现有 ${all} 份。`),
  unread: "粘贴的内容里没有年报，当前报告未动。",
  noCell: "粘贴的是数字。请先选中表中一格，再粘贴；当前报告未动。",
  reread: "已换一种方式重新读取，试改的数字没有带过来。",
  pasted: (n) => `已粘贴 ${n} 格。`,
  completed: (n) => (n ? `已填 ${n} 格，原来填的没有动。` : "没有可以填的格：各分项填好以后，合计才能算出。"),
  unfit: {
    large: (rows, columns) => `粘贴的是 ${rows} 行 ${columns} 列，从选中的格起放不下，没有改动。`,
    turned: (rows, columns) => `粘贴的 ${rows} 行 ${columns} 列像是行列颠倒了，没有改动。请在 Excel 中转置后再复制。`,
  },
  restored: (n) => `已恢复 ${n} 格原文数字。`,
  emptied: (n) => `已清空 ${n} 格。`,
  resumed: (n) => `已打开上次留存在本机的内容（${n} 份报告）。`,
};

const toastEn: ToastWords = {
  undo: "Undo",
  open: "Open",
  dismiss: "Dismiss",
  cleared: (n) => (n ? `${n} report${n === 1 ? "" : "s"} cleared.` : "Cleared."),
  added: (n, all) => (n === 1 ? `Added as report ${all}; the others are still there.` : `${n} reports added, ${all} in all.`),
  unread: "No annual report in what was pasted; the open report is unchanged.",
  noCell: "These are numbers. Select a cell first, then paste; the open report is unchanged.",
  reread: "Read again in another way; the numbers tried were not carried over.",
  pasted: (n) => `${n} cell${n === 1 ? "" : "s"} pasted.`,
  completed: (n) => (n ? `${n} cell${n === 1 ? "" : "s"} filled; what you had filled in is unchanged.` : "Nothing to fill: totals follow once their parts are there."),
  unfit: {
    large: (rows, columns) => `${rows} × ${columns} cells do not fit from the selected cell on. Nothing was changed.`,
    turned: (rows, columns) => `The ${rows} × ${columns} cells look transposed. Nothing was changed; transpose them in Excel and copy again.`,
  },
  restored: (n) => `${n} printed number${n === 1 ? "" : "s"} restored.`,
  emptied: (n) => `${n} cell${n === 1 ? "" : "s"} emptied.`,
  resumed: (n) => `What was kept on this computer is open again (${n} report${n === 1 ? "" : "s"}).`,
};

const draftZh: DraftWords = {
  button: "本机留存",
  what: "打开后，读入的报告、填写和试改的数字会留存在这台电脑的这个浏览器里，刷新、误关、死机后再打开本页还在。不会上传。多人共用的电脑请不要打开。",
  on: "已打开：内容留存在这台电脑上。",
  off: "未打开：关闭页面即全部清除。",
  turnOn: "打开留存",
  forget: "关闭并删除留存",
  close: "取消",
  large: "内容太多，浏览器存不下，这一次没有留存。",
};

const draftEn: DraftWords = {
  button: "Keep on this computer",
  what: "When on, the reports you read and the numbers you fill in or try are kept in this browser on this computer, and are there again after a reload, a closed tab or a crash. Nothing is uploaded. Leave it off on shared computers.",
  on: "On: the content is kept on this computer.",
  off: "Off: closing the page clears everything.",
  turnOn: "Turn on",
  forget: "Turn off and delete",
  close: "Cancel",
  large: "Too much for the browser to keep; this time nothing is kept.",
};

export const TOASTS: Readonly<Record<Lang, ToastWords>> = { zh: toastZh, en: toastEn };
export const DRAFTS: Readonly<Record<Lang, DraftWords>> = { zh: draftZh, en: draftEn };
