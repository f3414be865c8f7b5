// Words about copies of the page, and about newer ones. A part of the dictionary.
export interface OfflineWords {
  save: string;
  /** What a copy is; `size` in KB. */
  what: (size: number) => string;
  /** What the browser's own “Save page as” keeps: of an untouched file the browser hands out its bytes, without what was read. */
  browsers: string;
  inside: (reports: number) => string;
  /** What is in a copy with reports: whose they are, and how many cells somebody changed. */
  holds: (inputs: number, names: string, changed: number) => string;
  andMore: (n: number) => string;
  warning: string;
  empty: string;
  go: string;
  cancel: string;
  saved: (name: string) => string;
  file: (reports: number) => string;
  carried: (reports: number) => string;
  damaged: string;
  newer: string;
  change: string;
}

export const offlineZh: OfflineWords = {
  save: "保存离线副本",
  what: (size) => `副本就是这个网页本身，一个 HTML 文件，约 ${size} KB。拷到 U 盘、内网或没有网络的电脑上，双击就能用。`,
  browsers: "用浏览器的“另存为”也行：选“网页，全部”，会带上打开的报告；选“网页，仅 HTML”，只有网页本身。",
  inside: (n) => `带上现在读到的 ${n} 份报告`,
  holds: (inputs, names, changed) => `里面会有：${inputs} 个输入的全部原文（${names}）${changed ? `，试改的 ${changed} 格` : ""}，以及现在的排序和筛选。`,
  andMore: (n) => `另外 ${n} 份`,
  warning: "拿到这个文件的人，都能看到这些内容。",
  empty: "里面没有任何报告的内容。",
  go: "保存",
  cancel: "取消",
  saved: (name) => `已交给浏览器保存：${name}`,
  file: (n) => (n ? `年报体检（含${n}份报告）` : "年报体检"),
  carried: (n) => `这份网页副本带有 ${n} 份报告，已经读出。`,
  damaged: "这份网页副本带来的内容有一部分损坏或被改动过，能用的已经读出，其余的没有用。请对照原来的文件。",
  newer: "有新版本，刷新后使用。",
  change: "现在刷新",
};

export const offlineEn: OfflineWords = {
  save: "Save an offline copy",
  what: (size) => `The copy is this page itself, one HTML file of about ${size} KB. On a USB stick or a machine without a network it opens with a double click.`,
  browsers: "The browser's own “Save page as” works too: “Webpage, Complete” takes the open reports along, “Webpage, HTML Only” the page alone.",
  inside: (n) => `With the ${n === 1 ? "report" : `${n} reports`} that ${n === 1 ? "is" : "are"} here now`,
  holds: (inputs, names, changed) => `It will hold the whole text of ${inputs === 1 ? "one input" : `${inputs} inputs`} (${names})${changed ? `, ${changed === 1 ? "one cell" : `${changed} cells`} that you changed` : ""}, and the order and filter of the list.`,
  andMore: (n) => `${n} more`,
  warning: "Whoever has the file can read all of this.",
  empty: "It will hold nothing of any report.",
  go: "Save",
  cancel: "Cancel",
  saved: (name) => `Handed to the browser: ${name}`,
  file: (n) => (n ? `Gongkai with ${n} ${n === 1 ? "report" : "reports"}` : "Gongkai"),
  carried: (n) => `This copy of the page carries ${n === 1 ? "a report, which has been read" : `${n} reports, which have been read`}.`,
  damaged: "Some of what this copy of the page brought along is damaged or was changed. What can be used was read, the rest was left out: compare it with the original files.",
  newer: "There is a newer version of this page.",
  change: "Reload now",
};
