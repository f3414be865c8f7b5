// dist/embed.html: the widget in a frame of its own, for portals that do not change their policy. The frame needs `allow-scripts`
// only; without `allow-same-origin` it has no origin, no storage and no cookies of the portal.
import { startEngine } from "../engine/wasm.js";
import { lockDown } from "../lock.js";
import { beside } from "../widget/beside.js";
import { defineReport } from "../widget/define.js";
import type { GongkaiReport } from "../widget/element.js";
import { accept, hostOf, MARK, type Told } from "./protocol.js";

lockDown();
defineReport(() => startEngine(beside));

const host = hostOf(location.hash);
const words = document.getElementById("alone");

if (host === null || window.parent === window) {
  if (words) words.hidden = false;
} else {
  // A page opened from disk cannot be named as a target. What is told there is told to the window above all the same.
  const tell = (told: Told) => window.parent.postMessage({ protocol: MARK, ...told }, host === "null" ? "*" : host);
  const report = document.createElement("gongkai-report") as GongkaiReport;
  let height = 0;
  new ResizeObserver(() => {
    const now = Math.ceil(report.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    tell({ type: "height", height });
  }).observe(report);
  report.addEventListener("gongkai-read", (event) => tell({ type: "read", document: (event as CustomEvent<unknown>).detail }));
  report.addEventListener("gongkai-select", (event) => tell({ type: "select", detail: (event as CustomEvent<unknown>).detail }));
  report.addEventListener("gongkai-error", (event) => tell({ type: "error", ...(event as CustomEvent<{ why: string; message: string }>).detail }));
  window.addEventListener("message", (event) => {
    const show = accept(event, window.parent, host);
    if (!show) return;
    document.documentElement.lang = show.lang === "en" ? "en" : "zh-CN";
    report.lang = show.lang ?? "zh";
    const again = report.text === show.text && report.media === (show.media ?? null) && report.document;
    report.theme = show.theme ?? "light";
    report.view = show.view ?? "tables";
    report.readonly = show.readonly ?? false;
    report.report = show.report ?? 0;
    report.media = show.media ?? null;
    report.text = show.text;
    // A page that asks again has lost the answer.
    if (!again) return;
    tell({ type: "height", height });
    tell({ type: "read", document: again });
  });
  // When something is read is the page's to say: it may show the frame only then.
  void report.read();
  document.body.append(report);
  tell({ type: "ready" });
}
