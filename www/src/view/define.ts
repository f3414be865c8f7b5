// The names of the elements, apart from their classes: importing a class registers nothing.
import { GongkaiAbout } from "./about.js";
import { GongkaiApp } from "./app.js";
import { GongkaiAway } from "./away.js";
import { GongkaiCopy } from "./copy.js";
import { GongkaiExtra } from "./extra.js";
import { GongkaiFindings } from "./findings.js";
import { GongkaiGuide } from "./guide.js";
import { GongkaiInspector } from "./inspector.js";
import { GongkaiIntake } from "./intake.js";
import { GongkaiOffline } from "./offline.js";
import { GongkaiOthers } from "./others.js";
import { GongkaiPaper } from "./paper.js";
import { GongkaiPictures } from "./pictures.js";
import { GongkaiList } from "./list.js";
import { GongkaiNav } from "./nav.js";
import { GongkaiPick } from "./pick.js";
import { GongkaiResult } from "./result.js";
import { GongkaiSheet } from "./sheet.js";
import { GongkaiSource } from "./source.js";
import { GongkaiSummary } from "./summary.js";
import { GongkaiTable } from "./table.js";

export function defineElements(): void {
  customElements.define("gongkai-about", GongkaiAbout);
  customElements.define("gongkai-away", GongkaiAway);
  customElements.define("gongkai-copy", GongkaiCopy);
  customElements.define("gongkai-extra", GongkaiExtra);
  customElements.define("gongkai-findings", GongkaiFindings);
  customElements.define("gongkai-guide", GongkaiGuide);
  customElements.define("gongkai-inspector", GongkaiInspector);
  customElements.define("gongkai-intake", GongkaiIntake);
  customElements.define("gongkai-offline", GongkaiOffline);
  customElements.define("gongkai-others", GongkaiOthers);
  customElements.define("gongkai-paper", GongkaiPaper);
  customElements.define("gongkai-pictures", GongkaiPictures);
  customElements.define("gongkai-list", GongkaiList);
  customElements.define("gongkai-nav", GongkaiNav);
  customElements.define("gongkai-pick", GongkaiPick);
  customElements.define("gongkai-result", GongkaiResult);
  customElements.define("gongkai-sheet", GongkaiSheet);
  customElements.define("gongkai-source", GongkaiSource);
  customElements.define("gongkai-summary", GongkaiSummary);
  customElements.define("gongkai-table", GongkaiTable);
  customElements.define("gongkai-app", GongkaiApp);
}
