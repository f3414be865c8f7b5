// The page, written once more: as it was built, not as it stands on the screen. A copy is the same bytes again, or those with the
// reports in one element before the script.
import template from "../index.html";
import { keptText, type Kept } from "../state/kept.js";

/** Where a copy carries what was kept. Hidden, and text only. */
export const PLACE = "gongkai-kept";

export interface Parts {
  policy: string;
  style: string;
  script: string;
}

/** What the template was filled with. To be asked while the page's script runs for the first time. */
export function partsOf(page: Document): Parts {
  return {
    policy: page.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")?.content ?? "",
    style: page.querySelector("style")?.textContent ?? "",
    script: page.currentScript?.textContent ?? "",
  };
}

export function copyOf(parts: Parts, kept: Kept | null): string {
  const carried = kept ? `<div id="${PLACE}" hidden>${keptText(kept)}</div>\n` : "";
  return template.replace(/(?=<script>)/, () => carried).replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name as keyof Parts]);
}
