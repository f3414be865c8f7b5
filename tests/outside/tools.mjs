// What libraries from npm make of a page, a file or the rows of a table.
//
//     node tools.mjs TOOL < jobs.json     jobs: [{ path?, html?, tables? }]; the same number of texts on standard output

import { readFileSync } from "node:fs";

const dom = async (html) => new (await import("jsdom")).JSDOM(html);
const body = (html) => /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;

/** The editors want a document around them: one for the whole run, as they keep what they found when they were loaded. */
async function withDocument(html, work) {
    if (globalThis.window === undefined) {
        const { JSDOM } = await import("jsdom");
        const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
        window.getSelection ??= () => ({ getRangeAt() {}, removeAllRanges() {} });
        window.document.execCommand = () => {};
        const names = Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]/.test(name) && !(name in globalThis));
        for (const name of [...names, "document", "navigator", "Event", "DOMParser", "getSelection", "getComputedStyle", "innerHeight",
            "requestAnimationFrame", "cancelAnimationFrame"]) {
            Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
        }
        globalThis.window = window;
    }
    document.body.innerHTML = "<div id='editor'></div>";
    return work(window);
}

const pageTools = {
    "html-to-text": async (html) => (await import("html-to-text")).convert(html),
    "html-to-text-tables": async (html) =>
        (await import("html-to-text")).convert(html, { wordwrap: false, selectors: [{ selector: "table", format: "dataTable" }] }),
    turndown: async (html) => new (await import("turndown")).default().turndown(html),
    "turndown-gfm": async (html) => {
        const { gfm } = (await import("turndown-plugin-gfm")).default;
        return new (await import("turndown")).default().use(gfm).turndown(html);
    },
    "turndown-joplin": async (html) => {
        const { gfm } = (await import("@joplin/turndown-plugin-gfm")).default;
        return new (await import("turndown")).default().use(gfm).turndown(html);
    },
    "node-html-markdown": async (html) => (await import("node-html-markdown")).NodeHtmlMarkdown.translate(html),
    "cheerio-text": async (html) => (await import("cheerio")).load(html)("body").text(),
    "cheerio-rows": async (html) => {
        const $ = (await import("cheerio")).load(html);
        $("script, style").remove();
        const lines = [];
        $("h1, h2, p, tr, .arc-title").each((_, element) => {
            if (element.tagName === "tr") {
                lines.push($(element).find("td, th").map((_, cell) => $(cell).text().trim()).get().join(" "));
            } else if ($(element).closest("table").length === 0) {
                lines.push($(element).text().trim());
            }
        });
        return lines.join("\n");
    },
    "jsdom-textcontent": async (html) => (await dom(html)).window.document.body.textContent,
    "html-to-md": async (html) => (await import("html-to-md")).default(html),
    "node-html-parser": async (html) => (await import("node-html-parser")).parse(body(html)).structuredText,
    textversionjs: async (html) => (await import("textversionjs")).default(html),
    html2plaintext: async (html) => (await import("html2plaintext")).default(html),
    "string-strip-html": async (html) => (await import("string-strip-html")).stripHtml(html).result,
    "sanitize-html": async (html) => (await import("sanitize-html")).default(html, { allowedTags: [] }),
    "sanitize-html-tables": async (html) =>
        (await import("sanitize-html")).default(html, {
            allowedTags: ["h1", "h2", "p", "table", "tbody", "thead", "tr", "td", "th", "br"],
            allowedAttributes: { td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] },
        }),
    striptags: async (html) => (await import("striptags")).default(html, [], " "),
    "readability-js-text": async (html) => {
        const { Readability } = await import("@mozilla/readability");
        return new Readability((await dom(html)).window.document).parse().textContent;
    },
    "readability-js-html": async (html) => {
        const { Readability } = await import("@mozilla/readability");
        const article = new Readability((await dom(html)).window.document).parse();
        return `<h1>${article.title}</h1>\n${article.content}`;
    },
    "happy-dom-innertext": async (html) => {
        const { Window } = await import("happy-dom");
        const window = new Window();
        window.document.write(html);
        const text = window.document.body.innerText;
        await window.happyDOM.close();
        return text;
    },
    "linkedom-textcontent": async (html) => (await import("linkedom")).parseHTML(html).document.body.textContent,
    "linkedom-innertext": async (html) => (await import("linkedom")).parseHTML(html).document.body.innerText,
    "rehype-remark": async (html) => {
        const [{ unified }, parse, remark, gfm, stringify] = await Promise.all(
            ["unified", "rehype-parse", "rehype-remark", "remark-gfm", "remark-stringify"].map((name) => import(name)));
        return String(await unified().use(parse.default).use(remark.default).use(gfm.default).use(stringify.default).process(html));
    },
    "hast-util-to-text": async (html) => {
        const [{ unified }, parse, { toText }] = await Promise.all(["unified", "rehype-parse", "hast-util-to-text"].map((name) => import(name)));
        return toText(unified().use(parse.default).parse(html));
    },
    upndown: async (html) => {
        const Upndown = (await import("upndown")).default;
        const maker = new (Upndown.default ?? Upndown)();
        return new Promise((done, failed) => maker.convert(body(html), (error, text) => (error ? failed(error) : done(text))));
    },
    html2bbcode: async (html) => {
        const { HTML2BBCode } = (await import("html2bbcode")).default;
        return new HTML2BBCode().feed(body(html)).toString();
    },
    tabletojson: async (html) => {
        const { tabletojson } = await import("tabletojson");
        const title = (await import("cheerio")).load(html)("h1, .arc-title").text();
        return title + "\n" + JSON.stringify(tabletojson.convert(html, { useFirstRowForHeadings: false }), null, 1);
    },
    "tiptap-text": (html) => tiptap(html, "text"),
    "tiptap-html": (html) => tiptap(html, "html"),
    "quill-text": (html) => quill(html, (editor) => editor.getText()),
    "quill-html": (html) => quill(html, (editor) => editor.getSemanticHTML()),
    lexical: (html) =>
        withDocument(html, async (window) => {
            const { createHeadlessEditor } = await import("@lexical/headless");
            const { $generateNodesFromDOM } = await import("@lexical/html");
            const { TableNode, TableRowNode, TableCellNode } = await import("@lexical/table");
            const { HeadingNode } = await import("@lexical/rich-text");
            const { $getRoot, $insertNodes } = await import("lexical");
            const editor = createHeadlessEditor({ nodes: [TableNode, TableRowNode, TableCellNode, HeadingNode] });
            const page = new window.DOMParser().parseFromString(html, "text/html");
            editor.update(() => {
                $getRoot().select();
                $insertNodes($generateNodesFromDOM(editor, page));
            }, { discrete: true });
            return editor.getEditorState().read(() => $getRoot().getTextContent());
        }),
};

