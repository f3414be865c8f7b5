// What the widget says beside what the page says too. The page does not carry these.
import type { Dictionary, Lang } from "../i18n/index.js";
import { dictionary } from "../i18n/index.js";
import type { Why } from "./given.js";

export interface WidgetWords {
  checked: string;
  /** In its place where nothing is said of the report. */
  tables: string;
  /** Told in place of a verdict. */
  drawn: string;
  original: string;
  views: string;
  choose: string;
  reading: string;
  foot: string;
  /** Why there is nothing to show. */
  trouble: Record<Why, string>;
  /** The same of a file, by what its reader says. */
  refused: (words: string) => string;
  own: Partial<Dictionary>;
}

const WORDS: Record<Lang, WidgetWords> = {
  zh: {
    checked: "核查结果",
    tables: "统计表",
    drawn: "统计表已显示",
    original: "原文",
    views: "显示方式",
    choose: "选择报告",
    reading: "正在核查……",
    foot: "年报体检：由您的浏览器在本机核查，部件不发送任何内容",
    trouble: {
      engine: "浏览器无法运行核查程序，显示的是原文。",
      internal: "软件内部出错，没有核查，显示的是原文。",
      for: "页面里没有要核查的内容。",
      origin: "只能读取本网站的文件。",
      src: "要核查的文件没有取到。",
      large: "要核查的文件太大，不像是一份年报。",
      binary: "要核查的文件不是文字，这个网页也没有读取它的程序。",
      file: "要核查的文件是压缩包，请给年报本身。",
      none: "没有找到年报，显示的是原文。",
      worker: "正文很长，而这个网页不允许在后台核查，显示的是原文。",
      slow: "正文核查得太久，已经停下，显示的是原文。",
      page: "这个网页的内容或脚本使核查结果无法显示，显示的是原文。",
    },
    refused: (words) => `要核查的文件没有读出：${words}。`,
    own: { tableKeys: "方向键在格间移动，空格选中", noFindingsMore: "已核查的项目都未发现问题。数字是否属实仍需人工核对。" },
  },
  en: {
    checked: "Checked",
    tables: "Tables",
    drawn: "The tables are shown",
    original: "Original",
    views: "What is shown",
    choose: "Choose a report",
    reading: "Checking…",
    foot: "Gongkai: checked by your browser on your machine; this element sends nothing",
    trouble: {
      engine: "This browser cannot run the checker; this is the original.",
      internal: "Internal error: nothing was checked; this is the original.",
      for: "There is nothing on this page to check.",
      origin: "Only files of this site can be read.",
      src: "The file to check could not be fetched.",
      large: "The file to check is too large for a report.",
      binary: "The file to check is not text, and this page has no reader for it.",
      file: "The file to check is an archive; give the report itself.",
      none: "No report was found; this is the original.",
      worker: "The text is long, and this page lets nothing be checked beside it; this is the original.",
      slow: "Checking took too long and was stopped; this is the original.",
      page: "Content or scripts of this page keep the result from being shown; this is the original.",
    },
    refused: (words) => `The file to check was not read: ${words}.`,
    own: { tableKeys: "Arrow keys move among the cells, Space chooses", noFindingsMore: "Nothing wrong was found in what was checked. Whether the figures are true is for people to verify." },
  },
};

export const words = (lang: Lang): WidgetWords => WORDS[lang];

const READONLY = new Map<Lang, Dictionary>();
const EDITABLE = new Map<Lang, Dictionary>();

/** The page's dictionary, with what is otherwise in another page. The same object every time: views compare. */
export function dictionaryOf(lang: Lang, readonly: boolean): Dictionary {
  const known = readonly ? READONLY : EDITABLE;
  const { tableKeys, ...more } = WORDS[lang].own;
  const made = known.get(lang) ?? { ...dictionary(lang), ...more, ...(readonly && tableKeys ? { tableKeys } : {}) };
  known.set(lang, made);
  return made;
}
