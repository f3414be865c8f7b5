// What stands in for the worker where there is none.
import { Died, type Helper, type Reader } from "./engine.js";
import { Broke, detailsOf, isBroke } from "./fault.js";
import { open, type Decode, type Opener } from "../input/files.js";
import { mayBeFile } from "../input/kind.js";

/** Lets the page draw and answer. */
export const breathe = (): Promise<void> => new Promise((next) => setTimeout(next, 0));

/** The reader of this thread; between two readings the page may draw and answer. `opener` starts the readers of files, `decode` is for text. */
export function sliced(reader: Reader, opener?: () => Promise<Opener>, decode: Decode = () => undefined): Helper {
  const helper: Helper = {
    read: async (...input) => {
      await breathe();
      return reader.read(...input);
    },
    close: () => {},
  };
  if (opener) {
    helper.take = async (bytes, name, depth, _watch, custom) => {
      await breathe();
      try {
        const opened = open(bytes, name, depth, mayBeFile(bytes) ? await opener() : null, decode);
        if (!("source" in opened)) return { opened };
        const { text, media, file } = opened.source;
        return { opened, document: await reader.read(text, media, name, [], file, custom) };
      } catch (error) {
        const details = detailsOf(error, "gongkai/files");
        throw isBroke(error) ? new Broke(details) : new Died(details);
      }
    };
  }
  return helper;
}
