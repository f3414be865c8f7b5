// The words of the rule settings. Apart from the dictionary: only the page says them, and the widget would carry them along.
import type { Severity } from "../engine/types.js";
import type { Lang } from "./dictionary.js";

type Counted = (n: number) => string;

export interface SettingsWords {
  title: string;
  lead: string;
  back: string;
  open: string;
  save: string;
  reset: string;
  /** Where the file is read from, beside the button. */
  paste: string;
  plain: string;
  extent: (out: number, other: number, own: number) => string;
  again: (done: number, total: number) => string;
  search: string;
  none: string;
  filters: Record<"all" | "changed" | "out", string>;
  families: Readonly<Record<string, string>>;
  counts: string;
  fixed: string;
  severity: (rule: string) => string;
  severities: Record<Severity, string>;
  /** Behind the severity that the catalogue has. */
  usual: string;
  help: string;
  own: string;
  ownLead: string;
  ownNone: string;
  add: string;
  edit: string;
  remove: (code: string) => string;
  fields: Record<"code" | "pattern" | "in" | "unless" | "must" | "severity" | "message", string>;
  hints: Partial<Record<"code" | "pattern" | "in" | "unless" | "must" | "message", string>>;
  sections: readonly string[];
  apply: string;
  cancel: string;
  found: Counted;
  foundMust: (there: boolean) => string;
  noReport: string;
  line: Counted;
  unread: (name: string) => string;
  partly: (name: string) => string;
  notText: (name: string) => string;
  saved: (name: string) => string;
  /** Over the list. */
  inForce: string;
  ruled: string;
  unruled: string;
}

const zh: SettingsWords = {
  title: "规则设置",
  lead: "按本地要求决定核查哪些规则、轻重如何，也可以加自己的文字规则。对打开的所有报告一并生效；不核查的规则在结论旁计数，不会悄悄略过。",
  back: "返回",
  open: "读取设置文件…",
  save: "保存为 gongkai.toml",
  reset: "全部恢复默认",
  paste: "也可以把 gongkai.toml 拖到这里，或复制其内容后按 Ctrl+V。",
  plain: "现在按全部规则核查，轻重不变。",
  extent: (out, other, own) => [out && `不核查 ${out} 项`, other && `调整轻重 ${other} 项`, own && `自定规则 ${own} 条`].filter(Boolean).join("，") + "。",
  again: (done, total) => `正在按新设置重新核查：${done}/${total}`,
  search: "按名称或代码查找",
  none: "没有符合的规则。",
  filters: { all: "全部", changed: "改动过", out: "不核查" },
  families: {
    T2: "表二", T3: "表三", T4: "表四", S14: "2014—2018 年统计表", FORM: "表格与版式", DOC: "报告要素", SEC: "各部分内容", TXT: "正文与表格", QLT: "文字质量", PII: "个人信息", FILE: "文件", PARSE: "读取存疑",
  },
  counts: "核查",
  fixed: "读取存疑总会列出，不能关闭",
  severity: (rule) => `“${rule}”的轻重`,
  severities: { error: "错误", warning: "需要核对", info: "提示" },
  usual: "（默认）",
  help: "说明",
  own: "自定文字规则",
  ownLead: "正文中不许写的话，或必须写的话。",
  ownNone: "还没有自定规则。",
  add: "添加一条",
  edit: "修改",
  remove: (code) => `删除 ${code}`,
  fields: { code: "代码", pattern: "找什么", in: "只看哪些部分", unless: "除外", must: "必须写到：没有找到才算问题", severity: "轻重", message: "提示语" },
  hints: {
    code: "字母、数字、汉字、-，如 机构-1",
    pattern: "要找的词，也可用正则表达式：政务公开办公室|大数据局",
    unless: "与它相重的不算，可不填",
    in: "都不选就看全部正文",
    message: "如 机构改革后应写“县政务服务和数据管理局”",
  },
  sections: ["标题与开头", "一、总体情况", "二、主动公开", "三、依申请公开", "四、复议诉讼", "五、问题与改进", "六、其他"],
  apply: "确定",
  cancel: "取消",
  found: (n) => (n ? `当前报告中找到 ${n} 处。` : "当前报告中没有找到。"),
  foundMust: (there) => (there ? "当前报告中写到了。" : "当前报告中没有写到，会提示。"),
  noReport: "打开一份报告后，这里会试找。",
  line: (n) => `第 ${n} 行`,
  unread: (name) => `“${name}”有误，没有采用：`,
  partly: (name) => `已采用“${name}”，但下列自定规则有误，未采用：`,
  notText: (name) => `“${name}”不是文本文件。`,
  saved: (name) => `已保存：${name}`,
  inForce: "已按规则设置核查：",
  ruled: "已按新的规则设置核查。",
  unruled: "已恢复全部规则。",
};

