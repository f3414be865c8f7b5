// The page, written once more: as it was built, not as it stands on the screen. A copy is the same bytes again, or those with the
// reports in one element before the script.
import template from "../index.html";
import { keptText, type Kept } from "../state/kept.js";

/** Where a copy carries what was kept. Hidden, and text only. */
export const PLACE = "gongkai-kept";

export interface Parts {
  policy: string;
  style: string;
  engine: string;
  files: string;
  app: string;
  boot: string;
}

/** What the template was filled with. To be asked before anything is changed. */
export function partsOf(page: Document): Parts {
  return {
    policy: page.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")?.content ?? "",
    style: page.querySelector("style")?.textContent ?? "",
    engine: page.getElementById("engine")?.textContent ?? "",
    files: page.getElementById("files")?.textContent ?? "",
    app: page.getElementById("app")?.textContent ?? "",
    // The other one without a type is the page's own, which boot.ts took away or is about to.
    boot: [...page.scripts].find(({ type }) => type === "")?.textContent ?? "",
  };
}

export function copyOf(parts: Parts, kept: Kept | null): string {
  const carried = kept ? `<div id="${PLACE}" hidden>${keptText(kept)}</div>\n` : "";
  return template.replace(/(?=<script )/, () => carried).replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name as keyof Parts]);
}
