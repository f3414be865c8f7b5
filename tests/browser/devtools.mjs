// The DevTools protocol over a pair of pipes: JSON messages, each ended by NUL. No port, so no collisions, and no
// WebSocket library; Chromium 81 and today's both speak it.

import { spawn } from "node:child_process";

/** How long one protocol command may take before the test is told which one hangs. */
const COMMAND_TIMEOUT = 60_000;

export class DevTools {
  #child;
  #next = 1;
  #waiting = new Map();
  #listeners = new Set();
  #rest = [];
  #stderr = "";
  #closed = false;

  /** Starts the browser. It ends with `close()`, or with this process. */
  constructor({ program, flags, env }) {
    this.#child = spawn(program, flags, { env, stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
    this.#child.stderr.on("data", (data) => (this.#stderr = (this.#stderr + data).slice(-4000)));
    this.#child.stdio[4].on("data", (data) => this.#receive(data));
    // A dying browser breaks the pipes; `exit` tells the story.
    this.#child.stdio[3].on("error", () => {});
    this.#child.stdio[4].on("error", () => {});
    this.exited = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(this.#end(`could not start ${program}: ${error.message}`)));
      this.#child.once("exit", (code, signal) => resolve(this.#end(`the browser ended (${signal ?? code})`)));
    });
    this.#onProcessExit = () => this.#child.kill("SIGKILL");
    process.once("exit", this.#onProcessExit);
  }
  #onProcessExit;

  /** One command; resolves with its result. `session` is empty for the browser itself. */
  send(method, params = {}, session = undefined) {
    if (this.#closed) {
      return Promise.reject(new Error(`${method}: the browser is closed`));
    }
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method}: no answer from the browser in ${COMMAND_TIMEOUT / 1000} s`));
      }, COMMAND_TIMEOUT);
      this.#waiting.set(id, { method, resolve, reject, timer });
      this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    });
  }

  /** Calls `listener(method, params, session)` for every event. */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the browser to end, and ends it when it does not. Only ever touches the process started here. */
  async close() {
    if (!this.#closed) {
      this.send("Browser.close").catch(() => {});
      const timer = setTimeout(() => this.#child.kill("SIGKILL"), 3000);
      await this.exited;
      clearTimeout(timer);
    }
  }

  #receive(data) {
    let from = 0;
    for (let at = data.indexOf(0); at !== -1; at = data.indexOf(0, from)) {
      this.#rest.push(data.subarray(from, at));
      this.#dispatch(JSON.parse(Buffer.concat(this.#rest).toString("utf8")));
      this.#rest = [];
      from = at + 1;
    }
    this.#rest.push(data.subarray(from));
  }

  #dispatch({ id, method, params, result, error, sessionId }) {
    if (id === undefined) {
      for (const listener of this.#listeners) listener(method, params, sessionId);
      return;
    }
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (error) {
      waiting.reject(new Error(`${waiting.method}: ${error.message}${error.data ? ` (${error.data})` : ""}`));
    } else {
      waiting.resolve(result);
    }
  }

  #end(reason) {
    this.#closed = true;
    process.removeListener("exit", this.#onProcessExit);
    for (const { method, reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`${method}: ${reason}\n${this.#stderr}`));
    }
    this.#waiting.clear();
  }
}