const s = (n: number) => (n === 1 ? "" : "s");

const en: SettingsWords = {
  title: "Rule settings",
  lead: "Choose which rules are checked and how serious they are, and add text rules of your own. They hold for every open report. Rules left out are counted beside the verdict; nothing is hidden in silence.",
  back: "Back",
  open: "Open a settings file…",
  save: "Save as gongkai.toml",
  reset: "Restore defaults",
  paste: "You can also drop a gongkai.toml here, or copy its text and press Ctrl+V.",
  plain: "Every rule is checked, as serious as the catalogue has it.",
  extent: (out, other, own) => [out && `${out} rule${s(out)} left out`, other && `${other} with another severity`, own && `${own} of your own`].filter(Boolean).join(", ") + ".",
  again: (done, total) => `Checking again by the new settings: ${done} of ${total}`,
  search: "Find by name or code",
  none: "No such rule.",
  filters: { all: "All", changed: "Changed", out: "Left out" },
  families: {
    T2: "Table 2", T3: "Table 3", T4: "Table 4", S14: "Statistics table 2014–2018", FORM: "Forms and layout", DOC: "Elements of the report", SEC: "Sections", TXT: "Text against tables", QLT: "Quality of the text", PII: "Personal data", FILE: "Files", PARSE: "Doubts of the reader",
  },
  counts: "Check",
  fixed: "Doubts of the reader are always listed and cannot be left out",
  severity: (rule) => `Severity of “${rule}”`,
  severities: { error: "Error", warning: "To check", info: "Note" },
  usual: " (default)",
  help: "About this rule",
  own: "Text rules of your own",
  ownLead: "What must not be written in the text, or what must.",
  ownNone: " No rules of your own yet.",
  add: "Add one",
  edit: "Edit",
  remove: (code) => `Delete ${code}`,
  fields: { code: "Code", pattern: "Find", in: "Only in these sections", unless: "Except", must: "Must be written: a problem where it is not found", severity: "Severity", message: "Message" },
  hints: {
    code: "letters, digits, Chinese characters, -; such as OWN-1",
    pattern: "a word, or a regular expression: 政务公开办公室|大数据局",
    unless: "what touches a match of this does not count; may be empty",
    in: "all of the text where none is chosen",
    message: "such as: since the reform it is called 县政务服务和数据管理局",
  },
  sections: ["Title and opening", "1 Overview", "2 Disclosure", "3 Requests", "4 Reviews and lawsuits", "5 Problems", "6 Other"],
  apply: "OK",
  cancel: "Cancel",
  found: (n) => (n ? `Found ${n === 1 ? "once" : `${n} times`} in the open report.` : "Not found in the open report."),
  foundMust: (there) => (there ? "The open report has it." : "The open report does not have it: a finding."),
  noReport: "With a report open, it is tried here.",
  line: (n) => `Line ${n}`,
  unread: (name) => `“${name}” has mistakes and was not taken:`,
  partly: (name) => `“${name}” was taken, but not these text rules:`,
  notText: (name) => `“${name}” is not a text file.`,
  saved: (name) => `Saved: ${name}`,
  inForce: "Checked by rule settings:",
  ruled: "Checked by the new rule settings.",
  unruled: "Every rule counts again.",
};

export const SETTINGS: Readonly<Record<Lang, SettingsWords>> = { zh, en };
