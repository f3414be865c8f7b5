// What a reading gives after a fault.

/**
 * Makes calls of an engine such that whoever gets its exception finds it working again. The glue makes a new instance by itself
 * (crates/xtask/src/glue.rs); old browsers make it on a page's thread only while nothing else is done.
 */
export const healed = (renewed: () => Promise<void>) => async <Answer>(call: () => Answer): Promise<Answer> => {
  try {
    return call();
  } catch (error) {
    await renewed();
    throw error;
  }
};
