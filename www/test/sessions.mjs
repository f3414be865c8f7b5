// Sessions over an engine that reads `甲局 a=1`, for tests of what is kept of them.
import { load } from "./bundle.mjs";

const { Session } = await load("state/session.ts");

/** Reads `甲局 a=1`, several parted by `|`; a change takes the place of the number. */
const engine = () => {
  const read = async (text, media, name, changes = []) => ({
    text, source: { name, media, length: text.length }, findings: [],
    reports: text.split("|").flatMap((part, index) => {
      const [, agency, raw] = /(\S+) a=(\d+)/.exec(part) ?? [];
      if (!agency) return [];
      const print = changes.find((one) => one.report === index)?.print ?? raw;
      return [{ title: null, agency, year: 2024, span: [0, 1], forms: { disclosure: null, requests: "F21", disputes: null }, cells: { "requests.a": { raw: print, value: Number(print), state: "number" } }, extra_rows: [], findings: [], checks: { passed: 1 } }];
    }),
  });
  return { version: "0", forms: [], rules: new Map(), read, helper: async () => ({ read, close: () => {} }) };
};
/** A text as an input. */
export const given = (text, name = "") => ({ source: { name, media: "text/plain", text } });

/** A session, with what a copy of the page carries. */
export async function opened(kept = null) {
  const session = new Session();
  await session.start(Promise.resolve(engine()), kept);
  return session;
}
