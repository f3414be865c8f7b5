// Puts the page into the document.
import type { Engine } from "./engine/engine.js";
import { lockDown } from "./lock.js";
import { Session } from "./state/session.js";
import type { GongkaiApp } from "./view/app.js";
import { defineElements } from "./view/define.js";

export function mount(engine: Promise<Engine>): void {
  lockDown();
  defineElements();
  const session = new Session();
  const app = document.createElement("gongkai-app") as GongkaiApp;
  app.session = session;
  // What a saved copy of the page brought along is drawn anew.
  for (const old of document.querySelectorAll("gongkai-app")) old.remove();
  // Stands there for browsers that did not come this far.
  document.getElementById("unsupported")?.remove();
  document.body.append(app);
  void session.start(engine);
}
