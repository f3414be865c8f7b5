// “Save page as” stores the page as it stands: what is to be there when that copy is opened has to stand in it. So what was read is
// written into the document, as text, shortly after every change. It is gone with the page like everything else.
import { PLACE } from "../output/copy.js";
import { keep, keptText } from "../state/kept.js";
import type { Session } from "../state/session.js";
import type { State } from "../state/state.js";

const PAUSE = 300;
/** Beyond this the page would carry more than anybody saves: then a copy begins empty. */
const MOST = 64 * 1024 * 1024;

export function mirror(session: Session, before: Element | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: readonly unknown[] = [];
  const parts = ({ items, draft, open, view, order, filter, lang, stage }: State) => [items, draft, open, view, order, filter, lang, stage];
  const write = () => {
    const own = document.getElementById(PLACE);
    const kept = keep(session.state);
    const size = session.state.items.reduce((sum, item) => sum + (item?.source.text.length ?? 0), 0);
    if (!kept || size > MOST) return own?.remove();
    const place = own ?? document.createElement("div");
    place.id = PLACE;
    place.hidden = true;
    place.textContent = keptText(kept);
    if (!own) document.body.insertBefore(place, before?.parentNode === document.body ? before : null);
  };
  session.subscribe(() => {
    const now = parts(session.state);
    if (now.every((part, i) => part === last[i])) return;
    last = now;
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  });
}
