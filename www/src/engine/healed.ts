// What a reading gives after a fault.
import { Broke, detailsOf } from "./fault.js";

/**
 * Makes calls of an engine such that whoever gets its exception (`Broke`) finds it working again. The glue makes a new instance by itself
 * (crates/xtask/src/glue.rs); old browsers make it on a page's thread only while nothing else is done.
 */
export const healed = (renewed: () => Promise<void>, program: string) => async <Answer>(call: () => Answer): Promise<Answer> => {
  try {
    return call();
  } catch (error) {
    await renewed();
    throw new Broke(detailsOf(error, program));
  }
};
