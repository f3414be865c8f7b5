// Sheets and tables as HTML that keeps its look wherever it is pasted, and as plain text.
import { MARKS, type Block, type Grid, type Part, type Sheet } from "./sheet.js";

const FONT = "font-family:宋体,SimSun,'Songti SC','Noto Serif CJK SC',serif";
const TABLE = "border-collapse:collapse;border:1px solid #000;font-size:10.5pt;line-height:1.4;mso-table-lspace:0;mso-table-rspace:0";
const CELL = "border:1px solid #000;padding:3px 5px;vertical-align:middle";

/** A table for the clipboard. Every border is written on its cell: editors keep nothing else. */
export function gridHtml({ caption, rows, headRows, widths }: Grid): string {
  const cell = ({ text, colspan, rowspan, head, left, literal }: Part, x: number) => {
    const name = head ? "th" : "td";
    const scope = head ? ` scope="${head === "row" ? (rowspan > 1 ? "rowgroup" : "row") : colspan > 1 ? "colgroup" : "col"}"` : "";
    const spans = (colspan > 1 ? ` colspan="${colspan}"` : "") + (rowspan > 1 ? ` rowspan="${rowspan}"` : "");
    // Excel takes a text such as 1-2 or =1+1 for a date or a formula unless its format says text.
    const text_ = literal && text && !head ? ";mso-number-format:'\\@'" : "";
    const width = widths?.[x] ? ` width="${widths[x]}%"` : "";
    return `<${name}${scope}${spans}${width} style="${CELL};text-align:${left ? "left" : "center"};font-weight:normal${text_}">${escape(text)}</${name}>`;
  };
  const lines = rows.map((row) => `<tr style="page-break-inside:avoid">${row.map(cell).join("")}</tr>`);
  const head = headRows ? `<thead>${lines.slice(0, headRows).join("\n")}</thead>\n` : "";
  const title = caption ? `<p style="margin:12px 0 4px;page-break-after:avoid;${FONT};font-size:12pt;text-align:center"><b>${escape(caption)}</b></p>\n` : "";
  return `${title}<table border="1" cellspacing="0" cellpadding="3" style="${TABLE};${FONT}${widths || caption ? ";width:100%" : ""}">\n${head}<tbody>${lines.slice(headRows).join("\n")}</tbody>\n</table>\n`;
}

/** A table without spans: a spanned cell stands at its top left corner, what it covers is empty, or says it again down a row's labels. */
function expanded({ rows }: Grid, again: boolean): string[][] {
  const taken: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const { text, colspan, rowspan, literal, head } of row) {
      while (taken[y]?.[x] !== undefined) x++;
      for (let dy = 0; dy < rowspan; dy++) for (let dx = 0; dx < colspan; dx++) {
        const line = taken[y + dy];
        if (line) line[x + dx] = dx === 0 && (dy === 0 || (again && head === "row")) ? plain(literal ? disarmed(text) : text) : "";
      }
    }
  });
  return taken;
}

/** A table as lines of cells between tabs. */
export const gridText = (grid: Grid): string =>
  [...(grid.caption ? [grid.caption] : []), ...expanded(grid, false).map((row) => row.join("\t"))].join("\n");

/** Tables for the clipboard, in both its languages. */
export const clipOf = (...grids: readonly Grid[]): { html: string; text: string } => ({ html: grids.map(gridHtml).join("\n"), text: grids.map(gridText).join("\n\n") });

const plain = (text: string) => text.replace(/\s+/g, " ");

/** What a spreadsheet would run as a formula gets an apostrophe, as in the engine's CSV. */
const disarmed = (text: string) => (/^\s*[=+\-@＝＋－＠][^]/.test(text) ? `'${text}` : text);

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "title": return `<h1 style="margin:0 0 14pt;text-align:center;font-size:18pt;font-weight:bold;line-height:1.4">${escape(block.text)}</h1>\n`;
    case "heading": return `<h2 style="margin:14pt 0 6pt;font-size:13pt;font-weight:bold">${escape(block.text)}</h2>\n`;
    case "note": return `<p style="margin:10pt 0 0;font-size:9pt;color:#444">${escape(block.text)}</p>\n`;
    case "line": return `<p style="margin:4pt 0;${{ end: "text-align:right", sign: "margin-top:16pt", start: "", text: "text-indent:2em" }[block.at ?? "text"]}">${escape(block.text)}</p>\n`;
    case "list": return block.items.map((item, i) => `<p style="margin:4pt 0;text-indent:2em">${escape(marked(block.mark, i) + item)}</p>\n`).join("");
    case "grid": return gridHtml(block.grid);
  }
}

const marked = (mark: "tick" | "box" | "number", i: number): string => (mark === "number" ? `${i + 1}. ` : MARKS[mark]);

/** For the clipboard. */
export const sheetHtml = ({ lang, blocks }: Sheet): string => `<div lang="${lang}" style="${FONT};font-size:12pt;line-height:1.7;color:#000">\n${blocks.map(blockHtml).join("")}</div>\n`;

/** A file that browsers and word processors open: nothing in it runs or is loaded. */
export const sheetPage = (sheet: Sheet, title: string): string =>
  `<!doctype html>\n<html lang="${sheet.lang}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>${escape(title)}</title>\n</head>\n<body style="max-width:190mm;margin:16mm auto;padding:0 10mm;background:#fff">\n${sheetHtml(sheet)}</body>\n</html>\n`;

export function sheetText({ blocks }: Sheet): string {
  const text = (block: Block): string => {
    if (block.kind === "grid") return gridText(block.grid);
    if (block.kind === "list") return block.items.map((item, i) => marked(block.mark, i) + plain(item)).join("\n");
    return plain(block.text);
  };
  return `${blocks.map(text).join("\n\n")}\n`;
}

/** Markdown with pipe tables; their first row is their heading. */
export function sheetMarkdown({ blocks }: Sheet): string {
  const safe = (text: string) => plain(text).replace(/[\\`*_[\]<>|#]/g, "\\$&");
  const line = (cells: readonly string[]) => `| ${cells.map(safe).join(" | ")} |`;
  const text = (block: Block): string => {
    switch (block.kind) {
      case "grid": {
        const [first = [], ...rest] = expanded(block.grid, true);
        return `${block.grid.caption ? `## ${safe(block.grid.caption)}\n\n` : ""}${[line(first), `|${" --- |".repeat(first.length)}`, ...rest.map(line)].join("\n")}`;
      }
      case "list": return block.items.map((item, i) => `${block.mark === "number" ? `${i + 1}.` : "-"} ${safe(item)}`).join("\n");
      case "title": return `# ${safe(block.text)}`;
      case "heading": return `## ${safe(block.text)}`;
      default: return safe(block.text);
    }
  };
  return `${blocks.map(text).join("\n\n")}\n`;
}

// Control characters and signs that turn the direction of writing have no business in a document.
const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[&<>"]/g, (c) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[c]};`);
