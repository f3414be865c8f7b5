// For developing the look without the reader: documents as the engine would give them, in every state there is.
// Not part of the product.
import type { Engine } from "../src/engine/engine.js";
import type { Cell, Document, Finding, Form, Report, Span, TableName } from "../src/engine/types.js";

/** An engine that finds the rows of a tab-separated report by their labels, and invents findings about it. */
export function fixtureEngine(real: Engine): Engine {
  return {
    ...real,
    forms: [...real.forms.filter(({ table }) => table !== STATISTICS.table), STATISTICS],
    read: async (text, media, name): Promise<Document> => {
      if (/^2016年/m.test(text)) {
        return { schema: "gongkai/1", source: { name, media, length: text.length }, text, reports: [older(text)], findings: [] };
      }
      const reports = /政府信息公开/.test(text) ? text.split(/(?=^# )/m).map((_, i) => report(real.forms, text, i)) : [];
      const findings: Finding[] = reports.length ? [] : [finding("DOC-NONE", "error", "reading", "没有找到政府信息公开工作年度报告", [], [])];
      return { schema: "gongkai/1", source: { name, media, length: text.length }, text, reports, findings };
    },
  };
}

/** A table of another kind than those since 2019: rows of one number, in a form of its own. */
const STATISTICS = {
  table: "statistics", edition: "S14", name: { zh: "统计表", en: "Statistics table" }, title: { zh: "政府信息公开情况统计表", en: "Statistics on open government information" },
  identities: [],
  rows: ["received.total", "received.in_person"].map((id, i) => ({
    id, label: { zh: `指标${i + 1}`, en: `Indicator ${i + 1}` }, path: [{ zh: "三、依申请公开情况", en: "III. Requests" }, { zh: `指标${i + 1}`, en: `Indicator ${i + 1}` }],
    columns: [{ id: "", label: { zh: "统计数", en: "Number" } }],
  })),
  grid: [
    ["统计指标", "单位", "统计数"].map((zh) => ({ text: { zh, en: zh }, scope: "col", colspan: 1, rowspan: 1 })),
    [{ text: { zh: "三、依申请公开情况", en: "III. Requests" }, scope: "colgroup", colspan: 3, rowspan: 1 }],
    ...["received.total", "received.in_person"].map((id, i) => [
      { text: { zh: `指标${i + 1}`, en: `Indicator ${i + 1}` }, scope: "row", colspan: 1, rowspan: 1 },
      { text: { zh: "件", en: "cases" }, scope: "row", colspan: 1, rowspan: 1 }, { cell: `statistics.${id}`, colspan: 1 },
    ]),
  ],
} as unknown as Form;

function older(text: string): Report {
  const forms = { statistics: "S14", disclosure: null, requests: null, disputes: null } as unknown as Report["forms"];
  const cell = (print: string): Cell => ({ raw: print, value: Number(print), state: "number", span: [text.indexOf(print), text.indexOf(print) + print.length] });
  return {
    title: "青岚县2016年政府信息公开工作年度报告", agency: "青岚县", year: 2016, period: null, signed: null, span: [0, text.length], forms, sections: [],
    cells: { "statistics.received.total": cell("345"), "statistics.received.in_person": cell("67") }, extra_rows: [],
    findings: [finding("T3-ROW-SUM", "error", "report", "统计表“指标1”不等于其下各项之和", ["statistics.received.total"], [], {
      repair: [{ cell: "statistics.received.total", from: 345, to: 67 }],
    })],
    checks: { passed: 3, failed: 1, partial: 0, not_assessable: 0 }, outcomes: {}, gaps: {},
  };
}

function report(forms: readonly Form[], text: string, variant: number): Report {
  const cells: Record<string, Cell> = {};
  let at = 0;
  for (const table of ["disclosure", "requests", "disputes"] as TableName[]) {
    const form = forms.find((one) => one.table === table && one.edition === "F21");
    if (!form) continue;
    if (table === "disputes") at = text.indexOf("\n1\t", at) + 1;
    for (const row of form.rows) {
      if (table !== "disputes") at = text.indexOf(row.label.zh, at) + row.label.zh.length + 1;
      for (const column of row.columns) {
        const raw = /^[^\t\n]*/.exec(text.slice(at))?.[0] ?? "";
        cells[`${table}.${row.id}.${column.id}`] = { raw, value: Number(raw), state: "number", span: [at, at + raw.length] };
        at += raw.length + 1;
      }
    }
  }
  const set = (id: string, change: Partial<Cell>) => {
    const cell = cells[id];
    if (cell) Object.assign(cell, change);
  };
  const span = (id: string): Span[] => (cells[id]?.span ? [cells[id].span] : []);
  const wrong = "requests.granted.total";
  const findings = [
    finding("T3-ROW-SUM", "error", "report", "表三“（一）予以公开”行：自然人9＋商业企业2＋科研机构0＋社会公益组织0＋法律服务机构1＋其他0＝12，总计写作21，多9", [wrong, "requests.granted.natural_person", "requests.granted.commercial", "requests.granted.legal_service"], span(wrong), {
      expected: 12, actual: 21, repair: [{ cell: wrong, from: 21, to: 12 }], breaks: ["T3-RESULT-SUM"],
    }),
  ];
  if (variant === 0) {
    set("requests.denied.third_party.commercial", { raw: "", value: null, state: "blank" });
    set("requests.denied.internal_affairs.commercial", { raw: "/", value: null, state: "placeholder" });
    set("requests.denied.state_secret.natural_person", { raw: "无此类", value: null, state: "text" });
    const missing = cells["requests.unable.still_unclear.total"];
    if (missing) { delete missing.span; Object.assign(missing, { raw: "", value: null, state: "missing" }); }
    set("requests.not_processed.petition.total", { doubt: true });
    set("requests.not_processed.repeat.total", { doubt: true });
    findings.push(
      finding("FORM-BLANK", "warning", "report", "表三有 1 格空白，与有数字的格混在一起", ["requests.denied.third_party.commercial"], []),
      finding("PARSE-T3-PARTIAL", "info", "reading", "表三“1.信访举报投诉类申请”行只读到6个数，不能确定各属哪一列", ["requests.not_processed.petition.total", "requests.not_processed.repeat.total"], span("requests.not_processed.petition.total")),
      finding("SEC-MISSING", "error", "report", "没有找到第六部分“其他需要报告的事项”", [], []),
      finding("T3-CARRY-SHARE", "info", "report", "结转下年度的申请占全部申请的 4%", ["requests.carried_forward.total"], span("requests.carried_forward.total")),
    );
  }
  return {
    title: "青岚县住房和城乡建设局2024年政府信息公开工作年度报告", agency: "青岚县住房和城乡建设局", year: 2024,
    period: { from: "2024-01-01", to: "2024-12-31" }, signed: { by: "青岚县住房和城乡建设局", on: "2025-01-16" },
    span: [0, text.length], forms: { disclosure: "F21", requests: "F21", disputes: variant ? null : "F21" }, sections: [], cells,
    extra_rows: [], findings, checks: { passed: 57, failed: 2, partial: 0, not_assessable: 3 }, outcomes: {}, gaps: {},
  };
}

function finding(
  rule: string, severity: Finding["severity"], about: Finding["about"], zh: string, cells: string[], spans: Span[], more: Partial<Finding> = {},
): Finding {
  return {
    rule, severity, about, message: { zh, en: `(English) ${zh}` }, cells, spans,
    basis: { zh: "国办公开办函〔2021〕30号，附件", en: "Guo Ban Gong Kai Ban Han [2021] No. 30, attachment" }, ...more,
  };
}
