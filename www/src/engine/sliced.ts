// What stands in for the worker where there is none.
import type { Helper, Reader } from "./engine.js";

/** The reader of this thread; between two readings the page may draw and answer. */
export function sliced(reader: Reader): Helper {
  return {
    read: async (...input) => {
      await new Promise((next) => setTimeout(next, 0));
      return reader.read(...input);
    },
    close: () => {},
  };
}
