// The names. A page that loads the script twice, or two versions of it, keeps the first: elements cannot be named anew.
import type { Engine } from "../engine/engine.js";
import { GongkaiExtra } from "../view/extra.js";
import { GongkaiFindings } from "../view/findings.js";
import { GongkaiInspector } from "../view/inspector.js";
import { GongkaiPictures } from "../view/pictures.js";
import { GongkaiTable } from "../view/table.js";
import { GongkaiReport } from "./element.js";
import { INSANE, sane } from "./page.js";

/** Registers `<gongkai-report>` and what it is made of. `start` is called when the first one is seen, and again only where it failed. */
export function defineReport(start: () => Promise<Engine>): void {
  if (customElements.get("gongkai-report")) return;
  if (!sane()) throw new Error(INSANE);
  let engine: Promise<Engine> | undefined;
  // One that did not start is not kept: the network may be back.
  GongkaiReport.engine = () => (engine ??= start().catch((error) => {
    engine = undefined;
    throw error;
  }));
  // First of all: what it drew in a page that was saved is gone before its parts come to life.
  customElements.define("gongkai-report", GongkaiReport);
  // A constructor that throws leaves its elements as they are, without a word.
  if (!(document.createElement("gongkai-report") instanceof GongkaiReport)) throw new Error(INSANE);
  const parts = {
    "gongkai-extra": GongkaiExtra, "gongkai-findings": GongkaiFindings, "gongkai-inspector": GongkaiInspector, "gongkai-pictures": GongkaiPictures, "gongkai-table": GongkaiTable,
  };
  for (const [name, part] of Object.entries(parts)) if (!customElements.get(name)) customElements.define(name, part);
}