function tiptap(html, what) {
    return withDocument(html, async (window) => {
        const { Editor } = await import("@tiptap/core");
        const { default: StarterKit } = await import("@tiptap/starter-kit");
        const { TableKit } = await import("@tiptap/extension-table");
        const editor = new Editor({ element: window.document.getElementById("editor"), extensions: [StarterKit, TableKit], content: body(html) });
        return what === "text" ? editor.getText() : editor.getHTML();
    });
}

function quill(html, give) {
    return withDocument(html, async (window) => {
        const { default: Quill } = await import("quill");
        const editor = new Quill(window.document.getElementById("editor"), { modules: { table: true } });
        editor.setContents(editor.clipboard.convert({ html: body(html) }));
        return give(editor);
    });
}

const fileTools = {
    "pdfjs-dist": async (path) => {
        const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
        const folder = new URL("./node_modules/pdfjs-dist/", import.meta.url).pathname;
        const file = await getDocument({ data: new Uint8Array(readFileSync(path)), cMapUrl: folder + "cmaps/", cMapPacked: true, standardFontDataUrl: folder + "standard_fonts/", verbosity: 0 }).promise;
        let text = "";
        for (let at = 1; at <= file.numPages; at += 1) {
            for (const item of (await (await file.getPage(at)).getTextContent()).items) text += item.str + (item.hasEOL ? "\n" : "");
            text += "\n";
        }
        return text;
    },
    pdf2json: async (path) => {
        const { default: PDFParser } = await import("pdf2json");
        const parser = new PDFParser(null, 1);
        return new Promise((done, failed) => {
            parser.on("pdfParser_dataError", failed);
            parser.on("pdfParser_dataReady", () => done(parser.getRawTextContent()));
            parser.loadPDF(path);
        });
    },
    "mammoth-js": async (path) => (await (await import("mammoth")).default.convertToHtml({ path })).value,
    "mammoth-js-text": async (path) => (await (await import("mammoth")).default.extractRawText({ path })).value,
    "word-extractor": async (path) => {
        const { default: WordExtractor } = await import("word-extractor");
        return (await new WordExtractor().extract(path)).getBody();
    },
    "sheetjs-csv": (path) => sheet(path, "sheet_to_csv"),
    "sheetjs-txt": (path) => sheet(path, "sheet_to_txt"),
    "sheetjs-html": (path) => sheet(path, "sheet_to_html"),
};

