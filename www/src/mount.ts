// Puts the page into the document.
import type { Engine } from "./engine/engine.js";
import { lockDown } from "./lock.js";
import { mirror } from "./offline/mirror.js";
import { keepPage, MANIFEST } from "./offline/register.js";
import { partsOf, PLACE } from "./output/copy.js";
import { Draft, storedDraft } from "./state/draft.js";
import { restored } from "./state/restored.js";
import { Session } from "./state/session.js";
import type { GongkaiApp } from "./view/app.js";
import { defineElements } from "./view/define.js";

export function mount(engine: Promise<Engine>): void {
  // As long as nothing was changed.
  const parts = partsOf(document);
  const script = document.getElementById("engine");
  const brought = restored(document.getElementById(PLACE)?.textContent);
  // A copy that brings reports shows those; the draft of this machine stays where it is.
  const drafted = brought.kept === null && !brought.damaged;
  const { kept, damaged } = drafted ? restored(storedDraft()) : brought;
  lockDown();
  // What a saved copy of the page brought along is drawn anew; before the names are given, or it would come to life. The manifest
  // in it is that of the server it was saved from.
  for (const old of document.querySelectorAll(`gongkai-app, ${MANIFEST}, link[rel=manifest]`)) old.remove();
  defineElements();
  const session = new Session();
  const app = document.createElement("gongkai-app") as GongkaiApp;
  app.session = session;
  app.parts = parts;
  app.carried = !drafted && kept !== null && kept.inputs.length > 0;
  app.damaged = damaged;
  app.draft = new Draft(session, () => app.requestUpdate());
  // Stands there for browsers that did not come this far.
  document.getElementById("unsupported")?.remove();
  // Before the script: in a copy that a browser saves, it is then there when the script runs, and can be taken away.
  document.body.insertBefore(app, script?.parentNode === document.body ? script : null);
  mirror(session, script);
  void session.start(engine, kept, drafted).then(() => keepPage((change) => (app.newer = change)));
}
