// Which texts are read beside the page's thread, and the reader there of the open report.
import type { Engine, Helper, Reader } from "../engine/engine.js";

/** Above this many bytes of UTF-8 a text is never read on the page's thread, and the page says that it is read. */
const LONG = 100 * 1024;

/** Whether a text has more than so many bytes as UTF-8. */
export function isLong(text: string, most = LONG): boolean {
  if (text.length * 3 <= most || text.length > most) return text.length > most;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) bytes += text.charCodeAt(at) < 0x80 ? 0 : text.charCodeAt(at) < 0x800 ? 1 : 2;
  return bytes > most;
}

/** Reads beside the page's thread. What it still reads there is not waited for any more: something else was typed, or opened. */
export class Beside {
  #helper: Promise<Helper> | null = null;
  #busy = false;

  reader(engine: Engine): Reader {
    if (this.#busy) this.stop();
    const helper = (this.#helper ??= engine.helper());
    return {
      read: async (...input) => {
        this.#busy = true;
        try {
          return await (await helper).read(...input);
        } finally {
          if (helper === this.#helper) this.#busy = false;
        }
      },
    };
  }

  stop(): void {
    void this.#helper?.then((helper) => helper.close());
    this.#helper = null;
    this.#busy = false;
  }
}