async function sheet(path, how) {
    const { default: xlsx } = await import("xlsx");
    const book = xlsx.read(readFileSync(path));
    const text = xlsx.utils[how](book.Sheets[book.SheetNames[0]]);
    // Text is UTF-16 with a mark at its beginning, two characters for each.
    return how === "sheet_to_txt" && text.startsWith("\xff\xfe") ? Buffer.from(text, "binary").toString("utf16le").slice(1) : text;
}

const tableTools = {
    "cli-table3": async (rows) => {
        const Table = (await import("cli-table3")).default;
        const table = new Table({ style: { head: [], border: [] } });
        table.push(...rows);
        return table.toString();
    },
    "cli-table3-spans": async (rows, slots) => {
        const Table = (await import("cli-table3")).default;
        const table = new Table({ style: { head: [], border: [] } });
        for (const row of slots) table.push(row.map(([content, colSpan, rowSpan]) => ({ content, colSpan, rowSpan })));
        return table.toString();
    },
    columnify: async (rows) => {
        const records = rows.map((row) => Object.fromEntries(row.map((text, at) => [`c${at}`, text])));
        return (await import("columnify")).default(records, { showHeaders: false, columnSplitter: "  " });
    },
    table: async (rows) => (await import("table")).table(rows),
    "easy-table": async (rows) => {
        const Table = (await import("easy-table")).default;
        const table = new Table();
        for (const row of rows) {
            row.forEach((text, at) => table.cell(`c${at}`, text));
            table.newRow();
        }
        return table.print();
    },
    "console-table-printer": async (rows) => {
        const { Table } = await import("console-table-printer");
        const table = new Table({ shouldDisableColors: true });
        for (const row of rows) table.addRow(Object.fromEntries(row.map((text, at) => [`c${at}`, text])));
        return table.render();
    },
    "console-table": async (rows) => {
        const { Console } = await import("node:console");
        const { Writable } = await import("node:stream");
        let text = "";
        const stdout = new Writable({ write(chunk, _, done) { text += chunk; done(); } });
        new Console({ stdout, colorMode: false }).table(rows);
        return text;
    },
    "text-table": async (rows) => (await import("text-table")).default(rows),
    "ascii-table3": async (rows) => {
        const { AsciiTable3 } = await import("ascii-table3");
        return new AsciiTable3().addRowMatrix(rows).toString();
    },
    "markdown-table": async (rows) => (await import("markdown-table")).markdownTable(rows),
};

const tool = process.argv[2];
const jobs = JSON.parse(readFileSync(0, "utf8"));
const out = [];
for (const job of jobs) {
    if (pageTools[tool]) out.push(await pageTools[tool](readFileSync(job.path, "utf8")));
    else if (fileTools[tool]) out.push(await fileTools[tool](job.path));
    else {
        const texts = [];
        for (const { rows, slots } of job.tables) texts.push(await tableTools[tool](rows, slots));
        out.push(texts);
    }
}
process.stdout.write("\u0001" + JSON.stringify(out), () => process.exit(0));
