// A blank official report as text: what somebody would type before the first number. It is read like any other, so
// that everything that works on a report works on a form that is being filled in.
import type { Edition, Form } from "../engine/types.js";
import type { Source } from "../input/source.js";

const HEADINGS: readonly (readonly [heading: string, table: string])[] = [
  ["一、总体情况", ""],
  ["二、主动公开政府信息情况", "disclosure"],
  ["三、收到和处理政府信息公开申请情况", "requests"],
  ["四、政府信息公开行政复议、行政诉讼情况", "disputes"],
  ["五、存在的主要问题及改进情况", ""],
  ["六、其他需要报告的事项", ""],
];

export function blankReport(forms: readonly Form[], edition: Edition, body: string, year: number): Source {
  const part = ([heading, table]: readonly [string, string]) => {
    const form = forms.find((one) => one.table === table && one.edition === edition);
    return `${heading}\n\n${form ? `${blankTable(form)}\n` : ""}`;
  };
  const text = `${body || "（机关名称）"}${year}年政府信息公开工作年度报告\n\n${HEADINGS.map(part).join("\n")}`;
  return { name: "", media: "text/plain", text, blank: true };
}

/** The form's grid with tabs, without numbers. What a label spans from above or from the left stays empty. */
function blankTable(form: Form): string {
  const taken: boolean[][] = form.grid.map(() => []);
  return form.grid.map((row, y) => {
    const line: string[] = [];
    const skip = () => {
      while (taken[y]?.[line.length]) line.push("");
    };
    for (const cell of row) {
      skip();
      const [x, rowspan] = [line.length, "text" in cell ? cell.rowspan : 1];
      for (const under of taken.slice(y, y + rowspan)) for (let right = x; right < x + cell.colspan; right++) under[right] = true;
      line.push("text" in cell ? cell.text.zh : "");
    }
    return line.join("\t");
  }).join("\n");
}
