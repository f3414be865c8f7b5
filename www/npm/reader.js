// The engine in a worker, one call after the other; what is not wanted any more ends its worker. Both entries share this.

const errorOf = (words) => Object.assign(new Error(words.message), words);

/** `spawn(wasm, answered, failed)` starts a worker: it gives `post(task)` and `end()`. */
export function readerOf(spawn, wasm) {
  let worker = null;
  let closed = false;
  /** The first one is being read. */
  const queue = [];
  const start = async () => {
    const given = await wasm;
    return spawn(given instanceof URL ? given.href : given, answered, failed);
  };
  function drop() {
    void worker?.then((one) => one.end(), () => {});
    worker = null;
  }
  function next() {
    const [task] = queue;
    if (!task || task.sent) return;
    task.sent = true;
    const { call, input, options } = task;
    const own = (worker = worker ?? start());
    own.then((one) => own === worker && queue[0] === task && one.post({ call, input, options })).catch((error) => own === worker && failed(error));
  }
  function end(task, outcome) {
    queue.splice(queue.indexOf(task), 1);
    task.signal?.removeEventListener("abort", task.abort);
    outcome();
    next();
  }
  function answered({ document, error, failed: unstarted }) {
    const [task] = queue;
    if (unstarted) return failed(errorOf(unstarted));
    if (!task) return;
    if (error) end(task, () => task.fail(errorOf(error)));
    else end(task, () => task.done(document));
  }
  /** The worker did not start, or ended. */
  function failed(error) {
    const [task] = queue;
    drop();
    if (task) end(task, () => task.fail(error));
  }
  const ask = (call, input, { signal, ...options } = {}) =>
    new Promise((done, fail) => {
      const task = { call, input, options, signal, done, fail, sent: false };
      const reason = () => signal.reason ?? new DOMException("The reading was aborted.", "AbortError");
      if (closed) return fail(new Error("gongkai/worker: closed"));
      if (signal?.aborted) return fail(reason());
      task.abort = () => {
        // Only a worker as a whole can be stopped.
        if (queue[0] === task) drop();
        end(task, () => fail(reason()));
      };
      signal?.addEventListener("abort", task.abort);
      queue.push(task);
      next();
    });
  return {
    parse: (text, options) => ask("parse", String(text), options),
    parseBytes: (bytes, options) => ask("parseBytes", bytes, options),
    close() {
      closed = true;
      drop();
      for (const task of queue.splice(0)) {
        task.signal?.removeEventListener("abort", task.abort);
        task.fail(new Error("gongkai/worker: closed"));
      }
    },
  };
}

/** What the worker does with a message: the first one brings the module, or nothing for the one beside the script. */
export function answering(init, engine, post) {
  let started = null;
  const words = ({ name, message, stage, place }) => ({ name, message, ...(stage !== undefined && { stage }), ...(place !== undefined && { place }) });
  return async ({ wasm, call, input, options }) => {
    if (!started) {
      started = init(wasm ?? undefined);
      return started.catch((error) => post({ failed: words(error) }));
    }
    try {
      await started;
    } catch {
      // That was answered.
      return;
    }
    try {
      post({ document: engine[call](input, options) });
    } catch (error) {
      post({ error: words(error) });
    }
  };
}
